#include <set>

#include "register/entry.h"
#include "register/match/same_record.h"
#include "register/office/access.h"
#include "register/review/own_words.h"
#include "tests/register/register_fixture.h"

namespace chancery::test {
namespace {

class ReviewTest : public RegisterTest {
 protected:
  Error refused(std::int64_t decision, const Verdict& verdict = {}) {
    const auto record = accept_decision(office(), decision, verdict);
    EXPECT_FALSE(record);
    return record ? Error{ErrorKind::Empty, "", ""} : record.error();
  }
  static std::string value_of(const PendingDecision& decision, const std::string& field) {
    std::string out;
    for (const NewValue& each : decision.effect.values)
      if (each.field == field) out += (out.empty() ? "" : ",") + each.value;
    return out;
  }
  void undo(std::int64_t decision) {
    const Status problem = undo_decision(office(), decision);
    EXPECT_FALSE(problem) << problem->message();
  }
};

TEST_P(ReviewTest, AcceptingBringsTheValuesWithTheirSource) {
  const AddedDocument document = add(kEnglish, "mou.txt");
  const PendingDecision decision = pending("agreement");
  EXPECT_EQ(decision.quote.substr(0, 16), "On 20 June 2024,");
  const std::string id = accept(decision);
  const Record record = load(id);
  EXPECT_EQ(value(record, "parties"), "VN-25,LA-SV");
  EXPECT_EQ(value(record, "signed"), "2024-06-20");
  const Citation source = record.find("type")->citations.at(0);
  EXPECT_EQ(source.kind, "claim");
  EXPECT_EQ(source.document, document.id);
  EXPECT_EQ(source.quote, decision.quote);
  EXPECT_EQ(std::string(kEnglish).substr(static_cast<std::size_t>(source.begin),
                                         static_cast<std::size_t>(source.end - source.begin)),
            source.quote);
  EXPECT_EQ(refused(decision.id).kind, ErrorKind::Conflict) << "it is decided";
}

TEST_P(ReviewTest, CopiesAndTranslationsAreOneDecision) {
  add(kEnglish, "mou.txt");
  const std::string id = accept(pending("agreement"));
  const AddedDocument translation = add(kVietnamese, "mou-vi.txt");
  EXPECT_EQ(translation.decisions, 1) << "only the other figure is new";
  const Record record = load(id);
  ASSERT_EQ(record.find("signed")->citations.size(), 2U);
  EXPECT_EQ(record.find("signed")->citations[1].document, translation.id);
}

TEST_P(ReviewTest, WhatWasSetAsideIsNotAskedAgain) {
  add(kEnglish, "mou.txt");
  const PendingDecision decision = pending("agreement");
  ASSERT_FALSE(set_decision_aside(office(), decision.id, "a draft"));
  EXPECT_EQ(add(kVietnamese, "mou-vi.txt").decisions, 1);
  EXPECT_EQ(count_decisions(office(), "set_aside").value(), 1);
  EXPECT_EQ(count("record"), 0);
  undo(decision.id);
  EXPECT_EQ(pending("agreement").id, decision.id);
}

TEST_P(ReviewTest, ACorrectionSaysBothTheClaimAndThePerson) {
  add(kEnglish, "mou.txt");
  Verdict verdict;
  verdict.correct = {{"signed", "2024-06-21"}, {"parties", ""}};
  verdict.note = "the copy has the day of the draft";
  const Record record = load(accept(pending("agreement"), verdict));
  EXPECT_EQ(value(record, "signed"), "2024-06-21");
  EXPECT_EQ(value(record, "parties"), "");
  const auto& citations = record.find("signed")->citations;
  ASSERT_EQ(citations.size(), 2U);
  EXPECT_EQ(citations[0].kind, "claim");
  EXPECT_EQ(citations[1].quote, "the copy has the day of the draft");
  Verdict wrong;
  wrong.correct = {{"number", "many"}};
  EXPECT_EQ(refused(pending("indicator").id, wrong).place, "number");
  EXPECT_EQ(count_decisions(office(), "pending").value(), 1) << "what was refused still waits";
}

TEST_P(ReviewTest, UndoingTakesBackWhatItBrought) {
  add(kEnglish, "mou.txt");
  const PendingDecision decision = pending("agreement");
  const std::string id = accept(decision);
  const auto accepted = find_seq_of_day(office(), "2025-03-01").value();
  undo(decision.id);
  EXPECT_EQ(load_record(office(), id, kNow).error().kind, ErrorKind::NotFound) << "nothing is left of it";
  EXPECT_EQ(count("match_key", "record = '" + id + "'"), 0);
  EXPECT_EQ(value(load(id, accepted), "signed"), "2024-06-20") << "the history keeps it";
  EXPECT_EQ(undo_decision(office(), decision.id)->kind, ErrorKind::Conflict);
  EXPECT_EQ(undo_decision(office(), 999)->kind, ErrorKind::NotFound);
  EXPECT_EQ(value(load(accept(pending("agreement"))), "signed"), "2024-06-20");
}

TEST_P(ReviewTest, AFigureThatDiffersIsNotReplacedUnseen) {
  add(kEnglish, "figures.txt");
  const std::string id = accept(pending("indicator"));
  add(kVietnamese, "so-lieu.txt");
  const PendingDecision other = pending("indicator");
  EXPECT_EQ(other.record, id);
  const Error conflict = refused(other.id);
  EXPECT_EQ(conflict.kind, ErrorKind::Conflict);
  EXPECT_NE(conflict.sentence.find("606000000"), std::string::npos) << conflict.sentence;
  EXPECT_EQ(value(load(id), "number"), "606000000");
  Verdict revise;
  revise.revise = true;
  EXPECT_EQ(accept(other, revise), id);
  EXPECT_EQ(value(load(id), "number"), "620000000");
  undo(other.id);
  EXPECT_EQ(value(load(id), "number"), "606000000") << "the earlier figure stands again";
  EXPECT_FALSE(load(id).find("number")->citations.empty());
}

TEST_P(ReviewTest, AMissedFactIsShownByItsBytes) {
  const AddedDocument document = add(kEnglish, "mou.txt");
  const auto record =
      add_missed_fact(office(), {document.id, 3, 15, "", "agreement", {{"signed", "2024-06-20"}, {"title", "MOU"}}});
  ASSERT_TRUE(record) << record.error().message();
  const Citation source = load(*record).find("signed")->citations.at(0);
  EXPECT_EQ(source.quote, "20 June 2024");
  EXPECT_EQ(source.document, document.id);
  for (const auto& [begin, end] :
       std::vector<std::pair<std::int64_t, std::int64_t>>{{-1, 5}, {5, 5}, {9, 5}, {0, 9999}})
    EXPECT_EQ(add_missed_fact(office(), {document.id, begin, end, "", "agreement", {{"title", "x"}}}).error().kind,
              ErrorKind::BadArgument);
  EXPECT_EQ(add_missed_fact(office(), {"D-0", 0, 1, "", "agreement", {}}).error().kind, ErrorKind::NotFound);
}

TEST_P(ReviewTest, WhatAReportNeedsComesFirstAndPagesLeaveNothingOut) {
  add(kEnglish, "mou.txt");
  add("Export turnover of Quang Tri Province in 2023 reached 500 million USD.\n", "last-year.txt");
  std::vector<std::int64_t> all;
  ReviewQuery query;
  query.report_year = "2023";
  query.limit = 1;
  for (;;) {
    const auto page = list_decisions(office(), query);
    ASSERT_TRUE(page) << page.error().message();
    if (page->empty()) break;
    all.push_back(page->front().id);
    query.after = page->front().id;
    ASSERT_LE(all.size(), 10U);
  }
  EXPECT_EQ(static_cast<std::int64_t>(all.size()), count_decisions(office(), "pending").value());
  ASSERT_GE(all.size(), 3U);
  EXPECT_EQ(count("decision", "year = '2023' AND id = " + std::to_string(all.front())), 1);
  EXPECT_EQ(std::set<std::int64_t>(all.begin(), all.end()).size(), all.size());
}

TEST_P(ReviewTest, WhatWasJoinedIsFoundAsTheRecordThatShows) {
  add(kEnglish, "mou.txt");
  const PendingDecision decision = pending("agreement");
  const std::string same = accept(decision);
  RecordChange what;
  what.type = "agreement";
  what.set = {{"title", "Trade", {}}};
  const std::string kept = change(what);
  ASSERT_FALSE(join_records(office(), kept, same, "one paper"));
  EXPECT_EQ(find_same_record(office(), decision.effect).value(), kept);
  ASSERT_FALSE(separate_record(office(), same, "two papers after all"));
  EXPECT_EQ(find_same_record(office(), decision.effect).value(), same);
}

TEST_P(ReviewTest, OfficesNeverSeeEachOthersRows) {
  ASSERT_FALSE(save_unit(office(), {"hn", "Ha Noi", "", ""}));
  const AddedDocument document = add(kEnglish, "mou.txt");
  const std::string id = accept(pending("agreement"));
  EXPECT_TRUE(list_decisions(office("hn"), {}).value().empty());
  EXPECT_EQ(load_document(office("hn"), document.id).error().kind, ErrorKind::NotFound);
  EXPECT_EQ(load_record(office("hn"), id, kNow).error().kind, ErrorKind::NotFound);
  // The same document in the other office is its own, with its own decisions and numbers.
  const AddedDocument other = add(kEnglish, "mou.txt", "hn");
  EXPECT_EQ(other.state, AddState::Added);
  EXPECT_EQ(other.decisions, 2);
  RecordChange what;
  what.type = "agreement";
  what.set = {{"title", "Theirs", {}}};
  EXPECT_EQ(change(what, "hn"), "TT-1");
  EXPECT_NE(value(load(id), "title"), "Theirs");
  EXPECT_TRUE(verify_log(office()).value().empty());
  EXPECT_TRUE(verify_log(office("hn")).value().empty());
}

TEST_P(ReviewTest, TermsThatTheOfficeTaughtAreUsedAtOnce) {
  add(kEnglish, "mou.txt");
  EXPECT_EQ(value_of(pending("agreement"), "type"), "mou");
  ASSERT_FALSE(teach_term(office(), "agreement", "type", "memorandum of understanding", "treaty"));
  EXPECT_EQ(value_of(pending("agreement"), "type"), "treaty");
  ASSERT_FALSE(teach_term(office(), "agreement", "type", "memorandum of the ministers", "mou"));
  EXPECT_EQ(value_of(pending("agreement"), "type"), "treaty") << "those words do not stand there";
  ASSERT_FALSE(forget_word(office(), "agreement.type: Memorandum of Understanding"));
  EXPECT_EQ(value_of(pending("agreement"), "type"), "mou");
  EXPECT_EQ(teach_term(office(), "agreement", "type", "minutes", "ship")->kind, ErrorKind::BadArgument);
  EXPECT_EQ(teach_term(office(), "agreement", "title", "minutes", "mou")->kind, ErrorKind::BadArgument);
}

TEST_P(ReviewTest, WhatIsRequiredIsAskedAndNothingIsLost) {
  const auto entered = [&](const std::vector<std::pair<std::string, std::string>>& values) {
    return enter_record(office(), {"", "post", values, ""});
  };
  const auto refused = entered({{"title", "Chairman"}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().place, "person");
  EXPECT_NE(refused.error().sentence.find("Holder"), std::string::npos) << refused.error().sentence;
  EXPECT_EQ(count("record"), 0);
  const auto asked = entered({{"title", "Chairman"}, {"person", std::string(kNotReported)}});
  ASSERT_TRUE(asked) << asked.error().message();
  const auto ended = enter_record(office(), {*asked, "", {{"title", ""}}, ""});
  EXPECT_EQ(ended.error().place, "title");
  EXPECT_EQ(value(load(*asked), "title"), "Chairman");
}

TEST_P(ReviewTest, JoinedRecordsShowTogetherAndApartAgain) {
  const auto agreement = [&](const std::string& title) {
    RecordChange what;
    what.type = "agreement";
    what.set = {{"title", title, {{"entry", "", 0, 0, "from " + title}}}};
    return change(what);
  };
  const std::string kept = agreement("Trade");
  const std::string same = agreement("Thương mại");
  const std::string third = agreement("ການຄ້າ");
  EXPECT_TRUE(view_joined(office(), kept, kNow)->empty());
  ASSERT_FALSE(join_records(office(), same, third, ""));
  ASSERT_FALSE(join_records(office(), kept, same, ""));
  const auto joined = view_joined(office(), kept, kNow).value();
  ASSERT_EQ(joined.size(), 2U) << "also what was joined into the joined";
  EXPECT_EQ(joined[0].find("title")->citations.front().quote, "from Thương mại");
  ASSERT_FALSE(separate_record(office(), same, ""));
  EXPECT_TRUE(view_joined(office(), kept, kNow)->empty());
  EXPECT_EQ(view_joined(office(), same, kNow)->size(), 1U);
}

CHANCERY_BOTH_ENGINES(ReviewTest);

}  // namespace
}  // namespace chancery::test
