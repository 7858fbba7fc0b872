#include "store/row_writer.h"

namespace chancery {
namespace {

std::size_t size_of(const SqlValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return text->size();
  const auto* blob = std::get_if<Blob>(&value);
  return blob == nullptr ? sizeof(std::int64_t) : blob->bytes.size();
}

}  // namespace

RowWriter::RowWriter(Database& to, const TableLayout& table)
    : to_(to), head_("INSERT INTO " + std::string(table.name) + " (" + std::string(table.columns) + ") VALUES ") {}

Status RowWriter::add(const SqlValues& row) {
  constexpr std::size_t kRows = 40;
  constexpr std::size_t kBytes = 1U << 20U;
  columns_ = row.size();
  for (const SqlValue& value : row) bytes_ += size_of(value);
  values_.insert(values_.end(), row.begin(), row.end());
  return values_.size() >= kRows * columns_ || bytes_ > kBytes ? flush() : Status();
}

Status RowWriter::flush() {
  if (values_.empty()) return {};
  std::string one = "(?";
  for (std::size_t i = 1; i < columns_; ++i) one += ", ?";
  std::string sql = head_ + one + ")";
  for (std::size_t i = columns_; i < values_.size(); i += columns_) sql += ", " + one + ")";
  Status problem = to_.run(sql, values_);
  values_.clear();
  bytes_ = 0;
  return problem;
}

}  // namespace chancery
