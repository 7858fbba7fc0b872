#include "register/ledger/ledger_text.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>

#include <algorithm>

#include "text/chars.h"
#include "text/fold.h"

namespace chancery {
namespace {

bool is_word_class(CharClass cls) {
  return cls != CharClass::Space && cls != CharClass::LineEnd && cls != CharClass::Mark;
}

bool is_spaceless(CharClass cls) {
  return cls == CharClass::Base || cls == CharClass::Leading || cls == CharClass::Dependent || cls == CharClass::Joiner;
}

void add_groups(std::string_view run, std::vector<std::string>& words) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < run.size(); at += char_at(run, at).size) starts.push_back(at);
  starts.push_back(run.size());
  constexpr std::size_t kGroup = 3;
  const std::size_t chars = starts.size() - 1;
  if (chars <= kGroup) {
    words.emplace_back(run);
    return;
  }
  for (std::size_t i = 0; i + kGroup <= chars; ++i)
    words.emplace_back(run.substr(starts[i], starts[i + kGroup] - starts[i]));
}

}  // namespace

std::string small_form(std::string_view text) {
  const std::string folded = fold_form(text);
  std::string small;
  UErrorCode failure = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&small);
  icu::CaseMap::utf8Fold(0, folded, sink, nullptr, failure);
  return U_FAILURE(failure) != 0 ? folded : small;
}

std::vector<std::string> bare_words(std::string_view bare) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < bare.size();) {
    const Char first = char_at(bare, at);
    if (!is_word_class(first.cls)) {
      at += first.size;
      continue;
    }
    const bool spaceless = is_spaceless(first.cls);
    const std::size_t begin = at;
    while (at < bare.size()) {
      const Char c = char_at(bare, at);
      if (!is_word_class(c.cls) || is_spaceless(c.cls) != spaceless) break;
      at += c.size;
    }
    if (spaceless) {
      add_groups(bare.substr(begin, at - begin), words);
    } else {
      words.emplace_back(bare.substr(begin, at - begin));
    }
  }
  return words;
}

bool begins_with_form(std::string_view bare, std::string_view form) {
  const std::string sought = plain_form(form);
  if (sought.empty() || !bare.starts_with(sought)) return false;
  if (bare.size() == sought.size()) return true;
  const CharClass next = char_at(bare, sought.size()).cls;
  const CharClass last = class_of(static_cast<unsigned char>(sought.back()));
  // Letters that go on make another word, but where a script has no spaces.
  return last != CharClass::Latin || !(next == CharClass::Latin || next == CharClass::Digit);
}

bool is_one_of(std::string_view bare, const std::vector<std::string>& forms) {
  return std::any_of(forms.begin(), forms.end(), [&](const std::string& form) { return bare == plain_form(form); });
}

bool begins_with_one_of(std::string_view bare, const std::vector<std::string>& forms) {
  return std::any_of(forms.begin(), forms.end(), [&](const std::string& form) { return begins_with_form(bare, form); });
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Char c = char_at(text, at);
    if (c.cls != CharClass::Digit && is_word_class(c.cls)) return true;
    at += c.size;
  }
  return false;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace chancery
