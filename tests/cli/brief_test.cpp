#include <gtest/gtest.h>

#include "tests/cli/program.h"
#include "tests/folder.h"

namespace chancery::test {
namespace {

class BriefCommand : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(on({"init", "--unit=qt", "--locality=VN-25"}).exit_code, 0);
    ASSERT_EQ(on({"enter", "commitment", "--set=text=A school in Sepon", "--set=kind=undertaken", "--set=by=VN-25",
                  "--set=to=LA-SV", "--set=due=2026-06-30", "--set=made_on=2024-06-20"})
                  .exit_code,
              0);
    ASSERT_EQ(on({"enter", "agreement", "--set=title=Friendship", "--set=parties=LA-SV",
                  "--set=signing_date=2024-06-20", "--set=term=P5Y"})
                  .exit_code,
              0);
  }
  [[nodiscard]] test::Run on(std::vector<std::string> arguments) const {
    arguments.push_back("--store=" + folder_.path("a.db"));
    return run(arguments);
  }
  Folder folder_;
};

TEST_F(BriefCommand, TellsWhatWasPromisedInTheLanguageOfTheReader) {
  const std::string english = on({"brief", "--partner=Savannakhet", "--in=en", "--on=2026-03-02"}).out;
  EXPECT_NE(english.find("Briefing: Savannakhet\nAs of 2 March 2026"), std::string::npos) << english;
  EXPECT_NE(english.find("What we undertook\n- A school in Sepon; Made on: 20 June 2024; Due: 30 June 2026"),
            std::string::npos)
      << english;
  EXPECT_NE(english.find("- Friendship; Date of signing: 20 June 2024; Expires: 5 years"), std::string::npos)
      << english;
  EXPECT_NE(english.find("People now\nNothing recorded: …"), std::string::npos) << "a visible blank\n" << english;
  const std::string vietnamese = on({"brief", "--partner=ສະຫວັນນະເຂດ", "--on=2026-03-02"}).out;
  EXPECT_NE(vietnamese.find("Cam kết của phía ta\n- A school in Sepon"), std::string::npos) << vietnamese;
  const auto lines = objects(on({"brief", "--partner=LA-SV", "--json"}).out);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0]["ours"].size(), 1U);
}

TEST_F(BriefCommand, WritesAWordFile) {
  ASSERT_EQ(on({"brief", "--partner=Savannakhet", "-o", folder_.path("a.docx")}).exit_code, 0);
  EXPECT_EQ(contents(folder_.path("a.docx")).substr(0, 2), "PK");
  const test::Run read = run({"read", "--plain", folder_.path("a.docx")});
  EXPECT_NE(read.out.find("A school in Sepon"), std::string::npos) << read.out << read.err;
  const test::Run refused = on({"brief", "--partner=Savannakhet", "-o", folder_.path("no/where.docx")});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_NE(refused.err.find("where.docx: this file cannot be written"), std::string::npos) << refused.err;
}

TEST_F(BriefCommand, SaysWhereNothingIsRecorded) {
  const test::Run unknown = on({"brief", "--partner=Atlantis"});
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_NE(unknown.err.find("nothing is recorded of 'Atlantis'"), std::string::npos) << unknown.err;
  EXPECT_EQ(on({"brief"}).exit_code, 2);
  EXPECT_EQ(on({"brief", "--partner=LA-SV", "--on=soon"}).exit_code, 2);
}

}  // namespace
}  // namespace chancery::test
