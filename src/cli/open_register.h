#pragma once
#include <memory>
#include <string>

#include "cli/arguments.h"
#include "register/office.h"
#include "register/register.h"
#include "store/database.h"

namespace chancery {

/// The options that every command over a register has.
#define CHANCERY_REGISTER_OPTIONS \
  {"--store", true}, {"--unit", true}, {"--as", true}, {"--json"}, { "--help" }

inline constexpr std::string_view kDefaultStore = "chancery.db";

/// What to do where there is no register yet.
enum class WhenMissing : std::uint8_t { Refuse, Create };

/// A register opened for a command: --store FILE|postgresql://..., --unit OFFICE, --as PERSON.
class OpenRegister {
 public:
  static Result<std::unique_ptr<OpenRegister>> open(const Arguments& arguments, WhenMissing when_missing);

  [[nodiscard]] const Office& office() const { return office_; }
  /// The same office over another connection, for another thread.
  [[nodiscard]] const Schema& schema() const { return schema_; }

 private:
  OpenRegister(std::unique_ptr<Database> database, Schema schema, std::string unit, std::string actor);

  std::unique_ptr<Database> database_;
  Schema schema_;
  Office office_;
};

/// The schema of the program's data. Errors: BadSchema, Unreadable: the first of the problems.
Result<Schema> load_program_schema();

/// Prints an error as `chancery: place: sentence` and returns the exit code 1; 2 with a hint for a wrong command line.
int report(const Error& error);

}  // namespace chancery
