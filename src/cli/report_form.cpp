#include "cli/report_form.h"

#include <algorithm>

#include "cli/letterhead_form.h"
#include "register/figures/differences.h"
#include "register/period.h"
#include "register/review/review.h"
#include "report/record_paper.h"

namespace chancery {
namespace {

constexpr const char* kWords = "report";
constexpr const char* kUncheckedMark = "*";

/// A year is told as such.
std::string period_of(const ReportQuery& query) {
  const std::string year = query.from.substr(0, 4);
  return query.from == year + "-01-01" && query.until == year + "-12-31" ? year : query.from + "/" + query.until;
}

class ReportPaper : private RecordPaper {
 public:
  ReportPaper(const Office& office, const Screen& screen, const ReportQuery& query, const Letterhead& letterhead)
      : RecordPaper(office, screen), office_(office), screen_(screen), query_(query), letterhead_(letterhead) {}

  Result<Paper> write_draft(const YearlyReport& report) {
    CHECK_STATUS(add_letterhead({}));
    title(report_title(screen_, query_));
    add(PaperBlock::Kind::Subtitle, screen_.words.fill(kWords, "draft", {{"day", shown_date(screen_, query_.as_of)}}));
    if (report.unchecked > 0)
      add(PaperBlock::Kind::Paragraph, kUncheckedMark + (" " + screen_.words.word(kWords, "unchecked_mark")));
    CHECK_STATUS(add_parts(report));
    add_signature({});
    CHECK_STATUS(add_for_author(report));
    return take();
  }
  Result<Paper> write_issued(const YearlyReport& report, const IssueDetails& details, std::int64_t version) {
    const LetterheadDetails around{details.number, details.day, details.signer};
    CHECK_STATUS(add_letterhead(around));
    title(details.title);
    if (!details.number.empty() && !is_for(letterhead_, screen_)) add(PaperBlock::Kind::Subtitle, details.number);
    add(PaperBlock::Kind::Subtitle,
        screen_.words.fill(kWords, "issued",
                           {{"day", shown_date(screen_, details.day)}, {"as_of", shown_date(screen_, query_.as_of)}}));
    if (version > 1)
      add(PaperBlock::Kind::Subtitle, screen_.words.fill(kWords, "version", {{"n", std::to_string(version)}}));
    CHECK_STATUS(add_parts(report));
    add_signature(around);
    return take();
  }

 private:
  Status add_letterhead(const LetterheadDetails& details) {
    if (!is_for(letterhead_, screen_)) return {};
    TRY(block, letterhead_block(office_, screen_, letterhead_, details));
    add(std::move(block));
    return {};
  }
  void add_signature(const LetterheadDetails& details) {
    if (is_for(letterhead_, screen_)) {
      add(signature_block(letterhead_, details));
    } else if (!details.signer.empty()) {
      add(PaperBlock::Kind::Paragraph, details.signer);
    }
  }

  Status add_parts(const YearlyReport& report) {
    int number = 0;
    for (const ReportPart& part : report.parts) {
      add(PaperBlock::Kind::Heading, std::to_string(++number) + ". " + part.section->heading.in(screen_.language));
      CHECK_STATUS(add_figures(part));
      for (const ReportRows& rows : part.tables) CHECK_STATUS(add_table(rows));
      const bool known = std::any_of(part.figures.begin(), part.figures.end(),
                                     [](const ReportFigure& figure) { return figure.entry.has_value(); });
      if (!known && part.tables.empty()) add(PaperBlock::Kind::Paragraph, screen_.words.word("brief", "blank"));
    }
    return {};
  }

  [[nodiscard]] static std::string marked(const std::string& text, const ReportEntry& entry) {
    return entry.is_checked() ? text : text + kUncheckedMark;
  }
  [[nodiscard]] std::string amount(const Figure& figure) const {
    if (figure.reported == "nothing_to_report") return shown_blank(screen_, std::string(kNothingToReport));
    if (!figure.number) return {};
    return screen_.words.amount(*figure.number, figure.unit, {}, figure.qualifier == "range" ? "" : figure.qualifier);
  }
  [[nodiscard]] std::string signed_percent(std::string digits) const {
    if (digits.empty()) return digits;
    const bool down = digits.starts_with('-');
    if (down) digits.erase(0, 1);
    return (down ? "−" : "+") + screen_.words.amount(digits, "%");
  }

