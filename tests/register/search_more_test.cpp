#include "register/check/check.h"
#include "register/match/person_sounds.h"
#include "register/office/access.h"
#include "register/office/sharing.h"
#include "register/search/index_register.h"
#include "register/search/search.h"
#include "tests/register/program_fixture.h"

namespace chancery::test {
namespace {

using Strings = std::vector<std::string>;

/// Persons by any spelling, and what other offices gave.
class SearchMoreTest : public ProgramTest {
 protected:
  std::vector<SearchHit> hits(const std::string& text, const std::string& actor = "lan", std::int64_t limit = 20,
                              const std::string& after = {}, const std::string& unit = "qt") {
    const Office in = office(unit, actor);
    SearchRequest request;
    request.text = text;
    request.limit = limit;
    request.after = after;
    auto found = Search(in, places()).find(request);
    EXPECT_TRUE(found) << found.error().message();
    return found ? *found : std::vector<SearchHit>{};
  }
  Strings found(const std::string& text, const std::string& actor = "lan", const std::string& unit = "qt") {
    Strings out;
    for (const SearchHit& hit : hits(text, actor, 20, {}, unit)) out.push_back(hit.id);
    return out;
  }
};

TEST_P(SearchMoreTest, APersonIsFoundByAnySpelling) {
  const std::string lao = enter("person", {{"name", "ສະເຫຼີມໄຊ ກົມມະສິດ"}});
  enter("person", {{"name", "ສົມໄຊ ສີພັນດອນ"}});
  for (const char* spelling : {"Saleumxay", "saleumxai", "Salermxay Kommasith", "Xa-lơm-xay Côm-ma-xít", "Kommasit"}) {
    const std::vector<SearchHit> all = hits(spelling);
    ASSERT_EQ(all.size(), 1U) << spelling;
    EXPECT_EQ(all[0].id, lao) << spelling;
    EXPECT_TRUE(all[0].alike);
    EXPECT_EQ(all[0].field, "name");
    EXPECT_FALSE(all[0].snippet.met.empty()) << "the name is marked";
  }
  EXPECT_TRUE(found("Saleumxay Sisoulith").empty()) << "all words have to be met";
  EXPECT_TRUE(found("turnover").empty());
}

TEST_P(SearchMoreTest, SpellingsAsAskedForComeFirstAndOnce) {
  const std::string other = enter("person", {{"name", "Saleumsai Kommasit"}});
  const std::string exact = enter("person", {{"name", "Saleumxay Kommasith"}});
  EXPECT_EQ(found("Saleumxay Kommasith"), (Strings{exact, other}));
  const std::vector<SearchHit> first = hits("Saleumxay Kommasith", "lan", 1);
  ASSERT_EQ(first.size(), 1U);
  const std::vector<SearchHit> second = hits("Saleumxay Kommasith", "lan", 1, first[0].cursor);
  ASSERT_EQ(second.size(), 1U);
  EXPECT_EQ(second[0].id, other);
  EXPECT_TRUE(hits("Saleumxay Kommasith", "lan", 1, second[0].cursor).empty());
}

TEST_P(SearchMoreTest, APersonInADocumentIsFoundByAnySpelling) {
  const std::string id =
      add("ທ່ານ ສະເຫຼີມໄຊ ກົມມະສິດ ລັດຖະມົນຕີກະຊວງການຕ່າງປະເທດ ໄດ້ຢ້ຽມຢາມແຂວງກວາງຈິ ໃນວັນທີ 20 ມິຖຸນາ 2024.\n", "lo.txt").id;
  EXPECT_EQ(found("Salermxay"), Strings{id});
  EXPECT_TRUE(found("Somsavat").empty());
}

TEST_P(SearchMoreTest, ANameForNamedPeopleIsFoundByThoseAlone) {
  const std::string limited = enter("person", {{"name", "ສະເຫຼີມໄຊ"}});
  ASSERT_FALSE(limit_access(office("qt", "minh"), limited, Access::Named, {}));
  EXPECT_TRUE(found("Saleumxay", "hoa").empty());
  EXPECT_EQ(found("Saleumxay", "minh"), Strings{limited});
}

TEST_P(SearchMoreTest, SpellingsOfOneNameSoundAlikeAndOthersDoNot) {
  const auto sounds = [](const char* name) {
    std::string out;
    for (const std::string& each : name_sounds(knowledge(), name)) out += each;
    return out;
  };
  const auto alike = [&](const char* left, const char* right) {
    return sound_key(sounds(left)) == sound_key(sounds(right)) && sound_alike(sounds(left), sounds(right));
  };
  EXPECT_TRUE(alike("Saleumxay", "ສະເຫຼີມໄຊ"));
  EXPECT_TRUE(alike("Thongloun", "ທອງລຸນ"));
  EXPECT_TRUE(alike("Sokhonn", "សុខុន"));
  EXPECT_TRUE(alike("Prasert", "Prasoet"));
  EXPECT_TRUE(alike("Viphavanh", "Viphavan"));
  EXPECT_FALSE(alike("Saleumxay", "Somxay"));
  EXPECT_FALSE(alike("Thongloun", "Thongsavanh"));
  EXPECT_FALSE(alike("Sokhonn", "Sokha"));
  EXPECT_EQ(sound_key(sounds("An")), "") << "too short to tell";
}

TEST_P(SearchMoreTest, WhatWasReceivedIsFoundBehindTheOwnAndMarked) {
  ASSERT_FALSE(save_unit(office(), {"qb", "Quang Binh", "VN-24", ""}));
  const std::string theirs =
      enter("agreement", {{"title", "Harbour agreement"}, {"notes", "confidential harbour"}}, "qb");
  const std::string kept = enter("agreement", {{"title", "Harbour draft"}}, "qb");
  const std::string ours = enter("agreement", {{"title", "Harbour of ours"}});
  EXPECT_EQ(found("harbour"), Strings{ours});
  ASSERT_FALSE(share_record(office("qb"), theirs, "qt"));
  const std::vector<SearchHit> all = hits("harbour");
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].id, ours);
  EXPECT_EQ(all[0].office, "");
  EXPECT_EQ(all[1].id, "qb/" + theirs);
  EXPECT_EQ(all[1].office, "qb");
  EXPECT_EQ(all[1].name, "Harbour agreement");
  EXPECT_TRUE(found("confidential").empty()) << "notes were not given";
  EXPECT_EQ(found("harbour", "lan", "qb"), (Strings{kept, theirs})) << "the giver finds each once";
  const std::vector<SearchHit> second = hits("harbour", "lan", 1, all[0].cursor);
  ASSERT_EQ(second.size(), 1U);
  EXPECT_EQ(second[0].id, "qb/" + theirs);
  EXPECT_TRUE(hits("harbour", "lan", 1, second[0].cursor).empty());
  // As it was given: what it is called since is not found.
  ASSERT_TRUE(enter_record(office("qb"), {theirs, "", {{"title", "Zeppelin"}}, ""}));
  EXPECT_TRUE(found("zeppelin").empty());
  EXPECT_EQ(found("harbour").size(), 2U);
  ASSERT_FALSE(withdraw_shared(office("qb"), theirs, "qt"));
  EXPECT_EQ(found("harbour"), Strings{ours});
}

