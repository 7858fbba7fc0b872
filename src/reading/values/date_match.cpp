#include "reading/values/date_match.h"

#include "reading/values/digits.h"
#include "reading/values/number.h"
#include "reading/values/numeric_dates.h"

namespace chancery {
namespace {

constexpr int kFirstSpelledYear = 1900;
constexpr int kLastShortYear = 2040;  // Thai years in two digits count from 2500 beyond it

SmallNumbers::Number small_number(std::int64_t value, std::size_t digits, std::size_t end) {
  if (value < 0 || value > 9999) return {0, -1, 0};
  return {static_cast<std::uint32_t>(end), static_cast<std::int16_t>(value), static_cast<std::uint8_t>(digits)};
}

SmallNumbers::Number read_small(const TokenText& text, std::size_t i) {
  constexpr std::size_t kLongest = 4;
  if (i >= text.size()) return small_number(-1, 0, i);
  if (text[i].kind == TokenKind::Number) {
    const std::string_view digits = text.at(i);
    return small_number(plain_digits(digits, 1, kLongest).value_or(-1), digits.size(), i + 1);
  }
  const Meaning* word = text.find(i, Cls::Number);
  if (word == nullptr && !text.is(i, Cls::Multiplier)) return small_number(-1, 0, i);
  const auto number = read_number(text, i);
  if (number && number->fraction && word != nullptr)  // the first three quarters of 2024
    return small_number(word->value, 0, i + 1);
  const auto value = number && !number->fraction ? number->value.to_integer() : std::nullopt;
  return small_number(value.value_or(-1), 0, number ? number->end : i);
}

}  // namespace

const SmallNumbers::Number* SmallNumbers::at(std::size_t i) {
  const std::size_t place = i - start_;
  if (place >= kReach) return nullptr;
  Number& number = numbers_[place];
  if ((known_ >> place & 1U) == 0) {
    number = read_small(text_, i);
    known_ |= 1U << place;
  }
  return number.value < 0 ? nullptr : &number;
}

DateMatch::DateMatch(const Packs& packs, const TokenText& text, const DateRuleRecord& rule, SmallNumbers& numbers)
    : packs_(packs),
      text_(text),
      rule_(rule),
      elements_(packs.date_elements().subspan(rule.first, rule.count)),
      numbers_(numbers) {
  slots_.buddhist_years = packs.languages()[rule.language].buddhist_years != 0;
}

std::optional<FoundDate> DateMatch::read(std::size_t start) {
  at_ = start;
  match(0);
  return best_;
}

/// Takes element by element; where one is optional, also tries without it.
void DateMatch::match(std::size_t element) {
  if (element == elements_.size()) return keep();
  const DateElement& e = elements_[element];
  const std::size_t here = at_;
  if (here < text_.size() && text_[here].kind != TokenKind::LineEnd) {
    const DateSlots before = slots_;
    if (const std::size_t next = e.kind == DateElement::Kind::Word ? take_word(e) : take_slot(e.slot); next != 0) {
      begins_[element] = static_cast<std::uint32_t>(here);
      taken_ |= 1U << element;
      at_ = next;
      match(element + 1);
      at_ = here;
      taken_ &= ~(1U << element);
      slots_ = before;
    }
  }
  if (e.optional != 0) match(element + 1);
}

std::size_t DateMatch::take_word(const DateElement& element) {
  const Meaning* word = text_.find(at_, element.cls);
  if (word == nullptr) return 0;
  if (element.cls == static_cast<std::uint16_t>(Cls::Era)) slots_.era = word->value;
  if (element.cls == static_cast<std::uint16_t>(Cls::Month))
    slots_[slots_[DateSlot::Month] != 0 ? DateSlot::Month2 : DateSlot::Month] = word->value;
  return at_ + 1;
}

std::size_t DateMatch::take_slot(DateSlot slot) {
  switch (slot) {
    case DateSlot::Day:
    case DateSlot::Day2:
      return take_number(slot, 31);
    case DateSlot::NthDay:
      return take_ordinal_day();
    case DateSlot::Month:
    case DateSlot::Month2:
      if (const Meaning* name = text_.find(at_, Cls::Month)) {
        slots_[slot] = name->value;
        return at_ + 1;
      }
      return take_number(slot, 12);
    case DateSlot::Year:
    case DateSlot::Year2:
      return take_year(slot);
    case DateSlot::Quarter:
      return take_part(slot, 4);
    case DateSlot::Half:
      return take_part(slot, 2);
    case DateSlot::Count:
      return take_number(slot, 12);
    case DateSlot::Numeric:
      return take_numeric();
  }
  return 0;
}

std::size_t DateMatch::take_number(DateSlot slot, int highest) {
  const SmallNumbers::Number* number = numbers_.at(at_);
  if (number == nullptr || number->value < 1 || number->value > highest || number->digits > 2) return 0;
  slots_[slot] = number->value;
  return number->end;
}

std::size_t DateMatch::take_year(DateSlot slot) {
  const SmallNumbers::Number* number = numbers_.at(at_);
  if (number == nullptr) return 0;
  int year = number->value;
  if (const int second = short_second_year(slot, *number); second != 0) {
    year = second;
  } else if (number->digits == 0) {
    if (year < kFirstSpelledYear || !is_year(year, 4)) return 0;
  } else if (number->digits == 2 && !is_common_era_behind(at_ + 1)) {
    // Two digits behind an era word: พ.ศ. 67 is 2567; behind an apostrophe: '24 is 2024; 15 ก.ย. 67 is 2567.
    const bool apostrophe = at_ > 0 && text_.is_mark(at_ - 1, '\'');
    const bool behind_month = slots_.buddhist_years && at_ > 0 && text_.is(at_ - 1, Cls::Month);
    if (slots_.era < 0 && !apostrophe && !behind_month) return 0;
    year += slots_.era > 0 ? 2500 : 2000;
    if (behind_month && slots_.era < 0 && year >= kLastShortYear) year += 500;
  } else if (!is_year(year, number->digits) && (year == 0 || !is_common_era_behind(at_ + 1))) {
    return 0;
  }
  slots_[slot] = year;
  return number->end;
}

/// The second year of '2023-24', '2020/25', whole; 0 where this is none. Up to 12 it would be a month.
int DateMatch::short_second_year(DateSlot slot, const SmallNumbers::Number& number) const {
  constexpr int kLongestPlan = 15;
  const int first = slots_[DateSlot::Year];
  if (slot != DateSlot::Year2 || first == 0 || number.digits != 2 || number.value <= 12 || !text_.joined(at_)) return 0;
  const bool goes_on = text_.joined(number.end) && text_.joined(number.end + 1) &&
                       (text_.is_mark(number.end, '/') || text_.is_mark(number.end, '-'));  // number of a document
  if (goes_on) return 0;
  const int second = first - first % 100 + number.value;
  return second > first && second - first <= kLongestPlan ? second : 0;
}

/// 'In 14 AD': an era word makes any number a year.
bool DateMatch::is_common_era_behind(std::size_t i) const {
  const Meaning* era = text_.find(i, Cls::Era);
  return era != nullptr && era->value == 0;
}

std::size_t DateMatch::take_part(DateSlot slot, int highest) {
  if (const std::size_t end = take_number(slot, highest); end != 0) return end;
  if (const auto roman = read_roman(text_.at(at_)); roman && *roman <= highest) {
    slots_[slot] = *roman;
    return at_ + 1;
  }
  if (const Meaning* word = text_.find(at_, Cls::OrdinalWord);
      word != nullptr && word->value >= 1 && word->value <= highest) {
    slots_[slot] = word->value;
    return at_ + 1;
  }
  if (!text_.is(at_, Cls::OrdinalPrefix)) return 0;
  ++at_;  // put back by match()
  return take_number(slot, highest);
}

std::size_t DateMatch::take_ordinal_day() {
  const Meaning* word = text_.find(at_, Cls::OrdinalWord);
  if (word == nullptr || word->value < 1 || word->value > 31) return 0;
  slots_[DateSlot::Day] = word->value;
  return at_ + 1;
}

std::size_t DateMatch::take_numeric() {
  const auto found = read_numeric_date(text_, at_, packs_.languages()[rule_.language]);
  if (!found) return take_dotted();
  slots_[DateSlot::Numeric] = 1;
  slots_.numeric = found->from;
  return found->matched_to;
}

/// 'Ngày 18.11', 'tháng 12.2025': two numbers with a full stop, which alone would be a decimal.
std::size_t DateMatch::take_dotted() {
  if (taken_ == 0 || text_[at_].kind != TokenKind::Number || counts_something(at_ + 1)) return 0;
  const std::string_view digits = text_.at(at_);
  const std::size_t stop = digits.find('.');
  if (stop == std::string_view::npos) return 0;
  const auto first = plain_digits(digits.substr(0, stop), 1, 2);
  const auto second = plain_digits(digits.substr(stop + 1), 1, 4);
  if (!first || !second) return 0;
  const std::size_t length = digits.size() - stop - 1;
  if (length == 3) return 0;
  slots_[DateSlot::Numeric] = 1;
  slots_.numeric = length == 4 ? PartialDate{*second, *first, 0} : PartialDate{0, *second, *first};
  if (length == 4 && !is_year(*second, length)) return 0;
  return at_ + 1;
}

bool DateMatch::counts_something(std::size_t i) const {
  return text_.is(i, Cls::Money) || text_.is(i, Cls::Counted) || text_.is(i, Cls::Measure) ||
         text_.is(i, Cls::Multiplier) || text_.is(i, Cls::Duration);
}

/// All elements are there: keeps the date that they make, if it is longer than the one before.
void DateMatch::keep() {
  if (best_ && at_ <= best_->matched_to) return;
  auto found = date_of(slots_, rule_.makes);
  if (!found) return;
  set_span(*found);
  if (is_range_of_money(*found)) return;
  found->rule = packs_.text(rule_.id);
  best_ = found;
}

/// The span begins with the first element that was taken and is not outside, and ends before the last ones that are.
void DateMatch::set_span(FoundDate& found) const {
  found.first = found.last = found.matched_to = at_;
  for (std::size_t e = elements_.size(); e-- > 0;) {
    if (is_taken(e) && elements_[e].outside == 0) found.first = begins_[e];
  }
  for (std::size_t e = elements_.size(); e-- > 0;) {
    if (!is_taken(e)) continue;
    if (elements_[e].outside == 0) break;
    found.last = begins_[e];
  }
}

/// '1000-2000 dong' is a range of money.
bool DateMatch::is_range_of_money(const FoundDate& found) const {
  const bool years_only = found.shape == FoundDate::Shape::Interval && found.from.month == 0;
  if (!years_only || found.first + 3 != found.matched_to) return false;
  return counts_something(at_);
}

}  // namespace chancery
