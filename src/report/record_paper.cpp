#include "report/record_paper.h"

#include "follow/due_day.h"
#include "register/office/access.h"
#include "register/review/documents.h"

namespace chancery {

void RecordPaper::title(std::string text) {
  paper_.title = text;
  add(PaperBlock::Kind::Title, std::move(text));
}

void RecordPaper::add(PaperBlock::Kind kind, std::string text, std::string note) {
  paper_.blocks.push_back({kind, {std::move(text), std::move(note)}, {}, {}});
}

std::string RecordPaper::label(std::string_view type, std::string_view field) const {
  const RecordSchema* schema = screen_.schema.find_record(type);
  const FieldSchema* found = schema == nullptr ? nullptr : schema->find_field(field);
  return found == nullptr ? std::string() : found->label.in(screen_.language);
}

std::string RecordPaper::shown(const Record& record, std::string_view field, const std::string& value) const {
  const std::vector<DayStep> time = parse_duration(value);
  if (time.empty())
    return value.empty() ? value : shown_value(screen_, screen_.schema.find_record(record.type), field, value);
  constexpr const char* kUnits[] = {"day", "day", "month", "year"};
  std::string out;
  for (const DayStep& step : time)
    out += (out.empty() ? "" : " ") +
           screen_.words.amount(std::to_string(step.count), kUnits[static_cast<std::size_t>(step.unit)]);
  return out;
}

Result<std::string> RecordPaper::source_of(const Record& record, std::string_view field) const {
  const FieldValue* value = record.find(field);
  if (value == nullptr) return std::string();
  for (const Citation& citation : value->citations) {
    if (citation.kind != "claim" || citation.document.empty()) continue;
    TRY(document, load_document(office_, citation.document));
    // The words themselves need not stand there twice.
    if (one_line(citation.quote) == one_line(value->value)) return document.source;
    return screen_.words.fill("brief", "source",
                              {{"quote", one_line(citation.quote, kLongestQuote)}, {"source", document.source}});
  }
  return std::string();
}

Result<std::string> RecordPaper::shown_behind(const Record& record, std::string_view field,
                                              const std::string& value) const {
  if (value.empty() || screen_.schema.find_numbered(value) == nullptr) return shown(record, field, value);
  const Result<Record> other = view_record(office_, value, kNow);
  if (!other && other.error().kind != ErrorKind::NotFound) return other.error();
  return other ? shown_name(screen_, *other) : std::string();
}

}  // namespace chancery
