#include "reading/values/number.h"

#include <string>

#include "reading/values/digits.h"
#include "reading/values/number_parts.h"

namespace chancery {
namespace {

bool counts_people(const TokenText& text, std::size_t i) {
  const Meaning* noun = text.find(i, Cls::Counted);
  const Packs& packs = text.lexicon.packs();
  return noun != nullptr && packs.text(packs.units()[static_cast<std::size_t>(noun->value)].code) == "person";
}

bool is_money(const TokenText& text, std::size_t i) { return text.is(i, Cls::Money) || text.is(i, Cls::MoneyBefore); }

/// A scale in short (3.5m people, $20 m) that is also a measure scales money and people only; a single letter digits
/// only.
bool is_scale(const TokenText& text, std::size_t i) {
  if (!text.is(i, Cls::Multiplier)) return false;
  const bool letter = text[i].end == text[i].begin + 1;
  const bool behind_digits = i > 0 && text[i - 1].kind == TokenKind::Number;
  if (letter && !behind_digits) return false;
  if (!text.is(i, Cls::Measure) || text.at(i) == "M") return true;
  return counts_people(text, i + 1) || is_money(text, i + 1) || (i > 1 && is_money(text, i - 2));
}

/// Reads one number from left to right; each `take_` function takes what it is named for, or nothing.
class NumberReader {
 public:
  /// Whole: everything. BehindPoint: the decimals of a number. BehindAnd, Innermost: looked at to see whether it is or
  /// ends with a fraction (twenty and three and three fifths); no deeper than that.
  enum class Part : std::uint8_t { Whole, BehindPoint, BehindAnd, Innermost };
  NumberReader(const TokenText& text, std::size_t at, Part part = Part::Whole)
      : text_(text), start_(at), at_(at), part_(part) {}

  std::optional<NumberAt> read() {
    const bool minus = text_.is(at_, Cls::Minus) || text_.is_mark(at_, '-');
    if (minus) ++at_;
    if (!take_leading_point()) take_leading_fraction();
    while (at_ < text_.size() && !parts_.has_fraction() && take_part()) {
    }
    if (!begun()) return std::nullopt;
    if (parts_.has_fraction()) take_scale_of_fraction();
    const auto value = parts_.sum();
    if (!value && parts_.is_exact()) return std::nullopt;
    NumberAt out;
    if (value) out.value = minus ? value->negated() : *value;
    out.end = at_;
    out.spelled = spelled_;
    out.only_scale = !any_value_;
    out.fraction = parts_.has_fraction();
    out.exact = parts_.is_exact();
    return out;
  }

 private:
  [[nodiscard]] bool begun() const { return any_value_ || scaled_; }

  /// The next part of the number, if what stands here is one.
  bool take_part() {
    if (text_[at_].kind == TokenKind::Number) return take_digits();
    if (is_scale(text_, at_) && !behind_point_only(at_)) return take_scale();
    if (!digits_last_ && text_.is(at_, Cls::Number) && !is_unit_instead())
      return take_word() || take_composed_denominator();
    return step_between();
  }

  bool take_leading_point() {
    if (!text_.is_mark(at_, '.') && !text_.is_mark(at_, ',')) return false;
    const auto value = Decimal::parse("0." + std::string(text_.at(at_ + 1)));
    if (!value || !parts_.add(*value)) return false;
    at_ += 2;
    digits_last_ = any_value_ = true;
    return true;
  }

  bool take_digits() {
    if (take_digit_fraction()) return true;
    if (any_value_ && (digits_last_ || !scaled_)) return false;
    std::size_t end = at_ + 1;
    auto value = read_scientific(text_, at_, end);
    if (!value) value = read_spaced_groups(text_, at_, end);
    if (!value) value = read_digits(text_.at(at_), text_.mark, is_scale(text_, at_ + 1));
    if (!value || !parts_.add(*value)) return false;
    at_ = end;
    return digits_last_ = any_value_ = true;
  }

