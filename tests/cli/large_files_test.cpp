#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace chancery::test {
namespace {

constexpr std::uintmax_t kTwoGigabytes = 2'147'483'648U;

/// A file of 2 GB that takes no room on the disk: `begin`, and nothing behind it.
std::string large_file(const Folder& folder, const std::string& name, std::string_view begin) {
  std::string path = folder.file(name, begin);
  std::filesystem::resize_file(path, kTwoGigabytes);
  return path;
}

TEST(LargeFiles, AreRefusedByNameAndLeaveTheRegisterAsItWas) {
  const Folder folder;
  const std::string store = folder.path("r.db");
  ASSERT_EQ(run({"init", "--store", store}).exit_code, 0);
  const std::string text = large_file(folder, "large.txt", "On 20 June 2024 ");
  const std::string small = folder.file("small.txt", kVisit);
  const auto added = run({"add", "--store", store, text, small});
  EXPECT_EQ(added.exit_code, 1);
  EXPECT_NE(added.err.find(text + ": is larger than "), std::string::npos) << added.err;
  EXPECT_EQ(added.err.find("--max-size"), std::string::npos) << "'add' has no such option";
  EXPECT_EQ(objects(run({"search", "--json", "--store", store, "quang tri"}).out).size(), 1U) << "the other was added";
  for (const char* name : {"ledger.xlsx", "ledger.csv", "ledger.xls"}) {
    const std::string ledger = large_file(folder, name, "PK\x03\x04");
    const auto imported = run({"ledger", "import", ledger, "--type", "agreement", "--store", store, "--dry-run"});
    EXPECT_EQ(imported.exit_code, 1) << name;
    EXPECT_NE(imported.err.find(ledger + ": is larger than "), std::string::npos) << imported.err;
  }
}

TEST(LargeFiles, ThatAreNoRegisterAreNotTakenForOne) {
  const Folder folder;
  const std::string zeros = large_file(folder, "zeros.db", "");
  const auto none = run({"overview", "--store", zeros});
  EXPECT_EQ(none.exit_code, 1);
  EXPECT_NE(none.err.find(zeros + ": this file is no register"), std::string::npos) << none.err;
  const std::string head = large_file(folder, "head.db", std::string_view("SQLite format 3\0", 16));
  const auto damaged = run({"overview", "--store", head});
  EXPECT_EQ(damaged.exit_code, 1);
  EXPECT_NE(damaged.err.find(head), std::string::npos) << damaged.err;
  EXPECT_EQ(std::filesystem::file_size(head), kTwoGigabytes) << "it was left as it is";
}

}  // namespace
}  // namespace chancery::test
