#include "reading/values/dates.h"

#include <bit>

#include "reading/values/date_match.h"
#include "reading/values/numeric_dates.h"

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

constexpr std::uint64_t kAnyMark = ~0ULL;

/// Marks of which the token where the element stands has one; `kAnyMark` where that is not told.
std::uint64_t marks_of(const DateElement& element) {
  if (element.kind == DateElement::Kind::Word) return date_mark(element.cls);
  switch (element.slot) {
    case DateSlot::Day:
    case DateSlot::Day2:
    case DateSlot::Year:
    case DateSlot::Year2:
    case DateSlot::Count:
    case DateSlot::Numeric:
      return kNumberMark;
    case DateSlot::Month:
    case DateSlot::Month2:
      return kNumberMark | date_mark(static_cast<std::uint16_t>(Cls::Month));
    case DateSlot::Quarter:  // which may be Roman
    case DateSlot::Half:
    case DateSlot::NthDay:
      return kAnyMark;
  }
  return kAnyMark;
}

/// Marks of which the token right behind the first of `elements` has one; `kAnyMark` where the rule may end there.
std::uint64_t marks_behind_first(std::span<const DateElement> elements) {
  std::uint64_t marks = 0;
  for (const DateElement& element : elements.subspan(1)) {
    marks |= marks_of(element);
    if (element.optional == 0) return marks;
  }
  return kAnyMark;
}

/// Marks of which the token behind the one that a rule begins with has one, whichever element it begins with.
std::uint64_t marks_behind_start(std::span<const DateElement> elements) {
  std::uint64_t marks = 0;
  for (std::size_t e = 0; e < elements.size(); ++e) {
    const bool numeric = elements[e].kind == DateElement::Kind::Slot && elements[e].slot == DateSlot::Numeric;
    marks |= numeric ? kAnyMark : marks_behind_first(elements.subspan(e));  // 2/9/2025 is several tokens
    if (elements[e].optional == 0) break;
  }
  return marks;
}

bool begins_with_word(std::span<const DateElement> elements) {
  for (const DateElement& element : elements) {
    if (element.kind != DateElement::Kind::Word) return false;
    if (element.optional == 0) break;
  }
  return true;
}

}  // namespace

void DateFinder::marks_within_reach(const TokenText& text, std::vector<std::uint64_t>& marks) {
  marks.resize(text.size());
  for (std::size_t i = 0; i < marks.size(); ++i) marks[i] = text[i].date_marks;
  // Windows of 2, 4, 8, 16 and then 24 tokens, each from two of the one before.
  static_assert(kReach == 24);
  for (const std::size_t step : {1U, 2U, 4U, 8U, 8U}) {
    for (std::size_t i = 0; i + step < marks.size(); ++i) marks[i] |= marks[i + step];
  }
}

DateFinder::DateFinder(const Packs& packs, Needs needs) : packs_(packs) {
  for (std::size_t r = 0; r < packs.date_rules().size(); ++r) {
    const DateRuleRecord& rule = packs.date_rules()[r];
    const auto elements = packs.date_elements().subspan(rule.first, rule.count);
    const bool asked = needs == Needs::Asked;
    const Start start{asked ? marks_needed(elements) : 0, asked ? marks_behind_start(elements) : kAnyMark,
                      static_cast<std::uint16_t>(r), begins_with_word(elements)};
    for (const DateElement& element : elements) {
      add_start(element, start, rule.language);
      if (element.optional == 0) break;
    }
  }
}

void DateFinder::Starts::add(const Start& start, std::uint8_t language) {
  if (groups.size() <= language) groups.resize(language + 1U);
  languages |= static_cast<std::uint16_t>(1U << language);
  Group& group = groups[language];
  group.rules.push_back(start);
  if (start.next == kAnyMark) {
    group.open.push_back(start);
  } else {
    group.next |= start.next;
  }
  group.needed &= start.needed;
  group.one_token = group.one_token && start.one_token;
}

