#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "base/result.h"

namespace chancery {

/// The error for a file of a format that is not read yet, told by its first bytes: PDF, office files, archives,
/// pictures, programs. None for what may be text.
[[nodiscard]] std::optional<Error> refuse_format(std::span<const std::uint8_t> file);

/// Is this the beginning of a web page: behind white space and comments a tag or document type of HTML?
[[nodiscard]] bool is_html(std::string_view text);

/// Is this the beginning of an e-mail, or of a web page saved as one (MHTML): header lines (RFC 5322, MIME) of which
/// one stands on no letter on paper?
[[nodiscard]] bool is_mail(std::string_view text);

/// Are these the lines of a table as spreadsheets write it as text (RFC 4180 and its dialects): three records or more,
/// all of the same number of fields, three or more, parted by commas, semicolons or tabs, with a figure in one of them?
[[nodiscard]] bool is_delimited(std::string_view text);

/// The same for text that is markup or mail, told by its leading tag or header lines: HTML, XML, RTF, MHTML, e-mail.
[[nodiscard]] std::optional<Error> refuse_markup(std::string_view text);

}  // namespace chancery
