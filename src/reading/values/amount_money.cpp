#include <algorithm>
#include <array>

#include "reading/values/amount_line.h"

// Money: signs before the number, its hundredth parts, and the other ways in which it is written.

namespace chancery {
namespace {

/// Currencies that are counted without hundredth parts, so that a number behind them is none (ISO 4217, and use).
constexpr std::array<std::string_view, 6> kWithoutParts = {"VND", "LAK", "KHR", "JPY", "KRW", "IDR"};

bool has_parts(std::string_view currency) {
  return std::find(kWithoutParts.begin(), kWithoutParts.end(), currency) == kWithoutParts.end();
}

bool is_letter(const Token& token) { return token.end == token.begin + 1 && token.kind != TokenKind::Mark; }

}  // namespace

bool AmountLine::ends_clause(std::size_t i) const {
  return i >= text.size() || text[i].kind == TokenKind::Mark || text[i].kind == TokenKind::LineEnd ||
         text.is(i, Cls::SentenceMark) || text.is_mark(i, ',') || text.is_mark(i, ')') || text.is_mark(i, ';');
}

/// '75 USD million': the scale word behind the currency.
void AmountLine::scale_behind_money(FoundAmount& found, const NumberAt& number) const {
  const Meaning* scale = text.find(found.last, Cls::Multiplier);
  if (number.spelled || scale == nullptr || scale->value < 3 || !free(found.last) || is_letter(text[found.last]))
    return;
  const auto scaled = found.number.times_power_of_ten(scale->value);
  if (!scaled) return;
  found.number = *scaled;
  ++found.last;
}

/// Small money behind the amount (two dollars twenty cents) belongs to it. 'Twenty dollars forty-three' says cents
/// without the word, at the end of a phrase.
void AmountLine::add_small_money(FoundAmount& found) const {
  std::size_t at = found.last;
  const bool linked = text.is(at, Cls::NumberAnd) || text.is(at, Cls::OrdinalJoint);
  if (linked) ++at;
  if (!free(at)) return;
  const auto number = read_number(text, at);
  if (!number || number->fraction || !number->value.is_integer() || number->value.compare(Decimal(100)) >= 0) return;
  const bool named = text.is(number->end, Cls::MoneySmall);
  const bool spoken = number->spelled || text.at(at).size() == 2;
  const bool bare = spoken && has_parts(found.unit) && found.number.is_integer() &&
                    found.number.compare(Decimal(1000)) < 0 && text[at].has(Token::kSpaceBefore) &&
                    !text.is_mark(found.last, ',') && ends_clause(number->end);
  if (!named && !bare) return;
  const auto part = number->value.times_power_of_ten(-2);
  const bool negative = found.number.compare(Decimal()) < 0;
  const auto sum = part ? found.number.plus(negative ? part->negated() : *part) : std::nullopt;
  if (!sum) return;
  found.number = *sum;
  found.last = named ? number->end + 1 : number->end;
}

/// Alone, small money is a part of its currency; where the text names none (ten cents), it is its own unit.
std::optional<AmountLine::UnitAt> AmountLine::small_money_behind(std::size_t end, NumberAt& number) const {
  const Meaning* small = text.find(end, Cls::MoneySmall);
  if (small == nullptr || !free(end) || (is_letter(text[end]) && text.at(end) != "¢")) return std::nullopt;
  if (code(small->value) != "cent") number.value = number.value.times_power_of_ten(-2).value_or(number.value);
  return UnitAt{small->value, end + 1, end, false};
}

bool AmountLine::unit_before(std::size_t& i) {
  const Meaning* sign = text.find(i, Cls::MoneyBefore);
  if (sign == nullptr) sign = text.find(i, Cls::MeasureBefore);
  const Meaning* unit = sign != nullptr ? sign : text.find(i, Cls::Money);
  if (unit == nullptr || !free(i + 1) || text[i + 1].kind != TokenKind::Number) return false;
  if (sign == nullptr && !text[i].has(Token::kAllCapitals) && !text.joined(i + 1)) return false;
  auto number = read_number(text, i + 1);
  if (!number || !number->exact) return false;
  // '5 USD 3 km': the code belongs to the number before.
  if (sign == nullptr && unit_behind(number->end)) return false;
  const auto range = money_range_end(*number, unit->value);
  std::optional<Decimal> most;
  std::size_t end = number->end;
  if (range) {
    number->value = share_scale(*number, *range);
    most = range->most;
    end = range->end;
  }
  add(i, *number, end, most, UnitAt{unit->value, end, i, false}, "common.amount.unit_before");
  i = amounts.back().last;
  return true;
}

/// '$10-$20', 'USD 5-7 million': no unit of its own behind the second number.
std::optional<AmountLine::RangeEnd> AmountLine::money_range_end(const NumberAt& number, std::int32_t unit) const {
  if (!text.is(number.end, Cls::RangeMark)) return std::nullopt;
  std::size_t at = number.end + 1;
  const Meaning* sign = text.find(at, Cls::MoneyBefore);
  if (sign != nullptr && sign->value != unit) return std::nullopt;
  if (sign != nullptr) ++at;
  if (!free(at) || text[at].kind != TokenKind::Number) return std::nullopt;
  const auto second = read_number(text, at);
  if (!second || !second->exact || second->value.compare(number.value) <= 0) return std::nullopt;
  const bool alone = text.joined(at) || ends_clause(second->end) || text.is(second->end, Cls::CommonWord);
  if (sign == nullptr && (unit_behind(second->end) || !alone)) return std::nullopt;
  return RangeEnd{second->value, second->end};
}

bool AmountLine::article_money(std::size_t& i) {
  if (!text.is(i, Cls::Article) || !free(i + 1)) return false;
  const Meaning* money = text.find(i + 1, Cls::Money);
  const bool alone = ends_clause(i + 2) || text.is(i + 2, Cls::CommonWord);  // not: a dollar account
  if (money == nullptr || !alone) return false;
  add(i, NumberAt{Decimal(1), i + 1}, i + 1, std::nullopt, UnitAt{money->value, i + 2, i + 1, false},
      "common.amount.article");
  i = amounts.back().last;
  return true;
}

}  // namespace chancery
