#include "reading/amounts.h"

#include <algorithm>
#include <array>

#include "reading/number.h"
#include "text/chars.h"

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

}  // namespace

struct AmountFinder::Line {
  const Packs& packs;
  const TokenText& text;
  const std::vector<char>& taken;
  std::vector<FoundAmount>& amounts;
  std::vector<FoundOrdinal>& ordinals;
  std::size_t after_last = 0;  ///< token behind the last amount found

  struct UnitAt {
    std::int32_t unit;
    std::size_t end;
    std::size_t noun;
    bool classifier;
  };

  [[nodiscard]] bool free(std::size_t i) const { return i < text.size() && taken[i] == 0; }
  [[nodiscard]] std::string_view code(std::int32_t unit) const {
    return packs.text(packs.units()[static_cast<std::size_t>(unit)].code);
  }
  [[nodiscard]] UnitKind kind(std::int32_t unit) const { return packs.units()[static_cast<std::size_t>(unit)].kind; }

  [[nodiscard]] const LanguageRecord& language(std::size_t i) const {
    const std::uint16_t mask = text[i].languages;
    for (std::size_t l = 0; l < packs.languages().size(); ++l) {
      if ((mask & (1U << l)) != 0) return packs.languages()[l];
    }
    return packs.languages()[0];
  }

  /// The unit word at token `i`. A word that is also a preposition or verb is one only right behind a number.
  [[nodiscard]] std::optional<UnitAt> unit_at(std::size_t i) const {
    if (!free(i)) return std::nullopt;
    for (const Cls cls : {Cls::Money, Cls::Measure, Cls::Duration, Cls::Counted}) {
      if (const Meaning* unit = text.find(i, cls)) return UnitAt{unit->value, i + 1, i, text.is(i, Cls::Classifier)};
    }
    if (const Meaning* sign = text.find(i, Cls::MoneyBefore)) return UnitAt{sign->value, i + 1, i, false};
    return std::nullopt;
  }