  bool take_scale() {
    const Meaning* scale = text_.find(at_, Cls::Multiplier);
    if (any_value_ && text_.is(at_, Cls::Number) && !scaled_ && !digits_last_ && take_word()) return true;
    if (!parts_.multiply(scale->value, digits_last_ || decimals_)) return false;
    decimals_ = digits_last_ = false;
    ++at_;
    return spelled_ = scaled_ = true;
  }

  bool take_word() {
    if (take_set()) return true;
    if (!parts_.add(Decimal(text_.find(at_, Cls::Number)->value))) return false;
    ++at_;
    return spelled_ = any_value_ = true;
  }

  /// Dozens, scores: three hundred and two dozen.
  bool take_set() {
    const Meaning* set = text_.find(at_, Cls::NumberSet);
    if (set == nullptr || !begun() || !parts_.multiply_group(set->value)) return false;
    ++at_;
    return spelled_ = any_value_ = true;
  }

  /// 'mười năm' is ten years, 'hai trăm năm mươi' is 250: a word that is also a unit goes on with a number only where a
  /// multiplier follows, or a linking word came before.
  [[nodiscard]] bool is_unit_instead() const {
    const bool unit = text_.is(at_, Cls::Duration) || text_.is(at_, Cls::Counted);
    if (!unit || !any_value_ || linked_) return false;
    return !text_.is(at_ + 1, Cls::Multiplier);
  }

  /// Fractions, sets, the decimal point read aloud, linking words and hyphens.
  bool step_between() {
    linked_ = false;
    if (!begun() || (text_[at_].classes & kBetween) == 0) return begun() && take_hyphen();
    if (take_fraction() || take_set()) return true;
    if (text_.is(at_, Cls::Point)) return part_ == Part::Whole && take_decimals();
    return take_link() || take_hyphen();
  }

  static constexpr std::uint64_t kBetween = class_bit(Cls::Half) | class_bit(Cls::Point) | class_bit(Cls::NumberAnd) |
                                            class_bit(Cls::Fraction) | class_bit(Cls::Denominator) |
                                            class_bit(Cls::FractionBar) | class_bit(Cls::NumberSet) |
                                            class_bit(Cls::OrdinalWord);

  /// 5-million-dollar, half-million.
  [[nodiscard]] bool is_hyphen_before_scale(std::size_t i) const {
    return text_.is_mark(i, '-') && text_.joined(i) && text_.joined(i + 1) && text_.is(i + 1, Cls::Multiplier) &&
           is_scale(text_, i + 1);
  }

  /// A hyphen between tens and ones (twenty-five), also with spaces around it, or before a denominator (one-fifth).
  bool take_hyphen() {
    if (!text_.is_mark(at_, '-') || text_.joined(at_) != text_.joined(at_ + 1)) return false;
    if (is_hyphen_before_scale(at_)) {
      ++at_;
      return take_scale();
    }
    if (digits_last_) return false;
    const Decimal* last = parts_.last();
    if (last == nullptr) return false;
    if (text_.is(at_ + 1, Cls::Denominator) || text_.is(at_ + 1, Cls::OrdinalWord)) {
      ++at_;
      return take_denominator() || (--at_, false);
    }
    const Meaning* next = text_.find(at_ + 1, Cls::Number);
    if (last->trailing_zeros() < 1 || next == nullptr || !parts_.fits(Decimal(next->value))) return false;
    ++at_;
    return linked_ = true;
  }

  /// 'And' between hundreds and what is smaller; a fraction may follow any number with it (three and one fifth).
  bool take_link() {
    if (!text_.is(at_, Cls::NumberAnd)) return false;
    const Decimal* last = parts_.last();
    if (last == nullptr) return false;
    if (last->trailing_zeros() >= 2 && goes_on_with_less(at_ + 1)) {
      ++at_;
      parts_.begin_group();
      digits_last_ = false;
      return linked_ = true;
    }
    return take_fraction_behind_and();
  }

