#include "desk/call.h"

#include <charconv>

#include "base/whole_file.h"

namespace chancery {

std::int64_t Call::limit(std::int64_t otherwise) const {
  const std::string given = parameter("limit");
  std::int64_t out = otherwise;
  std::from_chars(given.data(), given.data() + given.size(), out);  // the description has checked it
  return out;
}

bool Call::flag(std::string_view key) const {
  const Json* value = body.find(key);
  const bool* flag = value == nullptr ? nullptr : std::get_if<bool>(&value->data);
  return flag != nullptr && *flag;
}

Result<std::string> read_upload(const Call& call) {
  Result<std::string> bytes = read_whole(call.request.file);
  if (!bytes) return Error{ErrorKind::Unreadable, "what was sent could not be kept", call.parameter("name")};
  if (bytes->empty()) return Error{ErrorKind::Empty, "the file is empty", call.parameter("name")};
  return bytes;
}

HttpResponse no_content() {
  HttpResponse out;
  out.status = 204;
  return out;
}

HttpResponse file_response(std::string bytes, std::string_view type, const std::string& name) {
  // RFC 6266 and 8187: names in any script, with every byte that is no plain letter escaped.
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string escaped_name;
  for (const char c : name) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      escaped_name += c;
    } else {
      escaped_name += '%';
      escaped_name += kHex[byte >> 4U];
      escaped_name += kHex[byte & 0xFU];
    }
  }
  HttpResponse out;
  out.headers = {{"Content-Type", std::string(type)},
                 {"Content-Disposition", "attachment; filename*=UTF-8''" + escaped_name}};
  out.body = std::move(bytes);
  return out;
}

}  // namespace chancery
