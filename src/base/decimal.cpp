#include "base/decimal.h"

#include <algorithm>
#include <climits>
#include <cstdlib>
#include <utility>

namespace chancery {
namespace {

using Wide = unsigned __int128;

constexpr int kMaxDigits = 36;
/// Coefficients below this take the short ways, in 64 bits; nearly all do.
constexpr Wide kSmall = Wide(1) << 63U;
/// Ten to this power times a small coefficient has no more than `kMaxDigits` digits, nor has the sum of two such.
constexpr int kShortShift = 16;

Wide power(int exponent) {
  Wide out = 1;
  for (int i = 0; i < exponent; ++i) out *= 10;
  return out;
}

template <class Number>
int count_digits(Number value) {
  int digits = 0;
  for (; value != 0; value /= 10) ++digits;
  return digits;
}

int digits_of(Wide value) {
  return value < kSmall ? count_digits(static_cast<std::uint64_t>(value)) : count_digits(value);
}

/// Takes the tens out of `value`, which is not 0, and counts them.
template <class Number>
int strip_tens(Number& value) {
  int tens = 0;
  for (; value % 10 == 0; value /= 10) ++tens;
  return tens;
}

int strip_factor(Wide& value, unsigned factor) {
  int count = 0;
  for (; value % factor == 0; value /= factor) ++count;
  return count;
}

Wide common_divisor(Wide a, Wide b) {
  while (b != 0) a = std::exchange(b, a % b);
  return a;
}

}  // namespace

Decimal::Decimal(std::int64_t value)
    : coefficient_(value < 0 ? -static_cast<Wide>(value) : static_cast<Wide>(value)), negative_(value < 0) {}

std::optional<Decimal> Decimal::parse(std::string_view digits) {
  Decimal out;
  int count = 0;
  bool point = false;
  bool any = false;
  for (const char c : digits) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    any = true;
    if ((out.coefficient_ != 0 || c != '0') && ++count > kMaxDigits) return std::nullopt;
    out.coefficient_ = out.coefficient_ * 10 + static_cast<unsigned>(c - '0');
    if (point) --out.exponent_;
  }
  if (!any || out.exponent_ < -kMaxDigits) return std::nullopt;
  return out;
}

Decimal Decimal::normalized() const {
  Decimal out = *this;
  if (out.coefficient_ == 0) return Decimal{};
  if (out.coefficient_ < kSmall) {
    auto small = static_cast<std::uint64_t>(out.coefficient_);
    out.exponent_ += strip_tens(small);
    out.coefficient_ = small;
  } else {
    out.exponent_ += strip_tens(out.coefficient_);
  }
  return out;
}

std::optional<Decimal> Decimal::times_power_of_ten(int power) const {
  Decimal out = *this;
  out.exponent_ += power;
  if (digits_of(out.coefficient_) + std::max(0, out.exponent_) > kMaxDigits) return std::nullopt;
  return out;
}

std::optional<Decimal> Decimal::times(std::uint32_t factor) const {
  Decimal out = normalized();
  if (digits_of(out.coefficient_) + digits_of(factor) + std::max(0, out.exponent_) > kMaxDigits) return std::nullopt;
  out.coefficient_ *= factor;
  return out;
}

std::optional<Decimal> Decimal::divided_by(const Decimal& divisor) const {
  if (divisor.is_zero()) return std::nullopt;
  Decimal out = normalized();
  if (out.is_zero()) return out;
  const Decimal by = divisor.normalized();
  const Wide shared = common_divisor(out.coefficient_, by.coefficient_);
  out.coefficient_ /= shared;
  Wide rest = by.coefficient_ / shared;
  const int twos = strip_factor(rest, 2);
  const int fives = strip_factor(rest, 5);
  const int places = std::max(twos, fives);
  if (rest != 1 || digits_of(out.coefficient_) + places > kMaxDigits) return std::nullopt;
  for (int i = twos; i < places; ++i) out.coefficient_ *= 2;
  for (int i = fives; i < places; ++i) out.coefficient_ *= 5;
  out.exponent_ -= by.exponent_ + places;
  if (out.exponent_ < -kMaxDigits || digits_of(out.coefficient_) + std::max(0, out.exponent_) > kMaxDigits)
    return std::nullopt;
  out.negative_ = negative_ != by.negative_;
  return out;
}

