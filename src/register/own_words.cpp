#include "register/own_words.h"

#include <algorithm>

#include "base/json_value.h"
#include "register/log.h"
#include "register/words.h"

namespace chancery {
namespace {

bool holds_names(FieldType type) {
  return type == FieldType::Text || type == FieldType::Person || type == FieldType::Place || type == FieldType::Link;
}

/// `VN` or `VN-22` (ISO 3166): right wherever the place is meant.
bool is_place_code(std::string_view text) {
  constexpr std::size_t kLongest = 6;
  if (text.size() < 2 || text.size() > kLongest) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; });
}

}  // namespace

Status learn_word(const Office& office, const FieldSchema& field, const std::string& read, const std::string& right) {
  if (!holds_names(field.type) || read.empty() || right.empty() || read == right || is_place_code(read)) return {};
  const std::string plain = plain_form(read);
  const Json change(JsonObject{{"right", right}});
  CHECK_STATUS(apply_word(office, plain, change));
  TRY(seq, append_log(office, "word.learned", plain, to_string(change)));
  (void)seq;
  return {};
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
  TRY(seq, append_log(office, "word.forgotten", plain, "{}"));
  (void)seq;
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