  [[nodiscard]] bool goes_on_with_less(std::size_t i) const {
    if (const Meaning* word = text_.find(i, Cls::Number)) return parts_.fits(Decimal(word->value));
    if (text_.is(i, Cls::Multiplier)) return true;
    if (i >= text_.size() || text_[i].kind != TokenKind::Number || text_.is(i + 1, Cls::Multiplier)) return false;
    // 3 hundred and 21; behind other scales what is in digits is another number (USD 5 million and 30 cars).
    return scaled_ && parts_.last()->trailing_zeros() == 2 && text_.at(i).size() <= 2;
  }

  // --- fractions

  /// What a number may begin with that is smaller than one: half a million, a quarter, ¾.
  bool take_leading_fraction() {
    const std::size_t start = at_;
    if (text_.is(at_, Cls::Article)) ++at_;
    const bool scaled = is_scale(text_, at_ + 1);  // quarter million
    if (take_whole_fraction() || ((at_ > start || scaled) && take_single_denominator())) return any_value_ = true;
    at_ = start;
    return false;
  }

  bool take_fraction() {
    if (text_.is(at_, Cls::Half) && !text_.is(at_ + 1, Cls::Number)) {
      parts_.set_half();
      ++at_;
      return spelled_ = true;
    }
    return take_denominator() || take_whole_fraction() || take_bar();
  }

  /// ½, half, three quarters in one word.
  bool take_whole_fraction() {
    const Meaning* word = text_.find(at_, Cls::Fraction);
    if (word == nullptr) return false;
    parts_.set_fraction(Decimal(word->value / 1000).divided_by(Decimal(word->value % 1000)));
    ++at_;
    return spelled_ = true;
  }

  /// Fifths behind a number; the ordinal word behind 'one'.
  bool take_denominator() {
    const Meaning* word = text_.find(at_, Cls::Denominator);
    if (word == nullptr && spelled_ && parts_.is_one() && is_one_part(at_)) word = text_.find(at_, Cls::OrdinalWord);
    if (word == nullptr) return false;
    parts_.divide_group(Decimal(word->value));
    ++at_;
    return true;
  }

  /// A quarter, a fifth: one of them, behind its article.
  bool take_single_denominator() {
    const Meaning* word = text_.find(at_, Cls::Denominator);
    if (word == nullptr) return false;
    parts_.set_fraction(Decimal(1).divided_by(Decimal(word->value)));
    ++at_;
    return spelled_ = true;
  }

  /// Is the ordinal word at token `i` the name of a part (one fifth of the people), and not of a rank (one third
  /// prize)?
  [[nodiscard]] bool is_one_part(std::size_t i) const {
    const Meaning* word = text_.find(i, Cls::OrdinalWord);
    if (word == nullptr || word->value < 3 || word->value >= 100) return false;
    if (i + 1 >= text_.size()) return true;
    const TokenKind next = text_[i + 1].kind;
    const bool noun = next == TokenKind::Latin || next == TokenKind::Word;
    return !noun || text_.is(i + 1, Cls::CommonWord) ||
           (text_.is(i + 1, Cls::Counted) && Decimal(1).divided_by(Decimal(word->value))) ||
           text_.is(i + 1, Cls::Money) || text_.is(i + 1, Cls::Measure) || text_.is(i + 1, Cls::Duration) ||
           text_.is(i + 1, Cls::SentenceMark);
  }

  /// Two twenty-fifths: tens that do not fit behind the number belong to the denominator.
  bool take_composed_denominator() {
    const Meaning* tens = text_.find(at_, Cls::Number);
    if (tens == nullptr || !any_value_ || tens->value < 20 || tens->value > 90 || tens->value % 10 != 0) return false;
    const std::size_t ones_at = at_ + (text_.is_mark(at_ + 1, '-') ? 2 : 1);
    const Meaning* ones = text_.find(ones_at, Cls::Denominator);
    if (ones == nullptr || ones->value > 9) return false;
    parts_.divide_group(Decimal(tens->value + ones->value));
    at_ = ones_at + 1;
    return true;
  }

