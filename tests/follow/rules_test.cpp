#include "follow/rules.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "follow/due.h"
#include "tests/folder.h"

namespace chancery::test {
namespace {

const Schema& schema() {
  static const SchemaLoad load = load_schema(CHANCERY_SOURCE_DIR "/schema");
  return load.schema;
}

constexpr const char* kTask = R"(task = { vi = "a", en = "b", lo = "c", th = "d", km = "e" })";

class RulesTest : public testing::Test {
 protected:
  RulesLoad load(const std::string& toml) {
    folder_.file("common/rules.toml", toml);
    return load_rules(folder_.path(), "", schema());
  }
  /// What is wrong with a rule of agreements that says this.
  std::string problem(const std::string& keys) {
    const RulesLoad loaded =
        load("[[rule]]\nid = \"a\"\nrecord = \"agreement\"\ntag = \"D\"\n" + std::string(kTask) + "\n" + keys);
    return loaded.problems.size() == 1 ? loaded.problems.front().message() : std::to_string(loaded.problems.size());
  }
  Folder folder_;
};

TEST_F(RulesTest, TheRulesOfThePackageAreWhole) {
  for (const auto& entry : std::filesystem::directory_iterator(CHANCERY_SOURCE_DIR "/rules")) {
    if (!entry.is_directory()) continue;
    const RulesLoad loaded = load_rules(CHANCERY_SOURCE_DIR "/rules", entry.path().filename().string(), schema());
    for (const Error& problem : loaded.problems) ADD_FAILURE() << problem.message();
    EXPECT_GT(loaded.rules.rules.size(), 20U);
    for (const FollowRule& rule : loaded.rules.rules) {
      // What no law says is a proposal of ours; what rests on a text names it.
      EXPECT_EQ(rule.tag == "D", rule.source.empty()) << rule.id;
      EXPECT_EQ(is_followed(rule.id, rule.tag, {}), rule.tag != "N") << rule.id;
    }
  }
}

TEST_F(RulesTest, ARuleOfTheCountryTakesThePlaceOfOneThatHoldsEverywhere) {
  const std::string rule =
      "[[rule]]\nid = \"a\"\nrecord = \"agreement\"\nday = [\"signing_date\"]\ntag = \"D\"\n" + std::string(kTask);
  folder_.file("common/rules.toml", rule + "\nahead = 1\n");
  folder_.file("xx/rules.toml", rule + "\nahead = 2\n");
  EXPECT_EQ(load_rules(folder_.path(), "", schema()).rules.find("a")->ahead, 1);
  const RulesLoad loaded = load_rules(folder_.path(), "xx", schema());
  EXPECT_EQ(loaded.rules.rules.size(), 1U);
  EXPECT_EQ(loaded.rules.find("a")->ahead, 2);
  EXPECT_TRUE(load_rules(folder_.path(), "zz", schema()).problems.empty()) << "a country without rules of its own";
}

TEST_F(RulesTest, WhatIsWrongIsSaidWithFileAndLine) {
  EXPECT_EQ(problem("day = [\"signing_date\"]"), "0");
  EXPECT_NE(problem("day = [\"signed_on\"]").find("rules.toml:6: day: 'agreement' has no field 'signed_on'"),
            std::string::npos)
      << problem("day = [\"signed_on\"]");
  EXPECT_NE(problem("").find("day: this key is missing"), std::string::npos);
  EXPECT_NE(problem("day = [\"signing_date + soon days\"]").find("is no day such as"), std::string::npos);
  EXPECT_NE(problem("day = [\"signing_date\"]\nunless = { state = [\"over\"] }").find("'over' is no choice"),
            std::string::npos);
  EXPECT_NE(problem("day = [\"signing_date\"]\nahead = -1").find("ahead: this must be a whole number"),
            std::string::npos);
  EXPECT_NE(problem("day = [\"signing_date\"]\nwaiting = [\"somebody\"]").find("no field 'somebody'"),
            std::string::npos);
  EXPECT_NE(problem("day = [\"signing_date\"]\nsigns = \"none\"").find("only a rule of the kind 'silence'"),
            std::string::npos);
  EXPECT_NE(problem("day = [\"signing_date\"]\nfrom = \"2021\"").find("this must be a day"), std::string::npos);
  EXPECT_NE(problem("day = [\"signing_date\"]\nurgent = true").find("urgent: unknown key"), std::string::npos);
}

TEST_F(RulesTest, HolidaysAndYearlyDaysAreChecked) {
  EXPECT_TRUE(
      load("[[holidays]]\nyear = 2026\noff = [\"2026-01-01\"]\nsource = \"a notice\"\ntag = \"B\"\n").problems.empty());
  EXPECT_EQ(
      load("[[holidays]]\nyear = 2026\noff = [\"2025-01-01\"]\nsource = \"a notice\"\ntag = \"B\"\n").problems.size(),
      1U);
  EXPECT_EQ(load("[[holidays]]\nyear = 2026\noff = [\"2026-01-01\"]\ntag = \"B\"\n").problems.size(), 1U)
      << "its decision is missing";
  const std::string yearly = "[[yearly]]\nid = \"y\"\nsource = \"a law\"\ntag = \"B\"\n" + std::string(kTask);
  EXPECT_TRUE(load(yearly + "\nmonth = 11\nday = 15\n").problems.empty());
  EXPECT_EQ(load(yearly + "\nmonth = 2\nday = 30\n").problems.size(), 1U);
}

TEST_F(RulesTest, ALetterheadHasRoomForWhatIsWrittenIntoIt) {
  const std::string whole =
      "[letterhead]\nlanguage = \"vi\"\nstate = [\"A\", \"B\"]\nnumber = \"No {number}\"\n"
      "day = \"{place} {day} {month} {year}\"\nrecipients = \"To\"\nsource = \"a decree\"\ntag = \"A\"\n";
  const RulesLoad loaded = load(whole);
  EXPECT_TRUE(loaded.problems.empty());
  EXPECT_EQ(loaded.rules.letterhead.state, (std::vector<std::string>{"A", "B"}));
  std::string without = whole;
  without.replace(without.find(" {month}"), 8, "");
  const RulesLoad refused = load(without);
  ASSERT_EQ(refused.problems.size(), 1U);
  EXPECT_NE(refused.problems[0].message().find("rules.toml:5: day: this text has no {month}"), std::string::npos)
      << refused.problems[0].message();
  EXPECT_TRUE(load("").rules.letterhead.language.empty());
}

TEST_F(RulesTest, AFolderThatIsNotThereIsSaid) {
  EXPECT_EQ(load_rules(folder_.path() + "/nowhere", "", schema()).problems.front().kind, ErrorKind::Unreadable);
}

}  // namespace
}  // namespace chancery::test
