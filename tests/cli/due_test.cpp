#include <gtest/gtest.h>

#include "tests/cli/program.h"
#include "tests/folder.h"

namespace chancery::test {
namespace {

class DueCommand : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(on({"init", "--unit=qt", "--locality=VN-25"}).exit_code, 0); }
  [[nodiscard]] test::Run on(std::vector<std::string> arguments) const {
    arguments.push_back("--store=" + folder_.path("a.db"));
    return run(arguments);
  }
  Folder folder_;
};

TEST_F(DueCommand, TellsEachThingAsASentenceOfTheLanguage) {
  ASSERT_EQ(on({"rules", "from", "2025-01-01"}).exit_code, 0);
  ASSERT_EQ(on({"enter", "commitment", "--set=text=A school", "--set=kind=agreed", "--set=due=2026-02-01",
                "--set=waiting_on=them"})
                .exit_code,
            0);
  ASSERT_EQ(
      on({"enter", "agreement", "--set=title=MOU", "--set=expiry_date=2026-06-30", "--set=notice_date=2026-03-31"})
          .exit_code,
      0);
  const std::string english = on({"due", "--on=2026-03-02", "--in=en"}).out;
  EXPECT_NE(english.find("Overdue (1)"), std::string::npos) << english;
  EXPECT_NE(english.find("A school: Carry out the commitment, due 1 February 2026, 29 days ago; waiting on: Them"),
            std::string::npos)
      << english;
  EXPECT_NE(english.find("31 March 2026, in 29 days: Last day for notice – MOU"), std::string::npos) << english;
  const std::string vietnamese = on({"due", "--on=2026-03-02"}).out;
  EXPECT_NE(vietnamese.find("A school: Thực hiện cam kết, hạn 1/2/2026, quá hạn 29 ngày; đang chờ: Phía bạn"),
            std::string::npos)
      << vietnamese;
  for (const char* language : {"lo", "th", "km"}) {
    const std::string told = on({"due", "--on=2026-03-02", std::string("--in=") + language}).out;
    EXPECT_NE(told.find("A school"), std::string::npos) << told;
    EXPECT_EQ(told.find("Carry out"), std::string::npos) << told;
  }
  const auto lines = objects(on({"due", "--on=2026-03-02", "--json", "--list=overdue"}).out);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0]["rule"], "commitment.due");
  EXPECT_EQ(lines[0]["days"], -29);
  EXPECT_EQ(lines[0]["waiting_on"], "them");
}

TEST_F(DueCommand, CountsWhatIsHistory) {
  ASSERT_EQ(on({"enter", "agreement", "--set=title=Old", "--set=signing_date=2015-03-04"}).exit_code, 0);
  const std::string told = on({"due", "--in=en", "--type=agreement"}).out;
  EXPECT_NE(told.find("Nothing is due"), std::string::npos) << told;
  EXPECT_NE(told.find("1 more is older"), std::string::npos) << told;
  EXPECT_EQ(objects(on({"due", "--json", "--list=older"}).out).size(), 1U);
}

TEST_F(DueCommand, RulesAreListedAndTurned) {
  const auto rule = [&](const std::string& id) {
    for (const auto& line : objects(on({"rules", "--json"}).out))
      if (line["rule"] == id) return line;
    return decltype(objects(""))::value_type();
  };
  EXPECT_EQ(rule("vn.delegation_out.report_15_days")["on"], false);
  EXPECT_EQ(rule("agreement.notice")["on"], true);
  ASSERT_EQ(on({"rules", "on", "vn.delegation_out.report_15_days"}).exit_code, 0);
  ASSERT_EQ(on({"rules", "off", "agreement.notice"}).exit_code, 0);
  EXPECT_EQ(rule("vn.delegation_out.report_15_days")["on"], true);
  EXPECT_EQ(rule("agreement.notice")["on"], false);
  EXPECT_EQ(on({"check"}).exit_code, 0);
}

TEST_F(DueCommand, AWrongLineIsRefused) {
  EXPECT_EQ(on({"due", "MOU"}).exit_code, 2);
  EXPECT_EQ(on({"due", "--on=tomorrow"}).exit_code, 2);
  EXPECT_EQ(on({"due", "--list=red"}).exit_code, 2);
  EXPECT_EQ(on({"due", "--type=ship"}).exit_code, 2);
  EXPECT_EQ(on({"rules", "on", "no.such.rule"}).exit_code, 1);
  EXPECT_EQ(on({"rules", "from", "2025"}).exit_code, 2);
  EXPECT_EQ(on({"rules", "sometimes"}).exit_code, 2);
}

TEST_F(DueCommand, AFolderOfRulesIsChecked) {
  EXPECT_EQ(run({"rules", "check", std::string("--rules=") + CHANCERY_SOURCE_DIR "/rules"}).exit_code, 0);
  folder_.file("rules/common/a.toml", "[[rule]]\nid = \"a\"\n");
  const test::Run checked = run({"rules", "check", "--rules=" + folder_.path("rules")});
  EXPECT_EQ(checked.exit_code, 1);
  EXPECT_NE(checked.err.find("a.toml:1: record: this key is missing"), std::string::npos) << checked.err;
}

}  // namespace
}  // namespace chancery::test
