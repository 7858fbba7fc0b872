#pragma once
#include <atomic>
#include <string>
#include <string_view>

namespace chancery {

/// Standard output, written without a copy of what passes through. After the first failure nothing more is written.
class Output {
 public:
  void write(std::string_view text);
  [[nodiscard]] bool failed() const { return failed_; }
  /// Why it failed, in words; empty where it did not.
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  std::string problem_;
  std::atomic<bool> failed_ = false;  ///< asked by threads that write into memory meanwhile
};

/// Tells on standard error, while it is a terminal, how far long work has come.
class Progress {
 public:
  Progress();
  /// `done` of `total` files are written, and `name` is being read, `share` of it done.
  void show(std::size_t done, std::size_t total, std::string_view name, double share = 0);
  /// Takes the line away, so that other text can follow.
  void clear();

 private:
  bool terminal_ = false;
  bool shown_ = false;
  double next_ = 0;  ///< seconds of the monotonic clock
};

/// Writes a file that is there whole or not at all; false where it cannot be written.
[[nodiscard]] bool write_whole(const std::string& path, std::string_view bytes);

/// Is standard output a terminal that wants colours (https://no-color.org)?
[[nodiscard]] bool wants_colour();

}  // namespace chancery
