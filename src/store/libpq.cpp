#include "store/libpq.h"

#include <dlfcn.h>

#include <string>

namespace chancery {
namespace {

Libpq& functions() {
  static Libpq all;
  return all;
}

Error missing(const char* name) {
  const char* reason = ::dlerror();
  return {ErrorKind::Unreadable,
          std::string("PostgreSQL's client library cannot be loaded; install the package libpq5 (") +
              (reason == nullptr ? "no reason given" : reason) + ")",
          name};
}

}  // namespace

Result<Libpq> load_libpq(const char* name) {
  // It stays until the process ends: connections may be open as long.
  void* library = ::dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return missing(name);
  Libpq all;
#define CHANCERY_LOAD(function)                                                        \
  all.function = reinterpret_cast<decltype(&::function)>(::dlsym(library, #function)); \
  if (all.function == nullptr) return missing(name);
  CHANCERY_LIBPQ(CHANCERY_LOAD)
#undef CHANCERY_LOAD
  return all;
}

Status need_libpq() {
  // Threads open registers too: the first one loads.
  static const Status kProblem = []() -> Status {
    TRY(all, load_libpq("libpq.so.5"));
    functions() = all;
    return {};
  }();
  return kProblem;
}

const Libpq& libpq() { return functions(); }

}  // namespace chancery
