#include "follow/calendar.h"

#include <algorithm>
#include <tuple>

#include "base/edtf.h"
#include "follow/work_calendar.h"
#include "register/all_records.h"
#include "register/period.h"

namespace chancery {
namespace {

constexpr const char* kOfficer = "officer";

/// Was it called off, or does the source deny it?
bool is_off(const RecordFields& record) {
  const std::string_view state = record.text_of("state");
  return record.text_of("modality") == "denied" || state == "cancelled" || state == "dropped" || state == "ended";
}

class CalendarFinder {
 public:
  CalendarFinder(const Office& office, const DueQuery& query, const std::string& until)
      : office_(office), query_(query), until_(until) {}

  Status add_due(const FollowRules& rules) {
    TRY(items, list_due(office_, rules, query_));
    for (DueItem& item : items) {
      if (item.state != DueState::Due || item.day > until_) continue;
      CalendarEntry entry{CalendarKind::Due, item.day, item.day, item.record, item.type, {}, 0};
      entry.due = std::move(item);
      out_.push_back(std::move(entry));
    }
    return {};
  }

  Status add_what_takes_place() {
    for (const std::string_view type : kTakesPlace) {
      CHECK_STATUS(each_dated(std::string(type), [&](const RecordFields& record, const std::string& date) {
        CalendarEntry entry{CalendarKind::TakesPlace,
                            date.substr(0, date.find('/')),
                            last_day(date),
                            record.id,
                            std::string(type),
                            {},
                            0};
        if (const std::string_view to = record.text_of("to"); is_day(to) && to > entry.last) entry.last = to;
        if (is_day(entry.first) && is_day(entry.last) && entry.last >= query_.today && entry.first <= until_)
          out_.push_back(std::move(entry));
      }));
    }
    return {};
  }

  Status add_anniversaries() {
    for (const char* type : {"relationship", "agreement"}) {
      CHECK_STATUS(each_dated(type, [&](const RecordFields& record, const std::string& date) {
        constexpr int kRound = 5;
        if (!is_day(date)) return;
        const int began = year_of(date);
        for (int years = kRound; began + years <= year_of(until_); years += kRound) {
          // What began on the 29th of February comes back on the 1st of March.
          std::string day = std::to_string(began + years) + date.substr(4);
          if (!is_day(day)) day = std::to_string(began + years) + "-03-01";
          if (day >= query_.today && day <= until_)
            out_.push_back({CalendarKind::Anniversary, day, day, record.id, type, {}, years});
        }
      }));
    }
    return {};
  }

  std::vector<CalendarEntry> sorted() {
    std::stable_sort(out_.begin(), out_.end(), [](const CalendarEntry& left, const CalendarEntry& right) {
      return std::tie(left.first, left.kind, left.record) < std::tie(right.first, right.kind, right.record);
    });
    return std::move(out_);
  }

 private:
  static int year_of(const std::string& day) { return std::stoi(day.substr(0, 4)); }

  /// Calls `take` with each record of the type that was not called off, and its date.
  template <class Take>
  Status each_dated(const std::string& id, const Take& take) {
    const RecordSchema* type = office_.schema.find_record(id);
    if (type == nullptr || type->date.empty() || (!query_.record_type.empty() && query_.record_type != id)) return {};
    std::vector<std::string> fields{type->date, "to", "modality", "state", kOfficer};
    std::erase_if(fields, [&](const std::string& field) { return type->find_field(field) == nullptr; });
    TRY(records, view_all_records(office_, id, fields));
    for (const RecordFields& record : records) {
      const std::string date(record.text_of(type->date));
      if (date.empty() || is_off(record)) continue;
      if (!query_.officer.empty() && record.text_of(kOfficer) != query_.officer) continue;
      take(record, date);
    }
    return {};
  }

  const Office& office_;
  const DueQuery& query_;
  const std::string& until_;
  std::vector<CalendarEntry> out_;
};

}  // namespace

Result<std::vector<CalendarEntry>> gather_calendar(const Office& office, const FollowRules& rules, DueQuery query,
                                                   const std::string& until) {
  query.ahead = days_between(query.today, until);
  CalendarFinder finder(office, query, until);
  CHECK_STATUS(finder.add_due(rules));
  CHECK_STATUS(finder.add_what_takes_place());
  CHECK_STATUS(finder.add_anniversaries());
  return finder.sorted();
}

}  // namespace chancery
