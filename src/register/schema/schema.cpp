#include "register/schema/schema.h"

#include <algorithm>

namespace chancery {

const std::string& Label::in(std::string_view language) const {
  static const std::string kNothing;
  if (const auto found = words.find(language); found != words.end()) return found->second;
  const auto english = words.find("en");
  return english == words.end() ? kNothing : english->second;
}

const FieldSchema* RecordSchema::find_field(std::string_view field) const {
  for (const FieldSchema& each : fields)
    if (each.id == field) return &each;
  return nullptr;
}

const Choice* Vocabulary::find(std::string_view choice) const {
  for (const Choice& each : choices)
    if (each.id == choice) return &each;
  return nullptr;
}

bool FieldSchema::grew(std::string_view before, std::string_view now) const {
  const auto old = std::find(grows.begin(), grows.end(), before);
  return old != grows.end() && std::find(old + 1, grows.end(), now) != grows.end();
}

const FieldSchema* RecordSchema::status_field() const {
  return figure.status.empty() ? nullptr : find_field(figure.status);
}

const RecordSchema* Schema::find_record(std::string_view id) const {
  for (const RecordSchema& each : records)
    if (each.id == id) return &each;
  return nullptr;
}

const KindSchema* Schema::find_kind(std::string_view id) const {
  for (const KindSchema& each : kinds)
    if (each.id == id) return &each;
  return nullptr;
}

const RecordSchema* Schema::find_numbered(std::string_view number) const {
  const std::size_t dash = number.find('-');
  if (dash == std::string_view::npos || dash + 1 == number.size() || number[dash + 1] == '0') return nullptr;
  if (number.find_first_not_of("0123456789", dash + 1) != std::string_view::npos) return nullptr;
  for (const RecordSchema& each : records)
    if (each.letters == number.substr(0, dash)) return &each;
  return nullptr;
}

const Vocabulary* Schema::find_vocabulary(std::string_view id) const {
  for (const Vocabulary& each : vocabularies)
    if (each.id == id) return &each;
  return nullptr;
}

}  // namespace chancery
