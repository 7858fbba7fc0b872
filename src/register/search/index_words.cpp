#include "register/search/index_words.h"

#include <algorithm>

#include "text/fold.h"

namespace chancery {
namespace {

constexpr std::string_view kBehind = "\xC2\xB7";  // U+00B7 ends each cluster, so that no other one begins with it

/// No beginning of a word is that of a pair.
std::string pair_of(const std::string& first, const std::string& second) {
  return std::string(kBehind).append(first).append(kBehind).append(second);
}

bool is_followed(std::span<const Word> words, std::size_t i) {
  return i + 1 < words.size() && words[i + 1].cluster && words[i + 1].joined;
}

}  // namespace

void IndexWords::finish() {
  if (waiting_.empty()) return;
  words_.append(waiting_).append(kBehind) += ' ';
  waiting_.clear();
}

void IndexWords::add(const Word& word) {
  if (scan_ != nullptr) scan_->add(word);
  if (!word.cluster) {
    finish();
    words_.append(word.form) += ' ';
    return;
  }
  if (!waiting_.empty() && word.joined) {
    words_.append(waiting_).append(kBehind).append(word.form).append(kBehind) += ' ';
  } else {
    finish();
  }
  waiting_ = word.form;
}

void IndexWords::add_pair(const Word& word) {
  if (!before_.empty() && !word.cluster) words_.append(pair_of(before_, word.form)) += ' ';
  before_ = word.cluster ? std::string() : word.form;
}

void IndexWords::end_value() {
  static const std::string kBorder = text_mark('x', "");
  if (scan_ != nullptr) scan_->end();
  finish();
  before_.clear();
  words_.append(kBorder) += ' ';
}

void IndexWords::add_value(std::string_view text) {
  const std::string folded = fold_form(text);
  WordCutter cutter(folded);
  std::size_t count = 0;
  for (; cutter.next(); ++count) add(cutter.word());
  end_value();
  if (count < 2) return;
  cutter = WordCutter(folded);
  while (cutter.next()) add_pair(cutter.word());
  end_value();
}

TextPhrase to_phrase(std::span<const Word> words, LastWord last) {
  constexpr std::size_t kShortest = 3;
  TextPhrase out;
  if (words.size() > 1 && std::none_of(words.begin(), words.end(), [](const Word& word) { return word.cluster; })) {
    for (std::size_t i = 1; i < words.size(); ++i) out.words.push_back(pair_of(words[i - 1].form, words[i].form));
    out.prefix = last == LastWord::Beginning && words.back().form.size() >= kShortest;
    return out;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    const bool is_last = i + 1 == words.size();
    const bool follows = i > 0 && is_followed(words, i - 1);
    if (!word.cluster) {
      out.words.push_back(word.form);
      out.prefix = is_last && last == LastWord::Beginning && word.form.size() >= kShortest;
    } else if (is_followed(words, i)) {
      const bool begins = i + 2 == words.size() && last == LastWord::Beginning;
      out.words.push_back(word.form + std::string(kBehind) + words[i + 1].form + (begins ? "" : std::string(kBehind)));
      out.prefix = begins;
    } else if (!is_last || !follows) {
      // Alone, it is the beginning of whatever stands behind it.
      out.words.push_back(word.form + std::string(kBehind));
      out.prefix = is_last;
    }
  }
  return out;
}

}  // namespace chancery
