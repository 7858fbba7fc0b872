#pragma once

namespace chancery {

/// From here on Ctrl-C and the end of a service let what is at hand be done to its end; a second signal ends the
/// program.
void end_on_signals();
/// Was there one?
[[nodiscard]] bool ended_by_signal();

}  // namespace chancery
