#include "reading/dates.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "reading/digits.h"
#include "reading/number.h"

namespace chancery {
namespace {

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2200;

std::optional<int> plain_digits(std::string_view text, std::size_t shortest, std::size_t longest) {
  if (text.size() < shortest || text.size() > longest) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// A small whole number in digits or words, with the token behind it.
std::optional<std::pair<int, std::size_t>> small_number(const TokenText& text, std::size_t i, int lowest, int highest) {
  if (i >= text.size()) return std::nullopt;
  if (text[i].kind == TokenKind::Number) {
    const auto value = plain_digits(text.at(i), 1, 2);
    if (!value || *value < lowest || *value > highest) return std::nullopt;
    return std::pair{*value, i + 1};
  }
  if (!text.is(i, Cls::Number) && !text.is(i, Cls::Multiplier)) return std::nullopt;
  const auto number = read_number(text, i);
  const auto value = number ? number->value.to_integer() : std::nullopt;
  if (!value || *value < lowest || *value > highest) return std::nullopt;
  return std::pair{static_cast<int>(*value), number->end};
}

/// Parts of a date written with one mark between its numbers.
struct NumericParts {
  std::array<int, 3> value = {};
  std::array<std::size_t, 3> digits = {};
  std::size_t count = 0;
  std::size_t end = 0;
};

NumericParts parts_in_one_token(std::string_view digits, std::size_t end) {
  NumericParts parts;
  parts.end = end;
  std::size_t at = 0;
  while (at <= digits.size() && parts.count < 3) {
    const std::size_t stop = std::min(digits.find('.', at), digits.size());
    const auto value = plain_digits(digits.substr(at, stop - at), 1, 4);
    if (!value) return {};
    parts.value[parts.count] = *value;
    parts.digits[parts.count++] = stop - at;
    at = stop + 1;
    if (stop == digits.size()) return parts;
  }
  return {};
}

NumericParts parts_by_mark(const TokenText& text, std::size_t i, char mark) {
  NumericParts parts;
  while (parts.count < 3 && i < text.size() && text[i].kind == TokenKind::Number) {
    const auto value = plain_digits(text.at(i), 1, 4);
    if (!value) break;
    parts.value[parts.count] = *value;
    parts.digits[parts.count++] = text.at(i).size();
    parts.end = ++i;
    // Tokens joined by the mark; spaces around it only where every mark has them (02 / 9 / 2025).
    if (parts.count == 3 || !text.is_mark(i, mark)) break;
    ++i;
  }
  return parts;
}

/// Tokens that a rule of up to half as many elements can stretch over; numbers in words take several.
constexpr std::size_t kReach = 24;

bool is_year(int value, std::size_t digits) { return digits == 4 && value >= kFirstYear && value <= kLastYear + 543; }

}  // namespace

struct DateFinder::Match {
  std::array<int, 10> slot = {};
  std::array<bool, 10> filled = {};
  std::array<std::size_t, 24> begins = {};  ///< token where each element began
  std::array<bool, 24> taken = {};          ///< was the element there at all?
  int era = -1;
  bool buddhist_years = false;
  FoundDate numeric;
  std::size_t at = 0;
  std::size_t start = 0;
  std::optional<FoundDate> best;

