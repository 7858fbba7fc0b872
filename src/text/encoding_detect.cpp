#include "text/encoding_detect.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/legacy_decode.h"
#include "text/vietnamese_syllable.h"

namespace chancery {
namespace {

constexpr std::size_t kSampleBytes = 16384;

/// How often a UTF-16 unit of such a high byte stands in text of our languages: ASCII and Latin, Latin with marks, Thai
/// and Lao, Khmer, Vietnamese, punctuation, full-width forms, surrogates.
bool is_usual_unit(std::uint8_t high, std::uint8_t low) {
  constexpr std::array<std::uint8_t, 7> kHighs = {0x01, 0x03, 0x0E, 0x17, 0x1E, 0x20, 0xFF};
  if (high == 0) return low >= 0x20 || low == '\n' || low == '\r' || low == '\t';
  return (high & 0xF8) == 0xD8 || std::find(kHighs.begin(), kHighs.end(), high) != kHighs.end();
}

/// Thai written as Windows-874: signs must stand on a consonant, leading vowels before one.
class ThaiScore {
 public:
  void add(std::uint8_t byte) {
    if (byte >= 0x80) count(byte);
    before_ = byte;
  }
  /// Thai words stand side by side: letters that stand alone in other text are damage, whatever they would be.
  [[nodiscard]] bool is_sure() const {
    constexpr std::size_t kMeanRun = 4;
    return letters_ >= 20 && good_ * 100 >= letters_ * 97 && letters_ >= kMeanRun * runs_;
  }

 private:
  static bool is_consonant(std::uint8_t b) { return b >= 0xA1 && b <= 0xCE; }
  static bool is_leading_vowel(std::uint8_t b) { return b >= 0xE0 && b <= 0xE4; }
  static bool is_vowel_sign(std::uint8_t b) { return b == 0xD1 || (b >= 0xD4 && b <= 0xDA) || b == 0xE7; }
  static bool is_tone(std::uint8_t b) { return b >= 0xE8 && b <= 0xEE; }
  static bool is_mark(std::uint8_t b) { return (b >= 0x91 && b <= 0x97) || b == 0x85 || b == 0xA0; }
  static bool is_letter(std::uint8_t b) { return (b >= 0xA1 && b <= 0xDA) || (b >= 0xDF && b <= 0xFB); }

  void count(std::uint8_t byte) {
    if (is_mark(byte)) return;
    ++letters_;
    const bool after_letter = is_letter(before_);
    runs_ += after_letter ? 0 : 1;
    bool good = is_letter(byte);
    if (is_vowel_sign(byte)) good = is_consonant(before_);
    if (is_tone(byte)) good = is_consonant(before_) || is_vowel_sign(before_);
    if (byte == 0xD2 || byte == 0xD3 || byte == 0xD0) good = after_letter;
    if (is_consonant(byte) && !after_letter && before_ >= 0x80) good = is_mark(before_);
    if (is_leading_vowel(before_) && !is_consonant(byte)) good = false;
    good_ += good ? 1 : 0;
  }

  std::uint8_t before_ = 0;
  std::size_t letters_ = 0;
  std::size_t good_ = 0;
  std::size_t runs_ = 0;
};

/// Words with letters beyond ASCII as one encoding reads them, and how many are Vietnamese syllables.
struct VietnameseScore {
  std::size_t words = 0;
  std::size_t syllables = 0;

  [[nodiscard]] std::size_t percent() const { return words == 0 ? 0 : syllables * 100 / words; }
};

constexpr bool is_ascii_letter(char32_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
/// Marks beside words that are no part of them: no-break space, quotation marks, dashes, and signs such as the degree.
constexpr bool is_punctuation(char32_t c) {
  return c < 0x80 || (c >= 0xA0 && c <= 0xBF) || c == 0xD7 || (c >= 0x2013 && c <= 0x2026) || c == 0x20AC ||
         c == 0x20AB;
}

VietnameseScore score_vietnamese(std::span<const std::uint8_t> sample, Encoding encoding) {
  VietnameseScore score;
  std::u32string word;
  bool beyond_ascii = false;
  const auto end_word = [&] {
    score.words += beyond_ascii ? 1 : 0;
    score.syllables += beyond_ascii && is_vietnamese_syllable(word) ? 1 : 0;
    word.clear();
    beyond_ascii = false;
  };
  for (std::size_t at = 0; at < sample.size();) {
    const LegacyChar c = read_legacy(sample, at, encoding);
    at += c.length;
    if (!is_ascii_letter(c.code) && is_punctuation(c.code)) {
      end_word();
      continue;
    }
    word.push_back(c.code);
    beyond_ascii = beyond_ascii || c.code >= 0x80;
  }
  end_word();
  return score;
}

std::optional<Encoding> detect_vietnamese(std::span<const std::uint8_t> sample) {
  constexpr std::size_t kFewestWords = 8;
  constexpr std::size_t kSurePercent = 90;
  constexpr std::size_t kMargin = 20;
  std::optional<Encoding> best;
  std::size_t first = 0;
  std::size_t second = 0;
  for (const Encoding encoding : {Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii, Encoding::Windows1258}) {
    const VietnameseScore score = score_vietnamese(sample, encoding);
    const std::size_t percent = score.words < kFewestWords ? 0 : score.percent();
    second = std::max(second, std::min(first, percent));
    if (percent > first) {
      first = percent;
      best = encoding;
    }
  }
  return first >= kSurePercent && first >= second + kMargin ? best : std::nullopt;
}

}  // namespace

std::optional<Encoding> detect_utf16(std::span<const std::uint8_t> file) {
  if (file.size() < 2) return std::nullopt;
  if (file[0] == 0xFF && file[1] == 0xFE) return Encoding::Utf16Le;
  if (file[0] == 0xFE && file[1] == 0xFF) return Encoding::Utf16Be;
  const auto sample = file.first(std::min(file.size(), kSampleBytes) & ~std::size_t{1});
  if (std::find(sample.begin(), sample.end(), 0) == sample.end()) return std::nullopt;
  std::size_t little = 0;
  std::size_t big = 0;
  for (std::size_t i = 0; i < sample.size(); i += 2) {
    little += is_usual_unit(sample[i + 1], sample[i]) ? 1 : 0;
    big += is_usual_unit(sample[i], sample[i + 1]) ? 1 : 0;
  }
  const std::size_t units = sample.size() / 2;
  const auto is_sure = [&](std::size_t good, std::size_t other) { return good * 100 >= units * 95 && other < good; };
  if (is_sure(little, big)) return Encoding::Utf16Le;
  if (is_sure(big, little)) return Encoding::Utf16Be;
  return std::nullopt;
}

std::optional<Encoding> detect_legacy(std::span<const std::uint8_t> file) {
  const auto first = std::find_if(file.begin(), file.end(), [](std::uint8_t byte) { return byte >= 0x80; });
  const auto back = std::min<std::size_t>(static_cast<std::size_t>(first - file.begin()), 16);  // the word it stands in
  const auto from = file.subspan(static_cast<std::size_t>(first - file.begin()) - back);
  const auto sample = from.first(std::min(from.size(), kSampleBytes));
  ThaiScore thai;
  for (const std::uint8_t byte : sample) thai.add(byte);
  const std::optional<Encoding> vietnamese = detect_vietnamese(sample);
  if (!thai.is_sure()) return vietnamese;
  return vietnamese ? std::nullopt : std::optional(Encoding::Windows874);
}

}  // namespace chancery
