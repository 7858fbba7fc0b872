#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "reading/scan/token_text.h"

namespace chancery {

struct FoundAmount {
  std::size_t first = 0, last = 0;  ///< tokens, half-open
  Decimal number;
  std::optional<Decimal> most;  ///< upper end of a range
  std::string_view unit;
  UnitKind kind = UnitKind::Counted;
  Qualifier qualifier = Qualifier::None;
  std::string_view rule;
  std::string_view reason;  ///< why the unit is another than the word beside the number
  std::size_t noun = 0;     ///< token of the counted noun
  bool secondary = false;   ///< a plan or an earlier year beside the result: no figure of its own
};

struct FoundOrdinal {
  std::size_t first = 0, last = 0;
  Decimal number;
  std::string_view rule;
};

/// Finds amounts and ordinals in a line. `taken[i]` marks tokens that belong to dates and are not looked at.
class AmountFinder {
 public:
  explicit AmountFinder(const Packs& packs) : packs_(packs), lead_(packs.concept_class("lead")) {}

  /// An amount or ordinal begins with a number in digits, its sign, or a word of one of these classes.
  static constexpr std::uint64_t kMayBegin =
      class_bit(Cls::OrdinalWord) | class_bit(Cls::OrdinalPrefix) | class_bit(Cls::OrdinalPrefixJoined) |
      class_bit(Cls::Money) | class_bit(Cls::MoneyBefore) | class_bit(Cls::MeasureBefore) | class_bit(Cls::Number) |
      class_bit(Cls::Multiplier) | class_bit(Cls::Minus) | class_bit(Cls::Article) | class_bit(Cls::Fraction) |
      class_bit(Cls::Denominator) | class_bit(Cls::OrdinalScale);

  void find(const TokenText& text, const std::vector<char>& taken, std::vector<FoundAmount>& amounts,
            std::vector<FoundOrdinal>& ordinals) const;

 private:
  const Packs& packs_;
  std::uint16_t lead_;  ///< the concept of who leads a delegation
};

}  // namespace chancery
