#include "store/database.h"

namespace chancery {

bool Row::is_null(std::size_t column) const { return std::holds_alternative<std::monostate>(values_[column]); }

std::int64_t Row::integer(std::size_t column) const {
  const auto* value = std::get_if<std::int64_t>(&values_[column]);
  return value == nullptr ? 0 : *value;
}

const std::string& Row::text(std::size_t column) const {
  static const std::string kNothing;
  if (const auto* text = std::get_if<std::string>(&values_[column])) return *text;
  if (const auto* blob = std::get_if<Blob>(&values_[column])) return blob->bytes;
  return kNothing;
}

Status Database::run(std::string_view sql, const SqlValues& parameters) {
  return each(sql, parameters, [](const Row&) { return true; });
}

Result<std::vector<Row>> Database::rows(std::string_view sql, const SqlValues& parameters) {
  std::vector<Row> out;
  CHECK_STATUS(each(sql, parameters, [&](const Row& row) {
    out.push_back(row);
    return true;
  }));
  return out;
}

Result<std::optional<Row>> Database::row(std::string_view sql, const SqlValues& parameters) {
  std::optional<Row> out;
  CHECK_STATUS(each(sql, parameters, [&](const Row& row) {
    out = row;
    return false;
  }));
  return out;
}

Status Database::run_at_commit(const std::string& key, std::string_view sql, SqlValues parameters) {
  if (!in_transaction_) return run(sql, parameters);
  at_commit_[key] = {std::string(sql), std::move(parameters)};
  return {};
}

const SqlValues* Database::find_at_commit(const std::string& key) const {
  const auto found = at_commit_.find(key);
  return found == at_commit_.end() ? nullptr : &found->second.parameters;
}

Status Database::run_all_at_commit() {
  for (const auto& [key, late] : at_commit_) CHECK_STATUS(run(late.sql, late.parameters));
  at_commit_.clear();
  return {};
}

Transaction::Transaction(Database& database) : database_(&database) { database.in_transaction_ = true; }

Result<Transaction> Transaction::begin(Database& database) {
  CHECK_STATUS(database.begin());
  return Transaction(database);
}

Result<Transaction> Transaction::begin_reading(Database& database) {
  CHECK_STATUS(database.begin_reading());
  return Transaction(database);
}

Transaction::~Transaction() {
  if (database_ != nullptr) end(Error{});
}

Status Transaction::commit() {
  Status problem = database_->run_all_at_commit();
  if (!problem) problem = database_->commit();
  return end(std::move(problem));
}

/// What was refused is undone.
Status Transaction::end(Status problem) {
  if (problem) database_->roll_back();
  database_->at_commit_.clear();
  database_->in_transaction_ = false;
  database_ = nullptr;
  return problem;
}

bool is_postgres(std::string_view location) {
  return location.starts_with("postgresql://") || location.starts_with("postgres://");
}

}  // namespace chancery
