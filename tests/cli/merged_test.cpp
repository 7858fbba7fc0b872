#include <gtest/gtest.h>

#include "tests/cli/program.h"
#include "tests/folder.h"

namespace chancery::test {
namespace {

/// Registers of two departments that were merged, each in a file.
class MergedTest : public testing::Test {
 protected:
  MergedTest() : our_store(folder.path("qt.db")), their_store(folder.path("qb.db")) {
    told({"init", "--store", our_store, "--locality", "VN-25"});
    told({"init", "--store", their_store, "--locality", "VN-24"});
  }
  static std::string told(const std::vector<std::string>& arguments) {
    const auto result = run(arguments);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.out;
  }
  std::string ours(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--store", our_store});
    return told(arguments);
  }
  std::string theirs(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--store", their_store});
    return told(arguments);
  }
  Folder folder;
  std::string our_store, their_store;
};

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST_F(MergedTest, RecordsOfBeforeAreShownUnderTheSuccessorByTheNameOfTheTime) {
  ours({"enter", "relationship", "--set", "our_side=VN-24", "--set", "partner=KR-47", "--set", "since=2012-04-05"});
  ours({"enter", "relationship", "--set", "our_side=VN-25", "--set", "partner=KR-47"});
  const std::string listed = ours({"list", "relationship", "--where", "our_side=Quảng Trị"});
  EXPECT_TRUE(holds(listed, "Quảng Bình (nay là Quảng Trị)")) << "the language is that of the office's locality";
  EXPECT_TRUE(holds(listed, "5/4/2012")) << listed;
  EXPECT_TRUE(holds(ours({"list", "relationship", "--in", "en"}), "Quang Binh (now Quang Tri)"));
  const auto lines = objects(ours({"list", "relationship", "--where", "our_side=VN-25", "--json"}));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0]["date"], "2012-04-05") << "JSON is in ISO 8601";
  EXPECT_EQ(lines[0]["now"][0]["was"], "VN-24");
  EXPECT_EQ(lines[0]["now"][0]["now"], "VN-25");
  EXPECT_EQ(lines[0]["now"][0]["until"], "2025-06-30");
  EXPECT_FALSE(lines[1].contains("now"));
  const auto ties = objects(ours({"overview", "--country", "Korea", "--json"}));
  EXPECT_EQ(ties.at(0)["today"], 1);
  EXPECT_EQ(ties.at(0)["at_the_time"], 2);
  EXPECT_EQ(run({"overview", "--country", "Nowhere", "--store", our_store}).exit_code, 2);
  EXPECT_EQ(run({"list", "relationship", "--country", "Nowhere", "--store", our_store}).exit_code, 2);
}

TEST_F(MergedTest, FiguresOfBeforeAreRestatedAndMarked) {
  for (const auto& [of, value] : {std::pair("of=VN-24", "value=310"), std::pair("of=VN-25", "value=606")})
    ours({"enter", "indicator", "--set", "measure=export_value", "--set", "period=2024", "--set", of, "--set", value,
          "--set", "unit=USD"});
  const std::string shown = ours({"figures", "--of", "Quang Tri", "--in", "en"});
  EXPECT_TRUE(holds(shown, "916 USD (restated)")) << shown;
  EXPECT_TRUE(holds(shown, "310 USD")) << "the parts stay beside it";
  const auto lines = objects(ours({"figures", "--of", "VN-25", "--json"}));
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[2]["number"], 916);
  EXPECT_EQ(lines[2]["restated"], true);
  EXPECT_EQ(run({"figures", "--store", our_store}).exit_code, 2);
}

TEST_F(MergedTest, OneDepartmentTakesOverTheRegisterOfAnother) {
  ours({"enter", "partner", "--set", "name=Savannakhet", "--set", "place=LA-SV", "--set", "country=LA"});
  theirs({"enter", "partner", "--set", "name=Savannakhet", "--set", "place=LA-SV", "--set", "country=LA"});
  theirs({"enter", "partner", "--set", "name=Khammouane", "--set", "place=LA-KH", "--set", "country=LA"});
  EXPECT_EQ(run({"take-over", "--store", our_store, "--from", their_store}).exit_code, 1)
      << "both are called local; it must get a name";
  const auto taken = objects(ours({"take-over", "--from", their_store, "--named", "qb", "--json"}));
  EXPECT_EQ(taken.at(0)["records"], 2);
  EXPECT_EQ(taken.at(0)["joined"], 1);
  ours({"check"});
  ours({"log", "verify"});
  ours({"log", "verify", "--unit", "qb"});
  EXPECT_EQ(objects(ours({"list", "partner", "--json"})).size(), 2U);
  EXPECT_TRUE(holds(ours({"show", "DT-3", "--why"}), "taken over from qb/DT-"));
  const auto refused = run({"enter", "partner", "--set", "name=X", "--unit", "qb", "--store", our_store});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_TRUE(holds(refused.err, "was taken over by 'local'")) << refused.err;
  EXPECT_EQ(run({"take-over", "--store", our_store}).exit_code, 2);
}

}  // namespace
}  // namespace chancery::test
