#include "store/row_reader.h"

#include <algorithm>

#include "base/digest.h"

namespace chancery {
namespace {

constexpr std::size_t kPageRows = 500;

std::vector<std::string> names_of(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(", "), list.size());
    out.emplace_back(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 2, list.size()));
  }
  return out;
}

}  // namespace

RowReader::RowReader(Database& database, const TableLayout& table)
    : database_(database), page_size_(table.large_rows ? 1 : kPageRows) {
  const std::vector<std::string> columns = names_of(table.columns);
  std::string places;
  for (const std::string& name : names_of(table.key)) {
    key_.push_back(static_cast<std::size_t>(std::find(columns.begin(), columns.end(), name) - columns.begin()));
    places += places.empty() ? "?" : ", ?";
  }
  const std::string key(table.key);
  const std::string select = "SELECT " + std::string(table.columns) + " FROM " + std::string(table.name);
  const std::string order = " ORDER BY " + key + " LIMIT " + std::to_string(page_size_);
  first_page_ = select + order;
  later_page_ = select + " WHERE (" + key + ") > (" + places + ")" + order;
}

Status RowReader::read_page() {
  TRY(rows, behind_.empty() ? database_.rows(first_page_) : database_.rows(later_page_, behind_));
  page_ = std::move(rows);
  at_ = 0;
  last_ = page_.size() < page_size_;
  if (page_.empty()) return {};
  behind_.clear();
  for (const std::size_t column : key_) behind_.push_back(page_.back().values()[column]);
  return {};
}

Result<const SqlValues*> RowReader::next() {
  if (at_ == page_.size()) {
    if (!last_) CHECK_STATUS(read_page());
    if (at_ == page_.size()) return static_cast<const SqlValues*>(nullptr);
  }
  return &page_[at_++].values();
}

std::string row_bytes(const SqlValues& row) {
  std::string out;
  const auto add = [&](char type, std::string_view bytes) {
    out += type;
    out += std::to_string(bytes.size());
    out += ':';
    out += bytes;
  };
  for (const SqlValue& value : row) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
      add('i', std::to_string(*integer));
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      add('t', *text);
    } else if (const auto* blob = std::get_if<Blob>(&value)) {
      add('b', blob->bytes);
    } else {
      add('n', {});
    }
  }
  return out;
}

Result<TableDigest> digest_table(Database& database, const TableLayout& table) {
  TableDigest out;
  RowReader reader(database, table);
  for (;;) {
    TRY(row, reader.next());
    if (row == nullptr) return out;
    ++out.rows;
    out.digest = digest(out.digest + row_bytes(*row));
  }
}

}  // namespace chancery