  /// What is counted stands in the name of the measure; a share and a currency stay with the number.
  static std::optional<PaperNumber> number(const std::string& digits, const std::string& unit) {
    const bool is_currency =
        unit.size() == 3 && std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return PaperNumber{digits, is_currency || unit == "%" ? unit : std::string()};
  }
  /// Bounds and estimates stay words: a spreadsheet would take 'over 40' for 40.
  [[nodiscard]] std::optional<PaperNumber> number_of(const Figure& figure) const {
    if (!figure.number || !figure.qualifier.empty()) return std::nullopt;
    return number(*figure.number, figure.unit);
  }
  [[nodiscard]] PaperText number_cell(const std::string& digits, const std::string& unit) const {
    if (digits.empty()) return {};
    return {screen_.words.amount(digits, unit), {}, number(digits, unit)};
  }

  Status add_figures(const ReportPart& part) {
    const auto known = [](const ReportFigure& each) { return each.entry.has_value(); };
    if (std::none_of(part.figures.begin(), part.figures.end(), known)) return {};
    PaperBlock table{PaperBlock::Kind::Table,
                     {},
                     {screen_.words.word(kWords, "measure"), label("indicator", "plan"),
                      screen_.words.word(kWords, "result"), label("indicator", "plan_percent"),
                      screen_.words.word(kWords, "before"), screen_.words.word(kWords, "change")},
                     {}};
    for (const ReportFigure& each : part.figures) {
      if (!each.entry) continue;  // told to the author below
      const Record& record = each.entry->record;
      TRY(source, source_of(record, "value"));
      std::string result = marked(amount(each.figure), *each.entry);
      if (!each.figure.status.empty()) result += " (" + label_of(screen_, "figure_status", each.figure.status) + ")";
      if (const std::string when = each.figure.period; !when.empty() && when != period_of(query_))
        result += ", " + shown_date(screen_, when);
      if (each.inferred) source += (source.empty() ? "" : " ") + screen_.words.word(kWords, "inferred");
      const std::string plan = record.text_of("plan");
      const std::string share = record.text_of("plan_percent");
      std::string change = record.text_of("growth_percent");
      if (change.empty() && each.change) change = *each.change;
      table.rows.push_back({{label_of(screen_, "indicator", each.measure), {}},
                            number_cell(plan, each.figure.unit),
                            {result, source, number_of(each.figure)},
                            number_cell(share, "%"),
                            {each.before ? amount(*each.before) : std::string(),
                             {},
                             each.before ? number_of(*each.before) : std::nullopt},
                            {signed_percent(change), {}, change.empty() ? std::nullopt : number(change, "%")}});
    }
    add(std::move(table));
    return {};
  }

  /// The columns of a table, without those in which nothing stands.
  [[nodiscard]] static std::vector<std::string> filled_fields(const ReportRows& rows, const RecordSchema& type) {
    std::vector<std::string> out;
    for (const std::string& field : rows.table->fields) {
      const auto has = [&](const ReportEntry& entry) { return entry.record.find(field) != nullptr; };
      if (is_name(type, field) || std::any_of(rows.entries.begin(), rows.entries.end(), has)) out.push_back(field);
    }
    return out;
  }

  Status add_table(const ReportRows& rows) {
    const RecordSchema* type = screen_.schema.find_record(rows.table->record);
    if (type == nullptr) return {};
    add(PaperBlock::Kind::Paragraph,
        type->plural.in(screen_.language) + " (" + std::to_string(rows.entries.size()) + ")");
    PaperBlock table{PaperBlock::Kind::Table, {}, {screen_.words.word(kWords, "number")}, {}};
    const std::vector<std::string> fields = filled_fields(rows, *type);
    for (const std::string& field : fields) table.head.push_back(label(type->id, field));
    for (const ReportEntry& entry : rows.entries) {
      const Record& record = entry.record;
      std::vector<PaperText> cells{{marked(std::to_string(table.rows.size() + 1), entry), {}}};
      bool is_sourced = false;  // one sentence is enough for a row
      for (const std::string& field : fields) {
        TRY(text, all_of(record, *type, field));
        TRY(source, is_sourced || text.empty() ? Result<std::string>(std::string()) : source_of(record, field));
        is_sourced = is_sourced || !source.empty();
        cells.push_back({std::move(text), std::move(source)});
      }
      table.rows.push_back(std::move(cells));
    }
    add(std::move(table));
    return {};
  }

  /// Every value of a field; of what has no name of its own what it is.
  Result<std::string> all_of(const Record& record, const RecordSchema& type, const std::string& field) const {
    std::string out;
    for (const FieldValue& value : record.values) {
      if (value.field != field) continue;
      TRY(text, shown_behind(record, field, value.value));
      out += (out.empty() ? "" : ", ") + one_line(text, kLongestQuote);
    }
    return out.empty() && is_name(type, field) ? shown_name(screen_, record) : out;
  }
  static bool is_name(const RecordSchema& type, const std::string& field) {
    return !type.name.empty() && type.name.front() == field;
  }