TEST_P(SearchMoreTest, NamesOfWhatWasNotGivenAreNotFound) {
  ASSERT_FALSE(save_unit(office(), {"qb", "Quang Binh", "VN-24", ""}));
  const std::string partner = enter("partner", {{"name", "Moonlight Trading"}}, "qb");
  const std::string project = enter("project", {{"title", "Road"}, {"partner", partner}}, "qb");
  ASSERT_FALSE(share_record(office("qb"), project, "qt"));
  EXPECT_EQ(found("road"), Strings{"qb/" + project});
  EXPECT_TRUE(found("moonlight").empty());
}

TEST_P(SearchMoreTest, TheIndexOfWhatWasGivenIsCheckedAndMadeAnew) {
  ASSERT_FALSE(save_unit(office(), {"qb", "Quang Binh", "VN-24", ""}));
  const std::string theirs = enter("agreement", {{"title", "Harbour"}}, "qb");
  ASSERT_FALSE(share_record(office("qb"), theirs, "qt"));
  const auto faults = [&] {
    const auto report = check_register(*database_, program_schema(), [](std::string_view, std::int64_t) {});
    EXPECT_TRUE(report) << report.error().message();
    return report->faults.size();
  };
  EXPECT_EQ(faults(), 0U);
  sql("DELETE FROM text_entry WHERE unit = '>>qt'");
  EXPECT_EQ(faults(), 1U);
  ASSERT_FALSE(index_register(office("qb")));
  EXPECT_EQ(faults(), 0U);
  EXPECT_EQ(found("harbour").size(), 1U);
}

CHANCERY_BOTH_ENGINES(SearchMoreTest);

}  // namespace
}  // namespace chancery::test
