#pragma once
#include <string>
#include <string_view>

namespace chancery {

/// A recognized word without what Tesseract adds or splits and no spelling has: Thai and Lao AM written as two signs,
/// a sign set twice, characters without a width.
[[nodiscard]] std::string clean_spelling(std::string_view word);

/// The AM that NIKHAHIT at the end of one text and AA at the beginning of the next are together; empty where there are
/// none.
[[nodiscard]] std::string joined_am(std::string_view before, std::string_view after);

/// Does the text begin with a sign of Thai, Lao or Khmer that stands on or below the letter before it?
[[nodiscard]] bool begins_with_sign(std::string_view text);

/// Does it hold letters of a script that sets no spaces between words?
[[nodiscard]] bool has_spaceless(std::string_view text);

/// Do the letters on both sides belong to one script that sets no spaces between words?
[[nodiscard]] bool lacks_spaces(std::string_view before, std::string_view after);

/// Is a space to be set where one line ends with `before` and the next begins with `after`?
[[nodiscard]] bool spaced_between(std::string_view before, std::string_view after);

}  // namespace chancery
