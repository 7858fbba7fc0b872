#include "reading/number.h"

#include <array>
#include <string>

namespace chancery {
namespace {

struct Shape {
  std::size_t points = 0, commas = 0;
  std::size_t last = std::string_view::npos;  ///< the last point or comma
  bool groups_of_three = true;                ///< every group behind a mark has three digits
  std::size_t first_group = 0;
};

Shape shape_of(std::string_view digits) {
  Shape shape;
  std::size_t group = 0;
  for (std::size_t i = 0; i <= digits.size(); ++i) {
    if (i < digits.size() && digits[i] != '.' && digits[i] != ',') {
      ++group;
      continue;
    }
    if (shape.last == std::string_view::npos) {
      shape.first_group = group;
    } else if (group != 3) {
      shape.groups_of_three = false;
    }
    group = 0;
    if (i == digits.size()) break;
    ++(digits[i] == '.' ? shape.points : shape.commas);
    shape.last = i;
  }
  return shape;
}

std::optional<Decimal> without_marks(std::string_view digits, std::size_t decimal_at) {
  std::string plain;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i == decimal_at) {
      plain += '.';
    } else if (digits[i] != '.' && digits[i] != ',') {
      plain += digits[i];
    }
  }
  return Decimal::parse(plain);
}

}  // namespace

int decimal_evidence(std::string_view digits) {
  const Shape shape = shape_of(digits);
  if (shape.last == std::string_view::npos) return 0;
  const bool comma_last = digits[shape.last] == ',';
  if (shape.points != 0 && shape.commas != 0) return comma_last ? 1 : -1;
  if (shape.points + shape.commas > 1)
    return shape.groups_of_three && shape.first_group <= 3 ? (comma_last ? -1 : 1) : 0;
  const std::size_t behind = digits.size() - shape.last - 1;
  if (behind == 3 && shape.first_group <= 3 && digits[0] != '0') return 0;
  return comma_last ? 1 : -1;
}

std::optional<Decimal> read_digits(std::string_view digits, DecimalMark mark, bool before_scale) {
  const Shape shape = shape_of(digits);
  const std::size_t marks = shape.points + shape.commas;
  if (marks == 0) return Decimal::parse(digits);
  if (shape.points != 0 && shape.commas != 0) {
    const std::size_t same_as_last = digits[shape.last] == ',' ? shape.commas : shape.points;
    if (same_as_last != 1) return std::nullopt;
    return without_marks(digits, shape.last);
  }
  if (marks > 1) {
    if (!shape.groups_of_three || shape.first_group > 3) return std::nullopt;
    return without_marks(digits, std::string_view::npos);
  }
  const bool decimal_sign = (digits[shape.last] == ',') == (mark == DecimalMark::Comma);
  const bool could_be_thousands = digits.size() - shape.last - 1 == 3 && shape.first_group <= 3 && digits[0] != '0';
  return without_marks(digits,
                       could_be_thousands && !(decimal_sign && before_scale) ? std::string_view::npos : shape.last);
}

std::optional<int> read_roman(std::string_view text) {
  constexpr std::array<std::string_view, 10> kOnes = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  int tens = 0;
  while (tens < 3 && text.starts_with('X')) {
    text.remove_prefix(1);
    ++tens;
  }
  for (int ones = 9; ones >= 0; --ones) {
    if (text == kOnes[static_cast<std::size_t>(ones)])
      return tens + ones == 0 ? std::nullopt : std::optional(tens * 10 + ones);
  }
  return std::nullopt;
}

namespace {

/// Composes a number part by part; keeps the sum as falling parts (2000, 400, 60, 8).
class Composer {
 public:
  [[nodiscard]] bool add(const Decimal& value) {
    if (size_ != 0) {
      const auto limit = Decimal(1).times_power_of_ten(parts_[size_ - 1].trailing_zeros());
      if (!limit || value.compare(*limit) >= 0 || !parts_[size_ - 1].is_integer()) return false;
    }
    if (size_ == parts_.size()) return false;
    powers_[size_] = 0;
    parts_[size_++] = value;
    return true;
  }

  /// `only_last`: a number in digits stands right before the multiplier, and is scaled however large it is (1,200
  /// thousand).
  [[nodiscard]] bool multiply(int power, bool only_last) {
    const auto scale = Decimal(1).times_power_of_ten(power);
    if (!scale) return false;
    Decimal sum;
    std::size_t kept = size_;
    if (only_last && size_ != 0) sum = parts_[--kept];
    // Thai counts millions of millions: สิบสี่ล้านหนึ่งแสนล้าน is 14,100,000 million.
    while (kept > 0 && (parts_[kept - 1].compare(*scale) <= 0 || powers_[kept - 1] == power)) {
      const auto more = sum.plus(parts_[--kept]);
      if (!more) return false;
      sum = *more;
    }
    if (kept == size_) sum = Decimal(1);  // a multiplier without a number before it counts once: ร้อยสิบ is 110
    const auto product = sum.times_power_of_ten(power);
    if (!product || kept == parts_.size()) return false;
    if (kept > 0 && parts_[kept - 1].compare(*product) <= 0) return false;
    size_ = kept;
    powers_[size_] = power;
    parts_[size_++] = *product;
    last_power_ = power;
    return true;
  }

