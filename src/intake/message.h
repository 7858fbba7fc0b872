#pragma once
#include <algorithm>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace chancery {

/// The last enumerator of each enumeration that messages hold; what lies behind it is no value (message_fields.h).
template <class T>
inline constexpr T kLastOf = T::NoEnumerationOfMessages;

/// Puts values one behind the other: whole numbers in groups of seven bits (LEB128), text and lists behind their
/// length, structures as the function `fields` for them says (message_fields.h).
class MessageWriter {
 public:
  template <class... T>
  void operator()(const T&... values) {
    (put(values), ...);
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  template <std::unsigned_integral T>
  void put(T value) {
    auto left = static_cast<std::uint64_t>(value);
    for (; left >= 0x80; left >>= 7U) out_ += static_cast<char>(left | 0x80U);
    out_ += static_cast<char>(left);
  }
  template <class T>
    requires std::is_enum_v<T>
  void put(T value) {
    put(static_cast<std::make_unsigned_t<std::underlying_type_t<T>>>(value));
  }
  void put(int value) { put(static_cast<unsigned>(value)); }
  void put(float value) { put(std::bit_cast<std::uint32_t>(value)); }
  void put(std::string_view text) {
    put(text.size());
    out_ += text;
  }
  void put(const std::string& text) { put(std::string_view(text)); }
  template <class T>
  void put(const std::vector<T>& list) {
    put(list.size());
    for (const T& item : list) put(item);
  }
  template <class T>
    requires std::is_class_v<T>
  void put(const T& value) {
    fields(*this, value);
  }

  std::string out_;
};

/// Takes them out again, from bytes that anyone may have written: what is cut short, no value of its type or longer
/// than the message makes the whole message bad, and nothing is taken for more memory than its bytes can fill.
class MessageReader {
 public:
  explicit MessageReader(std::string_view message) : left_(message) {}

  template <class... T>
  void operator()(T&... values) {
    (get(values), ...);
  }
  /// Nothing was wrong so far.
  [[nodiscard]] bool good() const { return good_; }
  /// The same, and nothing is left over.
  [[nodiscard]] bool is_whole() const { return good_ && left_.empty(); }

 private:
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !left_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(left_.front());
      left_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    good_ = false;
    left_ = {};
    return 0;
  }
  std::uint64_t number_up_to(std::uint64_t most) {
    const std::uint64_t value = number();
    if (value <= most) return value;
    good_ = false;
    left_ = {};
    return 0;
  }
  /// A length, of what stands behind it: a byte for each at least.
  std::size_t length() {
    const std::uint64_t value = number();
    if (value <= left_.size()) return value;
    good_ = false;
    left_ = {};
    return 0;
  }
  template <std::unsigned_integral T>
  void get(T& value) {
    value = static_cast<T>(number_up_to(std::is_same_v<T, bool> ? 1U : std::uint64_t{static_cast<T>(-1)}));
  }
  template <class T>
    requires std::is_enum_v<T>
  void get(T& value) {
    value = static_cast<T>(number_up_to(static_cast<std::uint64_t>(kLastOf<T>)));
  }
  void get(int& value) {
    unsigned bits = 0;
    get(bits);
    value = static_cast<int>(bits);
  }
  void get(float& value) {
    std::uint32_t bits = 0;
    get(bits);
    value = std::bit_cast<float>(bits);
  }
  void get(std::string& text) {
    const std::size_t size = length();
    text = left_.substr(0, size);
    left_.remove_prefix(size);
  }
  template <class T>
  void get(std::vector<T>& list) {
    constexpr std::size_t kAtOnce = 4096;
    const std::size_t count = length();
    list.clear();
    list.reserve(std::min(count, kAtOnce));
    for (std::size_t i = 0; i < count && good_; ++i) get(list.emplace_back());
  }
  template <class T>
    requires std::is_class_v<T>
  void get(T& value) {
    fields(*this, value);
  }

  std::string_view left_;
  bool good_ = true;
};

}  // namespace chancery