  /// What the report does not say, and why.
  Status add_for_author(const YearlyReport& report) {
    add(PaperBlock::Kind::Heading, screen_.words.word(kWords, "for_author"));
    if (report.unchecked > 0) add(PaperBlock::Kind::Item, screen_.words.count(kWords, "unchecked", report.unchecked));
    TRY(differences, list_differences(office_));
    for (const Difference& each : differences) {
      if (each.place != query_.place || first_day(each.period) < query_.from || last_day(each.period) > query_.until)
        continue;
      std::string numbers;
      for (const DifferingFigure& figure : each.figures)
        numbers += (numbers.empty() ? "" : ", ") + screen_.words.amount(figure.number, figure.unit) + " (" +
                   figure.source + ")";
      add(PaperBlock::Kind::Item,
          screen_.words.fill(kWords, "differs",
                             {{"measure", label_of(screen_, "indicator", each.measure)}, {"numbers", numbers}}));
    }
    std::vector<std::string> missing;
    for (const std::string& measure : report.not_reported) missing.push_back(label_of(screen_, "indicator", measure));
    if (!missing.empty())
      add(PaperBlock::Kind::Item,
          screen_.words.fill(kWords, "not_reported", {{"measures", screen_.words.list(missing)}}));
    return {};
  }

  const Office& office_;
  const Screen& screen_;
  const ReportQuery& query_;
  const Letterhead& letterhead_;
};

/// Whether it was checked, and what it waits for.
void put_state(Json& out, const ReportEntry& entry) {
  out.set("checked", entry.is_checked());
  if (entry.decision != 0) out.set("decision", entry.decision);
}

Json figure_json(const Figure& figure) {
  Json out(JsonObject{{"record", figure.record}, {"period", figure.period}});
  if (figure.number) out.set("number", JsonNumber{*figure.number});
  for (const auto& [key, value] : {std::pair("unit", &figure.unit), std::pair("status", &figure.status),
                                   std::pair("reported", &figure.reported), std::pair("as_of", &figure.as_of)})
    if (!value->empty()) out.set(key, *value);
  return out;
}

}  // namespace

Result<Paper> to_paper(const Office& office, const Screen& screen, const YearlyReport& report, const ReportQuery& query,
                       const Letterhead& letterhead) {
  return ReportPaper(office, screen, query, letterhead).write_draft(report);
}

Result<Paper> to_issued_paper(const Office& office, const Screen& screen, const YearlyReport& report,
                              const ReportQuery& query, const Letterhead& letterhead, const IssueDetails& details,
                              std::int64_t version) {
  return ReportPaper(office, screen, query, letterhead).write_issued(report, details, version);
}

std::string report_period(const Screen& screen, const ReportQuery& query) {
  return shown_date(screen, period_of(query));
}

std::string report_title(const Screen& screen, const ReportQuery& query) {
  return screen.words.fill(kWords, "title",
                           {{"name", shown_place(screen, query.place)}, {"period", report_period(screen, query)}});
}

Json to_json(const Schema& schema, const YearlyReport& report, const ReportQuery& query) {
  JsonList sections;
  for (const ReportPart& part : report.parts) {
    JsonList figures;
    for (const ReportFigure& each : part.figures) {
      if (!each.entry) continue;
      Json figure(JsonObject{{"measure", each.measure}, {"figure", figure_json(each.figure)}});
      put_state(figure, *each.entry);
      for (const char* field : {"plan", "plan_percent", "growth_percent"})
        if (const std::string value = each.entry->record.text_of(field); !value.empty())
          figure.set(field, JsonNumber{value});
      if (each.before) figure.set("before", figure_json(*each.before));
      if (each.change) figure.set("change_percent", JsonNumber{*each.change});
      if (each.inferred) figure.set("inferred", true);
      figures.push_back(std::move(figure));
    }
    JsonList tables;
    for (const ReportRows& rows : part.tables) {
      JsonList records;
      for (const ReportEntry& entry : rows.entries) {
        Json record = to_json(schema, entry.record, Why::No);
        put_state(record, entry);
        records.push_back(std::move(record));
      }
      tables.push_back(JsonObject{{"type", rows.table->record}, {"records", std::move(records)}});
    }
    sections.push_back(
        JsonObject{{"section", part.section->id}, {"figures", std::move(figures)}, {"tables", std::move(tables)}});
  }
  JsonList missing;
  for (const std::string& measure : report.not_reported) missing.emplace_back(measure);
  return JsonObject{{"place", query.place},
                    {"from", query.from},
                    {"until", query.until},
                    {"as_of", query.as_of},
                    {"sections", std::move(sections)},
                    {"not_reported", std::move(missing)}};
}

}  // namespace chancery
