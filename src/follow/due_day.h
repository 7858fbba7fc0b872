#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "follow/work_calendar.h"
#include "register/all_records.h"

namespace chancery {

/// One step of a sum of dates: `+ 7 working days`, `- notice_period`.
struct DayStep {
  std::string field;  ///< that holds the time to count, as an ISO 8601 duration (`P6M`); or empty, and it is `count`
  std::int64_t count = 0;
  DayUnit unit = DayUnit::Days;
  bool back = false;  ///< before, not after
};

/// Which day something is due, as a rule says it: `expiry_date`, `sent + 7 working days`,
/// `effective_date + term - notice_period`.
struct DaySum {
  std::string field;  ///< the date to begin with
  std::vector<DayStep> steps;

  /// All fields that it needs.
  [[nodiscard]] std::vector<std::string> fields() const;
};

/// Takes a sum apart; nothing where it is none.
std::optional<DaySum> parse_day_sum(std::string_view text);

/// A time such as `P6M`, `P1Y6M` or `P90D` (ISO 8601-1, 5.5.2) as steps; none where it is no such time.
std::vector<DayStep> parse_duration(std::string_view text);

/// The day of a sum for a record: of a date that is less than a day (a month, a year) its last. Empty where a field
/// that it needs holds nothing, or no such time.
Reckoned find_day(const DaySum& sum, const RecordFields& record, const WorkCalendar& calendar);

}  // namespace chancery
