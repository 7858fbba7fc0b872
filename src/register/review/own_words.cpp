#include "register/review/own_words.h"

#include "base/json_value.h"
#include "register/log.h"
#include "register/match/place_names.h"
#include "register/words.h"

namespace chancery {
namespace {

bool holds_names(FieldType type) {
  return type == FieldType::Text || type == FieldType::Person || type == FieldType::Place || type == FieldType::Link;
}

/// What stands before the words of a term: which field they settle.
std::string term_of(const std::string& type, const std::string& field) { return type + '.' + field + ": "; }

Status keep_word(const Office& office, const std::string& read, const std::string& right) {
  const Json change(JsonObject{{"right", right}});
  CHECK_STATUS(apply_word(office, read, change));
  return log_change(office, "word.learned", read, change);
}

Status keep_taught(const Office& office, const std::string& read, const std::string& right) {
  TRY(transaction, begin_change(office));
  CHECK_STATUS(keep_word(office, read, right));
  return transaction.commit();
}

/// The choice that the office's terms give a field, by the words of a sentence; the longest of them counts.
Result<std::string> choice_by_terms(const Office& office, const std::string& type, const FieldSchema& field,
                                    const std::string& sentence) {
  const std::string term = term_of(type, field.id);
  std::string out;
  std::size_t longest = 0;
  // ';' stands right behind ':' in ASCII: all terms of the field, and no others.
  const std::string behind = term.substr(0, term.size() - 2) + ';';
  CHECK_STATUS(office.database.each(
      "SELECT read, right_word FROM own_word WHERE unit = ? AND read >= ? AND read < ? ORDER BY read",
      {office.unit, term, behind}, [&](const Row& row) {
        const std::string words = row.text(0).substr(term.size());
        if (words.size() <= longest || sentence.find(words) == std::string::npos) return true;
        longest = words.size();
        out = row.text(1);
        return true;
      }));
  return out;
}

Status apply_terms(const Office& office, const RecordSchema& type, Effect& effect) {
  if (effect.values.empty()) return {};
  const std::vector<Citation> citations = effect.values.front().citations;
  if (citations.empty()) return {};
  const std::string sentence = plain_form(citations.front().quote);
  for (const FieldSchema& field : type.fields) {
    if (field.type != FieldType::Choice) continue;
    TRY(choice, choice_by_terms(office, type.id, field, sentence));
    if (choice.empty()) continue;
    std::erase_if(effect.values, [&](const NewValue& each) { return each.field == field.id && !field.many; });
    effect.values.push_back({field.id, choice, citations});
  }
  return {};
}

}  // namespace

Status teach_word(const Office& office, const std::string& read, const std::string& right) {
  if (plain_form(read).empty() || right.empty())
    return Error{ErrorKind::BadArgument, "say how it is read, and what is right", read};
  return keep_taught(office, plain_form(read), right);
}

Status teach_term(const Office& office, const std::string& type_id, const std::string& field_id,
                  const std::string& words, const std::string& choice) {
  const RecordSchema* type = office.schema.find_record(type_id);
  const FieldSchema* field = type == nullptr ? nullptr : type->find_field(field_id);
  if (field == nullptr || field->type != FieldType::Choice)
    return Error{ErrorKind::BadArgument, "there is no field of choices '" + type_id + "." + field_id + "'", words};
  if (const auto fault = find_fault(office.schema, *field, choice))
    return Error{ErrorKind::BadArgument, *fault, type_id + "." + field_id};
  if (plain_form(words).empty()) return Error{ErrorKind::BadArgument, "say which words of a sentence say so", choice};
  return keep_taught(office, term_of(type_id, field_id) + plain_form(words), choice);
}

Status learn_word(const Office& office, const FieldSchema& field, const std::string& read, const std::string& right) {
  if (!holds_names(field.type) || read.empty() || right.empty() || read == right || is_place_code(read)) return {};
  return keep_word(office, plain_form(read), right);
}

Status apply_word(const Office& office, const std::string& read, const Json& change) {
  if (change.find("right") == nullptr)
    return office.database.run("DELETE FROM own_word WHERE unit = ? AND read = ?", {office.unit, read});
  return office.database.run(
      "INSERT INTO own_word (unit, read, right_word) VALUES (?, ?, ?) "
      "ON CONFLICT (unit, read) DO UPDATE SET right_word = excluded.right_word",
      {office.unit, read, std::string(change.text_of("right"))});
}

Status forget_word(const Office& office, const std::string& read) {
  TRY(transaction, begin_change(office));
  // Terms are given as they are listed.
  const std::size_t words = read.find(": ");
  const std::string plain =
      words == std::string::npos ? plain_form(read) : read.substr(0, words + 2) + plain_form(read.substr(words + 2));
  TRY(known, office.database.row("SELECT 1 FROM own_word WHERE unit = ? AND read = ?", {office.unit, plain}));
  if (!known) return Error{ErrorKind::NotFound, "the office has no own word for this", read};
  CHECK_STATUS(apply_word(office, plain, JsonObject{}));
  CHECK_STATUS(log_change(office, "word.forgotten", plain, JsonObject{}));
  return transaction.commit();
}

Result<std::vector<OwnWord>> list_own_words(const Office& office) {
  TRY(rows, office.database.rows("SELECT read, right_word FROM own_word WHERE unit = ? ORDER BY read", {office.unit}));
  std::vector<OwnWord> out;
  for (const Row& row : rows) out.push_back({row.text(0), row.text(1)});
  return out;
}

Status apply_own_words(const Office& office, Effect& effect) {
  const RecordSchema* type = office.schema.find_record(effect.type);
  if (type == nullptr) return {};
  for (NewValue& value : effect.values) {
    const FieldSchema* field = type->find_field(value.field);
    if (field == nullptr || !holds_names(field->type)) continue;
    TRY(word, office.database.row("SELECT right_word FROM own_word WHERE unit = ? AND read = ?",
                                  {office.unit, plain_form(value.value)}));
    if (word) value.value = word->text(0);
  }
  return apply_terms(office, *type, effect);
}

}  // namespace chancery
