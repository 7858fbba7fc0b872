#include "register/ties.h"

#include "register/office/access.h"
#include "register/office/sharing.h"
#include "tests/register/program_fixture.h"

namespace chancery::test {
namespace {

class TiesTest : public ProgramTest {
 protected:
  std::string tie(const std::string& ours, const std::string& theirs, Values more = {},
                  const std::string& unit = "qt") {
    Values values{{"partner", theirs}};
    if (!ours.empty()) values.emplace_back("our_side", ours);
    values.insert(values.end(), more.begin(), more.end());
    return enter("relationship", values, unit);
  }
  TieOverview korea(const std::string& actor = "lan") {
    const auto all = list_ties(office("qt", actor), "KR");
    EXPECT_TRUE(all) << all.error().message();
    return all ? *all : TieOverview{};
  }
};

TEST_P(TiesTest, MergedLocalitiesWithOnePartnerHaveOneTieToday) {
  const std::string quang_binh = tie("VN-24", "KR-47", {{"since", "2012"}});
  tie("VN-25", "KR-47", {{"since", "2018"}});
  tie("VN-25", "KR-11");
  tie("VN-25", "LA-SV");
  const TieOverview all = korea();
  EXPECT_EQ(all.count.then, 3);
  EXPECT_EQ(all.count.now, 2);
  ASSERT_EQ(all.ties.size(), 3U);
  EXPECT_EQ(all.ties[1].record, quang_binh);
  EXPECT_EQ(all.ties[1].ours, "VN-24");
  EXPECT_EQ(all.ties[1].ours_now, "VN-25");
}

TEST_P(TiesTest, QuietEndedAndSoughtAreToldApart) {
  tie("VN-24", "KR-47", {{"state", "dormant"}});
  tie("VN-25", "KR-47", {{"state", "active"}});
  tie("VN-25", "KR-26", {{"state", "dormant"}});
  tie("VN-25", "KR-11", {{"until", "2020"}});
  tie("VN-25", "KR-42", {{"reported_status", "sought"}});
  tie("VN-25", "KR-43", {{"state", "intent"}});
  const TieCount count = korea().count;
  EXPECT_EQ(count.now, 2);
  EXPECT_EQ(count.quiet, 1) << "one side of the merged tie is alive";
  EXPECT_EQ(count.then, 4) << "one that ended was one";
  EXPECT_EQ(count.ended, 1);
  EXPECT_EQ(count.sought, 2);
}

TEST_P(TiesTest, ASideIsACodeANameOrABody) {
  const std::string body = enter("partner", {{"name", "Gyeongsangbuk-do Provincial Government"}, {"place", "KR-47"}});
  const std::string koica = enter("partner", {{"name", "KOICA"}, {"country", "KR"}});
  tie("tỉnh Quảng Bình", body);
  tie("VN-25", "KR-47");
  tie("VN-25", koica);
  tie("VN-25", "Somebody", {{"country", "KR"}});
  tie("VN-25", "Somebody else");
  EXPECT_EQ(korea().count.then, 4);
  EXPECT_EQ(korea().count.now, 3);
}

TEST_P(TiesTest, ThoseOfOtherOfficesCountWhenTheyWereGiven) {
  ASSERT_FALSE(save_unit(office(), {"na", "Nghe An", "VN-22", ""}));
  const std::string theirs = tie("", "KR-41", {}, "na");
  EXPECT_EQ(korea().count.now, 0);
  ASSERT_FALSE(share_record(office("na"), theirs, "qt"));
  const TieOverview all = korea();
  ASSERT_EQ(all.ties.size(), 1U);
  EXPECT_EQ(all.ties[0].office, "na");
  EXPECT_EQ(all.ties[0].ours, "VN-22") << "the locality of the office";
  EXPECT_EQ(all.count.now, 1);
}

TEST_P(TiesTest, WhatIsForNamedPeopleIsNotCountedForOthers) {
  const std::string limited = tie("VN-25", "KR-47");
  ASSERT_FALSE(limit_access(office("qt", "minh"), limited, Access::Named, {}));
  EXPECT_EQ(korea().count.now, 0);
  EXPECT_EQ(korea("minh").count.now, 1);
}

CHANCERY_BOTH_ENGINES(TiesTest);

}  // namespace
}  // namespace chancery::test
