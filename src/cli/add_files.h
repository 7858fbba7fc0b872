#pragma once
#include <functional>
#include <string>
#include <vector>

#include "cli/files.h"
#include "cli/output.h"
#include "register/review/documents.h"

namespace chancery {

/// Takes a file into the register and says what happened to it, for people or as a line of JSON; empty where there is
/// nothing to say.
using TakeFile = std::function<Result<std::string>(const ReceivedDocument&, const InputFile&)>;

/// How adding went. A store that cannot be written will not take the next file either.
enum class Adding : std::uint8_t { AllTaken, SomeLeft, StoreRefuses };

/// Takes the files that the arguments name, archives and folders walked, and tells each once it is on the disk; what
/// could not be taken is told on standard error.
Adding add_files(const std::vector<std::string>& arguments, const TakeFile& take);

}  // namespace chancery
