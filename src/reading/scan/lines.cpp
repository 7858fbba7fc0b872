#include "reading/scan/lines.h"

#include <unicode/uscript.h>

#include <algorithm>
#include <bit>

#include "text/chars.h"

namespace chancery {
namespace {

UChar32 code_point(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return static_cast<UChar32>(lead);
  if (lead < 0xE0) return static_cast<UChar32>(((lead & 0x1FU) << 6U) | (byte(1) & 0x3FU));
  if (lead < 0xF0) return static_cast<UChar32>(((lead & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU));
  return static_cast<UChar32>(((lead & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) |
                              (byte(3) & 0x3FU));
}

UScriptCode script_of(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(c, &status);
}

/// Adds `size` to the count of each language in the set.
void add_to_each(std::array<std::uint64_t, 16>& counts, unsigned languages, std::uint64_t size) {
  for (; languages != 0; languages &= languages - 1) {
    counts[static_cast<std::size_t>(std::countr_zero(languages))] += size;
  }
}

/// A line longer than any paragraph is cut, so that the work on one line stays bounded whatever the text is.
void push_line(std::vector<LineSpan>& lines, std::size_t first, std::size_t last) {
  constexpr std::size_t kLongest = 2000;  // tokens
  for (; last - first > kLongest; first += kLongest) lines.push_back({first, first + kLongest});
  lines.push_back({first, last});
}

}  // namespace

LineReader::LineReader(const Packs& packs, Needs needs)
    : needs_(needs), languages_(packs.languages().size()), by_block_(0x10000 / kBlock, -1) {
  std::vector<std::int32_t> by_script(USCRIPT_CODE_LIMIT, -1);
  for (std::size_t i = 0; i < packs.languages().size(); ++i) {
    const std::string script(packs.text(packs.languages()[i].script));
    UErrorCode status = U_ZERO_ERROR;
    std::array<UScriptCode, 4> codes = {};
    const int32_t count = uscript_getCode(script.c_str(), codes.data(), static_cast<int32_t>(codes.size()), &status);
    if (U_FAILURE(status) || count < 1) continue;
    if (codes[0] == USCRIPT_LATIN) {
      latin_languages_ |= static_cast<std::uint16_t>(1U << i);
      if (first_latin_ < 0) first_latin_ = latin_default_ = static_cast<std::int32_t>(i);
    } else {
      by_script[static_cast<std::size_t>(codes[0])] = static_cast<std::int32_t>(i);
    }
  }
  for (std::size_t c = 0; c < 0x10000; c += 8) {  // every block of a script has a character of it among these
    const UScriptCode script = script_of(static_cast<UChar32>(c));
    if (by_script[static_cast<std::size_t>(script)] >= 0)
      by_block_[c / kBlock] = by_script[static_cast<std::size_t>(script)];
  }
  furniture_ = packs.concept_class("furniture");
  for (const UnreadWord& word : packs.unread_words()) {
    const std::string_view form = packs.text(word.word);
    unread_words_.emplace(form, packs.text(word.code));
    if (form.size() >= 2) unread_outlines_.set(outline(form));
  }
  if (needs == Needs::NotAsked) unread_outlines_.set();
}

std::size_t LineReader::outline(std::string_view word) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(word[i]); };
  const unsigned first = byte(0) >= 'A' && byte(0) <= 'Z' ? byte(0) - 'A' + 'a' : byte(0);
  return (first * 37U + byte(1) * 11U + byte(word.size() - 1) * 101U + word.size() * 517U) % kOutlines;
}

std::int32_t LineReader::script_language(std::string_view text, const Token& token) const {
  const auto block = static_cast<std::size_t>(code_point(text, token.begin)) / kBlock;
  return block < by_block_.size() ? by_block_[block] : -1;
}

std::string_view LineReader::unread_code(std::string_view text, const Token& token) const {
  switch (script_of(code_point(text, token.begin))) {
    case USCRIPT_HAN:
      return "zh";
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return "ja";
    case USCRIPT_HANGUL:
      return "ko";
    case USCRIPT_CYRILLIC:
      return "ru";
    default:
      return "und";
  }
}

namespace {

/// Reports a line that is not read; its words mean nothing in the languages that are, its names stay names.
void leave_unread(std::vector<Token>& tokens, LineSpan& line, std::string_view code, std::uint64_t letters,
                  LanguageTally& tally, std::vector<Unread>& unread) {
  constexpr std::uint32_t kLineEnd = 4;  // bytes between two lines of one passage
  const std::uint32_t begin = tokens[line.first].begin;
  const std::uint32_t end = tokens[line.last - 1].end;
  if (!unread.empty() && unread.back().code == code && begin - unread.back().end <= kLineEnd) {
    unread.back().end = end;
  } else {
    unread.push_back({begin, end, code});
  }
  tally.unread += letters;
  line.language = -1;
  for (std::size_t i = line.first; i < line.last; ++i) tokens[i].languages = 0;
}

}  // namespace

std::string_view LineReader::unread_language(std::string_view text, const std::vector<Token>& tokens,
                                             const LineSpan& line, std::uint64_t told) const {
  constexpr std::size_t kLongest = 12;  // bytes of such a word
  constexpr std::size_t kWords = 2;     // fewer may be a name or a quotation
  std::string_view code;
  std::uint64_t weight = 0;
  std::size_t words = 0;
  std::array<char, kLongest> lower = {};
  for (std::size_t i = line.first; i < line.last; ++i) {
    const std::size_t size = tokens[i].end - tokens[i].begin;
    if (tokens[i].kind != TokenKind::Latin && tokens[i].kind != TokenKind::Word) continue;
    if (size < 2 || size > kLongest || !may_be_unread(text.substr(tokens[i].begin, size))) continue;
    text.copy(lower.data(), size, tokens[i].begin);
    if (lower[0] >= 'A' && lower[0] <= 'Z') lower[0] = static_cast<char>(lower[0] - 'A' + 'a');
    const auto known = unread_words_.find(std::string_view(lower.data(), size));
    if (known == unread_words_.end() || (!code.empty() && known->second != code)) continue;
    code = known->second;
    weight += size * 3;
    ++words;
  }
  return words >= kWords && weight > told ? code : std::string_view();
}

void LineReader::read_line(const Lexicon& lexicon, std::string_view text, std::vector<Token>& tokens, LineSpan& line,
                           LanguageTally& tally, std::vector<Unread>& unread) {
  std::array<std::uint64_t, 16> letters = {};
  std::array<std::uint64_t, 16> telling = {};
  std::uint64_t latin = 0;
  std::uint64_t classes = 0;
  bool numbers = false;
  bool bars = false;
  bool unspaced = false;
  for (std::size_t i = line.first; i < line.last; ++i) {
    Token& token = tokens[i];
    classes |= token.classes;
    numbers |= token.kind == TokenKind::Number;
    bars |= token.sign == '|';
    const std::uint64_t size = token.end - token.begin;
    if (token.has(Token::kUnspaced)) {
      unspaced = true;
      const std::int32_t language = script_language(text, token);
      if (language < 0) continue;
      token.languages = static_cast<std::uint16_t>(1U << static_cast<unsigned>(language));
      letters[static_cast<std::size_t>(language)] += size / 3;
    } else if (token.kind == TokenKind::Latin || token.kind == TokenKind::Word) {
      latin += size;
      // Function words tell a language best, then its own letters; other words of one pack alone help in short lines.
      if (((token.told | token.common_in | token.only_in) & latin_languages_) == 0) continue;
      add_to_each(telling, token.told & latin_languages_, size * 2);
      add_to_each(telling, token.common_in & latin_languages_, size * 3);
      const unsigned only = token.only_in & latin_languages_;
      if ((only & (only - 1)) == 0) add_to_each(telling, only, size);
    } else if (token.kind == TokenKind::Other) {
      tally.unread += size / 3;
      const std::string_view code = unread_code(text, token);
      if (!unread.empty() && unread.back().code == code && token.begin - unread.back().end <= 8) {
        unread.back().end = token.end;
      } else {
        unread.push_back({token.begin, token.end, code});
      }
    }
  }
  if (needs_ == Needs::Asked) {
    line.classes = classes;
    line.numbers = numbers;
    line.bars = bars;
    line.unspaced = unspaced;
  }
  std::int32_t latin_language = latin_default_;
  std::uint64_t most_telling = 0;
  for (std::size_t l = 0; l < languages_; ++l) {
    if (telling[l] > most_telling && (latin_languages_ & (1U << l)) != 0) {
      most_telling = telling[l];
      latin_language = static_cast<std::int32_t>(l);
    }
  }
  const auto most = std::max_element(letters.begin(), letters.begin() + static_cast<std::ptrdiff_t>(languages_));
  const bool unspaced_line = *most != 0 && *most * 2 >= latin;
  // Lines that are plainly in a language that is read are not asked again.
  if (!unspaced_line && most_telling < latin && !unread_words_.empty()) {
    if (const std::string_view code = unread_language(text, tokens, line, most_telling); !code.empty())
      return leave_unread(tokens, line, code, latin, tally, unread);
  }
  if (latin_language >= 0 && most_telling > 0 && !unspaced_line) latin_default_ = latin_language;
  line.language = unspaced_line ? static_cast<std::int32_t>(most - letters.begin()) : latin > 0 ? latin_language : -1;
  for (std::size_t l = 0; l < languages_; ++l) tally.letters[l] += letters[l];
  if (latin_language >= 0) tally.letters[static_cast<std::size_t>(latin_language)] += unspaced_line ? 0 : latin;

  const auto line_bit = line.language < 0 ? std::uint16_t{0xFFFF}
                                          : static_cast<std::uint16_t>(1U << static_cast<unsigned>(line.language));
  for (std::size_t i = line.first; i < line.last; ++i) {
    Token& token = tokens[i];
    if (token.has(Token::kUnspaced)) continue;
    // Latin words in a line of another script keep all their meanings: names, FDI, USD.
    token.languages = token.has(Token::kLatin) && unspaced_line ? std::uint16_t{0xFFFF} : line_bit;
  }
  const std::size_t count = line.last - line.first;
  for (std::size_t i = line.first; i < line.last && i < line.first + 3 && count <= 12; ++i) {
    line.furniture = line.furniture || lexicon.find(tokens[i], furniture_) != nullptr;
  }
}

bool LineReader::goes_on(const Lexicon& lexicon, std::string_view text, const Token& line, const Token& before,
                         const Token& line_end, const Token& after) {
  const bool one_break = std::count(text.begin() + line_end.begin, text.begin() + line_end.end, '\n') == 1;
  if (!one_break) return false;
  // A mark ends a line also where some pack knows it as a form (':' behind a weekday).
  const bool word = before.kind == TokenKind::Word && char_at(text, before.begin).cls != CharClass::Mark;
  const bool open = before.kind == TokenKind::Latin || word || before.kind == TokenKind::Number || before.sign == ',';
  if (open && after.has(Token::kLatin) && !after.has(Token::kCapital)) return true;
  // A line may also end where more must come: 'do đồng chí', 'of the', 'tỉnh', a comma.
  constexpr std::uint64_t kExpectsMore = class_bit(Cls::PlaceHead) | class_bit(Cls::Title) |
                                         class_bit(Cls::CommonWord) | class_bit(Cls::OrgLink) | class_bit(Cls::Deputy) |
                                         class_bit(Cls::OrgHead);
  const bool latin = before.has(Token::kLatin);
  // Headlines end with words of the field ('hợp tác', cooperation), and the text begins with the day.
  const bool headline = (before.classes & (kHasConcept | class_bit(Cls::OrgField))) != 0 &&
                        (before.classes & class_bit(Cls::PlaceHead)) == 0;
  const bool begins = after.has(Token::kCapital) && (after.classes & kHasDateWord) != 0 && before.sign != ',';
  const bool more = latin && !before.has(Token::kCapital) && (before.classes & kExpectsMore) != 0 && !headline;
  return line_end.begin - line.begin >= 40 && !lexicon.is(after, Cls::OrdinalPrefix) && after.kind != TokenKind::Mark &&
         after.kind != TokenKind::Number && !begins && (before.sign == ',' || more);
}

void LineReader::read(const Lexicon& lexicon, std::string_view text, std::vector<Token>& tokens,
                      std::vector<LineSpan>& lines, LanguageTally& tally, std::vector<Unread>& unread) {
  lines.clear();
  Token* const all = tokens.data();
  const std::size_t size = tokens.size();
  std::size_t kept = 0;
  std::size_t first = 0;
  for (std::size_t i = 0; i < size;) {
    std::size_t end = i;
    while (end < size && all[end].kind != TokenKind::LineEnd) ++end;
    if (kept != i) std::copy(all + i, all + end, all + kept);
    kept += end - i;
    i = end;
    if (end == size) break;
    const bool joined =
        kept > first && end + 1 < size && goes_on(lexicon, text, all[first], all[kept - 1], all[end], all[end + 1]);
    ++i;
    if (joined) {
      all[i].flags |= Token::kSpaceBefore;
      continue;
    }
    all[kept++] = all[end];
    if (kept - 1 > first) push_line(lines, first, kept - 1);
    first = kept;
  }
  tokens.resize(kept);
  if (kept > first) push_line(lines, first, kept);
  for (LineSpan& line : lines) read_line(lexicon, text, tokens, line, tally, unread);
}

}  // namespace chancery