  /// Numerator, a word for the bar, denominator: one over twenty, một phần ba, หนึ่งส่วนสี่.
  bool take_bar() {
    if (!text_.is(at_, Cls::FractionBar) || part_ != Part::Whole || text_.is_mark(at_, '/') || !spelled_) return false;
    // 'Over' is a bar where the number before is no name ('Group one over 20 people').
    const bool name_before = start_ > 0 && text_[start_ - 1].kind != TokenKind::Mark &&
                             text_[start_ - 1].kind != TokenKind::LineEnd && !text_.is(start_ - 1, Cls::CommonWord);
    if (name_before && text_.is(at_, Cls::Qualifier)) return false;
    const bool unspaced = text_[at_].has(Token::kUnspaced);
    if (unspaced && (!text_.joined(at_) || !text_.joined(at_ + 1))) return false;
    const bool digits = at_ + 1 < text_.size() && text_[at_ + 1].kind == TokenKind::Number;
    if (!text_.is(at_ + 1, Cls::Number) && !digits) return false;
    const auto denominator = NumberReader(text_, at_ + 1, Part::Innermost).read();
    const auto numerator = parts_.sum();
    if (!denominator || !numerator || denominator->fraction || !denominator->value.is_integer()) return false;
    if (numerator->compare(denominator->value) >= 0) return false;
    parts_ = NumberParts();
    parts_.set_fraction(numerator->divided_by(denominator->value));
    at_ = denominator->end;
    return spelled_ = true;
  }

  /// 3/4, and 1 3/4 behind a whole number.
  bool take_digit_fraction() {
    if (any_value_ && (scaled_ || spelled_ || !digits_last_ || text_.joined(at_))) return false;
    const auto fraction = read_digit_fraction(text_, at_);
    if (!fraction) return false;
    parts_.set_fraction(fraction->numerator.divided_by(fraction->denominator));
    at_ += 3;
    return any_value_ = true;
  }

  /// Three and a fifth, two and one half, fifty and three quarters.
  bool take_fraction_behind_and() {
    if (part_ != Part::Whole && part_ != Part::BehindAnd) return false;
    const std::size_t start = at_++;
    if (text_.is(at_, Cls::Article)) {
      ++at_;
      if (take_whole_fraction() || take_single_denominator()) return true;
      if (is_one_part(at_)) {
        parts_.set_fraction(Decimal(1).divided_by(Decimal(text_.find(at_, Cls::OrdinalWord)->value)));
        ++at_;
        return spelled_ = true;
      }
    } else if (text_.is(at_, Cls::Number)) {
      const Part inner = part_ == Part::Whole ? Part::BehindAnd : Part::Innermost;
      const auto part = NumberReader(text_, at_, inner).read();
      if (part && part->fraction && (part->value.compare(Decimal(1)) < 0 || parts_.fits(part->value))) {
        parts_.set_fraction(part->exact ? std::optional(part->value) : std::nullopt);
        at_ = part->end;
        return spelled_ = true;
      }
    }
    at_ = start;
    return false;
  }

  /// Half a million, two and a half thousand, half a dozen.
  void take_scale_of_fraction() {
    const std::size_t start = at_;
    if (text_.is(at_, Cls::Article) || is_hyphen_before_scale(at_)) ++at_;
    const Meaning* set = text_.find(at_, Cls::NumberSet);
    const Meaning* scale = is_scale(text_, at_) ? text_.find(at_, Cls::Multiplier) : nullptr;
    const bool taken = set != nullptr     ? parts_.multiply_fraction_by_set(set->value)
                       : scale != nullptr ? parts_.multiply_fraction(scale->value)
                                          : false;
    at_ = taken ? at_ + 1 : start;
    parts_.close_fraction();
  }

  // --- decimals read aloud

