#include "register/match/match.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "register/match/match_sound.h"
#include "register/schema/schema.h"

namespace chancery {
namespace {

const MatchKnowledge& knowledge() {
  static const Packs packs = [] {
    auto opened = Packs::open(CHANCERY_PACKS);
    EXPECT_TRUE(opened) << opened.error().message();
    return std::move(opened).value();
  }();
  static const MatchKnowledge made = [] {
    const SchemaLoad load = load_schema(CHANCERY_SOURCE_DIR "/schema");
    auto result = MatchKnowledge::create(packs, load.schema.fields_of_work);
    EXPECT_TRUE(result) << result.error().message();
    return std::move(result).value();
  }();
  return made;
}

Subject named(SubjectKind kind, std::string_view name) {
  Subject subject;
  subject.kind = kind;
  subject.names = {{std::string(name), {}, {}}};
  return subject;
}
Subject person(std::string_view name) { return named(SubjectKind::Person, name); }
Subject body(std::string_view name) { return named(SubjectKind::Organization, name); }
Subject place(std::string_view name) { return named(SubjectKind::Place, name); }

double score(const Subject& left, const Subject& right) {
  const double one = compare(left, right, knowledge()).score, other = compare(right, left, knowledge()).score;
  EXPECT_NEAR(one, other, 1e-9);
  return one;
}
bool gives(const Subject& left, const Subject& right, MatchReason reason) {
  const Match match = compare(left, right, knowledge());
  return std::any_of(match.reasons.begin(), match.reasons.end(),
                     [&](const MatchEvidence& each) { return each.reason == reason; });
}
bool share_key(const Subject& left, const Subject& right) {
  const auto a = match_keys(left, knowledge()), b = match_keys(right, knowledge());
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& key) { return std::binary_search(b.begin(), b.end(), key); });
}

struct Names {
  const char *left, *right;
};

TEST(Match, PersonsInOtherSpellingsAndScriptsAreJoined) {
  for (const Names& each :
       {Names{"Nguyễn Văn Hùng", "Nguyen Van Hung"}, Names{"Nguyễn Văn Hùng", "NGUYỄN VĂN HÙNG"},
        Names{"Phạm Thuỷ Tiên", "Phạm Thủy Tiên"}, Names{"Lý Văn Sơn", "Lí Văn Sơn"},
        Names{"ຫງວຽນ ຟູ໊ ຈ້ອງ", "Nguyễn Phú Trọng"}, Names{"เหงียน ฟู้ จ่อง", "ຫງວຽນ ຟູ໊ ຈ້ອງ"},
        Names{"ທອງລຸນ ສີສຸລິດ", "Thongloun Sisoulith"}, Names{"Thoong-lun Xi-xu-lít", "Thonglun Sisulit"},
        Names{"Khamtay Siphandone", "Kham Tay Siphandone"}, Names{"ហ៊ុន ម៉ាណែត", "Hun Manet"},
        Names{"Prayut Chan-o-cha", "Prayuth Chanocha"}, Names{"Shinzo Abe", "Abe Shinzo"}}) {
    EXPECT_GE(score(person(each.left), person(each.right)), kMatchJoins) << each.left << " | " << each.right;
    EXPECT_TRUE(share_key(person(each.left), person(each.right))) << each.left << " | " << each.right;
  }
}

TEST(Match, PersonsOfNamesThatAreNearStayApart) {
  for (const Names& each :
       {Names{"Nguyen Minh Hang", "Nguyen Minh Huong"}, Names{"Phạm Văn Dũng", "Phạm Văn Dụng"},
        Names{"To Lam", "Ta Lam"}, Names{"Thongloun Sisoulith", "Khamtay Sisoulith"},
        Names{"ຫງວຽນ ມິງ ຮັ່ງ", "Nguyen Manh Hung"}, Names{"Kim Jong-un", "Kim Jong-il"}, Names{"Hun Sen", "Hun Manet"}})
    EXPECT_LT(score(person(each.left), person(each.right)), kMatchJoins) << each.left << " | " << each.right;
  EXPECT_TRUE(gives(person("Phạm Văn Dũng"), person("Phạm Văn Dụng"), MatchReason::MarksDiffer));
}

TEST(Match, TitlesAreNoPartOfAName) {
  for (const Names& each :
       {Names{"ông Trần Văn Nam", "Mr. Tran Van Nam"}, Names{"đồng chí Trần Văn Nam", "Trần Văn Nam"},
        Names{"ທ່ານ ທອງລຸນ ສີສຸລິດ", "Thongloun Sisoulith"}, Names{"นายสมชาย ศรีสุวรรณ", "Somchai Srisuwan"},
        Names{"ឯកឧត្តម ហ៊ុន ម៉ាណែត", "Hun Manet"}})
    EXPECT_GE(score(person(each.left), person(each.right)), kMatchJoins) << each.left << " | " << each.right;
}

