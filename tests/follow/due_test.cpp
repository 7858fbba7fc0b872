#include "follow/due.h"

#include "follow/follow_settings.h"
#include "register/office/access.h"
#include "register/register.h"
#include "tests/register/program_fixture.h"

namespace chancery::test {
namespace {

/// A register of Quang Tri (VN-25), followed from 2025-01-01, looked at on 2026-03-02.
class DueTest : public ProgramTest {
 protected:
  DueTest() {
    query_.today = "2026-03-02";
    query_.follows_from = "2025-01-01";
    query_.home = "VN-25";
  }

  static const FollowRules& rules() {
    static const RulesLoad load = load_rules(CHANCERY_SOURCE_DIR "/rules", "vn", program_schema());
    EXPECT_TRUE(load.problems.empty());
    return load.rules;
  }
  std::vector<DueItem> items() {
    const auto found = list_due(office(), rules(), query_);
    EXPECT_TRUE(found) << found.error().message();
    return found ? *found : std::vector<DueItem>();
  }
  /// `state rule record day` of all items of a record.
  std::vector<std::string> due(const std::string& record) {
    std::vector<std::string> out;
    for (const DueItem& item : items())
      if (item.record == record)
        out.push_back(std::string(kDueStates[static_cast<std::size_t>(item.state)]) + " " + item.rule + " " + item.day);
    return out;
  }
  std::string waiting(const std::string& record) {
    for (const DueItem& item : items())
      if (item.record == record) return item.waiting;
    return "nothing is due";
  }

