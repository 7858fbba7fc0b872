#include "reading/values/amount_line.h"
#include "reading/values/digits.h"

namespace chancery {

bool AmountLine::ordinal(std::size_t& i) { return word_ordinal(i) || prefixed_ordinal(i); }

bool AmountLine::word_ordinal(std::size_t& i) {
  std::optional<Decimal> value;
  if (const Meaning* word = text.find(i, Cls::OrdinalWord); word != nullptr && !text.is(i, Cls::Never)) {
    value = Decimal(word->value);
  } else if (const Meaning* scale = text.find(i, Cls::OrdinalScale)) {
    value = Decimal(1).times_power_of_ten(scale->value);
  }
  if (!value) return false;
  ordinals.push_back({i, i + 1, *value, "common.ordinal.word"});
  ++i;
  return true;
}

bool AmountLine::prefixed_ordinal(std::size_t& i) {
  const bool joined = text.is(i, Cls::OrdinalPrefixJoined) && text.joined(i + 1) && free(i + 1) &&
                      text[i + 1].kind == TokenKind::Number && !unit_behind(i + 2);
  if ((!text.is(i, Cls::OrdinalPrefix) && !joined) || !free(i + 1)) return false;
  auto number = read_number(text, i + 1);
  if (!number) {
    const auto roman = read_roman(text.at(i + 1));
    if (!roman) return false;
    number = NumberAt{Decimal(*roman), i + 2};
  }
  if (!number->exact || !number->value.is_integer()) return false;
  ordinals.push_back({i, number->end, number->value, "common.ordinal.prefix"});
  i = joint_ordinals(i, number->end);
  return true;
}

/// 'The 9th and 10th': further numbers joined to the ordinal that begins at token `first`. The token behind them.
std::size_t AmountLine::joint_ordinals(std::size_t first, std::size_t at) {
  while (free(at + 1) && text.is(at, Cls::OrdinalJoint) && text[at + 1].kind == TokenKind::Number) {
    const auto next = read_number(text, at + 1);
    if (!next || !next->value.is_integer() || next->value.compare(Decimal(200)) > 0 || unit_behind(next->end)) break;
    ordinals.push_back({first, next->end, next->value, "common.ordinal.joint"});
    at = next->end;
    for (std::size_t o = ordinals.size(); o-- > 0 && ordinals[o].first == first;) ordinals[o].last = at;
  }
  return at;
}

/// 'Two hundredth', 'three hundred and twenty-second': a number whose last word is an ordinal.
bool AmountLine::composed_ordinal(std::size_t& i, const NumberAt& number) {
  std::size_t at = number.end;
  if (number.fraction || !number.value.is_integer()) return false;
  if (text.is_mark(at, '-') && text.joined(at) && text.joined(at + 1)) ++at;
  std::optional<Decimal> value;
  if (const Meaning* scale = text.find(at, Cls::OrdinalScale)) {
    value = number.value.times_power_of_ten(scale->value);
  } else if (number.spelled && number.value.trailing_zeros() >= 2) {
    if (text.is(at, Cls::NumberAnd)) ++at;
    const Meaning* word = text.find(at, Cls::OrdinalWord);
    const auto room = Decimal(1).times_power_of_ten(number.value.trailing_zeros());
    const bool compound = text.is_mark(at + 1, '-') && text.joined(at + 1);  // two million third-country nationals
    if (word != nullptr && !compound && room && Decimal(word->value).compare(*room) < 0)
      value = number.value.plus(Decimal(word->value));
  }
  if (!value || !free(at)) return false;
  ordinals.push_back({i, at + 1, *value, "common.ordinal.composed"});
  i = at + 1;
  return true;
}

bool AmountLine::suffixed_ordinal(std::size_t& i, const NumberAt& number) {
  if (number.spelled || !free(number.end) || !text.joined(number.end) || !text.is(number.end, Cls::OrdinalSuffix))
    return false;
  ordinals.push_back({i, number.end + 1, number.value, "common.ordinal.suffix"});
  i = number.end + 1;
  return true;
}

}  // namespace chancery
