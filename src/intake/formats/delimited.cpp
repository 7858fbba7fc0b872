#include <algorithm>
#include <array>
#include <map>

#include "intake/formats/sheet_builder.h"
#include "intake/formats/workbook_source.h"
#include "text/decode.h"

namespace chancery {
namespace {

constexpr std::array kDelimiters = {',', ';', '\t', '|'};
constexpr std::size_t kSampleRecords = 100;

/// Walks text of RFC 4180 and its dialects: fields in quotes may hold delimiters, line ends and doubled quotes; a quote
/// inside a bare field is a character like others.
class RecordReader {
 public:
  RecordReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  /// The fields of the next record; false behind the last.
  bool next(std::vector<std::string>& fields) {
    if (at_ >= text_.size()) return false;
    fields.clear();
    do {
      fields.push_back(field());
    } while (take(delimiter_));
    take('\r');
    take('\n');
    return true;
  }
  /// A quoted field began here that no quote ends.
  [[nodiscard]] bool is_open() const { return open_; }

 private:
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  [[nodiscard]] std::string field() {
    if (at_ < text_.size() && text_[at_] == '"') {
      if (auto quoted = quoted_field()) return *quoted;
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }
  /// Nothing, and nothing taken, where no quote ends the field.
  [[nodiscard]] std::optional<std::string> quoted_field() {
    if (open_) return std::nullopt;  // there is no quote further on: asked once only
    std::string out;
    for (std::size_t at = at_ + 1;;) {
      const std::size_t quote = text_.find('"', at);
      if (quote == text_.npos) {
        open_ = true;
        return std::nullopt;
      }
      out += text_.substr(at, quote - at);
      at = quote + 1;
      if (at < text_.size() && text_[at] == '"') {
        out.push_back('"');
        ++at;
        continue;
      }
      while (at < text_.size() && text_[at] != delimiter_ && text_[at] != '\n' && text_[at] != '\r') {
        out.push_back(text_[at++]);  // "Lao" PDR: what follows the quotes belongs to the field
      }
      at_ = at;
      return out;
    }
  }

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  bool open_ = false;
};

/// How well a delimiter cuts the text: records with the most usual number of fields, where that is two or more, and
/// more fields before fewer.
std::size_t score_of(std::string_view text, char delimiter) {
  RecordReader records(text, delimiter);
  std::map<std::size_t, std::size_t> counts;
  std::vector<std::string> fields;
  for (std::size_t i = 0; i < kSampleRecords && records.next(fields); ++i) {
    if (fields.size() > 1) ++counts[fields.size()];
  }
  std::size_t best = 0;
  for (const auto& [size, count] : counts) best = std::max(best, count * 100 + size);
  return best;
}

/// The first line of files that Excel writes where it wants to be sure: `sep=;`.
std::optional<char> told_delimiter(std::string_view& text) {
  if (text.size() < 5 || !text.starts_with("sep=")) return std::nullopt;
  const char told = text[4];
  const std::size_t end = text.find_first_of("\r\n");
  if (end != 5) return std::nullopt;
  text.remove_prefix(std::min(text.find_first_not_of("\r\n", end), text.size()));
  return told;
}

char find_delimiter(std::string_view text) {
  const std::string_view sample = text.substr(0, 256U << 10U);
  char best = ',';
  std::size_t most = 0;
  for (const char delimiter : kDelimiters) {
    const std::size_t score = score_of(sample, delimiter);
    if (score > most) {
      most = score;
      best = delimiter;
    }
  }
  return best;
}

std::string with_line_feeds(std::string text) {
  std::size_t to = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') continue;
    text[to++] = text[at] == '\r' ? '\n' : text[at];
  }
  text.resize(to);
  return text;
}

}  // namespace

Result<Workbook> read_delimited(const WorkbookSource& source) {
  auto decoded = decode(source.bytes);
  if (!decoded) return source.error(decoded.error().kind, decoded.error().sentence);
  std::string_view text = decoded->text();
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto told = told_delimiter(text);
  RecordReader records(text, told ? *told : find_delimiter(text));
  Workbook book;
  book.file = source.file;
  SheetRoom room(source.limits);
  SheetBuilder sheet(source, "", room);
  std::vector<std::string> fields;
  bool was_open = false;
  for (std::uint32_t row = 0; records.next(fields); ++row) {
    if (row >= kMaxSheetRows) return source.error(ErrorKind::TooLarge, "has more than 1,048,576 rows; split it");
    for (std::uint32_t column = 0; column < fields.size(); ++column) {
      if (auto error =
              sheet.add({row, column}, {column, CellKind::Text, with_line_feeds(std::move(fields[column])), "", 0})) {
        return *error;
      }
    }
    if (records.is_open() && !was_open) {
      sheet.note({row, 0}, "a quotation mark in this row is never closed; it was read as a character");
      was_open = true;
    }
  }
  book.sheets.push_back(sheet.finish());
  return book;
}

}  // namespace chancery