  using Lines = std::vector<std::string>;
  DueQuery query_;
  int made_ = 0;
};

TEST_P(DueTest, TheWaysOfAnAgreement) {
  const auto agreement = [&](Values values) {
    values.emplace_back("title", "MOU " + std::to_string(++made_));
    values.emplace_back("mfa_copy_date", "2025-02-01");
    values.emplace_back("pm_report_date", "2025-02-01");
    return enter("agreement", values);
  };
  // Its notice is due before it ends; that of an automatic one comes again after each term.
  EXPECT_EQ(due(agreement({{"signing_date", "2025-10-01"}, {"expiry_date", "2026-06-30"}, {"notice_period", "P3M"}})),
            (Lines{"due agreement.notice 2026-03-30", "due agreement.expiry 2026-06-30"}));
  EXPECT_EQ(due(agreement({{"signing_date", "2025-10-01"},
                           {"effective_date", "2020-05-15"},
                           {"term", "P3Y"},
                           {"notice_period", "P30D"},
                           {"renewal", "automatic"}})),
            (Lines{"due agreement.notice 2026-04-15", "due agreement.renewal 2026-05-15"}));
  EXPECT_EQ(due(agreement({{"signing_date", "2025-10-01"}, {"expiry_date", "2026-02-01"}})),
            (Lines{"passed agreement.expiry 2026-02-01"}));
  EXPECT_EQ(due(agreement({{"signing_date", "2025-10-01"}, {"expiry_date", "2026-02-01"}, {"end_date", "2026-02-01"}})),
            Lines{});
  // Silence is counted from its signing.
  EXPECT_EQ(due(agreement({{"signing_date", "2025-08-20"}})),
            (Lines{"silent agreement.nothing_since_signing 2025-08-20"}));
  EXPECT_EQ(due(agreement({{"signing_date", "2025-09-20"}})), Lines{});
  EXPECT_EQ(due(agreement({{"signing_date", "2025-08-20"}, {"modality", "planned"}})), Lines{});
}

TEST_P(DueTest, WhatWasRecordedUnderAnAgreementIsASignOfLife) {
  const std::string quiet =
      enter("agreement", {{"title", "MOU"}, {"signing_date", "2021-05-01"}, {"state", "registered"}});
  enter("result", {{"title", "A school"}, {"of", quiet}, {"date", "2025-01-15"}});
  EXPECT_EQ(due(quiet), (Lines{"silent agreement.quiet 2025-01-15"}));
  enter("training", {{"title", "A course"}, {"agreement", quiet}, {"from", "2027-01-01"}});
  EXPECT_EQ(due(quiet), (Lines{"silent agreement.quiet 2025-01-15"})) << "what is planned is no sign yet";
  enter("training", {{"title", "A course"}, {"agreement", quiet}, {"from", "2026-01-20"}});
  EXPECT_EQ(due(quiet), Lines{});
}

TEST_P(DueTest, OnlyDeadlinesOfTheOfficeOrTheLawAreLate) {
  const std::string agreement = enter("agreement", {{"title", "MOU"}, {"signing_date", "2026-01-30"}});
  // 15 days later is a Saturday, and the week behind it that of Tet.
  EXPECT_EQ(due(agreement), (Lines{"overdue vn.agreement.report_to_prime_minister 2026-02-23",
                                   "overdue vn.agreement.copy_to_ministry 2026-02-23"}));
  const std::string asked = enter("consultation", {{"body", "Police"}, {"about", agreement}, {"sent", "2026-02-10"}});
  EXPECT_EQ(due(asked), (Lines{"passed consultation.answer 2026-02-26"}));
  const auto commitment = [&](const char* kind) {
    return enter("commitment", {{"text", kind}, {"kind", kind}, {"due", "2026-02-01"}, {"made_on", "2025-06-01"}});
  };
  EXPECT_EQ(due(commitment("undertaken")), (Lines{"overdue commitment.due 2026-02-01"}));
  EXPECT_EQ(due(commitment("agreed")), (Lines{"overdue commitment.due 2026-02-01"}));
  for (const char* kind : {"requested", "recommended", "instructed"})
    EXPECT_EQ(due(commitment(kind)), (Lines{"passed commitment.asked 2026-02-01"}));
}

TEST_P(DueTest, WhatIsOlderThanTheDayOfFollowingIsHistory) {
  for (int i = 0; i < 24; ++i)
    enter("agreement", {{"title", "Old memorandum " + std::to_string(i)},
                        {"signing_date", "20" + std::to_string(10 + i % 10) + "-03-04"}});
  enter("commitment", {{"text", "old"}, {"kind", "agreed"}, {"due", "2024-12-31"}});
  const auto found = items();
  EXPECT_GE(found.size(), 25U);
  for (const DueItem& item : found) EXPECT_EQ(item.state, DueState::Older) << item.rule;
}

TEST_P(DueTest, WhomItWaitsOn) {
  const auto asked = [&](const char* to) {
    return waiting(enter("commitment", {{"text", to}, {"kind", "requested"}, {"to", to}, {"made_on", "2025-06-01"}}));
  };
  EXPECT_EQ(asked("LA-SV"), "them");
  EXPECT_EQ(asked("LA"), "their_centre");
  EXPECT_EQ(asked("VN"), "our_centre");
  EXPECT_EQ(asked("VN-25"), "us");
  EXPECT_EQ(asked("VN-26"), "third_party");
  EXPECT_EQ(asked("A company"), "");
  EXPECT_EQ(
      waiting(enter("commitment",
                    {{"text", "both"}, {"kind", "agreed"}, {"by", "LA-SV"}, {"by", "VN-25"}, {"due", "2026-03-10"}})),
      "us");
  EXPECT_EQ(
      waiting(enter(
          "commitment",
          {{"text", "said"}, {"kind", "agreed"}, {"by", "VN-25"}, {"waiting_on", "them"}, {"due", "2026-03-10"}})),
      "them");
}

TEST_P(DueTest, WhatNobodyVerifiedIsOffUntilTheOfficeTurnsItOn) {
  const std::string delegation =
      enter("delegation_out", {{"title", "To Laos"}, {"from", "2026-02-04"}, {"to", "2026-02-06"}});
  EXPECT_EQ(due(delegation), Lines{});
  query_.on = {"vn.delegation_out.report_15_days"};
  EXPECT_EQ(due(delegation), (Lines{"overdue vn.delegation_out.report_15_days 2026-02-23"}));
  query_.on.clear();
  const std::string own =
      enter("delegation_out", {{"title", "To Thailand"}, {"to", "2026-02-06"}, {"report_due", "2026-03-20"}});
  EXPECT_EQ(due(own), (Lines{"due delegation_out.report 2026-03-20"}));
  query_.off = {"delegation_out.report"};
  EXPECT_EQ(due(own), Lines{});
}

TEST_P(DueTest, WhatComesEveryYear) {
  const auto yearly = [&](const char* today) {
    query_.today = today;
    return due("");
  };
  EXPECT_EQ(yearly("2026-10-10"), (Lines{"due vn.yearly.agreement_plan 2026-11-15"}));
  EXPECT_EQ(yearly("2026-11-16"), Lines{});
  EXPECT_EQ(yearly("2026-12-18"), (Lines{"due vn.yearly.foreign_ngo_report 2026-12-18"}));
}

TEST_P(DueTest, JoinedRecordsAreOneAndHiddenOnesAreNotShown) {
  const std::string kept = enter("commitment", {{"text", "a road"}, {"kind", "agreed"}, {"made_on", "2026-01-01"}});
  const std::string same = enter("commitment", {{"text", "the road"}, {"kind", "agreed"}, {"due", "2026-03-10"}});
  ASSERT_FALSE(join_records(office(), kept, same, "the same"));
  EXPECT_EQ(due(kept), (Lines{"due commitment.due 2026-03-10"}));
  EXPECT_EQ(due(same), Lines{});
  ASSERT_FALSE(limit_access(office(), kept, Access::Named, {"minh"}));
  EXPECT_EQ(due(kept).size(), 1U) << "who limited it sees it";
  const auto others = list_due(office("qt", "hoa"), rules(), query_);
  ASSERT_TRUE(others);
  for (const DueItem& item : *others) EXPECT_NE(item.record, kept);
}

TEST_P(DueTest, AnOfficeSetsFromWhenItFollowsAndWhat) {
  const auto at_first = load_follow_settings(office());
  ASSERT_TRUE(at_first);
  EXPECT_EQ(at_first->from.size(), 10U) << "the day on which the register began";
  FollowSettings settings = *at_first;
  settings.from = "2025-06-01";
  turn_rule(settings, "agreement.quiet", false);
  turn_rule(settings, "vn.conference.report", true);
  ASSERT_FALSE(save_follow_settings(office(), settings));
  ASSERT_FALSE(save_unit(office(), {"qt", "Another title", "VN-25", ""}));
  reopen();
  const auto kept = load_follow_settings(office());
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->from, "2025-06-01");
  EXPECT_EQ(kept->on, Lines{"vn.conference.report"});
  EXPECT_EQ(kept->off, Lines{"agreement.quiet"});
  EXPECT_EQ(load_unit(*database_, "qt")->title, "Another title");
  settings.from = "last year";
  EXPECT_TRUE(save_follow_settings(office(), settings));
}

CHANCERY_BOTH_ENGINES(DueTest);

}  // namespace
}  // namespace chancery::test
