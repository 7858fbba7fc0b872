#include "register/ledger/cell_run.h"

#include <algorithm>

#include "register/ledger/ledger_text.h"
#include "text/fold.h"

namespace chancery {
namespace {

bool is_a_word(std::string_view bare, const LedgerWords& words, std::vector<std::string> LedgerLanguage::*list) {
  return std::any_of(words.languages.begin(), words.languages.end(),
                     [&](const LedgerLanguage& language) { return is_one_of(bare, language.*list); });
}

/// Behind the number or bullet at the start of an item: `1.`, `2)`, `-`, `+`, `•`. A number needs a point or bracket.
std::string_view without_bullet(std::string_view item) {
  item = trimmed(item);
  std::size_t at = 0;
  while (at < item.size() && at < 2 && item[at] >= '0' && item[at] <= '9') ++at;
  if (at > 0 && at + 1 < item.size() && (item[at] == '.' || item[at] == ')') && !has_digit(item.substr(at + 1, 1))) {
    return trimmed(item.substr(at + 1));
  }
  for (const std::string_view bullet : {"- ", "+ ", "* ", "•", "●", "-", "+"}) {
    if (item.size() <= bullet.size() || !item.starts_with(bullet)) continue;
    if (!has_digit(item.substr(bullet.size(), 1)))  // +84 is no item 84
      return trimmed(item.substr(bullet.size()));
  }
  return item;
}

/// Where a word stands by itself in `text` at or behind `from`.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
  for (std::size_t at = text.find(word, from); at != text.npos; at = text.find(word, at + 1)) {
    const bool latin = static_cast<unsigned char>(word.back()) < 0x80 || word == "và" || word == "cùng";
    const std::size_t end = at + word.size();
    const bool alone = (at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ');
    if (!latin || alone) return at;
  }
  return text.npos;
}

void cut_at_words(std::string_view item, const LedgerWords& words, std::vector<std::string>& out) {
  for (const LedgerLanguage& language : words.languages) {
    for (const std::string& word : language.conjunction) {
      const std::size_t at = find_word(item, word, 0);
      if (at == item.npos || at == 0) continue;
      cut_at_words(item.substr(0, at), words, out);
      cut_at_words(item.substr(at + word.size()), words, out);
      return;
    }
  }
  if (!without_bullet(item).empty()) out.emplace_back(without_bullet(item));
}

/// Numbers inside one line: `1. Laos 2. Thailand`.
std::string with_lines_before_numbers(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool number = text[at] == ' ' && at + 3 < text.size() && text[at + 1] >= '2' && text[at + 1] <= '9' &&
                        (text[at + 2] == '.' || text[at + 2] == ')') && text[at + 3] == ' ';
    out.push_back(number ? '\n' : text[at]);
  }
  return out;
}

}  // namespace

std::vector<const Mention*> CellRun::Result::mentions(MentionKind kind) const {
  std::vector<const Mention*> found;
  for (const Mention& mention : reading.mentions) {
    if (mention.kind == kind) found.push_back(&mention);
  }
  return found;
}

CellRun::Result CellRun::operator()(std::string_view text) {
  Result result;
  result.text = fold(text).text;
  result.reading = reader_.read(result.text);
  return result;
}

std::vector<std::string> list_items(std::string_view text, ListMarks marks, const LedgerWords& words) {
  const bool numbered = text.find("1.") != text.npos || text.find("1)") != text.npos;
  const std::string lines = numbered ? with_lines_before_numbers(text) : std::string(text);
  const std::string_view separators = marks == ListMarks::AlsoCommas ? "\n;," : "\n;";
  std::vector<std::string> items;
  for (std::size_t at = 0; at <= lines.size();) {
    const std::size_t end = std::min(lines.find_first_of(separators, at), lines.size());
    const std::string_view item = std::string_view(lines).substr(at, end - at);
    if (marks == ListMarks::AlsoCommas) {
      cut_at_words(item, words, items);
    } else if (!without_bullet(item).empty()) {
      items.emplace_back(without_bullet(item));
    }
    at = end + 1;
  }
  return items;
}

bool says_nothing(std::string_view text, const LedgerWords& words) {
  const std::string bare = plain_form(text);
  return bare.empty() || is_a_word(bare, words, &LedgerLanguage::empty);
}

bool says_ditto(std::string_view text, const LedgerWords& words) {
  return is_a_word(plain_form(text), words, &LedgerLanguage::ditto);
}

bool says_whole(std::string_view text, const LedgerWords& words) {
  return is_a_word(plain_form(text), words, &LedgerLanguage::whole);
}

bool says_who_pays(std::string_view text, const LedgerWords& words) {
  if (has_digit(text)) return false;
  const std::string bare = plain_form(text);
  return std::any_of(words.languages.begin(), words.languages.end(),
                     [&](const LedgerLanguage& language) { return begins_with_one_of(bare, language.paid_by); });
}

std::string quoted(std::string_view text) {
  constexpr std::size_t kMost = 120;
  std::string shown = fold(trimmed(text)).text;
  if (shown.size() > kMost) {
    std::size_t end = kMost;
    while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0U) == 0x80U) --end;
    shown = shown.substr(0, end) + "…";
  }
  return "'" + shown + "'";
}

}  // namespace chancery
