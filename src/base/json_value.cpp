#include "base/json_value.h"

#include <charconv>
#include <nlohmann/json.hpp>

namespace chancery {
namespace {

/// Builds a value from what the library's parser meets; numbers keep their digits.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Builder(Json& root) : root_(root) {}
  [[nodiscard]] std::size_t wrong_at() const { return wrong_at_; }

  bool null() override { return put(Json()); }
  bool boolean(bool value) override { return put(Json(value)); }
  bool number_integer(number_integer_t value) override { return put(Json(static_cast<std::int64_t>(value))); }
  bool number_unsigned(number_unsigned_t value) override { return put(Json(JsonNumber{std::to_string(value)})); }
  bool number_float(number_float_t /*value*/, const string_t& digits) override { return put(Json(JsonNumber{digits})); }
  bool string(string_t& value) override { return put(Json(std::move(value))); }
  bool binary(binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*size*/) override { return open(Json(JsonObject())); }
  bool key(string_t& value) override {
    key_ = std::move(value);
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t /*size*/) override { return open(Json(JsonList())); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    wrong_at_ = position;
    return false;
  }

 private:
  Json* place(Json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Json& parent = *open_.back();
    if (auto* list = std::get_if<JsonList>(&parent.data)) return &list->emplace_back(std::move(value));
    auto& object = std::get<JsonObject>(parent.data);
    object.push_back({std::move(key_), std::move(value)});
    return &object.back().value;
  }
  bool put(Json value) {
    place(std::move(value));
    return true;
  }
  bool open(Json value) {
    // Deeper than any reading or record goes; a hostile text must not exhaust the stack of those who walk it.
    constexpr std::size_t kDeepest = 64;
    if (open_.size() >= kDeepest) return false;
    open_.push_back(place(std::move(value)));
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  Json& root_;
  std::vector<Json*> open_;
  std::string key_;
  std::size_t wrong_at_ = 0;
};

void append_text(std::string& out, const std::string& text) {
  out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

Json::Json() = default;
Json::Json(std::string text) : data(std::move(text)) {}
Json::Json(std::string_view text) : data(std::string(text)) {}
Json::Json(const char* text) : data(std::string(text)) {}
Json::Json(std::int64_t number) : data(JsonNumber{std::to_string(number)}) {}
Json::Json(bool flag) : data(flag) {}
Json::Json(JsonNumber number) : data(std::move(number)) {}
Json::Json(JsonList list) : data(std::move(list)) {}
Json::Json(JsonObject object) : data(std::move(object)) {}

bool operator==(const Json& left, const Json& right) { return left.data == right.data; }
bool operator==(const JsonMember& left, const JsonMember& right) {
  return left.key == right.key && left.value == right.value;
}

const Json* Json::find(std::string_view key) const {
  if (const JsonObject* members = object())
    for (const JsonMember& member : *members)
      if (member.key == key) return &member.value;
  return nullptr;
}

std::string_view Json::text_of(std::string_view key) const {
  const Json* member = find(key);
  if (member == nullptr) return {};
  if (const auto* number = std::get_if<JsonNumber>(&member->data)) return number->digits;
  const std::string* text = member->text();
  return text == nullptr ? std::string_view() : *text;
}

const JsonList& Json::list_of(std::string_view key) const {
  static const JsonList kNone;
  const Json* member = find(key);
  return member == nullptr || member->list() == nullptr ? kNone : *member->list();
}

std::int64_t Json::integer_of(std::string_view key, std::int64_t otherwise) const {
  const Json* value = find(key);
  return value == nullptr ? otherwise : to_integer(*value, otherwise);
}

std::int64_t to_integer(const Json& value, std::int64_t otherwise) {
  const auto* number = std::get_if<JsonNumber>(&value.data);
  const std::string_view digits = number != nullptr ? number->digits : std::string_view();
  std::int64_t out = otherwise;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return error == std::errc() && end == digits.data() + digits.size() ? out : otherwise;
}

void Json::set(std::string_view key, Json value) {
  if (!std::holds_alternative<JsonObject>(data)) data = JsonObject();
  auto& members = std::get<JsonObject>(data);
  for (JsonMember& member : members) {
    if (member.key != key) continue;
    member.value = std::move(value);
    return;
  }
  members.push_back({std::string(key), std::move(value)});
}

Result<Json> parse_json(std::string_view text, std::string_view place) {
  Json root;
  Builder builder(root);
  if (nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return root;
  return Error{ErrorKind::BadArgument, "this is no JSON from byte " + std::to_string(builder.wrong_at()) + " on",
               std::string(place)};
}

void append_json(std::string& out, const Json& value) {
  if (std::holds_alternative<std::monostate>(value.data)) {
    out += "null";
  } else if (const bool* flag = std::get_if<bool>(&value.data)) {
    out += *flag ? "true" : "false";
  } else if (const auto* number = std::get_if<JsonNumber>(&value.data)) {
    out += number->digits;
  } else if (const std::string* text = value.text()) {
    append_text(out, *text);
  } else if (const JsonList* list = value.list()) {
    out += '[';
    for (const Json& item : *list) {
      if (out.back() != '[') out += ',';
      append_json(out, item);
    }
    out += ']';
  } else {
    out += '{';
    bool first = true;
    for (const JsonMember& member : *value.object()) {
      if (!first) out += ',';
      first = false;
      append_text(out, member.key);
      out += ':';
      append_json(out, member.value);
    }
    out += '}';
  }
}

std::string to_string(const Json& value) {
  std::string out;
  append_json(out, value);
  return out;
}

}  // namespace chancery
