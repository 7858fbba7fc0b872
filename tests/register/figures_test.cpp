#include "register/figures/figures.h"

#include "register/figures/region.h"
#include "register/office/sharing.h"
#include "register/period.h"
#include "tests/register/program_fixture.h"

namespace chancery::test {
namespace {

class FiguresTest : public ProgramTest {
 protected:
  std::string figure(const std::string& of, const std::string& period, const std::string& number, Values more = {},
                     const std::string& unit = "qt") {
    Values values{{"measure", "export_value"}, {"period", period}, {"of", of}, {"unit", "USD"}};
    if (!number.empty()) values.emplace_back("value", number);
    for (auto& [field, value] : more) {
      std::erase_if(values, [&](const auto& each) { return each.first == field; });
      values.emplace_back(field, value);
    }
    return enter("indicator", values, unit);
  }
  /// The one restated figure of Quang Tri.
  SummedFigure restated() {
    const auto all = restate_figures(office(), "VN-25", {});
    EXPECT_TRUE(all) << all.error().message();
    EXPECT_EQ(all->size(), 1U);
    return all->empty() ? SummedFigure{} : all->front();
  }
};

TEST_P(FiguresTest, BeforeTheMergerAPlaceIsTheSumOfItsParts) {
  const std::string one = figure("VN-25", "2024", "606000000.5", {{"status", "final"}});
  const std::string other = figure("VN-24", "2024", "310000000", {{"status", "final"}});
  figure("VN-26", "2024", "5");
  const SummedFigure sum = restated();
  EXPECT_EQ(sum.number, "916000000.5");
  EXPECT_EQ(sum.status, "final");
  EXPECT_EQ(sum.unit, "USD");
  ASSERT_EQ(sum.parts.size(), 2U);
  EXPECT_EQ(sum.parts[0].record, one);
  EXPECT_EQ(sum.parts[1].record, other);
  EXPECT_EQ(value(load(one), "value"), "606000000.5") << "what was given stays";
}

TEST_P(FiguresTest, ItSaysWhichPartIsMissing) {
  figure("VN-25", "2024", "606");
  EXPECT_FALSE(restated().number);
  EXPECT_EQ(restated().why, NoSum::Missing);
  EXPECT_EQ(restated().missing, std::vector<std::string>{"VN-24"});
  figure("VN-24", "2023", "300");  // of another year
  const auto all = restate_figures(office(), "VN-25", {});
  ASSERT_EQ(all->size(), 2U);
  for (const SummedFigure& sum : *all) EXPECT_EQ(sum.why, NoSum::Missing) << sum.period;
}

TEST_P(FiguresTest, APartWithNothingToReportCountsAsNothing) {
  figure("VN-25", "2024", "606");
  figure("VN-24", "2024", std::string(kNothingToReport));
  EXPECT_EQ(restated().number, "606");
  EXPECT_EQ(restated().nothing, std::vector<std::string>{"VN-24"});
}

TEST_P(FiguresTest, NotReportedIsNotNothing) {
  figure("VN-25", "2024", "606");
  figure("VN-24", "2024", std::string(kNotReported));
  EXPECT_EQ(restated().why, NoSum::Missing);
  EXPECT_EQ(restated().missing, std::vector<std::string>{"VN-24"});
}

TEST_P(FiguresTest, RatesAndCountsOfWhatIsSharedAreNeverAddedUp) {
  figure("VN-25", "2024", "12", {{"unit", "percent"}});
  figure("VN-24", "2024", "8", {{"unit", "percent"}});
  EXPECT_EQ(restated().why, NoSum::Rate);
  figure("VN-25", "2024", "12", {{"measure", "partners"}, {"unit", ""}});
  figure("VN-24", "2024", "8", {{"measure", "partners"}, {"unit", ""}});
  const auto all = restate_figures(office(), "VN-25", {{}, "partners", ""});
  ASSERT_EQ(all->size(), 1U);
  EXPECT_EQ(all->front().why, NoSum::Counted);
  EXPECT_FALSE(all->front().number);
}

TEST_P(FiguresTest, EstimatedHereAndFinalThereIsNoSum) {
  figure("VN-25", "2024", "606", {{"status", "final"}});
  figure("VN-24", "2024", "310", {{"status", "estimated"}});
  EXPECT_EQ(restated().why, NoSum::Settled);
  figure("VN-25", "2024", "600", {{"status", "estimated"}});
  EXPECT_EQ(restated().number, "910") << "the two estimates are";
  EXPECT_EQ(restated().status, "estimated");
}

TEST_P(FiguresTest, UnitsBoundsAndContradictionsAreNotMixed) {
  const std::string one = figure("VN-25", "2024", "606");
  const std::string other = figure("VN-24", "2024", "310", {{"unit", "VND"}});
  EXPECT_EQ(restated().why, NoSum::Unit);
  ASSERT_TRUE(enter_record(office(), {other, "", {{"unit", "USD"}, {"qualifier", "over"}}, ""}));
  EXPECT_EQ(restated().why, NoSum::Qualified);
  ASSERT_TRUE(enter_record(office(), {other, "", {{"qualifier", ""}}, ""}));
  EXPECT_EQ(restated().number, "916");
  figure("VN-24", "2024", "320");
  EXPECT_EQ(restated().why, NoSum::Differ);
}

TEST_P(FiguresTest, PartsOfAMeasureAndPlansAreTheirOwnFigures) {
  figure("VN-25", "2024", "606");
  figure("VN-24", "2024", "310", {{"breakdown", "rice"}});
  figure("VN-24", "2024", "400", {{"modality", "planned"}});
  const auto all = restate_figures(office(), "VN-25", {});
  ASSERT_EQ(all->size(), 3U);
  for (const SummedFigure& sum : *all) EXPECT_EQ(sum.why, NoSum::Missing);
}

TEST_P(FiguresTest, OnlyPeriodsThatEndedBeforeTheMergerAreRestated) {
  for (const char* period : {"2025", "2026", "2025-07", "2025-01/2025-12"}) {
    figure("VN-25", period, "606");
    figure("VN-24", period, "310");
  }
  EXPECT_TRUE(restate_figures(office(), "VN-25", {})->empty());
  figure("VN-25", "2025-01/2025-06", "300");
  figure("VN-24", "2025-01/2025-06", "150");
  EXPECT_EQ(restated().number, "450");
  EXPECT_TRUE(restate_figures(office(), "VN-24", {})->empty()) << "nothing was merged into this one";
  EXPECT_TRUE(restate_figures(office(), "VN-26", {})->empty());
}

TEST_P(FiguresTest, AFigureGivenAfterTheMergerMayBeOfTheWhole) {
  figure("VN-25", "2024", "916", {{"received", "2026-01-15"}});
  figure("VN-24", "2024", "310", {{"received", "2026-01-15"}});
  EXPECT_EQ(restated().why, NoSum::Known);
  EXPECT_FALSE(restated().number);
}

TEST_P(FiguresTest, MembersOfARegionReportAndTheRestIsNamed) {
  ASSERT_FALSE(save_unit(office(), {"hue", "Hue", "VN-26", ""}));
  const std::string hue = enter("partner", {{"name", "Hue City"}, {"place", "VN-26"}});
  const std::string road = enter("project", {{"title", "Road 9"}});
  const std::string id = enter("region", {{"name", "Bắc Trung Bộ"}, {"members", "VN-25"}, {"key_projects", road}});
  for (const std::string& member : {hue, std::string("VN-22")}) {
    auto record = load(id);
    RecordChange more;
    more.record = id;
    more.set = {{"members", member, {}}};
    change(more);
  }
  const std::string port = enter("project", {{"title", "Port"}, {"key_of_region", id}});
  figure("VN-25", "2024", "606");
  const std::string given = figure("VN-26", "2024", "50", {}, "hue");
  const auto sum = [&] {
    const auto region = find_region(office(), "Bắc Trung Bộ");
    EXPECT_TRUE(region && *region);
    EXPECT_EQ((*region)->members.size(), 3U);
    EXPECT_EQ((*region)->projects.size(), 2U) << "those it names, and those that name it";
    const auto sums = sum_region_figures(office(), **region, {});
    EXPECT_TRUE(sums) << sums.error().message();
    EXPECT_EQ(sums->size(), 1U);
    return sums->front();
  };
  EXPECT_EQ(sum().missing, (std::vector<std::string>{"VN-26", "VN-22"}));
  ASSERT_FALSE(share_record(office("hue"), given, "qt"));
  EXPECT_EQ(sum().missing, std::vector<std::string>{"VN-22"}) << "what the member's office gave counts";
  figure("VN-22", "2024", std::string(kNothingToReport));
  EXPECT_EQ(sum().number, "656");
  const auto shared = share_region(office(), id, "hue");
  ASSERT_TRUE(shared) << shared.error().message();
  EXPECT_EQ(*shared, (std::vector<std::string>{id, road, port}));
  const auto there = find_region(office("hue"), "qt/" + id);
  ASSERT_TRUE(there && *there);
  EXPECT_EQ((*there)->projects.size(), 1U);
  EXPECT_FALSE(*find_region(office(), "VN-25"));
  EXPECT_FALSE(*find_region(office(), road));
}

TEST(PeriodTest, HasAFirstAndALastDay) {
  const std::vector<std::array<std::string_view, 3>> cases = {{"2024", "2024-01-01", "2024-12-31"},
                                                              {"2024-02", "2024-02-01", "2024-02-29"},
                                                              {"2025-33", "2025-01-01", "2025-03-31"},
                                                              {"2025-40", "2025-01-01", "2025-06-30"},
                                                              {"2025-41", "2025-07-01", "2025-12-31"},
                                                              {"2024-06-20", "2024-06-20", "2024-06-20"},
                                                              {"2021/2025", "2021-01-01", "2025-12-31"},
                                                              {"2021-05-01/..", "2021-05-01", ""},
                                                              {"2024~", "2024-01-01", "2024-12-31"},
                                                              {"2023-2026", "", ""},
                                                              {"2023 - 2026", "", ""},
                                                              {"", "", ""}};
  for (const auto& [period, first, last] : cases) {
    EXPECT_EQ(first_day(period), first) << period;
    EXPECT_EQ(last_day(period), last) << period;
  }
  EXPECT_TRUE(is_day("2024-02-29"));
  for (const char* text : {"", "2024", "2024-06", "2023-02-29", "2024-06-20/2024-06-21", "XXXX-06-20", "20/6/2024"})
    EXPECT_FALSE(is_day(text)) << text;
}

CHANCERY_BOTH_ENGINES(FiguresTest);

}  // namespace
}  // namespace chancery::test
