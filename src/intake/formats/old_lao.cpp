#include "intake/formats/old_lao.h"

#include <array>
#include <cstdint>
#include <utility>

namespace chancery {
namespace {

using Letters = std::array<std::string_view, 256>;

constexpr Letters kLetters = [] {
  constexpr std::pair<std::uint8_t, std::string_view> kKnown[] = {
      {0xA1, "ກ"}, {0xA2, "ຂ"}, {0xA3, "ຄ"}, {0xA4, "ງ"}, {0xA5, "ຈ"}, {0xA6, "ສ"}, {0xA7, "ຊ"}, {0xA8, "ຍ"},
      {0xA9, "ດ"}, {0xAA, "ຕ"}, {0xAB, "ຖ"}, {0xEA, "ທ"}, {0xAD, "ນ"}, {0xDF, "ນ"}, {0xAE, "ບ"}, {0xAF, "ປ"},
      {0xB0, "ຜ"}, {0xB1, "ຝ"}, {0xB2, "ພ"}, {0xB3, "ຟ"}, {0xB4, "ມ"}, {0xB5, "ຢ"}, {0xEB, "ຣ"}, {0xEC, "ລ"},
      {0xB8, "ວ"}, {0xB9, "ຫ"}, {0xBA, "ອ"}, {0xBB, "ຮ"}, {0xBC, "ຽ"}, {0xBD, "ະ"}, {0xBE, "າ"}, {0xBF, "ຳ"},
      {0xC0, "ເ"}, {0xC1, "ແ"}, {0xC2, "ໂ"}, {0xC3, "ໃ"}, {0xC4, "ໄ"}, {0xF2, "ິ"},  {0xF3, "ີ"},  {0xF4, "ຶ"},
      {0xF5, "ື"},  {0xF7, "ຸ"},  {0xF8, "ູ"},  {0xF0, "ໍ"},  {0xF1, "ັ"},  {0xF6, "ົ"},  {0xF9, "ຼ"},  {0xC8, "່"},
      {0xFA, "່"},  {0xC9, "້"},  {0xFB, "້"},  {0xFC, "໊"},  {0xFD, "໋"},  {0xCD, "ຫຼ"}, {0xCE, "ໜ"}, {0xCF, "ໝ"},
      {0xD2, "ໍ່"},  {0x87, "ຶ່"},  {0x98, "ັ້"},  {0x99, "ິ້"},  {0x9A, "ີ້"},  {0xA0, " "},
  };
  Letters out;
  out.fill("\xEF\xBF\xBD");
  for (const auto& [byte, letters] : kKnown) out[byte] = letters;
  return out;
}();

}  // namespace

std::string lao_of_lswin(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() * 3);
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (byte < 0x80) {
      out.push_back(c);
    } else {
      out += kLetters[byte];
    }
  }
  return out;
}

}  // namespace chancery
