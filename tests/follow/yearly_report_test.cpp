#include "follow/issued_report.h"

#include "register/office/access.h"
#include "tests/register/program_fixture.h"

namespace chancery::test {
namespace {

/// The register of Quang Tri (VN-25), which others were merged into on 2025-07-01.
class YearlyReportTest : public ProgramTest {
 protected:
  static ReportQuery query_of(const std::string& year, const std::string& place = "VN-25",
                              const std::string& as_of = "") {
    ReportQuery query;
    query.place = place;
    query.is_home = place == "VN-25";
    query.from = year + "-01-01";
    query.until = year + "-12-31";
    query.as_of = as_of.empty() ? "2026-03-02" : as_of;
    return query;
  }
  YearlyReport report(const std::string& year, const std::string& place = "VN-25", const std::string& as_of = "") {
    static const RulesLoad load = load_rules(CHANCERY_SOURCE_DIR "/rules", "vn", program_schema());
    auto gathered = gather_report(office(), load.rules, successions(), query_of(year, place, as_of));
    EXPECT_TRUE(gathered) << gathered.error().message();
    return gathered ? std::move(*gathered) : YearlyReport{};
  }
  /// The figure of a measure; null where none is known.
  static const ReportFigure* find(const YearlyReport& report, const std::string& measure) {
    for (const ReportPart& part : report.parts)
      for (const ReportFigure& each : part.figures)
        if (each.measure == measure && each.entry) return &each;
    return nullptr;
  }
  static std::string number(const YearlyReport& report, const std::string& measure) {
    const ReportFigure* figure = find(report, measure);
    return figure == nullptr ? "" : figure->figure.number.value_or("?");
  }
  /// The names of what stands in the tables of a record type.
  static std::vector<std::string> rows(const YearlyReport& report, const std::string& type) {
    std::vector<std::string> out;
    for (const ReportPart& part : report.parts)
      for (const ReportRows& each : part.tables)
        for (const ReportEntry& entry : each.entries)
          if (each.table->record == type) out.push_back(entry.record.name);
    return out;
  }
  std::string figure(const Values& values) {
    Values all{{"measure", "export_value"}, {"of", "VN-25"}, {"unit", "USD"}};
    all.insert(all.end(), values.begin(), values.end());
    return enter("indicator", all);
  }
  using Names = std::vector<std::string>;
};

TEST_P(YearlyReportTest, TheFigureOfTheWholeYearAndTheOneBefore) {
  figure({{"period", "2022"}, {"value", "500"}, {"status", "final"}});
  figure({{"period", "2023"}, {"value", "606"}, {"status", "estimated"}});
  figure({{"period", "2023-01-01/2023-06-30"}, {"value", "300"}});
  figure({{"period", "2024"}, {"value", "900"}, {"modality", "planned"}});
  const YearlyReport year = report("2023");
  const ReportFigure* exports = find(year, "export_value");
  ASSERT_NE(exports, nullptr);
  EXPECT_EQ(exports->figure.number, "606");
  EXPECT_EQ(exports->figure.status, "estimated");
  EXPECT_EQ(exports->before->number, "500");
  EXPECT_EQ(exports->change, "21.2");
  EXPECT_TRUE(exports->entry->is_checked());
  EXPECT_FALSE(exports->inferred);
  EXPECT_EQ(find(report("2024"), "export_value"), nullptr) << "a plan is no result";
  const auto& missing = year.not_reported;
  EXPECT_EQ(std::count(missing.begin(), missing.end(), "export_value"), 0);
  EXPECT_EQ(std::count(missing.begin(), missing.end(), "import_value"), 1);
}

TEST_P(YearlyReportTest, WhatIsSettledComesBeforeWhatIsNot) {
  figure({{"period", "2023"}, {"value", "610"}, {"status", "final"}});
  figure({{"period", "2023"}, {"value", "606"}, {"status", "estimated"}});
  EXPECT_EQ(number(report("2023"), "export_value"), "610");
}

TEST_P(YearlyReportTest, MonthsAreNotComparedWithAYearNorAcrossAMerger) {
  figure({{"period", "2022"}, {"value", "500"}});
  figure({{"period", "2023-01-01/2023-09-30"}, {"value", "450"}});
  const YearlyReport nine = report("2023");
  ASSERT_NE(find(nine, "export_value"), nullptr);
  EXPECT_EQ(find(nine, "export_value")->figure.number, "450");
  EXPECT_FALSE(find(nine, "export_value")->change) << "nine months and a year";
  figure({{"period", "2024"}, {"value", "600"}});
  figure({{"period", "2025"}, {"value", "1500"}});
  const ReportFigure* merged = nullptr;
  const YearlyReport after = report("2025");
  merged = find(after, "export_value");
  ASSERT_NE(merged, nullptr);
  EXPECT_TRUE(merged->before);
  EXPECT_FALSE(merged->change) << "Quang Binh was merged into it in 2025";
}

TEST_P(YearlyReportTest, WhatWasReadIsThereAndMarked) {
  add("Sở Ngoại vụ tỉnh Quảng Trị\nBÁO CÁO công tác đối ngoại năm 2023\n"
      "Kim ngạch xuất khẩu của tỉnh Quảng Trị năm 2023 đạt 606 triệu USD.\n"
      "Tỉnh Quảng Trị đã cử 12 đoàn đi công tác nước ngoài.\n",
      "bao-cao.txt");
  const YearlyReport read = report("2023");
  const ReportFigure* exports = find(read, "export_value");
  ASSERT_NE(exports, nullptr);
  EXPECT_EQ(exports->figure.number, "606000000");
  EXPECT_FALSE(exports->entry->is_checked());
  EXPECT_NE(exports->entry->decision, 0);
  const ReportFigure* out = find(read, "delegations_out");
  ASSERT_NE(out, nullptr) << "it has the year of its document";
  EXPECT_TRUE(out->inferred);
  EXPECT_EQ(read.unchecked, 2U);
  ASSERT_TRUE(accept_decision(office(), exports->entry->decision, {}));
  const YearlyReport checked = report("2023");
  EXPECT_TRUE(find(checked, "export_value")->entry->is_checked());
  EXPECT_EQ(checked.unchecked, 1U);
  EXPECT_EQ(find(report("2022"), "delegations_out"), nullptr);
  EXPECT_EQ(find(report("2023", "VN-22"), "export_value"), nullptr) << "another locality";
}

TEST_P(YearlyReportTest, RecordsOfTheTimeThatNameTheLocalityOrWereEntered) {
  enter("agreement", {{"title", "Of this year"}, {"parties", "LA-SV"}, {"signing_date", "2023-05-01"}});
  enter("agreement", {{"title", "Of another year"}, {"parties", "LA-SV"}, {"signing_date", "2022-05-01"}});
  enter("agreement",
        {{"title", "Proposed"}, {"parties", "LA-SV"}, {"signing_date", "2023-05-01"}, {"modality", "proposed"}});
  enter("agreement", {{"title", "After its day"}, {"parties", "LA-SV"}, {"signing_date", "2023-12-01"}});
  const YearlyReport november = report("2023", "VN-25", "2023-11-30");
  EXPECT_EQ(rows(november, "agreement"), Names{"Of this year"});
  const std::string partner = enter("partner", {{"name", "Mayors for Peace"}});
  enter("membership", {{"organization", partner}, {"title", "City"}, {"since", "2016-09"}});
  enter("membership", {{"organization", partner}, {"title", "Ended"}, {"since", "2010"}, {"until", "2015"}});
  EXPECT_EQ(rows(report("2023"), "membership").size(), 1U) << "all that stand, whenever they began";
  enter("membership", {{"organization", partner}, {"title", "Undated"}});
  EXPECT_EQ(rows(report("2023"), "membership").size(), 2U);
}

TEST_P(YearlyReportTest, ShortcomingsThatNobodyIsAskedAboutAreThere) {
  add("BÁO CÁO công tác đối ngoại tỉnh Quảng Trị năm 2023\n"
      "Tuy nhiên, công tác đối ngoại của tỉnh Quảng Trị năm 2023 vẫn còn hạn chế, khó khăn do thiếu cán bộ biết ngoại "
      "ngữ.\n",
      "bao-cao.txt");
  EXPECT_EQ(rows(report("2023"), "place_note").size(), 1U);
  EXPECT_TRUE(rows(report("2022"), "place_note").empty());
  // Nobody can check what nobody is asked about: it is for the author, and no hindrance.
  ReportQuery query = query_of("2023");
  query.to_issue = true;
  static const RulesLoad load = load_rules(CHANCERY_SOURCE_DIR "/rules", "vn", program_schema());
  const auto issued = gather_report(office(), load.rules, successions(), query);
  ASSERT_TRUE(issued);
  EXPECT_EQ(issued->unchecked, 0U);
  EXPECT_TRUE(rows(*issued, "place_note").empty());
}

TEST_P(YearlyReportTest, WhatIsForNamedPeopleIsLeftOutForOthers) {
  const std::string hidden =
      enter("agreement", {{"title", "Hidden"}, {"parties", "LA-SV"}, {"signing_date", "2023-05-01"}});
  ASSERT_FALSE(limit_access(office("qt", "minh"), hidden, Access::Named, {}));
  EXPECT_TRUE(rows(report("2023"), "agreement").empty());
}

TEST_P(YearlyReportTest, IsIssuedOnceCheckedAndStaysAsItWas) {
  add("BÁO CÁO công tác đối ngoại tỉnh Quảng Trị năm 2023\n"
      "Kim ngạch xuất khẩu của tỉnh Quảng Trị năm 2023 đạt 606 triệu USD.\n",
      "bao-cao.txt");
  const ReportQuery query = query_of("2023");
  const IssueDetails details{"Báo cáo 2023", "12/BC-SNgV", "Nguyễn Văn A", "2024-01-05"};
  const Json paper(JsonObject{{"title", "Báo cáo 2023"}});
  YearlyReport draft = report("2023");
  const Result<std::string> refused = issue_report(office(), draft, query, details, paper);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::Conflict);
  EXPECT_NE(refused.error().sentence.find("--for-report 2023"), std::string::npos);
  EXPECT_EQ(find_issued(office(), query)->versions, 0) << "nothing half-issued";

