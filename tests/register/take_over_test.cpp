#include "register/office/take_over.h"

#include "register/check/check.h"
#include "register/office/access.h"
#include "register/office/sharing.h"
#include "register/record_list.h"
#include "register/search/search.h"
#include "store/layout.h"
#include "store/store_file.h"
#include "tests/register/program_fixture.h"

namespace chancery::test {
namespace {

/// Quang Tri takes over the register of Quang Binh, which lies in a store of its own.
class TakeOverTest : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    const std::string location = new_location();
    // Both have the name that every office has in its own register.
    ASSERT_FALSE(create_register(location, {"qt", "Sở Ngoại vụ tỉnh Quảng Bình", "VN-24", ""}));
    auto opened = open_store(location);
    ASSERT_TRUE(opened) << opened.error().message();
    other_store = std::move(*opened);
  }
  /// What happens inside is done in the other store.
  template <class Do>
  auto there(Do what) {
    std::swap(database_, other_store);
    auto out = what();
    std::swap(database_, other_store);
    return out;
  }
  TakenOver take() {
    const Status brought = bring_in_office(office(), *other_store, "qt", "qb");
    EXPECT_FALSE(brought) << brought->message();
    const auto taken = take_over(office(), "qb");
    EXPECT_TRUE(taken) << taken.error().message();
    return taken ? *taken : TakenOver{};
  }
  void expect_whole() {
    const auto report = check_register(*database_, program_schema(), [](std::string_view, std::int64_t) {});
    ASSERT_TRUE(report) << report.error().message();
    for (const Error& fault : report->faults) ADD_FAILURE() << fault.message();
    for (const char* unit : {"qt", "qb"}) {
      const auto faults = verify_log(office(unit));
      ASSERT_TRUE(faults) << faults.error().message();
      EXPECT_TRUE(faults->empty()) << unit;
    }
  }
  std::vector<Record> all(const std::string& type, const std::string& unit = "qt") {
    RecordQuery query;
    query.type = type;
    const auto records = list_records(office(unit), query);
    EXPECT_TRUE(records) << records.error().message();
    std::vector<Record> out;
    for (const Record& record : *records) out.push_back(load(record.id));
    return out;
  }
  std::unique_ptr<Database> other_store;
};

TEST_P(TakeOverTest, EverythingComesWithItsSourcesAndBothHistoriesStay) {
  const AddedDocument theirs = there([&] { return add(kVietnamese, "report.txt"); });
  const std::string accepted = there([&] { return accept(pending("agreement")); });
  const std::string hash = there([&] { return database_->row("SELECT last_hash FROM unit").value()->text(0); });
  const std::string entry = "SELECT hash FROM log WHERE unit = 'qb' AND hash = '" + hash + "'";
  const TakenOver taken = take();
  EXPECT_EQ(taken.documents, 1);
  EXPECT_EQ(taken.records, there([&] { return count("record", "until_seq = " + std::to_string(kStillHolds)); }));
  EXPECT_EQ(taken.joined, 0);
  const std::vector<Record> agreements = all("agreement");
  ASSERT_EQ(agreements.size(), 1U);
  const FieldValue& day = *agreements[0].find("signing_date");
  EXPECT_EQ(day.value, "2024-06-20");
  ASSERT_EQ(day.citations.size(), 2U);
  EXPECT_EQ(day.citations[0].document, theirs.id);
  EXPECT_EQ(day.citations[1], (Citation{"taken", "qb/" + accepted, 0, 0, ""}));
  EXPECT_TRUE(load_document_bytes(office(), theirs.id)) << "the source sentence can be shown";
  EXPECT_TRUE(database_->row(entry).value()) << "their log is as it was";
  expect_whole();
}

TEST_P(TakeOverTest, DecisionsGoOnWhereTheyWere) {
  there([&] { return add(kVietnamese, "report.txt"); });
  there([&] { return accept(pending("agreement")); });
  const std::int64_t waiting = there([&] { return count("decision", "state = 'pending'"); });
  EXPECT_GE(waiting, 1);
  EXPECT_EQ(take().decisions, waiting);
  const PendingDecision figure = pending("indicator");
  EXPECT_NE(figure.quote.find("620"), std::string::npos);
  accept(figure);
  EXPECT_EQ(all("indicator").size(), 1U);
  // What they had accepted can be taken back here.
  const std::int64_t decided =
      database_->row("SELECT id FROM decision WHERE unit = 'qt' AND kind = 'agreement'").value()->integer(0);
  ASSERT_FALSE(undo_decision(office(), decided));
  EXPECT_TRUE(all("agreement").empty());
  EXPECT_TRUE(all("partner").empty()) << "what came in its wake goes with it";
  // The same sentence again asks nothing.
  EXPECT_EQ(add(std::string(kVietnamese) + "\n", "copy.txt").decisions, 0);
  expect_whole();
}

