#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "register/words.h"

namespace chancery {

/// Folded and in small letters, with all marks; `plain_form` is the same without those of Latin letters.
[[nodiscard]] std::string small_form(std::string_view text);

/// The words of a plain form: runs of letters and digits. Where a script has no spaces, groups of three characters.
[[nodiscard]] std::vector<std::string> bare_words(std::string_view bare);

/// Does the plain text begin with the plain form of `form` as whole words?
[[nodiscard]] bool begins_with_form(std::string_view bare, std::string_view form);

/// Is the plain text one of these, or does it begin with one?
[[nodiscard]] bool is_one_of(std::string_view bare, const std::vector<std::string>& forms);
[[nodiscard]] bool begins_with_one_of(std::string_view bare, const std::vector<std::string>& forms);

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] bool has_letter(std::string_view text);
[[nodiscard]] bool has_digit(std::string_view text);

}  // namespace chancery
