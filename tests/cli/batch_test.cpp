// A folder with the list that the office's document system wrote of it comes in as one.
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace chancery::test {
namespace {

constexpr std::string_view kHead = "Số đến,Ngày đến,Cơ quan ban hành,Số ký hiệu,Trích yếu,Tên tệp\n";

std::string hits(const std::string& store, const std::string& words) {
  std::string out;
  for (const auto& hit : objects(run({"search", store, "--json", words}).out)) out += hit.value("source", "") + " ";
  return out;
}

TEST(Batch, WhatARowSaysStaysWithItsFileAndFindsIt) {
  const Folder folder;
  const std::string visit(kVisit);
  folder.file("in/a.txt", visit);
  folder.file("in/b.txt", visit + "And again.\n");
  folder.file("in/c.txt", visit + "And once more.\n");
  folder.file("in/list.csv", std::string(kHead) +
                                 "48213,05/03/2025,Sở Tài chính,771/STC-NS,Về việc đón đoàn,A.TXT\n"
                                 "48214,06/03/2025,Sở Y tế,902/SYT-VP,Về việc góp ý,b.txt\n"
                                 "48215,06/03/2025,Sở Nội vụ,15/SNV,Về việc khen thưởng,gone.pdf\n");
  const std::string store = "--store=" + folder.path("r.db");
  const auto first = run({"add", store, folder.path("in")});
  EXPECT_EQ(first.exit_code, 1);
  EXPECT_NE(first.err.find("row 4: there is no file 'gone.pdf'"), std::string::npos) << first.err;
  EXPECT_NE(first.err.find("c.txt: no row of"), std::string::npos) << first.err;
  EXPECT_EQ(hits(store, "48213"), "a.txt ");
  EXPECT_EQ(hits(store, "902/SYT-VP"), "b.txt ");
  EXPECT_EQ(hits(store, "48215"), "");
  const auto documents = objects(run({"list", "documents", store, "--json"}).out);
  ASSERT_EQ(documents.size(), 3U);  // the list is none
  for (const auto& document : documents) {
    if (document["source"] != "a.txt") continue;
    EXPECT_EQ(document["arrival"]["arrival_number"], "48213");
    EXPECT_EQ(document["arrival"]["arrival_date"], "2025-03-05");
    EXPECT_EQ(document["arrival"]["symbol"], "771/STC-NS");
  }
  const auto before = objects(run({"log", "--json", store}).out).size();
  run({"add", store, folder.path("in")});
  EXPECT_EQ(objects(run({"log", "--json", store}).out).size(), before);
  EXPECT_EQ(run({"check", store}).exit_code, 0);
  EXPECT_EQ(run({"index", store}).exit_code, 0);
  EXPECT_EQ(hits(store, "48213"), "a.txt ");
}

TEST(Batch, AListThatNamesNoFilesIsRefusedWhereItWasGiven) {
  const Folder folder;
  folder.file("in/a.txt", kVisit);
  const std::string list = folder.file("list.csv", "Số đến,Số ký hiệu,Trích yếu\n12,7/STC,Về việc đón đoàn\n");
  const std::string store = "--store=" + folder.path("r.db");
  const auto refused = run({"add", store, "--list=" + list, folder.path("in")});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_NE(refused.err.find("no column of this list names files"), std::string::npos) << refused.err;
  EXPECT_EQ(run({"add", "--queue", store, "--list=" + list, folder.path("in")}).exit_code, 2);
}

TEST(Batch, ASpreadsheetThatIsNoListIsADocument) {
  const Folder folder;
  folder.file("in/a.txt", kVisit);
  folder.file("in/figures.csv", "Year,Visitors\n2023,1200\n2024,1500\n");
  const std::string store = "--store=" + folder.path("r.db");
  EXPECT_EQ(run({"add", store, folder.path("in")}).exit_code, 0);
  EXPECT_EQ(objects(run({"list", "documents", store, "--json"}).out).size(), 2U);
}

}  // namespace
}  // namespace chancery::test