TEST_P(TakeOverTest, WhatIsCertainlyTheSameIsJoinedAndCanBeSeparated) {
  const std::string ours = enter("partner", {{"name", "Savannakhet Province"}, {"country", "LA"}, {"place", "LA-SV"}});
  enter("relationship", {{"our_side", "VN-25"}, {"partner", ours}, {"level", "sister"}});
  const std::string theirs = there([&] {
    std::string id =
        enter("partner", {{"name", "Savannakhet Province"}, {"country", "LA"}, {"place", "LA-SV"}, {"phone", "041"}});
    enter("relationship", {{"our_side", "VN-25"}, {"partner", id}, {"level", "sister"}});
    enter("project", {{"title", "Road"}, {"partner", id}});
    return id;
  });
  const TakenOver taken = take();
  EXPECT_EQ(taken.records, 3);
  EXPECT_EQ(taken.joined, 2) << "the partner, and the relationship with it";
  ASSERT_EQ(all("partner").size(), 1U);
  EXPECT_EQ(all("partner")[0].id, ours);
  const std::string copy = value(all("project")[0], "partner");
  EXPECT_EQ(load(copy).joined_into, ours);
  EXPECT_EQ(value(load(copy), "phone"), "041") << "nothing of it is lost";
  RecordQuery query;
  query.type = "project";
  query.equal = {{"partner", ours}};
  EXPECT_EQ(list_records(office(), query)->size(), 1U) << "found under the one that shows";
  ASSERT_FALSE(separate_record(office(), copy, "another province"));
  EXPECT_EQ(all("partner").size(), 2U);
  EXPECT_EQ(count("decision", "unit = 'qt' AND kind = 'same_record' AND state = 'set_aside'"), 1);
  expect_whole();
  EXPECT_EQ(value(load_record(office("qb"), theirs, kNow).value(), "phone"), "041");
}

TEST_P(TakeOverTest, WhatMayBeTheSameWaitsForAPerson) {
  const std::string ours = enter("partner", {{"name", "Savannakhet Province"}, {"state", "active"}});
  there([&] { return enter("partner", {{"name", "Savannakhet Province"}, {"state", "dormant"}}); });
  there([&] { return enter("partner", {{"name", "Khammouane Province"}}); });
  const TakenOver taken = take();
  EXPECT_EQ(taken.joined, 0) << "they contradict each other";
  EXPECT_EQ(taken.proposed, 1);
  EXPECT_EQ(all("partner").size(), 3U);
  const PendingDecision asked = pending("same_record");
  EXPECT_EQ(asked.record, ours);
  ASSERT_EQ(asked.candidates.size(), 1U);
  EXPECT_EQ(asked.candidates[0].name, "Savannakhet Province");
  accept(asked);
  EXPECT_EQ(load(asked.candidates[0].record).joined_into, ours);
  ASSERT_FALSE(undo_decision(office(), asked.id));
  EXPECT_EQ(load(asked.candidates[0].record).joined_into, "");
  ASSERT_FALSE(set_decision_aside(office(), asked.id, "two offices"));
  EXPECT_EQ(all("partner").size(), 3U);
  expect_whole();
}

TEST_P(TakeOverTest, WhatBothReadInOneDocumentIsOneRecord) {
  add(kVietnamese, "a.txt");
  const std::string ours = accept(pending("agreement"));
  there([&] { return add(kVietnamese, "b.txt"), accept(pending("agreement")); });
  const TakenOver taken = take();
  EXPECT_EQ(taken.documents, 0);
  EXPECT_EQ(taken.records, 3) << "the agreement and its two sides";
  EXPECT_EQ(taken.joined, 1);
  ASSERT_EQ(all("agreement").size(), 1U);
  EXPECT_EQ(all("agreement")[0].id, ours);
  expect_whole();
}

