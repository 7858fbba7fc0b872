#include "follow/yearly_report.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <map>
#include <tuple>

#include "register/match/family.h"
#include "register/office/access.h"
#include "register/period.h"
#include "register/record_list.h"
#include "register/review/documents.h"
#include "register/review/review.h"
#include "register/successions.h"

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

std::string a_year_before(const std::string& day) {
  return std::to_string(std::stoi(day.substr(0, 4)) - 1) + day.substr(4);
}

/// Estimated, provisional, then what is final or does not say.
int settled(const Figure& figure) {
  constexpr std::array<std::string_view, 2> kOpen = {"estimated", "provisional"};
  return static_cast<int>(std::find(kOpen.begin(), kOpen.end(), figure.status) - kOpen.begin());
}

std::optional<double> to_double(const std::optional<std::string>& digits) {
  double out = 0;
  if (!digits) return std::nullopt;
  const auto [end, error] = std::from_chars(digits->data(), digits->data() + digits->size(), out);
  return error == std::errc() && end == digits->data() + digits->size() ? std::optional(out) : std::nullopt;
}

/// The change from one number to another in percent, with one decimal.
std::optional<std::string> change_between(const Figure& before, const Figure& now) {
  const auto first = to_double(before.number);
  const auto second = to_double(now.number);
  if (!first || !second || *first <= 0) return std::nullopt;
  std::array<char, 40> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), (*second / *first - 1) * 100,
                                          std::chars_format::fixed, 1);
  if (error != std::errc()) return std::nullopt;
  return std::string(digits.data(), end);
}

/// What a report asks of a document.
struct SourceDocument {
  std::string published;             ///< EDTF, or empty
  std::string period;                ///< what it is of: its day, else the year that it names most often
  std::vector<std::string> subject;  ///< the localities that it is about
};

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

class ReportFinder {
 public:
  ReportFinder(const Office& office, const PlaceSuccessions& successions, const ReportQuery& query)
      : office_(office), successions_(successions), query_(query) {}

