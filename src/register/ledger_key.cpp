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

/// The parts of a kind, in the order of the ids of their fields.
std::vector<std::string> key_parts(const LedgerRow& row, std::span<const LedgerField> fields, Identity identity) {
  std::vector<std::string> parts;
  for (std::size_t field = 0; field < fields.size(); ++field) {
    if (fields[field].identity != identity) continue;
    const LedgerEntry* entry = row.find(field);
    std::string part = entry == nullptr ? std::string() : key_part(fields[field], *entry);
    if (!part.empty()) parts.push_back(std::move(part));
  }
  std::sort(parts.begin(), parts.end());
  return parts;
}

}  // namespace

std::optional<std::string> ledger_key(const LedgerRow& row, std::span<const LedgerField> fields) {
  const auto strong = key_parts(row, fields, Identity::Strong);
  if (!strong.empty()) return strong.front();
  const auto names = key_parts(row, fields, Identity::Name);
  if (names.empty()) return std::nullopt;
  std::string key;
  for (const std::string& name : names) key += (key.empty() ? "" : "|") + name;
  for (const std::string& part : key_parts(row, fields, Identity::Part)) key += "|" + part;
  return key;
}

}  // namespace chancery
