#include "register/record_list.h"

#include <algorithm>

#include "register/match/family.h"
#include "store/layout.h"

namespace chancery {
namespace {

/// A filter in the forms in which it is compared: what is asked for, and what that goes on for (`list_family`).
struct Filter {
  std::string field;
  std::vector<std::string> sorts;
};

/// SQL with its parameters, put together from left to right.
struct Statement {
  std::string sql;
  SqlValues parameters;
  void add(std::string_view text, std::initializer_list<SqlValue> values = {}) {
    sql += text;
    parameters.insert(parameters.end(), values);
  }
};

/// Places and bodies are found under the one that goes on for them.
Result<std::vector<std::string>> sorts_of(const Office& office, const FieldSchema& field, const std::string& value) {
  std::vector<std::string> out{sort_key(field.type, value)};
  if (field.type != FieldType::Place && field.type != FieldType::Link) return out;
  TRY(family, list_family(office, value));
  for (const std::string& each : family) {
    std::string sort = sort_key(field.type, each);
    if (std::find(out.begin(), out.end(), sort) == out.end()) out.push_back(std::move(sort));
  }
  return out;
}

Result<std::vector<Filter>> filters_of(const Office& office, const RecordQuery& query) {
  const RecordSchema* type = office.schema.find_record(query.type);
  if (type == nullptr) return Error{ErrorKind::BadArgument, "there is no record type '" + query.type + "'", "list"};
  std::vector<Filter> out;
  for (const auto& [field, value] : query.equal) {
    const FieldSchema* schema = type->find_field(field);
    if (schema == nullptr) return Error{ErrorKind::BadArgument, "'" + type->id + "' has no such field", field};
    TRY(sorts, sorts_of(office, *schema, value));
    out.push_back({field, std::move(sorts)});
  }
  return out;
}

/// Puts the filter that fewest records meet first: the list is drawn from it. Counting stops where it no longer
/// matters.
Status order_filters(const Office& office, const std::string& type, std::vector<Filter>& filters) {
  if (filters.size() < 2) return {};
  constexpr std::int64_t kMany = 2000;
  std::vector<std::pair<std::int64_t, Filter>> counted;
  for (const Filter& filter : filters) {
    std::int64_t met = 0;
    for (const std::string& sort : filter.sorts) {
      TRY(row, office.database.row("SELECT COUNT(*) FROM (SELECT 1 FROM field_value WHERE unit = ? AND type = ? AND "
                                   "field = ? AND sort = ? AND until_seq = ? LIMIT ?) few",
                                   {office.unit, type, filter.field, sort, kStillHolds, kMany}));
      met += row->integer(0);
    }
    counted.emplace_back(met, filter);
  }
  std::stable_sort(counted.begin(), counted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  filters.clear();
  for (const auto& each : counted) filters.push_back(each.second);
  return {};
}

void add_bounds(Statement& statement, const RecordQuery& query, const std::string& date) {
  if (!query.from.empty()) statement.add(" AND " + date + " >= ?", {query.from});
  // '~' stands behind every month and day of the bound.
  if (!query.until.empty()) statement.add(" AND " + date + " <> '' AND " + date + " <= ?", {query.until + "~"});
}

Status add_after(const Office& office, const RecordQuery& query, Statement& statement, const std::string& date,
                 const std::string& id) {
  if (query.after.empty()) return {};
  TRY(last, load_record(office, query.after, query.as_of));
  statement.add(" AND (" + date + ", " + id + ") < (?, ?)", {last.date, last.id});
  return {};
}

/// `= ?`, or `IN (?, ?)`
void add_sorts(Statement& statement, const std::vector<std::string>& sorts) {
  if (sorts.size() == 1) return statement.add("= ?", {sorts.front()});
  statement.add("IN (");
  for (std::size_t i = 0; i < sorts.size(); ++i) statement.add(i == 0 ? "?" : ", ?", {sorts[i]});
  statement.add(")");
}

/// A record must meet a filter as of the same number of the log.
void add_filter(Statement& statement, const Office& office, const RecordQuery& query, const Filter& filter) {
  if (query.as_of == kNow) {
    statement.add(
        " AND EXISTS (SELECT 1 FROM field_value f WHERE f.unit = ? AND f.record = r.id AND f.until_seq = ? "
        "AND f.field = ? AND f.sort ",
        {office.unit, kStillHolds, filter.field});
  } else {
    statement.add(
        " AND EXISTS (SELECT 1 FROM field_value f WHERE f.unit = ? AND f.record = r.id AND f.from_seq <= ? "
        "AND f.until_seq > ? AND f.field = ? AND f.sort ",
        {office.unit, query.as_of, query.as_of, filter.field});
  }
  add_sorts(statement, filter.sorts);
  statement.add(")");
}

/// What is limited to named people now was not for everybody before either.
void add_seen(Statement& statement, const Office& office, const RecordQuery& query) {
  if (query.seen_by.empty()) return;
  statement.add(
      " AND NOT EXISTS (SELECT 1 FROM record n WHERE n.unit = r.unit AND n.id = r.id AND n.until_seq = ? "
      "AND n.access = 'named' AND NOT EXISTS (SELECT 1 FROM record_reader p WHERE p.unit = ? AND p.record = r.id "
      "AND p.person = ?))",
      {kStillHolds, office.unit, query.seen_by});
}

/// A place or side that is the country, or a part of it by its code, or a body that has its seat there. Numbers of
/// records look like codes: CN-3 is a person.
void add_country(Statement& statement, const Office& office, const RecordQuery& query, const std::string& record) {
  if (query.country.empty()) return;
  const std::string inside = query.country + "-%";
  const std::int64_t as_of = std::min(query.as_of, kStillHolds - 1);
  const auto is_in = [](const std::string& value) {
    return "(" + value + " = ? OR (" + value + " LIKE ? AND length(" + value + ") <= 6))";
  };
  statement.add(" AND EXISTS (SELECT 1 FROM field_value c WHERE c.unit = ? AND c.record = " + record +
                    " AND c.from_seq <= ? AND c.until_seq > ? AND ((" + is_in("c.value") +
                    " AND NOT EXISTS (SELECT 1 FROM record n WHERE n.unit = c.unit AND n.id = c.value)) OR EXISTS "
                    "(SELECT 1 FROM field_value b WHERE b.unit = c.unit AND b.record = c.value AND b.type = 'partner' "
                    "AND b.field IN ('country', 'place') AND b.from_seq <= ? AND b.until_seq > ? AND " +
                    is_in("b.value") + ")))",
                {office.unit, as_of, as_of, query.country, inside, as_of, as_of, query.country, inside});
}

constexpr std::string_view kColumns = "SELECT r.id, r.type, r.name, r.date, r.access, r.joined_into ";

/// From the index of the first filter, which holds the records in the order of the list.
Result<Statement> drawn_from_filter(const Office& office, const RecordQuery& query, const std::vector<Filter>& filters,
                                    const std::string& sort) {
  Statement out;
  out.add(kColumns);
  out.add(
      "FROM field_value v JOIN record r ON r.unit = v.unit AND r.id = v.record AND r.until_seq = ? "
      "WHERE v.unit = ? AND v.type = ? AND v.field = ? AND v.sort = ? AND v.until_seq = ? AND r.joined_into = ''",
      {kStillHolds, office.unit, query.type, filters.front().field, sort, kStillHolds});
  add_bounds(out, query, "v.date");
  CHECK_STATUS(add_after(office, query, out, "v.date", "v.record"));
  for (std::size_t i = 1; i < filters.size(); ++i) add_filter(out, office, query, filters[i]);
  add_country(out, office, query, "v.record");
  add_seen(out, office, query);
  out.add(" ORDER BY v.date DESC, v.record DESC LIMIT ?", {query.limit});
  return out;
}

Result<Statement> drawn_from_records(const Office& office, const RecordQuery& query,
                                     const std::vector<Filter>& filters) {
  Statement out;
  out.add(kColumns);
  out.add("FROM record r WHERE r.unit = ? AND r.type = ? AND r.joined_into = ''", {office.unit, query.type});
  if (query.as_of == kNow) {
    out.add(" AND r.until_seq = ?", {kStillHolds});
  } else {
    out.add(" AND r.from_seq <= ? AND r.until_seq > ?", {query.as_of, query.as_of});
  }
  for (const Filter& filter : filters) add_filter(out, office, query, filter);
  add_bounds(out, query, "r.date");
  CHECK_STATUS(add_after(office, query, out, "r.date", "r.id"));
  add_country(out, office, query, "r.id");
  add_seen(out, office, query);
  out.add(" ORDER BY r.date DESC, r.id DESC LIMIT ?", {query.limit});
  return out;
}

Status read_list(const Office& office, const Statement& statement, std::vector<Record>& out) {
  return office.database.each(statement.sql, statement.parameters, [&](const Row& row) {
    // A field that holds the same value twice names its record twice.
    if (out.empty() || out.back().id != row.text(0)) out.push_back(to_record(row));
    return true;
  });
}

/// One list of several, in the order of each.
void put_in_order(std::vector<Record>& records, std::int64_t limit) {
  std::sort(records.begin(), records.end(), [](const Record& left, const Record& right) {
    return std::pair(left.date, left.id) > std::pair(right.date, right.id);
  });
  const auto same = [](const Record& left, const Record& right) { return left.id == right.id; };
  records.erase(std::unique(records.begin(), records.end(), same), records.end());
  if (static_cast<std::int64_t>(records.size()) > limit) records.resize(static_cast<std::size_t>(limit));
}

}  // namespace

Result<std::vector<Record>> list_records(const Office& office, const RecordQuery& query) {
  TRY(filters, filters_of(office, query));
  CHECK_STATUS(order_filters(office, query.type, filters));
  std::vector<Record> out;
  if (filters.empty() || query.as_of != kNow) {
    TRY(statement, drawn_from_records(office, query, filters));
    CHECK_STATUS(read_list(office, statement, out));
    return out;
  }
  for (const std::string& sort : filters.front().sorts) {
    TRY(statement, drawn_from_filter(office, query, filters, sort));
    CHECK_STATUS(read_list(office, statement, out));
  }
  if (filters.front().sorts.size() > 1) put_in_order(out, query.limit);
  return out;
}

}  // namespace chancery
