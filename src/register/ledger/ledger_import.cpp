#include "register/ledger/ledger_import.h"

#include <algorithm>
#include <set>

#include "register/log.h"
#include "register/match/same_record.h"
#include "register/review/effect.h"

namespace chancery {
namespace {

constexpr std::string_view kShownLanguage = "vi";

std::vector<std::string> headers_of(const FieldSchema& field) {
  std::vector<std::string> out = field.headers;
  for (const auto& [language, word] : field.label.words) out.push_back(word);
  return out;
}

std::vector<LedgerChoice> choices_of(const Schema& schema, const FieldSchema& field) {
  std::vector<LedgerChoice> out;
  const Vocabulary* vocabulary = schema.find_vocabulary(field.vocabulary);
  if (vocabulary == nullptr) return out;
  for (const Choice& choice : vocabulary->choices) {
    LedgerChoice ledger_choice{choice.id, {}};
    for (const auto& [language, word] : choice.label.words) ledger_choice.forms.push_back(word);
    out.push_back(std::move(ledger_choice));
  }
  return out;
}

/// Turns rows into effects and effects into changes.
class Importer {
 public:
  Importer(const Office& office, const RecordSchema& type, const std::string& file, std::span<const LedgerField> fields)
      : office_(office), type_(type), file_(file), fields_(fields) {}

  Result<ImportedRow> take(const LedgerRow& row) {
    ImportedRow out{row.row, RowState::New, {}, row.problems};
    Effect effect = effect_of(row, out.problems);
    if (effect.values.empty()) {
      out.state = RowState::ToLookAt;
      return out;
    }
    TRY(record, find_same_record(office_, effect));
    out.record = std::move(record);
    if (!out.record.empty()) {
      TRY(changes, leave_out_known(out.record, effect));
      out.state = changes ? RowState::Changed : RowState::Known;
    }
    TRY(complete, is_complete(effect, row, out));
    if (!complete) out.state = RowState::ToLookAt;
    if (complete && out.state != RowState::Known) CHECK_STATUS(write(effect, out));
    return out;
  }

 private:
  Effect effect_of(const LedgerRow& row, std::vector<LedgerProblem>& problems) const {
    Effect out{type_.id, {}};
    for (const LedgerEntry& entry : row.entries) {
      const FieldSchema* field = type_.find_field(fields_[entry.field].id);
      if (field == nullptr) continue;
      for (const LedgerValue& value : entry.values) {
        std::string text = normal_form(value);
        if (const auto fault = find_fault(office_.schema, *field, text)) {
          problems.push_back({entry.cell, field->label.in(kShownLanguage) + ": " + *fault});
          continue;
        }
        out.values.push_back({field->id, std::move(text), {{"import", file_, row.row + 1, row.row + 1, value.typed}}});
        if (!field->many) break;
      }
    }
    return out;
  }

  /// Leaves in the effect what the record does not say. Nothing new: false.
  Result<bool> leave_out_known(const std::string& id, Effect& effect) const {
    TRY(record, load_record(office_, id, kNow));
    std::erase_if(effect.values, [&](const NewValue& value) {
      return std::any_of(record.values.begin(), record.values.end(), [&](const FieldValue& known) {
        return known.field == value.field && known.value == value.value;
      });
    });
    return !effect.values.empty();
  }

  /// A row without what its type requires is not written: it is told what is missing, and waits in its ledger.
  Result<bool> is_complete(const Effect& effect, const LedgerRow& row, ImportedRow& out) const {
    std::vector<std::string> filled;
    for (const NewValue& value : effect.values) filled.push_back(value.field);
    if (!out.record.empty()) {
      TRY(record, load_record(office_, out.record, kNow));
      for (const FieldValue& value : record.values) filled.push_back(value.field);
    }
    const std::vector<std::string> missing = missing_fields(type_, filled);
    for (const std::string& field : missing)
      out.problems.push_back({{row.row, 0},
                              "nothing says what stands in '" + type_.find_field(field)->label.in(kShownLanguage) +
                                  "', which is required"});
    return missing.empty();
  }