  /// Ten or a hundred: part of the decimals read as a number; a larger scale multiplies the whole (hai phẩy năm triệu).
  [[nodiscard]] bool small_scale(std::size_t i) const {
    const Meaning* scale = text_.find(i, Cls::Multiplier);
    return scale != nullptr && scale->value <= 2;
  }
  [[nodiscard]] bool behind_point_only(std::size_t i) const { return part_ == Part::BehindPoint && !small_scale(i); }

  /// What stands behind a point read aloud: digits one by one, or a number whose digits follow (three point fourteen).
  bool take_decimals() {
    std::size_t next = at_ + 1;
    const Meaning* first = text_.find(next, Cls::Number);
    const bool composed =
        next < text_.size() && (text_[next].kind == TokenKind::Number ||
                                (first != nullptr && first->value > 0 && (first->value > 9 || small_scale(next + 1))) ||
                                (first == nullptr && text_.is(next, Cls::Multiplier)));
    std::string digits;
    if (composed) {
      const auto number = NumberReader(text_, next, Part::BehindPoint).read();
      const auto value = number && !number->fraction ? number->value.to_integer() : std::nullopt;
      if (!value || *value < 0) return false;
      digits = std::to_string(*value);
      next = number->end;
    } else {
      for (const Meaning* word = first; word != nullptr && word->value <= 9 && digits.size() < 12;
           word = text_.find(++next, Cls::Number)) {
        digits += static_cast<char>('0' + word->value);
      }
    }
    if (digits.empty() || !parts_.append_decimals(digits)) return false;
    at_ = next;
    return decimals_ = true;
  }

  const TokenText& text_;
  std::size_t start_;
  std::size_t at_;
  Part part_;
  NumberParts parts_;
  bool any_value_ = false;    ///< a number, and not only multipliers, was taken
  bool digits_last_ = false;  ///< the last part stood in digits
  bool spelled_ = false;
  bool scaled_ = false;
  bool linked_ = false;
  bool decimals_ = false;  ///< just read behind a point: what follows may only scale them
};

bool digits_joined(const TokenText& text, std::size_t i) {
  return i < text.size() && text[i].kind == TokenKind::Number && text.joined(i) &&
         text.at(i).find_first_of(".,") == std::string_view::npos;
}

bool begins_with_word(const TokenText& text, std::size_t i) {
  if (text.is(i, Cls::Number) || is_scale(text, i) || text.is(i, Cls::Fraction)) return true;
  if (text.is(i, Cls::Article)) return text.is(i + 1, Cls::Fraction) || text.is(i + 1, Cls::Denominator);
  if (text.is(i, Cls::Denominator)) return is_scale(text, i + 1);
  return text.is(i, Cls::Minus) && i + 1 < text.size() &&
         (text[i + 1].kind == TokenKind::Number || text.is(i + 1, Cls::Number) || text.is(i + 1, Cls::Multiplier));
}

}  // namespace

/// A sign or point before digits counts only behind a space inside a line: at its start a hyphen marks a list.
bool begins_with_sign(const TokenText& text, std::size_t i) {
  if (i == 0 || !text[i].has(Token::kSpaceBefore)) return false;
  if (text.is_mark(i, '.') || text.is_mark(i, ',')) return digits_joined(text, i + 1);
  if (!text.is_mark(i, '-') || !text.joined(i + 1) || text[i - 1].kind == TokenKind::Number) return false;
  return text[i + 1].kind == TokenKind::Number || (text.is_mark(i + 1, '.') && digits_joined(text, i + 2)) ||
         (text.is_mark(i + 1, ',') && digits_joined(text, i + 2));
}

std::optional<NumberAt> read_number(const TokenText& text, std::size_t i) {
  const TokenKind kind = text[i].kind;
  const bool begins =
      kind == TokenKind::Number || begins_with_sign(text, i) || (kind == TokenKind::Word && begins_with_word(text, i));
  if (!begins) return std::nullopt;
  return NumberReader(text, i).read();
}

}  // namespace chancery
