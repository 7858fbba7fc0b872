#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "store/database.h"

namespace chancery {

/// A value that holds until this number of the log, and so for now.
inline constexpr std::int64_t kStillHolds = INT64_MAX;

/// The layout that this release writes. Every earlier one is brought to it, step by step, when it is opened.
inline constexpr std::int64_t kLayout = 2;

/// Makes the tables in an empty database, or brings those of an earlier release up to this one.
/// Errors: NotAStore where other tables stand; NewerStore; those of `Database`.
Status prepare_layout(Database& database);
/// Has the database the layout of this release, or an earlier one? The same errors.
Result<std::int64_t> find_layout(Database& database);

/// `unit` and all that is in it, in an order in which rows may be copied: names of the tables with their columns.
struct TableLayout {
  std::string_view name;
  std::string_view columns;
  std::string_view key;     ///< columns that order it
  bool large_rows = false;  ///< each row can have the size of a document
  std::size_t passing = 0;  ///< so many of the last columns are of the moment, and not told by the log
};
std::span<const TableLayout> unit_tables();

}  // namespace chancery
