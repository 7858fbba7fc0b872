#include "intake/formats/mail_message.h"

#include <gmime/gmime.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <iterator>
#include <memory>

#include "text/decode.h"
#include "text/utf8.h"

namespace chancery {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

std::string text_or_empty(const char* text) { return text == nullptr ? std::string() : valid_utf8(text); }

std::string to_small(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return text;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\xC2\xA0") == text.npos; }

std::string type_of(GMimeObject* object) {
  GMimeContentType* const type = g_mime_object_get_content_type(object);
  return to_small(text_or_empty(g_mime_content_type_get_media_type(type)) + "/" +
                  text_or_empty(g_mime_content_type_get_media_subtype(type)));
}

std::string parameter(GMimeObject* object, const char* name) {
  return text_or_empty(g_mime_content_type_get_parameter(g_mime_object_get_content_type(object), name));
}

std::string header(GMimeObject* object, const char* name) {
  return text_or_empty(g_mime_object_get_header(object, name));
}

std::string content_of(GMimePart* part) {
  GMimeDataWrapper* const packed = g_mime_part_get_content(part);
  const Owned<GMimeStream> out(g_mime_stream_mem_new());
  if (packed == nullptr || g_mime_data_wrapper_write_to_stream(packed, out.get()) < 0) return {};
  const GByteArray* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

/// Takes the parts of a message to where they belong.
class PartWalk {
 public:
  PartWalk(std::string_view file, const ArchiveLimits& limits, MailMessage& out)
      : file_(file), limits_(limits), out_(out) {}

  Status take(GMimeObject* object, int depth) {
    constexpr int kDeepest = 40;
    if (depth > kDeepest) return error(ErrorKind::TooLarge, "has parts within parts more than 40 deep");
    if (GMIME_IS_MULTIPART(object)) return take_parts(GMIME_MULTIPART(object), depth);
    if (++parts_ > limits_.members)
      return error(ErrorKind::TooLarge, "has more than " + std::to_string(limits_.members) + " parts");
    if (GMIME_IS_MESSAGE_PART(object)) return take_message(GMIME_MESSAGE_PART(object));
    if (GMIME_IS_PART(object)) return take_leaf(GMIME_PART(object));
    return std::nullopt;
  }

 private:
  [[nodiscard]] Error error(ErrorKind kind, std::string sentence) const {
    return {kind, std::move(sentence), std::string(file_)};
  }

  Status take_parts(GMimeMultipart* parts, int depth) {
    const std::string type = type_of(GMIME_OBJECT(parts));
    if (type == "multipart/encrypted") return encrypted();
    const int count = g_mime_multipart_get_count(parts);
    if (type == "multipart/alternative") return take_plainest(parts, count, depth);
    for (int i = 0; i < count; ++i) {
      const bool decorates = type == "multipart/related" && i > 0;
      if (decorates && out_.is_web_page) break;  // pictures and styles of the page
      in_related_ += decorates ? 1 : 0;
      Status problem = take(g_mime_multipart_get_part(parts, i), depth + 1);
      in_related_ -= decorates ? 1 : 0;
      if (problem) return problem;
    }
    return std::nullopt;
  }

  [[nodiscard]] Error encrypted() const {
    return error(ErrorKind::Locked, "is encrypted; open it where it was received, and save its text");
  }

  /// The same text in several forms, the plainest first (RFC 2046, 5.1.4). A plain form that only tells its reader to
  /// use another program is passed over.
  Status take_plainest(GMimeMultipart* parts, int count, int depth) {
    constexpr std::size_t kShort = 200;  // bytes
    constexpr std::size_t kMore = 20;    // times as many, tags included
    std::vector<MailPart> chosen;
    std::size_t chosen_size = 0;
    for (int i = 0; i < count; ++i) {
      std::vector<MailPart> before = std::move(out_.body);
      out_.body.clear();
      Status problem = take(g_mime_multipart_get_part(parts, i), depth + 1);
      std::vector<MailPart> form = std::exchange(out_.body, std::move(before));
      if (problem) return problem;
      std::size_t size = 0;
      for (const MailPart& part : form) size += is_blank(part.bytes) ? 0 : part.bytes.size();
      const bool better = chosen_size < kShort && size > chosen_size * kMore;
      if (size == 0 || !better) continue;
      chosen = std::move(form);
      chosen_size = size;
    }
    std::move(chosen.begin(), chosen.end(), std::back_inserter(out_.body));
    return std::nullopt;
  }

  Status take_message(GMimeMessagePart* part) {
    GMimeMessage* const message = g_mime_message_part_get_message(part);
    if (message == nullptr) return std::nullopt;
    const std::unique_ptr<char, decltype(&g_free)> text(g_mime_object_to_string(GMIME_OBJECT(message), nullptr),
                                                        &g_free);
    MailPart file{"message/rfc822", {}, text_or_empty(g_mime_message_get_subject(message)), {}};
    if (text) file.bytes = text.get();
    if (file.name.empty()) file.name = "message";
    file.name += ".eml";
    return attach(std::move(file));
  }

  Status take_leaf(GMimePart* leaf) {
    GMimeObject* const object = GMIME_OBJECT(leaf);
    MailPart part{type_of(object), parameter(object, "charset"), text_or_empty(g_mime_part_get_filename(leaf)),
                  content_of(leaf)};
    part.flowed = to_small(parameter(object, "format")) == "flowed";
    used_ += part.bytes.size();
    if (used_ > limits_.bytes)
      return error(ErrorKind::TooLarge,
                   "holds more than " + std::to_string(limits_.bytes >> 20U) + " MiB; save what came with it");
    if (part.type.ends_with("pkcs7-mime") && to_small(parameter(object, "smime-type")) != "signed-data")
      return encrypted();
    if (part.type.ends_with("-signature")) return std::nullopt;  // of PGP or S/MIME: tells nothing to a reader
    const bool is_text = part.type == "text/plain" || part.type == "text/html";
    const bool is_file = to_small(text_or_empty(g_mime_object_get_disposition(object))) == "attachment";
    if (is_text && !is_file && part.name.empty()) {
      if (out_.location.empty()) out_.location = header(object, "Content-Location");
      out_.body.push_back(std::move(part));
      return std::nullopt;
    }
    // Logos and lines of a letter head; a page that was pasted into the text as a picture is larger.
    constexpr std::size_t kDecoration = 64 * 1024;
    if (in_related_ > 0 && part.bytes.size() < kDecoration) return std::nullopt;
    if (part.type == "text/calendar" && part.name.empty()) return std::nullopt;  // an invitation told in the text
    return attach(std::move(part));
  }

  Status attach(MailPart part) {
    if (part.name.empty()) part.name = "attachment " + std::to_string(out_.attachments.size() + 1);
    out_.attachments.push_back(std::move(part));
    return std::nullopt;
  }

  std::string_view file_;
  const ArchiveLimits& limits_;
  MailMessage& out_;
  std::size_t parts_ = 0, used_ = 0;
  int in_related_ = 0;
};

/// The name of the first sender, or the address.
std::string sender(GMimeMessage* message) {
  InternetAddressList* const senders = g_mime_message_get_from(message);
  if (senders == nullptr || internet_address_list_length(senders) < 1) return {};
  InternetAddress* const first = internet_address_list_get_address(senders, 0);
  std::string name = text_or_empty(internet_address_get_name(first));
  if (!name.empty() || !INTERNET_ADDRESS_IS_MAILBOX(first)) return name;
  return text_or_empty(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
}

std::string day_sent(GMimeMessage* message) {
  GDateTime* const date = g_mime_message_get_date(message);
  if (date == nullptr) return {};
  const std::unique_ptr<char, decltype(&g_free)> day(g_date_time_format(date, "%Y-%m-%d"), &g_free);
  return text_or_empty(day.get());
}

/// Was a browser the sender? It gives no recipient, and no server passed the message on.
bool is_saved_page(GMimeObject* message, GMimeObject* content) {
  if (!header(message, "Snapshot-Content-Location").empty()) return true;
  if (!header(message, "Received").empty() || !header(message, "To").empty()) return false;
  const std::string type = content == nullptr ? std::string() : type_of(content);
  return type == "multipart/related" || (type == "text/html" && !header(content, "Content-Location").empty());
}

}  // namespace

Result<MailMessage> read_message(std::string_view file, std::span<const std::byte> bytes, const ArchiveLimits& limits) {
  static const bool kBegun = [] {
    g_mime_init();
    return true;
  }();
  static_cast<void>(kBegun);
  const Owned<GMimeStream> stream(
      g_mime_stream_mem_new_with_buffer(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  GMimeObject* const content = message ? g_mime_message_get_mime_part(message.get()) : nullptr;
  if (content == nullptr)
    return Error{ErrorKind::Unreadable, "begins as an e-mail, and holds none: it may be cut short", std::string(file)};
  MailMessage out;
  GMimeObject* const whole = GMIME_OBJECT(message.get());
  out.subject = text_or_empty(g_mime_message_get_subject(message.get()));
  out.from = sender(message.get());
  out.day = day_sent(message.get());
  out.language = header(whole, "Content-Language");
  out.location = header(whole, "Snapshot-Content-Location");
  out.is_web_page = is_saved_page(whole, content);
  if (Status problem = PartWalk(file, limits, out).take(content, 0)) return *problem;
  return out;
}

std::string text_of(const MailPart& part) {
  const std::string charset = to_small(part.charset);
  UErrorCode status = U_ZERO_ERROR;
  // What is called ASCII is often something else.
  if (!charset.empty() && charset != "us-ascii" && charset != "ascii" && charset != "utf-8") {
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset.c_str(), &status),
                                                                       &ucnv_close);
    if (U_SUCCESS(status)) {
      std::string out;
      const icu::UnicodeString text(part.bytes.data(), static_cast<int32_t>(part.bytes.size()), converter.get(),
                                    status);
      text.toUTF8String(out);
      if (U_SUCCESS(status)) return valid_utf8(out);
    }
  }
  const Result<DecodedFile> decoded = decode(std::as_bytes(std::span(part.bytes)), Markup::Keep);
  return valid_utf8(decoded ? decoded->text() : std::string_view(part.bytes));
}

}  // namespace chancery
