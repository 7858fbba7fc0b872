#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/json_value.h"
#include "register/office/office.h"

namespace chancery {

/// The default name of an office in its own register.
inline constexpr std::string_view kLocalUnit = "local";

/// An office that has a part of the register.
struct Unit {
  std::string unit;      ///< its name in the register
  std::string title;     ///< as it is written on paper
  std::string locality;  ///< the code of its locality (ISO 3166-2), or empty
  std::string parent;    ///< the office above it, or empty
};

/// Makes a register in a new SQLite file, or in an empty PostgreSQL database, with its own office.
/// Errors: Conflict where a register is there already; those of `Database`.
Status create_register(const std::string& location, const Unit& own);

/// The office whose register this is: the one that it was made for.
Result<std::string> load_own_unit(Database& database);
/// Adds an office, or changes what is known of it; what it has set stays.
Status save_unit(const Office& office, const Unit& unit);
Result<Unit> load_unit(Database& database, const std::string& unit);
Result<std::vector<Unit>> list_units(Database& database);

/// What an office has set under a key of its own; an empty object where it has set nothing.
Result<Json> load_setting(const Office& office, const std::string& key);
Status save_setting(const Office& office, const std::string& key, Json value);
/// The day on which the office's register began.
Result<std::string> load_first_day(const Office& office);

}  // namespace chancery
