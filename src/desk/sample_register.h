#pragma once
#include <string>

#include "base/result.h"

namespace chancery {

/// Makes the sample register: the program's sample documents read into it, what is sure accepted, and some entries such
/// as an office has in a normal week (sample-register.json). Errors: Conflict where the file is there; Unreadable.
Status make_sample(const std::string& path);

/// Removes it with all that was tried in it.
Status remove_sample(const std::string& path);

/// The time of now on the day on which the sample register stands still, so that its deadlines look like a normal week
/// whenever it is opened (`Office::now`).
std::string sample_now();

}  // namespace chancery
