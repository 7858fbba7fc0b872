#pragma once
#include <span>
#include <string_view>

#include "reading/scan/lexicon.h"

namespace chancery {

/// Which mark a document writes before decimals; the other one then parts thousands.
enum class DecimalMark : std::uint8_t { Point, Comma };

/// A stretch of tokens with the text and the packs behind them: what every finder of values reads.
struct TokenText {
  const Lexicon& lexicon;
  std::string_view text;  ///< folded, whole document
  std::span<const Token> tokens;
  DecimalMark mark = DecimalMark::Comma;

  [[nodiscard]] std::size_t size() const { return tokens.size(); }
  const Token& operator[](std::size_t i) const { return tokens[i]; }
  [[nodiscard]] std::string_view of(const Token& token) const {
    return text.substr(token.begin, token.end - token.begin);
  }
  [[nodiscard]] std::string_view at(std::size_t i) const {
    return i < tokens.size() ? of(tokens[i]) : std::string_view();
  }
  [[nodiscard, gnu::always_inline]] bool is(std::size_t i, Cls cls) const {
    return i < tokens.size() && lexicon.is(tokens[i], cls);
  }
  [[nodiscard, gnu::always_inline]] const Meaning* find(std::size_t i, Cls cls) const {
    return i < tokens.size() ? lexicon.find(tokens[i], cls) : nullptr;
  }
  [[nodiscard, gnu::always_inline]] const Meaning* find(std::size_t i, std::uint16_t cls) const {
    return i < tokens.size() ? lexicon.find(tokens[i], cls) : nullptr;
  }
  /// Does token `i` follow the one before it without any white space?
  [[nodiscard]] bool joined(std::size_t i) const { return i < tokens.size() && !tokens[i].has(Token::kSpaceBefore); }
  [[nodiscard]] bool is_mark(std::size_t i, char sign) const { return i < tokens.size() && tokens[i].sign == sign; }
};

}  // namespace chancery
