#include "intake/number_format.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "base/decimal.h"
#include "text/utf8.h"

namespace chancery {
namespace {

/// Takes a format code apart: letters that ask for parts of a date, and text that is shown as it stands.
class FormatScan {
 public:
  explicit FormatScan(std::string_view code) : code_(code) {}

  NumberFormat read() {
    if (code_.starts_with("General")) return {};
    while (at_ < code_.size() && code_[at_] != ';') step();
    NumberFormat format;
    if (day_) format.kind = NumberFormat::Kind::Date;
    if (!day_ && hour_) format.kind = NumberFormat::Kind::Time;
    if (!day_ && !hour_ && month_) format.kind = NumberFormat::Kind::Date;
    if (format.kind == NumberFormat::Kind::Number) format.unit = trimmed();
    return format;
  }

 private:
  void step() {
    const char c = code_[at_++];
    switch (c) {
      case '"':
        literal(code_.find('"', at_), 1);
        return;
      case '[':
        bracket();
        return;
      case '\\':
        shown();
        return;
      case '_':
      case '*':
        skip_letter();
        return;
      case '%':
        unit_ = "%";
        return;
      case 'y':
      case 'Y':
      case 'd':
      case 'D':
      case 'b':
      case 'B':
      case 'g':
      case 'e':
        day_ = true;
        return;
      case 'h':
      case 'H':
      case 's':
      case 'S':
        hour_ = true;
        return;
      case 'm':
      case 'M':
        month_ = true;
        return;
      case '#':
      case '0':
      case '?':
      case '.':
      case ',':
      case ' ':
      case '-':
      case '(':
      case ')':
      case '/':
      case '@':
      case '+':
      case ':':
        return;
      default:
        unit_.push_back(c);
        return;
    }
  }
  void literal(std::size_t end, std::size_t behind) {
    end = std::min(end, code_.size());
    unit_ += code_.substr(at_, end - at_);
    at_ = std::min(end + behind, code_.size());
  }
  /// Room as wide as a letter, or filled with it: `_€` and `*·` too.
  void skip_letter() {
    const auto* at = reinterpret_cast<const std::uint8_t*>(code_.data());
    if (at_ < code_.size()) at_ += read_utf8(at + at_, at + code_.size()).length;
  }
  void shown() {
    if (at_ < code_.size()) unit_.push_back(code_[at_++]);
  }
  /// [$USD-409] shows a currency, [h] an elapsed time; the others are colours and conditions.
  void bracket() {
    const std::size_t end = std::min(code_.find(']', at_), code_.size());
    const std::string_view inside = code_.substr(at_, end - at_);
    at_ = std::min(end + 1, code_.size());
    if (inside.starts_with('$')) unit_ += inside.substr(1, inside.find('-') - 1);
    if (inside == "h" || inside == "hh" || inside == "mm" || inside == "m" || inside == "ss" || inside == "s")
      hour_ = true;
  }
  [[nodiscard]] std::string trimmed() const {
    const std::size_t first = unit_.find_first_not_of(' ');
    if (first == std::string::npos) return "";
    return unit_.substr(first, unit_.find_last_not_of(' ') - first + 1);
  }

  std::string_view code_;
  std::size_t at_ = 0;
  std::string unit_;
  bool day_ = false, hour_ = false, month_ = false;
};

constexpr double kSecondsADay = 86400;

}  // namespace

NumberFormat number_format(std::string_view code) { return FormatScan(code).read(); }

std::optional<NumberFormat> built_in_format(std::uint32_t id) {
  using Kind = NumberFormat::Kind;
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ||
      (id >= 71 && id <= 74) || id == 77 || id == 81) {
    return NumberFormat{Kind::Date, ""};
  }
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return NumberFormat{Kind::Time, ""};
  if (id == 9 || id == 10) return NumberFormat{Kind::Number, "%"};
  if (id <= 49 || (id >= 59 && id <= 81)) return NumberFormat{};
  return std::nullopt;
}

std::optional<std::string> date_of_serial(double serial, DateEpoch epoch) {
  using std::chrono::days, std::chrono::sys_days, std::chrono::year, std::chrono::year_month_day;
  constexpr double kEndOf9999 = 2958466;
  if (!(serial >= 1) || serial >= kEndOf9999) return std::nullopt;
  // Rounded to seconds: what lies below is dust of binary fractions.
  const auto seconds = static_cast<std::int64_t>(std::llround(serial * kSecondsADay));
  const auto day = static_cast<int>(seconds / 86400);
  const int rest = static_cast<int>(seconds % 86400);
  if (epoch == DateEpoch::Year1900 && day == 60) return std::nullopt;
  sys_days zero = sys_days(year(1904) / 1 / 1);
  if (epoch == DateEpoch::Year1900) zero = sys_days(year(1899) / 12 / (day < 60 ? 31 : 30));
  const year_month_day date(zero + days(day));
  std::array<char, 40> text{};
  const int y = static_cast<int>(date.year());
  if (y > 9999) return std::nullopt;
  const unsigned m = static_cast<unsigned>(date.month());
  const unsigned d = static_cast<unsigned>(date.day());
  if (rest == 0) {
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", y, m, d);
  } else {
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d", y, m, d, rest / 3600, rest / 60 % 60,
                  rest % 60);
  }
  return std::string(text.data());
}

std::string time_of_serial(double serial) {
  const double part = serial - std::floor(serial);
  const int seconds = static_cast<int>(std::llround(part * kSecondsADay)) % 86400;
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d", seconds / 3600, seconds / 60 % 60);
  return text.data();
}

bool is_cell_date(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-ddTdd:dd:dd";
  if (text.size() != 10 && text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == 'd' ? !is_digit : text[i] != kForm[i]) return false;
  }
  return true;
}

std::optional<std::string> read_cell_date(std::string_view text) {
  constexpr std::size_t kSeconds = 19;  // where they end
  if (text.ends_with('Z')) text.remove_suffix(1);
  if (text.size() > kSeconds && text[kSeconds] == '.' &&
      text.find_first_not_of("0123456789", kSeconds + 1) == text.npos) {
    text = text.substr(0, kSeconds);
  }
  if (!is_cell_date(text)) return std::nullopt;
  if (text.ends_with("T00:00:00")) text.remove_suffix(9);
  return std::string(text);
}

std::optional<double> read_double(std::string_view text) {
  double number = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (status != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::optional<std::string> plain_number(double number) {
  if (!std::isfinite(number)) return std::nullopt;
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.15g", number);
  const std::string_view digits(text.data());
  const std::size_t e = digits.find('e');
  if (e == digits.npos) return std::string(digits);
  int power = 0;
  const std::size_t sign = digits[e + 1] == '+' ? 2 : 1;
  std::from_chars(digits.data() + e + sign, digits.data() + digits.size(), power);
  const bool negative = digits.starts_with('-');
  const auto mantissa = Decimal::parse(digits.substr(negative ? 1 : 0, e - (negative ? 1 : 0)));
  const auto value = mantissa ? mantissa->times_power_of_ten(power) : std::nullopt;
  if (!value) return std::nullopt;
  return (negative ? value->negated() : *value).to_string();
}

std::optional<std::string> plain_number(std::string_view text) {
  const auto number = read_double(text);
  if (!number) return std::nullopt;
  return plain_number(*number);
}

}  // namespace chancery
