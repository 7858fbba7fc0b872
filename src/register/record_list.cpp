#include "register/record_list.h"

#include <algorithm>

#include "store/layout.h"

namespace chancery {
namespace {

/// A filter in the form in which it is compared.
struct Filter {
  std::string field, sort;
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

Result<std::vector<Filter>> filters_of(const Office& office, const RecordQuery& query) {
  const RecordSchema* type = office.schema.find_record(query.type);
  if (type == nullptr) return Error{ErrorKind::BadArgument, "there is no record type '" + query.type + "'", "list"};
  std::vector<Filter> out;
  for (const auto& [field, value] : query.equal) {
    const FieldSchema* schema = type->find_field(field);
    if (schema == nullptr) return Error{ErrorKind::BadArgument, "'" + type->id + "' has no such field", field};
    out.push_back({field, sort_key(schema->type, value)});
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
    TRY(row,
        office.database.row("SELECT COUNT(*) FROM (SELECT 1 FROM field_value WHERE unit = ? AND type = ? AND field = ? "
                            "AND sort = ? AND until_seq = ? LIMIT ?) few",
                            {office.unit, type, filter.field, filter.sort, kStillHolds, kMany}));
    counted.emplace_back(row->integer(0), filter);
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

/// A record must meet a filter as of the same number of the log.
void add_filter(Statement& statement, const Office& office, const RecordQuery& query, const Filter& filter) {
  if (query.as_of == kNow) {
    statement.add(
        " AND EXISTS (SELECT 1 FROM field_value f WHERE f.unit = ? AND f.record = r.id AND f.until_seq = ? "
        "AND f.field = ? AND f.sort = ?)",
        {office.unit, kStillHolds, filter.field, filter.sort});
  } else {
    statement.add(
        " AND EXISTS (SELECT 1 FROM field_value f WHERE f.unit = ? AND f.record = r.id AND f.from_seq <= ? "
        "AND f.until_seq > ? AND f.field = ? AND f.sort = ?)",
        {office.unit, query.as_of, query.as_of, filter.field, filter.sort});
  }
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

constexpr std::string_view kColumns = "SELECT r.id, r.type, r.name, r.date, r.access, r.joined_into ";

/// From the index of the first filter, which holds the records in the order of the list.
Result<Statement> drawn_from_filter(const Office& office, const RecordQuery& query,
                                    const std::vector<Filter>& filters) {
  Statement out;
  out.add(kColumns);
  out.add(
      "FROM field_value v JOIN record r ON r.unit = v.unit AND r.id = v.record AND r.until_seq = ? "
      "WHERE v.unit = ? AND v.type = ? AND v.field = ? AND v.sort = ? AND v.until_seq = ? AND r.joined_into = ''",
      {kStillHolds, office.unit, query.type, filters.front().field, filters.front().sort, kStillHolds});
  add_bounds(out, query, "v.date");
  CHECK_STATUS(add_after(office, query, out, "v.date", "v.record"));
  for (std::size_t i = 1; i < filters.size(); ++i) add_filter(out, office, query, filters[i]);
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
  add_seen(out, office, query);
  out.add(" ORDER BY r.date DESC, r.id DESC LIMIT ?", {query.limit});
  return out;
}

}  // namespace

Result<std::vector<Record>> list_records(const Office& office, const RecordQuery& query) {
  TRY(filters, filters_of(office, query));
  CHECK_STATUS(order_filters(office, query.type, filters));
  const bool from_filter = !filters.empty() && query.as_of == kNow;
  TRY(statement, from_filter ? drawn_from_filter(office, query, filters) : drawn_from_records(office, query, filters));
  std::vector<Record> out;
  CHECK_STATUS(office.database.each(statement.sql, statement.parameters, [&](const Row& row) {
    // A field that holds the same value twice names its record twice.
    if (out.empty() || out.back().id != row.text(0)) out.push_back(to_record(row));
    return true;
  }));
  return out;
}

}  // namespace chancery