  Result<YearlyReport> gather(const FollowRules& rules) {
    TRY(family, list_family(office_, query_.place));
    family_ = std::move(family);
    CHECK_STATUS(find_unchecked());
    CHECK_STATUS(find_figures());
    YearlyReport out;
    for (const ReportSection& section : rules.report) {
      ReportPart part{&section, {}, {}};
      for (const std::string& measure : section.figures) {
        TRY(figure, figure_of(measure));
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
  /// A figure of a record, or of what was not checked.
  struct Candidate {
    Figure figure;
    const ReportEntry* unchecked = nullptr;
  };

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
      if (kind.in_wake || !kind.ask.empty()) continue;
      TRY(kept, list_kept(office_, kind.id));
      std::move(kept.begin(), kept.end(), std::back_inserter(decisions));
    }
    for (const PendingDecision& decision : decisions)
      if (decision.record.empty() && !decision.effect.type.empty())
        unchecked_.push_back({proposed_record(office_.schema, decision), decision.id});
    return {};
  }
  Status find_figures() {
    TRY(figures, list_figures(office_, {family_, "", ""}));
    for (Figure& figure : figures)
      if (figure.office.empty()) figures_.push_back({std::move(figure), nullptr});
    for (const ReportEntry& entry : unchecked_) {
      TRY(figure, to_figure(office_, entry.record));
      if (figure && is_family(figure->of)) figures_.push_back({std::move(*figure), &entry});
    }
    return {};
  }

  [[nodiscard]] bool is_family(std::string_view value) const {
    return std::find(family_.begin(), family_.end(), value) != family_.end();
  }
  /// What the report may know of on its day.
  [[nodiscard]] bool is_known(const std::vector<std::string>& published) const {
    const auto later = [&](const std::string& day) { return first_day(day) > query_.as_of; };
    return published.empty() || !std::all_of(published.begin(), published.end(), later);
  }
  /// Is it a result of ours that was known on the day of the report?
  [[nodiscard]] bool counts(const Figure& figure, const std::string& measure) const {
    if (figure.measure != measure || !figure.breakdown.empty()) return false;
    if (!figure.modality.empty() && figure.modality != "done" && figure.modality != "ongoing") return false;
    return is_known(figure.published);
  }
  [[nodiscard]] static bool is_within(const std::string& period, const std::string& from, const std::string& until) {
    const std::string first = first_day(period);
    const std::string last = last_day(period);
    return !first.empty() && !last.empty() && first >= from && last <= until;
  }

  /// The figure of a stretch of time: the one that reaches furthest into it, of those one from its beginning; then what
  /// was checked, what is most settled, the latest.
  [[nodiscard]] const Candidate* best(const std::string& measure, const std::string& from,
                                      const std::string& until) const {
    const Candidate* out = nullptr;
    const auto rank = [&](const Candidate& each) {
      const Figure& figure = each.figure;
      return std::tuple(last_day(figure.period), first_day(figure.period) == from, each.unchecked == nullptr,
                        settled(figure), figure.published.empty() ? std::string() : figure.published.back());
    };
    for (const Candidate& each : figures_) {
      if (!counts(each.figure, measure) || !is_within(each.figure.period, from, until)) continue;
      if (out == nullptr || rank(each) > rank(*out)) out = &each;
    }
    return out;
  }
  /// A figure without a period takes that of its document.
  Result<const Candidate*> without_period(const std::string& measure) {
    const Candidate* out = nullptr;
    const auto rank = [](const Candidate& each) { return std::pair(each.unchecked == nullptr, settled(each.figure)); };
    for (const Candidate& each : figures_) {
      if (!counts(each.figure, measure) || !each.figure.period.empty()) continue;
      const Record* record = each.unchecked == nullptr ? nullptr : &each.unchecked->record;
      Record loaded;
      if (record == nullptr) {
        TRY(found, view_record(office_, each.figure.record, kNow));
        loaded = std::move(found);
        record = &loaded;
      }
      TRY(documents, documents_of(*record));
      const auto in_time = [&](const SourceDocument* document) {
        return is_within(document->period, query_.from, query_.until);
      };
      if (!std::any_of(documents.begin(), documents.end(), in_time)) continue;
      if (out == nullptr || rank(each) > rank(*out)) out = &each;
    }
    return out;
  }

  Result<ReportFigure> figure_of(const std::string& measure) {
    ReportFigure out;
    out.measure = measure;
    const Candidate* found = best(measure, query_.from, query_.until);
    if (found == nullptr) {
      TRY(undated, without_period(measure));
      found = undated;
      out.inferred = found != nullptr;
    }
    if (found == nullptr) return out;
    if (found->unchecked != nullptr) {
      out.entry = *found->unchecked;
    } else {
      TRY(record, view_record(office_, found->figure.record, kNow));
      out.entry = ReportEntry{std::move(record), 0};
    }
    out.figure = found->figure;
    const Candidate* before = best(measure, a_year_before(query_.from), a_year_before(query_.until));
    if (before != nullptr && before->figure.unit == found->figure.unit) {
      out.before = before->figure;
      if (is_like(before->figure, found->figure) && !changed_territory())
        out.change = change_between(before->figure, found->figure);
    }
    return out;
  }
  /// The same months of two years.
  [[nodiscard]] static bool is_like(const Figure& before, const Figure& now) {
    return !now.period.empty() && first_day(before.period) == a_year_before(first_day(now.period)) &&
           last_day(before.period) == a_year_before(last_day(now.period));
  }
  /// Were other places merged into it since the beginning of the year before?
  [[nodiscard]] bool changed_territory() const {
    const auto changes = successions_.changes(query_.place);
    const std::string since = a_year_before(query_.from);
    return std::any_of(changes.begin(), changes.end(),
                       [&](std::string_view day) { return day >= since && day <= query_.until; });
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
    TRY(documents, documents_of(entry.record));
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
    const bool now = date.empty() ? std::any_of(periods.begin(), periods.end(), in_time) : in_time(date);
    if (about && now && is_known(published) && !has_ended(entry.record)) out.push_back(std::move(entry));
    return {};
  }
  [[nodiscard]] bool has_ended(const Record& record) const {
    const RecordSchema* type = office_.schema.find_record(record.type);
    const FieldSchema* date = type == nullptr ? nullptr : type->find_field(type->date);
    const std::string ended = date == nullptr || date->until.empty() ? "" : record.text_of(date->until);
    return !ended.empty() && is_value(ended) && last_day(ended) < query_.from;
  }

  /// The documents that a record was read in.
  Result<std::vector<const SourceDocument*>> documents_of(const Record& record) {
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

  const Office& office_;
  const PlaceSuccessions& successions_;
  const ReportQuery& query_;
  std::vector<std::string> family_;
  std::vector<ReportEntry> unchecked_;
  std::vector<Candidate> figures_;
  std::map<std::string, std::optional<SourceDocument>> documents_;
};

}  // namespace

Result<YearlyReport> gather_report(const Office& office, const FollowRules& rules, const PlaceSuccessions& successions,
                                   const ReportQuery& query) {
  if (rules.report.empty())
    return Error{ErrorKind::BadArgument, "the rules have no outline of a report ([[section]])", "rules"};
  return ReportFinder(office, successions, query).gather(rules);
}

}  // namespace chancery
