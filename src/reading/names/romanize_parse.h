#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "reading/names/latin_letters.h"
#include "reading/names/romanize_tables.h"

// Cuts a name into syllables: those of a people (romanize_parse.cpp), or of the national spelling
// (romanize_national.cpp). Only the romanize files include this.
namespace chancery::romanize {

/// The letters of a name, tone marks passed over, with their places in the text. Fixed size: reading allocates nothing.
struct Letters {
  static constexpr std::size_t kMost = 72;
  std::array<char32_t, kMost> letter{};
  std::array<std::uint16_t, kMost + 1> begin{};  // byte offset of the letter; the last: end of the text read
  std::array<std::uint16_t, kMost + 1> end{};  // byte offset behind the letter and its tone marks; [i + 1] for letter i
  std::array<bool, kMost + 1> spaced{};        // a blank stands before the letter
  std::size_t size = 0;
  bool whole = true;  // false: ended at a character that is no letter of the script, or at kMost
};

/// Reads up to `most` letters of the script from the start, without the signs in `dropped`; single blanks and hyphens
/// may stand between.
Letters read_letters(std::string_view text, const Script& script, const std::array<bool, 128>& dropped,
                     std::size_t most = Letters::kMost);
/// Letters that the longest name in running text can have, and the word behind it.
constexpr std::size_t kLettersOfName = 40;

/// The cost of what cannot be.
constexpr float kNever = std::numeric_limits<float>::infinity();

/// May a syllable begin at the letter, or the text end there?
inline bool starts_syllable(const Letters& letters, std::size_t at) {
  return at >= letters.size || letters.spaced[at] || !is_dependent(letters.letter[at]);
}

/// Makes an ASCII letter a capital, or a small one.
inline void set_case(char& c, bool capital) {
  if (capital && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (!capital && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
}

struct SyllableNames {
  std::size_t letters = 0;  // how many were read
  int syllables = 0;
  float cost = 0;  // mean of a syllable; 0 is best
  bool family = false;
  bool edge = false;  // ends at a blank or before a word that ends names, not inside a word
  std::string latin;  // only where asked for
};

/// The whole of `letters` as syllables of a people; nothing where they are none.
std::optional<SyllableNames> read_syllables(const Letters& letters, const Transcription& transcription,
                                            const People& people);

/// The longest start of `letters` in syllables that lists of names have; `text` is what `letters` was read from.
SyllableNames longest_syllables(const Letters& letters, std::string_view text, const Script& script,
                                const Transcription& transcription, const People& people);

struct NationalName {
  float cost = 0;  // mean of a letter; 0 is best
  std::string latin;
};
/// The whole of `letters` by the national spelling; reads whatever it is given.
NationalName read_national(const Letters& letters, const National& national);

}  // namespace chancery::romanize
