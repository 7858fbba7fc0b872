#include "follow/briefing.h"

#include "register/office/access.h"
#include "tests/register/program_fixture.h"

namespace chancery::test {
namespace {

/// A register of Quang Tri (VN-25) that meets Savannakhet (LA-SV).
class BriefingTest : public ProgramTest {
 protected:
  Briefing brief(const std::string& partner) {
    DueQuery query;
    query.today = "2026-03-02";
    query.follows_from = "2020-01-01";
    query.home = "VN-25";
    static const RulesLoad load = load_rules(CHANCERY_SOURCE_DIR "/rules", "vn", program_schema());
    const auto gathered = gather_briefing(office(), load.rules, query, partner);
    EXPECT_TRUE(gathered) << gathered.error().message();
    return gathered ? *gathered : Briefing{};
  }
  static std::vector<std::string> ids(const std::vector<Record>& records) {
    std::vector<std::string> out;
    for (const Record& record : records) out.push_back(record.id);
    return out;
  }
  std::string commitment(const Values& values) {
    Values all{{"text", "words " + std::to_string(++made_)}};
    all.insert(all.end(), values.begin(), values.end());
    return enter("commitment", all);
  }
  using Ids = std::vector<std::string>;
  int made_ = 0;
};

TEST_P(BriefingTest, OpenCommitmentsByWhoseTheyAre) {
  const std::string ours = commitment({{"kind", "undertaken"}, {"by", "VN-25"}, {"to", "LA-SV"}});
  const std::string soon =
      commitment({{"kind", "undertaken"}, {"by", "VN-25"}, {"to", "LA-SV"}, {"due", "2026-04-01"}});
  const std::string theirs = commitment({{"kind", "undertaken"}, {"by", "LA-SV"}});
  const std::string both = commitment({{"kind", "agreed"}, {"by", "LA-SV"}, {"by", "VN-25"}});
  const std::string asked = commitment({{"kind", "requested"}, {"by", "LA-SV"}, {"to", "VN-25"}});
  const std::string asking = commitment({{"kind", "requested"}, {"by", "VN-25"}, {"to", "LA-SV"}});
  commitment({{"kind", "undertaken"}, {"by", "LA-SV"}, {"state", "done"}});
  commitment({{"kind", "undertaken"}, {"by", "LA-KH"}});
  const Briefing found = brief("LA-SV");
  EXPECT_EQ(ids(found.ours), (Ids{soon, ours})) << "what is due soonest comes first";
  EXPECT_EQ(ids(found.theirs), Ids{theirs});
  EXPECT_EQ(ids(found.by_both), Ids{both});
  EXPECT_EQ(ids(found.asked_of_us), Ids{asked});
  EXPECT_EQ(ids(found.asked_of_them), Ids{asking});
  ASSERT_EQ(found.next.size(), 1U);
  EXPECT_EQ(found.next[0].record, soon);
}

TEST_P(BriefingTest, IsFoundByAnyNameWithTheBodiesThere) {
  const std::string body = enter("partner", {{"name", "Savannakhet Provincial Department of Foreign Affairs"}});
  const std::string seat = enter("partner", {{"name", "Women's Union"}, {"place", "LA-SV"}});
  enter("partner", {{"name", "Khammouane Provincial Office"}});
  const std::string agreement =
      enter("agreement", {{"title", "MOU"}, {"parties", body}, {"signing_date", "2024-05-01"}});
  const std::string made = commitment({{"kind", "agreed"}, {"made_at", agreement}});
  const std::string person = enter("person", {{"name", "Khamphone"}});
  const std::string post =
      enter("post", {{"title", "Director"}, {"person", person}, {"body", body}, {"state", "current"}});
  enter(
      "post",
      {{"title", "Director"}, {"person", enter("person", {{"name", "Bounmy"}})}, {"body", body}, {"state", "former"}});
  for (const char* name : {"LA-SV", "Savannakhet", "Xa-vẳn-na-khệt", "ສະຫວັນນະເຂດ", "สะหวันนะเขต"}) {
    const Briefing found = brief(name);
    EXPECT_EQ(found.name, "LA-SV") << name;
    EXPECT_EQ(std::set<std::string>({body, seat}), [&] {
      const Ids all = ids(found.partners);
      return std::set<std::string>(all.begin(), all.end());
    }()) << name;
    EXPECT_EQ(ids(found.agreements), Ids{agreement}) << name;
    EXPECT_EQ(ids(found.by_both), Ids{made}) << name;
    EXPECT_EQ(ids(found.posts), Ids{post}) << name;
  }
  EXPECT_EQ(ids(brief(body).agreements), Ids{agreement});
  EXPECT_EQ(ids(brief("Women's Union").partners), Ids{seat});
}

TEST_P(BriefingTest, MeetingsThatTookPlaceTheLatestFirst) {
  const auto event = [&](const char* date, const char* modality) {
    return enter("event",
                 {{"title", date}, {"type", "meeting"}, {"date", date}, {"partner", "LA-SV"}, {"modality", modality}});
  };
  const std::string early = event("2024-05-01", "done");
  const std::string late =
      enter("delegation_in", {{"title", "visit"}, {"from", "2025-06-01"}, {"guest_body", "LA-SV"}});
  event("2024-06-01", "planned");
  event("2026-06-01", "done");
  EXPECT_EQ(ids(brief("LA-SV").meetings), (Ids{late, early}));
}

TEST_P(BriefingTest, WhatIsForNamedPeopleIsForThemAlone) {
  const std::string hidden = commitment({{"kind", "undertaken"}, {"by", "LA-SV"}});
  ASSERT_FALSE(limit_access(office("qt", "minh"), hidden, Access::Named, {}));
  EXPECT_TRUE(brief("LA-SV").empty());
  EXPECT_TRUE(brief("Nowhere at all").empty());
}

CHANCERY_BOTH_ENGINES(BriefingTest);

}  // namespace
}  // namespace chancery::test
