#include <sys/stat.h>

#include <algorithm>
#include <random>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "tests/cli/program.h"
#include "tests/store/postgres_cluster.h"

namespace chancery::test {
namespace {

/// A document that makes an agreement and a figure; each number makes another document.
std::string document(int number) {
  const std::string n = std::to_string(number);
  return "On " + std::to_string(number % 28 + 1) + " June 20" + std::to_string(10 + number % 15) +
         ", Quang Tri Province and Savannakhet Province signed a memorandum of understanding on cooperation number " +
         n + ".\nExport turnover of Quang Tri Province in 20" + std::to_string(10 + number % 15) + " reached " + n +
         ".5 million USD.\n";
}

std::vector<std::string> write_documents(const Folder& folder, int first, int count) {
  std::vector<std::string> out;
  for (int i = first; i < first + count; ++i)
    out.push_back(folder.file("in/" + std::to_string(i) + ".txt", document(i)));
  return out;
}

Run on(const std::string& store, std::vector<std::string> arguments) {
  arguments.push_back("--store=" + store);
  return run(arguments);
}

std::vector<std::string> with(std::vector<std::string> arguments, const std::vector<std::string>& more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

void expect_whole(const std::string& store) {
  const auto check = on(store, {"check"});
  EXPECT_EQ(check.exit_code, 0) << check.out << check.err;
  EXPECT_NE(check.out.find("whole: "), std::string::npos) << check.out;
}

TEST(RegisterSafety, WhatWasAcknowledgedSurvivesAKill) {
  const Folder folder;
  const std::string store = folder.path("store.db");
  std::mt19937 random(7);
  std::set<std::string> acknowledged;
  std::vector<std::string> all;
  ASSERT_EQ(on(store, with({"add", "--json"}, write_documents(folder, 1000, 3))).exit_code, 0);
  for (int round = 0; round < 10; ++round) {
    const auto files = write_documents(folder, round * 8, 8);
    all.insert(all.end(), files.begin(), files.end());
    // Later and later: a slow build must get to acknowledge something before the last round, too.
    const auto delay = std::chrono::milliseconds((20 + random() % 150) * (1 + round));
    const auto killed = run_until_killed(with({"add", "--json", "--store=" + store}, files), delay);
    for (const auto& line : objects(killed.out.substr(0, killed.out.rfind('\n') + 1)))
      acknowledged.insert(line["document"].get<std::string>());
    expect_whole(store);
  }
  for (const auto& line : objects(on(store, with({"add", "--json"}, all)).out))
    if (acknowledged.contains(line["document"].get<std::string>())) {
      EXPECT_EQ(line["state"], "known") << line << " was acknowledged and is gone";
    }
  EXPECT_FALSE(acknowledged.empty());

  std::set<std::int64_t> decided;
  for (int round = 0; round < 8; ++round) {
    const auto delay = std::chrono::milliseconds((15 + random() % 60) * (1 + 2 * round));
    const auto killed = run_until_killed({"review", "accept-above", "0.5", "--json", "--store=" + store}, delay);
    for (const auto& line : objects(killed.out.substr(0, killed.out.rfind('\n') + 1)))
      decided.insert(line["decision"].get<std::int64_t>());
    expect_whole(store);
  }
  std::set<std::int64_t> accepted;
  for (const auto& line : objects(on(store, {"review", "list", "--state=accepted", "--limit=1000", "--json"}).out))
    accepted.insert(line["decision"].get<std::int64_t>());
  EXPECT_TRUE(std::includes(accepted.begin(), accepted.end(), decided.begin(), decided.end()));
}

TEST(RegisterSafety, TwoProcessesWriteOneFile) {
  const Folder folder;
  const std::string store = folder.path("store.db");
  const auto first = write_documents(folder, 0, 15);
  const auto second = write_documents(folder, 10, 15);  // five of them are the other's too
  ASSERT_EQ(on(store, {"add", first[0]}).exit_code, 0);
  test::Run left;
  test::Run right;
  std::thread other([&] { left = on(store, with({"add", "--json"}, first)); });
  right = on(store, with({"add", "--json"}, second));
  other.join();
  EXPECT_EQ(left.exit_code, 0) << left.err;
  EXPECT_EQ(right.exit_code, 0) << right.err;
  std::thread reviewer([&] { left = on(store, {"review", "accept-above", "0.5"}); });
  right = on(store, with({"add"}, write_documents(folder, 50, 10)));
  reviewer.join();
  EXPECT_EQ(left.exit_code, 0) << left.err;
  EXPECT_EQ(right.exit_code, 0) << right.err;
  expect_whole(store);
}

TEST(RegisterSafety, WhatMayNotBeWrittenIsLeftWhole) {
  const Folder folder;
  const std::string store = folder.path("shelf/store.db");
  std::filesystem::create_directories(folder.path("shelf"));
  const auto files = write_documents(folder, 0, 2);
  ASSERT_EQ(on(store, {"add", files[0]}).exit_code, 0);
  const std::string before = contents(store);
  ASSERT_EQ(::chmod(store.c_str(), 0444), 0);
  const auto file = on(store, {"add", files[1]});
  EXPECT_EQ(file.exit_code, 1);
  EXPECT_NE(file.err.find("store.db: the register may only be read"), std::string::npos) << file.err;
  ASSERT_EQ(::chmod(folder.path("shelf").c_str(), 0555), 0);
  const auto shelf = on(store, {"add", files[1]});
  EXPECT_EQ(shelf.exit_code, 1);
  EXPECT_NE(shelf.err.find("store.db: "), std::string::npos) << shelf.err;
  EXPECT_EQ(on(folder.path("shelf/new.db"), {"add", files[1]}).exit_code, 1);
  ASSERT_EQ(::chmod(folder.path("shelf").c_str(), 0755), 0);
  ASSERT_EQ(::chmod(store.c_str(), 0000), 0);
  EXPECT_NE(on(store, {"check"}).err.find("Permission denied"), std::string::npos);
  ASSERT_EQ(::chmod(store.c_str(), 0644), 0);
  EXPECT_EQ(contents(store), before);
  expect_whole(store);
}

TEST(RegisterSafety, AWrongStoreIsNamed) {
  const Folder folder;
  for (const std::string& store : {folder.path(), folder.file("letter.txt", "Dear colleagues,"),
                                   folder.path("missing.db"), std::string("postgresql:///none?host=/nowhere")}) {
    const auto check = on(store, {"check"});
    EXPECT_EQ(check.exit_code, 1) << store;
    EXPECT_TRUE(check.err.starts_with("chancery: " + store + ": ")) << check.err;
    EXPECT_EQ(lines(check.err).size(), 1U) << check.err;
  }
}

/// A register goes from place to place, and is the same everywhere.
class RegisterMoves : public ::testing::Test {
 protected:
  void SetUp() override {
    store_ = folder_.path("store.db");
    ASSERT_EQ(on(store_, with({"add"}, write_documents(folder_, 0, 6))).exit_code, 0);
    ASSERT_EQ(on(store_, {"review", "accept-above", "0.5"}).exit_code, 0);
    lines_ = on(store_, {"take-out", "-"}).out;
    ASSERT_GT(lines(lines_).size(), 50U);
  }
  /// Everything in it, as lines.
  static std::string all(const std::string& store) { return on(store, {"take-out", "-"}).out; }
  void expect_same(const std::string& store) {
    expect_whole(store);
    EXPECT_EQ(all(store), lines_) << store;
  }

  Folder folder_;
  std::string store_, lines_;
};

TEST_F(RegisterMoves, BackupAndRestore) {
  const std::string copy = folder_.path("copy.db");
  const auto backup = on(store_, {"backup", copy});
  EXPECT_EQ(backup.exit_code, 0) << backup.err;
  expect_same(copy);
  EXPECT_EQ(on(store_, {"backup", copy}).exit_code, 1) << "what stands there is not replaced";
  const std::string back = folder_.path("back.db");
  EXPECT_EQ(on(back, {"restore", copy}).exit_code, 0);
  expect_same(back);
  EXPECT_EQ(on(back, {"restore", copy}).exit_code, 1);
}

TEST_F(RegisterMoves, ADamagedBackupIsNotRestored) {
  const std::string copy = folder_.path("copy.db");
  ASSERT_EQ(on(store_, {"backup", copy}).exit_code, 0);
  std::string bytes = contents(copy);
  const std::size_t at = bytes.find("Savannakhet Province signed");
  ASSERT_NE(at, std::string::npos);
  bytes[at] = 'X';
  const auto refused = on(folder_.path("back.db"), {"restore", folder_.file("copy.db", bytes)});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_NE(refused.err.find("D-"), std::string::npos) << refused.err;
  EXPECT_FALSE(std::filesystem::exists(folder_.path("back.db")));
}

TEST_F(RegisterMoves, ToPostgresAndBack) {
  const std::string database = PostgresCluster::shared().create_database();
  const auto there = run({"move", store_, database});
  EXPECT_EQ(there.exit_code, 0) << there.err;
  expect_same(database);
  EXPECT_EQ(run({"move", store_, database}).exit_code, 1) << "a register is there already";
  const std::string back = folder_.path("back.db");
  EXPECT_EQ(run({"move", database, back}).exit_code, 0);
  expect_same(back);
  const std::string copy = folder_.path("copy.db");
  EXPECT_EQ(on(database, {"backup", copy}).exit_code, 0);
  expect_same(copy);
}

TEST_F(RegisterMoves, TakenOutAndBroughtIn) {
  const std::string file = folder_.path("all.jsonl");
  ASSERT_EQ(on(store_, {"take-out", file}).exit_code, 0);
  EXPECT_EQ(contents(file), lines_);
  const std::string back = folder_.path("back.db");
  const auto in = on(back, {"bring-in", file});
  EXPECT_EQ(in.exit_code, 0) << in.err;
  expect_same(back);
  const std::string database = PostgresCluster::shared().create_database();
  EXPECT_EQ(on(database, {"bring-in", file}).exit_code, 0);
  expect_same(database);
}

TEST_F(RegisterMoves, LinesThatAreNotAsTheyWereAreRefused) {
  const std::vector<std::string> good = lines(lines_);
  const auto refused = [&](const std::vector<std::string>& some) {
    std::string text;
    for (const std::string& line : some) text += line + "\n";
    const auto in = on(folder_.path("back.db"), {"bring-in", folder_.file("some.jsonl", text)});
    EXPECT_EQ(in.exit_code, 1);
    EXPECT_FALSE(std::filesystem::exists(folder_.path("back.db")));
    EXPECT_NE(in.err.find("some.jsonl: line "), std::string::npos) << in.err;
  };
  refused({});
  refused({"{\"hello\":1}"});
  refused({good.begin(), good.end() - 1});
  std::vector<std::string> without = good;
  without.erase(without.begin() + 20);
  refused(without);
  std::vector<std::string> changed = good;
  changed[10].replace(changed[10].size() - 3, 1, "x");
  refused(changed);
}

}  // namespace
}  // namespace chancery::test
