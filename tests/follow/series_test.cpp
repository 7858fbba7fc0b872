#include "follow/series.h"

#include "tests/register/program_fixture.h"

namespace chancery::test {
namespace {

class SeriesTest : public ProgramTest {
 protected:
  std::string session(const std::string& ordinal, const std::string& date, const std::vector<std::string>& parties,
                      const std::string& place = "", Values more = {}) {
    Values all{{"type", "meeting"}, {"ordinal", ordinal}, {"date", date}};
    for (const std::string& party : parties) all.emplace_back("parties", party);
    if (!place.empty()) all.emplace_back("place", place);
    all.insert(all.end(), more.begin(), more.end());
    return enter("session", all);
  }
  std::vector<Series> list(const std::string& place = "", bool single = false) {
    const auto found = list_series(office(), {place, "2026-03-02", single});
    EXPECT_TRUE(found) << found.error().message();
    return found ? *found : std::vector<Series>();
  }
  static std::vector<std::int64_t> ordinals(const Series& series) {
    std::vector<std::int64_t> out;
    for (const SeriesSession& each : series.sessions) out.push_back(each.ordinal);
    return out;
  }
  using Ordinals = std::vector<std::int64_t>;
};

TEST_P(SeriesTest, TwoMeetingsOfTheSameLocalitiesAreToldApartByTheirOrdinals) {
  const std::vector<std::string> sides{"VN-02", "VN-03", "CN-YN"};
  session("9", "2023", sides, "VN-02");
  session("3", "2023", sides, "VN-02");
  session("10", "2024-06-11", sides, "VN-03");
  session("4", "2024-06-11", sides, "VN-03");
  const std::vector<Series> found = list();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(ordinals(found[0]).size(), 2U);
  EXPECT_EQ(ordinals(found[0])[0] + 1, ordinals(found[0])[1]);
  EXPECT_EQ(ordinals(found[1])[0] + 1, ordinals(found[1])[1]);
  EXPECT_EQ(found[0].sides, (std::vector<std::string>{"CN-YN", "VN-02", "VN-07"})) << "Ha Giang is Tuyen Quang today";
  ASSERT_TRUE(found[0].next);
  EXPECT_EQ(found[0].next->day.substr(0, 4), "2025");
  EXPECT_TRUE(found[0].next->late);
}

TEST_P(SeriesTest, WhatIsMissingAndWhoseTurnItIs) {
  const std::vector<std::string> sides{"VN-25", "LA-SV"};
  session("5", "2019-05-10", sides, "VN-25");
  session("6", "2020-05-12", sides, "LA-SV");
  session("8", "2022-05-11", sides, "VN-25");
  const std::string last = session("9", "2025-05-10", sides, "LA-SV");
  session("10", "2025-09-01", {"VN-25", "TH-49"}, "VN-25");
  enter("commitment", {{"text", "A school"}, {"kind", "agreed"}, {"made_at", last}});
  const std::vector<Series> found = list("LA-SV");
  ASSERT_EQ(found.size(), 1U) << "the one with Mukdahan has one session, and Savannakhet no part in it";
  EXPECT_EQ(ordinals(found[0]), (Ordinals{5, 6, 8, 9}));
  EXPECT_EQ(found[0].missing, Ordinals{7});
  EXPECT_EQ(found[0].agreed, 1U);
  ASSERT_TRUE(found[0].next);
  EXPECT_EQ(found[0].next->ordinal, 10);
  EXPECT_EQ(found[0].next->host, "VN-25");
  EXPECT_EQ(found[0].next->day.substr(0, 7), "2026-05");
  EXPECT_FALSE(found[0].next->late);
}

TEST_P(SeriesTest, APlannedSessionIsTheNextOne) {
  session("1", "2024-11", {"VN-25", "LA-SV"});
  session("2", "2026-11", {"VN-25", "LA-SV"}, "", {{"modality", "planned"}});
  const std::vector<Series> found = list();
  ASSERT_EQ(found.size(), 1U);
  ASSERT_TRUE(found[0].next);
  EXPECT_TRUE(found[0].next->planned);
  EXPECT_EQ(found[0].next->ordinal, 2);
}

TEST_P(SeriesTest, OthersAreNoSeries) {
  session("3", "2024-01-10", {"VN-25", "LA-SV"});
  session("4", "2024-02-01", {"VN-25", "LA-SV"});  // too soon
  session("5", "2025-06-01", {"VN-22", "LA-XI"});  // others
  session("2", "2025-03-01", {"VN-25", "LA-SV"});  // backwards
  session("6", "2025-06-01", {"VN", "LA"});        // whole countries
  EXPECT_TRUE(list().empty());
  EXPECT_EQ(list("", true).size(), 5U);
}

TEST_P(SeriesTest, AMechanismHoldsItsSessionsTogether) {
  const std::string mechanism = enter("mechanism", {{"title", "Nine provinces"}});
  session("1", "2010-01-10", {"VN-25"}, "", {{"mechanism", mechanism}});
  session("2", "2025-01-10", {"LA-SV"}, "", {{"mechanism", mechanism}});
  const std::vector<Series> found = list();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].mechanism, mechanism);
  EXPECT_EQ(ordinals(found[0]), (Ordinals{1, 2}));
}

CHANCERY_BOTH_ENGINES(SeriesTest);

}  // namespace
}  // namespace chancery::test
