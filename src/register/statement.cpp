#include "register/statement.h"

#include <algorithm>

#include "base/digest.h"
#include "register/words.h"

namespace chancery {
namespace {

/// The parts of a claim that tell it from others of its kind, in the order of the contract. What they leave out (who
/// told it, how sure it is) does not make another statement.
struct KindParts {
  std::string_view kind;
  std::vector<std::string_view> attributes;
  std::string_view subject, place, period;
  bool by_values = false;  ///< told by the values inside its words
};

const std::vector<KindParts>& kinds() {
  static const std::vector<KindParts> kAll = {
      {"role", {"person", "post", "organization"}, "post", "", "", false},
      {"partnership", {"of", "with", "status"}, "with", "of", "since", false},
      {"agreement", {"type", "parties", "signed", "number", "term"}, "type", "", "signed", false},
      {"membership", {"member", "organization"}, "organization", "member", "since", false},
      {"event", {"type", "date", "ordinal", "place", "number", "modality"}, "type", "place", "date", false},
      {"project", {"type", "of", "name", "number", "value", "currency", "status"}, "type", "of", "", false},
      {"indicator", {"measure", "of", "period", "as_of", "number", "unit", "status"}, "measure", "of", "period", false},
      {"proposal", {"by", "to", "due", "recurrence", "commitment", "topics"}, "commitment", "by", "due", true},
      {"assessment", {"of", "polarity"}, "polarity", "of", "", true},
      {"award", {"to", "date"}, "", "to", "date", false},  // the name of an honour differs in each language
  };
  return kAll;
}

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

const KindParts* find_parts(std::string_view kind) {
  const auto found =
      std::find_if(kinds().begin(), kinds().end(), [&](const KindParts& parts) { return parts.kind == kind; });
  return found == kinds().end() ? nullptr : &*found;
}

}  // namespace

bool may_state_the_same(const Json& left, const Json& right) {
  const KindParts* parts = find_parts(left.text_of("kind"));
  if (parts == nullptr || parts->by_values || left.text_of("kind") != right.text_of("kind")) return false;
  for (const std::string_view key : parts->attributes) {
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

Statement to_statement(const Json& claim, const JsonList& mentions) {
  Statement out;
  out.kind = claim.text_of("kind");
  out.modality = claim.text_of("modality");
  const auto found =
      std::find_if(kinds().begin(), kinds().end(), [&](const KindParts& parts) { return parts.kind == out.kind; });
  std::string told = out.kind;
  if (found == kinds().end()) {
    told += to_string(claim);
  } else {
    for (const std::string_view key : found->attributes) {
      const Json* value = claim.find(key);
      told += '\x1d' + (value == nullptr ? "" : plain_value(*value));
    }
    if (found->by_values) told += '\x1d' + values_inside(claim, mentions);
    out.subject = first_text(claim, found->subject);
    out.place = first_text(claim, found->place);
    out.period = first_text(claim, found->period);
    if (out.period.empty()) out.period = first_text(claim, "as_of");
  }
  constexpr std::size_t kKeySize = 32;  // 128 bits: no two statements of a country share one by chance
  out.key = digest(told).substr(0, kKeySize);
  return out;
}

}  // namespace chancery
