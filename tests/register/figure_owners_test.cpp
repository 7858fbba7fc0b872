#include "register/figures/figure_owners.h"

#include "register/check/check.h"
#include "register/entry.h"
#include "register/figures/differences.h"
#include "register/overview.h"
#include "register/record_list.h"
#include "register/tenure.h"
#include "tests/register/register_fixture.h"

namespace chancery::test {
namespace {

std::string exports(const std::string& words) {
  return "Export turnover of Quang Tri Province in 2024 " + words + " million USD.\n";
}

class FigureOwnersTest : public RegisterTest {
 protected:
  /// Adds a document of a body and day; returns the decision on its figure.
  PendingDecision figure(const std::string& text, const std::string& path, const std::string& issuer = "",
                         const std::string& day = "") {
    const AddedDocument document = add(text, path);
    if (!issuer.empty()) {
      EXPECT_FALSE(set_issuer(office(), document.id, issuer, day));
    }
    const auto decisions = list_decisions(office(), {});
    for (const PendingDecision& each : *decisions)
      if (each.kind == "indicator" && each.claim.document == document.id) return each;
    ADD_FAILURE() << "no figure waits in " << path;
    return {};
  }
  ErrorKind refused(const PendingDecision& decision, const Verdict& verdict = {}) {
    const auto record = accept_decision(office(), decision.id, verdict);
    return record ? ErrorKind::Empty : record.error().kind;
  }
  std::vector<Difference> differences() { return list_differences(office()).value(); }
  std::string state(std::int64_t decision) { return load_decision(office(), decision).value().state; }
};

TEST_P(FigureOwnersTest, ALaterFigureOfTheOwnerIsARevision) {
  const PendingDecision first = figure(exports("reached 606"), "a.txt", "Quang Tri News", "2025-01-10");
  const std::string id = accept(first);
  const PendingDecision later = figure(exports("reached 620"), "b.txt", "Quang Tri Customs", "2025-02-10");
  EXPECT_TRUE(differences().empty()) << "Customs own the figure";
  EXPECT_EQ(accept(later), id);
  EXPECT_EQ(value(load(id), "number"), "620000000");
  EXPECT_EQ(value(load(id), "owner"), "Quang Tri Customs");
  EXPECT_EQ(state(first.id), "revised");
  ASSERT_FALSE(undo_decision(office(), later.id));
  EXPECT_EQ(value(load(id), "number"), "606000000");
  EXPECT_EQ(value(load(id), "owner"), "Quang Tri News");
  EXPECT_EQ(state(first.id), "accepted");
  ASSERT_FALSE(undo_decision(office(), first.id));
  EXPECT_EQ(load_record(office(), id, kNow).error().kind, ErrorKind::NotFound);
}

TEST_P(FigureOwnersTest, AnEarlierFigureOfTheOwnerOrALaterOneOfAnotherContradicts) {
  accept(figure(exports("reached 606"), "a.txt", "Quang Tri News", "2025-02-10"));
  EXPECT_EQ(refused(figure(exports("reached 620"), "b.txt", "Quang Tri Customs", "2025-01-10")), ErrorKind::Conflict);
  EXPECT_EQ(refused(figure(exports("reached 630"), "c.txt", "Another Paper", "2025-03-10")), ErrorKind::Conflict);
  ASSERT_EQ(differences().size(), 1U);
  EXPECT_EQ(differences().front().figures.size(), 3U);
  EXPECT_EQ(differences().front().owners, std::vector<std::string>{"Customs"});
}

TEST_P(FigureOwnersTest, AnEstimateThatNothingSettledDiffersAndSaysWhy) {
  figure(exports("is estimated at 600"), "a.txt");
  figure(exports("reached 620"), "b.txt");
  ASSERT_EQ(differences().size(), 1U);
  EXPECT_EQ(differences().front().cause, DifferenceCause::Estimate);
}

TEST_P(FigureOwnersTest, AFigureToldBeforeItsPeriodWasOverCoversFewerMonths) {
  figure(exports("reached 560"), "a.txt", "Quang Tri News", "2024-12-05");
  figure(exports("reached 620"), "b.txt", "Another Paper", "2025-01-20");
  ASSERT_EQ(differences().size(), 1U);
  EXPECT_EQ(differences().front().cause, DifferenceCause::Months);
}

TEST_P(FigureOwnersTest, AQuarterIsOverWhenItsLastMonthIs) {
  const auto quarter = [](const std::string& number) {
    return "Export turnover of Quang Tri Province in the first quarter of 2024 reached " + number + " million USD.\n";
  };
  figure(quarter("160"), "a.txt", "Quang Tri News", "2024-05-05");
  figure(quarter("170"), "b.txt", "Another Paper", "2024-12-05");
  ASSERT_EQ(differences().size(), 1U);
  EXPECT_EQ(differences().front().cause, DifferenceCause::Unknown);
  figure(quarter("150"), "c.txt", "Third Paper", "2024-03-05");
  EXPECT_EQ(differences().front().cause, DifferenceCause::Months);
}

TEST_P(FigureOwnersTest, ARoundedFigureLeavesRoomForTheExactOne) {
  figure(exports("reached over 600"), "a.txt");
  figure(exports("reached 606"), "b.txt");
  EXPECT_TRUE(differences().empty());
  figure(exports("reached 706"), "c.txt");
  EXPECT_EQ(differences().size(), 1U);
}

TEST_P(FigureOwnersTest, SomebodyDecidesWhichCountsAndWhy) {
  const PendingDecision first = figure(exports("reached 606"), "a.txt");
  const std::string id = accept(first);
  const PendingDecision second = figure(exports("reached 620"), "b.txt");
  const PendingDecision third = figure(exports("reached 640"), "c.txt");
  EXPECT_EQ(decide_figure(office(), second.id, "").error().kind, ErrorKind::BadArgument);
  ASSERT_EQ(differences().size(), 1U);
  const auto record = decide_figure(office(), second.id, "the customs office counts re-exports");
  ASSERT_TRUE(record) << record.error().message();
  EXPECT_TRUE(differences().empty());
  EXPECT_EQ(value(load(*record), "number"), "620000000");
  EXPECT_EQ(load(*record).find("number")->citations.back().quote, "the customs office counts re-exports");
  EXPECT_EQ(state(first.id), "set_aside");
  EXPECT_EQ(state(third.id), "set_aside");
  // Decided again: the first counts after all.
  const auto again = decide_figure(office(), first.id, "re-exports are left out");
  ASSERT_TRUE(again) << again.error().message();
  EXPECT_EQ(value(load(*again), "number"), "606000000");
  EXPECT_EQ(state(second.id), "set_aside");
}

TEST_P(FigureOwnersTest, TheOfficeSaysWhenADocumentIsFromAndThatStaysWhenItIsReadAgain) {
  const AddedDocument document = add(exports("reached 606"), "a.txt");
  EXPECT_EQ(set_issuer(office(), document.id, "Customs", "soon")->kind, ErrorKind::BadArgument);
  EXPECT_EQ(set_issuer(office(), "D-0", "Customs", "")->kind, ErrorKind::NotFound);
  ASSERT_FALSE(set_issuer(office(), document.id, "Customs", "2025-01-10"));
  sql("UPDATE document SET packs = 'older'");
  EXPECT_EQ(add(exports("reached 606"), "a.txt").state, AddState::Updated);
  EXPECT_EQ(issuer_of(load_document(office(), document.id).value()), "Customs");
  EXPECT_EQ(load_document(office(), document.id)->published, "2025-01-10");
}

TEST_P(FigureOwnersTest, TheRegisterIsWholeAfterRevisionsAndWhatWasUndone) {
  const PendingDecision first = figure(exports("reached 606"), "a.txt", "Quang Tri News", "2025-01-10");
  accept(first);
  const PendingDecision later = figure(exports("reached 620"), "b.txt", "Quang Tri Customs", "2025-02-10");
  accept(later);
  ASSERT_FALSE(undo_decision(office(), later.id));
  ASSERT_FALSE(undo_decision(office(), first.id));
  const auto report = check_register(*database_, schema(), [](const std::string&, std::int64_t) {});
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_TRUE(report->faults.empty()) << report->faults.front().message();
}

TEST_P(FigureOwnersTest, NotReportedNothingToReportAndZeroAreThree) {
  const auto enter = [&](const std::string& period, const std::string& number) {
    const auto id = enter_record(
        office(), {"",
                   "indicator",
                   {{"measure", "export_value"}, {"place", "VN-25"}, {"period", period}, {"number", number}},
                   ""});
    EXPECT_TRUE(id) << id.error().message();
    return id ? *id : "";
  };
  const std::string asked = enter("2024", std::string(kNotReported));
  enter("2023", std::string(kNothingToReport));
  enter("2022", "0");
  const RegisterOverview overview = load_overview(office()).value();
  EXPECT_EQ(overview.not_reported, 1);
  EXPECT_EQ(overview.nothing_to_report, 1);
  // What was asked for arrives: no conflict, and no other record.
  EXPECT_EQ(accept(figure(exports("reached 606"), "a.txt")), asked);
  EXPECT_EQ(value(load(asked), "number"), "606000000");
  EXPECT_EQ(load_overview(office())->not_reported, 0);
  // A figure where there was nothing to report contradicts.
  EXPECT_EQ(refused(figure("Export turnover of Quang Tri Province in 2023 reached 5 million USD.\n", "b.txt")),
            ErrorKind::Conflict);
}

CHANCERY_BOTH_ENGINES(FigureOwnersTest);

class TenureTest : public RegisterTest {
 protected:
  std::string visit(const std::string& name, const std::string& post, const std::string& day) {
    return "On " + day + ", " + name + ", " + post +
           " of the Quang Tri Provincial People's Committee, and Savannakhet Province signed a memorandum of "
           "understanding on cooperation in trade with Quang Tri Province.\n";
  }
  std::vector<Record> posts() {
    RecordQuery query;
    query.type = "post";
    std::vector<Record> out;
    const std::vector<Record> listed = list_records(office(), query).value();
    for (const Record& each : listed) out.push_back(load(each.id));
    std::sort(out.begin(), out.end(), [](const Record& a, const Record& b) { return a.id < b.id; });
    return out;
  }
};

TEST_P(TenureTest, WhoStandsInAnAcceptedSentenceEntersWithItAndLeavesWithIt) {
  add(visit("Vo Van Hung", "Chairman", "20 June 2022"), "a.txt");
  EXPECT_EQ(count_decisions(office(), "pending").value(), 1) << "nobody is asked who somebody is";
  const PendingDecision decision = pending("agreement");
  accept(decision);
  ASSERT_EQ(posts().size(), 1U);
  EXPECT_EQ(value(posts()[0], "seen"), "2022-06-20");
  EXPECT_EQ(load(value(posts()[0], "person")).name, "Vo Van Hung");
  EXPECT_FALSE(posts()[0].find("title")->citations.empty());
  ASSERT_FALSE(undo_decision(office(), decision.id));
  EXPECT_EQ(count("record", "until_seq = 9223372036854775807"), 0);
}

TEST_P(TenureTest, ASuccessorEndsTheTermWithTheSentenceThatSaysSo) {
  add(visit("Vo Van Hung", "Chairman", "20 June 2022"), "a.txt");
  accept(pending("agreement"));
  const AddedDocument later = add(visit("Tran Thi Mai", "Chairman", "5 May 2024"), "b.txt");
  const PendingDecision decision = pending("agreement");
  accept(decision);
  ASSERT_EQ(posts().size(), 2U);
  EXPECT_EQ(value(posts()[0], "until"), "../2024-05-05");
  EXPECT_EQ(posts()[0].find("until")->citations.front().document, later.id);
  EXPECT_EQ(value(posts()[0], "state"), "former");
  EXPECT_EQ(value(posts()[1], "until"), "");
  const auto terms = view_terms(office(), posts()[1], kNow).value();
  ASSERT_EQ(terms.size(), 2U) << "who held it when, and who holds it now";
  EXPECT_EQ(terms[0].holder_name, "Vo Van Hung");
  EXPECT_FALSE(terms[0].now);
  EXPECT_EQ(terms[1].holder_name, "Tran Thi Mai");
  EXPECT_TRUE(terms[1].now);
  const auto held = view_terms(office(), load(terms[0].holder), kNow).value();
  ASSERT_EQ(held.size(), 1U);
  EXPECT_EQ(held[0].record, terms[0].record);
  ASSERT_FALSE(undo_decision(office(), decision.id));
  EXPECT_EQ(posts().size(), 1U);
  EXPECT_EQ(value(posts()[0], "until"), "") << "without the successor the term is open again";
}

TEST_P(TenureTest, DeputiesHoldTheirPostTogether) {
  add(visit("Vo Van Hung", "Vice Chairman", "20 June 2022"), "a.txt");
  accept(pending("agreement"));
  add(visit("Tran Thi Mai", "Vice Chairman", "5 May 2024"), "b.txt");
  accept(pending("agreement"));
  ASSERT_EQ(posts().size(), 2U);
  EXPECT_EQ(value(posts()[0], "until"), "");
}

CHANCERY_BOTH_ENGINES(TenureTest);

}  // namespace
}  // namespace chancery::test
