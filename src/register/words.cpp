#include "register/words.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "reading/names/latin_letters.h"
#include "text/chars.h"
#include "text/fold.h"

namespace chancery {
namespace {

char small_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// In small letters, Latin ones without marks. `text` is folded.
std::string to_plain(std::string_view text) {
  std::string bare = to_bare_latin(text);
  const bool ascii = std::all_of(bare.begin(), bare.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) {
    std::transform(bare.begin(), bare.end(), bare.begin(), small_letter);
    return bare;
  }
  std::string lower;
  UErrorCode failure = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&lower);
  icu::CaseMap::utf8Fold(0, bare, sink, nullptr, failure);
  return U_FAILURE(failure) ? bare : lower;
}

enum class Kind : std::uint8_t { Nothing, Digit, Letter, Cluster, Dependent, Joiner };

/// Letters outside the scripts that are read: Han and kana stand without spaces, the others make words.
Kind kind_of_other(char32_t letter) {
  const auto character = static_cast<UChar32>(letter);
  if (!u_isalnum(character) && u_charType(character) != U_NON_SPACING_MARK &&
      u_charType(character) != U_COMBINING_SPACING_MARK)
    return Kind::Nothing;
  UErrorCode failure = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(character, &failure);
  const bool unspaced = script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
  return unspaced ? Kind::Cluster : Kind::Letter;
}

Kind kind_at(std::string_view text, std::size_t at, const Char& character) {
  switch (character.cls) {
    case CharClass::Digit:
      return Kind::Digit;
    case CharClass::Latin:
      return Kind::Letter;
    case CharClass::Base:
    case CharClass::Leading:
      return Kind::Cluster;
    case CharClass::Dependent:
      return Kind::Dependent;
    case CharClass::Joiner:
      return Kind::Joiner;
    case CharClass::OtherLetter: {
      std::size_t behind = at;
      return kind_of_other(take_code_point(text, behind));
    }
    default:
      return Kind::Nothing;
  }
}

/// Runs of letters without end (encoded bytes, drawn lines) are compared by what they begin with.
void cut_long(std::string& form) {
  constexpr std::size_t kLongest = 60;
  if (form.size() <= kLongest) return;
  std::size_t end = kLongest;
  while ((static_cast<unsigned char>(form[end]) & 0xC0U) == 0x80U) --end;
  form.resize(end);
}

}  // namespace

std::string plain_form(std::string_view text) {
  std::string out;
  for (const char c : to_plain(fold_form(text))) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool WordCutter::next() {
  const std::uint32_t before = word_.end;
  while (at_ < text_.size()) {
    const Char character = char_at(text_, at_);
    const Kind kind = kind_at(text_, at_, character);
    if (kind == Kind::Nothing) {
      at_ += character.size;
      continue;
    }
    word_.begin = at_;
    word_.cluster = kind != Kind::Digit && kind != Kind::Letter;
    word_.joined = at_ == before && before > 0;
    if (word_.cluster) {
      take_cluster();
    } else {
      take_letters(kind == Kind::Digit);
    }
    word_.end = at_;
    cut_long(word_.form);
    // Marks alone (an accent that stands by itself) are no word.
    if (!word_.form.empty()) return true;
  }
  return false;
}

/// A base with what belongs to it: vowels and signs behind it, the vowel written before it, letters joined under it.
/// Signs without a base are a cluster of their own.
void WordCutter::take_cluster() {
  bool needs_base = true;
  while (at_ < text_.size()) {
    const Char character = char_at(text_, at_);
    const Kind kind = kind_at(text_, at_, character);
    const bool belongs = kind == Kind::Dependent || kind == Kind::Joiner || (kind == Kind::Cluster && needs_base);
    if (!belongs) break;
    if (kind == Kind::Joiner) needs_base = true;
    if (kind == Kind::Cluster) needs_base = character.cls == CharClass::Leading;
    if (kind == Kind::Dependent) needs_base = false;
    at_ += character.size;
  }
  word_.form.assign(text_.substr(word_.begin, at_ - word_.begin));
}

void WordCutter::take_letters(bool digits) {
  bool ascii = true;
  const Kind wanted = digits ? Kind::Digit : Kind::Letter;
  while (at_ < text_.size()) {
    const Char character = char_at(text_, at_);
    if (kind_at(text_, at_, character) != wanted) break;
    ascii = ascii && character.size == 1;
    at_ += character.size;
  }
  const std::string_view bytes = text_.substr(word_.begin, at_ - word_.begin);
  if (!ascii) {
    word_.form = to_plain(bytes);
    return;
  }
  word_.form.assign(bytes);
  std::transform(word_.form.begin(), word_.form.end(), word_.form.begin(), small_letter);
}

std::vector<Word> words_of(std::string_view text) {
  const std::string folded = fold_form(text);
  std::vector<Word> out;
  WordCutter cutter(folded);
  while (cutter.next()) out.push_back(cutter.word());
  return out;
}

}  // namespace chancery
