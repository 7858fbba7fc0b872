#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "base/decimal.h"

namespace chancery {

/// A number in the making, part by part: falling parts (2000, 400, 60, 8), and a fraction at the end of them. What does
/// not fit to what stands before is refused, and leaves the number as it was.
class NumberParts {
 public:
  [[nodiscard]] bool empty() const { return size_ == 0 && !has_fraction_; }
  [[nodiscard]] bool has_fraction() const { return has_fraction_; }
  /// False where the fraction has no end in decimals (one third).
  [[nodiscard]] bool is_exact() const { return !has_fraction_ || fraction_.has_value(); }
  [[nodiscard]] const Decimal* last() const { return size_ == 0 ? nullptr : &parts_[size_ - 1]; }
  [[nodiscard]] std::optional<Decimal> sum() const;

  /// May `value` come behind what is there: does it fill zeros of the last part?
  [[nodiscard]] bool fits(const Decimal& value) const;
  [[nodiscard]] bool add(const Decimal& value);
  /// `only_last`: a number in digits stands right before the multiplier, and is scaled however large it is (1,200
  /// thousand).
  [[nodiscard]] bool multiply(int power, bool only_last);
  /// Behind the decimal point.
  [[nodiscard]] bool append_decimals(std::string_view digits);
  /// What comes next stands behind an `and`: it may be the numerator of a fraction, or a count of dozens, by itself.
  void begin_group() { group_ = size_; }
  /// The number of things that come in sets (three hundred and two dozen).
  [[nodiscard]] bool multiply_group(std::int32_t factor);

  /// The last group, as the numerator of a fraction; all, where it is no less than the denominator (one hundred and
  /// thirty-two fifths).
  [[nodiscard]] bool is_one() const;
  void divide_group(const Decimal& denominator);
  /// A fraction by itself or behind the parts; nothing where its decimals have no end.
  void set_fraction(std::optional<Decimal> fraction);
  /// Half of the last multiplier, or of one.
  void set_half();
  /// A multiplier behind the fraction: five and a half million; one billion and a half million.
  [[nodiscard]] bool multiply_fraction(int power);
  [[nodiscard]] bool multiply_fraction_by_set(std::int32_t factor);
  /// Where no multiplier came behind it, a fraction is one of the last multiplier: two million and a half.
  void close_fraction();

 private:
  [[nodiscard]] std::optional<Decimal> sum_from(std::size_t first) const;
  [[nodiscard]] int last_power() const { return size_ == 0 ? 0 : powers_[size_ - 1]; }

  std::array<Decimal, 12> parts_;
  std::array<int, 12> powers_ = {};  ///< of the multiplier that made each part; 0 for others
  std::size_t size_ = 0;
  std::size_t group_ = 0;  ///< first part behind the last `and`; 0 where there is none
  bool has_fraction_ = false;
  int smallest_scale_ = 0;  ///< from which power on the fraction is one of the last multiplier
  std::optional<Decimal> fraction_;
};

}  // namespace chancery
