#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace chancery {

enum class NumberStyle : std::uint8_t { None, Bullet, Decimal, SmallLetter, CapitalLetter, SmallRoman, CapitalRoman };

/// A number as the label of a list writes it: 4 as `4`, `d`, `D`, `iv`, `IV`.
[[nodiscard]] std::string list_number(NumberStyle style, std::uint32_t number);

/// How one level of a list is numbered.
struct ListLevel {
  NumberStyle style = NumberStyle::Bullet;
  std::uint32_t start = 1;
  std::string label = "%1.";  ///< with `%1` to `%9` for the numbers of the levels
};

inline constexpr std::size_t kListLevels = 10;
using ListLevels = std::array<ListLevel, kListLevels>;

/// Counts the items of one list.
class ListCounter {
 public:
  /// The label of the next item on `level` (from 0), with a space behind it: `2.1. `, `- `; empty where the level has
  /// none.
  [[nodiscard]] std::string next(const ListLevels& levels, std::size_t level);

 private:
  std::array<std::uint32_t, kListLevels> counts_{};
};

}  // namespace chancery
