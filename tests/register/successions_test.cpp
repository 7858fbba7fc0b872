#include "register/successions.h"

#include <algorithm>

#include "register/match/family.h"
#include "register/overview.h"
#include "register/record_list.h"
#include "register/search/search.h"
#include "tests/register/program_fixture.h"

namespace chancery::test {
namespace {

using Strings = std::vector<std::string>;

class SuccessionsTest : public ProgramTest {
 protected:
  Strings listed(const std::string& type, const std::string& field, const std::string& value, std::int64_t limit = 100,
                 const std::string& after = {}) {
    RecordQuery query;
    query.type = type;
    query.equal = {{field, value}};
    query.limit = limit;
    query.after = after;
    return ids_of(list_records(office(), query));
  }
  static Strings ids_of(const Result<std::vector<Record>>& records) {
    EXPECT_TRUE(records) << records.error().message();
    Strings out;
    for (const Record& record : *records) out.push_back(record.id);
    return out;
  }
  Strings found(const SearchRequest& request) {
    const Office in = office();
    const auto hits = Search(in, places()).find(request);
    EXPECT_TRUE(hits) << hits.error().message();
    Strings out;
    for (const SearchHit& hit : *hits) out.push_back(hit.id);
    std::sort(out.begin(), out.end());
    return out;
  }
  std::string tie(const std::string& ours, const std::string& since) {
    return enter("relationship", {{"our_side", ours}, {"partner", "KR-47"}, {"since", since}});
  }
};

TEST_P(SuccessionsTest, TheSixtyThreeProvincesBecameThirtyFour) {
  // Resolution 202/2025/QH15, Art. 1.
  const std::map<std::string, Strings> merged_places = {
      {"VN-07", {"VN-03"}}, {"VN-02", {"VN-06"}},          {"VN-69", {"VN-53"}},          {"VN-68", {"VN-14", "VN-70"}},
      {"VN-56", {"VN-54"}}, {"VN-66", {"VN-20"}},          {"VN-HP", {"VN-61"}},          {"VN-18", {"VN-63", "VN-67"}},
      {"VN-25", {"VN-24"}}, {"VN-DN", {"VN-27"}},          {"VN-29", {"VN-28"}},          {"VN-30", {"VN-31"}},
      {"VN-34", {"VN-36"}}, {"VN-35", {"VN-40", "VN-72"}}, {"VN-33", {"VN-32"}},          {"VN-SG", {"VN-43", "VN-57"}},
      {"VN-39", {"VN-58"}}, {"VN-37", {"VN-41"}},          {"VN-CT", {"VN-52", "VN-73"}}, {"VN-49", {"VN-50", "VN-51"}},
      {"VN-45", {"VN-46"}}, {"VN-59", {"VN-55"}},          {"VN-44", {"VN-47"}}};
  const Packs& packs = tools().packs;
  std::size_t stand = 0;
  std::size_t gone = 0;
  for (const PlaceRecord& place : packs.places()) {
    const std::string code(packs.text(place.code));
    if (!code.starts_with("VN-")) continue;
    const std::string now(successions().now(code));
    (now == code ? stand : gone) += 1;
    Strings before = successions().before(code);
    std::sort(before.begin(), before.end());
    const auto merged = merged_places.find(code);
    EXPECT_EQ(before, merged == merged_places.end() ? Strings() : merged->second) << code;
    EXPECT_EQ(successions().last_day(code), now == code ? "" : "2025-06-30") << code;
  }
  EXPECT_EQ(stand, 34U);
  EXPECT_EQ(gone, 29U);
  EXPECT_EQ(successions().now("LA-SV"), "LA-SV");
  EXPECT_EQ(successions().now("any text"), "any text");
}

TEST_P(SuccessionsTest, RecordsAreListedUnderTheSuccessorAndKeepThePlaceOfTheirTime) {
  const std::string of_quang_binh = tie("VN-24", "2012");
  const std::string of_quang_tri = tie("VN-25", "2018");
  const std::string of_hue = tie("VN-26", "2015");
  EXPECT_EQ(listed("relationship", "our_side", "VN-25"), (Strings{of_quang_tri, of_quang_binh}));
  EXPECT_EQ(listed("relationship", "our_side", "tỉnh Quảng Trị"), (Strings{of_quang_tri, of_quang_binh}));
  EXPECT_EQ(listed("relationship", "our_side", "ກວາງຈິ"), (Strings{of_quang_tri, of_quang_binh}));
  EXPECT_EQ(listed("relationship", "our_side", "VN-24"), Strings{of_quang_binh}) << "the part alone is asked for";
  EXPECT_EQ(listed("relationship", "our_side", "VN-26"), Strings{of_hue});
  EXPECT_EQ(value(load(of_quang_binh), "our_side"), "VN-24");
}

TEST_P(SuccessionsTest, PagesGoOnOverAllPredecessors) {
  Strings expected;
  for (int year = 2000; year < 2009; ++year)
    expected.insert(expected.begin(), tie(year % 2 == 0 ? "VN-24" : "VN-25", std::to_string(year)));
  Strings all;
  for (std::string after;;) {
    const Strings page = listed("relationship", "our_side", "VN-25", 2, after);
    if (page.empty()) break;
    all.insert(all.end(), page.begin(), page.end());
    after = page.back();
  }
  EXPECT_EQ(all, expected);
}

TEST_P(SuccessionsTest, ABodyIsFoundUnderTheOneThatGoesOnForIt) {
  const std::string next = enter("partner", {{"name", "Sở Ngoại vụ tỉnh Quảng Trị"}});
  const std::string gone = enter("partner", {{"name", "Sở Ngoại vụ tỉnh Quảng Bình"}, {"successor", next}});
  const std::string older = enter("partner", {{"name", "Phòng Ngoại vụ Quảng Bình"}});
  ASSERT_TRUE(enter_record(office(), {gone, "", {{"predecessor", older}}, ""}));
  const std::string other = enter("partner", {{"name", "Sở Ngoại vụ tỉnh Nghệ An"}});
  const auto paper = [&](const std::string& party, const std::string& day) {
    return enter("agreement", {{"title", "MoU"}, {"parties", party}, {"signing_date", day}});
  };
  const std::string first = paper(older, "1999-01-01");
  const std::string second = paper(gone, "2010-01-01");
  const std::string by_name = paper("Sở Ngoại vụ tỉnh Quảng Bình", "2011-01-01");
  const std::string third = paper(next, "2026-01-01");
  paper(other, "2020-01-01");
  const Strings all{third, by_name, second, first};
  EXPECT_EQ(listed("agreement", "parties", next), all);
  EXPECT_EQ(listed("agreement", "parties", "Sở Ngoại vụ tỉnh Quảng Trị"), all);
  EXPECT_EQ(listed("agreement", "parties", gone), (Strings{by_name, second, first}));
}

TEST_P(SuccessionsTest, WhatPointsToAJoinedRecordIsFoundUnderTheOneThatShows) {
  const std::string kept = enter("partner", {{"name", "JICA"}});
  const std::string same = enter("partner", {{"name", "Japan International Cooperation Agency"}});
  const std::string project = enter("project", {{"title", "Roads"}, {"partner", same}});
  EXPECT_EQ(listed("project", "partner", kept), Strings());
  ASSERT_FALSE(join_records(office(), kept, same, ""));
  EXPECT_EQ(listed("project", "partner", kept), Strings{project});
}

TEST_P(SuccessionsTest, SearchAndOverviewFindThePredecessors) {
  const std::string of_quang_binh = tie("VN-24", "2012");
  const std::string of_quang_tri = tie("Quảng Trị", "2018");
  const std::string of_hue = tie("VN-26", "2015");
  SearchRequest request;
  request.place = "VN-25";
  EXPECT_EQ(found(request), (Strings{of_quang_binh, of_quang_tri}));
  request.place = "VN-24";
  EXPECT_EQ(found(request), Strings{of_quang_binh});
  request.place = {};
  request.text = "Quảng Trị";
  EXPECT_EQ(found(request), (Strings{of_quang_binh, of_quang_tri}));
  const auto overview = load_overview_of(office(), "Quảng Trị");
  ASSERT_TRUE(overview) << overview.error().message();
  ASSERT_EQ(overview->size(), 1U);
  using Counts = std::vector<std::pair<std::string, std::int64_t>>;
  EXPECT_EQ(overview->front().records, (Counts{{"Quảng Trị", 1}, {"VN-24", 1}}));
}

TEST_P(SuccessionsTest, ACountryIsThatOfAPlaceOrOfABody) {
  const std::string seoul = enter("partner", {{"name", "Seoul"}, {"place", "KR-11"}});
  const std::string koica = enter("partner", {{"name", "KOICA"}, {"country", "KR"}});
  enter("partner", {{"name", "JICA"}, {"country", "JP"}});
  enter("partner", {{"name", "KR-11 Club"}});
  RecordQuery query;
  query.type = "partner";
  query.country = "KR";
  EXPECT_EQ(ids_of(list_records(office(), query)), (Strings{koica, seoul}));
  const std::string project = enter("project", {{"title", "Roads"}, {"partner", koica}});
  query.type = "project";
  EXPECT_EQ(ids_of(list_records(office(), query)), Strings{project});
  const std::string person = enter("person", {{"name", "Kim"}});
  enter("event", {{"title", "Talk"}, {"chaired_by", person}});
  query.type = "event";
  query.country = person.substr(0, 2);
  EXPECT_TRUE(ids_of(list_records(office(), query)).empty()) << person << " is a person, no place in China";
}

CHANCERY_BOTH_ENGINES(SuccessionsTest);

}  // namespace
}  // namespace chancery::test
