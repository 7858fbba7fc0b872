#include "reading/values/amounts.h"

#include <algorithm>
#include <array>
#include <climits>

#include "reading/values/amount_line.h"

namespace chancery {
namespace {

/// Units that a classifier for persons, for texts or for occasions may stand for (contract.md, `unit`).
struct Stand {
  std::string_view classifier;
  std::array<std::string_view, 11> nouns;
};
constexpr std::array<Stand, 4> kStands = {{
    {"person", {"worker", "student", "delegation", "partner", "enterprise"}},
    {"document", {"agreement", "document", "programme", "project"}},
    {"event", {"visit", "event", "agreement"}},
    {"item",
     {"project", "programme", "organization", "enterprise", "agreement", "document", "event", "market", "border-gate",
      "locality", "student"}},
}};

constexpr std::size_t kLookBack = 24;

bool stands_for(std::string_view classifier, std::string_view noun) {
  for (const Stand& stand : kStands) {
    if (stand.classifier == classifier)
      return std::find(stand.nouns.begin(), stand.nouns.end(), noun) != stand.nouns.end();
  }
  return false;
}

}  // namespace

const LanguageRecord& AmountLine::language(std::size_t i) const {
  const std::uint16_t mask = text[i].languages;
  for (std::size_t l = 0; l < packs.languages().size(); ++l) {
    if ((mask & (1U << l)) != 0) return packs.languages()[l];
  }
  return packs.languages()[0];
}

/// The unit word at token `i`. A word that is also a preposition or verb is one only right behind a number.
std::optional<AmountLine::UnitAt> AmountLine::unit_at(std::size_t i) const {
  if (!free(i)) return std::nullopt;
  for (const Cls cls : {Cls::Money, Cls::Measure, Cls::Duration, Cls::Counted}) {
    if (const Meaning* unit = text.find(i, cls)) return UnitAt{unit->value, i + 1, i, text.is(i, Cls::Classifier)};
  }
  if (const Meaning* sign = text.find(i, Cls::MoneyBefore)) return UnitAt{sign->value, i + 1, i, false};
  return std::nullopt;
}

/// `adjectives`: may words stand between number and noun (15 new FDI projects), where the language has it so?
std::optional<AmountLine::UnitAt> AmountLine::unit_behind(std::size_t i, bool adjectives) const {
  std::size_t at = i;
  while (free(at) && text.is(at, Cls::Filler) && at < i + 2 && !unit_at(at)) ++at;
  if (free(at) && text.is(at, Cls::QualifierAfter)) ++at;
  // A 20-member delegation, a 5-million-dollar project; but not ngày 15-tháng 3.
  if (text.is_mark(at, '-') && text.joined(at) && text.joined(at + 1) && !text[at + 1].has(Token::kUnspaced) &&
      !text.is(at + 1, Cls::Duration))
    ++at;
  const auto unit = unit_at(at);
  if (!unit) return adjectives ? unit_behind_adjectives(at) : std::nullopt;
  // A classifier directly followed by its noun: 3 ฉบับ..., 2 cái; the noun is the better unit.
  if (unit->classifier && unit->unit >= 0) {
    if (const auto noun = unit_at(at + 1);
        noun && !noun->classifier && kind(noun->unit) == UnitKind::Counted && language(i).spaces_between_words == 0) {
      return UnitAt{noun->unit, at + 1, at + 1, false};
    }
  }
  return unit;
}

/// May words stand between the number at token `i` and its noun? Not behind a name (Part 3 covers projects), nor behind
/// what could be a year.
bool AmountLine::takes_adjectives(std::size_t i, const NumberAt& number) const {
  if (number.fraction) return false;
  const auto value = number.value.to_integer();
  if (value && *value >= 1900 && *value <= 2100 && text.at(i).size() == 4) return false;
  return i == 0 || !text[i - 1].has(Token::kCapital) || text.is(i - 1, Cls::CommonWord) ||
         text.is(i - 1, Cls::Qualifier) || text.is(i - 1, Cls::Filler);
}

/// May the word at token `i` stand between a number and what it counts (62 poorest districts)?
bool AmountLine::is_adjective(std::size_t i) const {
  const Token& word = text[i];
  const bool name = word.has(Token::kCapital) && !word.has(Token::kAllCapitals);
  constexpr std::uint64_t kOthers = class_bit(Cls::Number) | class_bit(Cls::CommonWord) | class_bit(Cls::OrdinalWord) |
                                    class_bit(Cls::Multiplier) | class_bit(Cls::Money) | class_bit(Cls::Measure) |
                                    class_bit(Cls::Duration) | class_bit(Cls::Month);
  return word.has(Token::kLatin) && !name && (word.classes & kOthers) == 0;
}

std::optional<AmountLine::UnitAt> AmountLine::unit_behind_adjectives(std::size_t at) const {
  constexpr std::size_t kMostAdjectives = 2;
  if (!free(at) || language(at).adjectives_first == 0) return std::nullopt;
  if (const auto shared = unit_behind_next(at); shared && text.is(at - 1, Cls::Filler))
    return UnitAt{shared->unit, at, at - 1, false};
  for (std::size_t last = at + kMostAdjectives; at < last && free(at) && is_adjective(at); ++at) {
    if (const auto unit = unit_at(at + 1); unit && kind(unit->unit) == UnitKind::Counted) return unit;
    const bool known = (text[at].classes & kHasConcept) != 0;  // '15 new and 10 adjusted', not '15 players and 10'
    if (const auto shared = unit_behind_next(at + 1); shared && known) return UnitAt{shared->unit, at + 1, at, false};
  }
  return std::nullopt;
}

/// '15 incoming and 10 outgoing delegations': the noun of the number that a joint at token `at` adds.
std::optional<AmountLine::UnitAt> AmountLine::unit_behind_next(std::size_t at) const {
  constexpr std::size_t kMostAdjectives = 2;
  if (!free(at) || !text.is(at, Cls::OrdinalJoint) || !free(at + 1)) return std::nullopt;
  const auto next = read_number(text, at + 1);
  if (!next || next->fraction) return std::nullopt;
  for (std::size_t i = next->end; i <= next->end + kMostAdjectives && free(i); ++i) {
    if (const auto unit = unit_at(i); unit && kind(unit->unit) == UnitKind::Counted) return unit;
    if (!is_adjective(i)) break;
  }
  return std::nullopt;
}

/// The counted noun before token `i` in the same clause for which `accepts` holds, nearest first.
template <class Accepts>
std::optional<AmountLine::UnitAt> AmountLine::noun_before(std::size_t i, Accepts accepts) const {
  for (std::size_t back = 1; back <= kLookBack && back <= i; ++back) {
    const std::size_t at = i - back;
    if (at < after_last || text[at].kind == TokenKind::LineEnd || text.is(at, Cls::SentenceMark) ||
        text.is_mark(at, ';') || text.is_mark(at, ':') || text.is_mark(at, '/')) {
      return std::nullopt;
    }
    if (const Meaning* noun = text.find(at, Cls::Counted);
        noun != nullptr && taken[at] == 0 && accepts(code(noun->value))) {
      return UnitAt{noun->value, at + 1, at, false};
    }
  }
  return std::nullopt;
}

/// 'the governor led a delegation of 18 persons': one delegation, told by who leads or receives it or by whose it is,
/// has members. Without any of that, machine translation counts delegations by the word for persons.
bool AmountLine::is_one_delegation(std::size_t noun, std::size_t number_at) const {
  constexpr std::size_t kOwner = 3;
  for (std::size_t i = noun; i > after_last && noun - i < kLookBack; --i) {
    if (text[i - 1].kind == TokenKind::LineEnd || text.is(i - 1, Cls::SentenceMark)) break;
    if (text.is(i - 1, Cls::Title) || text.is(i - 1, Cls::Post) || text.find(i - 1, lead) != nullptr) return true;
  }
  for (std::size_t i = noun + 1; i < number_at && i <= noun + kOwner; ++i) {
    if (text.is(i, Cls::PlaceName) || text.is(i, Cls::PlaceWithHead)) return true;
  }
  return false;
}

void AmountLine::refine_classifier(FoundAmount& found, std::size_t number_at) const {
  const bool after_slash = number_at > 0 && text.is_mark(number_at - 1, '/');
  if (after_slash) return;
  auto noun =
      noun_before(number_at, [&](std::string_view c) { return stands_for(found.unit, c) && c != "delegation"; });
  if (!noun) noun = noun_before(number_at, [&](std::string_view c) { return stands_for(found.unit, c); });
  if (!noun) return;
  if (found.unit == "person" && code(noun->unit) == "delegation" && is_one_delegation(noun->noun, number_at)) return;
  found.unit = code(noun->unit);
  found.noun = noun->noun;
  found.reason = "the noun counted stands before; the word behind the number is a classifier";
}

void AmountLine::qualify(FoundAmount& found) const {
  std::size_t at = found.first;
  while (at > 0 && at > found.first - std::min<std::size_t>(found.first, 2) && text.is(at - 1, Cls::Filler)) --at;
  if (at > 0 && taken[at - 1] == 0) {
    if (const Meaning* word = text.find(at - 1, Cls::Qualifier)) {
      found.qualifier = static_cast<Qualifier>(word->value);
      found.first = at - 1;
      return;
    }
  }
  for (std::size_t i = found.first + 1; i <= found.last && i < text.size(); ++i) {
    if (const Meaning* word = text.find(i, Cls::QualifierAfter)) {
      found.qualifier = static_cast<Qualifier>(word->value);
      found.last = std::max(found.last, i + 1);
      return;
    }
  }
}

/// Is this a number that points back ('the two sides') or names an article, page or clause?
bool AmountLine::counts_nothing(std::size_t i, const NumberAt& number) const {
  if (i > 0 && text.is(i - 1, Cls::Never)) return true;
  if (i > 1 && text.is_mark(i - 1, '.') && text.is(i - 2, Cls::Never)) return true;
  if (follows_stroke(i) || ends_name(i)) return true;
  const auto value = number.value.to_integer();
  return value && *value <= 9 && free(number.end) && text.is(number.end, Cls::Anaphora);
}

/// The second number of 2/9: a day without its head, or a fraction.
bool AmountLine::follows_stroke(std::size_t i) const {
  const auto small = [&](std::size_t at, int most) {
    if (text[at].kind != TokenKind::Number || text.at(at).size() > 2) return false;
    return Decimal::parse(text.at(at)).value_or(Decimal(INT_MAX)).compare(Decimal(most)) <= 0;
  };
  return i > 1 && text.is_mark(i - 1, '/') && text.joined(i) && text.joined(i - 1) && small(i, 12) && small(i - 2, 31);
}

/// The number of G-20, U-23, Covid-19.
bool AmountLine::ends_name(std::size_t i) const {
  return i > 1 && text.is_mark(i - 1, '-') && text.joined(i) && text.joined(i - 1) && text[i - 2].has(Token::kCapital);
}

bool AmountLine::is_no_zero(std::size_t i, const NumberAt& number) const {
  if (!number.spelled || !number.value.is_zero()) return false;
  if (text.is(i, Cls::CommonWord)) return true;                              // không says 'no'
  return text[i].has(Token::kUnspaced) && !text.is(number.end, Cls::Money);  // ศูนย์ is also a centre
}

/// A scale word alone in a cell or in brackets ('million USD') says the unit of a table, not an amount.
bool AmountLine::heads_a_column(std::size_t i) const {
  if (i > 0 && text.is(i - 1, Cls::Article)) return false;  // a hundred people
  return i == 0 || text.is_mark(i - 1, '|') || text.is_mark(i - 1, '(') || text.is_mark(i - 1, ':') ||
         language(i).spaces_between_words != 0;
}

/// 'six (6) months', '45 (forty-five) days': the number again.
std::size_t AmountLine::behind_repetition(const NumberAt& number) const {
  if (!text.is_mark(number.end, '(') || !free(number.end + 1)) return number.end;
  const auto again = read_number(text, number.end + 1);
  return again && text.is_mark(again->end, ')') && again->value.compare(number.value) == 0 ? again->end + 1
                                                                                           : number.end;
}

std::optional<AmountLine::RangeEnd> AmountLine::range_end(const NumberAt& number) const {
  const std::size_t at = number.end + 1;
  if (!text.is(number.end, Cls::RangeMark) || !free(at)) return std::nullopt;
  if (text[at].kind != TokenKind::Number && !text.is(at, Cls::Number)) return std::nullopt;
  const auto second = read_number(text, at);
  if (!second || second->value.compare(number.value) <= 0) return std::nullopt;
  return RangeEnd{second->value, second->end};
}

/// '2-3 million USD', 'two to three dozen': the scale word of the second number serves both, unless the first would
/// then be the larger (100 to 2 thousand).
Decimal AmountLine::share_scale(const NumberAt& number, const RangeEnd& range) const {
  std::optional<Decimal> shared;
  if (const Meaning* set = text.find(range.end - 1, Cls::NumberSet)) {
    shared = number.value.times(static_cast<std::uint32_t>(set->value));
  } else if (range.most.trailing_zeros() >= 3) {
    int power = 0;
    for (std::size_t at = number.end + 1; at < range.end; ++at) {
      if (const Meaning* scale = text.find(at, Cls::Multiplier)) power += scale->value;
    }
    shared = number.value.times_power_of_ten(power);
  }
  return shared && shared->compare(range.most) <= 0 ? *shared : number.value;
}

/// 'Hai năm rưỡi', 'two years and a half', 2 ปีครึ่ง: half a unit more.
void AmountLine::add_half_unit(FoundAmount& found) const {
  if (found.kind != UnitKind::Duration || !free(found.last) || !text.is(found.last, Cls::Half)) return;
  if (text[found.last].has(Token::kUnspaced) && (!text.joined(found.last) || unit_at(found.last + 1))) return;
  const auto more = Decimal(5).times_power_of_ten(-1);
  const auto sum = more ? found.number.plus(*more) : std::nullopt;
  if (!sum || !found.number.is_integer()) return;
  found.number = *sum;
  ++found.last;
}

void AmountLine::add(std::size_t first, const NumberAt& number, std::size_t end, std::optional<Decimal> most,
                     const UnitAt& unit, std::string_view rule) {
  FoundAmount found;
  found.first = first;
  found.last = std::max(end, unit.end);
  found.number = number.value;
  found.most = most;
  if (const int power = packs.units()[static_cast<std::size_t>(unit.unit)].power; power != 0) {
    found.number = found.number.times_power_of_ten(power).value_or(found.number);
    if (most) found.most = most->times_power_of_ten(power);
  }
  found.unit = code(unit.unit);
  found.kind = kind(unit.unit);
  found.noun = unit.noun;
  found.rule = rule;
  if (unit.classifier) refine_classifier(found, first);
  if (found.kind == UnitKind::Money && !most) {
    scale_behind_money(found, number);
    add_small_money(found);
  }
  if (!most) add_half_unit(found);
  qualify(found);
  amounts.push_back(found);
  after_last = found.last;
}

bool AmountLine::amount(std::size_t& i) {
  const auto number = read_number(text, i);
  if (!number) return false;
  if (suffixed_ordinal(i, *number) || composed_ordinal(i, *number)) return true;
  const bool nothing = !number->exact || counts_nothing(i, *number) || is_no_zero(i, *number) ||
                       (number->only_scale && number->end == i + 1 && heads_a_column(i)) ||
                       (number->fraction && i > 0 && text.is(i - 1, Cls::OrdinalWord));  // the first half
  const std::size_t before = amounts.size();
  if (!nothing) counted_amount(i, *number);
  i = amounts.size() > before ? std::max(number->end, amounts.back().last) : number->end;
  return true;
}

/// The amount of `number`, which begins at token `i`, if there is a unit on one of its sides.
void AmountLine::counted_amount(std::size_t i, const NumberAt& number) {
  NumberAt whole = number;
  std::size_t end = behind_repetition(number);
  auto range = range_end(number);
  const bool adjectives = takes_adjectives(i, number);
  auto unit = unit_behind(range ? range->end : end, adjectives);
  if (!unit && range) {
    range.reset();
    unit = unit_behind(end, adjectives);
  }
  std::optional<Decimal> most;
  if (range) {
    most = range->most;
    end = range->end;
    whole.value = share_scale(number, *range);
  }
  if (!unit && number.fraction && text.is(end, Cls::Article)) unit = unit_at(end + 1);  // half a day
  if (!unit) unit = small_money_behind(end, whole);
  const bool after_noun = language(i).noun_before_number != 0;
  // Behind its noun a spelled 'one' is an article (គណៈប្រតិភូមួយក្រុម, a group).
  const bool article =
      after_noun && number.spelled && number.value.compare(Decimal(1)) == 0 && !(i > 0 && text.is(i - 1, Cls::Filler));
  if (unit && article && kind(unit->unit) == UnitKind::Counted) return;
  if (unit && !(after_noun && unit->classifier && !number.spelled && kind(unit->unit) == UnitKind::Counted)) {
    add(i, whole, end, most, *unit, "common.amount.number_unit");
  } else if (unit) {
    add(i, whole, end, most, *unit, "common.amount.classifier");
  } else if (!number.only_scale && !number.fraction) {
    if (!after_noun || !noun_first(i, whole, end, most)) noun_then_number(i, whole, end);
  }
}

/// Khmer order: noun, then `in number` or a qualifier, then the number.
bool AmountLine::noun_first(std::size_t i, const NumberAt& number, std::size_t end, std::optional<Decimal> most) {
  std::size_t first = i;
  bool introduced = false;
  while (first > 0 && taken[first - 1] == 0 &&
         (text.is(first - 1, Cls::Filler) || text.is(first - 1, Cls::Qualifier))) {
    introduced = true;
    --first;
  }
  auto noun = noun_before(first, [](std::string_view) { return true; });
  const bool beside = noun && noun->noun + 1 == first;
  if (!introduced && number.spelled && number.value.compare(Decimal(1)) == 0) return false;  // 'a delegation'
  if (!noun || (!introduced && !beside)) return false;
  add(i, number, end, most, UnitAt{noun->unit, end, noun->noun, false}, "common.amount.noun_number");
  FoundAmount& found = amounts.back();
  if (introduced) found.first = first;
  if (beside && number.spelled) found.first = noun->noun;
  return true;
}

/// 'Outbound delegations: 96', 'The number of new enterprises this year is 2,897'.
bool AmountLine::noun_then_number(std::size_t i, const NumberAt& number, std::size_t end) {
  std::size_t sign = i;
  while (sign > 0 && sign + 2 > i && text.is(sign - 1, Cls::Qualifier)) --sign;
  if (sign == 0 || !free(sign - 1) || !number.value.is_integer()) return false;
  const std::optional<UnitAt> noun = text.is_mark(sign - 1, ':')           ? noun_of_list(sign - 1, number, end)
                                     : phrase(sign - 1) == CountPhrase::Is ? noun_of_count(sign - 1)
                                                                           : std::nullopt;
  if (!noun || (!ends_clause(end) && !text.is(end, Cls::CommonWord))) return false;  // not: was 3 times that of 2020
  add(i, number, end, std::nullopt, UnitAt{noun->unit, end, noun->noun, false}, "common.amount.noun_number");
  amounts.back().first = noun->noun;
  return true;
}

/// The noun right before the colon at token `colon`, where the number behind is all that its line or part of it says.
std::optional<AmountLine::UnitAt> AmountLine::noun_of_list(std::size_t colon, const NumberAt& number,
                                                           std::size_t end) const {
  const auto value = number.value.to_integer();
  const bool year = value && *value >= 1900 && *value <= 2700;
  const bool stops = end >= text.size() || text[end].kind == TokenKind::LineEnd || text.is_mark(end, ';') ||
                     text.is_mark(end, ',') || text.is_mark(end, ')') ||
                     (text.is(end, Cls::SentenceMark) && end + 1 >= text.size());  // 'Members: 1. Mr A' is a list
  if (colon == 0 || number.spelled || year || !stops) return std::nullopt;
  const Meaning* noun = text.find(colon - 1, Cls::Counted);
  if (noun == nullptr || !free(colon - 1) || text.is(colon - 1, Cls::Classifier)) return std::nullopt;
  if (code(noun->value) == "document" || code(noun->value) == "item") return std::nullopt;  // whose number it may be
  return UnitAt{noun->value, colon, colon - 1, false};
}

/// The noun that a 'number of' before the verb at token `verb` counts.
std::optional<AmountLine::UnitAt> AmountLine::noun_of_count(std::size_t verb) const {
  constexpr std::size_t kFarthest = 12;
  std::optional<UnitAt> noun;
  for (std::size_t back = 1; back <= kFarthest && back <= verb; ++back) {
    const std::size_t at = verb - back;
    if (at < after_last || !free(at) || text[at].kind == TokenKind::Mark || text[at].kind == TokenKind::LineEnd ||
        text.is(at, Cls::SentenceMark)) {
      if (free(at) || at < after_last) return std::nullopt;
      continue;  // 'the number of visitors in 2024 was'
    }
    if (phrase(at) == CountPhrase::NumberOf) return noun;
    if (const Meaning* counted = text.find(at, Cls::Counted)) noun = UnitAt{counted->value, at + 1, at, false};
  }
  return std::nullopt;
}

void AmountFinder::find(const TokenText& text, const std::vector<char>& taken, std::vector<FoundAmount>& amounts,
                        std::vector<FoundOrdinal>& ordinals) const {
  AmountLine line{packs_, text, taken, amounts, ordinals, lead_};
  std::size_t i = 0;
  while (i < text.size()) {
    if (taken[i] != 0) {
      ++i;
      continue;
    }
    const TokenKind kind = text[i].kind;
    if (kind == TokenKind::Number || (text[i].classes & kMayBegin) != 0 ||
        (text[i].sign != 0 && begins_with_sign(text, i))) {
      if (line.ordinal(i) || line.unit_before(i) || line.amount(i) || line.article_money(i)) continue;
    }
    ++i;
  }
}

}  // namespace chancery
