#include "register/valid.h"

#include "tests/register/register_fixture.h"

namespace chancery::test {
namespace {

/// Agreements as an office keeps them.
RecordSchema agreements() {
  RecordSchema out;
  out.id = "agreement";
  out.valid = {{"effective", "signed"}, "ended", "expiry", "renewal", "automatic"};
  return out;
}
Record agreement(const std::vector<std::pair<std::string, std::string>>& values) {
  Record out;
  for (const auto& [field, value] : values) out.values.push_back({0, field, value, 0, {}});
  return out;
}
bool holds(const std::vector<std::pair<std::string, std::string>>& values, const std::string& day) {
  return holds_on(agreements(), agreement(values), day);
}

TEST(Valid, AnAgreementHoldsFromItsFirstDayUntilItsLast) {
  const std::vector<std::pair<std::string, std::string>> values = {{"signed", "2019-03-01"}, {"expiry", "2024-02-29"}};
  EXPECT_FALSE(holds(values, "2019-02-28"));
  EXPECT_TRUE(holds(values, "2019-03-01"));
  EXPECT_TRUE(holds(values, "2024-02-29"));
  EXPECT_FALSE(holds(values, "2024-03-01"));
}

TEST(Valid, TheDayOnWhichItEntersIntoForceGoesBeforeThatOfSigning) {
  const std::vector<std::pair<std::string, std::string>> values = {{"signed", "2019-03-01"}, {"effective", "2019-06"}};
  EXPECT_FALSE(holds(values, "2019-05-31"));
  EXPECT_TRUE(holds(values, "2019-06-01")) << "a month from its first day";
}

TEST(Valid, WhatIsRenewedOfItselfGoesOnUntilItIsEnded) {
  std::vector<std::pair<std::string, std::string>> values = {
      {"signed", "2015"}, {"expiry", "2020"}, {"renewal", "automatic"}};
  EXPECT_TRUE(holds(values, "2023-01-01"));
  values.emplace_back("ended", "2022");
  EXPECT_TRUE(holds(values, "2022-12-31")) << "a year until its last day";
  EXPECT_FALSE(holds(values, "2023-01-01"));
  values[2].second = "by_agreement";
  values.pop_back();
  EXPECT_FALSE(holds(values, "2023-01-01"));
}

TEST(Valid, NothingThatDoesNotSaySinceWhen) {
  EXPECT_FALSE(holds({{"expiry", "2030"}}, "2025-01-01"));
  EXPECT_FALSE(holds({{"signed", "?not_reported"}}, "2025-01-01"));
}

class ValidTest : public RegisterTest {
 protected:
  std::string post(const std::string& person, const std::vector<std::pair<std::string, std::string>>& more) {
    RecordChange out;
    out.type = "post";
    out.set = {{"title", "Chairman", {}}, {"person", person, {}}};
    for (const auto& [field, value] : more) out.set.push_back({field, value, {}});
    return change(out);
  }
  std::string on(const std::string& day, std::int64_t limit = 100) {
    RecordQuery query;
    query.type = "post";
    query.limit = limit;
    const auto found = view_records_on(office(), query, day);
    EXPECT_TRUE(found) << found.error().message();
    std::string out;
    for (const Record& record : *found) out += (out.empty() ? "" : " ") + record.text_of("person");
    return out;
  }
};

TEST_P(ValidTest, APostIsListedWhileItWasHeld) {
  post("Mai", {{"seen", "2019-05-01"}, {"seen", "2021-01-01"}, {"until", "../2022-06-30"}});
  post("Nam", {{"seen", "2022-07-01"}});
  post("Hoa", {{"seen", "2018-01-01"}, {"seen", "2018-12-31"}, {"state", "former"}});
  post("Ba", {});
  EXPECT_EQ(on("2018-06-01"), "Hoa");
  EXPECT_EQ(on("2019-01-01"), "") << "over, and last seen the day before";
  EXPECT_EQ(on("2020-01-01"), "Mai");
  EXPECT_EQ(on("2023-01-01"), "Nam");
}

TEST_P(ValidTest, TheLimitCountsWhatHolds) {
  constexpr int kMany = 1100;  // more than are looked at in one go
  for (int i = 0; i < kMany; ++i) post("P" + std::to_string(i), {{"seen", i < 3 ? "2010-01-01" : "2024-01-01"}});
  EXPECT_EQ(on("2011-01-01", 2).size(), std::string("P2 P1").size());
  EXPECT_EQ(on("2011-01-01").size(), std::string("P2 P1 P0").size());
}

TEST_P(ValidTest, WhatNeverEndsIsNotAskedFor) {
  RecordQuery query;
  query.type = "indicator";
  const auto found = view_records_on(office(), query, "2024-01-01");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, ErrorKind::BadArgument);
}

CHANCERY_BOTH_ENGINES(ValidTest);

}  // namespace
}  // namespace chancery::test
