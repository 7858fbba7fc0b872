#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace chancery {

struct Json;
struct JsonMember;
using JsonList = std::vector<Json>;
using JsonObject = std::vector<JsonMember>;  ///< in the order of the text

/// A number with the digits it was written with: figures of a register are exact.
struct JsonNumber {
  std::string digits;
  friend bool operator==(const JsonNumber&, const JsonNumber&) = default;
};

/// A JSON value (RFC 8259).
struct Json {
  std::variant<std::monostate, bool, JsonNumber, std::string, JsonList, JsonObject> data;

  Json();
  Json(std::string text);       // NOLINT(google-explicit-constructor)
  Json(std::string_view text);  // NOLINT(google-explicit-constructor)
  Json(const char* text);       // NOLINT(google-explicit-constructor)
  Json(std::int64_t number);    // NOLINT(google-explicit-constructor)
  Json(bool flag);              // NOLINT(google-explicit-constructor)
  Json(JsonNumber number);      // NOLINT(google-explicit-constructor)
  Json(JsonList list);          // NOLINT(google-explicit-constructor)
  Json(JsonObject object);      // NOLINT(google-explicit-constructor)

  friend bool operator==(const Json&, const Json&);

  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&data); }
  [[nodiscard]] const JsonList* list() const { return std::get_if<JsonList>(&data); }
  [[nodiscard]] const JsonObject* object() const { return std::get_if<JsonObject>(&data); }
  /// The member of an object; nothing where it is none, or has no such member.
  [[nodiscard]] const Json* find(std::string_view key) const;
  /// The text of a member, or the digits of a number; empty where there is neither.
  [[nodiscard]] std::string_view text_of(std::string_view key) const;
  /// The items of a member that is a list; none where it is none.
  [[nodiscard]] const JsonList& list_of(std::string_view key) const;
  [[nodiscard]] std::int64_t integer_of(std::string_view key, std::int64_t otherwise = 0) const;
  /// Sets a member, behind the others where it is new. Only of objects, and of values that were never set.
  void set(std::string_view key, Json value);
};

struct JsonMember {
  std::string key;
  Json value;
};
bool operator==(const JsonMember& left, const JsonMember& right);

/// The number where it is a whole one that fits; `otherwise` where it is anything else.
std::int64_t to_integer(const Json& value, std::int64_t otherwise = 0);

/// Errors: BadArgument with the byte at which the text stops being JSON; `place` names the text.
Result<Json> parse_json(std::string_view text, std::string_view place);

/// In one line, without spaces. Bytes that are no UTF-8 become U+FFFD.
std::string to_string(const Json& value);
void append_json(std::string& out, const Json& value);

}  // namespace chancery
