#pragma once
#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>

#include "desk/http_message.h"
#include "desk/http_server.h"

namespace chancery {

/// A body on its way: into memory, or into a file that goes with it.
class BodySink {
 public:
  /// `number` tells the file from those of others.
  BodySink(const BodyRoom& room, const std::string& folder, std::uint64_t number);
  BodySink(const BodySink&) = delete;
  BodySink& operator=(const BodySink&) = delete;
  ~BodySink();

  /// False where it cannot be kept: the disk is full.
  [[nodiscard]] bool take(std::string_view bytes);
  [[nodiscard]] bool hand_over(HttpRequest& request);
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  std::string path_, memory_;
  std::ofstream file_;
  std::uint64_t size_ = 0;
};

}  // namespace chancery
