#include "follow/report_sources.h"

#include <algorithm>

#include "register/period.h"
#include "register/review/documents.h"

namespace chancery {
namespace {

/// A time within one year.
bool is_of_one_year(const std::string& period) {
  return first_day(period).substr(0, 4) == last_day(period).substr(0, 4) && !first_day(period).empty();
}

/// Nothing where the register does not hold it any more.
Result<std::optional<SourceDocument>> load_source(const Office& office, const std::string& id) {
  const Result<StoredDocument> document = load_document(office, id);
  if (!document && document.error().kind == ErrorKind::NotFound) return std::optional<SourceDocument>();
  if (!document) return document.error();
  SourceDocument out{document->published, document->published, {}};
  TRY(body, parse_json(document->body, id));
  for (const Json& place : body.list_of("subject"))
    if (place.text() != nullptr) out.subject.push_back(*place.text());
  if (!out.period.empty()) return std::optional(std::move(out));
  TRY(line, load_reading(office, id));
  TRY(reading, parse_json(line, id));
  std::map<std::string, int> years;
  for (const Json& mention : reading.list_of("mentions")) {
    const std::string value(mention.text_of("kind") == "date" ? mention.text_of("value") : "");
    if (!is_of_one_year(value)) continue;
    const std::string year = first_day(value).substr(0, 4);
    if (++years[year] > years[out.period]) out.period = year;
  }
  return std::optional(std::move(out));
}

}  // namespace

Result<std::vector<const SourceDocument*>> ReportSources::documents_of(const Record& record) {
  std::vector<const SourceDocument*> out;
  for (const FieldValue& value : record.values) {
    for (const Citation& citation : value.citations) {
      if (citation.kind != "claim") continue;
      const auto [known, is_new] = documents_.try_emplace(citation.document);
      if (is_new) {
        TRY(document, load_source(office_, citation.document));
        known->second = std::move(document);
      }
      const SourceDocument* document = known->second ? &*known->second : nullptr;
      if (document != nullptr && std::find(out.begin(), out.end(), document) == out.end()) out.push_back(document);
    }
  }
  return out;
}

}  // namespace chancery
