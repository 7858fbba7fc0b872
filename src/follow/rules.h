#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "follow/due_day.h"
#include "register/schema/schema.h"

namespace chancery {

/// What a rule looks for in the records of a type.
enum class RuleKind : std::uint8_t {
  Deadline,  ///< something is to be done until a day: by law or by what was agreed; late once the day has passed
  Event,     ///< a day comes that nobody can be late for: an agreement expires, an answer was hoped for
  Silence    ///< nothing has been recorded since a day
};

/// Fields with the values of which one must stand there; "*" is any.
using RecordConditions = std::map<std::string, std::vector<std::string>, std::less<>>;

/// A rule of what is due, as `rules/README.md` says.
struct FollowRule {
  std::string id;      ///< `agreement.notice`
  std::string record;  ///< the type that it looks at
  RuleKind kind = RuleKind::Deadline;
  Label task;                     ///< what is to be done, or what the day is
  std::vector<DaySum> day;        ///< the first that can be reckoned is the day; of a silence, the day it begins
  std::vector<std::string> done;  ///< fields of which one is filled once it is done
  RecordConditions when, unless;  ///< what must, and must not, hold of a record
  /// Whom it waits on: a choice of `waiting_on`, a field that holds one, or one that names a side; the first that says.
  std::vector<std::string> waiting;
  std::int64_t ahead = 0;      ///< days before the day from which it shows; of a silence, after which it does
  bool signs_needed = false;   ///< of a silence: only where something was recorded once
  bool signs_refused = false;  ///< of a silence: only where nothing ever was
  bool fades = false;          ///< of an event: once it has passed it is over
  std::string from, until;     ///< the first and last day on which the rule was in force
  /// Of what comes again: the field that says so, its choice, and the time between, as a field or as such (`P1Y`).
  std::string renewal, renewed, term;
  std::string source, tag;  ///< the legal text and its certainty
};

/// Something that comes on the same day of every year, whatever the register holds.
struct YearlyRule {
  std::string id;
  Label task;
  int month = 0, day = 0;
  std::int64_t ahead = 0;
  std::vector<std::string> waiting;
  std::string from, until, source, tag;  ///< as of a FollowRule
};

/// Records of a report's period as a table.
struct ReportTable {
  std::string record;
  bool standing = false;            ///< all that stand at the end of the period, whenever they began
  std::vector<std::string> fields;  ///< its columns
  RecordConditions when, unless;    ///< what must, and must not, hold of a record
};

/// A part of the yearly report, in the order of the files.
struct ReportSection {
  std::string id;
  Label heading;
  std::vector<std::string> figures;  ///< measures, one a line
  std::vector<ReportTable> tables;
  std::string source, tag;  ///< where the heading comes from, and its certainty
};

/// What a country puts above and below the text of an official paper; for papers in its language.
struct Letterhead {
  std::string language;            ///< BCP 47
  std::vector<std::string> state;  ///< at the right: the name of the state and its motto
  std::string number, day;         ///< with slots: {number}; {place}, {day}, {month}, {year}
  std::string recipients;          ///< over the list of who gets the paper
  std::string source, tag;         ///< the legal text and its certainty
};

/// Everything that the rules of a country say, over those that hold everywhere.
struct FollowRules {
  std::vector<FollowRule> rules;
  std::vector<YearlyRule> yearly;
  std::vector<ReportSection> report;
  WorkCalendar calendar;
  Letterhead letterhead;  ///< without language where the country has none

  [[nodiscard]] const FollowRule* find(std::string_view id) const;
  [[nodiscard]] const YearlyRule* find_yearly(std::string_view id) const;
};

/// Rules, or all that is wrong with them: each problem names file, line and key.
struct RulesLoad {
  FollowRules rules;
  std::vector<Error> problems;
};

/// Reads `folder/common` and, where there is one, `folder/<country>` (ISO 3166-1, in lower case), laid out as
/// `rules/README.md` says; a rule of the country takes the place of one with its id. Problems: Unreadable, BadSchema.
RulesLoad load_rules(const std::string& folder, std::string_view country, const Schema& schema);

}  // namespace chancery
