#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/decode.h"

namespace chancery {

/// The text of a document as a browser has it: well-formed, and counted in UTF-16 code units, with the way from and to
/// the bytes of the file that spans count in.
class ScreenText {
 public:
  /// The file outlives it.
  explicit ScreenText(const DecodedFile& file);

  /// In UTF-8; what was ill-formed is U+FFFD.
  [[nodiscard]] const std::string& text() const { return text_; }
  /// Where a byte of the file stands, in code units; of one inside a letter, where that begins.
  [[nodiscard]] std::int64_t to_units(std::int64_t file_byte) const;
  /// The byte of the file at which a code unit begins; of the end of the text, that of the file.
  [[nodiscard]] std::int64_t to_file(std::int64_t unit) const;

 private:
  struct Mark {
    std::uint32_t byte = 0;  ///< of the decoded text
    std::uint32_t unit = 0;
  };
  const DecodedFile& file_;
  std::string text_;
  std::vector<Mark> marks_;  ///< each some hundred letters
};

}  // namespace chancery
