#include "follow/synthesis.h"

#include "register/office/sharing.h"
#include "tests/register/program_fixture.h"

namespace chancery::test {
namespace {

/// A ministry with three provinces below it, of which two gave something.
class SynthesisTest : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    for (const auto& [unit, locality] : {std::pair("na", "VN-22"), std::pair("ct", "VN-CT"), std::pair("lc", "VN-02")})
      ASSERT_FALSE(save_unit(office(), {unit, "", locality, "qt"}));
    ASSERT_FALSE(save_unit(office(), {"elsewhere", "", "VN-26", ""}));
  }
  /// A record of an office below, given to the ministry.
  std::string give(const std::string& unit, const std::string& type, const Values& values) {
    const std::string record = enter(type, values, unit);
    const Status given = share_record(office(unit), record, "qt");
    EXPECT_FALSE(given) << given->message();
    return record;
  }
  std::string figure(const std::string& unit, const std::string& measure, const Values& values) {
    Values all{{"measure", measure}};
    all.insert(all.end(), values.begin(), values.end());
    return give(unit, "indicator", all);
  }
  Synthesis gather() {
    ReportQuery query;
    query.from = "2023-01-01";
    query.until = "2023-12-31";
    query.as_of = "2024-01-10";
    static const RulesLoad load = load_rules(CHANCERY_SOURCE_DIR "/rules", "vn", program_schema());
    auto gathered = gather_synthesis(office(), load.rules, query);
    EXPECT_TRUE(gathered) << gathered.error().message();
    return gathered ? std::move(*gathered) : Synthesis{};
  }
  static const SynthesisFigure* find(const Synthesis& synthesis, const std::string& measure) {
    for (const SynthesisPart& part : synthesis.parts)
      for (const SynthesisFigure& each : part.figures)
        if (each.measure == measure) return &each;
    return nullptr;
  }
};

TEST_P(SynthesisTest, AddsUpWhatWasGivenAndSaysWhoGaveIt) {
  figure("na", "delegations_out", {{"period", "2023"}, {"value", "16"}, {"unit", "delegation"}, {"status", "final"}});
  figure("ct", "delegations_out",
         {{"period", "2023"}, {"value", "20"}, {"unit", "delegation"}, {"status", "estimated"}});
  figure("na", "delegations_in", {{"period", "2022"}, {"value", "7"}, {"unit", "delegation"}});
  figure("elsewhere", "delegations_out", {{"period", "2023"}, {"value", "99"}, {"unit", "delegation"}});
  enter("indicator", {{"measure", "delegations_out"}, {"period", "2023"}, {"value", "50"}, {"unit", "delegation"}},
        "lc");
  const Synthesis found = gather();
  ASSERT_EQ(found.members.size(), 3U);
  const SynthesisFigure* out = find(found, "delegations_out");
  ASSERT_NE(out, nullptr);
  EXPECT_EQ(out->sum.number, "36");
  EXPECT_EQ(out->sum.status, "estimated") << "as settled as the least";
  EXPECT_EQ(out->figure.size(), 2U) << "what Lao Cai did not give is not seen, nor what an office elsewhere gave";
  EXPECT_EQ(find(found, "delegations_in"), nullptr) << "of another year";
  for (const SynthesisMember& member : found.members)
    EXPECT_EQ(member.given, member.unit.unit == "lc" ? 0U : 1U) << member.unit.unit;
}

TEST_P(SynthesisTest, TakesOneFigureOfEachTheMostSettled) {
  figure("na", "export_value", {{"period", "2023-01-01/2023-06-30"}, {"value", "1"}, {"unit", "USD"}});
  figure("na", "export_value", {{"period", "2023"}, {"value", "5"}, {"unit", "USD"}, {"status", "estimated"}});
  figure("na", "export_value", {{"period", "2023"}, {"value", "6"}, {"unit", "USD"}, {"status", "final"}});
  figure("na", "export_value", {{"period", "2023"}, {"value", "9"}, {"unit", "USD"}, {"modality", "planned"}});
  EXPECT_EQ(find(gather(), "export_value")->sum.number, "6");
}

TEST_P(SynthesisTest, WhatCannotBeAddedUpHasNoSum) {
  figure("na", "oda_capital", {{"period", "2023"}, {"value", "5"}, {"unit", "USD"}});
  figure("ct", "oda_capital", {{"period", "2023"}, {"value", "7"}, {"unit", "VND"}});
  const Synthesis found = gather();
  const SynthesisFigure* capital = find(found, "oda_capital");
  ASSERT_NE(capital, nullptr);
  EXPECT_FALSE(capital->sum.number);
  EXPECT_EQ(capital->sum.why, NoSum::Unit);
  EXPECT_EQ(capital->figure.size(), 2U) << "each stands beside the other all the same";
}

TEST_P(SynthesisTest, CountsTheRecordsOfThePeriod) {
  give("na", "agreement", {{"title", "a"}, {"parties", "LA-XI"}, {"signing_date", "2023-03-01"}});
  give("na", "agreement", {{"title", "b"}, {"parties", "LA-XI"}, {"signing_date", "2022-03-01"}});
  const Synthesis found = gather();
  EXPECT_EQ(found.counts.at("na").at("agreement"), 1);
  EXPECT_EQ(found.counts.size(), 1U);
}

TEST_P(SynthesisTest, NeedsOfficesBelow) {
  static const RulesLoad load = load_rules(CHANCERY_SOURCE_DIR "/rules", "vn", program_schema());
  const auto refused = gather_synthesis(office("na"), load.rules, {});
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().sentence.find("no office is below 'na'"), std::string::npos);
}

CHANCERY_BOTH_ENGINES(SynthesisTest);

}  // namespace
}  // namespace chancery::test
