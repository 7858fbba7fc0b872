#include "cli/output.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>

namespace chancery {
namespace {

constexpr double kFirstShown = 0.7;  // seconds: short work shows nothing
constexpr double kStep = 0.1;

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

}  // namespace

bool write_whole(const std::string& path, std::string_view bytes) {
  const std::string partial = path + ".part";
  std::ofstream out(partial, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (out && std::rename(partial.c_str(), path.c_str()) == 0) return true;
  std::remove(partial.c_str());
  return false;
}

void Output::write(std::string_view text) {
  while (!text.empty() && !failed()) {
    const ssize_t done = ::write(STDOUT_FILENO, text.data(), text.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) {
      problem_ = errno == EPIPE ? "was closed before all was written"
                                : std::string("cannot be written: ") + std::strerror(errno);
      failed_ = true;
      return;
    }
    text.remove_prefix(static_cast<std::size_t>(done));
  }
}

Progress::Progress() : terminal_(isatty(STDERR_FILENO) == 1), next_(now() + kFirstShown) {}

void Progress::show(std::size_t done, std::size_t total, std::string_view name, double share) {
  if (!terminal_ || now() < next_) return;
  next_ = now() + kStep;
  shown_ = true;
  std::fprintf(stderr, "\r\x1b[K%zu of %zu  %.*s", done, total,
               static_cast<int>(std::min<std::size_t>(name.size(), 60)), name.data());
  if (share > 0) std::fprintf(stderr, "  %.0f%%", share * 100);
}

void Progress::clear() {
  if (!shown_) return;
  std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

bool wants_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  return isatty(STDOUT_FILENO) == 1 && terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
}

}  // namespace chancery
