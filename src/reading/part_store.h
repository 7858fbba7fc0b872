#pragma once
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "reading/reading.h"

namespace chancery {

/// Keeps the parts of a long document small: the first few as they are, the others packed in memory, and in a temporary
/// file once they are many.
class PartStore {
 public:
  /// The first `open_parts` are kept as they are: by default those of a document of some megabytes, whose facts take
  /// less room than four times its text.
  explicit PartStore(std::size_t open_parts = 32) : open_parts_(open_parts) {}

  /// Keeps the mentions, claims and unread passages of a part.
  void add(Reading part);
  [[nodiscard]] std::size_t size() const { return open_.size() + packed_.size(); }
  /// Calls `take` with a part: as it was added (`true`), or as an earlier call left it (`false`).
  void visit(std::size_t number, const std::function<void(Reading&, bool first_time)>& take);
  /// The temporary file could not be written or read: Unreadable.
  [[nodiscard]] const Status& problem() const { return problem_; }

 private:
  struct Place {
    std::uint64_t at = 0, size = 0;
    bool in_file = false;
  };
  struct OpenPart {
    Reading part;
    bool visited = false;
  };
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  [[nodiscard]] std::uint32_t number_of(std::string_view text);
  void pack(const Reading& part);
  /// A part as it was packed. Its texts live as long as the reading or the store.
  [[nodiscard]] Reading load(const Place& place);

  std::size_t open_parts_;
  std::vector<OpenPart> open_;
  std::vector<Place> packed_;  ///< the parts behind them
  std::string memory_;
  std::unique_ptr<std::FILE, CloseFile> file_;
  std::uint64_t file_size_ = 0;
  std::vector<std::unique_ptr<const std::string>> texts_;  ///< rules, keys and reasons: few, each kept once
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  Status problem_;
};

}  // namespace chancery
