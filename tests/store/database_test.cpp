#include "store/database.h"

#include "store/postgres.h"
#include "store/sqlite.h"
#include "tests/store/engines.h"

namespace chancery::test {
namespace {

/// A bare connection, without the tables of a register.
class DatabaseTest : public EngineTest {
 protected:
  void SetUp() override {
    const std::string location = new_location();
    auto opened = GetParam() == Engine::Sqlite ? open_sqlite(location, SqliteMode::Create) : open_postgres(location);
    ASSERT_TRUE(opened) << opened.error().message();
    database_ = std::move(*opened);
    location_ = location;
    ok(database_->run_script("CREATE TABLE thing (name TEXT PRIMARY KEY, size BIGINT, bytes {blob})"));
  }
  static void ok(const Status& status) { EXPECT_FALSE(status) << status->message(); }
  void insert(const std::string& name, SqlValue size, SqlValue bytes = {}) {
    ok(database_->run("INSERT INTO thing (name, size, bytes) VALUES (?, ?, ?)",
                      {name, std::move(size), std::move(bytes)}));
  }
  std::int64_t count() { return database_->row("SELECT COUNT(*) FROM thing").value()->integer(0); }
  /// Another connection to the same database.
  [[nodiscard]] std::unique_ptr<Database> second() const {
    auto opened = GetParam() == Engine::Sqlite ? open_sqlite(location_, SqliteMode::Open) : open_postgres(location_);
    EXPECT_TRUE(opened);
    return std::move(*opened);
  }

