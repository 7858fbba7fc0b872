#include "register/own_words.h"

#include "base/json_value.h"
#include "register/log.h"
#include "register/place_names.h"
#include "register/words.h"

namespace chancery {
namespace {

bool holds_names(FieldType type) {
  return type == FieldType::Text || type == FieldType::Person || type == FieldType::Place || type == FieldType::Link;
}

}  // namespace

Status learn_word(const Office& office, const FieldSchema& field, const std::string& read, const std::string& right) {
  if (!holds_names(field.type) || read.empty() || right.empty() || read == right || is_place_code(read)) return {};
  const std::string plain = plain_form(read);
  const Json change(JsonObject{{"right", right}});
  CHECK_STATUS(apply_word(office, plain, change));
  return log_change(office, "word.learned", plain, change);
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
  const std::string plain = plain_form(read);
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
  return {};
}

}  // namespace chancery
