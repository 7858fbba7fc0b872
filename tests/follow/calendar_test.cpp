#include "follow/calendar.h"

#include "register/register.h"
#include "tests/register/program_fixture.h"

namespace chancery::test {
namespace {

/// The calendar of Quang Tri (VN-25) from 2026-03-02, by no rules but those of the test.
class CalendarTest : public ProgramTest {
 protected:
  CalendarTest() {
    query_.today = "2026-03-02";
    query_.follows_from = "2025-01-01";
    query_.home = "VN-25";
  }
  /// `kind first last record years` of all entries, sorted by day.
  std::vector<std::string> entries(const std::string& until = "2027-03-02") {
    const auto found = gather_calendar(office(), rules_, query_, until);
    EXPECT_TRUE(found) << found.error().message();
    std::vector<std::string> out;
    if (!found) return out;
    for (const CalendarEntry& each : *found)
      out.push_back(std::string(kCalendarKinds[static_cast<std::size_t>(each.kind)]) + " " + each.first + " " +
                    each.last + " " + each.record + " " + std::to_string(each.years));
    return out;
  }
  using Lines = std::vector<std::string>;
  FollowRules rules_;
  DueQuery query_;
};

TEST_P(CalendarTest, MeetingsAndTripsStandOnTheirDays) {
  const std::string talks =
      enter("event", {{"title", "Talks"}, {"type", "meeting"}, {"date", "2026-05-20/2026-05-22"}});
  const std::string trip = enter("delegation_out", {{"title", "Gifu"}, {"from", "2026-02-27"}, {"to", "2026-03-04"}});
  enter("event", {{"title", "Past"}, {"type", "meeting"}, {"date", "2026-02-20"}});
  enter("event", {{"title", "Some day in May"}, {"type", "meeting"}, {"date", "2026-05"}});
  enter("event",
        {{"title", "It did not take place"}, {"type", "meeting"}, {"date", "2026-05-20"}, {"modality", "denied"}});
  enter("event", {{"title", "Far off"}, {"type", "meeting"}, {"date", "2027-05-20"}});
  EXPECT_EQ(entries(), (Lines{"takes_place 2026-02-27 2026-03-04 " + trip + " 0",
                              "takes_place 2026-05-20 2026-05-22 " + talks + " 0"}));
}

TEST_P(CalendarTest, RoundAnniversariesComeBack) {
  const std::string twenty = enter("agreement", {{"title", "MOU"}, {"signing_date", "2006-06-10"}});
  const std::string leap = enter("agreement", {{"title", "Leap"}, {"signing_date", "2012-02-29"}});
  enter("agreement", {{"title", "Nine years"}, {"signing_date", "2017-06-10"}});
  enter("agreement", {{"title", "A year alone"}, {"signing_date", "2006"}});
  EXPECT_EQ(entries(), (Lines{"anniversary 2026-06-10 2026-06-10 " + twenty + " 20",
                              "anniversary 2027-03-01 2027-03-01 " + leap + " 15"}));
  EXPECT_EQ(entries("2026-06-09"), Lines{});
}

TEST_P(CalendarTest, WhatIsDueIsToldToTheEndOfTheCalendar) {
  const RulesLoad load = load_rules(CHANCERY_SOURCE_DIR "/rules", "vn", program_schema());
  ASSERT_TRUE(load.problems.empty());
  rules_ = load.rules;
  const std::string school =
      enter("commitment", {{"text", "A school"}, {"kind", "agreed"}, {"due", "2027-02-01"}, {"made_on", "2026-01-05"}});
  const auto due = [&] {
    Lines out;
    for (const std::string& line : entries())
      if (line.find(school) != std::string::npos) out.push_back(line);
    return out;
  };
  EXPECT_EQ(due(), (Lines{"due 2027-02-01 2027-02-01 " + school + " 0"}));
  query_.officer = "hoa";
  EXPECT_EQ(due(), Lines{}) << "hoa is not in charge of it";
}

CHANCERY_BOTH_ENGINES(CalendarTest);

}  // namespace
}  // namespace chancery::test