TEST_P(TakeOverTest, LinksLeadToWhatTheyLedTo) {
  enter("partner", {{"name", "Ours"}});  // has the number that theirs has over there
  there([&] {
    const std::string next = enter("partner", {{"name", "Next"}});
    const std::string gone = enter("partner", {{"name", "Gone"}, {"successor", next}});
    return enter_record(office(), {next, "", {{"predecessor", gone}}, ""}).has_value();
  });
  take();
  std::map<std::string, Record> by_name;
  for (Record& record : all("partner")) by_name[record.name] = record;
  ASSERT_EQ(by_name.size(), 3U);
  EXPECT_EQ(value(by_name["Gone"], "successor"), by_name["Next"].id);
  EXPECT_EQ(value(by_name["Next"], "predecessor"), by_name["Gone"].id) << "also where it leads forward";
  expect_whole();
}

TEST_P(TakeOverTest, WhatNamedPeopleMaySeeStaysSo) {
  const std::string theirs = there([&] { return enter("partner", {{"name", "Hidden"}}); });
  there([&] { return limit_access(office(), theirs, Access::Named, {"minh"}).has_value(); });
  take();
  RecordQuery query;
  query.type = "partner";
  EXPECT_TRUE(view_records(office("qt", "hoa"), query)->empty());
  EXPECT_EQ(view_records(office("qt", "minh"), query)->size(), 1U);
  expect_whole();
}

TEST_P(TakeOverTest, TheOtherRegisterStaysAsItWas) {
  const std::string theirs = there([&] { return enter("partner", {{"name", "Theirs"}}); });
  there([&] { return save_unit(office(), {"mfa", "", "", ""}).has_value(); });
  there([&] { return share_record(office(), theirs, "mfa").has_value(); });
  ASSERT_FALSE(save_unit(office(), {"mfa", "", "", ""}));
  take();
  EXPECT_TRUE(list_received(office("mfa"))->empty()) << "this ministry is not the one it was given to";
  const auto later = enter_record(office("qb"), {theirs, "", {{"name", "Later"}}, ""});
  ASSERT_FALSE(later);
  EXPECT_EQ(later.error().kind, ErrorKind::Conflict);
  const auto again = take_over(office(), "qb");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, ErrorKind::Conflict);
  ASSERT_FALSE(save_unit(office(), {"hue", "", "", ""}));
  EXPECT_EQ(take_over(office("hue"), "qb").error().kind, ErrorKind::Conflict) << "another has it";
  EXPECT_EQ(bring_in_office(office(), *other_store, "qt", "qb")->kind, ErrorKind::Conflict) << "the name is taken";
  EXPECT_EQ(bring_in_office(office(), *other_store, "nobody", "x")->kind, ErrorKind::NotFound);
  EXPECT_EQ(take_over(office(), "nobody").error().kind, ErrorKind::NotFound);
  EXPECT_EQ(take_over(office(), "qt").error().kind, ErrorKind::BadArgument);
  expect_whole();
}

TEST_P(TakeOverTest, ADamagedLogIsNotBroughtIn) {
  there([&] { return enter("partner", {{"name", "Theirs"}}); });
  there([&] { return sql("UPDATE log SET actor = 'somebody' WHERE seq = 2"), 0; });
  const Status refused = bring_in_office(office(), *other_store, "qt", "qb");
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->kind, ErrorKind::Damaged);
  EXPECT_EQ(count("unit"), 1);
}

TEST_P(TakeOverTest, AnOfficeOfTheSameStoreIsTakenOverInPlace) {
  ASSERT_FALSE(save_unit(office(), {"qb", "Quang Binh", "VN-24", ""}));
  add(kEnglish, "one.txt", "qb");
  enter("partner", {{"name", "Theirs"}}, "qb");
  const auto taken = take_over(office(), "qb");
  ASSERT_TRUE(taken) << taken.error().message();
  EXPECT_EQ(taken->documents, 1);
  EXPECT_EQ(taken->records, 1);
  SearchRequest request;
  request.text = "Theirs";
  const Office in = office();
  EXPECT_EQ(Search(in, places()).find(request)->size(), 1U);
  request.text = "memorandum";
  EXPECT_EQ(Search(in, places()).find(request)->size(), 1U);
  expect_whole();
}

CHANCERY_BOTH_ENGINES(TakeOverTest);

}  // namespace
}  // namespace chancery::test
