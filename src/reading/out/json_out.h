#pragma once
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "reading/out/json_text.h"
#include "reading/out/text_sink.h"
#include "text/utf8_count.h"

namespace chancery {

/// JSON on its way into a sink. A document is written in very many very short pieces, which come together in a buffer
/// of fixed size first: a piece then costs hardly more than its bytes.
class JsonOut {
 public:
  explicit JsonOut(TextSink& sink) : sink_(sink) {}
  JsonOut(const JsonOut&) = delete;
  JsonOut& operator=(const JsonOut&) = delete;
  ~JsonOut() { flush(); }

  void raw(char c) {
    room(1);
    buffer_[size_++] = c;
  }
  /// A literal, whose size is known.
  template <std::size_t kSize>
  void raw(const char (&literal)[kSize]) {
    room(kSize - 1);
    std::memcpy(buffer_.data() + size_, literal, kSize - 1);
    size_ += kSize - 1;
  }
  void raw(std::string_view text) {
    if (text.size() > kRoom) return long_raw(text);
    room(text.size());
    if (!text.empty()) std::memcpy(buffer_.data() + size_, text.data(), text.size());
    size_ += text.size();
  }
  void number(std::uint64_t value) {
    room(kLongestNumber);
    char* const begin = buffer_.data() + size_;
    size_ += static_cast<std::size_t>(std::to_chars(begin, begin + kLongestNumber, value).ptr - begin);
  }
  /// A whole number of thousandths, as 0.875.
  void thousandths(std::uint32_t value) {
    number(value / 1000);
    const char digits[] = {'.', static_cast<char>('0' + value / 100 % 10), static_cast<char>('0' + value / 10 % 10),
                           static_cast<char>('0' + value % 10)};
    raw(std::string_view(digits, sizeof digits));
  }
  /// A string with its quotes; `text` is well-formed UTF-8.
  void text(std::string_view text) {
    if (text.size() > kRoom || has_escape(text)) return long_text(text);
    room(text.size() + 2);
    buffer_[size_] = '"';
    if (!text.empty()) std::memcpy(buffer_.data() + size_ + 1, text.data(), text.size());
    buffer_[size_ + text.size() + 1] = '"';
    size_ += text.size() + 2;
  }
  /// The same for text that may hold bytes that are no UTF-8.
  void outside_text(std::string_view value) {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(value.data());
    if (count_utf8({bytes, value.size()}).invalid_bytes == 0) return text(value);
    flush();
    append_json_text(sink_.text, value);
  }
  void flush() {
    sink_.text.append(buffer_.data(), size_);
    size_ = 0;
    sink_.settle();
  }

 private:
  static constexpr std::size_t kLongestNumber = 20;
  static constexpr std::size_t kRoom = 1024;  ///< pieces up to this size go through the buffer

  void room(std::size_t size) {
    if (size_ + size > buffer_.size()) flush();
  }
  void long_raw(std::string_view text) {
    flush();
    sink_.text += text;
  }
  void long_text(std::string_view text) {
    flush();
    append_clean_json_text(sink_.text, text);
  }

  TextSink& sink_;
  std::size_t size_ = 0;
  std::array<char, 16 * 1024> buffer_;
};

}  // namespace chancery
