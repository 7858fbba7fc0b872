#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "tests/cli/program.h"
#include "tests/folder.h"

namespace chancery::test {
namespace {

class CalendarCommand : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(on({"init", "--unit=qt", "--locality=VN-25"}).exit_code, 0);
    ASSERT_EQ(on({"enter", "event", "--set=type=visit", "--set=participants=LA-SV", "--set=date=2026-05-20",
                  "--set=place=VN-25"})
                  .exit_code,
              0);
    ASSERT_EQ(on({"enter", "agreement", "--set=title=MOU", "--set=signing_date=2016-06-10"}).exit_code, 0);
  }
  [[nodiscard]] test::Run on(std::vector<std::string> arguments) const {
    arguments.push_back("--store=" + folder_.path("a.db"));
    return run(arguments);
  }
  Folder folder_;
};

TEST_F(CalendarCommand, TellsWhatLiesAhead) {
  const std::string out = on({"calendar", "--on=2026-03-02", "--in=en"}).out;
  EXPECT_NE(out.find("20 May 2026         Visit: Savannakhet (Quang Tri)"), std::string::npos) << out;
  EXPECT_NE(out.find("10 years: MOU"), std::string::npos) << out;
  for (const char* language : {"vi", "lo", "th", "km"}) {
    const std::string told = on({"calendar", "--on=2026-03-02", std::string("--in=") + language}).out;
    EXPECT_EQ(told.find('{'), std::string::npos) << told;
    EXPECT_NE(told.find("MOU"), std::string::npos) << told;
  }
  EXPECT_EQ(on({"calendar", "--on=2026-03-02", "--until=2026-03-01"}).exit_code, 2);
  EXPECT_EQ(on({"calendar", "--until=soon"}).exit_code, 2);
}

TEST_F(CalendarCommand, IsWrittenAsAFile) {
  const std::string path = folder_.path("office.ics");
  ASSERT_EQ(on({"calendar", "--on=2026-03-02", "--in=en", "-o", path}).exit_code, 0);
  std::ifstream in(path);
  const std::string file{std::istreambuf_iterator<char>(in), {}};
  EXPECT_NE(file.find("SUMMARY:Visit: Savannakhet (Quang Tri)"), std::string::npos) << file;
  EXPECT_NE(file.find("DTSTART;VALUE=DATE:20260520"), std::string::npos) << file;
  EXPECT_NE(on({"calendar", "-o", folder_.path("nowhere/office.ics")}).exit_code, 0);
}

}  // namespace
}  // namespace chancery::test
