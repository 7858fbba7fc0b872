// What arrives in a folder is added once, when it is whole.
#include <unistd.h>

#include <filesystem>

#include <gtest/gtest.h>

#include "cli/folder_watch.h"
#include "tests/cli/program.h"

namespace chancery::test {
namespace {

using Paths = std::vector<std::string>;

Paths look(FolderWatch& watch) {
  std::vector<Error> problems;
  Paths out = watch.look(problems);
  EXPECT_TRUE(problems.empty());
  return out;
}

TEST(FolderWatchTest, TellsAFileOnceAndOnlyWhenItStays) {
  const Folder folder;
  FolderWatch watch(folder.path("in"));
  const std::string first = folder.file("in/a.txt", "one");
  EXPECT_EQ(look(watch), Paths());  // it may still be written
  EXPECT_EQ(look(watch), Paths{first});
  EXPECT_EQ(look(watch), Paths());
  folder.file("in/a.txt", "one and more");
  EXPECT_EQ(look(watch), Paths());
  folder.file("in/a.txt", "one and more and more");
  EXPECT_EQ(look(watch), Paths());
  EXPECT_EQ(look(watch), Paths{first});
  std::filesystem::remove(first);
  EXPECT_EQ(look(watch), Paths());
  folder.file("in/a.txt", "one");
  EXPECT_EQ(look(watch), Paths());
  EXPECT_EQ(look(watch), Paths{first});
}

TEST(FolderWatchTest, LeavesAloneWhatIsOnTheWay) {
  const Folder folder;
  for (const char* name : {"in/.hidden.txt", "in/~$letter.docx", "in/report.pdf.crdownload", "in/report.part"})
    folder.file(name, "x");
  folder.file("in/empty.txt", "");
  const std::string deeper = folder.file("in/2024/~letter.txt", "x");
  std::filesystem::create_symlink(deeper, folder.path("in/link.txt"));
  FolderWatch watch(folder.path("in"));
  look(watch);
  EXPECT_EQ(look(watch), Paths{deeper});
}

TEST(FolderWatchTest, AFolderThatIsGoneIsAProblemAndComesBack) {
  const Folder folder;
  const std::string file = folder.file("in/a.txt", "x");
  FolderWatch watch(folder.path("in"));
  std::filesystem::rename(folder.path("in"), folder.path("away"));
  std::vector<Error> problems;
  EXPECT_TRUE(watch.look(problems).empty());
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].place, folder.path("in"));
  std::filesystem::rename(folder.path("away"), folder.path("in"));
  look(watch);
  EXPECT_EQ(look(watch), Paths{file});
}

TEST(Watch, AddsWhatIsThereOnceAlsoAfterItWasKilled) {
  const Folder folder;
  const std::string visit(kVisit);
  for (int i = 0; i < 30; ++i) folder.file("in/" + std::to_string(i) + ".txt", visit + std::to_string(i));
  const std::string store = "--store=" + folder.path("r.db");
  ASSERT_EQ(run({"init", store}).exit_code, 0);
  EXPECT_EQ(
      run_until_killed({"watch", "--every=1", store, folder.path("in")}, std::chrono::milliseconds(1300)).exit_code,
      137);
  const auto first = run({"watch", "--once", "--json", store, folder.path("in")});
  EXPECT_EQ(first.exit_code, 0) << first.err;
  std::size_t added = 0;
  for (const auto& line : objects(run({"log", "--json", store}).out))
    added += line["action"] == "document.added" ? 1 : 0;
  EXPECT_EQ(added, 30U);
  folder.file("in/0.txt", visit + "changed");
  const std::string bad = folder.file("in/bad.pdf", "%PDF-1.4 no");
  const auto second = run({"watch", "--once", "--json", store, folder.path("in")});
  EXPECT_EQ(second.exit_code, 1);
  EXPECT_NE(second.err.find(bad), std::string::npos);
  ASSERT_EQ(objects(second.out).size(), 1U) << second.out;
  EXPECT_EQ(objects(second.out)[0].value("state", ""), "updated");
}

TEST(Watch, WhatTheListOfTheFolderSaysStaysWithItsFiles) {
  const Folder folder;
  const std::string store = "--store=" + folder.path("r.db");
  const auto arrival = [&](const std::string& source) {
    for (const auto& document : objects(run({"list", "documents", store, "--json"}).out))
      if (document["source"] == source) return document.contains("arrival") ? document["arrival"].dump() : "none";
    return std::string("no document");
  };
  folder.file("in/a.txt", std::string(kVisit));
  ASSERT_EQ(run({"watch", "--once", store, folder.path("in")}).exit_code, 0);
  EXPECT_EQ(arrival("a.txt"), "none");
  folder.file("in/b.txt", std::string(kVisit) + "And on.");
  folder.file("in/list.csv",
              "Tên tệp,Số đến,Số ký hiệu,Trích yếu\na.txt,12,7/STC,Về việc đón đoàn\nb.txt,13,8/STC,Khác\n");
  const auto second = run({"watch", "--once", "--json", store, folder.path("in")});
  EXPECT_EQ(second.exit_code, 0) << second.err;
  EXPECT_EQ(objects(second.out).size(), 1U) << "the list is no document, and a.txt was there\n" << second.out;
  EXPECT_NE(arrival("a.txt").find("12"), std::string::npos) << arrival("a.txt");
  EXPECT_NE(arrival("b.txt").find("13"), std::string::npos) << arrival("b.txt");
  const auto third = run({"watch", "--once", "--json", store, folder.path("in")});
  EXPECT_EQ(third.out, "");
  EXPECT_EQ(run({"add", "--queue", store, folder.path("in")}).exit_code, 2) << "a list does not go with the queue";
}

TEST(Watch, NeedsAFolder) {
  const Folder folder;
  EXPECT_EQ(run({"watch"}).exit_code, 2);
  EXPECT_EQ(run({"watch", "--every=0", folder.path("")}).exit_code, 2);
  const auto missing = run({"watch", "--once", folder.path("none")});
  EXPECT_EQ(missing.exit_code, 1);
  EXPECT_NE(missing.err.find("there is no such folder"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(folder.path("chancery.db")));
}

}  // namespace
}  // namespace chancery::test
