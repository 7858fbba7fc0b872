#include "report/record_form.h"

#include <cmath>

namespace chancery {
namespace {

Json to_json(const Citation& citation) {
  Json out(JsonObject{{"kind", citation.kind}});
  if (!citation.document.empty()) out.set("document", citation.document);
  if (citation.end > 0) {
    out.set("begin", citation.begin);
    out.set("end", citation.end);
  }
  out.set("quote", citation.quote);
  return out;
}

std::string shown_field(const Screen& screen, const RecordSchema* type, const std::string& field_id) {
  const FieldSchema* field = type == nullptr ? nullptr : type->find_field(field_id);
  return field == nullptr ? field_id : field->label.in(screen.language);
}

/// 0.92 of 920 thousandths.
JsonNumber fraction(std::int64_t thousandths) {
  if (thousandths >= 1000) return {"1"};
  std::string digits = std::to_string(thousandths);
  return {"0." + std::string(3 - digits.size(), '0') + digits};
}

Json likelihood(const Candidate& candidate) {
  return fraction(static_cast<std::int64_t>(std::lround(candidate.match.score * 1000)));
}

std::string reasons(const Candidate& candidate) {
  std::string out;
  for (const MatchEvidence& evidence : candidate.match.reasons)
    out += (out.empty() ? " (" : ", ") + std::string(match_reason_code(evidence.reason));
  return out.empty() ? out : out + ")";
}

/// The pack of a language by its code; that of English where there is none.
std::size_t language_number(const Packs& packs, std::string_view code) {
  const auto languages = packs.languages();
  std::size_t english = 0;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    if (packs.text(languages[i].code) == code) return i;
    if (packs.text(languages[i].code) == "en") english = i;
  }
  return english;
}

}  // namespace

Screen screen_of(const OpenOffice& open, const std::string& language) {
  return {open.schema(), open.places(), open.successions(),
          Wording(open.packs(), language_number(open.packs(), language)), language};
}

std::string shown_value(const Screen& screen, const RecordSchema* type, std::string_view field_id,
                        const std::string& value) {
  const FieldSchema* field = type == nullptr ? nullptr : type->find_field(field_id);
  if (field == nullptr) return value;
  if (!is_value(value)) return shown_blank(screen, value);
  const Vocabulary* vocabulary = screen.schema.find_vocabulary(field->vocabulary);
  const Choice* choice = vocabulary == nullptr ? nullptr : vocabulary->find(value);
  if (choice != nullptr) return choice->label.in(screen.language);
  if (field->type == FieldType::Date) return shown_date(screen, value);
  // Parties are places by their code as often as names of bodies, which the reader gives in English.
  std::string place = shown_place(screen, value);
  return field->type == FieldType::Link && place == value ? screen.words.body(value) : place;
}

std::string label_of(const Screen& screen, std::string_view vocabulary, const std::string& value) {
  const Vocabulary* words = screen.schema.find_vocabulary(vocabulary);
  const Choice* choice = words == nullptr ? nullptr : words->find(value);
  return choice == nullptr ? value : choice->label.in(screen.language);
}

std::string shown_blank(const Screen& screen, const std::string& value) {
  return label_of(screen, "reported", value.substr(1));
}

Json to_json(const Schema& schema, const Record& record, Why why) {
  Json out(JsonObject{{"id", record.id}, {"type", record.type}, {"name", record.name}, {"date", record.date}});
  if (!record.joined_into.empty()) out.set("joined_into", record.joined_into);
  const RecordSchema* type = schema.find_record(record.type);
  Json fields(JsonObject{});
  for (const FieldValue& value : record.values) {
    Json shown(value.value);
    // In place of a value, as an object, so that no reader of the line takes it for one.
    if (!is_value(value.value)) shown = JsonObject{{"reported", value.value.substr(1)}};
    if (why == Why::Yes) {
      JsonList sources;
      for (const Citation& citation : value.citations) sources.push_back(to_json(citation));
      shown = JsonObject{{"id", value.id}, {"value", std::move(shown)}, {"sources", std::move(sources)}};
    }
    const FieldSchema* field = type == nullptr ? nullptr : type->find_field(value.field);
    if (field == nullptr || !field->many) {
      fields.set(value.field, std::move(shown));
      continue;
    }
    const Json* before = fields.find(value.field);
    JsonList list = before == nullptr || before->list() == nullptr ? JsonList() : *before->list();
    list.push_back(std::move(shown));
    fields.set(value.field, std::move(list));
  }
  out.set("fields", std::move(fields));
  return out;
}

std::string in_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

std::string shown_date(const Screen& screen, const std::string& edtf) {
  return edtf.empty() ? edtf : screen.words.date(edtf);
}

std::string shown_place(const Screen& screen, const std::string& value) {
  std::string name = in_one_line(screen.places.name(value, screen.language));
  const std::string_view now = screen.successions.now(value);
  if (now == value) return name;
  return screen.words.fill("screen", "now", {{"name", name}, {"now", screen.places.name(now, screen.language)}});
}

std::string padded(std::string text, std::size_t width) {
  constexpr unsigned kTop = 0xC0, kInside = 0x80;
  std::size_t letters = 0;
  for (const char c : text)
    if ((static_cast<unsigned char>(c) & kTop) != kInside) ++letters;
  if (letters < width) text.append(width - letters, ' ');
  return text;
}

std::string shown_name(const Screen& screen, const Record& record) {
  const RecordSchema* type = screen.schema.find_record(record.type);
  if (type != nullptr)
    for (const std::string& field : type->name)
      if (const FieldValue* value = record.find(field); value != nullptr && value->value == record.name)
        return shown_value(screen, type, field, record.name);
  return in_one_line(record.name);
}

