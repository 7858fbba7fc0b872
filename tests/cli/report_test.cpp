#include <gtest/gtest.h>

#include "tests/cli/program.h"
#include "tests/folder.h"

namespace chancery::test {
namespace {

constexpr const char* kReport =
    "UBND TỈNH QUẢNG TRỊ\nBÁO CÁO công tác đối ngoại năm 2023\n"
    "Kim ngạch xuất khẩu của tỉnh Quảng Trị năm 2023 ước đạt 606 triệu USD, tăng 12,5% so với cùng kỳ.\n";

class ReportCommand : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(on({"init", "--unit=qt", "--title=Sở Ngoại vụ Quảng Trị", "--locality=VN-25"}).exit_code, 0);
    ASSERT_EQ(
        on({"enter", "agreement", "--set=title=Friendship", "--set=parties=LA-SV", "--set=signing_date=2023-06-20"})
            .exit_code,
        0);
    ASSERT_EQ(on({"add", folder_.file("bao-cao.txt", kReport)}).exit_code, 0);
  }
  [[nodiscard]] test::Run on(std::vector<std::string> arguments) const {
    arguments.push_back("--store=" + folder_.path("a.db"));
    return run(arguments);
  }
  /// The report of 2023, as of the end of the year.
  [[nodiscard]] test::Run report(std::vector<std::string> arguments = {}) const {
    arguments.insert(arguments.begin(), {"report", "--year=2023", "--on=2023-12-31"});
    return on(arguments);
  }
  Folder folder_;
};

TEST_F(ReportCommand, StatesFiguresWithTheirSourceAndWhatIsNotChecked) {
  const std::string vietnamese = report().out;
  for (const char* part :
       {"Báo cáo công tác đối ngoại năm 2023 – Quảng Trị", "Dự thảo, tính đến 31/12/2023",
        "Kim ngạch xuất khẩu; Thực hiện: 606 triệu USD* (Ước) [“Kim ngạch xuất khẩu của tỉnh Quảng Trị",
        "(bao-cao.txt)]", "+12,5%", "Tên thỏa thuận: Friendship", "1 nội dung có dấu *", "Chưa báo cáo: Số đoàn ra"})
    EXPECT_NE(vietnamese.find(part), std::string::npos) << part << "\n" << vietnamese;
  const std::string english = report({"--in=en"}).out;
  EXPECT_NE(english.find("606 million USD* (Estimated)"), std::string::npos) << english;
  for (const char* language : {"lo", "th", "km"}) {
    const std::string out = report({std::string("--in=") + language}).out;
    EXPECT_NE(out.find("606"), std::string::npos) << language;
    EXPECT_EQ(out.find("{"), std::string::npos) << "a phrase with a gap\n" << out;
  }
}

TEST_F(ReportCommand, OneObjectOfJson) {
  const auto all = objects(report({"--json"}).out);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["place"], "VN-25");
  bool found = false;
  for (const auto& section : all[0]["sections"]) {
    for (const auto& figure : section["figures"]) {
      if (figure["measure"] != "export_value") continue;
      found = true;
      EXPECT_EQ(figure["figure"]["number"], 606000000);
      EXPECT_EQ(figure["growth_percent"], 12.5);
      EXPECT_EQ(figure["checked"], false);
      EXPECT_GT(figure["decision"], 0);
    }
  }
  EXPECT_TRUE(found);
}

TEST_F(ReportCommand, OfAnOfficeOrALocalityByAnyName) {
  const std::string own = report().out;
  for (const char* name : {"qt", "Sở Ngoại vụ Quảng Trị", "VN-25", "Quảng Trị", "ກວາງຈິ"})
    EXPECT_EQ(report({std::string("--unit=") + name}).out, own) << name;
  const test::Run other = report({"--unit=Nghệ An"});
  EXPECT_NE(other.out.find("Nghệ An"), std::string::npos) << other.err;
  EXPECT_EQ(other.out.find("606"), std::string::npos) << "never another's figures\n" << other.out;
  EXPECT_EQ(report({"--unit=Atlantis"}).exit_code, 2);
}

TEST_F(ReportCommand, WritesEachFormat) {
  for (const char* name : {"a.docx", "a.html", "a.xlsx"}) {
    const std::string path = folder_.path(name);
    ASSERT_EQ(report({"-o", path}).exit_code, 0) << name;
    const test::Run read = run({"read", "--plain", path});
    EXPECT_NE(read.out.find("606"), std::string::npos) << name << read.out << read.err;
  }
  const test::Run refused = report({"-o", folder_.path("a.odt")});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_NE(refused.err.find(".docx, .pdf, .html or .xlsx"), std::string::npos) << refused.err;
  EXPECT_EQ(report({"-o", folder_.path("no/where.docx")}).exit_code, 1);
}

TEST_F(ReportCommand, APdfIsMadeByLibreOfficeOrTheReasonIsTold) {
  const std::string path = folder_.path("a.pdf");
  const test::Run made = report({"-o", path});
  if (made.exit_code == 0) {
    EXPECT_EQ(contents(path).substr(0, 4), "%PDF");
    EXPECT_EQ(made.out + made.err, "");
  } else {
    EXPECT_NE(made.err.find("libreoffice-writer-nogui"), std::string::npos) << made.err;
  }
  ::setenv("CHANCERY_SOFFICE", "/no/such/program", 1);
  const test::Run without = report({"-o", folder_.path("b.pdf")});
  ::unsetenv("CHANCERY_SOFFICE");
  EXPECT_EQ(without.exit_code, 1);
  EXPECT_NE(without.err.find("libreoffice-writer-nogui"), std::string::npos) << without.err;
}

