#include "intake/formats/archive_handle.h"

#include <algorithm>

#include "text/utf8.h"

namespace chancery {

std::string archive_reason(archive* a) {
  const char* words = archive_error_string(a);
  return words == nullptr ? "no reason given" : words;
}

std::string archive_path(archive_entry* entry) {
  const char* path = archive_entry_pathname_utf8(entry);
  if (path == nullptr) path = archive_entry_pathname(entry);
  return path == nullptr ? std::string() : path;
}

std::optional<std::string> shown_name(std::string_view raw) {
  std::string name = valid_utf8(raw);
  std::replace(name.begin(), name.end(), '\\', '/');
  std::string out;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const std::string_view part = std::string_view(name).substr(begin, end - begin);
    begin = end + 1;
    if (part.empty() || part == "." || part == "..") continue;
    if (part.starts_with('.') || part == "__MACOSX") return std::nullopt;
    out += out.empty() ? "" : "/";
    out += part;
  }
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  if (out.empty()) return std::nullopt;
  return out;
}

Unpacked unpack_member(archive* a, UnpackBudget& budget, std::string& out) {
  for (;;) {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int outcome = archive_read_data_block(a, &block, &size, &offset);
    if (outcome == ARCHIVE_EOF) return Unpacked::Whole;
    if (outcome != ARCHIVE_OK) return Unpacked::Damaged;  // a warning is that of a wrong checksum
    budget.used += size;
    if (budget.used > budget.bytes) return Unpacked::TooMuch;
    if (budget.used > budget.free_bytes && budget.used / budget.ratio > budget.packed) return Unpacked::TooDense;
    out.append(static_cast<const char*>(block), size);
  }
}

}  // namespace chancery