std::string told_name(const Screen& screen, const Record& record) {
  std::string out = shown_name(screen, record);
  const RecordSchema* type = screen.schema.find_record(record.type);
  if (type == nullptr) return out;
  const auto names_it = [&](const std::string& field) {
    const FieldSchema* schema = type->find_field(field);
    return schema != nullptr && schema->type == FieldType::Text && !record.text_of(field).empty();
  };
  if (std::any_of(type->name.begin(), type->name.end(), names_it)) return out;
  std::vector<std::string> parties;
  for (const std::string& field : type->match.parties) {
    for (const FieldValue& value : record.values) {
      if (value.field != field || !is_value(value.value)) continue;
      if (screen.schema.find_numbered(value.value) != nullptr) continue;  // another record, whose name stands there
      const std::string party = shown_place(screen, value.value);
      if (std::find(parties.begin(), parties.end(), party) == parties.end()) parties.push_back(party);
    }
  }
  if (!parties.empty()) out += (out.empty() ? "" : ": ") + screen.words.list(parties);
  const std::string place = type->match.place.empty() ? std::string() : record.text_of(type->match.place);
  const std::string where = is_value(place) ? shown_place(screen, place) : "";
  if (!where.empty() && std::find(parties.begin(), parties.end(), where) == parties.end()) out += " (" + where + ")";
  return out;
}

std::string to_text(const Screen& screen, const Record& record, Why why) {
  const RecordSchema* type = screen.schema.find_record(record.type);
  std::string out = record.id + "  " + (type == nullptr ? record.type : type->label.in(screen.language)) + "  " +
                    shown_name(screen, record) + "\n";
  if (!record.joined_into.empty()) out += "  = " + record.joined_into + "\n";
  for (const FieldValue& value : record.values) {
    out += "  " + shown_field(screen, type, value.field) + ": " + shown_value(screen, type, value.field, value.value) +
           "\n";
    if (why == Why::No) continue;
    for (const Citation& citation : value.citations) {
      out += "      ";
      if (citation.kind == "entry") out += "entered ";
      if (citation.kind == "taken") {
        out += "taken over from " + citation.document + "\n";
        continue;
      }
      if (!citation.document.empty())
        out += citation.document + " " + std::to_string(citation.begin) + "-" + std::to_string(citation.end) + ": ";
      if (!citation.quote.empty()) out += "\"" + in_one_line(citation.quote) + "\"";
      out += "\n";
    }
  }
  return out;
}

std::string shown_cell(const Screen& screen, const FieldSchema& field, const LedgerValue& value) {
  if (!is_value(value.value)) return shown_blank(screen, value.value);
  const Vocabulary* vocabulary = screen.schema.find_vocabulary(field.vocabulary);
  if (const Choice* choice = vocabulary == nullptr ? nullptr : vocabulary->find(value.value))
    return choice->label.in(screen.language);
  if (field.type == FieldType::Place) return screen.places.name(value.value, screen.language);
  return value.typed.empty() ? value.value : value.typed;
}

Json to_json(const PendingDecision& decision) {
  Json values(JsonObject{});
  for (const NewValue& value : decision.effect.values) {
    const Json* before = values.find(value.field);
    if (before == nullptr) {
      values.set(value.field, value.value);
    } else {
      JsonList list = before->list() == nullptr ? JsonList{*before} : *before->list();
      list.emplace_back(value.value);
      values.set(value.field, std::move(list));
    }
  }
  JsonList candidates;
  for (const Candidate& candidate : decision.candidates) {
    JsonList why;
    for (const MatchEvidence& evidence : candidate.match.reasons)
      why.push_back(JsonObject{
          {"reason", match_reason_code(evidence.reason)}, {"left", evidence.left}, {"right", evidence.right}});
    candidates.push_back(
        JsonObject{{"record", candidate.record}, {"score", likelihood(candidate)}, {"reasons", std::move(why)}});
  }
  JsonList missing;
  for (const std::string& field : decision.missing) missing.emplace_back(field);
  return JsonObject{{"decision", decision.id},      {"state", decision.state},
                    {"kind", decision.kind},        {"confidence", fraction(decision.confidence)},
                    {"sources", decision.sources},  {"document", decision.claim.document},
                    {"source", decision.source},    {"begin", decision.claim.begin},
                    {"end", decision.claim.end},    {"quote", decision.quote},
                    {"type", decision.effect.type}, {"record", decision.record},
                    {"values", std::move(values)},  {"candidates", std::move(candidates)},
                    {"missing", std::move(missing)}};
}

std::string to_text(const Screen& screen, const PendingDecision& decision, const std::string& sentence) {
  const RecordSchema* type = screen.schema.find_record(decision.effect.type);
  std::string out =
      std::to_string(decision.id) + "  " + (type == nullptr ? decision.kind : type->label.in(screen.language));
  if (!decision.record.empty()) out += "  -> " + decision.record;
  if (decision.sources > 1) out += "  (" + std::to_string(decision.sources) + " sources)";
  out += "\n";
  if (!sentence.empty()) out += "    " + sentence + "\n";
  for (const NewValue& value : decision.effect.values)
    out += "    " + shown_field(screen, type, value.field) + ": " +
           shown_value(screen, type, value.field, value.value) + "\n";
  for (const std::string& field : decision.missing)
    out += "    " + shown_field(screen, type, field) + ": ?  (--set " + field + "=..., or --ask " + field + ")\n";
  for (const Candidate& candidate : decision.candidates)
    out += "    = " + candidate.record + " " + in_one_line(candidate.name) + "? " + to_string(likelihood(candidate)) +
           reasons(candidate) + "\n";
  if (decision.quote.empty()) return out;  // no text states it
  return out + "    " + decision.source + ": \"" + in_one_line(decision.quote) + "\"\n";
}

}  // namespace chancery
