#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "reading/names/latin_letters.h"
#include "register/match/match_parts.h"
#include "register/match/match_sound.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/vietnamese_syllable.h"

// A name as written to a name that can be compared.

namespace chancery {
namespace {

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

/// Behind the titles that a name begins with.
std::size_t behind_titles(const std::string& text, const std::vector<Token>& tokens) {
  std::size_t begin = 0;
  constexpr std::uint64_t kTitles = class_bit(Cls::Title) | class_bit(Cls::Deputy) | class_bit(Cls::Former) |
                                    class_bit(Cls::Acting) | class_bit(Cls::Post);
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::Mark && token.sign == '.') continue;
    const bool title = (token.classes & class_bit(Cls::Title)) != 0;
    const bool post = (token.classes & kTitles) != 0 && (token.classes & class_bit(Cls::Family)) == 0;
    if (!title && !post) return token.begin;
    if (token.end >= text.size()) return begin;  // nothing but titles: a name all the same
    begin = token.end;
  }
  return begin;
}

/// Letters in words, spaces and full stops between them; a hyphen joins.
std::vector<std::string> split_words(std::string_view bare, bool& abbreviated) {
  std::vector<std::string> out;
  std::string word;
  const auto close = [&](bool dot) {
    if (word.empty()) return;
    const bool initial = word.size() == 1 || (dot && word.size() <= 2);
    abbreviated = abbreviated || (initial && dot);
    out.push_back(std::move(word));
    word.clear();
  };
  for (const char c : bare) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (is_small(small) || (small >= '0' && small <= '9')) {
      word += small;
    } else if (c != '-' && c != '\'') {
      close(c == '.');
    }
  }
  close(false);
  return out;
}

/// A word with its Vietnamese letters, its tone behind them, wherever the tone was written: thuỷ and thủy are 'thuy?'.
std::string with_tone_behind(std::string_view word) {
  UErrorCode failure = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(failure);
  if (U_FAILURE(failure)) return std::string(word);
  const icu::UnicodeString parts = nfd->normalize(
      icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())}).toLower(), failure);
  std::string letters, tone;
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 code = parts.char32At(i);
    const bool is_tone = code == 0x300 || code == 0x301 || code == 0x303 || code == 0x309 || code == 0x323;
    chancery::append_utf8(is_tone ? tone : letters, static_cast<char32_t>(code));
  }
  // 'Mỹ' and 'Mĩ', 'Lý' and 'Lí' are one.
  if (letters.size() >= 2 && letters.size() <= 3 && letters.back() == 'y' && is_small(letters[0]) &&
      letters[letters.size() - 2] != 'u')
    letters.back() = 'i';
  return letters + tone;
}

bool has_vietnamese_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_vietnamese_letter(take_code_point(text, at))) return true;
  return false;
}

std::vector<std::string> marked_words(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  const auto close = [&] {
    if (!word.empty()) out.push_back(with_tone_behind(word));
    word.clear();
  };
  for (const char c : text) {
    if (c == ' ' || c == '.' || c == ',') {
      close();
    } else if (c != '-' && c != '\'') {
      word += c;
    }
  }
  close();
  return out;
}

constexpr std::array<std::string_view, 27> kOnsets = {"ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu",
                                                      "th",  "tr", "b",  "c",  "d",  "g",  "h",  "k",  "l",
                                                      "m",   "n",  "p",  "r",  "s",  "t",  "v",  "x",  ""};
