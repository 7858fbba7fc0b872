// A table of figures gives the same figures whatever file it stands in.
#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>

#include "tests/cli/program.h"
#include "tests/folder.h"

namespace chancery::test {
namespace {

struct Page {
  const char* language;
  const char* locality;
  const char* title;
  std::vector<const char*> head, exports, delegations;
};

const std::vector<Page>& pages() {
  static const std::vector<Page> all = {
      {"vi",
       "VN-21",
       "BÁO CÁO công tác đối ngoại tỉnh Thanh Hóa năm 2024",
       {"TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2024", "Thực hiện năm 2024", "So với kế hoạch (%)"},
       {"1", "Kim ngạch xuất khẩu", "Triệu USD", "6.000", "6.450", "107,5"},
       {"2", "Số đoàn ra", "Đoàn", "40", "38", "95"}},
      {"en",
       "VN-21",
       "Report on external affairs of Thanh Hoa Province in 2024",
       {"No.", "Indicator", "Unit", "Plan 2024", "Result 2024", "% of plan"},
       {"1", "Export turnover", "million USD", "6,000", "6,450", "107.5"},
       {"2", "Outbound delegations", "delegation", "40", "38", "95"}},
      {"lo",
       "LA-SV",
       "ບົດລາຍງານວຽກງານການຕ່າງປະເທດ ແຂວງສະຫວັນນະເຂດ ປີ 2024",
       {"ລ/ດ", "ຕົວຊີ້ວັດ", "ຫົວໜ່ວຍ", "ແຜນການປີ 2024", "ຜົນປະຕິບັດປີ 2024", "ທຽບໃສ່ແຜນ (%)"},
       {"1", "ມູນຄ່າສົ່ງອອກ", "ລ້ານ USD", "6.000", "6.450", "107,5"},
       {"2", "ຄະນະອອກ", "ຄະນະ", "40", "38", "95"}},
      {"th",
       "TH-49",
       "รายงานงานด้านการต่างประเทศ จังหวัดมุกดาหาร ปี 2567",
       {"ลำดับ", "ตัวชี้วัด", "หน่วย", "แผนปี 2567", "ผลปี 2567", "ร้อยละของแผน"},
       {"1", "มูลค่าการส่งออก", "ล้าน USD", "6,000", "6,450", "107.5"},
       {"2", "คณะผู้แทนที่เดินทางไปต่างประเทศ", "คณะ", "40", "38", "95"}},
      {"km",
       "KH-2",
       "របាយការណ៍កិច្ចការបរទេស ខេត្តបាត់ដំបង ឆ្នាំ 2024",
       {"ល.រ", "សូចនាករ", "ឯកតា", "ផែនការឆ្នាំ 2024", "លទ្ធផលឆ្នាំ 2024", "ធៀបនឹងផែនការ (%)"},
       {"1", "តម្លៃនាំចេញ", "លានដុល្លារ", "6.000", "6.450", "107,5"},
       {"2", "គណៈប្រតិភូចេញ", "គណៈប្រតិភូ", "40", "38", "95"}}};
  return all;
}

std::string html_of(const Page& page) {
  std::string out = "<!DOCTYPE html><html lang=\"" + std::string(page.language) +
                    "\"><head><meta charset=\"utf-8\"><title>t</title></head><body><h1>" + page.title + "</h1><p>" +
                    page.title + "</p><table border=\"1\">";
  for (const auto* row : {&page.head, &page.exports, &page.delegations}) {
    out += "<tr>";
    for (const char* cell : *row) out += "<td>" + std::string(cell) + "</td>";
    out += "</tr>";
  }
  return out + "</table></body></html>";
}

/// The figures of the documents, in the order of their names.
std::vector<std::string> figures(const std::vector<std::string>& files) {
  std::vector<std::string> arguments{"read", "--json"};
  arguments.insert(arguments.end(), files.begin(), files.end());
  const test::Run read = run(arguments);
  EXPECT_EQ(read.exit_code, 0) << read.err;
  std::vector<std::string> out;
  for (const auto& document : objects(read.out)) {
    for (const auto& claim : document["claims"]) {
      if (claim["kind"] != "indicator") continue;
      std::string figure = document.value("source", "").substr(0, 2);
      for (const char* key : {"measure", "number", "unit", "of", "period", "plan", "plan_percent"})
        figure += " " + (claim.contains(key) ? claim[key].dump() : "-");
      out.push_back(figure);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

class StatisticsTables : public testing::Test {
 protected:
  /// The pages in files of a format, by their language.
  std::vector<std::string> files(const std::string& ending, std::size_t count = pages().size()) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < count; ++i)
      out.push_back(folder_.path(std::string(pages()[i].language) + "." + ending));
    return out;
  }
  bool convert(const std::string& to, const std::string& from, const std::string& options = "") {
    const std::string command = "cd '" + folder_.path() + "' && HOME='" + folder_.path() + "' soffice --headless " +
                                options + " --convert-to " + to + " *." + from + " >/dev/null 2>&1";
    return std::system(command.c_str()) == 0;
  }
  void write_pages() {
    for (const Page& page : pages()) folder_.file(std::string(page.language) + ".html", html_of(page));
  }
  Folder folder_;
};

TEST_F(StatisticsTables, GiveTheirFiguresInEachLanguage) {
  write_pages();
  std::vector<std::string> wanted;
  for (const Page& page : pages()) {
    const std::string head(page.language);
    const std::string rest = " \"" + std::string(page.locality) + "\" \"2024\" ";
    wanted.push_back(head + " \"export_value\" 6450000000 \"USD\"" + rest + "6000000000 107.5");
    wanted.push_back(head + " \"delegations_out\" 38 \"delegation\"" + rest + "40 95");
  }
  std::sort(wanted.begin(), wanted.end());
  EXPECT_EQ(figures(files("html")), wanted);
}

TEST_F(StatisticsTables, GiveTheSameInFilesOfOfficePrograms) {
  if (std::system("command -v soffice >/dev/null 2>&1") != 0)
    GTEST_SKIP() << "there is no soffice: install libreoffice-writer-nogui";
  write_pages();
  const std::vector<std::string> wanted = figures(files("html"));
  ASSERT_TRUE(convert("odt:writer8", "html", "--infilter='HTML (StarWriter)'"));
  EXPECT_EQ(figures(files("odt")), wanted);
  ASSERT_TRUE(convert("'docx:MS Word 2007 XML'", "odt"));
  EXPECT_EQ(figures(files("docx")), wanted);
  // Other scripts need fonts that a machine may not have.
  constexpr std::size_t kLatin = 2;
  ASSERT_TRUE(convert("pdf", "odt"));
  EXPECT_EQ(figures(files("pdf", kLatin)), figures(files("html", kLatin)));
}

}  // namespace
}  // namespace chancery::test
