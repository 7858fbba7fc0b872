#include "tests/register/register_fixture.h"

namespace chancery::test {
namespace {

class LogTest : public RegisterTest {
 protected:
  void SetUp() override {
    RegisterTest::SetUp();
    for (const char* title : {"One", "Two", "Three"}) {
      RecordChange what;
      what.type = "agreement";
      what.set = {{"title", title, {}}};
      change(what);
    }
  }
  std::vector<std::string> faults() {
    std::vector<std::string> out;
    const Result<std::vector<Error>> found = verify_log(office());
    for (const Error& fault : found.value()) out.push_back(fault.message());
    return out;
  }
};

TEST_P(LogTest, EntriesFollowEachOther) {
  std::vector<LogEntry> entries;
  ASSERT_FALSE(each_log_entry(office(), 0, [&](const LogEntry& entry) {
    entries.push_back(entry);
    return true;
  }));
  ASSERT_EQ(entries.size(), 4U);
  EXPECT_EQ(entries[0].action, "unit.created");
  EXPECT_EQ(entries[3].subject, "TT-3");
  EXPECT_EQ(entries[3].actor, "lan");
  EXPECT_EQ(entries[3].at, now_);
  for (std::size_t i = 1; i < entries.size(); ++i) EXPECT_EQ(entries[i].previous, entries[i - 1].hash);
  EXPECT_TRUE(faults().empty());
}

TEST_P(LogTest, AChangedEntryIsFound) {
  for (const char* column : {"at", "actor", "action", "subject", "body"}) {
    sql("UPDATE log SET " + std::string(column) + " = " + column + " || ' ' WHERE seq = 2");
    ASSERT_EQ(faults().size(), 1U) << column;
    EXPECT_NE(faults()[0].find("log qt 2"), std::string::npos) << faults()[0];
    sql("UPDATE log SET " + std::string(column) + " = RTRIM(" + column + ") WHERE seq = 2");
    EXPECT_TRUE(faults().empty()) << column;
  }
}

TEST_P(LogTest, AMissingEntryIsFound) {
  sql("DELETE FROM log WHERE seq = 2");
  EXPECT_FALSE(faults().empty());
}

TEST_P(LogTest, AMissingEndIsFound) {
  sql("DELETE FROM log WHERE seq = 4");
  EXPECT_FALSE(faults().empty());
}

TEST_P(LogTest, AnEntryWithItsHashMadeAgainIsFoundByTheNext) {
  LogEntry entry;
  ASSERT_FALSE(each_log_entry(office(), 2, [&](const LogEntry& each) {
    entry = each;
    return false;
  }));
  entry.actor = "somebody else";
  ASSERT_FALSE(database_->run("UPDATE log SET actor = ?, hash = ? WHERE seq = 2", {entry.actor, hash_of("qt", entry)}));
  ASSERT_EQ(faults().size(), 1U);
  EXPECT_NE(faults()[0].find("log qt 3"), std::string::npos) << faults()[0];
}

TEST_P(LogTest, LongLogsComeInPages) {
  const Office in = office();
  auto transaction = begin_change(in);
  ASSERT_TRUE(transaction);
  for (int i = 0; i < 1200; ++i) ASSERT_TRUE(append_log(in, "record.viewed", "TT-1", "{}"));
  ASSERT_FALSE(transaction->commit());
  std::int64_t expected = 1;
  ASSERT_FALSE(each_log_entry(in, 0, [&](const LogEntry& entry) { return entry.seq == expected++; }));
  EXPECT_EQ(expected, 1205);
  EXPECT_TRUE(faults().empty());
}

TEST_P(LogTest, AnOfficeThatIsNotThereHasNoLog) {
  EXPECT_EQ(verify_log(office("nobody")).error().kind, ErrorKind::NotFound);
  const Office nobody = office("nobody");
  auto transaction = begin_change(nobody);
  EXPECT_EQ(append_log(nobody, "record.viewed", "x", "{}").error().kind, ErrorKind::NotFound);
}

CHANCERY_BOTH_ENGINES(LogTest);

}  // namespace
}  // namespace chancery::test