/// The coefficients of two numbers brought to the smaller exponent; nothing where that takes more than the short way.
std::optional<std::pair<Decimal::Wide, Decimal::Wide>> Decimal::aligned(const Decimal& other) const {
  const int shift = exponent_ - other.exponent_;
  if (coefficient_ >= kSmall || other.coefficient_ >= kSmall || std::abs(shift) > kShortShift) return std::nullopt;
  return std::pair{coefficient_ * power(std::max(shift, 0)), other.coefficient_ * power(std::max(-shift, 0))};
}

/// The sum of two coefficients with their signs, at one exponent.
Decimal Decimal::sum_of(Wide left, bool left_negative, Wide right, bool right_negative, int exponent) {
  Decimal out;
  out.exponent_ = exponent;
  if (left_negative == right_negative) {
    out.coefficient_ = left + right;
    out.negative_ = left_negative;
  } else {
    out.coefficient_ = left > right ? left - right : right - left;
    out.negative_ = left > right ? left_negative : left < right && right_negative;
  }
  return out;
}

std::optional<Decimal> Decimal::plus(const Decimal& other) const {
  if (const auto both = aligned(other))
    return sum_of(both->first, negative_, both->second, other.negative_, std::min(exponent_, other.exponent_));
  const Decimal a = normalized();
  const Decimal b = other.normalized();
  const int exponent = std::min(a.is_zero() ? b.exponent_ : a.exponent_, b.is_zero() ? a.exponent_ : b.exponent_);
  const auto fits = [&](const Decimal& d) {
    return d.is_zero() || digits_of(d.coefficient_) + (d.exponent_ - exponent) <= kMaxDigits;
  };
  if (!fits(a) || !fits(b)) return std::nullopt;
  const Wide left = a.is_zero() ? 0 : a.coefficient_ * power(a.exponent_ - exponent);
  const Wide right = b.is_zero() ? 0 : b.coefficient_ * power(b.exponent_ - exponent);
  return sum_of(left, a.negative_, right, b.negative_, exponent);
}

Decimal Decimal::negated() const {
  Decimal out = *this;
  out.negative_ = !negative_ && coefficient_ != 0;
  return out;
}

std::optional<std::int64_t> Decimal::to_integer() const {
  const Decimal d = normalized();
  if (d.exponent_ < 0 || digits_of(d.coefficient_) + d.exponent_ > 18) return std::nullopt;
  const auto value = static_cast<std::int64_t>(d.coefficient_ * power(d.exponent_));
  return d.negative_ ? -value : value;
}

int Decimal::trailing_zeros() const { return std::max(0, normalized().exponent_); }

int Decimal::compare(const Decimal& other) const {
  if (negative_ != other.negative_) return negative_ ? -1 : 1;
  if (const auto both = aligned(other)) {
    if (both->first == both->second) return 0;
    return (both->first < both->second) != negative_ ? -1 : 1;
  }
  const auto size = [](const Decimal& d) {
    return d.is_zero() ? INT_MIN : digits_of(d.normalized().coefficient_) + d.normalized().exponent_;
  };
  // Numbers of different length need no difference, which might have too many digits.
  if (size(*this) != size(other)) return (size(*this) < size(other)) != negative_ ? -1 : 1;
  const auto difference = plus(other.negated());
  if (!difference) return 0;
  if (difference->is_zero()) return 0;
  return difference->negative_ ? -1 : 1;
}

std::string Decimal::to_string() const {
  const Decimal d = normalized();
  std::string digits;
  for (Wide rest = d.coefficient_; rest != 0; rest /= 10)
    digits.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
  std::reverse(digits.begin(), digits.end());
  if (digits.empty()) return "0";
  if (d.exponent_ >= 0) {
    digits.append(static_cast<std::size_t>(d.exponent_), '0');
  } else {
    const auto places = static_cast<std::size_t>(-d.exponent_);
    if (digits.size() <= places) digits.insert(0, places - digits.size() + 1, '0');
    digits.insert(digits.size() - places, ".");
  }
  if (d.negative_) digits.insert(digits.begin(), '-');
  return digits;
}

}  // namespace chancery
