#include "reading/dates.h"

#include "reading/date_match.h"
#include "reading/numeric_dates.h"

namespace chancery {
namespace {

/// Tokens that a rule of up to half as many elements can stretch over; numbers in words take several.
constexpr std::size_t kReach = 24;

/// Marks that must stand within reach of the start of a rule: of its elements that are not optional.
std::uint64_t marks_needed(std::span<const DateElement> elements) {
  if (elements.size() > kReach / 2) return 0;
  std::uint64_t needed = 0;
  for (const DateElement& element : elements) {
    if (element.optional != 0) continue;
    const bool named =
        element.kind == DateElement::Kind::Slot &&
        (element.slot == DateSlot::Month || element.slot == DateSlot::Month2 || element.slot == DateSlot::Quarter ||
         element.slot == DateSlot::Half || element.slot == DateSlot::NthDay);
    if (!named) needed |= element.kind == DateElement::Kind::Word ? date_mark(element.cls) : kNumberMark;
  }
  return needed;
}

std::uint64_t marks_within_reach(const TokenText& text, std::size_t i) {
  std::uint64_t marks = 0;
  for (std::size_t k = i; k < text.size() && k < i + kReach; ++k) marks |= text[k].date_marks;
  return marks;
}

}  // namespace

DateFinder::DateFinder(const Packs& packs) : packs_(packs) {
  for (std::size_t r = 0; r < packs.date_rules().size(); ++r) {
    const DateRuleRecord& rule = packs.date_rules()[r];
    const auto elements = packs.date_elements().subspan(rule.first, rule.count);
    const Start start{marks_needed(elements), static_cast<std::uint16_t>(1U << rule.language),
                      static_cast<std::uint16_t>(r)};
    for (const DateElement& element : elements) {
      add_start(element, start);
      if (element.optional == 0) break;
    }
  }
}

void DateFinder::add_start(const DateElement& element, Start start) {
  if (element.kind == DateElement::Kind::Word) return of_class(element.cls).push_back(start);
  switch (element.slot) {
    case DateSlot::Numeric:
      return by_numeric_.push_back(start);
    case DateSlot::NthDay:
      return by_ordinal_.push_back(start);
    case DateSlot::Quarter:
    case DateSlot::Half:
      by_ordinal_.push_back(start);
      break;
    case DateSlot::Month:
    case DateSlot::Month2:
      of_class(static_cast<std::uint16_t>(Cls::Month)).push_back(start);
      break;
    default:
      break;
  }
  by_number_.push_back(start);
}

DateFinder::Starts& DateFinder::of_class(std::uint16_t cls) {
  if (by_class_.size() <= cls) by_class_.resize(cls + 1U);
  return by_class_[cls];
}

bool DateFinder::follows_ordinal_word(const TokenText& text, std::size_t i) const {
  if (i == 0 || !text.is(i - 1, Cls::OrdinalPrefix)) return false;
  for (const Meaning& meaning : packs_.meanings(text[i - 1].form)) {
    if (meaning.cls >= kDateWord) return false;  // 'day number'
  }
  return true;
}

/// The longest date at one token, over the rules that may begin there.
struct DateFinder::Attempt {
  const DateFinder& finder;
  const TokenText& text;
  std::size_t i;
  std::uint64_t within_reach;
  SmallNumbers numbers;
  std::optional<FoundDate> best;

  Attempt(const DateFinder& f, const TokenText& t, std::size_t at)
      : finder(f), text(t), i(at), within_reach(marks_within_reach(t, at)), numbers(t, at) {}

  void keep(std::optional<FoundDate> found) {
    if (found && (!best || found->matched_to > best->matched_to)) best = found;
  }

  void try_rules(const Starts& starts, std::uint16_t languages) {
    for (const Start& start : starts) {
      if ((start.needed & ~within_reach) != 0 || (languages & start.languages) == 0) continue;
      keep(DateMatch(finder.packs_, text, finder.packs_.date_rules()[start.rule], numbers).read(i));
    }
  }

  void try_number() {
    const std::uint16_t languages = text[i].languages;
    for (std::size_t l = 0; l < finder.packs_.languages().size() && !best; ++l) {
      if ((languages & (1U << l)) == 0) continue;
      keep(read_numeric_date(text, i, finder.packs_.languages()[l]));
      if (best) best->rule = "common.date.numeric";
    }
    try_rules(finder.by_number_, languages);
    try_rules(finder.by_numeric_, languages);
  }

  void try_word() {
    for (const Meaning& meaning : finder.packs_.meanings(text[i].form)) {
      const auto languages = static_cast<std::uint16_t>(meaning.languages & text[i].languages);
      if (languages == 0) continue;
      const auto is = [&](Cls cls) { return meaning.cls == static_cast<std::uint16_t>(cls); };
      if (is(Cls::OrdinalWord) || is(Cls::OrdinalPrefix)) try_rules(finder.by_ordinal_, languages);
      if (meaning.cls < finder.by_class_.size()) try_rules(finder.by_class_[meaning.cls], languages);
      if (is(Cls::Number) || is(Cls::Multiplier)) try_rules(finder.by_number_, languages);
    }
  }
};

std::optional<FoundDate> DateFinder::find(const TokenText& text, std::size_t i) const {
  const Token& token = text[i];
  constexpr std::uint64_t kMayBegin = kHasDateWord | class_bit(Cls::Number) | class_bit(Cls::Multiplier) |
                                      class_bit(Cls::Month) | class_bit(Cls::Era) | class_bit(Cls::OrdinalWord) |
                                      class_bit(Cls::OrdinalPrefix);
  const bool number = token.kind == TokenKind::Number;
  if (!number && (token.classes & kMayBegin) == 0) return std::nullopt;
  if (number && follows_ordinal_word(text, i)) return std::nullopt;  // 'the 8th, in April 2024'
  Attempt attempt(*this, text, i);
  number ? attempt.try_number() : attempt.try_word();
  return attempt.best;
}

std::string to_edtf(const FoundDate& date) {
  using Shape = FoundDate::Shape;
  const auto year_part = [&](int code) {
    std::string out = to_edtf(PartialDate{date.from.year, 0, 0});
    return out + "-" + std::to_string(code);
  };
  switch (date.shape) {
    case Shape::Single:
      return to_edtf(date.from);
    case Shape::Interval:
    case Shape::FirstMonths:
      return to_edtf(date.from) + "/" + to_edtf(date.to);
    case Shape::Since:
      return to_edtf(date.from) + "/..";
    case Shape::Quarter:
      return year_part(32 + date.part);
    case Shape::Half:
      return year_part(39 + date.part);
  }
  return {};
}

}  // namespace chancery
