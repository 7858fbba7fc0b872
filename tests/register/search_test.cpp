#include "register/search/search.h"

#include <algorithm>
#include <set>

#include "reading/reader.h"
#include "register/entry.h"
#include "register/office/access.h"
#include "register/register.h"
#include "register/review/documents.h"
#include "tests/store/engines.h"

namespace chancery::test {
namespace {

constexpr std::string_view kVocabularies = R"(
[[vocabulary]]
id = "kind"
values = [
  { id = "minutes", label = { vi = "Biên bản hội đàm", en = "Minutes", lo = "ບົດບັນທຶກການພົບປະ", th = "บันทึกการหารือ", km = "កំណត់ហេតុ" } },
  { id = "letter", label = { vi = "Ý định thư", en = "Letter of intent", lo = "ໜັງສືເຈດຈຳນົງ", th = "หนังสือแสดงเจตจำนง", km = "លិខិត" } },
]
[[vocabulary]]
id = "pillar"
values = [
  { id = "party", label = { vi = "Đảng", en = "Party", lo = "ພັກ", th = "พรรค", km = "បក្ស" } },
  { id = "people", label = { vi = "Nhân dân", en = "People", lo = "ປະຊາຊົນ", th = "ประชาชน", km = "ប្រជាជន" } },
]
)";

constexpr std::string_view kRecord = R"(
[record]
id = "agreement"
letters = "TT"
label = { vi = "Thỏa thuận", en = "Agreement", lo = "ຂໍ້ຕົກລົງ", th = "ความตกลง", km = "កិច្ចព្រមព្រៀង" }
plural = { vi = "Thỏa thuận", en = "Agreements", lo = "ຂໍ້ຕົກລົງ", th = "ความตกลง", km = "កិច្ចព្រមព្រៀង" }
name = ["title"]
date = "signed"
[[field]]
id = "title"
type = "text"
label = { vi = "Tên", en = "Title", lo = "ຊື່", th = "ชื่อ", km = "ឈ្មោះ" }
[[field]]
id = "kind"
type = "choice"
vocabulary = "kind"
label = { vi = "Loại", en = "Kind", lo = "ປະເພດ", th = "ประเภท", km = "ប្រភេទ" }
[[field]]
id = "place"
type = "place"
many = true
label = { vi = "Nơi", en = "Place", lo = "ສະຖານທີ່", th = "สถานที่", km = "ទីកន្លែង" }
[[field]]
id = "signed"
type = "date"
label = { vi = "Ngày ký", en = "Signed", lo = "ວັນທີ", th = "วันที่", km = "ថ្ងៃ" }
[[field]]
id = "pillar"
type = "choice"
vocabulary = "pillar"
label = { vi = "Trụ cột", en = "Pillar", lo = "ເສົາ", th = "เสา", km = "សសរ" }
[[field]]
id = "holder"
type = "text"
access = "named"
label = { vi = "Người giữ", en = "Keeper", lo = "ຜູ້ຮັກສາ", th = "ผู้เก็บ", km = "អ្នករក្សា" }
)";

constexpr std::string_view kConcepts = R"(
[[concept]]
id = "labour_export"
vi = ["xuất khẩu lao động", "lao động đi làm việc ở nước ngoài"]
en = ["labour export", "worker abroad"]
lo = ["ແຮງງານໄປເຮັດວຽກຢູ່ຕ່າງປະເທດ"]
th = ["แรงงานที่ไปทำงานต่างประเทศ"]
km = ["ពលករធ្វើការនៅបរទេស"]
[[concept]]
id = "memorandum"
vi = ["bản ghi nhớ"]
en = ["memorandum of understanding", "MoU"]
lo = ["ບົດບັນທຶກຄວາມເຂົ້າໃຈ"]
th = ["บันทึกความเข้าใจ"]
km = ["អនុស្សរណៈនៃការយោគយល់"]
)";

const ReadingTools& tools() {
  static const Packs packs = [] {
    auto opened = Packs::open(CHANCERY_PACKS);
    EXPECT_TRUE(opened) << opened.error().message();
    return std::move(opened).value();
  }();
  static const ReadingTools made(packs);
  return made;
}

