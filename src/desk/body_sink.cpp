#include "desk/body_sink.h"

#include <filesystem>

namespace chancery {

BodySink::BodySink(const BodyRoom& room, const std::string& folder, std::uint64_t number) {
  if (!room.in_file) return;
  path_ = folder + "/upload-" + std::to_string(number);
  file_.open(path_, std::ios::binary | std::ios::trunc);
}

BodySink::~BodySink() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove(path_, ignored);
}

bool BodySink::take(std::string_view bytes) {
  size_ += bytes.size();
  if (path_.empty()) {
    memory_ += bytes;
    return true;
  }
  file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return file_.good();
}

bool BodySink::hand_over(HttpRequest& request) {
  if (!path_.empty()) file_.close();
  request.body = std::move(memory_);
  request.file = path_;
  return path_.empty() || file_.good();
}

}  // namespace chancery
