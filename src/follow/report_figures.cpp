#include "follow/report_figures.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include "intake/number_format.h"
#include "register/office/access.h"
#include "register/period.h"

namespace chancery {
namespace {

std::string a_year_before(const std::string& day) {
  return std::to_string(std::stoi(day.substr(0, 4)) - 1) + day.substr(4);
}

/// The change from one number to another in percent, with one decimal.
std::optional<std::string> change_between(const Figure& before, const Figure& now) {
  const auto first = before.number ? read_double(*before.number) : std::nullopt;
  const auto second = now.number ? read_double(*now.number) : std::nullopt;
  if (!first || !second || *first <= 0) return std::nullopt;
  std::array<char, 40> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), (*second / *first - 1) * 100,
                                          std::chars_format::fixed, 1);
  if (error != std::errc()) return std::nullopt;
  return std::string(digits.data(), end);
}

/// The same months of two years.
bool is_like(const Figure& before, const Figure& now) {
  return !now.period.empty() && first_day(before.period) == a_year_before(first_day(now.period)) &&
         last_day(before.period) == a_year_before(last_day(now.period));
}

}  // namespace

bool is_known(const ReportQuery& query, const std::vector<std::string>& published) {
  const auto later = [&](const std::string& day) { return first_day(day) > query.as_of; };
  return published.empty() || !std::all_of(published.begin(), published.end(), later);
}

Status ReportFigures::load(const std::vector<std::string>& family, const std::vector<ReportEntry>& unchecked) {
  TRY(figures, list_figures(office_, {family, "", ""}));
  for (Figure& figure : figures)
    if (figure.office.empty()) figures_.push_back({std::move(figure), nullptr});
  for (const ReportEntry& entry : unchecked) {
    TRY(figure, to_figure(office_, entry.record));
    if (figure && std::find(family.begin(), family.end(), figure->of) != family.end())
      figures_.push_back({std::move(*figure), &entry});
  }
  return {};
}

/// Is it a result of ours that was known on the day of the report?
bool ReportFigures::counts(const Figure& figure, const std::string& measure) const {
  return figure.measure == measure && is_whole_result(figure) && is_known(query_, figure.published);
}

/// The figure of a stretch of time: the one that reaches furthest into it, of those one from its beginning; then what
/// was checked, what is most settled, the latest.
const ReportFigures::Candidate* ReportFigures::best(const std::string& measure, const std::string& from,
                                                    const std::string& until) const {
  const Candidate* out = nullptr;
  const auto rank = [&](const Candidate& each) {
    const Figure& figure = each.figure;
    return std::tuple(last_day(figure.period), first_day(figure.period) == from, each.unchecked == nullptr,
                      how_settled(office_.schema, figure),
                      figure.published.empty() ? std::string() : figure.published.back());
  };
  for (const Candidate& each : figures_) {
    if (!counts(each.figure, measure) || !is_within(each.figure.period, from, until)) continue;
    if (out == nullptr || rank(each) > rank(*out)) out = &each;
  }
  return out;
}

/// A figure without a period takes that of its document.
Result<const ReportFigures::Candidate*> ReportFigures::without_period(const std::string& measure) {
  const Candidate* out = nullptr;
  const auto rank = [&](const Candidate& each) {
    return std::pair(each.unchecked == nullptr, how_settled(office_.schema, each.figure));
  };
  for (const Candidate& each : figures_) {
    if (!counts(each.figure, measure) || !each.figure.period.empty()) continue;
    const Record* record = each.unchecked == nullptr ? nullptr : &each.unchecked->record;
    Record loaded;
    if (record == nullptr) {
      TRY(found, view_record(office_, each.figure.record, kNow));
      loaded = std::move(found);
      record = &loaded;
    }
    TRY(documents, sources_.documents_of(*record));
    const auto in_time = [&](const SourceDocument* document) {
      return is_within(document->period, query_.from, query_.until);
    };
    if (!std::any_of(documents.begin(), documents.end(), in_time)) continue;
    if (out == nullptr || rank(each) > rank(*out)) out = &each;
  }
  return out;
}

Result<ReportFigure> ReportFigures::find(const std::string& measure) {
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

/// Were other places merged into it since the beginning of the year before?
bool ReportFigures::changed_territory() const {
  const auto changes = successions_.changes(query_.place);
  const std::string since = a_year_before(query_.from);
  return std::any_of(changes.begin(), changes.end(),
                     [&](std::string_view day) { return day >= since && day <= query_.until; });
}

}  // namespace chancery
