#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "follow/due.h"

namespace chancery {

/// Types of record that take place on their days.
inline constexpr std::array<std::string_view, 6> kTakesPlace = {"event",         "session",        "conference",
                                                                "delegation_in", "delegation_out", "people_event"};

/// What stands in an office's calendar.
enum class CalendarKind : std::uint8_t {
  Due,         ///< a day that a rule reckons
  TakesPlace,  ///< a meeting, a trip, a festival
  Anniversary  ///< every fifth year of a tie or an agreement
};
inline constexpr std::string_view kCalendarKinds[] = {"due", "takes_place", "anniversary"};

struct CalendarEntry {
  CalendarKind kind = CalendarKind::Due;
  std::string first, last;   ///< days; the same for a single one
  std::string record, type;  ///< its number and type; empty where no record is meant
  std::optional<DueItem> due;
  int years = 0;  ///< of an anniversary
};

/// What lies ahead from `query.today` to `until` (a day), in the order of its days: what is due, what takes place on a
/// known day, and round anniversaries, of what the actor may see. What was called off is left out. Errors: those of
/// `view_all_records`.
Result<std::vector<CalendarEntry>> gather_calendar(const Office& office, const FollowRules& rules, DueQuery query,
                                                   const std::string& until);

}  // namespace chancery
