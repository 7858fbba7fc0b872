#pragma once
#include <string>
#include <vector>

#include "base/result.h"

namespace chancery {

/// A day or days in a calendar.
struct CalendarLine {
  std::string uid;          ///< the same whenever the calendar is written again
  std::string first, last;  ///< days (`2024-06-30`)
  std::string summary, description;
};

/// The lines as an iCalendar file (RFC 5545): whole days that take no time from anybody's. `stamp` is the day that
/// it was made on. Errors: BadArgument for what is no day.
Result<std::string> to_icalendar(const std::vector<CalendarLine>& lines, const std::string& name,
                                 const std::string& stamp);

}  // namespace chancery
