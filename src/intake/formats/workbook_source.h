#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "intake/workbook.h"

namespace chancery {

/// A spreadsheet file on its way in, as the readers of the formats are given it.
struct WorkbookSource {
  std::string_view file;
  std::span<const std::byte> bytes;
  const WorkbookLimits& limits;
  int handle = -1;  ///< of a file that holds `bytes`, for libraries that open files; -1 where there is none

  [[nodiscard]] std::span<const std::uint8_t> octets() const {
    return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
  }
  [[nodiscard]] std::string_view text() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
  [[nodiscard]] Error error(ErrorKind kind, std::string sentence) const {
    return {kind, std::move(sentence), std::string(file)};
  }
  [[nodiscard]] Error error_in(ErrorKind kind, std::string sentence, std::string_view sheet) const {
    return {kind, std::move(sentence), std::string(file) + ": sheet '" + std::string(sheet) + "'"};
  }
};

/// The readers of the formats; `read_workbook` chooses among them by content. Errors as there.
[[nodiscard]] Result<Workbook> read_delimited(const WorkbookSource& source);
[[nodiscard]] Result<Workbook> read_zipped_workbook(const WorkbookSource& source);
[[nodiscard]] Result<Workbook> read_xls(const WorkbookSource& source);

}  // namespace chancery
