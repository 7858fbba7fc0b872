#pragma once
#include <string>
#include <string_view>

namespace chancery {

/// The text with Latin letters bare of diacritics (Nguyễn Thị Hằng: Nguyen Thi Hang; đ: d). Other characters stay.
/// Covers Latin-1, Latin Extended-A, the pinyin and Vietnamese letters and combining marks; `text` in NFC or NFD.
std::string to_bare_latin(std::string_view text);

/// Lower case, with Vietnamese and pinyin tone marks dropped and the letters themselves kept: Nguyễn is nguyên, Đức is
/// đưc.
std::string to_toneless(std::string_view text);

/// One code point of UTF-8 at `at`, which moves behind it. Bytes that are no UTF-8 read as U+FFFD, one at a time.
char32_t take_code_point(std::string_view text, std::size_t& at);

void append_utf8(std::string& out, char32_t letter);

}  // namespace chancery
