#include "register/ledger/ledger_cells.h"

#include <algorithm>

#include "register/ledger/ledger_text.h"

namespace chancery {
namespace {

LedgerValue plain(std::string_view text) { return {std::string(text), "", "", std::string(text), false}; }

bool fits(FieldType type, std::string_view text) {
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool space = text.find(' ') != text.npos;
  switch (type) {
    case FieldType::Email:
      return text.find('@') != text.npos && text.find('.') != text.npos && !space;
    case FieldType::Url:
      return text.find('.') != text.npos && !space;
    case FieldType::Phone:
      return digits >= 6;
    default:
      return true;
  }
}

/// Do the words of `part` stand in `whole`, side by side?
bool has_words(std::string_view whole, std::string_view part) {
  constexpr std::size_t kShortest = 3;
  if (part.size() < kShortest) return false;
  for (std::size_t at = whole.find(part); at != whole.npos; at = whole.find(part, at + 1)) {
    const auto is_edge = [&](std::size_t i) {
      return i >= whole.size() || std::string_view(" ,;/()").find(whole[i]) != whole.npos;
    };
    if ((at == 0 || is_edge(at - 1)) && is_edge(at + part.size())) return true;
  }
  return false;
}

std::string_view name_of(FieldType type) {
  return type == FieldType::Email ? "e-mail address" : type == FieldType::Url ? "web address" : "telephone number";
}

/// What stands in place of a value: nothing to report, or not reported. Nothing where the cell says neither.
std::optional<LedgerValue> blank_of(const std::string& text, const LedgerWords& words) {
  const std::string bare = plain_form(text);
  for (const LedgerLanguage& language : words.languages) {
    if (is_one_of(bare, language.nothing)) return LedgerValue{std::string(kNothingToReport), "", "", text, false};
    if (is_one_of(bare, language.not_reported)) return LedgerValue{std::string(kNotReported), "", "", text, false};
  }
  return std::nullopt;
}

}  // namespace

CellReading CellReader::read(const Cell& cell, const LedgerField& field, const CellContext& context) {
  if (cell.kind == CellKind::Fault) {
    return CellReading::problem(quoted(cell.text) + " stands in the sheet in place of a value");
  }
  const bool is_flag = field.type == FieldType::Flag;
  if (cell.kind == CellKind::Text && !is_flag)
    if (auto blank = blank_of(cell.text, run_.tools.words)) return CellReading::of(std::move(*blank));
  if (cell.kind == CellKind::Text && !is_flag && says_nothing(cell.text, run_.tools.words)) return {};
  switch (field.type) {
    case FieldType::Integer:
    case FieldType::Decimal:
    case FieldType::Money:
      return read_number_cell(run_, cell, field, context);
    case FieldType::Date: {
      CellReading reading = read_date_cell(run_, cell, context);
      if (!field.many && reading.values.size() > 1) {
        reading.problems.push_back(quoted(cell.text) + " holds several dates where one is expected");
      }
      return reading;
    }
    case FieldType::Place:
      return places_.read(run_, cell, field, context.head);
    case FieldType::Person:
      return read_person_cell(run_, cell, field);
    case FieldType::Flag:
      return read_flag(cell);
    case FieldType::Choice: {
      if (auto choice = choice_of(cell.text, field)) return CellReading::of(std::move(*choice));
      return CellReading::problem(quoted(cell.text) + " is none of the values that are known here");
    }
    default:
      return read_text(cell, field);
  }
}

CellReading CellReader::read_text(const Cell& cell, const LedgerField& field) const {
  CellReading reading;
  std::vector<std::string> items{std::string(trimmed(cell.text))};
  const bool is_list = field.many && field.type != FieldType::Note;
  if (is_list) items = list_items(cell.text, ListMarks::LinesOnly, run_.tools.words);
  for (const std::string& item : items) {
    if (fits(field.type, item)) {
      reading.values.push_back(plain(item));
    } else {
      reading.problems.push_back(quoted(item) + " is no " + std::string(name_of(field.type)));
    }
  }
  return reading;
}

CellReading CellReader::read_flag(const Cell& cell) const {
  const auto flag = [&](bool value) { return CellReading::of({value ? "yes" : "no", "", "", cell.text, false}); };
  if (cell.kind == CellKind::Flag) return flag(cell.text == "true");
  if (cell.kind == CellKind::Number && (cell.text == "1" || cell.text == "0")) return flag(cell.text == "1");
  const std::string bare = plain_form(cell.text);
  for (const LedgerLanguage& language : run_.tools.words.languages) {
    if (is_one_of(bare, language.yes)) return flag(true);
    if (is_one_of(bare, language.no)) return flag(false);
  }
  return CellReading::problem(quoted(cell.text) + " says neither yes nor no");
}

std::optional<LedgerValue> CellReader::choice_of(std::string_view text, const LedgerField& field) const {
  const std::string bare = plain_form(text);
  const LedgerChoice* held = nullptr;    // its longest form stands in the text
  const LedgerChoice* holder = nullptr;  // the text stands in one of its forms
  std::size_t longest = 0;
  bool several = false;
  const auto made = [&](const LedgerChoice& choice) {
    return LedgerValue{choice.id, "", "", std::string(trimmed(text)), false};
  };
  for (const LedgerChoice& choice : field.choices) {
    for (const std::string& form : choice.forms) {
      const std::string sought = plain_form(form);
      if (sought == bare) return made(choice);
      if (sought.size() > longest && has_words(bare, sought)) {
        longest = sought.size();
        held = &choice;
      }
      if (!has_words(sought, bare)) continue;
      several = several || (holder != nullptr && holder != &choice);
      holder = &choice;
    }
  }
  if (held != nullptr) return made(*held);
  if (holder == nullptr || several) return std::nullopt;
  return made(*holder);
}

}  // namespace chancery
