#include "register/review/statement.h"

#include <algorithm>

#include "base/digest.h"
#include "register/words.h"

namespace chancery {
namespace {

/// The attribute of a claim whose classes never mix.
constexpr std::string_view kModality = "modality";

std::string plain_value(const Json& value) {
  if (const auto* number = std::get_if<JsonNumber>(&value.data)) return number->digits;
  if (const std::string* text = value.text()) return plain_form(*text);
  std::vector<std::string> items;
  if (const JsonList* list = value.list())
    for (const Json& item : *list) items.push_back(plain_value(item));
  std::sort(items.begin(), items.end());
  std::string out;
  for (const std::string& item : items) out += item + '\x1f';
  return out;
}

std::string first_text(const Json& claim, std::string_view key) {
  const Json* value = key.empty() ? nullptr : claim.find(key);
  if (value == nullptr) return {};
  if (const JsonList* list = value->list()) return list->empty() || !list->front().text() ? "" : *list->front().text();
  return std::string(claim.text_of(key));
}

/// The values that stand inside the words of a claim. Where there are none, its words themselves, which no translation
/// shares.
std::string values_inside(const Json& claim, const JsonList& mentions) {
  const std::int64_t begin = claim.integer_of("begin");
  const std::int64_t end = claim.integer_of("end");
  std::vector<std::string> values;
  for (const Json& mention : mentions) {
    if (mention.integer_of("begin") < begin || mention.integer_of("end") > end) continue;
    const std::string_view kind = mention.text_of("kind");
    std::string value(kind);
    for (const std::string_view key : {"value", "number", "unit", "latin"})
      value += '\x1e' + std::string(mention.text_of(key));
    if (kind == "place" && mention.text_of("value").empty()) value += mention.text_of("name");
    // A body is named differently in each language; its places are mentions of their own.
    if (kind != "organization") values.push_back(std::move(value));
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  // One place alone does not tell one sentence from the next; with a date or a topic it does.
  constexpr std::size_t kEnough = 2;
  std::size_t told_by = values.size();
  for (const std::string_view key : {"due", "recurrence", "topics"}) told_by += claim.find(key) == nullptr ? 0 : 1;
  if (told_by < kEnough) return plain_form(claim.text_of("about"));
  std::string out;
  for (const std::string& value : values) out += value + '\x1f';
  return out;
}

std::vector<std::string> items_of(const Json& value) {
  std::vector<std::string> out;
  if (const JsonList* list = value.list()) {
    for (const Json& item : *list) out.push_back(plain_value(item));
  } else {
    out.push_back(plain_value(value));
  }
  return out;
}

/// One attribute as it tells a statement from others. What is said to be done is said without a word for it, too.
std::string told(const Json& claim, std::string_view key) {
  const Json* value = claim.find(key);
  std::string out = value == nullptr ? "" : plain_value(*value);
  return key == kModality && out == "done" ? "" : out;
}

}  // namespace

bool may_state_the_same(const Schema& schema, const Json& left, const Json& right) {
  const KindSchema* kind = schema.find_kind(left.text_of("kind"));
  if (kind == nullptr || kind->told_by_words || left.text_of("kind") != right.text_of("kind")) return false;
  for (const std::string& key : kind->told_by) {
    if (key == kModality && told(left, key) != told(right, key)) return false;
    const Json* one = left.find(key);
    const Json* other = right.find(key);
    if (one == nullptr || other == nullptr) continue;
    const std::vector<std::string> items = items_of(*one);
    const std::vector<std::string> others = items_of(*other);
    const bool meet = std::any_of(items.begin(), items.end(), [&](const std::string& item) {
      return std::find(others.begin(), others.end(), item) != others.end();
    });
    if (!meet) return false;
  }
  return true;
}

Statement to_statement(const Schema& schema, const Json& claim, const JsonList& mentions) {
  Statement out;
  out.kind = claim.text_of("kind");
  out.modality = claim.text_of(kModality);
  const KindSchema* kind = schema.find_kind(out.kind);
  std::string parts = out.kind;
  if (kind == nullptr) {
    parts += to_string(claim);
  } else {
    for (const std::string& key : kind->told_by) parts += '\x1d' + told(claim, key);
    if (kind->told_by_words) parts += '\x1d' + values_inside(claim, mentions);
    out.subject = first_text(claim, kind->subject);
    out.place = first_text(claim, kind->place);
    out.period = first_text(claim, kind->period);
    if (out.period.empty()) out.period = first_text(claim, "as_of");
  }
  constexpr std::size_t kKeySize = 32;  // 128 bits: no two statements of a country share one by chance
  out.key = digest(parts).substr(0, kKeySize);
  return out;
}

}  // namespace chancery