TEST_F(ReportCommand, IsIssuedWhenAPersonHasCheckedIt) {
  const test::Run refused = report({"--issue"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_NE(refused.err.find("1 entries of this report were read and not checked"), std::string::npos) << refused.err;
  EXPECT_EQ(report({"--issued"}).exit_code, 1) << "nothing was issued";
  ASSERT_EQ(on({"review", "accept", "1"}).exit_code, 0);
  const test::Run issued = report({"--issue", "--number=12/BC-SNgV", "--signer=Trần Thị B"});
  ASSERT_EQ(issued.exit_code, 0) << issued.err;
  EXPECT_EQ(issued.err, "BP-1\n");
  for (const char* part :
       {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nQuảng Trị, ngày 31 tháng 12 năm 2023",
        "Số: 12/BC-SNgV", "Nơi nhận:", "Ban hành 31/12/2023, số liệu tính đến 31/12/2023", "606 triệu USD (Ước)",
        "Trần Thị B"})
    EXPECT_NE(issued.out.find(part), std::string::npos) << part << "\n" << issued.out;
  EXPECT_EQ(issued.out.find("Dành cho người soạn"), std::string::npos);
  EXPECT_EQ(report({"--in", "en"}).out.find("CỘNG HÒA"), std::string::npos) << "no letterhead of another language";
  // What comes later changes the draft and not what was issued; no threshold touches it.
  ASSERT_EQ(on({"add", folder_.file("sau.txt",
                                    "BÁO CÁO tỉnh Quảng Trị năm 2023\nKim ngạch xuất khẩu của tỉnh Quảng Trị năm "
                                    "2023 chính thức đạt 640 triệu USD.\n")})
                .exit_code,
            0);
  EXPECT_EQ(on({"review", "accept-above", "0.01"}).exit_code, 0);
  EXPECT_EQ(report({"--issued"}).out, issued.out);
  EXPECT_EQ(report().out.find("640"), std::string::npos) << "only a person changes a figure that was issued";
  const std::string path = folder_.path("issued.docx");
  EXPECT_EQ(report({"--issued", "--version=1", "-o", path}).exit_code, 0);
  EXPECT_EQ(contents(path).substr(0, 2), "PK");
  const auto again = objects(report({"--issue", "--json"}).out);
  ASSERT_EQ(again.size(), 1U);
  EXPECT_EQ(again[0]["version"], 2);
  EXPECT_EQ(report({"--issued", "--version=1"}).out, issued.out);
  EXPECT_EQ(report({"--issued", "--version=3"}).exit_code, 1);
  EXPECT_EQ(report({"--issue", "--issued"}).exit_code, 2);
  EXPECT_EQ(on({"check"}).exit_code, 0);
  EXPECT_NE(on({"list", "issued_report"}).out.find("BP-2"), std::string::npos);
}

TEST_F(ReportCommand, OfTheOfficesBelowPutTogether) {
  EXPECT_EQ(report({"--synthesis"}).exit_code, 2) << "nobody is below";
  for (const char* unit : {"na", "ct"})
    ASSERT_EQ(
        on({"office", "add", unit, "--above=qt", std::string("--locality=") + (unit[0] == 'n' ? "VN-22" : "VN-CT")})
            .exit_code,
        0);
  ASSERT_EQ(on({"enter", "indicator", "--unit=na", "--set=measure=delegations_out", "--set=period=2023",
                "--set=value=16", "--set=unit=delegation"})
                .exit_code,
            0);
  ASSERT_EQ(on({"share", "SL-1", "--unit=na", "--with=qt"}).exit_code, 0);
  const std::string text = report({"--synthesis"}).out;
  for (const char* part :
       {"Tổng hợp báo cáo công tác đối ngoại năm 2023", "Số đoàn ra; Thực hiện: 16 đoàn [Chưa báo cáo: Cần Thơ]",
        "Đã báo cáo: 1/2", "Nghệ An; Số đoàn ra: 16 đoàn", "1 đơn vị chưa gửi gì: Cần Thơ"})
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  EXPECT_EQ(text.find("606"), std::string::npos) << "what the office has itself is no part of it";
  for (const char* language : {"en", "lo", "th", "km"})
    EXPECT_EQ(report({"--synthesis", std::string("--in=") + language}).out.find("{"), std::string::npos) << language;
  const auto all = objects(report({"--synthesis", "--json"}).out);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["figures"][0]["number"], 16);
  const std::string path = folder_.path("s.xlsx");
  EXPECT_EQ(report({"--synthesis", "-o", path}).exit_code, 0);
  EXPECT_EQ(contents(path).substr(0, 2), "PK");
}

TEST_F(ReportCommand, BadPeriodsAreNamed) {
  for (const char* wrong : {"--year=23", "--from=soon", "--until=2022-12-31", "--on=never"})
    EXPECT_EQ(report({wrong}).exit_code, 2) << wrong;
}

}  // namespace
}  // namespace chancery::test
