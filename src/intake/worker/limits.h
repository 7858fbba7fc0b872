#pragma once
#include <sys/resource.h>

#include <cstdint>

#include "intake/worker/sanitized.h"

namespace chancery {

/// Limits this process and those that it starts (setrlimit), for good. A signal comes at `most`; at `most + grace` it
/// is one that cannot be caught.
inline void limit(int what, std::uint64_t most, std::uint64_t grace = 0) {
  const rlimit value{most, most + grace};
  setrlimit(static_cast<__rlimit_resource>(what), &value);
}

/// Not with AddressSanitizer.
inline void limit_addresses(std::uint64_t bytes) {
  if (!kSanitized) limit(RLIMIT_AS, bytes);
}

}  // namespace chancery
