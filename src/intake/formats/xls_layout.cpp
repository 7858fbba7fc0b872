#include "intake/formats/xls_layout.h"

#include <functional>

#include "intake/formats/compound_file.h"
#include "text/utf8.h"

namespace chancery {
namespace {

using Bytes = std::span<const std::uint8_t>;

// Record types of [MS-XLS] 2.3.
constexpr std::uint16_t kFormula = 0x06;
constexpr std::uint16_t kEnd = 0x0A;
constexpr std::uint16_t kFont = 0x31;
constexpr std::uint16_t kColumns = 0x7D;
constexpr std::uint16_t kSheet = 0x85;
constexpr std::uint16_t kFormat = 0xE0;
constexpr std::uint16_t kMerged = 0xE5;
constexpr std::uint16_t kSharedText = 0xFD;
constexpr std::uint16_t kText = 0x204;
constexpr std::uint16_t kRow = 0x208;
constexpr std::uint16_t kBegin = 0x809;

constexpr std::uint16_t kBiff8 = 0x600;
constexpr std::size_t kMostCells = 5'000'000;

/// Calls `take` with each record from `at` on, up to that which ends the part. False where the stream breaks off.
bool each_record(Bytes stream, std::size_t at, const std::function<void(std::uint16_t, Bytes)>& take) {
  while (at + 4 <= stream.size()) {
    const std::uint16_t type = low_16(stream, at);
    const std::size_t size = low_16(stream, at + 2);
    if (at + 4 + size > stream.size()) return false;
    if (type == kEnd) return true;
    take(type, stream.subspan(at + 4, size));
    at += 4 + size;
  }
  return false;
}

/// A name with its length in one byte ([MS-XLS] 2.5.240): in bytes of Latin-1 or in UTF-16.
std::string short_text(Bytes bytes) {
  std::string out;
  if (bytes.size() < 2) return out;
  const bool wide = (bytes[1] & 1U) != 0;
  for (std::size_t i = 0; i < bytes[0]; ++i) {
    const std::size_t at = 2 + i * (wide ? 2 : 1);
    if (at >= bytes.size()) break;
    const char32_t code = wide ? low_16(bytes, at) : bytes[at];
    append_utf8(out, code >= 0xD800 && code < 0xE000 ? kReplacement : code);
  }
  return out;
}

class LayoutScan {
 public:
  explicit LayoutScan(Bytes stream) : stream_(stream) {}

  std::optional<XlsLayout> read() {
    if (low_16(stream_, 0) != kBegin || low_16(stream_, 4) != kBiff8) return std::nullopt;
    if (!each_record(stream_, 0, [&](std::uint16_t type, Bytes record) { global(type, record); })) return std::nullopt;
    for (std::size_t i = 0; i < starts_.size(); ++i) {
      XlsSheetLayout& sheet = layout_.sheets[i];
      const auto take = [&](std::uint16_t type, Bytes record) { of_sheet(sheet, type, record); };
      if (!each_record(stream_, starts_[i], take)) return std::nullopt;
    }
    return std::move(layout_);
  }

 private:
  void global(std::uint16_t type, Bytes record) {
    constexpr std::size_t kFontName = 14;
    if (type == kFont && record.size() > kFontName) {
      layout_.fonts.push_back(short_text(record.subspan(kFontName)));
      // There is no font of number 4 ([MS-XLS] 2.5.129).
      if (layout_.fonts.size() == 4) layout_.fonts.emplace_back();
    }
    if (type == kFormat) formats_.push_back(low_16(record, 0));
    if (type == kSheet && record.size() >= 6) {
      starts_.push_back(low_32(record, 0));
      layout_.sheets.push_back({});
      layout_.sheets.back().hidden = (record[4] & 3U) != 0;
    }
  }

  void of_sheet(XlsSheetLayout& sheet, std::uint16_t type, Bytes record) {
    constexpr unsigned kZeroHeight = 0x20;
    if (type == kRow && (low_16(record, 12) & kZeroHeight) != 0) sheet.hidden_rows.push_back(low_16(record, 0));
    if (type == kColumns && (low_16(record, 8) & 1U) != 0) {
      sheet.hidden_columns.emplace_back(low_16(record, 0), low_16(record, 2));
    }
    if (type == kMerged) merged(sheet, record);
    if (type == kSharedText || type == kText || type == kFormula) font(sheet, record);
  }

  static void merged(XlsSheetLayout& sheet, Bytes record) {
    for (std::size_t i = 0; i < low_16(record, 0); ++i) {
      const std::size_t at = 2 + i * 8;
      if (at + 8 > record.size()) return;
      const CellRange range{{low_16(record, at), low_16(record, at + 4)},
                            {low_16(record, at + 2), low_16(record, at + 6)}};
      if (range.first.row <= range.last.row && range.first.column <= range.last.column) sheet.merged.push_back(range);
    }
  }

  void font(XlsSheetLayout& sheet, Bytes record) {
    const std::uint16_t format = low_16(record, 4);
    if (format >= formats_.size() || formats_[format] >= layout_.fonts.size() || ++cells_ > kMostCells) return;
    sheet.fonts[{low_16(record, 0), low_16(record, 2)}] = formats_[format];
  }

  Bytes stream_;
  XlsLayout layout_;
  std::vector<std::uint32_t> starts_;
  std::vector<std::uint16_t> formats_;  ///< the font of each cell format
  std::size_t cells_ = 0;
};

}  // namespace

std::optional<XlsLayout> read_xls_layout(std::span<const std::uint8_t> file) {
  const auto stream = read_compound_stream(file, "Workbook");
  if (!stream) return std::nullopt;
  return LayoutScan({reinterpret_cast<const std::uint8_t*>(stream->data()), stream->size()}).read();
}

}  // namespace chancery
