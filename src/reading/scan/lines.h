#pragma once
#include <array>
#include <bitset>
#include <unordered_map>
#include <vector>

#include "reading/claims/clauses.h"
#include "reading/needs.h"
#include "reading/reading.h"
#include "reading/scan/token_text.h"

namespace chancery {

/// How many letters of each language a document holds, and of those that are not read.
struct LanguageTally {
  std::array<std::uint64_t, 16> letters = {};  ///< by language of the packs
  std::uint64_t unread = 0;
};

/// Cuts the tokens of a block into lines and tells each line's language; sets which meanings count for each token.
class LineReader {
 public:
  explicit LineReader(const Packs& packs, Needs needs = Needs::Asked);

  /// Forgets what the document before was written in.
  void start_document() { latin_default_ = first_latin_; }

  /// Lines that a page was wrapped into are joined again: their line ends are taken out of `tokens`.
  void read(const Lexicon& lexicon, std::string_view text, std::vector<Token>& tokens, std::vector<LineSpan>& lines,
            LanguageTally& tally, std::vector<Unread>& unread);

 private:
  [[nodiscard]] std::int32_t script_language(std::string_view text, const Token& token) const;
  [[nodiscard]] std::string_view unread_code(std::string_view text, const Token& token) const;
  /// The language of the line where its words are those of one that is not read, and outweigh `told`, what tells the
  /// languages that are; empty otherwise.
  [[nodiscard]] std::string_view unread_language(std::string_view text, const std::vector<Token>& tokens,
                                                 const LineSpan& line, std::uint64_t told) const;
  /// Could the word be of a language that is told apart but not read? By length and three of its letters: nearly no
  /// other word passes, so that few are looked up.
  [[nodiscard]] bool may_be_unread(std::string_view word) const { return unread_outlines_.test(outline(word)); }
  [[nodiscard]] static std::size_t outline(std::string_view word);
  /// Does the line that begins with `line` and ends with `before` go on with `after`, behind the line end?
  [[nodiscard]] static bool goes_on(const Lexicon& lexicon, std::string_view text, const Token& line,
                                    const Token& before, const Token& line_end, const Token& after);
  void read_line(const Lexicon& lexicon, std::string_view text, std::vector<Token>& tokens, LineSpan& line,
                 LanguageTally& tally, std::vector<Unread>& unread);

  static constexpr std::size_t kBlock = 128;  ///< characters in a row that are of one script here (Thai, Lao, Khmer)
  Needs needs_;
  std::size_t languages_;               ///< of the packs: at most 16
  std::vector<std::int32_t> by_block_;  ///< language by block of characters; -1 where no pack has the script alone
  std::uint16_t latin_languages_ = 0;   ///< bit set
  std::int32_t first_latin_ = -1;
  std::int32_t latin_default_ = -1;  ///< of lines in Latin script that hold no telling word
  std::uint16_t furniture_ = 0;
  std::unordered_map<std::string_view, std::string_view> unread_words_;  ///< code of the language by word
  static constexpr std::size_t kOutlines = 4096;
  std::bitset<kOutlines> unread_outlines_;
};

}  // namespace chancery