  Status write(Effect& effect, ImportedRow& row) const {
    RecordChange change;
    change.record = row.record;
    change.type = effect.type;
    change.set = std::move(effect.values);
    TRY(record, change_record(office_, "record.imported", change));
    CHECK_STATUS(index_record(office_, record));
    row.record = std::move(record);
    return {};
  }

  const Office& office_;
  const RecordSchema& type_;
  const std::string& file_;
  std::span<const LedgerField> fields_;
};

/// The value of a record as a cell: typed by nobody, so as people write it.
LedgerValue cell_value(const FieldSchema& field, const FieldValue& value) {
  LedgerValue out;
  out.value = value.value;
  if (field.type == FieldType::Money) {
    const std::size_t space = value.value.find(' ');
    out.value = value.value.substr(0, space);
    out.unit = space == std::string::npos ? "" : value.value.substr(space + 1);
    out.typed = value.value;
  }
  return out;
}

}  // namespace

std::size_t LedgerImport::count(RowState state) const {
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [&](const ImportedRow& row) { return row.state == state; }));
}

std::vector<LedgerField> to_ledger_fields(const Schema& schema, const RecordSchema& type) {
  std::vector<LedgerField> out;
  for (const FieldSchema& field : type.fields) {
    LedgerField ledger_field;
    ledger_field.id = field.id;
    const bool leads_to_persons = field.links == std::vector<std::string>{"person"};
    ledger_field.type = leads_to_persons ? FieldType::Person : field.type;
    ledger_field.countries_only = field.countries_only;
    ledger_field.in_words = field.in_words;
    ledger_field.main_date = field.type == FieldType::Date && field.id == type.date;
    ledger_field.headers = headers_of(field);
    ledger_field.many = field.many;
    ledger_field.required = field.required;
    ledger_field.identity = field.identity;
    ledger_field.choices = choices_of(schema, field);
    ledger_field.until = field.until;
    out.push_back(std::move(ledger_field));
  }
  return out;
}

Result<LedgerImport> import_ledger(const Office& office, const std::string& type_id, const std::string& file,
                                   const Ledger& ledger, std::span<const LedgerField> fields, ImportMode mode) {
  const RecordSchema* type = office.schema.find_record(type_id);
  if (type == nullptr) return Error{ErrorKind::BadArgument, "there is no record type '" + type_id + "'", file};
  TRY(transaction, begin_change(office));
  Importer importer(office, *type, file, fields);
  LedgerImport out;
  for (const LedgerRow& row : ledger.rows) {
    // In a dry run too: a row that repeats one above it is known by then. What was written is undone below.
    TRY(imported, importer.take(row));
    out.rows.push_back(std::move(imported));
  }
  if (mode == ImportMode::Write) CHECK_STATUS(transaction.commit());
  return out;
}

LedgerPlan to_plan(const RecordSchema& type, const std::vector<Record>& records, std::string_view language) {
  LedgerPlan out;
  out.title = type.plural.in(language);
  out.ordinal_column = 0;
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const FieldSchema& field = type.fields[i];
    const bool filled = std::any_of(records.begin(), records.end(),
                                    [&](const Record& record) { return record.find(field.id) != nullptr; });
    if (!filled) continue;
    LedgerColumn column;
    column.column = static_cast<std::uint32_t>(out.columns.size() + 1);
    column.header = field.label.in(language);
    column.field = i;
    out.columns.push_back(std::move(column));
  }
  return out;
}

std::vector<LedgerRow> to_ledger_rows(const RecordSchema& type, const std::vector<Record>& records) {
  std::vector<LedgerRow> out;
  for (const Record& record : records) {
    LedgerRow row;
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
      LedgerEntry entry;
      entry.field = i;
      for (const FieldValue& value : record.values)
        if (value.field == type.fields[i].id) entry.values.push_back(cell_value(type.fields[i], value));
      if (!entry.values.empty()) row.entries.push_back(std::move(entry));
    }
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace chancery
