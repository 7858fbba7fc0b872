#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace chancery {

/// Text on its way out: it comes together in `text` and goes on through the drain whenever 64 KB have, so that what is
/// written need not be held whole. Without a drain it all stays in `text`.
class TextSink {
 public:
  using Drain = std::function<void(std::string_view)>;

  explicit TextSink(std::string& out, Drain drain = {}) : text(out), drain_(std::move(drain)) {}

  std::string& text;

  /// To be called between items.
  void settle() {
    if (drain_ && text.size() >= kFull) flush();
  }
  /// Sends on what is left.
  void flush() {
    if (!drain_ || text.empty()) return;
    drain_(text);
    text.clear();
  }

 private:
  static constexpr std::size_t kFull = 64 * 1024;
  Drain drain_;
};

}  // namespace chancery