  std::unique_ptr<Database> database_;
  std::string location_;
};

TEST_P(DatabaseTest, EveryKindOfValueComesBackAsItWas) {
  const std::string bytes("\0\xff\n\\", 4);
  insert("ຫຼວງພະບາງ ' \" ; --", INT64_MIN, Blob{bytes});
  insert("", INT64_MAX, Blob{});
  insert("nothing", {});
  const auto rows = database_->rows("SELECT name, size, bytes FROM thing ORDER BY name");
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 3U);
  EXPECT_EQ((*rows)[0].text(0), "");
  EXPECT_EQ((*rows)[0].integer(1), INT64_MAX);
  EXPECT_FALSE((*rows)[0].is_null(2)) << "no bytes are not nothing";
  EXPECT_EQ((*rows)[1].text(0), "nothing");
  EXPECT_TRUE((*rows)[1].is_null(1));
  EXPECT_TRUE((*rows)[1].is_null(2));
  EXPECT_EQ((*rows)[1].integer(1), 0);
  EXPECT_EQ((*rows)[2].text(0), "ຫຼວງພະບາງ ' \" ; --");
  EXPECT_EQ((*rows)[2].integer(1), INT64_MIN);
  EXPECT_EQ((*rows)[2].text(2), bytes);
}

TEST_P(DatabaseTest, TextSortsByItsBytes) {
  for (const char* name : {"b", "A", "a", "Đ", "đ", "D", "ກ", "Z"}) insert(name, std::int64_t{1});
  std::string order;
  ok(database_->each("SELECT name FROM thing ORDER BY name", {}, [&](const Row& row) {
    order += row.text(0);
    return true;
  }));
  EXPECT_EQ(order, "ADZabĐđກ");
  EXPECT_EQ(database_->row("SELECT COUNT(*) FROM thing WHERE name < 'a'").value()->integer(0), 3);
}

TEST_P(DatabaseTest, EachStopsWhenItIsToldTo) {
  for (const char* name : {"a", "b", "c"}) insert(name, std::int64_t{1});
  int seen = 0;
  ok(database_->each("SELECT name FROM thing ORDER BY name", {}, [&](const Row&) { return ++seen < 2; }));
  EXPECT_EQ(seen, 2);
  EXPECT_EQ(count(), 3) << "the statement is free for the next";
}

TEST_P(DatabaseTest, WhileRowsComeOthersMayBeAskedFor) {
  for (const char* name : {"a", "b", "c"}) insert(name, std::int64_t{1});
  std::string met;
  ok(database_->each("SELECT name FROM thing ORDER BY name", {}, [&](const Row& row) {
    met += row.text(0) + std::to_string(count());
    return true;
  }));
  EXPECT_EQ(met, "a3b3c3");
}

TEST_P(DatabaseTest, TheSameStatementMayRunInsideItself) {
  for (const char* name : {"a", "b", "c"}) insert(name, std::int64_t{1});
  constexpr std::string_view kAbove = "SELECT name FROM thing WHERE name > ? ORDER BY name";
  std::string met;
  ok(database_->each(kAbove, {"a"}, [&](const Row& outer) {
    met += outer.text(0);
    ok(database_->each(kAbove, {outer.text(0)}, [&](const Row& inner) {
      met += "(" + inner.text(0) + ")";
      return true;
    }));
    return true;
  }));
  EXPECT_EQ(met, "b(c)c");
}

TEST_P(DatabaseTest, WithoutCommitNothingWasDone) {
  {
    auto transaction = Transaction::begin(*database_);
    ASSERT_TRUE(transaction);
    insert("a", std::int64_t{1});
    EXPECT_EQ(count(), 1);
  }
  EXPECT_EQ(count(), 0);
  auto transaction = Transaction::begin(*database_);
  ASSERT_TRUE(transaction);
  insert("b", std::int64_t{1});
  ok(transaction->commit());
  EXPECT_EQ(count(), 1);
  auto other = second();
  EXPECT_EQ(other->row("SELECT name FROM thing").value()->text(0), "b");
}

TEST_P(DatabaseTest, ATransactionOfWhichAPartWasRefusedKeepsNoOther) {
  insert("a", std::int64_t{1});
  {
    auto transaction = Transaction::begin(*database_);
    ASSERT_TRUE(transaction);
    insert("b", std::int64_t{1});
    // A server may say so when the next answer is wanted.
    Status twice = database_->run("INSERT INTO thing (name) VALUES ('a')");
    if (!twice) twice = transaction->commit();
    ASSERT_TRUE(twice);
    EXPECT_EQ(twice->kind, ErrorKind::StoreFailed);
    EXPECT_NE((twice->sentence + twice->place).find(GetParam() == Engine::Sqlite ? "thing" : "duplicate"),
              std::string::npos)
        << twice->message();
  }
  EXPECT_EQ(count(), 1);
  insert("c", std::int64_t{1});
  EXPECT_EQ(count(), 2) << "the connection goes on";
}

TEST_P(DatabaseTest, MoreStatementsThanAServerIsToldAheadAllCount) {
  auto transaction = Transaction::begin(*database_);
  ASSERT_TRUE(transaction);
  constexpr int kMany = 1000;
  for (int i = 0; i < kMany; ++i) insert("n" + std::to_string(i), std::int64_t{i});
  EXPECT_EQ(count(), kMany) << "what was sent before is done before the answer";
  for (int i = 0; i < kMany; ++i)
    ok(database_->run("UPDATE thing SET size = size + 1 WHERE name = ?", {"n" + std::to_string(i)}));
  ok(transaction->commit());
  EXPECT_EQ(database_->row("SELECT size FROM thing WHERE name = 'n999'").value()->integer(0), kMany);
}

TEST_P(DatabaseTest, ARefusedStatementIsToldByTheNextAnswer) {
  insert("a", std::int64_t{1});
  auto transaction = Transaction::begin(*database_);
  ASSERT_TRUE(transaction);
  Status refused = database_->run("INSERT INTO thing (name) VALUES ('a')");
  for (int i = 0; i < 10 && !refused; ++i) refused = database_->run("INSERT INTO thing (name) VALUES ('b')");
  if (!refused) {
    const auto asked = database_->row("SELECT COUNT(*) FROM thing");
    ASSERT_FALSE(asked);
    refused = asked.error();
  }
  EXPECT_EQ(refused->kind, ErrorKind::StoreFailed);
}

TEST_P(DatabaseTest, WhatWaitsForTheCommitIsRunOnceAsItWasGivenLast) {
  insert("a", std::int64_t{0});
  constexpr std::string_view kSet = "UPDATE thing SET size = ? WHERE name = ?";
  {
    auto transaction = Transaction::begin(*database_);
    ASSERT_TRUE(transaction);
    EXPECT_EQ(database_->find_at_commit("a"), nullptr);
    for (std::int64_t i = 1; i <= 3; ++i) ok(database_->run_at_commit("a", kSet, {i, "a"}));
    ASSERT_NE(database_->find_at_commit("a"), nullptr);
    EXPECT_EQ(std::get<std::int64_t>(database_->find_at_commit("a")->front()), 3);
    EXPECT_EQ(database_->row("SELECT size FROM thing").value()->integer(0), 0) << "not yet";
    ok(transaction->commit());
  }
  EXPECT_EQ(database_->row("SELECT size FROM thing").value()->integer(0), 3);
  EXPECT_EQ(database_->find_at_commit("a"), nullptr);
  {
    auto transaction = Transaction::begin(*database_);
    ok(database_->run_at_commit("a", kSet, {std::int64_t{9}, "a"}));
  }
  EXPECT_EQ(database_->find_at_commit("a"), nullptr) << "undone with the rest";
  ok(database_->run("UPDATE thing SET bytes = NULL"));
  EXPECT_EQ(database_->row("SELECT size FROM thing").value()->integer(0), 3);
  ok(database_->run_at_commit("a", kSet, {std::int64_t{5}, "a"}));
  EXPECT_EQ(database_->row("SELECT size FROM thing").value()->integer(0), 5) << "without a transaction at once";
}

TEST_P(DatabaseTest, AWrongStatementNamesTheDatabase) {
  const Status wrong = database_->run("SELECT nonsense FROM thing");
  ASSERT_TRUE(wrong);
  EXPECT_EQ(wrong->kind, ErrorKind::StoreFailed);
  EXPECT_EQ(wrong->place, location_);
  EXPECT_NE(wrong->sentence.find("nonsense"), std::string::npos) << wrong->sentence;
}

CHANCERY_BOTH_ENGINES(DatabaseTest);

}  // namespace
}  // namespace chancery::test
