#include "reading/values/number_parts.h"

#include <climits>
#include <string>

namespace chancery {
namespace {

/// From here on a language counts scales of scales: Thai millions of millions, a million and a half.
constexpr int kMillion = 6;
constexpr int kHundred = 2;

std::optional<Decimal> sum_of(const std::optional<Decimal>& a, const std::optional<Decimal>& b) {
  return a && b ? a->plus(*b) : std::nullopt;
}

}  // namespace

std::optional<Decimal> NumberParts::sum_from(std::size_t first) const {
  Decimal total;
  for (std::size_t i = first; i < size_; ++i) {
    const auto more = total.plus(parts_[i]);
    if (!more) return std::nullopt;
    total = *more;
  }
  return total;
}

std::optional<Decimal> NumberParts::sum() const { return has_fraction_ ? sum_of(sum_from(0), fraction_) : sum_from(0); }

bool NumberParts::fits(const Decimal& value) const {
  if (size_ == 0) return true;
  const auto limit = Decimal(1).times_power_of_ten(parts_[size_ - 1].trailing_zeros());
  return limit && value.compare(*limit) < 0 && parts_[size_ - 1].is_integer();
}

bool NumberParts::add(const Decimal& value) {
  if (size_ == parts_.size() || !fits(value)) return false;
  powers_[size_] = 0;
  parts_[size_++] = value;
  return true;
}

bool NumberParts::multiply(int power, bool only_last) {
  const auto scale = Decimal(1).times_power_of_ten(power);
  if (!scale) return false;
  Decimal sum;
  std::size_t kept = size_;
  if (only_last && size_ != 0) sum = parts_[--kept];
  // Thai counts millions of millions: สิบสี่ล้านหนึ่งแสนล้าน is 14,100,000 million.
  while (kept > 0 && (parts_[kept - 1].compare(*scale) <= 0 || (power >= kMillion && powers_[kept - 1] == power))) {
    const auto more = sum.plus(parts_[--kept]);
    if (!more) return false;
    sum = *more;
  }
  if (kept == size_) sum = Decimal(1);  // a multiplier without a number before it counts once: ร้อยสิบ is 110
  const auto product = sum.times_power_of_ten(power);
  if (!product || kept == parts_.size()) return false;
  if (kept > 0 && parts_[kept - 1].compare(*product) <= 0) return false;
  size_ = kept;
  if (group_ > size_) group_ = 0;
  powers_[size_] = power;
  parts_[size_++] = *product;
  return true;
}

bool NumberParts::append_decimals(std::string_view digits) {
  const auto whole = sum_from(0);
  if (!whole || !whole->is_integer()) return false;
  const auto both = sum_of(whole, Decimal::parse("0." + std::string(digits)));
  if (!both) return false;
  size_ = 1;
  group_ = 0;
  parts_[0] = *both;
  powers_[0] = 0;
  return true;
}

bool NumberParts::multiply_group(std::int32_t factor) {
  const auto count = group_ == size_ ? Decimal(1) : sum_from(group_);
  const auto product = count ? count->times(static_cast<std::uint32_t>(factor)) : std::nullopt;
  if (!product || group_ == parts_.size()) return false;
  size_ = group_;
  powers_[size_] = 0;
  parts_[size_++] = *product;
  return true;
}

bool NumberParts::is_one() const { return size_ == group_ + 1 && parts_[group_].compare(Decimal(1)) == 0; }

void NumberParts::divide_group(const Decimal& denominator) {
  auto numerator = sum_from(group_);
  if (group_ > 0 && numerator && numerator->compare(denominator) >= 0) {
    group_ = 0;
    numerator = sum_from(0);
  }
  size_ = group_;
  set_fraction(numerator ? numerator->divided_by(denominator) : std::nullopt);
}

void NumberParts::set_fraction(std::optional<Decimal> fraction) {
  has_fraction_ = true;
  smallest_scale_ = kMillion;
  fraction_ = fraction;
}

void NumberParts::set_half() {
  set_fraction(Decimal(5).times_power_of_ten(-1));
  smallest_scale_ = kHundred;  // ສອງພັນເຄິ່ງ is 2,500
}

bool NumberParts::multiply_fraction(int power) {
  if (last_power() > power) {
    if (fraction_) fraction_ = fraction_->times_power_of_ten(power);
    smallest_scale_ = INT_MAX;
    return true;
  }
  if (last_power() == power) return false;
  close_fraction();
  if (!is_exact()) return true;
  const auto all = sum();
  const auto product = all ? all->times_power_of_ten(power) : std::nullopt;
  if (!product) return false;
  size_ = group_ = 0;
  fraction_ = product;
  return true;
}

bool NumberParts::multiply_fraction_by_set(std::int32_t factor) {
  if (size_ != 0) return false;
  if (fraction_) fraction_ = fraction_->times(static_cast<std::uint32_t>(factor));
  return true;
}

void NumberParts::close_fraction() {
  if (fraction_ && size_ != 0 && last_power() >= smallest_scale_)
    fraction_ = fraction_->times_power_of_ten(last_power());
  smallest_scale_ = INT_MAX;
}

}  // namespace chancery