  [[nodiscard]] bool add_half() {
    const auto half = Decimal(5).times_power_of_ten(last_power_ - 1);
    if (!half || size_ == parts_.size()) return false;
    powers_[size_] = 0;
    parts_[size_++] = *half;
    return true;
  }

  [[nodiscard]] bool append_decimals(std::string_view digits) {
    const auto whole = sum();
    if (!whole || !whole->is_integer()) return false;
    const auto decimals = Decimal::parse("0." + std::string(digits));
    if (!decimals) return false;
    const auto both = whole->plus(*decimals);
    if (!both) return false;
    size_ = 1;
    parts_[0] = *both;
    return true;
  }

  [[nodiscard]] std::optional<Decimal> sum() const {
    Decimal total;
    for (std::size_t i = 0; i < size_; ++i) {
      const auto more = total.plus(parts_[i]);
      if (!more) return std::nullopt;
      total = *more;
    }
    return total;
  }
  [[nodiscard]] const Decimal* last() const { return size_ == 0 ? nullptr : &parts_[size_ - 1]; }

 private:
  std::array<Decimal, 12> parts_;
  std::array<int, 12> powers_ = {};  ///< of the multiplier that made each part; 0 for others
  std::size_t size_ = 0;
  int last_power_ = 0;
};

class NumberReader {
 public:
  enum class Part : std::uint8_t { Whole, BehindPoint };
  NumberReader(const TokenText& text, std::size_t at, Part part = Part::Whole) : text_(text), at_(at), part_(part) {}

  std::optional<NumberAt> read() {
    const bool minus = text_.is(at_, Cls::Minus) || text_.is_mark(at_, '-');
    if (minus) ++at_;
    bool digits_last = false;
    bool any_value = false;
    if (text_.is_mark(at_, '.') || text_.is_mark(at_, ',')) {  // .77
      const auto value = Decimal::parse("0." + std::string(text_.at(at_ + 1)));
      if (!value || !composer_.add(*value)) return std::nullopt;
      at_ += 2;
      digits_last = any_value = true;
    }
    while (at_ < text_.size()) {
      if (text_[at_].kind == TokenKind::Number) {
        if (any_value && (digits_last || !scaled_ || !add_digits())) break;
        if (!any_value && !add_digits()) break;
        digits_last = true;
        any_value = true;
      } else if (const Meaning* scale = text_.find(at_, Cls::Multiplier);
                 scale != nullptr && !(part_ == Part::BehindPoint && scale->value > 2)) {
        if (any_value && text_.is(at_, Cls::Number) && !scaled_ && !digits_last && add_word()) continue;
        if (!composer_.multiply(scale->value, digits_last || decimals_)) break;
        decimals_ = false;
        ++at_;
        spelled_ = scaled_ = true;
        digits_last = false;
      } else if (!digits_last && text_.is(at_, Cls::Number) && !is_unit_instead(any_value)) {
        if (!add_word()) break;
        any_value = true;
      } else if (!step_between(any_value || scaled_, digits_last)) {
        break;
      }
    }
    if (!any_value && !scaled_) return std::nullopt;
    auto value = composer_.sum();
    if (!value) return std::nullopt;
    return NumberAt{minus ? value->negated() : *value, at_, spelled_, !any_value};
  }

 private:
  /// Spaces between groups of three (1 643 224 100): two groups at least, since one could be another number.
  bool add_spaced_groups() {
    std::string digits(text_.at(at_));
    if (digits.size() > 3 || digits.find_first_not_of("0123456789") != std::string::npos) return false;
    std::size_t next = at_ + 1;
    while (next < text_.size() && next < at_ + 12 && text_[next].kind == TokenKind::Number &&
           text_[next].begin == text_[next - 1].end + 1 && text_.at(next).size() == 3 &&
           text_.at(next).find_first_of(".,") == std::string_view::npos) {
      digits += text_.at(next++);
    }
    if (next < at_ + 3) return false;
    const auto value = Decimal::parse(digits);
    if (!value || !composer_.add(*value)) return false;
    at_ = next;
    return true;
  }

  bool add_digits() {
    if (add_spaced_groups()) return true;
    const auto value = read_digits(text_.at(at_), text_.mark, text_.is(at_ + 1, Cls::Multiplier));
    if (!value || !composer_.add(*value)) return false;
    ++at_;
    return true;
  }

  bool add_word() {
    const Meaning* word = text_.find(at_, Cls::Number);
    if (!composer_.add(Decimal(word->value))) return false;
    ++at_;
    spelled_ = true;
    return true;
  }

