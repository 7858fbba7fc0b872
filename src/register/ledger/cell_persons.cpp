#include "register/ledger/cell_run.h"
#include "register/ledger/ledger_text.h"

namespace chancery {
namespace {

/// A reader of running text takes an unusual family name for what follows the name, where words have no spaces between
/// them or the name is also a word. Here nothing follows: one more word behind one word is the family name.
void add_family_name(CellRun& run, std::string_view behind, LedgerValue& value) {
  const std::string_view word = trimmed(behind);
  const bool one_word = !word.empty() && word.find_first_of(" ,;-(") == word.npos && behind.starts_with(' ');
  const bool small_letter = one_word && word.front() >= 'a' && word.front() <= 'z';
  if (!one_word || small_letter || has_digit(word) || value.value.find(' ') != std::string::npos) return;
  value.value += " " + std::string(word);
  if (const auto name = run.tools.reading.romanizer().romanize(value.value)) value.latin = name->latin;
}

std::optional<LedgerValue> person_in(CellRun& run, const std::string& text, std::string_view item, bool& several) {
  const auto result = run(text);
  const auto persons = result.mentions(MentionKind::Person);
  if (persons.empty()) return std::nullopt;
  several = several || persons.size() > 1;
  LedgerValue value{std::string(result.text_of(*persons[0])), "", std::string(persons[0]->name), std::string(item),
                    false};
  add_family_name(run, std::string_view(result.text).substr(persons[0]->end), value);
  return value;
}

/// A name alone, which the reader knows for one where a title stands before it.
LedgerValue read_person(CellRun& run, const std::string& item, bool& several) {
  if (auto person = person_in(run, item, item, several)) return *person;
  LedgerValue best{item, "", "", item, false};
  for (const LedgerLanguage& language : run.tools.words.languages) {
    bool ignored = false;
    const auto person = person_in(run, language.person_title + " " + item, item, ignored);
    // Read behind the title of another language, a name may break off.
    if (person && (best.latin.empty() || person->value.size() > best.value.size())) best = *person;
  }
  return best;
}

}  // namespace

CellReading read_person_cell(CellRun& run, const Cell& cell, const LedgerField& field) {
  CellReading reading;
  if (!has_letter(cell.text)) return CellReading::problem(quoted(cell.text) + " is no name");
  bool several = false;
  for (const std::string& item : list_items(cell.text, ListMarks::LinesOnly, run.tools.words)) {
    reading.values.push_back(read_person(run, item, several));
  }
  if (!field.many && several)
    reading.problems.push_back(quoted(cell.text) + " names several persons; the first was taken");
  if (!field.many && reading.values.size() > 1) {
    reading.problems.push_back(quoted(cell.text) + " names several persons; the first was taken");
    reading.values.resize(1);
  }
  return reading;
}

}  // namespace chancery
