#include "register/match/family.h"

#include <algorithm>
#include <array>

#include "register/ledger/ledger_text.h"
#include "register/match/place_names.h"
#include "register/records.h"
#include "register/search/place_finder.h"
#include "register/successions.h"
#include "store/layout.h"
#include "text/fold.h"

namespace chancery {
namespace {

constexpr std::string_view kPartner = "partner";
// `short_name` is not among them: many bodies share one.
constexpr std::array<std::string_view, 3> kNames = {"name", "name_vi", "name_latin"};

/// Is all that stands beside the name of a place what tells the kind of place?
bool only_heads(std::string_view text, std::uint32_t begin, std::uint32_t end, const std::vector<KnownWords>& known) {
  const auto is_head = [&](std::uint32_t from, std::uint32_t to) {
    const std::string_view part = trimmed(text.substr(from, to - from));
    return part.empty() || std::any_of(known.begin(), known.end(), [&](const KnownWords& each) {
             return each.place_head && part == text.substr(each.begin, each.end - each.begin);
           });
  };
  return is_head(0, begin) && is_head(end, static_cast<std::uint32_t>(text.size()));
}

/// What is found, each once, in the order in which it was.
class Family {
 public:
  explicit Family(const Office& office) : office_(office) {}

  void add_place(const std::string& key) {
    add(key);
    if (office_.successions == nullptr) return;
    for (std::string& place : office_.successions->before(key)) add(std::move(place));
  }

  Status add_bodies_named(const std::string& name) {
    const std::string sort = sort_key(FieldType::Text, name);
    for (const std::string_view field : kNames) {
      TRY(rows, values_of("SELECT record FROM field_value WHERE unit = ? AND type = ? AND field = ? AND sort = ? AND "
                          "until_seq = ?",
                          {office_.unit, std::string(kPartner), std::string(field), sort, kStillHolds}));
      for (const std::string& record : rows) CHECK_STATUS(add_body(record));
    }
    return {};
  }

  Status add_joined(const std::string& record) {
    TRY(joined, list_joined(office_, record, kNow));
    for (std::string& each : joined) add(std::move(each));
    return {};
  }

  Status add_body(const std::string& record) {
    std::vector<std::string> open{record};
    while (!open.empty()) {
      const std::string body = std::move(open.back());
      open.pop_back();
      if (std::find(bodies_.begin(), bodies_.end(), body) != bodies_.end()) continue;
      bodies_.push_back(body);
      add(body);
      for (const std::string_view field : kNames) CHECK_STATUS(add_values(body, field));
      TRY(before, bodies_before(body));
      open.insert(open.end(), before.begin(), before.end());
    }
    return {};
  }

  void add(std::string value) {
    if (std::find(values_.begin(), values_.end(), value) == values_.end()) values_.push_back(std::move(value));
  }
  std::vector<std::string> values() && { return std::move(values_); }

 private:
  Result<std::vector<std::string>> values_of(std::string_view sql, const SqlValues& parameters) {
    TRY(rows, office_.database.rows(sql, parameters));
    std::vector<std::string> out;
    for (const Row& row : rows) out.push_back(row.text(0));
    return out;
  }
  Status add_values(const std::string& body, std::string_view field) {
    TRY(names, values_of("SELECT value FROM field_value WHERE unit = ? AND record = ? AND until_seq = ? AND field = ?",
                         {office_.unit, body, kStillHolds, std::string(field)}));
    for (std::string& name : names) add(std::move(name));
    return {};
  }
  /// Those named as predecessors, those that name it as successor, and those that are the same.
  Result<std::vector<std::string>> bodies_before(const std::string& body) {
    TRY(out, values_of("SELECT value FROM field_value WHERE unit = ? AND record = ? AND until_seq = ? AND field = "
                       "'predecessor' AND type = 'partner'",
                       {office_.unit, body, kStillHolds}));
    TRY(merged, values_of("SELECT record FROM field_value WHERE unit = ? AND type = ? AND field = 'successor' AND "
                          "sort = ? AND until_seq = ?",
                          {office_.unit, std::string(kPartner), body, kStillHolds}));
    TRY(joined, list_joined(office_, body, kNow));
    out.insert(out.end(), merged.begin(), merged.end());
    out.insert(out.end(), joined.begin(), joined.end());
    return out;
  }

  const Office& office_;
  std::vector<std::string> values_, bodies_;
};

}  // namespace

std::string find_place_named(const Office& office, const std::string& text) {
  // Numbers of records look like codes: CN-3 is a person, no place in China.
  if (office.schema.find_numbered(text) != nullptr) return {};
  if (is_place_code(text)) return text;
  if (office.places == nullptr) return {};
  const std::string folded = fold_form(text);
  const std::vector<KnownWords> known = office.places->find_in_query(folded);
  for (const KnownWords& each : known)
    if (!each.places.empty() && only_heads(folded, each.begin, each.end, known))
      return std::string(office.places->key(each.places.front()));
  return {};
}

Result<std::vector<std::string>> list_family(const Office& office, const std::string& value) {
  Family out(office);
  out.add(value);
  if (const std::string place = find_place_named(office, value); !place.empty()) out.add_place(place);
  if (const RecordSchema* type = office.schema.find_numbered(value)) {
    CHECK_STATUS(type->id == kPartner ? out.add_body(value) : out.add_joined(value));
  } else if (office.schema.find_record(kPartner) != nullptr) {
    CHECK_STATUS(out.add_bodies_named(value));
  }
  return std::move(out).values();
}

}  // namespace chancery
