#pragma once
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "reading/values/amounts.h"
#include "reading/values/number.h"

namespace chancery {

/// One line while its amounts and ordinals are looked for, from left to right. Functions that take `i` by reference
/// move it behind what they took, and return false where they took nothing.
struct AmountLine {
  const Packs& packs;
  const TokenText& text;
  const std::vector<char>& taken;  ///< tokens that belong to dates
  std::vector<FoundAmount>& amounts;
  std::vector<FoundOrdinal>& ordinals;
  std::uint16_t lead;          ///< the concept of who leads a delegation
  std::size_t after_last = 0;  ///< token behind the last amount found

  struct UnitAt {
    std::int32_t unit;
    std::size_t end;
    std::size_t noun;
    bool classifier;
  };
  /// The upper end of a range, with the token behind it.
  struct RangeEnd {
    Decimal most;
    std::size_t end;
  };

  bool ordinal(std::size_t& i);
  bool amount(std::size_t& i);
  /// Units before the number: $2.45 billion, USD 5 million, ร้อยละ 12.
  bool unit_before(std::size_t& i);
  /// A dollar, a euro and ten cents.
  bool article_money(std::size_t& i);

  [[nodiscard]] bool free(std::size_t i) const { return i < text.size() && taken[i] == 0; }
  [[nodiscard]] std::string_view code(std::int32_t unit) const {
    return packs.text(packs.units()[static_cast<std::size_t>(unit)].code);
  }
  [[nodiscard]] UnitKind kind(std::int32_t unit) const { return packs.units()[static_cast<std::size_t>(unit)].kind; }
  [[nodiscard]] const LanguageRecord& language(std::size_t i) const;

 private:
  // Ordinals (ordinals.cpp).
  bool word_ordinal(std::size_t& i);
  bool prefixed_ordinal(std::size_t& i);
  std::size_t joint_ordinals(std::size_t first, std::size_t at);
  bool suffixed_ordinal(std::size_t& i, const NumberAt& number);
  bool composed_ordinal(std::size_t& i, const NumberAt& number);

  // What is counted.
  void counted_amount(std::size_t i, const NumberAt& number);
  [[nodiscard]] std::optional<UnitAt> unit_at(std::size_t i) const;
  [[nodiscard]] std::optional<UnitAt> unit_behind(std::size_t i, bool adjectives = true) const;
  [[nodiscard]] bool takes_adjectives(std::size_t i, const NumberAt& number) const;
  [[nodiscard]] bool is_adjective(std::size_t i) const;
  [[nodiscard]] std::optional<UnitAt> unit_behind_adjectives(std::size_t at) const;
  [[nodiscard]] std::optional<UnitAt> unit_behind_next(std::size_t at) const;
  template <class Accepts>
  [[nodiscard]] std::optional<UnitAt> noun_before(std::size_t i, Accepts accepts) const;
  [[nodiscard]] bool is_one_delegation(std::size_t noun, std::size_t number_at) const;
  void refine_classifier(FoundAmount& found, std::size_t number_at) const;
  bool noun_first(std::size_t i, const NumberAt& number, std::size_t end, std::optional<Decimal> most);
  bool noun_then_number(std::size_t i, const NumberAt& number, std::size_t end);
  [[nodiscard]] std::optional<UnitAt> noun_of_list(std::size_t colon, const NumberAt& number, std::size_t end) const;
  [[nodiscard]] std::optional<UnitAt> noun_of_count(std::size_t verb) const;
  [[nodiscard]] CountPhrase phrase(std::size_t i) const {
    const Meaning* meaning = text.find(i, Cls::CountPhrase);
    return meaning == nullptr ? CountPhrase::None : static_cast<CountPhrase>(meaning->value);
  }

  // What is no amount.
  [[nodiscard]] bool counts_nothing(std::size_t i, const NumberAt& number) const;
  [[nodiscard]] bool is_no_zero(std::size_t i, const NumberAt& number) const;
  [[nodiscard]] bool heads_a_column(std::size_t i) const;
  [[nodiscard]] bool follows_stroke(std::size_t i) const;
  [[nodiscard]] bool ends_name(std::size_t i) const;

  // What belongs to the number.
  [[nodiscard]] std::size_t behind_repetition(const NumberAt& number) const;
  [[nodiscard]] std::optional<RangeEnd> range_end(const NumberAt& number) const;
  [[nodiscard]] Decimal share_scale(const NumberAt& number, const RangeEnd& range) const;
  void qualify(FoundAmount& found) const;
  void add_half_unit(FoundAmount& found) const;

  // Money (amount_money.cpp).
  [[nodiscard]] bool ends_clause(std::size_t i) const;
  void add_small_money(FoundAmount& found) const;
  void scale_behind_money(FoundAmount& found, const NumberAt& number) const;
  [[nodiscard]] std::optional<UnitAt> small_money_behind(std::size_t end, NumberAt& number) const;
  [[nodiscard]] std::optional<RangeEnd> money_range_end(const NumberAt& number, std::int32_t unit) const;

  void add(std::size_t first, const NumberAt& number, std::size_t end, std::optional<Decimal> most, const UnitAt& unit,
           std::string_view rule);
};

}  // namespace chancery