/// A register with papers of one content in five languages, and others that are near it.
class SearchTest : public EngineTest {
 protected:
  void SetUp() override {
    folder().file("schema/common.toml", "");
    folder().file("schema/claims.toml", "");
    folder().file("schema/vocabularies.toml", kVocabularies);
    folder().file("schema/records/agreement.toml", kRecord);
    folder().file("schema/concepts.toml", kConcepts);
    SchemaLoad load = load_schema(folder().path("schema"));
    for (const Error& problem : load.problems) ADD_FAILURE() << problem.message();
    schema_ = std::move(load.schema);
    const std::string location = new_location();
    ASSERT_FALSE(create_register(location, Unit{"local", {}, {}, {}}));
    auto opened = open_store(location);
    ASSERT_TRUE(opened) << opened.error().message();
    database_ = std::move(*opened);
    places_ = std::make_unique<PlaceFinder>(tools().packs);
    office_ = std::make_unique<Office>(
        Office{*database_, schema_, "local", "An", [] { return "2024-06-30T08:00:00Z"; }, nullptr, places_.get()});
  }

  void add(const std::string& source, std::string_view text) {
    DocumentIntake intake(*office_, tools(), {});
    const auto added = intake.add({source, {}, text});
    ASSERT_TRUE(added) << added.error().message();
  }
  void add_papers() {
    add("vi.txt",
        "Năm 2024, tỉnh Quảng Trị có 1.200 lao động đi làm việc ở nước ngoài.\nHai bên ký bản ghi nhớ về dạy nghề.\n");
    add("en.txt",
        "In 2024 Quang Tri Province had 1,200 workers abroad.\nBoth sides signed a memorandum of understanding.\n");
    add("lo.txt", "ປີ 2024 ແຂວງກວາງຈິມີແຮງງານໄປເຮັດວຽກຢູ່ຕ່າງປະເທດ 1.200 ຄົນ.\nສອງຝ່າຍລົງນາມບົດບັນທຶກຄວາມເຂົ້າໃຈແລ້ວ.\n");
    add("th.txt", "ปี 2024 จังหวัดกว๋างจิมีแรงงานที่ไปทำงานต่างประเทศ 1,200 คน\nทั้งสองฝ่ายลงนามบันทึกความเข้าใจแล้ว\n");
    add("km.txt", "ឆ្នាំ 2024 ខេត្តក្វាងទ្រីមានពលករធ្វើការនៅបរទេស 1.200 នាក់។\nភាគីទាំងពីរចុះហត្ថលេខាលើអនុស្សរណៈនៃការយោគយល់។\n");
    add("near-place.txt", "Tỉnh Quảng Bình họp về quản trị tại phường Quảng Thọ.\n");
    add("near-words.txt", "Sở Lao động và bản tin khẩu hiệu; người ghi chép không nhớ xuất xứ.\n");
    add("near-thai.txt", "กลุ่มแรงงานในจังหวัดอุดรธานีประชุมเรื่องความเข้าใจ\n");
    add("near-lao.txt", "ກຸ່ມແຮງງານແຂວງຄຳມ່ວນປະຊຸມ ແລະ ບັນທຶກການປະຊຸມ.\n");
  }

  std::vector<SearchHit> find(const SearchRequest& request) {
    const auto hits = Search(*office_, *places_).find(request);
    EXPECT_TRUE(hits) << hits.error().message();
    return hits ? *hits : std::vector<SearchHit>();
  }
  /// The file names or numbers that a query finds, sorted.
  std::string found(const SearchRequest& request) {
    std::set<std::string> names;
    for (const SearchHit& hit : find(request)) names.insert(hit.kind == TextKind::Document ? hit.source : hit.id);
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : " ") + name;
    return out;
  }
  std::string found(const std::string& text) {
    SearchRequest request;
    request.text = text;
    return found(request);
  }
  std::string enter(std::vector<std::pair<std::string, std::string>> values) {
    const auto record = enter_record(*office_, {{}, "agreement", std::move(values), {}});
    EXPECT_TRUE(record) << record.error().message();
    return record ? *record : std::string();
  }

  Schema schema_;
  std::unique_ptr<Database> database_;
  std::unique_ptr<PlaceFinder> places_;
  std::unique_ptr<Office> office_;
};
CHANCERY_BOTH_ENGINES(SearchTest);

constexpr std::string_view kFive = "en.txt km.txt lo.txt th.txt vi.txt";

TEST_P(SearchTest, WordsOfAConceptFindItInAllLanguages) {
  add_papers();
  for (const char* query :
       {"xuất khẩu lao động", "xuat khau lao dong", "labour export", "Labour Exports", "workers abroad",
        "ແຮງງານໄປເຮັດວຽກຢູ່ຕ່າງປະເທດ", "แรงงานที่ไปทำงานต่างประเทศ", "ពលករធ្វើការនៅបរទេស", "bản ghi nhớ",
        "memorandum of understanding", "mou", "ບົດບັນທຶກຄວາມເຂົ້າໃຈ", "บันทึกความเข้าใจ", "អនុស្សរណៈនៃការយោគយល់"})
    EXPECT_EQ(found(query), kFive) << query;
}