TEST(Match, InitialsAreAskedNeverJoined) {
  for (const char* name : {"N.V. An", "Ng. V. An", "Ng. V. A."}) {
    const double found = score(person(name), person("Nguyễn Văn An"));
    EXPECT_GE(found, kMatchAsks) << name;
    EXPECT_LT(found, kMatchJoins) << name;
    EXPECT_TRUE(share_key(person(name), person("Nguyễn Văn An")) || std::string(name).starts_with("Ng.")) << name;
  }
  EXPECT_LT(score(person("N.V. An"), person("Trần Văn An")), kMatchAsks);
}

TEST(Match, OnePersonDoesNotHoldTwoPostsElsewhereAtOneTime) {
  Subject left = person("Nguyễn Văn Hùng"), right = person("Nguyen Van Hung");
  left.posts = {{"Giám đốc", "Sở Ngoại vụ Nghệ An", "2021/2025"}};
  right.posts = {{"Director", "Department of Foreign Affairs of Nghe An", "2023"}};
  EXPECT_GE(score(left, right), 0.97);
  EXPECT_TRUE(gives(left, right, MatchReason::PostEqual));
  right.posts = {{"Chairman", "People's Committee of Quang Tri Province", "2023"}};
  EXPECT_LT(score(left, right), kMatchJoins);
  EXPECT_TRUE(gives(left, right, MatchReason::PostElsewhere));
}

TEST(Match, FatherAndSonOfOneNameStayApart) {
  Subject left = person("Hun Sen"), right = person("Hun Sen");
  EXPECT_GE(score(left, right), kMatchJoins);
  left.date = "1950", right.date = "1977";
  EXPECT_LT(score(left, right), kMatchAsks);
  right.date = "1950-08-05";
  EXPECT_GE(score(left, right), kMatchJoins);
}

TEST(Match, ABodyIsTheSameInEveryLanguage) {
  for (const Names& each : {Names{"Sở Ngoại vụ Nghệ An", "Nghe An Department of Foreign Affairs"},
                            Names{"Sở Ngoại vụ tỉnh Nghệ An", "Department of External Affairs of Nghe An Province"},
                            Names{"Sở Ngoại vụ Nghệ An", "ພະແນກການຕ່າງປະເທດ ແຂວງ ເຫງ້ອານ"},
                            Names{"UBND tỉnh Quảng Trị", "People's Committee of Quang Tri Province"}}) {
    EXPECT_GE(score(body(each.left), body(each.right)), kMatchJoins) << each.left << " | " << each.right;
    EXPECT_TRUE(share_key(body(each.left), body(each.right))) << each.left << " | " << each.right;
  }
}

TEST(Match, BodiesOfOtherPlacesWorkOrKindStayApart) {
  for (const Names& each :
       {Names{"Sở Ngoại vụ Nghệ An", "Sở Ngoại vụ Hà Tĩnh"}, Names{"Sở Ngoại vụ Nghệ An", "Sở Y tế Nghệ An"},
        Names{"Sở Ngoại vụ Nghệ An", "UBND tỉnh Nghệ An"}, Names{"Bộ Kế hoạch và Đầu tư", "Bộ Tài chính"},
        Names{"Sở Ngoại vụ", "Sở Ngoại vụ Nghệ An"}})
    EXPECT_LT(score(body(each.left), body(each.right)), kMatchJoins) << each.left << " | " << each.right;
  Subject ours = body("Bộ Ngoại giao"), theirs = body("ກະຊວງການຕ່າງປະເທດ");
  EXPECT_LT(score(ours, theirs), kMatchJoins);  // of nowhere in particular
  ours.country = "VN", theirs.country = "LA";
  EXPECT_LT(score(ours, theirs), kMatchAsks);
  theirs.country = "VN";
  EXPECT_GE(score(ours, theirs), kMatchJoins);
}

TEST(Match, PlacesAreOneByWhatTheWorldDataKnow) {
  for (const Names& each :
       {Names{"Viêng Chăn", "Vientiane"}, Names{"tỉnh Nghệ An", "ແຂວງ ເຫງ້ອານ"}, Names{"Vân Nam", "Yunnan"},
        Names{"Đức", "Germany"}, Names{"VN-22", "Nghệ An"}, Names{"Champasack", "ຈຳປາສັກ"}}) {
    EXPECT_GE(score(place(each.left), place(each.right)), kMatchJoins) << each.left << " | " << each.right;
    EXPECT_TRUE(share_key(place(each.left), place(each.right))) << each.left << " | " << each.right;
  }
  EXPECT_LT(score(place("Sơn La"), place("Lạng Sơn")), kMatchAsks);
  EXPECT_LT(score(place("Hunan"), place("Henan")), kMatchAsks);
}

TEST(Match, ACityIsNotTheProvinceOfItsName) {
  Subject city = place("Ninh Bình"), province = place("Ninh Bình");
  city.type = "city", province.type = "province";
  EXPECT_LT(score(city, province), kMatchJoins);
  EXPECT_LT(score(place("thành phố Ninh Bình"), place("tỉnh Ninh Bình")), kMatchJoins);
}

