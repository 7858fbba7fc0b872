#include <gtest/gtest.h>

#include "tests/cli/program.h"
#include "tests/folder.h"

namespace chancery::test {
namespace {

TEST(SeriesCommand, TellsSessionsInARowInTheLanguageOfTheReader) {
  const Folder folder;
  const auto on = [&](std::vector<std::string> arguments) {
    arguments.push_back("--store=" + folder.path("a.db"));
    return run(arguments);
  };
  ASSERT_EQ(on({"init", "--locality=VN-25"}).exit_code, 0);
  for (const auto& [ordinal, date, place] :
       {std::tuple("5", "2022-05-10", "VN-25"), std::tuple("7", "2024-05-10", "LA-SV")})
    ASSERT_EQ(on({"enter", "session", "--set=type=meeting", std::string("--set=ordinal=") + ordinal,
                  std::string("--set=date=") + date, std::string("--set=place=") + place, "--set=parties=VN-25",
                  "--set=parties=LA-SV"})
                  .exit_code,
              0);
  const std::string english = on({"series", "--in=en", "--on=2024-12-01"}).out;
  EXPECT_NE(english.find("Meeting: Savannakhet and Quang Tri\n"), std::string::npos) << english;
  EXPECT_NE(english.find("  5th           10 May 2022, Quang Tri"), std::string::npos) << english;
  EXPECT_NE(english.find("  Nothing recorded of: 6th\n  To be expected: 8th, May 2025\n"), std::string::npos)
      << english;
  for (const char* language : {"vi", "lo", "th", "km"}) {
    const std::string out = on({"series", std::string("--in=") + language, "--on=2026-12-01"}).out;
    EXPECT_EQ(out.find("{"), std::string::npos) << language << out;
    EXPECT_EQ(lines(out).size(), 5U) << out;
  }
  const auto json = objects(on({"series", "--json", "--of=Savannakhet"}).out);
  ASSERT_EQ(json.size(), 1U);
  EXPECT_EQ(json[0]["missing"][0], 6);
  EXPECT_EQ(on({"series", "--of=Nghệ An", "--json"}).out, "");
  EXPECT_EQ(on({"series", "--of=Atlantis"}).exit_code, 2);
  EXPECT_EQ(on({"series", "more"}).exit_code, 2);
}

}  // namespace
}  // namespace chancery::test