TEST_P(SearchTest, NamesOfAPlaceFindItInAllLanguages) {
  add_papers();
  for (const char* query : {"quang tri", "Quảng Trị", "tỉnh Quảng Trị", "Quang Tri Province", "ກວາງຈິ", "ແຂວງກວາງຈິ",
                            "กว๋างจิ", "จังหวัดกว๋างจิ", "ក្វាងទ្រី"})
    EXPECT_EQ(found(query), kFive) << query;
}

TEST_P(SearchTest, TermsOfSeveralLanguagesGoTogether) {
  add_papers();
  EXPECT_EQ(found("quang tri ແຮງງານໄປເຮັດວຽກຢູ່ຕ່າງປະເທດ 2024"), kFive);
  EXPECT_EQ(found("memorandum of understanding with กว๋างจิ"), kFive) << "'with' tells nothing";
  EXPECT_EQ(found("quang tri 2023"), "");
}

struct Case {
  const char *query, *finds;
};

// What stands inside unspaced sentences is found wherever it stands; what only looks like it is not.
TEST_P(SearchTest, OtherWordsAreMetThemselves) {
  add_papers();
  for (const Case& each : {
           Case{"dạy nghề", "vi.txt"},
           Case{"DAY NGHE", "vi.txt"},
           Case{"day ngh", "vi.txt"},
           Case{"dạy nghệ thuật", ""},
           Case{"1.200", kFive.data()},
           Case{"1200", ""},
           Case{"both signed", "en.txt"},
           Case{"\"both signed\"", ""},
           Case{"\"both sides\"", "en.txt"},
           Case{"side", "en.txt"},
           Case{"ລົງນາມ", "lo.txt"},
           Case{"ລົງ", "lo.txt"},
           Case{"ນາມ", "lo.txt"},
           Case{"ລົງນາ", "lo.txt"},
           Case{"\"ລົງນ\"", ""},
           Case{"ฝ่ายลงนาม", "th.txt"},
           Case{"ลงนา", "th.txt"},
           Case{"\"ลงน\"", ""},
           Case{"ហត្ថលេខា", "km.txt"},
           Case{"ហត្ថល", "km.txt"},
           Case{"\"ហត្ថល\"", ""},
           Case{"อุดรธานี", "near-thai.txt"},
           Case{"udon thani", "near-thai.txt"},
           Case{"khammouane", "near-lao.txt"},
           Case{"Quảng Bình", "near-place.txt"},
       })
    EXPECT_EQ(found(each.query), each.finds) << each.query;
}

TEST_P(SearchTest, AShortNameIsNotAWordThatItsMarksTellApart) {
  add("country.txt", "Đoàn công tác của tỉnh thăm Lào.\n");
  add("labour.txt", "Sở Lao động họp về tiền lương.\n");
  EXPECT_EQ(found("Lào"), "country.txt");
  EXPECT_EQ(found("ລາວ"), "country.txt");
  EXPECT_EQ(found("lao dong"), "labour.txt");
  const std::string record = enter({{"title", "Hợp tác với Lào"}});
  enter({{"title", "Hợp tác lao động"}});
  EXPECT_EQ(found("laos"), record + " country.txt");
}

TEST_P(SearchTest, PersonsInOtherScriptsAreFoundByTheirLatinNames) {
  add("lo.txt", "ທ່ານ ຫງວຽນກວາງລອງ ຮອງປະທານຄະນະກຳມະການປະຊາຊົນແຂວງແທງຮ໋ວາ ຢ້ຽມຢາມແຂວງຫົວພັນ.\n");
  EXPECT_EQ(found("nguyen quang long"), "lo.txt");
  EXPECT_EQ(found("Nguyễn Quang Long"), "lo.txt");
  EXPECT_EQ(found("nguyen quang lang"), "");
  SearchRequest request;
  request.text = "nguyen quang long";
  const auto hits = find(request);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].snippet.met.size(), 1U);
}

