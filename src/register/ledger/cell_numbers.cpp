#include <algorithm>

#include "base/decimal.h"
#include "reading/values/digits.h"
#include "register/ledger/cell_run.h"
#include "register/ledger/ledger_text.h"
#include "text/fold.h"

namespace chancery {
namespace {

/// What a unit in a head or a number format means: `triệu đồng` is a million VND, `1.000 USD` a thousand USD.
struct UnitScale {
  Decimal factor{1};
  std::string currency;
};

class NumberReading {
 public:
  NumberReading(CellRun& run, const LedgerField& field, const CellContext& context)
      : run_(run), field_(field), context_(context) {}

  CellReading read(const Cell& cell) {
    typed_ = trimmed(cell.text);
    const std::string unit = cell.unit.empty() || cell.unit == "%" ? context_.unit : cell.unit;
    if (cell.kind == CellKind::Number) {
      const auto number = parse_number(cell.text);
      return number ? scaled(*number, unit) : unread();
    }
    const std::string text = fold(typed_).text;
    if (has_range(text)) {
      return CellReading::problem(quoted(typed_) + " is more than one figure; which one counts is for a person to say");
    }
    if (is_bare_number(text)) {
      const auto number = read_digits(text, context_.mark, false);
      return number ? scaled(*number, unit) : unread();
    }
    return in_words(text, unit);
  }

 private:
  [[nodiscard]] CellReading unread() const {
    return CellReading::problem(quoted(typed_) + " cannot be read as a figure");
  }

  static std::optional<Decimal> parse_number(std::string_view text) {
    const bool negative = text.starts_with('-');
    const auto number = Decimal::parse(text.substr(negative ? 1 : 0));
    return number && negative ? std::optional(number->negated()) : number;
  }

  static bool is_bare_number(std::string_view text) {
    return text.find_first_not_of("0123456789.,") == text.npos && has_digit(text.substr(0, 1));
  }

  /// 15-20, 12+3, 8/9: two figures with a mark between.
  static bool has_range(std::string_view text) {
    for (std::size_t at = 1; at + 1 < text.size(); ++at) {
      if (std::string_view("-+/").find(text[at]) == std::string_view::npos) continue;
      const std::size_t before = text.find_last_not_of(' ', at - 1);
      const std::size_t behind = text.find_first_not_of(' ', at + 1);
      if (before == text.npos || behind == text.npos) continue;
      if (has_digit(text.substr(before, 1)) && has_digit(text.substr(behind, 1))) return true;
    }
    return false;
  }

  [[nodiscard]] UnitScale scale_of(const std::string& unit) {
    UnitScale scale;
    if (unit.empty()) return scale;
    const std::string text = has_digit(unit.substr(0, 1)) ? unit : "1 " + unit;
    const auto result = run_(text);
    for (const Mention* amount : result.mentions(MentionKind::Amount)) {
      if (amount->unit_kind != UnitKind::Money) continue;
      scale.factor = Decimal::parse(amount->value).value_or(Decimal(1));
      scale.currency = amount->name;
      return scale;
    }
    return scale;
  }

  /// `number` times the factor of its unit, which is a power of ten.
  static std::optional<Decimal> times(const Decimal& number, const Decimal& factor) {
    const int power = factor.trailing_zeros();
    const auto rest = factor.times_power_of_ten(-power);
    if (!rest || rest->compare(Decimal(1)) != 0) return std::nullopt;
    return number.times_power_of_ten(power);
  }

  CellReading scaled(const Decimal& number, const std::string& unit) {
    if (field_.type == FieldType::Money) {
      const UnitScale scale = scale_of(unit);
      const auto value = times(number, scale.factor);
      return value ? made(*value, scale.currency, !unit.empty()) : unread();
    }
    return made(number, "", false);
  }

  CellReading made(const Decimal& number, const std::string& currency, bool inferred) const {
    if (field_.type == FieldType::Integer && !number.is_integer()) {
      return CellReading::problem(quoted(typed_) + " is no whole number");
    }
    CellReading reading = CellReading::of({number.to_string(), currency, "", std::string(typed_), inferred});
    if (field_.type == FieldType::Money && currency.empty()) {
      reading.problems.push_back(quoted(typed_) + " does not say in which currency");
    }
    return reading;
  }

  CellReading in_words(const std::string& text, const std::string& unit) {
    const auto result = run_(text);
    const auto amounts = result.mentions(MentionKind::Amount);
    CellReading reading;
    const bool money = field_.type == FieldType::Money;
    for (const Mention* amount : amounts) {
      if (money != (amount->unit_kind == UnitKind::Money)) continue;
      if (!amount->most.empty()) {
        return CellReading::problem(quoted(typed_) + " is a range; which figure counts is for a person to say");
      }
      const auto number = parse_number(amount->value);
      if (!number) continue;
      CellReading one = made(*number, money ? std::string(amount->name) : "", false);
      std::move(one.values.begin(), one.values.end(), std::back_inserter(reading.values));
      std::move(one.problems.begin(), one.problems.end(), std::back_inserter(reading.problems));
      // 10 persons, of them 3 women: the first figure is that of the column.
      if (!money) return reading;
    }
    if (!reading.values.empty() || !reading.problems.empty()) return reading;
    return in_other_words(text, unit);
  }

  /// A figure whose unit only the head says: 120 triệu, about 15; or one with a remark behind it: 10 (3 women).
  CellReading in_other_words(const std::string& text, const std::string& unit) {
    const std::string head = text.substr(0, text.find('('));
    const std::string bare(trimmed(head));
    if (is_bare_number(bare)) {
      const auto number = read_digits(bare, context_.mark, false);
      return number ? scaled(*number, unit) : unread();
    }
    const UnitScale scale = scale_of(unit);
    for (const LedgerLanguage& language : run_.tools.words.languages) {
      const auto result = run_(bare + " " + language.counted);
      const auto amounts = result.mentions(MentionKind::Amount);
      if (amounts.size() != 1 || !amounts[0]->most.empty()) continue;
      const auto number = parse_number(amounts[0]->value);
      if (number) return made(*number, field_.type == FieldType::Money ? scale.currency : "", true);
    }
    return unread();
  }

  CellRun& run_;
  const LedgerField& field_;
  const CellContext& context_;
  std::string_view typed_;
};

}  // namespace

CellReading read_number_cell(CellRun& run, const Cell& cell, const LedgerField& field, const CellContext& context) {
  return NumberReading(run, field, context).read(cell);
}

}  // namespace chancery
