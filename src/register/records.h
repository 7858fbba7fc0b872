#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "register/office/office.h"

namespace chancery {

/// The register as it is now, where a number of the log is asked for.
inline constexpr std::int64_t kNow = INT64_MAX;

/// Where a value comes from: a claim read in a document, an imported row, or what an officer entered.
struct Citation {
  std::string kind;                 ///< claim, import or entry
  std::string document;             ///< its id; the name of the file of an import; empty for an entry
  std::int64_t begin = 0, end = 0;  ///< bytes of the document, half-open; of an import, the row
  std::string quote;                ///< those bytes as text; of an entry, why it was entered
  friend bool operator==(const Citation&, const Citation&) = default;
};

/// A value that is to stand in a field, in the normal form of its type (`find_fault`).
struct NewValue {
  std::string field;
  std::string value;
  std::vector<Citation> citations;
};

struct FieldValue {
  std::int64_t id = 0;  ///< unique in the unit, never used again
  std::string field, value;
  std::int64_t from_seq = 0;  ///< the number of the log that brought it
  std::vector<Citation> citations;
};

/// A record as it was at some number of the log.
struct Record {
  std::string id;  ///< letters of its type and a number: TT-12
  std::string type, name, date;
  Access access = Access::Internal;
  std::string joined_into;  ///< the record that it is the same as, once somebody decided so
  std::vector<FieldValue> values;

  [[nodiscard]] const FieldValue* find(std::string_view field) const;
  /// The first value of a field; empty where it has none.
  [[nodiscard]] std::string text_of(std::string_view field) const;
};

/// What is to become of one record, in one entry of the log.
struct RecordChange {
  std::string record;             ///< empty: a new one
  std::string type;               ///< of a new one
  std::vector<NewValue> set;      ///< a field that holds one value gives up the one that it has
  std::vector<std::int64_t> end;  ///< values that no longer hold
  std::optional<Access> access;
  std::optional<std::string> joined_into;  ///< empty text: separate again
  std::string reason;                      ///< in the person's words, kept in the log
  bool complete = false;  ///< it must have the fields that its type requires, afterwards; `kNotReported` counts as one
  bool remove = false;    ///< afterwards there is no such record; what it was stays in the log and in the past
};

/// Checks the change against the schema, makes it and logs it as `action`; returns the record's id. Only inside a
/// transaction. Errors: BadArgument with the field as place, for the first of the required fields that are missing too;
/// NotFound; those of `Database`.
Result<std::string> change_record(const Office& office, const std::string& action, const RecordChange& change);

/// One more source of a value that stands. Only inside a transaction.
Status add_citation(const Office& office, std::int64_t value, const Citation& citation);

/// Makes again what one entry of the log made (its body as `change_record` wrote it).
Status apply_change(const Office& office, std::int64_t seq, const std::string& body);

/// The required fields of a type that are not among the filled ones, in the order of the form.
std::vector<std::string> missing_fields(const RecordSchema& type, const std::vector<std::string>& filled);

/// A value with its citations, whether or not it still holds. Errors: NotFound.
Result<FieldValue> load_value(const Office& office, std::int64_t id);

/// The record as of a number of the log (`kNow`: as it is). Errors: NotFound.
Result<Record> load_record(const Office& office, const std::string& id, std::int64_t as_of);

/// The records that were directly joined into one, as of a number of the log.
Result<std::vector<std::string>> list_joined(const Office& office, const std::string& id, std::int64_t as_of);

/// The record in a row of id, type, name, date, access and joined_into, without its values.
Record to_record(const Row& row);

/// The name and date that follow from the values of a record.
void name_record(const RecordSchema& type, Record& record);

/// A text by which values of a field sort and are compared: dates and numbers in their order, words without case and
/// marks.
std::string sort_key(FieldType type, std::string_view value);

}  // namespace chancery
