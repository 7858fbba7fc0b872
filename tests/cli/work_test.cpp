#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "tests/cli/program.h"
#include "tests/store/engines.h"

namespace chancery::test {
namespace {

/// Each number makes another document.
std::string document(int number) {
  const std::string year = "20" + std::to_string(10 + number % 15);
  return "On " + std::to_string(number % 28 + 1) + " June " + year +
         ", Quang Tri Province and Savannakhet Province signed a memorandum of understanding on cooperation number " +
         std::to_string(number) + ".\n";
}

class WorkTest : public EngineTest {
 protected:
  void SetUp() override {
    store_ = new_location();
    ASSERT_EQ(on({"init", "--unit=qt"}).exit_code, 0);
  }
  [[nodiscard]] test::Run on(std::vector<std::string> arguments) const {
    arguments.push_back("--store=" + store_);
    return run(arguments);
  }
  /// Queues documents and returns their ids.
  std::set<std::string> queue(int count) {
    std::vector<std::string> arguments = {"add", "--queue", "--json"};
    for (int i = 0; i < count; ++i) arguments.push_back(folder().file("in/" + std::to_string(i) + ".txt", document(i)));
    const test::Run added = on(arguments);
    EXPECT_EQ(added.exit_code, 0) << added.err;
    std::set<std::string> out;
    for (const auto& line : objects(added.out)) {
      EXPECT_EQ(line["state"], "queued");
      out.insert(line["document"].get<std::string>());
    }
    EXPECT_EQ(out.size(), static_cast<std::size_t>(count));
    return out;
  }
  /// Every document stands in the register, was stored by one entry of the log, and nothing waits.
  void expect_read_once(const std::set<std::string>& ids) {
    std::multiset<std::string> stored;
    for (const auto& line : objects(on({"log", "--json"}).out))
      if (line["action"] == "document.added") stored.insert(line["subject"].get<std::string>());
    EXPECT_EQ(stored, std::multiset<std::string>(ids.begin(), ids.end()));
    EXPECT_EQ(on({"list", "queue"}).out, "");
    const test::Run check = on({"check"});
    EXPECT_EQ(check.exit_code, 0) << check.err;
  }

  std::string store_;
};

TEST_P(WorkTest, TwoProcessesReadEachDocumentOnce) {
  const auto ids = queue(40);
  test::Run left;
  std::thread other([&] { left = on({"work", "--until-empty", "--json"}); });
  const test::Run right = on({"work", "--until-empty", "--json"});
  other.join();
  EXPECT_EQ(left.exit_code, 0) << left.err;
  EXPECT_EQ(right.exit_code, 0) << right.err;
  std::multiset<std::string> told;
  for (const std::string& out : {left.out, right.out})
    for (const auto& line : objects(out)) told.insert(line["document"].get<std::string>());
  EXPECT_EQ(told, std::multiset<std::string>(ids.begin(), ids.end()));
  expect_read_once(ids);
}

TEST_P(WorkTest, KilledProcessesLoseNothing) {
  const auto ids = queue(60);
  for (int round = 1; round <= 6; ++round) {
    std::thread other([&] {
      run_until_killed({"work", "--lease=1", "--store=" + store_}, std::chrono::milliseconds(60 * round));
    });
    run_until_killed({"work", "--lease=1", "--store=" + store_}, std::chrono::milliseconds(45 * round));
    other.join();
    EXPECT_EQ(on({"check"}).exit_code, 0);
  }
  // What was being read three times at the end of a process is aside; it was not the document's doing.
  const test::Run rest = on({"work", "--until-empty", "--lease=1"});
  for (const auto& line : objects(on({"list", "queue", "--json"}).out)) {
    EXPECT_EQ(line["state"], "set_aside");
    EXPECT_EQ(on({"work", "again", line["document"].get<std::string>()}).exit_code, 0);
  }
  EXPECT_EQ(on({"work", "--until-empty"}).exit_code, 0) << rest.err;
  expect_read_once(ids);
}

TEST_P(WorkTest, WhatIsNoTextIsShownWithItsReason) {
  queue(1);
  ASSERT_EQ(on({"add", "--queue", folder().file("in/photo.jpg", std::string("\xff\xd8\xff\xe0\0\0\0\1", 8))}).exit_code,
            0);
  EXPECT_EQ(objects(on({"overview", "--json"}).out)[0]["queue"]["waiting"], 2);
  const test::Run worked = on({"work", "--until-empty", "--json"});
  EXPECT_EQ(worked.exit_code, 1);
  ASSERT_EQ(objects(worked.out).size(), 2U);
  EXPECT_EQ(objects(worked.out)[0]["state"], "added");
  EXPECT_EQ(objects(worked.out)[1]["state"], "set_aside");
  const auto queued = objects(on({"list", "queue", "--json"}).out);
  ASSERT_EQ(queued.size(), 1U);
  EXPECT_FALSE(queued[0]["problem"].get<std::string>().empty());
  EXPECT_EQ(objects(on({"overview", "--json"}).out)[0]["queue"]["set_aside"], 1);
  EXPECT_EQ(on({"work", "drop", queued[0]["document"].get<std::string>()}).exit_code, 0);
  EXPECT_EQ(on({"work", "drop", queued[0]["document"].get<std::string>()}).exit_code, 1);
  EXPECT_EQ(on({"list", "queue"}).out, "");
}

TEST_P(WorkTest, AWrongLineIsRefused) {
  EXPECT_EQ(on({"work", "faster"}).exit_code, 2);
  EXPECT_EQ(on({"work", "again"}).exit_code, 2);
  EXPECT_EQ(on({"work", "--lease=soon"}).exit_code, 2);
  EXPECT_EQ(on({"work", "renew", "D-0"}).exit_code, 2);
}

TEST_P(WorkTest, WhatThisReleaseReadNeedsNoRenewal) {
  queue(2);
  ASSERT_EQ(on({"work", "--until-empty"}).exit_code, 0);
  EXPECT_EQ(objects(on({"work", "renew", "--json"}).out)[0]["queued"], 0);
  EXPECT_EQ(on({"list", "queue"}).out, "");
}

CHANCERY_BOTH_ENGINES(WorkTest);

}  // namespace
}  // namespace chancery::test