  ASSERT_TRUE(accept_decision(office(), find(draft, "export_value")->entry->decision, {}));
  draft = report("2023");
  const std::string exports = find(draft, "export_value")->entry->record.id;
  const Result<std::string> issued = issue_report(office(), draft, query, details, paper);
  ASSERT_TRUE(issued) << issued.error().message();
  EXPECT_TRUE(*is_issued(office(), exports));
  EXPECT_FALSE(*is_issued(office(), "SL-99"));
  EXPECT_EQ(load(*issued).text_of("number"), "12/BC-SNgV");
  EXPECT_EQ(load(*issued).text_of("version"), "1");

  const Json corrected(JsonObject{{"title", "Corrected"}});
  const Result<std::string> again = issue_report(office(), draft, query, details, corrected);
  ASSERT_TRUE(again) << again.error().message();
  EXPECT_EQ(load(*again).text_of("version"), "2");
  EXPECT_EQ(load(*again).text_of("replaces"), *issued);
  EXPECT_EQ(*load_issued_paper(office(), *issued), paper) << "what was issued stays";
  EXPECT_EQ(*load_issued_paper(office(), *again), corrected);
  EXPECT_EQ(*find_issued_version(office(), query, 0), *again);
  EXPECT_EQ(*find_issued_version(office(), query, 1), *issued);
  EXPECT_EQ(*find_issued_version(office(), query, 3), "");
  EXPECT_EQ(*find_issued_version(office(), query_of("2022"), 0), "");
  EXPECT_FALSE(load_issued_paper(office(), exports)) << "a record, but no issued report";
  EXPECT_TRUE(verify_log(office())->empty());
}

CHANCERY_BOTH_ENGINES(YearlyReportTest);

}  // namespace
}  // namespace chancery::test
