#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chancery {

/// An exact decimal number of up to 36 digits: coefficient times ten to the exponent. Never by way of a double.
class Decimal {
 public:
  Decimal() = default;
  explicit Decimal(std::int64_t value);
  /// Digits with at most one point ('.'). Nothing where there are other characters or too many digits.
  static std::optional<Decimal> parse(std::string_view digits);

  /// Results too large to be exact are nothing.
  [[nodiscard]] std::optional<Decimal> plus(const Decimal& other) const;
  [[nodiscard]] std::optional<Decimal> times_power_of_ten(int power) const;
  [[nodiscard]] std::optional<Decimal> times(std::uint32_t factor) const;
  /// The quotient where its decimals come to an end (3/4, but not 1/3), else nothing.
  [[nodiscard]] std::optional<Decimal> divided_by(const Decimal& divisor) const;
  [[nodiscard]] Decimal negated() const;

  [[nodiscard]] bool is_zero() const { return coefficient_ == 0; }
  [[nodiscard]] bool is_integer() const { return normalized().exponent_ >= 0; }
  /// The value where it is a whole number that fits, else nothing.
  [[nodiscard]] std::optional<std::int64_t> to_integer() const;
  /// How often ten divides a whole number; 0 for others.
  [[nodiscard]] int trailing_zeros() const;
  [[nodiscard]] int compare(const Decimal& other) const;
  /// Plain digits: `2450000000`, `128.54`, `-3`.
  [[nodiscard]] std::string to_string() const;

 private:
  using Wide = unsigned __int128;
  [[nodiscard]] Decimal normalized() const;
  [[nodiscard]] std::optional<std::pair<Wide, Wide>> aligned(const Decimal& other) const;
  static Decimal sum_of(Wide left, bool left_negative, Wide right, bool right_negative, int exponent);
  Wide coefficient_ = 0;
  int exponent_ = 0;
  bool negative_ = false;
};

}  // namespace chancery
