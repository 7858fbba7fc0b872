#pragma once
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "reading/reading.h"

namespace chancery {

/// Keeps the parts of a long document small: packed in memory, and in a temporary file once they are many.
class PartStore {
 public:
  /// Packs the mentions, claims and unread passages of a part.
  void add(const Reading& part);
  [[nodiscard]] std::size_t size() const { return parts_.size(); }
  [[nodiscard]] std::uint32_t mentions() const { return mentions_; }
  [[nodiscard]] std::uint32_t claims() const { return claims_; }
  /// A part as it was added. Its texts live as long as the reading or the store.
  [[nodiscard]] Reading load(std::size_t number) const;
  /// The temporary file could not be written or read: Unreadable.
  [[nodiscard]] const Status& problem() const { return problem_; }

 private:
  struct Place {
    std::uint64_t at = 0, size = 0;
    bool in_file = false;
  };
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  [[nodiscard]] std::uint32_t number_of(std::string_view text);

  std::vector<Place> parts_;
  std::string memory_;
  std::unique_ptr<std::FILE, CloseFile> file_;
  std::uint64_t file_size_ = 0;
  std::uint32_t mentions_ = 0, claims_ = 0;
  std::vector<std::unique_ptr<const std::string>> texts_;  ///< rules, keys and reasons: few, each kept once
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  mutable Status problem_;
};

}  // namespace chancery
