#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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
  Wide coefficient_ = 0;
  int exponent_ = 0;
  bool negative_ = false;
};

}  // namespace chancery
