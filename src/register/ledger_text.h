#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

/// Text as it is compared: folded, small letters, Latin letters without marks (đ as d), runs of space one space, none
/// at the ends. Vowels and tones of other scripts stay.
[[nodiscard]] std::string bare_form(std::string_view text);

/// The same with all marks: folded, small letters, spaces as above.
[[nodiscard]] std::string small_form(std::string_view text);

/// The words of a bare form: runs of letters and digits. Where a script has no spaces, groups of three characters.
[[nodiscard]] std::vector<std::string> bare_words(std::string_view bare);

/// Only letters and digits of the bare form, words joined by `-`; zeros that lead a number dropped (012/QD is 12/QD).
[[nodiscard]] std::string key_form(std::string_view text);

/// Does the bare text begin with the bare form as whole words?
[[nodiscard]] bool begins_with_form(std::string_view bare, std::string_view form);

/// Is the bare text one of these, or does it begin with one?
[[nodiscard]] bool is_one_of(std::string_view bare, const std::vector<std::string>& forms);
[[nodiscard]] bool begins_with_one_of(std::string_view bare, const std::vector<std::string>& forms);

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] bool has_letter(std::string_view text);
[[nodiscard]] bool has_digit(std::string_view text);

}  // namespace chancery
