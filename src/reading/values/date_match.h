#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "reading/values/dates.h"

namespace chancery {

/// Small numbers around the token where dates are looked for, each read once for all rules that are tried there.
class SmallNumbers {
 public:
  struct Number {
    std::uint32_t end;    ///< token behind it
    std::int16_t value;   ///< 0 to 9999; negative: there is none
    std::uint8_t digits;  ///< how many; 0 where it is in words
  };
  // The numbers stay unset until they are asked for: most places where a date could begin need none.
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init)
  SmallNumbers(const TokenText& text, std::size_t start) : text_(text), start_(start) {}

  /// The number at token `i`, or null.
  const Number* at(std::size_t i);

 private:
  static constexpr std::size_t kReach = 24;
  const TokenText& text_;
  std::size_t start_;
  std::uint32_t known_ = 0;  ///< a bit for each number that was asked for; the others are not set
  std::array<Number, kReach> numbers_;
};

/// What the slots of a rule were filled with; 0 where nothing is.
struct DateSlots {
  std::array<int, kDateSlots> value = {};
  PartialDate numeric;
  int era = -1;  ///< years to take off; negative: no era word
  bool buddhist_years = false;

  [[nodiscard]] int operator[](DateSlot slot) const { return value[static_cast<std::size_t>(slot)]; }
  int& operator[](DateSlot slot) { return value[static_cast<std::size_t>(slot)]; }
  [[nodiscard]] int year(DateSlot slot) const;
};

/// The date that filled slots say, without its place in the text; nothing where there is no such date.
std::optional<FoundDate> date_of(const DateSlots& slots, DateMakes makes);

/// One date rule tried at one place.
class DateMatch {
 public:
  DateMatch(const Packs& packs, const TokenText& text, const DateRuleRecord& rule, SmallNumbers& numbers);

  /// The longest date by this rule that begins at token `start`.
  std::optional<FoundDate> read(std::size_t start);

 private:
  void match(std::size_t element);
  /// Each returns the token behind what it took, 0 where it took nothing.
  std::size_t take_word(const DateElement& element);
  std::size_t take_slot(DateSlot slot);
  std::size_t take_number(DateSlot slot, int highest);
  std::size_t take_year(DateSlot slot);
  [[nodiscard]] int short_second_year(DateSlot slot, const SmallNumbers::Number& number) const;
  [[nodiscard]] bool is_common_era_behind(std::size_t i) const;
  std::size_t take_part(DateSlot slot, int highest);
  std::size_t take_ordinal_day();
  std::size_t take_numeric();
  std::size_t take_dotted();
  /// Is the token what numbers are of: a unit, money, a multiplier?
  [[nodiscard]] bool counts_something(std::size_t i) const;
  void keep();
  void set_span(FoundDate& found) const;
  [[nodiscard]] bool is_taken(std::size_t element) const { return (taken_ >> element & 1U) != 0; }
  [[nodiscard]] bool is_range_of_money(const FoundDate& found) const;

  const Packs& packs_;
  const TokenText& text_;
  const DateRuleRecord& rule_;
  std::span<const DateElement> elements_;
  SmallNumbers& numbers_;
  DateSlots slots_;
  std::array<std::uint32_t, 24> begins_ = {};  ///< token where each element that is there began
  std::uint32_t taken_ = 0;                    ///< a bit for each of them
  std::size_t at_ = 0;
  std::optional<FoundDate> best_;
};

}  // namespace chancery
