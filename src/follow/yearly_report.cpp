#include "follow/yearly_report.h"

#include <algorithm>
#include <iterator>

#include "follow/report_figures.h"
#include "follow/report_sources.h"
#include "register/match/family.h"
#include "register/office/access.h"
#include "register/period.h"
#include "register/record_list.h"
#include "register/review/review.h"

namespace chancery {
namespace {

bool holds_one_of(const Record& record, const std::string& field, const std::vector<std::string>& values) {
  return std::any_of(record.values.begin(), record.values.end(), [&](const FieldValue& value) {
    return value.field == field && is_value(value.value) &&
           (values.front() == "*" || std::find(values.begin(), values.end(), value.value) != values.end());
  });
}

bool meets(const ReportTable& table, const Record& record) {
  const auto holds = [&](const auto& condition) { return holds_one_of(record, condition.first, condition.second); };
  return std::all_of(table.when.begin(), table.when.end(), holds) &&
         std::none_of(table.unless.begin(), table.unless.end(), holds);
}

class ReportFinder {
 public:
  ReportFinder(const Office& office, const PlaceSuccessions& successions, const ReportQuery& query)
      : office_(office), query_(query), sources_(office), figures_(office, successions, query, sources_) {}

  Result<YearlyReport> gather(const FollowRules& rules) {
    TRY(family, list_family(office_, query_.place));
    family_ = std::move(family);
    CHECK_STATUS(find_unchecked());
    CHECK_STATUS(figures_.load(family_, unchecked_));
    YearlyReport out;
    for (const ReportSection& section : rules.report) {
      ReportPart part{&section, {}, {}};
      for (const std::string& measure : section.figures) {
        TRY(figure, figures_.find(measure));
        if (!figure.entry) out.not_reported.push_back(measure);
        if (figure.entry) note(*figure.entry, out);
        part.figures.push_back(std::move(figure));
      }
      for (const ReportTable& table : section.tables) {
        TRY(entries, entries_of(table));
        for (const ReportEntry& entry : entries) note(entry, out);
        if (!entries.empty()) part.tables.push_back({&table, std::move(entries)});
      }
      out.parts.push_back(std::move(part));
    }
    return out;
  }

 private:
  static void note(const ReportEntry& entry, YearlyReport& out) {
    if (!entry.is_checked()) ++out.unchecked;
  }

  /// What was read and not checked, and would make a record of its own.
  Status find_unchecked() {
    constexpr std::int64_t kAll = 1'000'000;
    ReviewQuery query;
    query.limit = kAll;
    TRY(decisions, list_decisions(office_, query));
    for (const KindSchema& kind : office_.schema.kinds) {
      if (kind.in_wake || !kind.ask.empty() || query_.to_issue) continue;
      TRY(kept, list_kept(office_, kind.id));
      std::move(kept.begin(), kept.end(), std::back_inserter(decisions));
    }
    for (const PendingDecision& decision : decisions)
      if (decision.record.empty() && !decision.effect.type.empty())
        unchecked_.push_back({proposed_record(office_.schema, decision), decision.id});
    return {};
  }
  [[nodiscard]] bool is_family(std::string_view value) const {
    return std::find(family_.begin(), family_.end(), value) != family_.end();
  }
  Result<std::vector<ReportEntry>> entries_of(const ReportTable& table) {
    RecordQuery query;
    query.type = table.record;
    query.limit = INT64_MAX;
    query.seen_by = office_.actor;
    TRY(listed, list_records(office_, query));
    std::vector<ReportEntry> out;
    for (const Record& each : listed) {
      if (!each.date.empty() && !is_in_time(table, each.date)) continue;
      TRY(record, view_record(office_, each.id, kNow));
      CHECK_STATUS(add_entry(table, {std::move(record), 0}, out));
    }
    for (const ReportEntry& each : unchecked_)
      if (each.record.type == table.record) CHECK_STATUS(add_entry(table, each, out));
    std::stable_sort(out.begin(), out.end(), [](const ReportEntry& left, const ReportEntry& right) {
      return left.record.date < right.record.date;
    });
    return out;
  }
  [[nodiscard]] bool is_in_time(const ReportTable& table, const std::string& day) const {
    return first_day(day) <= std::min(query_.until, query_.as_of) && (table.standing || last_day(day) >= query_.from);
  }
  Status add_entry(const ReportTable& table, ReportEntry entry, std::vector<ReportEntry>& out) {
    if (!meets(table, entry.record)) return {};
    TRY(documents, sources_.documents_of(entry.record));
    std::vector<std::string> published, periods;
    bool about = documents.empty();  // entered or imported
    for (const SourceDocument* document : documents) {
      if (!document->published.empty()) published.push_back(document->published);
      if (!document->period.empty()) periods.push_back(document->period);
      about = about || (document->subject.empty() ? query_.is_home
                                                  : std::any_of(document->subject.begin(), document->subject.end(),
                                                                [&](const auto& place) { return is_family(place); }));
    }
    const auto names = [&](const FieldValue& value) { return is_family(value.value); };
    about = about || std::any_of(entry.record.values.begin(), entry.record.values.end(), names);
    // What has no day of its own has that of its document.
    const std::string& date = entry.record.date;
    const auto in_time = [&](const std::string& day) { return is_in_time(table, day); };
    const bool now =
        date.empty() ? table.standing || std::any_of(periods.begin(), periods.end(), in_time) : in_time(date);
    if (about && now && is_known(query_, published) && !has_ended(entry.record)) out.push_back(std::move(entry));
    return {};
  }
  [[nodiscard]] bool has_ended(const Record& record) const {
    const RecordSchema* type = office_.schema.find_record(record.type);
    const FieldSchema* date = type == nullptr ? nullptr : type->find_field(type->date);
    const std::string ended = date == nullptr || date->until.empty() ? "" : record.text_of(date->until);
    return !ended.empty() && is_value(ended) && last_day(ended) < query_.from;
  }

  const Office& office_;
  const ReportQuery& query_;
  ReportSources sources_;
  ReportFigures figures_;
  std::vector<std::string> family_;
  std::vector<ReportEntry> unchecked_;
};

}  // namespace

Result<YearlyReport> gather_report(const Office& office, const FollowRules& rules, const PlaceSuccessions& successions,
                                   const ReportQuery& query) {
  if (rules.report.empty())
    return Error{ErrorKind::BadArgument, "the rules have no outline of a report ([[section]])", "rules"};
  return ReportFinder(office, successions, query).gather(rules);
}

}  // namespace chancery
