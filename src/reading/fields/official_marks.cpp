#include "reading/fields/official_marks.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "reading/names/latin_letters.h"
#include "text/chars.h"

namespace chancery {
namespace {

constexpr std::string_view kPrefix = "official.";
constexpr std::string_view kTypePrefix = "type.";
constexpr std::array<std::string_view, 8> kNames = {"motto",      "number",        "subject",   "addressee",
                                                    "recipients", "pointing_back", "authority", "continued"};

UChar32 next_folded(std::string_view text, std::size_t& at) {
  return u_foldCase(static_cast<UChar32>(take_code_point(text, at)), U_FOLD_CASE_DEFAULT);
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

/// No letter of the same word follows: a sign of the last syllable, or in Latin script any letter or digit.
bool is_word_end(std::string_view text, std::size_t end, bool latin) {
  if (end >= text.size()) return true;
  const CharClass next = char_at(text, end).cls;
  if (next == CharClass::Dependent || next == CharClass::Joiner) return false;
  return !latin || (next != CharClass::Latin && next != CharClass::Digit);
}

std::optional<std::size_t> match_form(std::string_view form, std::string_view text, std::size_t at) {
  bool latin = false;
  std::size_t f = 0;
  while (f < form.size()) {
    if (at >= text.size()) return std::nullopt;
    if (form[f] == ' ') {
      const std::size_t behind = skip_blanks(text, at);
      if (behind == at) return std::nullopt;
      at = behind;
      f = skip_blanks(form, f);
      continue;
    }
    latin = char_at(form, f).cls == CharClass::Latin;
    if (next_folded(form, f) != next_folded(text, at)) return std::nullopt;
  }
  if (!is_word_end(text, at, latin)) return std::nullopt;
  return at;
}

}  // namespace

OfficialMarks::OfficialMarks(const Packs& packs) {
  for (const PhraseRecord& phrase : packs.phrases()) {
    std::string_view key = packs.text(phrase.key);
    if (!key.starts_with(kPrefix)) continue;
    key.remove_prefix(kPrefix.size());
    const auto* const name = std::find(kNames.begin(), kNames.end(), key);
    std::string_view lines = packs.text(phrase.text);
    while (!lines.empty()) {
      const std::string_view form = lines.substr(0, lines.find('\n'));
      lines.remove_prefix(std::min(form.size() + 1, lines.size()));
      if (name != kNames.end()) forms_.at(static_cast<std::size_t>(name - kNames.begin())).push_back(form);
      if (key.starts_with(kTypePrefix)) types_.push_back({key.substr(kTypePrefix.size()), form});
    }
  }
}

std::optional<std::size_t> OfficialMarks::match(OfficialMark mark, std::string_view text, std::size_t at) const {
  std::optional<std::size_t> longest;
  for (const std::string_view form : forms_.at(static_cast<std::size_t>(mark))) {
    const auto end = match_form(form, text, at);
    if (end && (!longest || *end > *longest)) longest = end;
  }
  return longest;
}

std::optional<OfficialMarks::Type> OfficialMarks::type(std::string_view text, std::size_t at) const {
  std::optional<Type> longest;
  for (const TypeForm& each : types_) {
    const auto end = match_form(each.form, text, at);
    if (end && (!longest || *end > longest->end)) longest = Type{each.name, *end};
  }
  return longest;
}

}  // namespace chancery