// Rimes without marks, by the alphabet.
constexpr std::array<std::string_view, 93> kRimes = {
    "a",    "ac",   "ach",  "ai",  "am",   "an",   "ang",  "anh", "ao",  "ap", "at",  "au", "ay",  "e",
    "ec",   "ech",  "em",   "en",  "eng",  "enh",  "eo",   "ep",  "et",  "eu", "i",   "ia", "ich", "iec",
    "iem",  "ien",  "ieng", "iep", "iet",  "ieu",  "im",   "in",  "inh", "ip", "it",  "iu", "o",   "oa",
    "oac",  "oach", "oai",  "oan", "oang", "oanh", "oat",  "oay", "oc",  "oe", "oen", "oi", "om",  "on",
    "ong",  "op",   "ot",   "u",   "ua",   "uan",  "uang", "uat", "uay", "uc", "ue",  "ui", "um",  "un",
    "ung",  "uoc",  "uoi",  "uom", "uon",  "uong", "uot",  "uou", "up",  "ut", "uu",  "uy", "uya", "uych",
    "uyen", "uyet", "uynh", "uyt", "y",    "yem",  "yen",  "yet", "yeu"};
static_assert(std::is_sorted(kRimes.begin(), kRimes.end()));

/// A syllable of Vietnamese spelling with its marks left out (`is_vietnamese_syllable` asks for them: Tuấn, not Tuan).
bool is_bare_syllable(std::string_view word) {
  return std::any_of(kOnsets.begin(), kOnsets.end(), [&](std::string_view onset) {
    return word.starts_with(onset) && std::binary_search(kRimes.begin(), kRimes.end(), word.substr(onset.size()));
  });
}

/// Two to five syllables of Vietnamese spelling.
bool is_in_syllables(const std::vector<std::string>& words) {
  return words.size() >= 2 && words.size() <= 5 && std::all_of(words.begin(), words.end(), is_bare_syllable);
}

bool is_family(std::string word, const MatchKnowledge::Parts& knowledge) {
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  std::vector<Token> tokens;
  knowledge.scanner.scan(word, 0, static_cast<std::uint32_t>(word.size()), tokens);
  return tokens.size() == 1 && (tokens[0].classes & class_bit(Cls::Family)) != 0;
}

bool is_latin(std::string_view text) {
  constexpr char32_t kThai = 0x0E00, kBehindKhmer = 0x1A00;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = take_code_point(text, at);
    if (code >= kThai && code < kBehindKhmer && !is_vietnamese_letter(code)) return false;
  }
  return true;
}

std::string without_spaces(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '-' && c != '.') out += c;
  return out;
}

void add_sounds(NameForm& form, const MatchKnowledge::Parts& knowledge) {
  for (const std::string& word : form.words) {
    form.sounds.push_back(to_sounds(word, Spelling::National));
    form.whole += form.sounds.back();
  }
  if (form.abbreviated || !is_in_syllables(form.words)) return;
  form.family = is_family(form.words[0], knowledge);
  for (const std::string& word : form.words) form.vietnamese.push_back(to_sounds(word, Spelling::Vietnamese));
}

}  // namespace

NameForm to_name_form(const SubjectName& name, const MatchKnowledge::Parts& knowledge) {
  NameForm form;
  const std::string folded = fold_form(name.text);
  std::vector<Token> tokens;
  knowledge.scanner.scan(folded, 0, static_cast<std::uint32_t>(folded.size()), tokens);
  form.text = folded.substr(behind_titles(folded, tokens));
  std::string latin = name.latin;
  if (is_latin(form.text)) {
    latin = form.text;
    if (has_vietnamese_letter(form.text)) form.marked = marked_words(form.text);
  } else {
    form.folded = without_spaces(form.text);
    if (latin.empty()) {
      if (const auto read = knowledge.romanizer.romanize(form.text)) latin = read->latin;
    }
  }
  form.words = split_words(to_bare_latin(latin), form.abbreviated);
  if (form.marked.size() != form.words.size()) form.marked.clear();
  std::replace(latin.begin(), latin.end(), '-', ' ');
  bool initials = false;
  for (const std::string& part : split_words(to_bare_latin(latin), initials))
    form.parts.push_back(to_sounds(part, Spelling::National));
  add_sounds(form, knowledge);
  return form;
}

}  // namespace chancery
