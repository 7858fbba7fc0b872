#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "register/office/office.h"
#include "register/records.h"

namespace chancery {

/// A session of a series: the 9th meeting.
struct SeriesSession {
  Record record;
  std::int64_t ordinal = 0;
  std::string day;  ///< its first day; where only a quarter or year is known, the middle of it
};

/// The next session, as the sessions before it let expect it.
struct NextSession {
  std::int64_t ordinal = 0;
  std::string day;       ///< about; the months between two sessions, in the middle, behind the last one
  std::string host;      ///< key of the place whose turn it is; empty where the turns are not known
  bool planned = false;  ///< a session that is planned already
  bool late = false;     ///< the day has passed, and nothing is recorded
};

/// A meeting that comes again, with its sessions in their order.
struct Series {
  std::string mechanism;           ///< number of its record, where the sessions name one
  std::string type;                ///< of its sessions, as the schema has it
  std::vector<std::string> sides;  ///< keys of the places that take part, as they are today
  std::vector<SeriesSession> sessions;
  std::vector<std::int64_t> missing;  ///< ordinals between the first and the last of which nothing is recorded
  std::optional<NextSession> next;    ///< nothing where one session alone is known
  std::size_t agreed = 0;             ///< commitments made at the last session
};

struct SeriesQuery {
  std::string place;    ///< only series in which this locality takes part (a key); empty: all
  std::string today;    ///< ISO 8601
  bool single = false;  ///< those of which one session alone is known, too
};

/// Puts sessions into series: by the mechanism that they name; else those of one type whose ordinals rise with time, no
/// faster than meetings can follow each other, and that share two localities (or the one that is named), as they are
/// today. Those with most sessions first. Errors: those of `view_records`.
Result<std::vector<Series>> list_series(const Office& office, const SeriesQuery& query);

}  // namespace chancery
