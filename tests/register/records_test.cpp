#include "tests/register/register_fixture.h"

namespace chancery::test {
namespace {

class RecordsTest : public RegisterTest {
 protected:
  std::string treaty() {
    RecordChange what;
    what.type = "agreement";
    what.set = {{"title", "Border trade", {{"entry", "", 0, 0, "from the minutes"}}},
                {"signed", "2024-06-20", {}},
                {"parties", "VN-25", {}},
                {"parties", "LA-SV", {}}};
    return change(what);
  }
  std::string set(const std::string& record, const std::string& field, const std::string& text) {
    RecordChange what;
    what.record = record;
    what.set = {{field, text, {}}};
    return change(what);
  }
};

TEST_P(RecordsTest, ARecordHoldsWhatWasEntered) {
  const std::string id = treaty();
  EXPECT_EQ(id, "TT-1");
  const Record record = load(id);
  EXPECT_EQ(record.type, "agreement");
  EXPECT_EQ(record.name, "Border trade");
  EXPECT_EQ(record.date, "2024-06-20");
  EXPECT_EQ(value(record, "parties"), "VN-25,LA-SV");
  ASSERT_EQ(record.find("title")->citations.size(), 1U);
  EXPECT_EQ(record.find("title")->citations[0], (Citation{"entry", "", 0, 0, "from the minutes"}));
  EXPECT_EQ(treaty(), "TT-2");
}

TEST_P(RecordsTest, AFieldOfOneValueGivesUpTheOld) {
  const std::string id = treaty();
  set(id, "title", "Trade across the border");
  EXPECT_EQ(value(load(id), "title"), "Trade across the border");
  EXPECT_EQ(load(id).name, "Trade across the border");
  set(id, "parties", "TH-49");
  EXPECT_EQ(value(load(id), "parties"), "VN-25,LA-SV,TH-49") << "a field of many keeps the others";
}

TEST_P(RecordsTest, AnEndedValueIsGoneAndStaysInHistory) {
  const std::string id = treaty();
  const Record before = load(id);
  const auto seq = find_seq_of_day(office(), "2025-03-01");
  RecordChange what;
  what.record = id;
  what.end = {before.values[2].id};
  change(what);
  EXPECT_EQ(value(load(id), "parties"), "LA-SV");
  EXPECT_EQ(value(load(id, *seq), "parties"), "VN-25,LA-SV");
  const Error again = refused(what);
  EXPECT_EQ(again.kind, ErrorKind::Conflict);
}

TEST_P(RecordsTest, AsOfShowsEveryMoment) {
  const std::string id = treaty();
  now_ = "2025-04-01T10:00:00Z";
  set(id, "title", "Second");
  now_ = "2025-05-01T10:00:00Z";
  set(id, "title", "Third");
  const auto title_on = [&](const std::string& day) {
    return value(load(id, find_seq_of_day(office(), day).value()), "title");
  };
  EXPECT_EQ(title_on("2025-03-01"), "Border trade");
  EXPECT_EQ(title_on("2025-03-31"), "Border trade");
  EXPECT_EQ(title_on("2025-04-01"), "Second");
  EXPECT_EQ(title_on("2026-01-01"), "Third");
  EXPECT_EQ(load_record(office(), id, find_seq_of_day(office(), "2024-12-31").value()).error().kind,
            ErrorKind::NotFound);
}

TEST_P(RecordsTest, FaultsNameTheField) {
  const std::string id = treaty();
  const auto fault = [&](const std::string& field, const std::string& text) {
    RecordChange what;
    what.record = id;
    what.set = {{field, text, {}}};
    const Error error = refused(what);
    EXPECT_EQ(error.kind, ErrorKind::BadArgument) << field << " " << text;
    EXPECT_EQ(error.place, field);
    return error.sentence;
  };
  EXPECT_NE(fault("colour", "red").find("no such field"), std::string::npos);
  EXPECT_NE(fault("signed", "yesterday").find("'yesterday'"), std::string::npos);
  fault("signed", "2023-02-29");
  fault("type", "pact");
  fault("value", "5 million");
  fault("value", "5 usd");
  fault("title", "");
  EXPECT_EQ(value(load(id), "title"), "Border trade");
  set(id, "signed", "2024-02-29");
  set(id, "value", "5000000 USD");
  EXPECT_EQ(value(load(id), "value"), "5000000 USD");
}

TEST_P(RecordsTest, WhatIsNotThereIsNamed) {
  RecordChange unknown;
  unknown.type = "spaceship";
  EXPECT_NE(refused(unknown).sentence.find("spaceship"), std::string::npos);
  RecordChange missing;
  missing.record = "TT-99";
  const Error error = refused(missing);
  EXPECT_EQ(error.kind, ErrorKind::NotFound);
  EXPECT_NE(error.sentence.find("TT-99"), std::string::npos);
}

TEST_P(RecordsTest, ARefusedChangeUsesUpNoNumber) {
  RecordChange bad;
  bad.type = "agreement";
  bad.set = {{"title", "Fine", {}}, {"type", "pact", {}}};
  refused(bad);
  EXPECT_EQ(treaty(), "TT-1");
  EXPECT_EQ(count("log", "action LIKE 'record.%'"), 1);
}

TEST_P(RecordsTest, AnyTextComesBack) {
  const std::string text = "ບົດບັນທຶກ 'x' \"y\" \\ \n\t\u200b\U0001F600 'ខ្មែរ'; DROP TABLE record; -- ?";
  const std::string id = treaty();
  set(id, "notes", text);
  reopen();
  EXPECT_EQ(value(load(id), "notes"), text);
}

CHANCERY_BOTH_ENGINES(RecordsTest);

}  // namespace
}  // namespace chancery::test
