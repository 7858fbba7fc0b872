#include "cli/end_on_signals.h"

#include <csignal>

namespace chancery {
namespace {

volatile std::sig_atomic_t ended = 0;

}  // namespace

void end_on_signals() {
  const auto handler = [](int signal) {
    ended = 1;
    std::signal(signal, SIG_DFL);
  };
  std::signal(SIGINT, handler);
  std::signal(SIGTERM, handler);
}

bool ended_by_signal() { return ended != 0; }

}  // namespace chancery
