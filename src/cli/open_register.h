#pragma once
#include <memory>
#include <string>

#include "cli/arguments.h"
#include "register/check/check.h"
#include "register/office/open_office.h"
#include "register/register.h"
#include "report/record_form.h"

namespace chancery {

/// The options that every command over a register has.
#define CHANCERY_REGISTER_OPTIONS \
  {"--store", true}, {"--unit", true}, {"--as", true}, {"--in", true}, {"--json"}, { "--help" }

inline constexpr std::string_view kDefaultStore = "chancery.db";

/// A command over an open register.
class OpenRegister;
using RegisterCommand = Status (*)(const OpenRegister&, const Arguments&);

/// Opens the register that the arguments name and runs `command` on it; returns the exit code.
int run_on_register(const Arguments& arguments, RegisterCommand command,
                    WhenMissing when_missing = WhenMissing::Refuse);

/// Runs it on what `OpenRegister::open` gave, or tells why it could not be opened.
int run_on(const Result<std::unique_ptr<OpenRegister>>& opened, const Arguments& arguments, RegisterCommand command);

/// A register opened for a command: --store FILE|postgresql://..., --unit OFFICE (its name, title or locality), --as
/// PERSON, --in LANGUAGE.
class OpenRegister {
 public:
  static Result<std::unique_ptr<OpenRegister>> open(const Arguments& arguments, WhenMissing when_missing);

  [[nodiscard]] const Office& office() const { return open_->office(); }
  [[nodiscard]] const Packs& packs() const { return open_->packs(); }
  /// How records are shown: in the language of --in, else that of the office's locality.
  [[nodiscard]] const Screen& screen() const { return screen_; }

 private:
  OpenRegister(std::unique_ptr<OpenOffice> open, const std::string& language);

  std::unique_ptr<OpenOffice> open_;
  Screen screen_;
};

/// `check_register` with the schema of the program's data, telling on a terminal how far it is.
Result<CheckReport> check_store(Database& database);

/// Prints an error as `chancery: place: sentence` and returns the exit code 1; 2 with a hint for a wrong command line.
int report(const Error& error);

}  // namespace chancery
