#pragma once
#include <cstdint>
#include <string_view>

#include "reading/packs/pack.h"

namespace chancery {

enum class TokenKind : std::uint8_t {
  Word,    ///< a form of the packs
  Latin,   ///< a word in Latin letters that no pack knows
  Gap,     ///< unknown text in a script without spaces between words
  Other,   ///< text in a script that no pack covers
  Number,  ///< digits, with points and commas inside
  Mark,    ///< punctuation that is no form; a run of the same mark is one token
  LineEnd,
};

struct Token {
  static constexpr std::uint8_t kSpaceBefore = 1;  ///< white space or a line end stands before it
  static constexpr std::uint8_t kCapital = 2;      ///< begins with a capital letter
  static constexpr std::uint8_t kAllCapitals = 4;
  static constexpr std::uint8_t kUnspaced = 8;  ///< in a script without spaces between words
  static constexpr std::uint8_t kLatin = 16;    ///< begins with a Latin letter
  static constexpr std::uint8_t kMisread = 32;  ///< a name put in place of what was read in a picture

  std::uint32_t begin = 0, end = 0;  ///< in the folded text
  std::int32_t form = -1;            ///< of a word
  TokenKind kind = TokenKind::Mark;
  std::uint8_t flags = 0;
  std::uint16_t languages = 0xFFFF;  ///< whose meanings count here (bit set)
  std::uint16_t common_in = 0;       ///< of the form, as the two below (FormRecord)
  std::uint16_t only_in = 0;
  std::uint16_t told = 0;  ///< languages that have a letter of its own in it
  char sign = 0;           ///< of a token that is one ASCII character and no letter
  std::uint64_t classes = 0;
  std::uint64_t date_marks = 0;

  [[nodiscard]] bool has(std::uint8_t flag) const { return (flags & flag) != 0; }
};

/// What the packs say of a token, in the languages that count where it stands.
class Lexicon {
 public:
  explicit Lexicon(const Packs& packs) : packs_(packs) {}

  [[nodiscard]] const Packs& packs() const { return packs_; }

  /// The meaning of class `cls`, or null. Nearly always the classes of the form say at once that there is none.
  [[nodiscard, gnu::always_inline]] const Meaning* find(const Token& token, std::uint16_t cls) const {
    const std::uint64_t bit = cls >= kDateWord ? kHasDateWord : cls >= kConcept ? kHasConcept : 1ULL << cls;
    return (token.classes & bit) == 0 ? nullptr : find_meaning(token, cls);
  }
  [[nodiscard, gnu::always_inline]] const Meaning* find(const Token& token, Cls cls) const {
    return find(token, static_cast<std::uint16_t>(cls));
  }
  [[nodiscard, gnu::always_inline]] bool is(const Token& token, Cls cls) const { return find(token, cls) != nullptr; }
  /// Of names, which count in every language.
  [[nodiscard]] const Meaning* find_name(const Token& token, Cls cls) const {
    if ((token.classes & class_bit(cls)) == 0) return nullptr;
    for (const Meaning& meaning : packs_.meanings(token.form)) {
      if (meaning.cls == static_cast<std::uint16_t>(cls)) return &meaning;
    }
    return nullptr;
  }

 private:
  [[nodiscard, gnu::noinline]] const Meaning* find_meaning(const Token& token, std::uint16_t cls) const {
    for (const Meaning& meaning : packs_.meanings(token.form)) {
      if (meaning.cls == cls && (meaning.languages & token.languages) != 0) return &meaning;
    }
    return nullptr;
  }

  const Packs& packs_;
};

}  // namespace chancery