void DateFinder::add_start(const DateElement& element, const Start& start, std::uint8_t language) {
  if (element.kind == DateElement::Kind::Word) return of_class(element.cls).add(start, language);
  switch (element.slot) {
    case DateSlot::Numeric:
      return by_numeric_.add(start, language);
    case DateSlot::NthDay:
      return by_ordinal_.add(start, language);
    case DateSlot::Quarter:
    case DateSlot::Half:
      by_ordinal_.add(start, language);
      break;
    case DateSlot::Month:
    case DateSlot::Month2:
      of_class(static_cast<std::uint16_t>(Cls::Month)).add(start, language);
      break;
    default:
      break;
  }
  by_number_.add(start, language);
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
  std::uint64_t next;  ///< marks of the token behind
  bool one_token;      ///< whatever a rule takes first here is this token alone
  SmallNumbers numbers;
  std::optional<FoundDate> best;

  Attempt(const DateFinder& f, const TokenText& t, std::size_t at, std::uint64_t marks)
      : finder(f),
        text(t),
        i(at),
        within_reach(marks),
        next(at + 1 < t.size() ? t[at + 1].date_marks : 0),
        one_token(t[at].kind == TokenKind::Number || (t[at].classes & kLonger) == 0),
        numbers(t, at) {}

  /// What may be the first of several tokens that fill one slot.
  static constexpr std::uint64_t kLonger =
      class_bit(Cls::Number) | class_bit(Cls::Multiplier) | class_bit(Cls::OrdinalPrefix);

  /// Is it plain that a rule, or all rules of a group, cannot match here, by what it needs within reach?
  template <class Rules>
  [[nodiscard]] bool is_out_of_reach(const Rules& rules) const {
    return (rules.needed & ~within_reach) != 0;
  }
  /// By what it goes on with behind this token?
  template <class Rules>
  [[nodiscard]] bool stops_at_next(const Rules& rules) const {
    return (one_token || rules.one_token) && (rules.next & next) == 0;
  }

  void keep(std::optional<FoundDate> found) {
    if (found && (!best || found->matched_to > best->matched_to)) best = found;
  }

  void try_rules(const Starts& starts, std::uint16_t asked) {
    for (unsigned languages = asked & starts.languages; languages != 0; languages &= languages - 1) {
      try_group(starts.groups[static_cast<std::size_t>(std::countr_zero(languages))]);
    }
  }

  void try_group(const Group& group) {
    if (is_out_of_reach(group)) return;
    for (const Start& start : stops_at_next(group) ? group.open : group.rules) {
      if (is_out_of_reach(start) || (start.next != kAnyMark && stops_at_next(start))) continue;
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

std::optional<FoundDate> DateFinder::find(const TokenText& text, std::size_t i,
                                          const std::vector<std::uint64_t>& marks) const {
  if (!may_begin(text[i])) return std::nullopt;
  const bool number = text[i].kind == TokenKind::Number;
  if (number && follows_ordinal_word(text, i)) return std::nullopt;  // 'the 8th, in April 2024'
  Attempt attempt(*this, text, i, marks[i]);
  number ? attempt.try_number() : attempt.try_word();
  return attempt.best;
}

namespace {

/// A year in digits at token `i`, with no unit behind it; 0 where there is none.
int bare_year(const TokenText& text, std::size_t i) {
  if (i >= text.size() || text[i].kind != TokenKind::Number) return 0;
  const int year = plain_digits(text.at(i), 4, 4).value_or(0);
  if (!is_year(year, 4)) return 0;
  for (const Cls cls : {Cls::Money, Cls::MoneyBefore, Cls::Measure, Cls::Multiplier, Cls::Duration}) {
    if (text.is(i + 1, cls)) return 0;
  }
  return year;
}

bool joins_years(const TokenText& text, std::size_t i) {
  return text.is(i, Cls::OrdinalJoint) && (!text.is(i, Cls::RangeMark) || text.is(i, Cls::NumberAnd));
}

/// May `year` be what a list goes on with behind the joint at token `joint`, and not the count of what follows?
bool continues_list(const TokenText& text, std::size_t joint, int years_later) {
  constexpr int kFarthest = 30;
  constexpr int kNext = 2;
  if (years_later < 1 || years_later > kFarthest) return false;
  const std::size_t behind = joint + 2;
  const bool counts = text.is(behind, Cls::Counted);
  if (!text.is_mark(joint, ',')) return !counts || years_later <= kNext;  // in 2022 and 2023 enterprises ...
  // Behind a comma a new clause could begin with a number: the list has to go on or to end.
  const bool goes_on = joins_years(text, behind) && bare_year(text, behind + 1) != 0;
  return goes_on || behind >= text.size() || text[behind].kind == TokenKind::Mark || text.is(behind, Cls::SentenceMark);
}

}  // namespace

std::optional<FoundDate> DateFinder::next_of_list(const TokenText& text, const FoundDate& before) {
  const std::size_t joint = before.matched_to;
  const bool year_only = before.shape == FoundDate::Shape::Single && before.from.month == 0;
  if (!year_only || before.year_missing || joint == 0 || !joins_years(text, joint)) return std::nullopt;
  const int first = bare_year(text, joint - 1);
  const int second = bare_year(text, joint + 1);
  if (first == 0 || second == 0 || !continues_list(text, joint, second - first)) return std::nullopt;
  FoundDate found;
  found.from.year = before.from.year + second - first;
  found.first = joint + 1;
  found.last = found.matched_to = joint + 2;
  found.rule = "common.date.next_year";
  return found;
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
