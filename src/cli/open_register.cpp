#include "cli/open_register.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdio>

#include "cli/commands.h"

namespace chancery {
namespace {

/// Who does it, where --as does not say: the name by which the machine knows the person.
std::string machine_user() {
  const passwd* user = ::getpwuid(::geteuid());
  return user == nullptr ? "unknown" : user->pw_name;
}

}  // namespace

OpenRegister::OpenRegister(std::unique_ptr<OpenOffice> open, const std::string& language)
    : open_(std::move(open)), screen_(screen_of(*open_, language.empty() ? open_->language() : language)) {}

Result<std::unique_ptr<OpenRegister>> OpenRegister::open(const Arguments& arguments, WhenMissing when_missing) {
  const OfficeChoice choice{arguments.value("--store", kDefaultStore), arguments.value("--unit"),
                            arguments.value("--as", machine_user())};
  TRY(open, OpenOffice::open(choice, when_missing));
  return std::unique_ptr<OpenRegister>(new OpenRegister(std::move(open), arguments.value("--in")));
}

int run_on_register(const Arguments& arguments, RegisterCommand command, WhenMissing when_missing) {
  return run_on(OpenRegister::open(arguments, when_missing), arguments, command);
}

int run_on(const Result<std::unique_ptr<OpenRegister>>& opened, const Arguments& arguments, RegisterCommand command) {
  if (!opened) return report(opened.error());
  const Status problem = command(**opened, arguments);
  return problem ? report(*problem) : 0;
}

int report(const Error& error) {
  if (error.kind == ErrorKind::BadArgument) return usage_error(error.message());
  std::fprintf(stderr, "chancery: %s\n", error.message().c_str());
  return 1;
}

}  // namespace chancery