  /// 'mười năm' is ten years, 'hai trăm năm mươi' is 250: a word that is also a unit goes on with a number only where a
  /// multiplier follows, or a linking word came before.
  [[nodiscard]] bool is_unit_instead(bool any_value) const {
    const bool unit = text_.is(at_, Cls::Duration) || text_.is(at_, Cls::Counted);
    if (!unit || !any_value || linked_) return false;
    return !text_.is(at_ + 1, Cls::Multiplier);
  }

  /// Half, the decimal point read aloud, linking words and hyphens.
  bool step_between(bool begun, bool digits_last) {
    linked_ = false;
    if (!begun) return false;
    if (text_.is(at_, Cls::Half) && scaled_ && !text_.is(at_ + 1, Cls::Number))
      return composer_.add_half() && (++at_, true);
    if (text_.is(at_, Cls::Point)) return part_ == Part::Whole && read_decimals();
    const Decimal* last = composer_.last();
    if (last == nullptr) return false;
    const bool next_number = text_.is(at_ + 1, Cls::Number) || text_.is(at_ + 1, Cls::Multiplier);
    const bool hyphen = text_.is_mark(at_, '-') && text_.joined(at_) && text_.joined(at_ + 1) && !digits_last &&
                        last->trailing_zeros() >= 1;
    const bool link = text_.is(at_, Cls::NumberAnd) && last->trailing_zeros() >= 2;
    if ((!hyphen && !link) || !next_number) return false;
    if (text_.is(at_ + 1, Cls::Number)) {
      const auto limit = Decimal(1).times_power_of_ten(last->trailing_zeros());
      if (!limit || Decimal(text_.find(at_ + 1, Cls::Number)->value).compare(*limit) >= 0) return false;
    }
    ++at_;
    linked_ = true;
    return true;
  }

  /// Ten or a hundred: part of the decimals read as a number; a larger scale multiplies the whole (hai phẩy năm triệu).
  [[nodiscard]] bool small_scale(std::size_t i) const {
    const Meaning* scale = text_.find(i, Cls::Multiplier);
    return scale != nullptr && scale->value <= 2;
  }

  /// What stands behind a point read aloud: digits one by one, or a number whose digits follow (three point fourteen).
  bool read_decimals() {
    std::string digits;
    std::size_t next = at_ + 1;
    const Meaning* first = text_.find(next, Cls::Number);
    const bool composed =
        next < text_.size() && (text_[next].kind == TokenKind::Number ||
                                (first != nullptr && first->value > 0 && (first->value > 9 || small_scale(next + 1))) ||
                                (first == nullptr && text_.is(next, Cls::Multiplier)));
    if (composed) {
      const auto number = NumberReader(text_, next, Part::BehindPoint).read();
      const auto value = number ? number->value.to_integer() : std::nullopt;
      if (!value || *value < 0 || !composer_.append_decimals(std::to_string(*value))) return false;
      at_ = number->end;
      decimals_ = true;
      return true;
    }
    for (const Meaning* word = text_.find(next, Cls::Number); word != nullptr && word->value <= 9 && digits.size() < 12;
         word = text_.find(++next, Cls::Number)) {
      digits += static_cast<char>('0' + word->value);
    }
    if (digits.empty() || !composer_.append_decimals(digits)) return false;
    at_ = next;
    decimals_ = true;
    return true;
  }

  const TokenText& text_;
  std::size_t at_;
  Part part_;
  Composer composer_;
  bool spelled_ = false;
  bool scaled_ = false;
  bool linked_ = false;
  bool decimals_ = false;  ///< just read behind a point: what follows may only scale them
};

}  // namespace

std::optional<NumberAt> read_number(const TokenText& text, std::size_t i) {
  const Token& token = text[i];
  const auto digits_joined = [&](std::size_t at) {
    return at < text.size() && text[at].kind == TokenKind::Number && text.joined(at) &&
           text.at(at).find_first_of(".,") == std::string_view::npos;
  };
  const bool after_space = token.has(Token::kSpaceBefore) && i > 0;
  const bool point_first = after_space && (text.is_mark(i, '.') || text.is_mark(i, ',')) && digits_joined(i + 1);
  const bool minus_sign = after_space && text.is_mark(i, '-') && text.joined(i + 1) &&
                          text[i - 1].kind != TokenKind::Number &&
                          (text[i + 1].kind == TokenKind::Number || (text.is_mark(i + 1, '.') && digits_joined(i + 2)));
  const bool begins =
      token.kind == TokenKind::Number || point_first || minus_sign ||
      (token.kind == TokenKind::Word &&
       (text.is(i, Cls::Number) || text.is(i, Cls::Multiplier) ||
        (text.is(i, Cls::Minus) && i + 1 < text.size() &&
         (text[i + 1].kind == TokenKind::Number || text.is(i + 1, Cls::Number) || text.is(i + 1, Cls::Multiplier)))));
  if (!begins) return std::nullopt;
  return NumberReader(text, i).read();
}

}  // namespace chancery
