#include "report/script_runs.h"

#include <cstdint>
#include <optional>

#include "text/utf8.h"

namespace chancery {
namespace {

/// Blocks of Unicode 15.0 (Blocks.txt) and what is written in them.
struct ScriptBlock {
  char32_t first, last;
  PaperScript script;
};
// Fonts: Phetsarath OT (decree of the prime minister of Laos on the font of official papers), TH Sarabun (Thai cabinet
// resolution of 7 September 2010), Khmer OS (the letters of the Cambodian administration's guideline on typing).
constexpr PaperScript kLao{"Laoo", "lo-LA", "Phetsarath OT"};
constexpr PaperScript kThai{"Thai", "th-TH", "TH SarabunPSK"};
constexpr PaperScript kKhmer{"Khmr", "km-KH", "Khmer OS Siemreap"};
constexpr ScriptBlock kBlocks[] = {
    {0x0E00, 0x0E7F, kThai}, {0x0E80, 0x0EFF, kLao}, {0x1780, 0x17FF, kKhmer}, {0x19E0, 0x19FF, kKhmer}};

const PaperScript* script_of(char32_t code) {
  for (const ScriptBlock& block : kBlocks)
    if (code >= block.first && code <= block.last) return &block.script;
  return nullptr;
}

/// Punctuation, digits and spaces are written in any script.
bool is_neutral(char32_t code) {
  constexpr char32_t kLetters[][2] = {{'A', 'Z'}, {'a', 'z'}};
  for (const auto& range : kLetters)
    if (code >= range[0] && code <= range[1]) return false;
  constexpr char32_t kFirstLetterBehindAscii = 0xC0, kPunctuation = 0x2000, kSymbols = 0x2BFF;
  return code < kFirstLetterBehindAscii || (code >= kPunctuation && code <= kSymbols);
}

}  // namespace

std::vector<ScriptRun> script_runs(std::string_view text) {
  std::vector<ScriptRun> out;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t begin = 0;
  std::optional<const PaperScript*> now;
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Char letter = read_utf8(bytes + i, bytes + text.size());
    const PaperScript* script = script_of(letter.code);
    const bool neutral = script == nullptr && is_neutral(letter.code);
    if (!neutral && now && *now != script) {
      out.push_back({text.substr(begin, i - begin), *now});
      begin = i;
    }
    if (!neutral) now = script;
    i += letter.length;
  }
  if (begin < text.size()) out.push_back({text.substr(begin), now.value_or(nullptr)});
  return out;
}

}  // namespace chancery
