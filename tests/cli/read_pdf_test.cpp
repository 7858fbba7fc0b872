// PDF files by way of the program: what the pages say, where it stands, and which pages say nothing that can be read.
#include <gtest/gtest.h>

#include "tests/cli/program.h"
#include "tests/intake/pdf_files.h"

namespace chancery::test {
namespace {

/// Five pages, of which the second, third and fifth do not say which letters they show, and show none that could be
/// read.
std::string with_gaps() {
  const std::string unsaid = "1 g " + pdf_text(60, 700, 12, "Two two.", "N");  // in white
  return make_pdf({{pdf_text(60, 700, 12, "On 3 May 2023 they met in Vinh.")},
                   {unsaid},
                   {unsaid},
                   {pdf_text(60, 700, 12, "They will meet again on 7 June 2024.")},
                   {unsaid}});
}

TEST(ReadPdf, ValuesHaveTheirPageAndBox) {
  const Folder folder;
  const auto read = run({"read", "--json", folder.file("minutes.pdf", with_gaps())});
  EXPECT_EQ(read.exit_code, 0) << read.err;
  const auto documents = objects(read.out);
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(documents[0].value("format", ""), "pdf");
  std::vector<int> pages;
  for (const auto& mention : documents[0]["mentions"]) {
    if (mention["kind"] != "date") continue;
    pages.push_back(mention["at"]["page"]);
    const auto& box = mention["at"]["boxes"][0];
    EXPECT_EQ(box[0], pages.back());
    EXPECT_LT(box[1], box[3]);
    // 12 points at 700 of 800 from below
    EXPECT_GT(box[2], 1000);
    EXPECT_LT(box[4], 1400);
  }
  EXPECT_EQ(pages, (std::vector<int>{1, 4}));
}

TEST(ReadPdf, PagesThatAreNotReadAreNamedInTheReadersLanguage) {
  const Folder folder;
  const std::string path = folder.file("minutes.pdf", with_gaps());
  EXPECT_NE(run({"read", "--in", "en", path}).out.find("not read: page 2–3, 5"), std::string::npos);
  EXPECT_NE(run({"read", "--in", "lo", path}).out.find("ບໍ່ໄດ້ອ່ານ: ໜ້າ 2–3, 5"), std::string::npos);
  EXPECT_NE(run({"read", "--html", "--in", "km", path}).out.find("មិនបានអាន៖ ទំព័រ 2–3, 5"), std::string::npos);
  const auto gaps = objects(run({"read", "--json", path}).out)[0]["gaps"];
  ASSERT_EQ(gaps.size(), 3U);
  EXPECT_EQ(gaps[2]["page"], 5);
}

TEST(ReadPdf, ItsFactsEnterTheRegister) {
  const Folder folder;
  const std::string path = folder.file("visit.pdf", make_pdf({{pdf_text(60, 700, 12, std::string(kVisit))}}));
  const std::string store = folder.path("r.db");
  const auto added = run({"add", "--json", "--store", store, path});
  EXPECT_EQ(added.exit_code, 0) << added.err;
  const auto found = run({"search", "--json", "--store", store, "Savannakhet"});
  EXPECT_NE(found.out.find("visit.pdf"), std::string::npos) << found.out << found.err;
}

}  // namespace
}  // namespace chancery::test
