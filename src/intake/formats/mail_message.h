#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "intake/archive_file.h"

namespace chancery {

/// A part of a message: text to read, or a file that came with it.
struct MailPart {
  std::string type;     ///< `text/html`, in small letters
  std::string charset;  ///< as the message names it; empty where it does not
  std::string name;     ///< of the file, UTF-8; empty where it has none
  std::string bytes;    ///< as they were before they were packed for sending
  bool flowed = false;  ///< lines that end with a space go on (RFC 3676)
};

/// A saved e-mail (RFC 5322, MIME), or a web page saved with its pictures (MHTML, RFC 2557).
struct MailMessage {
  std::string subject, from, language;
  std::string day;       ///< EDTF: on which it was sent, by the sender's clock; empty where it does not say
  std::string location;  ///< address of a saved page
  bool is_web_page = false;
  std::vector<MailPart> body;         ///< in the order in which it is read; of several forms of one text the plainest
  std::vector<MailPart> attachments;  ///< without pictures that decorate a body; messages within as `.eml`
};

/// Takes a message apart. Errors, with `file` as place: Unreadable (no message in it), Locked (encrypted), TooLarge
/// (parts within parts, or beyond the limits).
[[nodiscard]] Result<MailMessage> read_message(std::string_view file, std::span<const std::byte> bytes,
                                               const ArchiveLimits& limits = {});

/// The text of a part of type `text/*`, in well-formed UTF-8.
[[nodiscard]] std::string text_of(const MailPart& part);

}  // namespace chancery
