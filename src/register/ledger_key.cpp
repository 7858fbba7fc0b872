#include <algorithm>
#include <set>

#include "register/ledger.h"
#include "register/ledger_text.h"

namespace chancery {
namespace {

/// A value as it is the same however it was typed.
std::string key_value(const LedgerField& field, const LedgerValue& value) {
  switch (field.type) {
    case FieldType::Date:
    case FieldType::Place:
    case FieldType::Choice:
    case FieldType::Flag:
    case FieldType::Integer:
    case FieldType::Decimal:
      return value.value;
    case FieldType::Money:
      return value.value + value.unit;
    case FieldType::Person:
      return key_form(value.latin.empty() ? value.value : value.latin);
    default:
      return key_form(value.value);
  }
}

std::string key_part(const LedgerField& field, const LedgerEntry& entry) {
  std::set<std::string> values;  // the order of a list says nothing
  for (const LedgerValue& value : entry.values) values.insert(key_value(field, value));
  values.erase("");
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : "+") + value;
  return out.empty() ? out : field.id + "=" + out;
}

/// The part of the first field, in the order of the schema, that passes and is filled.
template <class Passes>
std::string first_part(const LedgerRow& row, std::span<const LedgerField> fields, Passes passes) {
  for (std::size_t field = 0; field < fields.size(); ++field) {
    const LedgerEntry* entry = passes(fields[field]) ? row.find(field) : nullptr;
    std::string part = entry == nullptr ? std::string() : key_part(fields[field], *entry);
    if (!part.empty()) return part;
  }
  return "";
}

bool is_part(const LedgerField& field, FieldType type) {
  return (field.identity == Identity::Part || field.identity == Identity::Key) && field.type == type;
}

}  // namespace

std::optional<std::string> ledger_key(const LedgerRow& row, std::span<const LedgerField> fields) {
  const auto of = [&](auto passes) { return first_part(row, fields, passes); };
  std::string strong = of([](const LedgerField& field) { return field.identity == Identity::Strong; });
  if (!strong.empty()) return strong;
  std::string key = of([](const LedgerField& field) { return field.identity == Identity::Name; });
  if (key.empty()) return std::nullopt;
  // Of all that helps to tell a record only these: more of it would make another record of a mended cell.
  const std::string date = of([](const LedgerField& field) { return field.main_date; });
  std::string partner = of([](const LedgerField& field) { return is_part(field, FieldType::Place); });
  if (partner.empty()) partner = of([](const LedgerField& field) { return is_part(field, FieldType::Link); });
  for (const std::string& part : {date, partner}) {
    if (!part.empty()) key += "|" + part;
  }
  return key;
}

}  // namespace chancery
