#include "follow/series.h"

#include <algorithm>
#include <set>

#include "follow/work_calendar.h"
#include "register/office/access.h"
#include "register/period.h"
#include "register/record_list.h"
#include "register/successions.h"

namespace chancery {
namespace {

constexpr const char* kSession = "session";
constexpr std::int64_t kLeastDays = 80;      // between two sessions
constexpr std::int64_t kMostDays = 6 * 366;  // rarer ones are told by their mechanism alone

/// A session with what tells which series it is of.
struct Candidate {
  SeriesSession session;
  std::string mechanism, type;
  std::set<std::string> sides;
  bool planned = false;
};

/// A day by which sessions are told apart in time: the first, but of a year or a quarter the middle.
std::string middle_of(const std::string& period) {
  constexpr std::int64_t kMonth = 31;
  std::string first = first_day(period);
  const std::int64_t days = days_between(first, last_day(period));
  return days <= kMonth ? first : reckon(first, days / 2, DayUnit::Days, {}).day;
}

class SeriesFinder {
 public:
  SeriesFinder(const Office& office, const SeriesQuery& query) : office_(office), query_(query) {}

  Result<std::vector<Series>> list() {
    TRY(found, candidates());
    std::vector<std::vector<Candidate>> groups;
    for (Candidate& each : found) {
      std::vector<Candidate>* group = group_of(groups, each);
      if (group == nullptr) group = &groups.emplace_back();
      group->push_back(std::move(each));
    }
    std::vector<Series> out;
    for (std::vector<Candidate>& group : groups) {
      TRY(series, series_of(group));
      const auto& sides = series.sides;
      if (series.sessions.size() == 1 && series.mechanism.empty() && !query_.single) continue;
      if (query_.place.empty() || std::find(sides.begin(), sides.end(), now(query_.place)) != sides.end())
        out.push_back(std::move(series));
    }
    std::stable_sort(out.begin(), out.end(), [](const Series& left, const Series& right) {
      return left.sessions.size() > right.sessions.size();
    });
    return out;
  }

 private:
  [[nodiscard]] std::string now(const std::string& place) const {
    return office_.successions == nullptr ? place : std::string(office_.successions->now(place));
  }
  [[nodiscard]] bool is_place(const std::string& value) const {
    constexpr std::size_t kCountry = 2;  // of ISO 3166-1: who both sides of many meetings belong to tells no series
    return office_.schema.find_numbered(value) == nullptr && value.size() > kCountry && value[kCountry] == '-';
  }

  /// All sessions with their place in a row and a time, in the order of their time.
  Result<std::vector<Candidate>> candidates() {
    RecordQuery all;
    all.type = kSession;
    all.limit = INT64_MAX;
    TRY(records, view_records(office_, all));
    std::vector<Candidate> out;
    for (const Record& each : records) {
      TRY(record, view_record(office_, each.id, kNow));
      const std::int64_t ordinal = to_integer(Json(JsonNumber{record.text_of("ordinal")}), 0);
      std::string day = middle_of(record.date);
      if (ordinal <= 0 || day.empty() || record.text_of("modality") == "denied") continue;
      Candidate made;
      made.mechanism = record.text_of("mechanism");
      made.type = record.text_of("type");
      made.planned = record.text_of("modality") == "planned";
      for (const FieldValue& value : record.values)
        if ((value.field == "parties" || value.field == "place") && is_place(value.value))
          made.sides.insert(now(value.value));
      made.session = {std::move(record), ordinal, std::move(day)};
      out.push_back(std::move(made));
    }
    std::stable_sort(out.begin(), out.end(), [](const Candidate& left, const Candidate& right) {
      return left.session.day < right.session.day;
    });
    return out;
  }

