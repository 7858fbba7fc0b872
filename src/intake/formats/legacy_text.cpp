#include "intake/formats/legacy_text.h"

#include <algorithm>
#include <string>

#include "intake/formats/legacy_font.h"
#include "text/encoding_detect.h"
#include "text/utf8.h"
#include "text/vietnamese_syllable.h"

namespace chancery {
namespace {

bool is_candidate(const Workbook& book, const Cell& cell) {
  if (cell.kind != CellKind::Text || !book.fonts[cell.font].empty()) return false;
  const auto beyond_ascii = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  return std::any_of(cell.text.begin(), cell.text.end(), beyond_ascii);
}

/// Is a word with letters beyond ASCII a syllable of Vietnamese?
bool has_vietnamese_word(std::string_view text) {
  std::u32string word;
  bool found = false;
  const auto end_word = [&] {
    const bool beyond_ascii = std::any_of(word.begin(), word.end(), [](char32_t c) { return c >= 0x80; });
    found = found || (beyond_ascii && is_vietnamese_syllable(word));
    word.clear();
  };
  const auto* at = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto* end = at + text.size();
  while (at < end) {
    const Utf8Char c = read_utf8(at, end);
    at += c.length;
    if (c.code >= 0xC0 || (c.code | 0x20U) - 'a' < 26) {
      word.push_back(c.code);
    } else {
      end_word();
    }
  }
  end_word();
  return found;
}

/// Are all characters beyond ASCII letters of Western languages? Old text has signs among them («, ©, §).
bool has_western_letters_only(std::string_view text) {
  const auto* at = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto* end = at + text.size();
  while (at < end) {
    const Utf8Char c = read_utf8(at, end);
    at += c.length;
    if (c.code >= 0x80 && (c.code < 0xC0 || c.code > 0xFF || c.code == 0xD7 || c.code == 0xF7)) return false;
  }
  return true;
}

/// The encoding of the texts of a sheet, told as for a file of bytes.
std::optional<Encoding> encoding_of(const Workbook& book, const Sheet& sheet) {
  std::string sample;
  for (const SheetRow& row : sheet.rows) {
    for (const Cell& cell : row.cells) {
      if (!is_candidate(book, cell)) continue;
      if (const auto bytes = to_windows1252(cell.text)) sample += *bytes + "\n";
    }
  }
  if (sample.empty()) return std::nullopt;
  const auto encoding = detect_legacy({reinterpret_cast<const std::uint8_t*>(sample.data()), sample.size()});
  if (encoding != Encoding::Tcvn3 && encoding != Encoding::Vni) return std::nullopt;
  return encoding;
}

}  // namespace

void decode_unnamed_fonts(Workbook& book) {
  for (Sheet& sheet : book.sheets) {
    const auto encoding = encoding_of(book, sheet);
    if (!encoding) continue;
    for (SheetRow& row : sheet.rows) {
      for (Cell& cell : row.cells) {
        if (!is_candidate(book, cell)) continue;
        std::string text =
            text_in_font(cell.text, {*encoding == Encoding::Vni ? FontCode::Vni : FontCode::Tcvn3, false});
        // A foreign name among them (Solidarité) is one already, and would not become Vietnamese by being decoded.
        if (has_vietnamese_word(text) || !has_western_letters_only(cell.text)) cell.text = std::move(text);
      }
    }
    sheet.notes.push_back(
        {{0, 0},
         "its text was set in old fonts (" + std::string(name_of(*encoding)) + ") and was brought into Unicode"});
  }
}

}  // namespace chancery