TEST(Match, AProvinceThatWasMergedIsNotItsSuccessor) {
  const Subject merged = place("Hà Giang"), successor = place("Tuyên Quang");
  EXPECT_LT(score(merged, successor), kMatchAsks);
  EXPECT_TRUE(gives(merged, successor, MatchReason::PlaceSucceeds));
}

Subject memorandum(std::string_view title, std::string_view date, std::vector<std::string> parties) {
  Subject subject = named(SubjectKind::Agreement, title);
  subject.type = "mou";
  subject.date = date;
  subject.parties = std::move(parties);
  return subject;
}

TEST(Match, AnAgreementIsOneByDayAndParties) {
  const Subject ours = memorandum("Bản ghi nhớ hợp tác", "2023-05-12", {"VN-22", "LA-XI"});
  const Subject theirs = memorandum("Memorandum of understanding", "2023-05-12", {"Xiangkhouang", "Nghệ An"});
  EXPECT_GE(score(ours, theirs), kMatchJoins);
  EXPECT_TRUE(share_key(ours, theirs));
  EXPECT_TRUE(gives(ours, theirs, MatchReason::PartiesEqual));
  EXPECT_LT(score(ours, memorandum("", "2021-05-12", {"VN-22", "LA-XI"})), kMatchAsks);
  EXPECT_LT(score(ours, memorandum("", "2023-05-12", {"VN-25", "LA-SV"})), kMatchJoins);
}

TEST(Match, TheNinthMeetingIsNotTheTenth) {
  Subject ninth = named(SubjectKind::Event, "");
  ninth.type = "meeting";
  ninth.date = "2024-06";
  ninth.parties = {"VN", "LA"};
  ninth.ordinal = 9;
  Subject same = ninth;
  EXPECT_GE(score(ninth, same), kMatchJoins);
  EXPECT_TRUE(share_key(ninth, same));
  same.ordinal = 10;
  EXPECT_LT(score(ninth, same), kMatchAsks);
}

TEST(Match, AProjectIsOneByNamePlaceAndAmount) {
  Subject left = named(SubjectKind::Project, "Dự án xây dựng trường học Xiêng Khoảng"), right = left;
  left.amount = right.amount = "350000 USD";
  left.place = "LA-XI", right.place = "Xiêng Khoảng";
  EXPECT_GE(score(left, right), kMatchJoins);
  right.names[0].text = "Dự án cấp nước sạch nông thôn";
  right.amount = "120000 USD";
  EXPECT_LT(score(left, right), kMatchAsks);
}

TEST(Match, NothingOfAnotherKindOrWithoutNames) {
  EXPECT_EQ(score(person("Nghệ An"), place("Nghệ An")), 0);
  Subject nothing;
  EXPECT_LT(score(nothing, person("Trần Văn Nam")), kMatchAsks);
  EXPECT_TRUE(match_keys(nothing, knowledge()).empty());
  EXPECT_LT(score(person("..."), person("\xFF\xFE")), kMatchJoins);
}

TEST(Match, KeysAreShortSortedAndEachOnce) {
  for (const char* name : {"Nguyễn Văn Hùng", "ທອງລຸນ ສີສຸລິດ", "ប្រាក់ សុខុន"}) {
    const auto keys = match_keys(person(name), knowledge());
    EXPECT_FALSE(keys.empty());
    EXPECT_LE(keys.size(), 24U);
    EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
    EXPECT_EQ(std::adjacent_find(keys.begin(), keys.end()), keys.end());
    for (const std::string& key : keys) {
      EXPECT_LE(key.size(), 64U);
      EXPECT_TRUE(std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7F; })) << key;
    }
  }
  EXPECT_FALSE(share_key(person("Nguyễn Văn Hùng"), person("Trần Thị Lan")));
  EXPECT_TRUE(share_key(body("Savannakhet Province"), body("ແຂວງສະຫວັນນະເຂດ")));
  EXPECT_FALSE(share_key(body("Savannakhet Province"), body("Khammouane Province")));
}

TEST(MatchSound, SpellingsOfOneSoundAreOne) {
  EXPECT_EQ(to_sounds("sisoulith", Spelling::National), to_sounds("xixulit", Spelling::National));
  EXPECT_EQ(to_sounds("siphandone", Spelling::National), to_sounds("siphandon", Spelling::National));
  EXPECT_EQ(to_sounds("trac", Spelling::Vietnamese), to_sounds("chac", Spelling::Vietnamese));
  EXPECT_NE(to_sounds("hang", Spelling::Vietnamese), to_sounds("huong", Spelling::Vietnamese));
  EXPECT_EQ(sound_distance("sisulit", "sisulit"), 0);
  EXPECT_LT(sound_distance("tam", "dam"), sound_distance("tam", "kam"));
  EXPECT_EQ(to_skeleton("prasert"), to_skeleton("prasoet"));
}

}  // namespace
}  // namespace chancery