TEST_P(SearchTest, RecordsAreFoundByNamesValuesAndWordsOfTheirChoices) {
  const std::string record = enter({{"title", "Hợp tác với Gifu"},
                                    {"kind", "minutes"},
                                    {"place", "VN-25"},
                                    {"signed", "2024-05-13"},
                                    {"pillar", "party"}});
  enter({{"title", "Sách trắng"}, {"kind", "letter"}, {"place", "VN-24"}, {"pillar", "people"}});
  for (const char* query : {"biên bản", "minutes", "ບົດບັນທຶກການພົບປະ", "การหารือ", "កំណត់ហេតុ", "gifu", "hop tac gif",
                            "quang tri", "กว๋างจิ", "2024-05-13", "TT-1"})
    EXPECT_EQ(found(query), record) << query;
  SearchRequest request;
  request.place = "VN-25";
  EXPECT_EQ(found(request), record);
  request.place = "VN";
  EXPECT_EQ(found(request), "TT-1 TT-2") << "a province is in its country";
  request.pillar = "people";
  EXPECT_EQ(found(request), "TT-2");
  request.type = "documents";
  EXPECT_EQ(found(request), "");
}

TEST_P(SearchTest, ARecordIsFoundAsItStandsNow) {
  const std::string record = enter({{"title", "Alpha"}});
  EXPECT_EQ(found("alpha"), record);
  ASSERT_TRUE(enter_record(*office_, {record, {}, {{"title", "Omega"}}, {}}));
  EXPECT_EQ(found("alpha"), "");
  EXPECT_EQ(found("omega"), record);
  const std::string same = enter({{"title", "Omega two"}});
  ASSERT_FALSE(join_records(*office_, record, same, {}));
  EXPECT_EQ(found("omega"), record) << "what was joined into another is found as that";
  ASSERT_FALSE(separate_record(*office_, same, {}));
  EXPECT_EQ(found("omega"), record + " " + same);
}

TEST_P(SearchTest, WhatIsLimitedIsFoundByNamedPeopleAlone) {
  const std::string record = enter({{"title", "Alpha"}, {"holder", "Binh"}});
  EXPECT_EQ(found("binh"), "") << "a field for named people";
  ASSERT_FALSE(limit_access(*office_, record, Access::Named, {}));
  EXPECT_EQ(found("alpha"), record);
  EXPECT_EQ(found("binh"), record);
  office_->actor = "Khac";
  EXPECT_EQ(found("alpha"), "");
  EXPECT_EQ(found("binh"), "");
}

TEST_P(SearchTest, SnippetsShowWhatWasMetOnWholeClusters) {
  add_papers();
  SearchRequest request;
  request.text = "ຕ່າງປະເທດ";
  request.language = "lo";
  const auto hits = find(request);
  ASSERT_EQ(hits.size(), 1U);
  const Snippet& snippet = hits[0].snippet;
  ASSERT_EQ(snippet.met.size(), 1U);
  const auto [begin, end] = snippet.met[0];
  EXPECT_EQ(snippet.text.substr(begin, end - begin), "ຕ່າງປະເທດ");
  const auto bytes = load_document_bytes(*office_, hits[0].id);
  ASSERT_TRUE(bytes);
  EXPECT_EQ(bytes->substr(snippet.begin, snippet.end - snippet.begin), snippet.text);
}

TEST_P(SearchTest, SnippetsOfLongUnspacedTextsAreShortAndWhole) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "ກິ່ງໂຮງຮຽນ";
  add("long.txt", text + "ສະໜາມບິນ" + text);
  SearchRequest request;
  request.text = "ສະໜາມບິນ";
  const auto hits = find(request);
  ASSERT_EQ(hits.size(), 1U);
  const Snippet& snippet = hits[0].snippet;
  EXPECT_LT(snippet.text.size(), 600U);
  const std::vector<Word> words = words_of(snippet.text);
  const std::vector<Word> all = words_of(text);
  EXPECT_TRUE(
      std::any_of(all.begin(), all.begin() + 20, [&](const Word& word) { return word.form == words.front().form; }))
      << words.front().form << " is a cluster of the text, not a part of one";
}

TEST_P(SearchTest, AnEmptyQueryIsRefusedAndAFilterAloneIsNot) {
  add_papers();
  const auto nothing = Search(*office_, *places_).find({});
  ASSERT_FALSE(nothing);
  EXPECT_EQ(nothing.error().kind, ErrorKind::BadArgument);
  SearchRequest request;
  request.language = "km";
  EXPECT_EQ(found(request), "km.txt");
  request.type = "no_such_type";
  EXPECT_FALSE(Search(*office_, *places_).find(request));
  request = {};
  request.text = " ,;() ";
  EXPECT_FALSE(Search(*office_, *places_).find(request)) << "no word in it";
}

}  // namespace
}  // namespace chancery::test
