#include "intake/formats/list_numbers.h"

#include <algorithm>

namespace chancery {
namespace {

std::string letters(std::uint32_t number, char first) {
  // As Word counts: z is followed by aa, bb.
  constexpr std::uint32_t kAlphabet = 26;
  constexpr std::uint32_t kMost = 10;
  const std::uint32_t at = (number - 1) % kAlphabet;
  return std::string(std::min((number - 1) / kAlphabet + 1, kMost), static_cast<char>(first + at));
}

std::string roman(std::uint32_t number) {
  constexpr std::pair<std::uint32_t, std::string_view> kSigns[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
      {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  if (number >= 4000) return std::to_string(number);
  std::string out;
  for (const auto& [value, sign] : kSigns) {
    for (; number >= value; number -= value) out += sign;
  }
  return out;
}

std::string in_capitals(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

}  // namespace

std::string list_number(NumberStyle style, std::uint32_t number) {
  if (number == 0) return "0";
  switch (style) {
    case NumberStyle::SmallLetter:
      return letters(number, 'a');
    case NumberStyle::CapitalLetter:
      return letters(number, 'A');
    case NumberStyle::SmallRoman:
      return roman(number);
    case NumberStyle::CapitalRoman:
      return in_capitals(roman(number));
    case NumberStyle::None:
    case NumberStyle::Bullet:
    case NumberStyle::Decimal:
      break;
  }
  return std::to_string(number);
}

std::string ListCounter::next(const ListLevels& levels, std::size_t level) {
  level = std::min(level, kListLevels - 1);
  if (counts_[level] == 0) counts_[level] = levels[level].start == 0 ? 0 : levels[level].start - 1;
  ++counts_[level];
  std::fill(counts_.begin() + static_cast<std::ptrdiff_t>(level) + 1, counts_.end(), 0U);
  const ListLevel& form = levels[level];
  if (form.style == NumberStyle::None) return {};
  if (form.style == NumberStyle::Bullet) return "- ";
  std::string out;
  for (std::size_t i = 0; i < form.label.size(); ++i) {
    const bool number =
        form.label[i] == '%' && i + 1 < form.label.size() && form.label[i + 1] >= '1' && form.label[i + 1] <= '9';
    if (!number) {
      out += form.label[i];
      continue;
    }
    const auto of = static_cast<std::size_t>(form.label[++i] - '1');
    out += list_number(levels[of].style, std::max(counts_[of], 1U));
  }
  return out.empty() ? out : out + " ";
}

}  // namespace chancery