  [[nodiscard]] int value(DateSlot s) const { return slot[static_cast<std::size_t>(s)]; }
  [[nodiscard]] bool has(DateSlot s) const { return filled[static_cast<std::size_t>(s)]; }
};

DateFinder::DateFinder(const Packs& packs) : packs_(packs) {
  for (std::size_t r = 0; r < packs.date_rules().size(); ++r) {
    const DateRuleRecord& rule = packs.date_rules()[r];
    const auto number = static_cast<std::uint16_t>(r);
    needed_.push_back(0);
    for (std::size_t e = 0; e < rule.count && rule.count <= kReach / 2; ++e) {
      const DateElement& element = packs.date_elements()[rule.first + e];
      if (element.optional != 0) continue;
      const bool named = element.kind == DateElement::Kind::Slot &&
                         (element.slot == DateSlot::Month || element.slot == DateSlot::Month2 ||
                          element.slot == DateSlot::Quarter || element.slot == DateSlot::Half);
      if (!named) needed_.back() |= element.kind == DateElement::Kind::Word ? date_mark(element.cls) : kNumberMark;
    }
    for (std::size_t e = 0; e < rule.count; ++e) {
      const DateElement& element = packs.date_elements()[rule.first + e];
      if (element.kind == DateElement::Kind::Word) {
        if (rules_by_class_.size() <= element.cls) rules_by_class_.resize(element.cls + 1U);
        rules_by_class_[element.cls].push_back(number);
      } else if (element.slot == DateSlot::Numeric) {
        numeric_rules_.push_back(number);
      } else {
        rules_by_number_.push_back(number);
        if (element.slot == DateSlot::Quarter || element.slot == DateSlot::Half) rules_by_ordinal_.push_back(number);
        if (element.slot == DateSlot::Month || element.slot == DateSlot::Month2) {
          const auto month = static_cast<std::size_t>(Cls::Month);
          if (rules_by_class_.size() <= month) rules_by_class_.resize(month + 1);
          rules_by_class_[month].push_back(number);
        }
      }
      if (element.optional == 0) break;
    }
  }
}

namespace {

/// A year as written, in the common era: by its era word, else by the habit of the language.
std::optional<int> common_era(int year, int era, bool buddhist_years) {
  if (era > 0) return year - era;
  if (era < 0 && buddhist_years && year >= 2400 && year <= 2700) return year - 543;
  return year;
}

std::optional<std::pair<int, std::size_t>> read_year(const TokenText& text, std::size_t i, int era,
                                                     bool short_allowed) {
  if (i >= text.size()) return std::nullopt;
  if (text[i].kind == TokenKind::Number) {
    if (const auto year = plain_digits(text.at(i), 4, 4); year && is_year(*year, 4)) return std::pair{*year, i + 1};
    if (const auto year = plain_digits(text.at(i), 2, 2); year && short_allowed) {
      // Two digits behind an era word: พ.ศ. 67 is 2567; behind an apostrophe: '24 is 2024.
      return std::pair{*year + (era > 0 ? 2500 : 2000), i + 1};
    }
    return std::nullopt;
  }
  if (!text.is(i, Cls::Number) && !text.is(i, Cls::Multiplier)) return std::nullopt;
  const auto number = read_number(text, i);
  const auto value = number ? number->value.to_integer() : std::nullopt;
  if (!value || *value < 1900 || *value > kLastYear + 543) return std::nullopt;
  return std::pair{static_cast<int>(*value), number->end};
}

std::optional<std::pair<int, std::size_t>> read_part(const TokenText& text, std::size_t i, int highest) {
  if (const auto number = small_number(text, i, 1, highest)) return number;
  if (i >= text.size()) return std::nullopt;
  if (const auto roman = read_roman(text.at(i)); roman && *roman <= highest) return std::pair{*roman, i + 1};
  if (const Meaning* word = text.find(i, Cls::OrdinalWord);
      word != nullptr && word->value >= 1 && word->value <= highest)
    return std::pair{word->value, i + 1};
  if (text.is(i, Cls::OrdinalPrefix)) return small_number(text, i + 1, 1, highest);
  return std::nullopt;
}

std::optional<FoundDate> to_found(const NumericParts& parts, bool month_first, bool buddhist_years) {
  FoundDate found;
  const auto year_of = [&](std::size_t i) {
    return *common_era(parts.value[i], -1, buddhist_years || parts.value[i] >= 2400);
  };
  if (parts.count == 3 && is_year(parts.value[2], parts.digits[2]) && parts.digits[0] <= 2 && parts.digits[1] <= 2) {
    found.from = {year_of(2), parts.value[1], parts.value[0]};
    if (month_first && parts.value[0] <= 12) std::swap(found.from.month, found.from.day);
    if (found.from.month > 12 && found.from.day <= 12) std::swap(found.from.month, found.from.day);
  } else if (parts.count == 3 && is_year(parts.value[0], parts.digits[0]) && parts.digits[1] <= 2 &&
             parts.digits[2] <= 2) {
    found.from = {year_of(0), parts.value[1], parts.value[2]};
  } else if (parts.count == 2 && is_year(parts.value[1], parts.digits[1]) && parts.digits[0] <= 2) {
    found.from = {year_of(1), parts.value[0], 0};
    if (parts.value[0] == 0) return std::nullopt;
  } else if (parts.count == 2 && is_year(parts.value[0], parts.digits[0]) && parts.digits[1] <= 2) {
    found.from = {year_of(0), parts.value[1], 0};
    if (parts.value[1] == 0) return std::nullopt;
  } else {
    return std::nullopt;
  }
  const bool complete = parts.count == 2 || (found.from.day > 0 && found.from.month > 0);
  if (!complete || found.from.year < kFirstYear || !is_possible(found.from)) return std::nullopt;
  return found;
}

}  // namespace

std::optional<FoundDate> DateFinder::numeric(const TokenText& text, std::size_t i, std::uint8_t language) const {
  if (i >= text.size() || text[i].kind != TokenKind::Number) return std::nullopt;
  const LanguageRecord& record = packs_.languages()[language];
  const std::string_view digits = text.at(i);
  if (digits.find(',') != std::string_view::npos) return std::nullopt;
  NumericParts parts;
  if (std::count(digits.begin(), digits.end(), '.') == 2) {
    parts = parts_in_one_token(digits, i + 1);
  } else if (digits.find('.') == std::string_view::npos) {
    for (const char mark : {'/', '-'}) {
      if (text.is_mark(i + 1, mark)) parts = parts_by_mark(text, i, mark);
    }
  }
  // 06/2020/QĐ-TTg is the number of a document.
  const bool goes_on = (text.is_mark(parts.end, '/') || text.is_mark(parts.end, '-')) && text.joined(parts.end) &&
                       text.joined(parts.end + 1);
  if (goes_on || (i > 0 && (text.is(i - 1, Cls::Never) || (text.is_mark(i - 1, '/') && text.joined(i)))))
    return std::nullopt;
  auto found = to_found(parts, record.month_first != 0, record.buddhist_years != 0);
  if (!found) return std::nullopt;
  found->first = i;
  found->last = found->matched_to = parts.end;
  return found;
}

void DateFinder::match(const TokenText& text, const DateRuleRecord& rule, std::size_t element, Match& m) const {
  if (element == rule.count) {
    FoundDate found;
    found.rule = packs_.text(rule.id);
    found.first = m.at;
    for (std::size_t e = rule.count; e-- > 0;) {
      if (m.taken[e] && packs_.date_elements()[rule.first + e].outside == 0) found.first = m.begins[e];
    }
    std::size_t last_end = m.at;
    for (std::size_t e = rule.count; e-- > 0;) {
      if (!m.taken[e]) continue;
      if (packs_.date_elements()[rule.first + e].outside == 0) break;
      last_end = m.begins[e];
    }
    found.last = last_end;
    found.matched_to = m.at;
    // What the slots say.
    const auto year = [&](DateSlot s) {
      return m.has(s) ? common_era(m.value(s), m.era, m.buddhist_years).value_or(0) : 0;
    };
    using S = DateSlot;
    found.from = {year(S::Year), m.value(S::Month), m.value(S::Day)};
    if (m.has(S::Numeric)) {
      found.from = m.numeric.from;
    }
    const bool range = m.has(S::Day2) || m.has(S::Month2) || m.has(S::Year2);
    if (range) {
      found.shape = FoundDate::Shape::Interval;
      found.to = {year(S::Year2), m.value(S::Month2), m.value(S::Day2)};
      if (found.to.year == 0) found.to.year = found.from.year;
      if (found.from.year == 0) found.from.year = found.to.year;
      if (m.has(S::Day2) || m.has(S::Month2)) {
        if (found.to.month == 0) found.to.month = found.from.month;
        if (found.from.month == 0) found.from.month = found.to.month;
      }
      if (!is_possible(found.to)) return;
      const auto key = [](const PartialDate& d) { return (d.year * 13 + d.month) * 32 + d.day; };
      if (key(found.from) >= key(found.to)) return;
    }
    switch (rule.makes) {
      case DateMakes::Date:
        break;
      case DateMakes::Quarter:
        found.shape = FoundDate::Shape::Quarter;
        found.part = m.value(S::Quarter);
        break;
      case DateMakes::Half:
        found.shape = FoundDate::Shape::Half;
        found.part = m.value(S::Half);
        break;
      case DateMakes::FirstHalf:
        found.shape = FoundDate::Shape::Half;
        found.part = 1;
        break;
      case DateMakes::SecondHalf:
        found.shape = FoundDate::Shape::Half;
        found.part = 2;
        break;
      case DateMakes::FirstQuarter:
        found.shape = FoundDate::Shape::Quarter;
        found.part = 1;
        break;
      case DateMakes::LastQuarter:
        found.shape = FoundDate::Shape::Quarter;
        found.part = 4;
        break;
      case DateMakes::Since:
        found.shape = FoundDate::Shape::Since;
        break;
      case DateMakes::FirstMonths:
        found.shape = FoundDate::Shape::FirstMonths;
        found.from.month = 1;
        found.from.day = 0;
        found.to = {found.from.year, m.value(S::Count), 0};
        if (m.value(S::Count) < 1 || m.value(S::Count) > 12) return;
        if (m.value(S::Count) == 6) {
          found.shape = FoundDate::Shape::Half;  // the first six months are the first half
          found.part = 1;
        }
        break;
    }
    const bool part_of_year = found.shape == FoundDate::Shape::Quarter || found.shape == FoundDate::Shape::Half ||
                              found.shape == FoundDate::Shape::FirstMonths;
    if (found.shape == FoundDate::Shape::Quarter || found.shape == FoundDate::Shape::Half)
      found.from.month = found.from.day = 0;
    found.year_missing = found.from.year == 0;
    if (!part_of_year && !is_possible(found.from)) return;
    if (part_of_year && found.part == 0 && found.shape != FoundDate::Shape::FirstMonths) return;
    if (found.year_missing && !part_of_year && found.from.day == 0) return;  // a bare month says too little
    // '1000-2000 dong' is a range of money.
    const bool years_only = range && found.from.month == 0;
    if (years_only &&
        (text.is(m.at, Cls::Money) || text.is(m.at, Cls::Counted) || text.is(m.at, Cls::Measure) ||
         text.is(m.at, Cls::Multiplier)) &&
        found.first == found.matched_to - 3) {
      return;
    }
    if (!m.best || found.matched_to > m.best->matched_to) m.best = found;
    return;
  }

  const DateElement& e = packs_.date_elements()[rule.first + element];
  const std::size_t here = m.at;
  m.begins[element] = here;
  const bool line_end = here < text.size() && text[here].kind == TokenKind::LineEnd;
  if (here < text.size() && !line_end) {
    std::size_t next = 0;
    const int era_before = m.era;
    int named_month = 0;
    if (e.kind == DateElement::Kind::Word) {
      if (const Meaning* word = text.find(here, e.cls)) {
        next = here + 1;
        if (e.cls == static_cast<std::uint16_t>(Cls::Era)) m.era = word->value;
        if (e.cls == static_cast<std::uint16_t>(Cls::Month)) named_month = word->value;
      }
    } else {
      const auto slot = static_cast<std::size_t>(e.slot);
      std::optional<std::pair<int, std::size_t>> value;
      switch (e.slot) {
        case DateSlot::Day:
        case DateSlot::Day2:
          value = small_number(text, here, 1, 31);
          break;
        case DateSlot::Month:
        case DateSlot::Month2:
          if (const Meaning* name = text.find(here, Cls::Month)) {
            value = std::pair{name->value, here + 1};
          } else {
            value = small_number(text, here, 1, 12);
          }
          break;
        case DateSlot::Year:
        case DateSlot::Year2: {
          const bool apostrophe = here > 0 && text.is_mark(here - 1, '\'');
          const bool thai_short = m.buddhist_years && here > 0 && text.is(here - 1, Cls::Month);  // 15 ก.ย. 67
          value = read_year(text, here, m.era, m.era >= 0 || apostrophe || thai_short);
          if (value && thai_short && m.era < 0 && text.at(here).size() == 2)
            value->first += value->first >= 2040 ? 500 : 0;
          break;
        }
        case DateSlot::Quarter:
          value = read_part(text, here, 4);
          break;
        case DateSlot::Half:
          value = read_part(text, here, 2);
          break;
        case DateSlot::Count:
          value = small_number(text, here, 1, 12);
          break;
        case DateSlot::Numeric:
          if (const auto found = numeric(text, here, rule.language)) {
            m.numeric = *found;
            value = std::pair{1, found->matched_to};
          }
          break;
      }
      if (value) {
        m.slot[slot] = value->first;
        m.filled[slot] = true;
        next = value->second;
      }
    }
    std::size_t filled = static_cast<std::size_t>(e.slot);
    if (named_month != 0) {
      filled = static_cast<std::size_t>(m.has(DateSlot::Month) ? DateSlot::Month2 : DateSlot::Month);
      m.slot[filled] = named_month;
      m.filled[filled] = true;
    }
    if (next > here) {
      m.taken[element] = true;
      m.at = next;
      match(text, rule, element + 1, m);
      m.at = here;
      m.taken[element] = false;
      m.era = era_before;
      if (e.kind == DateElement::Kind::Slot || named_month != 0) {
        m.filled[filled] = false;
        m.slot[filled] = 0;
      }
    }
  }
  if (e.optional != 0) match(text, rule, element + 1, m);
}

bool DateFinder::follows_ordinal_word(const TokenText& text, std::size_t i) const {
  if (!text.is(i - 1, Cls::OrdinalPrefix)) return false;
  for (const Meaning& meaning : packs_.meanings(text[i - 1].form)) {
    if (meaning.cls >= kDateWord) return false;  // 'day number'
  }
  return true;
}

std::optional<FoundDate> DateFinder::find(const TokenText& text, std::size_t i) const {
  const Token& token = text[i];
  constexpr std::uint64_t kMayBegin = kHasDateWord | class_bit(Cls::Number) | class_bit(Cls::Multiplier) |
                                      class_bit(Cls::Month) | class_bit(Cls::Era) | class_bit(Cls::OrdinalWord) |
                                      class_bit(Cls::OrdinalPrefix);
  if (token.kind != TokenKind::Number && (token.classes & kMayBegin) == 0) return std::nullopt;
  std::optional<FoundDate> best;
  std::uint64_t within_reach = 0;
  for (std::size_t k = i; k < text.size() && k < i + kReach; ++k) within_reach |= text[k].date_marks;
  const auto try_rules = [&](const std::vector<std::uint16_t>& rules, std::uint16_t languages) {
    for (const std::uint16_t number : rules) {
      if ((needed_[number] & ~within_reach) != 0) continue;
      const DateRuleRecord& rule = packs_.date_rules()[number];
      if ((languages & (1U << rule.language)) == 0) continue;
      Match m;
      m.at = m.start = i;
      m.buddhist_years = packs_.languages()[rule.language].buddhist_years != 0;
      match(text, rule, 0, m);
      if (m.best && (!best || m.best->matched_to > best->matched_to)) best = m.best;
    }
  };
  if (token.kind == TokenKind::Number) {
    if (i > 0 && follows_ordinal_word(text, i)) return std::nullopt;  // 'the 8th, in April 2024'
    for (std::uint8_t language = 0; language < packs_.languages().size() && !best; ++language) {
      if ((token.languages & (1U << language)) == 0) continue;
      if (auto found = numeric(text, i, language)) {
        found->rule = "common.date.numeric";
        best = found;
      }
    }
    try_rules(rules_by_number_, token.languages);
    try_rules(numeric_rules_, token.languages);
  } else if (token.kind == TokenKind::Word) {
    for (const Meaning& meaning : packs_.meanings(token.form)) {
      if ((meaning.languages & token.languages) == 0) continue;
      if (meaning.cls == static_cast<std::uint16_t>(Cls::OrdinalWord) ||
          meaning.cls == static_cast<std::uint16_t>(Cls::OrdinalPrefix)) {
        try_rules(rules_by_ordinal_, meaning.languages & token.languages);
      }
      if (meaning.cls < rules_by_class_.size() && !rules_by_class_[meaning.cls].empty()) {
        try_rules(rules_by_class_[meaning.cls], meaning.languages & token.languages);
      }
      if (meaning.cls == static_cast<std::uint16_t>(Cls::Number) ||
          meaning.cls == static_cast<std::uint16_t>(Cls::Multiplier)) {
        try_rules(rules_by_number_, meaning.languages & token.languages);
      }
    }
  }
  return best;
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
