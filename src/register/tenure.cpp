#include "register/tenure.h"

#include <algorithm>

namespace chancery {
namespace {

std::string text_in(const Record& record, const std::string& field) {
  const FieldValue* value = field.empty() ? nullptr : record.find(field);
  return value == nullptr || !is_value(value->value) ? "" : value->value;
}

Result<Term> term_of(const Office& office, const TenureSchema& tenure, const Record& post, std::int64_t as_of) {
  Term out;
  out.record = post.id;
  for (const std::string& field : tenure.of) {
    const std::string part = text_in(post, field);
    if (!part.empty()) out.what += (out.what.empty() ? "" : ", ") + part;
  }
  out.holder_name = text_in(post, tenure.holder);
  if (const Result<Record> holder = view_record(office, out.holder_name, as_of)) {
    out.holder = holder->id;
    out.holder_name = holder->name;
  }
  out.since = text_in(post, tenure.since);
  out.until = text_in(post, tenure.until);
  for (const FieldValue& value : post.values) {
    if (value.field != tenure.seen || !is_value(value.value)) continue;
    if (out.first_seen.empty() || value.value < out.first_seen) out.first_seen = value.value;
    out.last_seen = std::max(out.last_seen, value.value);
  }
  out.now = out.until.empty() && text_in(post, tenure.state) != tenure.former;
  return out;
}

/// The records that tell of the same post, or of the same holder.
RecordQuery query_of(const RecordSchema& type, const Record& record, std::int64_t as_of) {
  RecordQuery out;
  out.type = type.id;
  out.as_of = as_of;
  if (record.type == type.id) {
    for (const std::string& field : type.tenure.of)
      if (const std::string part = text_in(record, field); !part.empty()) out.equal.emplace_back(field, part);
  } else {
    out.equal.emplace_back(type.tenure.holder, record.id);
  }
  return out;
}

}  // namespace

Result<std::vector<Term>> view_terms(const Office& office, const Record& record, std::int64_t as_of) {
  std::vector<Term> out;
  for (const RecordSchema& type : office.schema.records) {
    if (type.tenure.holder.empty()) continue;
    const std::vector<std::string>& held_by = type.find_field(type.tenure.holder)->links;
    const bool holds = std::find(held_by.begin(), held_by.end(), record.type) != held_by.end();
    if (record.type != type.id && !holds) continue;
    const RecordQuery query = query_of(type, record, as_of);
    if (query.equal.empty()) continue;
    TRY(posts, view_records(office, query));
    for (const Record& each : posts) {
      TRY(post, view_record(office, each.id, as_of));
      TRY(term, term_of(office, type.tenure, post, as_of));
      out.push_back(std::move(term));
    }
  }
  const auto begin = [](const Term& term) { return term.since.empty() ? term.first_seen : term.since; };
  std::stable_sort(out.begin(), out.end(), [&](const Term& a, const Term& b) { return begin(a) < begin(b); });
  return out;
}

}  // namespace chancery
