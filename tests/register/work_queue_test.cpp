#include "register/review/work_queue.h"

#include "register/check/check.h"
#include "register/overview.h"
#include "register/review/worker.h"
#include "tests/register/register_fixture.h"

namespace chancery::test {
namespace {

class WorkQueueTest : public RegisterTest {
 protected:
  QueueAnswer queue(const std::string& text, const std::string& path, const std::string& unit = "qt") {
    const auto answer = queue_document(office(unit), {path, path, text}, tools().packs.version());
    EXPECT_TRUE(answer) << answer.error().message();
    return answer ? *answer : QueueAnswer{};
  }
  std::optional<QueuedDocument> take(std::int64_t lease = 1000, const std::string& unit = "qt") {
    const auto taken = take_document(office(unit), {"here:1", lease});
    EXPECT_TRUE(taken) << taken.error().message();
    return taken ? *taken : std::nullopt;
  }
  std::optional<WorkedDocument> read(std::int64_t lease = 1000) {
    const Office in = office();
    DocumentIntake intake(in, tools(), "");
    const auto worked = read_next(in, intake, {"here:1", lease});
    EXPECT_TRUE(worked) << worked.error().message();
    return worked ? *worked : std::nullopt;
  }
  std::vector<QueuedDocument> all() { return list_queue(office()).value(); }
  void expect_whole() {
    const auto report = check_register(*database_, schema(), [](const std::string&, std::int64_t) {});
    ASSERT_TRUE(report) << report.error().message();
    EXPECT_TRUE(report->whole()) << report->faults.front().message();
  }
};

TEST_P(WorkQueueTest, WhatWaitsIsKeptAndReadAsIfItWereAdded) {
  const QueueAnswer queued = queue(kEnglish, "in/mou.txt");
  EXPECT_TRUE(queued.queued);
  reopen();
  EXPECT_EQ(load_document_bytes(office(), queued.document).value(), kEnglish);
  EXPECT_EQ(count("document"), 0);
  ASSERT_EQ(all().size(), 1U);
  EXPECT_EQ(all()[0].state, QueueState::Waiting);
  EXPECT_EQ(load_overview(office())->queue.waiting, 1);
  expect_whole();

  const auto worked = read();
  ASSERT_TRUE(worked && worked->added);
  EXPECT_EQ(worked->added->id, queued.document);
  EXPECT_EQ(worked->added->state, AddState::Added);
  EXPECT_EQ(worked->added->decisions, 2);
  EXPECT_TRUE(all().empty());
  EXPECT_FALSE(read());
  EXPECT_EQ(load_document(office(), queued.document)->path, "in/mou.txt");
  expect_whole();
}

TEST_P(WorkQueueTest, WhatIsThereAlreadyIsNotQueued) {
  add(kEnglish, "mou.txt");
  EXPECT_FALSE(queue(kEnglish, "again.txt").queued);
  EXPECT_TRUE(queue(kVietnamese, "a.txt").queued);
  const std::int64_t entries = count("log");
  EXPECT_TRUE(queue(kVietnamese, "b.txt").queued);
  EXPECT_EQ(count("log"), entries) << "it waits already";
  EXPECT_EQ(all().size(), 1U);
}

TEST_P(WorkQueueTest, WhatOtherPacksReadIsReadAgain) {
  const AddedDocument first = add(kEnglish, "mou.txt");
  sql("UPDATE document SET packs = 'of last year'");
  EXPECT_TRUE(queue(kEnglish, "mou.txt").queued);
  const auto worked = read();
  ASSERT_TRUE(worked && worked->added);
  EXPECT_EQ(worked->added->state, AddState::Updated);
  EXPECT_EQ(worked->added->id, first.id);
  EXPECT_TRUE(all().empty());
}

TEST_P(WorkQueueTest, WhatOtherPacksReadWaitsByItselfAndKeepsItsDecisions) {
  const AddedDocument first = add(kEnglish, "in/mou.txt");
  add(kVietnamese, "b.txt");
  EXPECT_EQ(queue_outdated(office(), tools().packs.version()).value(), 0);
  const auto waiting = count("decision", "state = 'pending'");
  ASSERT_GT(waiting, 0);
  sql("UPDATE document SET packs = 'of last year' WHERE id = '" + first.id + "'");
  EXPECT_EQ(queue_outdated(office(), tools().packs.version()).value(), 1);
  EXPECT_EQ(queue_outdated(office(), tools().packs.version()).value(), 0) << "it waits already";
  ASSERT_EQ(all().size(), 1U);
  EXPECT_EQ(all()[0].path, "in/mou.txt");
  EXPECT_EQ(all()[0].size, static_cast<std::int64_t>(std::string(kEnglish).size()));
  const auto worked = read();
  ASSERT_TRUE(worked && worked->added);
  EXPECT_EQ(worked->added->id, first.id);
  EXPECT_EQ(worked->added->state, AddState::Updated);
  EXPECT_EQ(worked->added->decisions, 0);
  EXPECT_EQ(count("decision", "state = 'pending'"), waiting);
  EXPECT_TRUE(all().empty());
  expect_whole();
}

TEST_P(WorkQueueTest, AddingWhatWaitsTakesItOutOfTheQueue) {
  queue(kEnglish, "mou.txt");
  EXPECT_EQ(add(kEnglish, "mou.txt").state, AddState::Added);
  EXPECT_TRUE(all().empty());
  expect_whole();
}

TEST_P(WorkQueueTest, WhatSomebodyElseReadMeanwhileIsReadOnce) {
  queue(kEnglish, "mou.txt");
  ASSERT_TRUE(take(0));
  const auto other = read();
  ASSERT_TRUE(other && other->added);
  EXPECT_EQ(add(kEnglish, "mou.txt").state, AddState::Known) << "the slow reader comes with its own reading";
  EXPECT_EQ(count("log", "action = 'document.added'"), 1);
}

TEST_P(WorkQueueTest, EachIsTakenByOneAndTheLongestWaitingFirst) {
  const std::string first = queue(kEnglish, "a.txt").document;
  const std::string second = queue(kVietnamese, "b.txt").document;
  EXPECT_EQ(take()->document, first);
  auto other = open_store(location_);
  ASSERT_TRUE(other);
  const Office in{**other, schema(), "qt", "minh", [this] { return now_; }};
  const auto taken = take_document(in, {"there:2", 1000});
  ASSERT_TRUE(taken && *taken);
  EXPECT_EQ((*taken)->document, second);
  EXPECT_FALSE(take());
  EXPECT_EQ(count_queue(office())->reading, 2);
  EXPECT_EQ(all()[1].holder, "there:2");
}

TEST_P(WorkQueueTest, WhatIsGivenBackCountsAsNoTry) {
  const std::string id = queue(kEnglish, "a.txt").document;
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(take());
    EXPECT_FALSE(return_document(office(), id));
  }
  EXPECT_EQ(all()[0].tries, 0);
  EXPECT_EQ(all()[0].state, QueueState::Waiting);
}

TEST_P(WorkQueueTest, WhatEndsItsReaderThreeTimesIsSetAsideAndSaysSo) {
  const std::string id = queue(kEnglish, "a.txt").document;
  for (int i = 0; i < 3; ++i) EXPECT_EQ(take(0)->tries, i + 1) << "a lease of no time is over at once";
  EXPECT_FALSE(take(0));
  ASSERT_EQ(all().size(), 1U);
  EXPECT_EQ(all()[0].state, QueueState::SetAside);
  EXPECT_NE(all()[0].problem.find("3 times"), std::string::npos);
  EXPECT_EQ(load_overview(office())->queue.set_aside, 1);
  EXPECT_EQ(count("log", "action = 'work.set_aside'"), 1);
  expect_whole();
  EXPECT_FALSE(requeue_document(office(), id));
  const auto worked = read();
  EXPECT_TRUE(worked && worked->added);
  expect_whole();
}

TEST_P(WorkQueueTest, WhatIsStillReadForTheThirdTimeIsNotSetAside) {
  queue(kEnglish, "a.txt");
  take(0);
  take(0);
  ASSERT_TRUE(take(1000));
  EXPECT_FALSE(take(0));
  EXPECT_EQ(all()[0].state, QueueState::Reading);
}

TEST_P(WorkQueueTest, WhatIsNoTextIsSetAsideWithItsReasonAndMayBeDropped) {
  const std::string id = queue(std::string("\xff\xd8\xff\xe0\0\0\0\1\0\0", 10), "photo.jpg").document;
  const auto worked = read();
  ASSERT_TRUE(worked);
  EXPECT_FALSE(worked->added);
  EXPECT_FALSE(worked->taken.problem.empty());
  EXPECT_EQ(all()[0].problem, worked->taken.problem);
  EXPECT_FALSE(read());
  expect_whole();
  EXPECT_FALSE(drop_document(office(), id));
  EXPECT_EQ(count("document_bytes"), 0);
  EXPECT_EQ(drop_document(office(), id)->kind, ErrorKind::NotFound);
  expect_whole();
}

TEST_P(WorkQueueTest, AnOlderVersionOfAFileIsReadBeforeTheNewer) {
  const std::string newer_text = std::string(kEnglish) + "Both sides met on 2 May 2025.\n";
  const std::string older = queue(kEnglish, "mou.txt").document;
  const std::string newer = queue(newer_text, "mou.txt").document;
  const std::string other = queue(kVietnamese, "other.txt").document;
  ASSERT_EQ(take()->document, older);
  EXPECT_EQ(take()->document, other) << "the newer waits for the older, not for others";
  EXPECT_FALSE(take());
  EXPECT_FALSE(return_document(office(), older));
  EXPECT_EQ(read()->added->id, older);
  EXPECT_EQ(read()->added->state, AddState::Updated);
  EXPECT_EQ(load_document(office(), older)->successor, newer);
}

TEST_P(WorkQueueTest, AnOfficeTakesWhatIsItsOwn) {
  ASSERT_FALSE(save_unit(office(), {"hue", "Hue", "", ""}));
  queue(kEnglish, "a.txt", "hue");
  EXPECT_FALSE(take(1000, "qt"));
  EXPECT_TRUE(take(1000, "hue"));
}

TEST_P(WorkQueueTest, CheckFindsWhatWaitsDamaged) {
  const std::string id = queue(kEnglish, "a.txt").document;
  expect_whole();
  sql("UPDATE work SET tries = 2, holder = 'somebody'");
  expect_whole();
  sql("UPDATE work SET path = 'b.txt'");
  const auto report = check_register(*database_, schema(), [](const std::string&, std::int64_t) {});
  ASSERT_TRUE(report);
  ASSERT_FALSE(report->whole());
  EXPECT_NE(report->faults[0].place.find("work qt " + id), std::string::npos) << report->faults[0].message();
  sql("UPDATE work SET path = 'a.txt'");
  EXPECT_FALSE(database_->run("UPDATE document_bytes SET bytes = ?", {Blob{"other"}}));
  EXPECT_FALSE(check_register(*database_, schema(), [](const std::string&, std::int64_t) {})->whole());
  sql("DELETE FROM document_bytes");
  EXPECT_FALSE(check_register(*database_, schema(), [](const std::string&, std::int64_t) {})->whole());
}

CHANCERY_BOTH_ENGINES(WorkQueueTest);

}  // namespace
}  // namespace chancery::test