  [[nodiscard]] std::optional<UnitAt> unit_behind(std::size_t i) const {
    std::size_t at = i;
    while (free(at) && text.is(at, Cls::Filler) && at < i + 2 && !unit_at(at)) ++at;
    if (free(at) && text.is(at, Cls::QualifierAfter)) ++at;
    if (auto unit = unit_at(at)) {
      // A classifier directly followed by its noun: 3 ฉบับ..., 2 cái; the noun is the better unit.
      if (unit->classifier && unit->unit >= 0) {
        if (const auto noun = unit_at(at + 1); noun && !noun->classifier && kind(noun->unit) == UnitKind::Counted &&
                                               language(i).spaces_between_words == 0) {
          return UnitAt{noun->unit, at + 1, at + 1, false};
        }
      }
      return unit;
    }
    if (!free(at) || language(i).adjectives_first == 0) return std::nullopt;
    for (std::size_t skipped = 0; skipped < 3 && free(at); ++skipped, ++at) {
      const Token& word = text[at];
      if (char_at(text.text, word.begin).cls != CharClass::Latin) return std::nullopt;  // '|' and '.' are forms too
      if (text.is(at, Cls::Number) || text.is(at, Cls::CommonWord)) return std::nullopt;
      if (const auto unit = unit_at(at + 1); unit && kind(unit->unit) == UnitKind::Counted) return unit;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool stands_for(std::string_view classifier, std::string_view noun) const {
    for (const Stand& stand : kStands) {
      if (stand.classifier == classifier)
        return std::find(stand.nouns.begin(), stand.nouns.end(), noun) != stand.nouns.end();
    }
    return false;
  }

  /// The counted noun before token `i` in the same clause for which `accepts` holds, nearest first.
  template <class Accepts>
  [[nodiscard]] std::optional<UnitAt> noun_before(std::size_t i, Accepts accepts) const {
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

  void refine_classifier(FoundAmount& found, std::size_t number_at) const {
    const bool after_slash = number_at > 0 && text.is_mark(number_at - 1, '/');
    if (after_slash) return;
    auto noun =
        noun_before(number_at, [&](std::string_view c) { return stands_for(found.unit, c) && c != "delegation"; });
    if (!noun) noun = noun_before(number_at, [&](std::string_view c) { return stands_for(found.unit, c); });
    if (!noun) return;
    found.unit = code(noun->unit);
    found.noun = noun->noun;
    found.reason = "the noun counted stands before; the word behind the number is a classifier";
  }

  bool ordinal(std::size_t& i) {
    if (const Meaning* word = text.find(i, Cls::OrdinalWord); word != nullptr && !text.is(i, Cls::Never)) {
      ordinals.push_back({i, i + 1, Decimal(word->value), "common.ordinal.word"});
      ++i;
      return true;
    }
    const bool joined = text.is(i, Cls::OrdinalPrefixJoined) && text.joined(i + 1) && free(i + 1) &&
                        text[i + 1].kind == TokenKind::Number && !unit_behind(i + 2);
    if (!text.is(i, Cls::OrdinalPrefix) && !joined) return false;
    if (!free(i + 1)) return false;
    auto number = read_number(text, i + 1);
    if (!number) {
      const auto roman = read_roman(text.at(i + 1));
      if (!roman) return false;
      number = NumberAt{Decimal(*roman), i + 2};
    }
    if (!number->value.is_integer()) return false;
    ordinals.push_back({i, number->end, number->value, "common.ordinal.prefix"});
    std::size_t at = number->end;
    // 'the 9th and 10th': further numbers joined to the first.
    while (free(at + 1) && text.is(at, Cls::OrdinalJoint) && text[at + 1].kind == TokenKind::Number) {
      const auto next = read_number(text, at + 1);
      if (!next || !next->value.is_integer() || next->value.compare(Decimal(200)) > 0 || unit_behind(next->end)) break;
      ordinals.push_back({i, next->end, next->value, "common.ordinal.joint"});
      at = next->end;
      for (std::size_t o = ordinals.size(); o-- > 0 && ordinals[o].first == i;) ordinals[o].last = at;
    }
    i = at;
    return true;
  }

  bool suffixed_ordinal(std::size_t& i, const NumberAt& number) {
    if (number.spelled || !free(number.end) || !text.joined(number.end) || !text.is(number.end, Cls::OrdinalSuffix))
      return false;
    ordinals.push_back({i, number.end + 1, number.value, "common.ordinal.suffix"});
    i = number.end + 1;
    return true;
  }

  void qualify(FoundAmount& found) const {
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
  [[nodiscard]] bool counts_nothing(std::size_t i, const NumberAt& number) const {
    if (i > 0 && text.is(i - 1, Cls::Never)) return true;
    if (i > 1 && text.is_mark(i - 1, '.') && text.is(i - 2, Cls::Never)) return true;
    const auto value = number.value.to_integer();
    return value && *value <= 9 && free(number.end) && text.is(number.end, Cls::Anaphora);
  }

  std::optional<std::pair<Decimal, std::size_t>> range_end(const NumberAt& number) const {
    if (!text.is(number.end, Cls::RangeMark) || !free(number.end + 1)) return std::nullopt;
    if (text[number.end + 1].kind != TokenKind::Number && !text.is(number.end + 1, Cls::Number)) return std::nullopt;
    const auto second = read_number(text, number.end + 1);
    if (!second || second->value.compare(number.value) <= 0) return std::nullopt;
    return std::pair{second->value, second->end};
  }

  bool add(std::size_t first, const NumberAt& number, std::size_t end, std::optional<Decimal> most, const UnitAt& unit,
           std::string_view rule) {
    FoundAmount found;
    found.first = first;
    found.last = std::max(end, unit.end);
    found.number = number.value;
    found.most = most;
    found.unit = code(unit.unit);
    found.kind = kind(unit.unit);
    found.noun = unit.noun;
    found.rule = rule;
    if (unit.classifier) refine_classifier(found, first);
    if (found.kind == UnitKind::Money && !most) add_small_money(found);
    qualify(found);
    amounts.push_back(found);
    after_last = found.last;
    return true;
  }

  /// Small money behind the amount (two dollars twenty cents) belongs to it.
  void add_small_money(FoundAmount& found) const {
    std::size_t at = found.last;
    if (text.is(at, Cls::NumberAnd) || text.is(at, Cls::OrdinalJoint)) ++at;
    if (!free(at)) return;
    const auto number = read_number(text, at);
    if (!number) return;
    // 'twenty dollars forty-three' says cents without the word, at the end of a phrase.
    const bool bare = (number->spelled || text.at(at).size() == 2) && text[at].has(Token::kSpaceBefore) &&
                      (number->end == text.size() || text[number->end].kind == TokenKind::Mark) &&
                      number->value.is_integer();
    const bool named = text.is(number->end, Cls::MoneySmall);
    if (!named && !bare) return;
    const auto part = number->value.times_power_of_ten(-2);
    const bool negative = found.number.compare(Decimal()) < 0;
    const auto sum = part ? found.number.plus(negative ? part->negated() : *part) : std::nullopt;
    if (!sum || number->value.compare(Decimal(100)) >= 0) return;
    found.number = *sum;
    found.last = named ? number->end + 1 : number->end;
  }

  /// Units before the number: $2.45 billion, USD 5 million, ร้อยละ 12.
  bool unit_before(std::size_t& i) {
    const Meaning* sign = text.find(i, Cls::MoneyBefore);
    if (sign == nullptr) sign = text.find(i, Cls::MeasureBefore);
    const Meaning* unit = sign != nullptr ? sign : text.find(i, Cls::Money);
    if (unit == nullptr || !free(i + 1) || text[i + 1].kind != TokenKind::Number) return false;
    if (sign == nullptr && !text[i].has(Token::kAllCapitals) && !text.joined(i + 1)) return false;
    const auto number = read_number(text, i + 1);
    if (!number) return false;
    if (sign == nullptr && unit_behind(number->end))
      return false;  // '5 USD 3 km': the code belongs to the number before
    add(i, *number, number->end, std::nullopt, UnitAt{unit->value, number->end, i, false}, "common.amount.unit_before");
    i = amounts.back().last;
    return true;
  }

  /// A scale word alone in a cell or in brackets ('million USD') says the unit of a table, not an amount.
  [[nodiscard]] bool heads_a_column(std::size_t i) const {
    return i == 0 || text.is_mark(i - 1, '|') || text.is_mark(i - 1, '(') || text.is_mark(i - 1, ':') ||
           language(i).spaces_between_words != 0;
  }

  /// 'six (6) months': the number again in digits.
  [[nodiscard]] std::size_t behind_repetition(const NumberAt& number) const {
    if (!text.is_mark(number.end, '(') || !free(number.end + 1) || !text.is_mark(number.end + 2, ')'))
      return number.end;
    const auto again = read_number(text, number.end + 1);
    return again && again->value.compare(number.value) == 0 ? number.end + 3 : number.end;
  }

  bool amount(std::size_t& i) {
    const auto number = read_number(text, i);
    if (!number) return false;
    if (suffixed_ordinal(i, *number)) return true;
    if (counts_nothing(i, *number)) {
      i = number->end;
      return true;
    }
    if (number->spelled && number->value.is_zero()) {  // ศูนย์ is zero, and a centre
      i = number->end;
      return true;
    }
    if (number->only_scale && number->end == i + 1 && heads_a_column(i)) {
      i = number->end;
      return true;
    }
    NumberAt whole = *number;
    std::optional<Decimal> most;
    std::size_t end = behind_repetition(*number);
    if (const auto range = range_end(*number)) {
      most = range->first;
      end = range->second;
    }
    auto unit = unit_behind(end);
    if (!unit && most) {
      most.reset();
      end = number->end;
      unit = unit_behind(end);
    }
    if (most && unit && kind(unit->unit) == UnitKind::Money) {
      // '2-3 million USD': the scale word of the second number serves both.
      const auto second = read_number(text, number->end + 1);
      if (second && second->spelled && !number->spelled && most->trailing_zeros() >= 3) {
        int power = 0;
        for (std::size_t at = number->end + 2; at < second->end; ++at) {
          if (const Meaning* scale = text.find(at, Cls::Multiplier)) power += scale->value;
        }
        if (const auto scaled = number->value.times_power_of_ten(power)) whole.value = *scaled;
      }
    }
    if (const Meaning* small = text.find(end, Cls::MoneySmall); small != nullptr && !unit) {
      // Alone, small money is a part of its currency; where the text names none (ten cents), it is its own unit.
      unit = UnitAt{small->value, end + 1, end, false};
      if (code(small->value) != "cent") {
        if (const auto part = whole.value.times_power_of_ten(-2)) whole.value = *part;
      }
    }
    const bool after_noun = language(i).noun_before_number != 0;
    if (unit && !(after_noun && unit->classifier && !number->spelled && kind(unit->unit) == UnitKind::Counted)) {
      add(i, whole, end, most, *unit, "common.amount.number_unit");
    } else if (unit) {
      add(i, whole, end, most, *unit, "common.amount.classifier");
    } else if (after_noun && !number->only_scale && noun_first(i, whole, end, most)) {
      // added there
    } else {
      i = number->end;
      return true;
    }
    i = std::max(number->end, amounts.back().last);
    return true;
  }

  /// Khmer order: noun, then `in number` or a qualifier, then the number.
  bool noun_first(std::size_t i, const NumberAt& number, std::size_t end, std::optional<Decimal> most) {
    std::size_t first = i;
    bool introduced = false;
    while (first > 0 && taken[first - 1] == 0 &&
           (text.is(first - 1, Cls::Filler) || text.is(first - 1, Cls::Qualifier))) {
      introduced = true;
      --first;
    }
    auto noun = noun_before(first, [](std::string_view) { return true; });
    const bool beside = noun && noun->noun + 1 == first;
    if (!noun || (!introduced && !beside)) return false;
    add(i, number, end, most, UnitAt{noun->unit, end, noun->noun, false}, "common.amount.noun_number");
    FoundAmount& found = amounts.back();
    if (introduced) found.first = first;
    if (beside && number.spelled) found.first = noun->noun;
    return true;
  }
};

void AmountFinder::find(const TokenText& text, const std::vector<char>& taken, std::vector<FoundAmount>& amounts,
                        std::vector<FoundOrdinal>& ordinals) const {
  Line line{packs_, text, taken, amounts, ordinals};
  std::size_t i = 0;
  while (i < text.size()) {
    if (taken[i] != 0) {
      ++i;
      continue;
    }
    const TokenKind kind = text[i].kind;
    constexpr std::uint64_t kMayBegin = class_bit(Cls::OrdinalWord) | class_bit(Cls::OrdinalPrefix) |
                                        class_bit(Cls::OrdinalPrefixJoined) | class_bit(Cls::Money) |
                                        class_bit(Cls::MoneyBefore) | class_bit(Cls::MeasureBefore) |
                                        class_bit(Cls::Number) | class_bit(Cls::Multiplier) | class_bit(Cls::Minus);
    const bool sign = kind == TokenKind::Mark || text.is_mark(i, '-') || text.is_mark(i, '.') || text.is_mark(i, ',');
    if (kind == TokenKind::Number || sign || (text[i].classes & kMayBegin) != 0) {
      if (line.ordinal(i) || line.unit_before(i) || line.amount(i)) continue;
    }
    ++i;
  }
}

}  // namespace chancery
