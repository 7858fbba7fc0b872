#include "register/check/check.h"

#include <algorithm>

#include "register/entry.h"
#include "register/office/access.h"
#include "register/office/sharing.h"
#include "register/review/own_words.h"
#include "tests/register/register_fixture.h"

namespace chancery::test {
namespace {

/// A register in which something of every kind has happened.
class CheckTest : public RegisterTest {
 protected:
  void SetUp() override {
    RegisterTest::SetUp();
    ASSERT_FALSE(save_unit(office(), {"hn", "Ha Noi", "VN-HN", ""}));
    document_ = add(kEnglish, "mou.txt").id;
    add(std::string(kEnglish) + "Both sides met on 2 May 2025.\n", "mou.txt");
    agreement_ = accept(pending("agreement"));
    const PendingDecision figure = pending("indicator");
    accept(figure);
    add(kVietnamese, "so-lieu.txt");
    Verdict revise;
    revise.revise = true;
    const PendingDecision second = pending("indicator");
    accept(second, revise);
    ASSERT_FALSE(undo_decision(office(), second.id));
    ASSERT_FALSE(set_decision_aside(office(), second.id, "eleven months"));
    const auto entered = enter_record(office(), {"", "agreement", {{"title", "By hand"}, {"value", "5 USD"}}, "told"});
    ASSERT_TRUE(entered) << entered.error().message();
    ASSERT_TRUE(enter_record(office(), {*entered, "", {{"value", ""}}, "wrong"}));
    ASSERT_FALSE(join_records(office(), agreement_, *entered, "the same"));
    ASSERT_FALSE(share_record(office(), agreement_, "hn"));
    ASSERT_FALSE(limit_access(office(), *entered, Access::Named, {"minh"}));
    ASSERT_TRUE(forget_word(office(), "nobody"));
    sql("UPDATE document SET packs = 'other' WHERE path = 'so-lieu.txt'");
    add(kVietnamese, "so-lieu.txt");
    add(kEnglish, "mou.txt", "hn");
  }
  std::vector<std::string> faults() {
    const auto report = check_register(*database_, schema(), [](const std::string&, std::int64_t) {});
    EXPECT_TRUE(report) << report.error().message();
    std::vector<std::string> out;
    for (const Error& fault : report->faults) out.push_back(fault.message());
    return out;
  }
  /// After this statement the check finds something, and says where.
  void expect_found(const std::string& statement, const std::string& where) {
    ASSERT_FALSE(database_->run_script("BEGIN"));
    sql(statement);
    ASSERT_FALSE(database_->run_script("COMMIT"));
    const std::vector<std::string> found = faults();
    ASSERT_FALSE(found.empty()) << statement;
    EXPECT_TRUE(std::any_of(found.begin(), found.end(),
                            [&](const std::string& fault) { return fault.find(where) != std::string::npos; }))
        << statement << "\n"
        << found.front();
  }

  std::string document_, agreement_;
};

TEST_P(CheckTest, WhatWasWrittenIsWhole) {
  EXPECT_EQ(faults(), std::vector<std::string>());
  reopen();
  EXPECT_EQ(faults(), std::vector<std::string>());
}

TEST_P(CheckTest, ARecordThatTheLogDoesNotTellIsFound) {
  expect_found("UPDATE record SET name = 'Another' WHERE id = '" + agreement_ + "'", "record qt " + agreement_);
}
TEST_P(CheckTest, AChangedValueIsFound) {
  expect_found("UPDATE field_value SET value = '607000000' WHERE value = '606000000'", "field_value qt");
}
TEST_P(CheckTest, AValueWithoutItsSortKeyIsFound) {
  expect_found("UPDATE field_value SET sort = '' WHERE field = 'number'", "field_value qt");
}
TEST_P(CheckTest, AMissingValueIsFound) { expect_found("DELETE FROM field_value WHERE id = 1", "field_value qt 1"); }
TEST_P(CheckTest, AMissingSourceIsFound) { expect_found("DELETE FROM citation WHERE value = 2", "citation qt 2"); }
TEST_P(CheckTest, AnAddedSourceIsFound) {
  expect_found(
      "INSERT INTO citation SELECT unit, value, n + 10, kind, document, begin_at, end_at, quote FROM citation "
      "WHERE value = 2 AND n = 0",
      "citation qt 2 10");
}
TEST_P(CheckTest, AMissingDecisionIsFound) { expect_found("DELETE FROM decision WHERE id = 1", "decision qt 1"); }
TEST_P(CheckTest, AChangedDecisionIsFound) {
  expect_found("UPDATE decision SET state = 'accepted' WHERE state = 'set_aside'", "decision qt");
}
TEST_P(CheckTest, ChangedBytesAreFound) {
  const std::string blob = GetParam() == Engine::Sqlite ? "X'4f6e'" : "'\\x4f6e'";
  expect_found("UPDATE document_bytes SET bytes = " + blob + " WHERE unit = 'qt' AND document = '" + document_ + "'",
               "document " + document_);
}
TEST_P(CheckTest, AChangedReadingIsFound) {
  expect_found("UPDATE document_reading SET reading = reading || ' ' WHERE document = '" + document_ + "'",
               "document " + document_);
}
TEST_P(CheckTest, AMissingDocumentIsFound) {
  expect_found("DELETE FROM document WHERE unit = 'qt' AND id = '" + document_ + "'", "document qt " + document_);
}
TEST_P(CheckTest, MissingBytesAreFound) {
  expect_found("DELETE FROM document_bytes WHERE unit = 'qt' AND document = '" + document_ + "'", document_);
}
TEST_P(CheckTest, AChangedClaimIsFound) {
  expect_found("UPDATE claim SET place = 'VN-HN' WHERE kind = 'indicator'", "facts");
}
TEST_P(CheckTest, AMissingKeyIsFound) { expect_found("DELETE FROM match_key", "match_key qt"); }
TEST_P(CheckTest, AChangedOfficeIsFound) {
  expect_found("UPDATE unit SET body = '{\"title\":\"Hue\"}' WHERE unit = 'hn'", "unit hn");
}
TEST_P(CheckTest, AnotherOwnOfficeIsFound) {
  expect_found("UPDATE chancery SET value = 'hn' WHERE name = 'own_unit'", "own office");
}
TEST_P(CheckTest, ACounterThatWouldGiveANumberAgainIsFound) {
  expect_found("UPDATE counter SET next = 1 WHERE name = 'value'", "counter qt value");
}
TEST_P(CheckTest, AChangedLogIsFound) { expect_found("UPDATE log SET actor = 'x' WHERE seq = 3", "log qt 3"); }
TEST_P(CheckTest, AReaderWhomNobodyNamedIsFound) {
  expect_found("UPDATE record_reader SET person = 'eve' WHERE person = 'minh'", "record_reader qt");
}
TEST_P(CheckTest, WhatNobodySharedIsFound) { expect_found("UPDATE shared SET seq = seq + 1", "shared qt"); }

CHANCERY_BOTH_ENGINES(CheckTest);

}  // namespace
}  // namespace chancery::test
