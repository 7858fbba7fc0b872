#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chancery {

/// Names and values as a message has them, in its order.
using HttpFields = std::vector<std::pair<std::string, std::string>>;

/// A request as it came over the wire (RFC 9110, RFC 9112), its target taken apart.
struct HttpRequest {
  std::string method;
  std::string path;    ///< as it was sent: percent-encoded, without the query
  HttpFields query;    ///< decoded, in its order
  HttpFields headers;  ///< names in small letters
  std::string body;    ///< empty where it was written to a file
  std::string file;    ///< where the body is, until the answer is given; empty where it is in `body`
  std::string peer;    ///< the address that it came from

  /// The first header of a name in small letters; empty where there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  [[nodiscard]] std::optional<std::string> parameter(std::string_view name) const;
};

/// What is sent back: `body`, or a file, or events.
struct HttpResponse {
  unsigned status = 200;
  HttpFields headers;
  std::string body;
  std::string file;          ///< sent in pieces in place of `body`
  bool remove_file = false;  ///< once it was sent
  /// Server-sent events (HTML, section 9.2): called again and again until it says that the stream ends; what it gives
  /// is sent as it is, nothing where there is nothing to tell.
  std::function<std::optional<std::string>()> events;
};

/// The text with `%20` and the like as the bytes that they stand for, and with `+` as a space where it is a query's.
/// Nothing where a `%` stands before anything but two hexadecimal digits.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);

/// Takes the target of a request apart: path and query. False where it is none (RFC 9112, section 3.2.1).
bool take_target(std::string_view target, HttpRequest& request);

}  // namespace chancery
