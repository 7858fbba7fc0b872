#include "register/figures/figures.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "register/match/family.h"
#include "register/office/access.h"
#include "register/office/sharing.h"
#include "register/register.h"
#include "register/review/documents.h"
#include "store/layout.h"

namespace chancery {
namespace {

std::string breakdown_of(const Record& record) {
  std::vector<std::string> parts;
  for (const FieldValue& value : record.values)
    if (value.field == "breakdown") parts.push_back(value.value);
  std::sort(parts.begin(), parts.end());
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

/// When the documents that state it were published, as far as that is known.
Result<std::vector<std::string>> published(const Office& office, const Record& record) {
  std::set<std::string> documents;
  for (const FieldValue& value : record.values)
    if (value.field == "value")
      for (const Citation& citation : value.citations)
        if (citation.document.starts_with("D-")) documents.insert(citation.document);
  std::vector<std::string> out;
  for (const std::string& id : documents) {
    const Result<StoredDocument> document = load_document(office, id);
    if (!document && document.error().kind != ErrorKind::NotFound) return document.error();
    if (document && !document->published.empty()) out.push_back(document->published);
  }
  return out;
}

Status add_own(const Office& office, const FigureQuery& query, std::vector<Figure>& out) {
  std::set<std::string> records;
  for (const std::string& value : query.of) {
    for (const auto& [field, type] : {std::pair("of", FieldType::Link), std::pair("place", FieldType::Place)}) {
      CHECK_STATUS(office.database.each(
          "SELECT record FROM field_value WHERE unit = ? AND type = ? AND field = ? AND sort = ? AND until_seq = ?",
          {office.unit, std::string(kFigureRecord), std::string(field), sort_key(type, value), kStillHolds},
          [&](const Row& row) { return records.insert(row.text(0)), true; }));
    }
  }
  for (const std::string& id : records) {
    const Result<Record> record = view_record(office, id, kNow);
    if (!record && record.error().kind != ErrorKind::NotFound) return record.error();
    if (!record || !record->joined_into.empty()) continue;
    TRY(figure, to_figure(office, *record));
    if (figure) out.push_back(std::move(*figure));
  }
  return {};
}

/// What other offices gave; a figure that does not say what it is of is of the locality of the office.
Status add_received(const Office& office, const FigureQuery& query, std::vector<Figure>& out) {
  const RecordSchema* type = office.schema.find_record(kFigureRecord);
  if (type == nullptr) return {};
  TRY(received, load_all_received(office, *type));
  for (const ReceivedRecord& each : received) {
    TRY(figure, to_figure(office, each.record));
    if (!figure) continue;
    if (figure->of.empty()) figure->of = each.owner.locality;
    figure->office = each.owner.unit;
    if (std::find(query.of.begin(), query.of.end(), figure->of) != query.of.end()) out.push_back(std::move(*figure));
  }
  return {};
}

}  // namespace

Result<std::optional<Figure>> to_figure(const Office& office, const Record& record) {
  if (record.type != kFigureRecord) return std::optional<Figure>();
  Figure out;
  out.record = record.id;
  out.measure = record.text_of("measure");
  out.period = record.text_of("period");
  out.unit = record.text_of("unit");
  out.status = record.text_of("status");
  out.modality = record.text_of("modality");
  out.qualifier = record.find("value_max") != nullptr ? "range" : record.text_of("qualifier");
  out.breakdown = breakdown_of(record);
  out.of = record.text_of("of");
  if (out.of.empty()) out.of = record.text_of("place");
  if (const FieldValue* number = record.find("value")) {
    if (is_value(number->value)) out.number = number->value;
    if (!is_value(number->value)) out.reported = number->value.substr(1);
  }
  out.as_of = record.text_of("as_of");
  out.received = record.text_of("received");
  TRY(days, published(office, record));
  out.published = std::move(days);
  return std::optional(std::move(out));
}

bool is_whole_result(const Figure& figure) {
  const bool reached = figure.modality.empty() || figure.modality == "done" || figure.modality == "ongoing";
  return reached && figure.breakdown.empty();
}

int how_settled(const Schema& schema, const Figure& figure) {
  const RecordSchema* type = schema.find_record(kFigureRecord);
  const FieldSchema* status = type == nullptr ? nullptr : type->status_field();
  if (status == nullptr || figure.status.empty()) return 0;
  const auto at = std::find(status->grows.begin(), status->grows.end(), figure.status);
  return static_cast<int>(at - status->grows.begin()) - static_cast<int>(status->grows.size()) + 1;
}

Result<std::vector<Figure>> list_figures(const Office& office, const FigureQuery& query) {
  std::vector<Figure> out;
  CHECK_STATUS(add_own(office, query, out));
  CHECK_STATUS(add_received(office, query, out));
  std::erase_if(out, [&](const Figure& figure) {
    return (!query.measure.empty() && figure.measure != query.measure) ||
           (!query.period.empty() && figure.period != query.period);
  });
  const auto key = [](const Figure& figure) {
    return std::tie(figure.measure, figure.period, figure.breakdown, figure.of, figure.office, figure.record);
  };
  std::sort(out.begin(), out.end(), [&](const Figure& left, const Figure& right) { return key(left) < key(right); });
  return out;
}

}  // namespace chancery
