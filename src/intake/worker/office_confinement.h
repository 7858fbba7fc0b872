#pragma once
#include <string>

namespace chancery {

/// Confines this process, and the office program that it is about to start: no network, nothing written but into
/// `folder`, nothing read but programs, among them `program` with what stands beside it, fonts and settings, no other
/// processes' memory. As far as the kernel offers it; what it does not is said when the readers start. Cannot be
/// undone.
void confine_office_program(const std::string& program, const std::string& folder);

}  // namespace chancery
