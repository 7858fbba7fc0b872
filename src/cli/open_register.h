#pragma once
#include <memory>
#include <string>

#include "cli/arguments.h"
#include "cli/record_form.h"
#include "reading/packs/pack.h"
#include "register/check/check.h"
#include "register/match/place_names.h"
#include "register/office/office.h"
#include "register/register.h"
#include "register/search/place_finder.h"
#include "register/successions.h"
#include "store/database.h"

namespace chancery {

/// The options that every command over a register has.
#define CHANCERY_REGISTER_OPTIONS \
  {"--store", true}, {"--unit", true}, {"--as", true}, {"--in", true}, {"--json"}, { "--help" }

inline constexpr std::string_view kDefaultStore = "chancery.db";

/// A command over an open register.
class OpenRegister;
using RegisterCommand = Status (*)(const OpenRegister&, const Arguments&);

/// What to do where there is no register yet.
enum class WhenMissing : std::uint8_t { Refuse, Create };

/// Opens the register that the arguments name and runs `command` on it; returns the exit code.
int run_on_register(const Arguments& arguments, RegisterCommand command,
                    WhenMissing when_missing = WhenMissing::Refuse);

/// Runs it on what `OpenRegister::open` gave, or tells why it could not be opened.
int run_on(const Result<std::unique_ptr<OpenRegister>>& opened, const Arguments& arguments, RegisterCommand command);

/// A register opened for a command: --store FILE|postgresql://..., --unit OFFICE (its name, title or locality), --as
/// PERSON.
class OpenRegister {
 public:
  static Result<std::unique_ptr<OpenRegister>> open(const Arguments& arguments, WhenMissing when_missing);

  [[nodiscard]] const Office& office() const { return office_; }
  [[nodiscard]] const Packs& packs() const { return *packs_; }
  /// How records are shown: in the language of --in, else that of the office's locality.
  [[nodiscard]] const Screen& screen() const { return screen_; }

 private:
  OpenRegister(std::unique_ptr<Database> database, Schema schema, std::unique_ptr<const Packs> packs,
               MatchKnowledge knowledge, std::string unit, const Arguments& arguments, std::string language);

  std::unique_ptr<Database> database_;
  Schema schema_;
  std::unique_ptr<const Packs> packs_;
  PlaceNames places_;
  MatchKnowledge knowledge_;
  PlaceFinder place_finder_;
  PlaceSuccessions successions_;
  Office office_;
  Screen screen_;
};

/// The schema of the program's data. Errors: BadSchema, Unreadable: the first of the problems.
Result<Schema> load_program_schema();

/// `check_register` with the schema of the program's data, telling on a terminal how far it is.
Result<CheckReport> check_store(Database& database);

/// Makes everything in a copy of a register found by search and matching (`index_register`), for all its offices.
Status index_copy(Database& database);

/// Prints an error as `chancery: place: sentence` and returns the exit code 1; 2 with a hint for a wrong command line.
int report(const Error& error);

}  // namespace chancery
