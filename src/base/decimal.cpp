#include "base/decimal.h"

#include <algorithm>
#include <climits>

namespace chancery {
namespace {

constexpr int kMaxDigits = 36;

unsigned __int128 power(int exponent) {
  unsigned __int128 out = 1;
  for (int i = 0; i < exponent; ++i) out *= 10;
  return out;
}

int digits_of(unsigned __int128 value) {
  int digits = 0;
  for (; value != 0; value /= 10) ++digits;
  return digits;
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
  while (out.coefficient_ % 10 == 0) {
    out.coefficient_ /= 10;
    ++out.exponent_;
  }
  return out;
}

std::optional<Decimal> Decimal::times_power_of_ten(int power) const {
  Decimal out = *this;
  out.exponent_ += power;
  if (digits_of(out.coefficient_) + std::max(0, out.exponent_) > kMaxDigits) return std::nullopt;
  return out;
}

std::optional<Decimal> Decimal::plus(const Decimal& other) const {
  const Decimal a = normalized();
  const Decimal b = other.normalized();
  const int exponent = std::min(a.is_zero() ? b.exponent_ : a.exponent_, b.is_zero() ? a.exponent_ : b.exponent_);
  const auto fits = [&](const Decimal& d) {
    return d.is_zero() || digits_of(d.coefficient_) + (d.exponent_ - exponent) <= kMaxDigits;
  };
  if (!fits(a) || !fits(b)) return std::nullopt;
  const Wide left = a.is_zero() ? 0 : a.coefficient_ * power(a.exponent_ - exponent);
  const Wide right = b.is_zero() ? 0 : b.coefficient_ * power(b.exponent_ - exponent);
  Decimal out;
  out.exponent_ = exponent;
  if (a.negative_ == b.negative_) {
    out.coefficient_ = left + right;
    out.negative_ = a.negative_;
  } else {
    out.coefficient_ = left > right ? left - right : right - left;
    out.negative_ = left > right ? a.negative_ : b.negative_;
  }
  return out;
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
