#include "intake/formats/compound_file.h"

#include <algorithm>
#include <vector>

namespace chancery {
namespace {

constexpr std::uint32_t kLastSector = 0xFFFFFFFA;  // numbers above it stand for ends and gaps
constexpr std::size_t kHeader = 512;
constexpr std::size_t kEntry = 128;
constexpr std::size_t kSmallStream = 4096;

/// Follows the chains of sectors of a compound file ([MS-CFB] 2.2 and 2.3).
class CompoundFile {
 public:
  explicit CompoundFile(std::span<const std::uint8_t> file) : file_(file) {
    const unsigned shift = low_16(file, 30);
    if (shift != 9 && shift != 12) return;
    sector_ = std::size_t{1} << shift;
    const std::size_t tables = file.size() / sector_ + 1;
    constexpr std::size_t kInHeader = 109;
    for (std::size_t i = 0; i < kInHeader; ++i) add_table(low_32(file, 76 + 4 * i));
    std::uint32_t next = low_32(file, 68);
    for (std::size_t steps = 0; next < kLastSector && steps < tables; ++steps) {
      const auto more = sector(next);
      if (more.empty()) return;
      for (std::size_t at = 0; at + 4 < sector_; at += 4) add_table(low_32(more, at));
      next = low_32(more, sector_ - 4);
    }
  }

  /// The sectors from `first` on, joined; empty where the chain leads nowhere or in a circle.
  [[nodiscard]] std::string chain(std::uint32_t first, std::size_t most) const {
    std::string out;
    for (std::uint32_t at = first; at < kLastSector && out.size() < most; at = next_[at]) {
      const auto bytes = sector(at);
      if (bytes.empty() || at >= next_.size() || out.size() > file_.size()) return "";
      out.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    }
    return out;
  }

 private:
  /// The sector of this number; the last of a file may be cut short.
  [[nodiscard]] std::span<const std::uint8_t> sector(std::uint32_t number) const {
    const std::size_t begin = (std::size_t{number} + 1) * sector_;
    if (sector_ == 0 || begin >= file_.size()) return {};
    return file_.subspan(begin, std::min(sector_, file_.size() - begin));
  }
  void add_table(std::uint32_t number) {
    if (number >= kLastSector) return;
    const auto table = sector(number);
    if (next_.size() > file_.size()) return;  // the same table again and again
    for (std::size_t at = 0; at + 4 <= table.size(); at += 4) next_.push_back(low_32(table, at));
  }

  std::span<const std::uint8_t> file_;
  std::size_t sector_ = 0;
  std::vector<std::uint32_t> next_;
};

bool has_name(std::span<const std::uint8_t> entry, std::string_view name) {
  if (low_16(entry, 64) != (name.size() + 1) * 2) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (low_16(entry, 2 * i) != static_cast<unsigned char>(name[i])) return false;
  }
  return true;
}

std::string directory_of(const CompoundFile& compound, std::span<const std::uint8_t> file) {
  constexpr std::size_t kMost = 1U << 20U;
  return compound.chain(low_32(file, 48), kMost);
}

std::vector<std::span<const std::uint8_t>> entries_of(const std::string& directory) {
  std::vector<std::span<const std::uint8_t>> out;
  const std::span bytes(reinterpret_cast<const std::uint8_t*>(directory.data()), directory.size());
  for (std::size_t at = 0; at + kEntry <= bytes.size(); at += kEntry) out.push_back(bytes.subspan(at, kEntry));
  return out;
}

}  // namespace

std::uint16_t low_16(std::span<const std::uint8_t> bytes, std::size_t at) {
  if (at + 2 > bytes.size()) return 0;
  return static_cast<std::uint16_t>(bytes[at] | bytes[at + 1] << 8U);
}

std::uint32_t low_32(std::span<const std::uint8_t> bytes, std::size_t at) {
  return low_16(bytes, at) | static_cast<std::uint32_t>(low_16(bytes, at + 2)) << 16U;
}

std::string_view first_compound_entry(std::span<const std::uint8_t> file,
                                      std::initializer_list<std::string_view> names) {
  if (file.size() < kHeader) return {};
  const std::string folders = directory_of(CompoundFile(file), file);
  for (const auto& entry : entries_of(folders)) {
    for (const std::string_view name : names) {
      if (has_name(entry, name)) return name;
    }
  }
  return {};
}

bool is_compound_file(std::string_view bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"); }

std::optional<std::string> read_compound_stream(std::span<const std::uint8_t> file, std::string_view name) {
  if (file.size() < kHeader) return std::nullopt;
  const CompoundFile compound(file);
  const std::string folders = directory_of(compound, file);
  for (const auto& entry : entries_of(folders)) {
    if (!has_name(entry, name)) continue;
    const std::size_t size = low_32(entry, 120);
    if (size < kSmallStream) return std::nullopt;
    std::string stream = compound.chain(low_32(entry, 116), size);
    if (stream.empty()) return std::nullopt;
    stream.resize(std::min(stream.size(), size));
    return stream;
  }
  return std::nullopt;
}

}  // namespace chancery