  /// The group that a session goes on: of the same mechanism, else the one that it follows most closely.
  static std::vector<Candidate>* group_of(std::vector<std::vector<Candidate>>& groups, const Candidate& session) {
    std::vector<Candidate>* best = nullptr;
    std::int64_t best_step = 0;
    for (std::vector<Candidate>& group : groups) {
      const Candidate& last = group.back();
      if (!session.mechanism.empty() || !last.mechanism.empty()) {
        if (session.mechanism == last.mechanism) return &group;
        continue;
      }
      const std::int64_t step = session.session.ordinal - last.session.ordinal;
      if (!follows(last, session, step) || (best != nullptr && step >= best_step)) continue;
      best = &group;
      best_step = step;
    }
    return best;
  }
  static bool follows(const Candidate& last, const Candidate& next, std::int64_t step) {
    if (step <= 0 || last.type != next.type) return false;
    const std::int64_t days = days_between(last.session.day, next.session.day);
    if (days < step * kLeastDays || days > step * kMostDays) return false;
    std::size_t shared = 0;
    for (const std::string& side : last.sides) shared += next.sides.count(side);
    constexpr std::size_t kEnough = 2;  // the own locality takes part in all
    return shared > 0 && shared >= std::min({kEnough, last.sides.size(), next.sides.size()});
  }

  Result<Series> series_of(std::vector<Candidate>& group) {
    std::stable_sort(group.begin(), group.end(), [](const Candidate& left, const Candidate& right) {
      return left.session.ordinal < right.session.ordinal;
    });
    Series out;
    out.mechanism = group.back().mechanism;
    out.type = group.back().type;
    std::set<std::string> sides;
    for (Candidate& each : group) sides.insert(each.sides.begin(), each.sides.end());
    out.sides.assign(sides.begin(), sides.end());
    out.next = next_of(group);
    for (Candidate& each : group) out.sessions.push_back(std::move(each.session));
    for (std::size_t i = 1; i < out.sessions.size(); ++i)
      for (std::int64_t ordinal = out.sessions[i - 1].ordinal + 1; ordinal < out.sessions[i].ordinal; ++ordinal)
        out.missing.push_back(ordinal);
    TRY(agreed, made_at(out.sessions.back().record.id));
    out.agreed = agreed;
    return out;
  }

  [[nodiscard]] std::optional<NextSession> next_of(const std::vector<Candidate>& group) const {
    const Candidate& last = group.back();
    if (last.planned && last.session.day >= query_.today)
      return NextSession{last.session.ordinal, last.session.day, host_of(last), true, false};
    std::vector<std::int64_t> intervals;
    for (std::size_t i = 1; i < group.size(); ++i) {
      const std::int64_t step = group[i].session.ordinal - group[i - 1].session.ordinal;
      if (step > 0) intervals.push_back(days_between(group[i - 1].session.day, group[i].session.day) / step);
    }
    if (intervals.empty()) return std::nullopt;
    std::nth_element(intervals.begin(), intervals.begin() + static_cast<std::ptrdiff_t>(intervals.size() / 2),
                     intervals.end());
    constexpr std::int64_t kMonth = 30;
    const std::int64_t months = std::max<std::int64_t>(1, (intervals[intervals.size() / 2] + kMonth / 2) / kMonth);
    NextSession out;
    out.ordinal = last.session.ordinal + 1;
    out.day = reckon(last.session.day, months, DayUnit::Months, {}).day;
    out.host = host_in_turn(group);
    out.late = out.day < query_.today;
    return out;
  }
  [[nodiscard]] std::string host_of(const Candidate& session) const {
    const std::string place = session.session.record.text_of("place");
    return place.empty() ? place : now(place);
  }
  /// Where the hosts have come round once, the one that comes next.
  [[nodiscard]] std::string host_in_turn(const std::vector<Candidate>& group) const {
    std::vector<std::string> hosts;
    for (const Candidate& each : group) hosts.push_back(host_of(each));
    const std::size_t turns = std::set<std::string>(hosts.begin(), hosts.end()).size();
    if (turns < 2 || hosts.size() <= turns || std::find(hosts.begin(), hosts.end(), "") != hosts.end()) return {};
    for (std::size_t i = turns; i < hosts.size(); ++i)
      if (hosts[i] != hosts[i - turns]) return {};
    return hosts[hosts.size() - turns];
  }

  /// How many commitments were made at a session.
  Result<std::size_t> made_at(const std::string& session) const {
    RecordQuery made;
    made.type = "commitment";
    made.equal = {{"made_at", session}};
    made.limit = INT64_MAX;
    TRY(records, view_records(office_, made));
    return records.size();
  }

  const Office& office_;
  const SeriesQuery& query_;
};

}  // namespace

Result<std::vector<Series>> list_series(const Office& office, const SeriesQuery& query) {
  return SeriesFinder(office, query).list();
}

}  // namespace chancery
