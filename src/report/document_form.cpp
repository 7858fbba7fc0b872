#include "report/document_form.h"

#include <algorithm>
#include <utility>

namespace chancery {
namespace {

/// What a letter says of itself, by the fields of the schema's papers that hold the same: `Number: 84/TB-VP`.
std::string letter_fields(const Screen& screen, const JsonList& fields) {
  // Kinds as docs/contract.md has them. Place and post stand with the day and the signer.
  constexpr std::pair<std::string_view, const char*> kShown[] = {
      {"superior", "issuer"}, {"issuer", "issuer"}, {"number", "number"},        {"date", "date"},
      {"type", "kind"},       {"subject", "title"}, {"addressee", "recipients"}, {"recipient", "recipients"},
      {"signer", "signer"}};
  std::string out;
  const RecordSchema* paper = screen.schema.find_record("document");
  for (const auto& [kind, id] : kShown) {
    const FieldSchema* field = paper == nullptr ? nullptr : paper->find_field(id);
    if (field == nullptr) continue;
    for (const Json& each : fields)
      if (each.text_of("kind") == kind)
        out += "  " + field->label.in(screen.language) + ": " +
               one_line(shown_value(screen, paper, id, std::string(each.text_of("value")))) + "\n";
  }
  return out;
}

}  // namespace

Json to_json(const StoredDocument& document) {
  Json out(JsonObject{{"document", document.id},
                      {"source", document.source},
                      {"path", document.path},
                      {"language", document.language},
                      {"published", document.published},
                      {"added", document.added}});
  if (!document.successor.empty()) out.set("successor", document.successor);
  if (const Result<Json> body = parse_json(document.body, document.id)) {
    for (const char* key : {"title", "fields", "arrival", "languages", "unread"})
      if (const Json* value = body->find(key)) out.set(key, *value);
  }
  return out;
}

std::vector<std::string> unread_languages(const StoredDocument& document) {
  std::vector<std::string> out;
  const Result<Json> body = parse_json(document.body, document.id);
  if (!body) return out;
  for (const Json& passage : body->list_of("unread")) {
    const std::string_view language = passage.text_of("language");
    if (std::find(out.begin(), out.end(), language) == out.end()) out.emplace_back(language);
  }
  return out;
}

std::string not_read(const Screen& screen, const std::vector<std::string>& languages) {
  std::vector<std::string> names;
  for (const std::string& language : languages)
    if (const std::string_view name = screen.words.phrase("language", language); !name.empty())
      names.emplace_back(name);
  return names.empty() ? std::string()
                       : screen.words.fill("screen", "not_read", {{"passages", screen.words.list(names)}});
}

std::string to_text(const Screen& screen, const StoredDocument& document, const Json& reading) {
  std::string out = document.id + "  " + (document.path.empty() ? document.source : document.path) + "\n";
  std::vector<std::string> about{document.language, shown_date(screen, document.published)};
  if (const std::string_view title = reading.text_of("title"); !title.empty()) about.emplace_back(one_line(title));
  std::string line;
  for (const std::string& each : about)
    if (!each.empty()) line += (line.empty() ? "  " : " · ") + each;
  out += line + "\n";
  out += letter_fields(screen, reading.list_of("fields"));
  if (const std::string passages = not_read(screen, unread_languages(document)); !passages.empty())
    out += "  " + passages + "\n";
  const std::size_t facts = reading.list_of("claims").size();
  return out + "  " +
         (facts == 0 ? screen.words.word("screen", "no_facts") : screen.words.count("screen", "facts", facts)) + "\n";
}

}  // namespace chancery
