#include "store/full_text.h"

#include "store/layout.h"
#include "tests/store/engines.h"

namespace chancery::test {
namespace {

class FullTextTest : public EngineTest {
 protected:
  void SetUp() override {
    const std::string location = new_location();
    const Status problem =
        GetParam() == Engine::Sqlite ? create_store(location, [](Database&) { return Status(); }) : Status();
    ASSERT_FALSE(problem) << problem->message();
    auto opened = open_store(location);
    ASSERT_TRUE(opened) << opened.error().message();
    database_ = std::move(*opened);
  }

  static TextEntry record(std::string id, std::string name, std::string date = {}) {
    TextEntry out;
    out.unit = "u";
    out.id = std::move(id);
    out.name = std::move(name);
    out.date = std::move(date);
    return out;
  }
  static TextEntry document(std::string id, std::string name, std::string date = {}) {
    TextEntry out = record(std::move(id), std::move(name), std::move(date));
    out.kind = TextKind::Document;
    return out;
  }
  /// Puts an entry, its words handed over in pieces.
  void put(const TextEntry& entry, const std::string& words = {}, std::size_t pieces = 1) {
    auto transaction = Transaction::begin(*database_);
    ASSERT_TRUE(transaction);
    std::size_t left = pieces;
    const Status problem = put_text(*database_, entry, [&](std::string& out) {
      out += words;
      return --left > 0;
    });
    ASSERT_FALSE(problem) << problem->message();
    ASSERT_FALSE(transaction->commit());
  }
  static TextQuery query(std::vector<TextGroup> groups) {
    TextQuery out;
    out.unit = "u";
    out.groups = std::move(groups);
    return out;
  }
  static TextGroup word(std::string text) { return {TextPhrase{{std::move(text)}, false}}; }
  static TextGroup phrase(std::vector<std::string> words) { return {TextPhrase{std::move(words), false}}; }
  std::vector<TextHit> hits(const TextQuery& asked) {
    const auto found = find_text(*database_, asked);
    EXPECT_TRUE(found) << found.error().message();
    return found ? *found : std::vector<TextHit>();
  }
  std::string ids(const TextQuery& asked) {
    std::string out;
    for (const TextHit& hit : hits(asked)) out += (out.empty() ? "" : " ") + hit.id;
    return out;
  }

  std::unique_ptr<Database> database_;
};
CHANCERY_BOTH_ENGINES(FullTextTest);

TEST_P(FullTextTest, MeetsWordsPhrasesAndBeginnings) {
  put(record("A", ""), "quang tri 2024 ກ\xC2\xB7ວາ\xC2\xB7 ");
  put(record("B", ""), "quang binh tri thuc ");
  EXPECT_EQ(ids(query({word("quang")})), "B A");
  EXPECT_EQ(ids(query({word("quang"), word("2024")})), "A");
  EXPECT_EQ(ids(query({phrase({"quang", "tri"})})), "A") << "B has both words, but apart";
  EXPECT_EQ(ids(query({{TextPhrase{{"quang", "bi"}, true}}})), "B");
  EXPECT_EQ(ids(query({phrase({"quang", "bi"})})), "") << "the beginning of a word is no word";
  EXPECT_EQ(ids(query({{TextPhrase{{"binh"}, false}, TextPhrase{{"2024"}, false}}})), "B A") << "one of several";
  EXPECT_EQ(ids(query({word("ກ\xC2\xB7ວາ\xC2\xB7")})), "A");
  EXPECT_EQ(ids(query({{TextPhrase{{"ກ\xC2\xB7"}, true}}})), "A");
  EXPECT_EQ(ids(query({word("ກ")})), "");
}

TEST_P(FullTextTest, OrdersByReachKindDateAndTime) {
  put(record("old", "x", "2019"), "lao dong ");
  put(document("paper", "x", "2030-01-01"), "lao dong ");
  put(record("apart", "x", "2031"), "dong lao ");
  put(record("named", "lao dong", "1999"));
  put(record("new", "x", "2024-05-13"), "lao dong ");
  put(record("newer", "x", "2024-05-13"), "lao dong ");
  put(record("undated", "x"), "lao dong ");
  TextQuery asked = query({word("lao"), word("dong")});
  asked.together = {phrase({"lao", "dong"})};
  EXPECT_EQ(ids(asked), "named newer new old undated paper apart");
  asked.together.clear();
  EXPECT_EQ(ids(asked), "named apart newer new old undated paper");
  EXPECT_EQ(hits(asked).front().reach, TextReach::Name);
}

TEST_P(FullTextTest, WholeWordsComeBeforeWordsThatBeginSo) {
  put(record("begins", "x", "2030"), "lao donga ");
  put(record("whole", "x", "2024"), "dong lao ");
  put(record("beside", "x", "2019"), "lao dong ");
  put(record("named", "lao donga", "1999"));
  put(record("other", "x", "2031"), "lao ong ");
  TextQuery asked = query({word("lao"), {TextPhrase{{"dong"}, true}}});
  asked.whole = {word("lao"), word("dong")};
  EXPECT_EQ(ids(asked), "named whole beside begins");
  asked.together = {phrase({"lao", "dong"})};
  EXPECT_EQ(ids(asked), "named beside whole begins");
  EXPECT_EQ(hits(asked)[2].reach, TextReach::Whole);
  asked.limit = 3;
  asked.after = hits(asked).back().cursor;
  EXPECT_EQ(ids(asked), "begins") << "the page goes on behind whole words";
}

// On a server the first thousand entries are looked at one by one, and the rest through the index.
TEST_P(FullTextTest, AnswersAreTheSameAmongFewAndAmongMany) {
  auto transaction = Transaction::begin(*database_);
  ASSERT_TRUE(transaction);
  for (int i = 0; i < 1300; ++i) {
    const TextEntry entry = record("r" + std::to_string(i), i % 400 == 7 ? "rare " : "x ", "2024");
    ASSERT_FALSE(put_text(*database_, entry, [&](std::string& out) {
      out += i % 100 == 3 ? "rare lao dong " : "lao word ";
      return false;
    }));
  }
  ASSERT_FALSE(transaction->commit());
  TextQuery asked = query({word("rare")});
  asked.limit = 100;
  EXPECT_EQ(ids(asked), "r1207 r807 r407 r7 r1203 r1103 r1003 r903 r803 r703 r603 r503 r403 r303 r203 r103 r3");
  asked.limit = 3;
  EXPECT_EQ(ids(asked), "r1207 r807 r407");
  asked.groups = {word("lao")};
  EXPECT_EQ(ids(asked), "r1299 r1298 r1297");
  asked.groups = {word("lao"), word("rare")};
  EXPECT_EQ(ids(asked), "r1207 r1203 r1103") << "one word in the name, one in the text";
}

TEST_P(FullTextTest, MarksOfNamesAndOfLimitedWordsCountAsThose) {
  const std::string mark = text_mark('c', "labour");
  TextEntry named = record("named", "x ", "2019");
  named.marks = named.name_marks = {mark};
  put(named);
  TextEntry marked = record("marked", "x ", "2024");
  marked.marks = {mark};
  put(marked);
  TextEntry limited = record("limited", "x ", "2030");
  limited.named_marks = {mark};
  limited.people = {"Hoa"};
  put(limited);
  TextQuery asked = query({word(mark)});
  EXPECT_EQ(ids(asked), "named marked");
  asked.person = "Hoa";
  EXPECT_EQ(ids(asked), "named limited marked");
}

TEST_P(FullTextTest, PagesShowEveryHitOnce) {
  for (int i = 0; i < 7; ++i) {
    put(record("r" + std::to_string(i), i % 2 == 0 ? "lao dong " : "x ", "202" + std::to_string(i)), "lao dong ");
    put(document("d" + std::to_string(i), "x "), i % 3 == 0 ? "lao dong " : "dong lao ");
  }
  TextQuery asked = query({word("lao"), word("dong")});
  asked.together = {phrase({"lao", "dong"})};
  asked.limit = 100;
  const std::string all = ids(asked);
  asked.limit = 3;
  std::string paged;
  std::size_t count = 0;
  for (auto page = hits(asked); !page.empty() && count < 20; page = hits(asked)) {
    for (const TextHit& hit : page) paged += (paged.empty() ? "" : " ") + hit.id;
    count += page.size();
    asked.after = page.back().cursor;
  }
  EXPECT_EQ(count, 14U);
  EXPECT_EQ(paged, all);
  for (const char* wrong : {"x1", "n", "n-1", "n99999999999999999999", "1"}) {
    asked.after = wrong;
    const auto found = find_text(*database_, asked);
    ASSERT_FALSE(found) << wrong;
    EXPECT_EQ(found.error().kind, ErrorKind::BadArgument);
  }
}

TEST_P(FullTextTest, KeepsToKindDatesAndMarks) {
  TextEntry marked = record("A", "", "2024-05-13");
  marked.marks = {text_mark('p', "VN-25"), text_mark('t', "agreement")};
  put(marked, "x ");
  put(record("B", "", "2024"), "x ");
  put(document("C", ""), "x ");
  TextQuery asked = query({word("x")});
  asked.from = "2024-05";
  EXPECT_EQ(ids(asked), "A") << "2024 begins before May, and C has no date";
  asked.from.clear();
  asked.until = "2024-05-12";
  EXPECT_EQ(ids(asked), "B");
  asked.until = "2024";
  EXPECT_EQ(ids(asked), "A B");
  asked.until.clear();
  asked.kind = TextKind::Document;
  EXPECT_EQ(ids(asked), "C");
  asked.kind.reset();
  asked.marks = {text_mark('p', "VN-25")};
  EXPECT_EQ(ids(asked), "A");
  asked.groups.clear();
  EXPECT_EQ(ids(asked), "A") << "marks alone";
  asked.marks = {text_mark('p', "VN-2")};
  EXPECT_EQ(ids(asked), "");
}

TEST_P(FullTextTest, ReplacesAndRemoves) {
  put(record("A", "one "), "alpha ");
  put(record("A", "two "), "beta ");
  EXPECT_EQ(ids(query({word("alpha")})), "");
  EXPECT_EQ(ids(query({word("one")})), "");
  EXPECT_EQ(ids(query({word("beta"), word("two")})), "A");
  put(document("A", ""), "beta ");
  ASSERT_FALSE(remove_text(*database_, "u", TextKind::Record, "A"));
  EXPECT_EQ(hits(query({word("beta")})).size(), 1U) << "the document of the same id stays";
  ASSERT_FALSE(remove_text(*database_, "u", TextKind::Record, "never there"));
}

TEST_P(FullTextTest, OfficesDoNotFindEachOthersEntries) {
  TextEntry other = record("A", "");
  other.unit = "v";
  put(other, "x ");
  EXPECT_EQ(ids(query({word("x")})), "");
  TextQuery asked = query({word("x")});
  asked.unit = "v";
  EXPECT_EQ(ids(asked), "A");
}

TEST_P(FullTextTest, LimitedEntriesAndWordsAreFoundByNamedPeopleAlone) {
  TextEntry limited = record("limited", "x ");
  limited.limited = true;
  limited.people = {"Hoa"};
  put(limited, "passport ");
  TextEntry partly = record("partly", "x ");
  partly.named = "passport ";
  partly.people = {"Hoa"};
  put(partly, "journey ");
  TextQuery asked = query({word("x")});
  EXPECT_EQ(ids(asked), "partly");
  asked.person = "Lan";
  EXPECT_EQ(ids(asked), "partly");
  asked.groups = {word("passport")};
  EXPECT_EQ(ids(asked), "");
  asked.person = "Hoa";
  EXPECT_EQ(ids(asked), "partly limited");
  asked.groups = {word("passport"), word("journey")};
  EXPECT_EQ(ids(asked), "partly");
}

// A text beyond what one row can hold: parts share the words at their border, and groups may be met in different ones.
TEST_P(FullTextTest, LongTextsAreFoundAsAWhole) {
  constexpr std::size_t kPieces = 60;
  std::string words;
  for (int i = 0; i < 500; ++i) words += "the w" + std::to_string(i) + " ";
  auto transaction = Transaction::begin(*database_);
  ASSERT_TRUE(transaction);
  std::size_t piece = 0;
  ASSERT_FALSE(put_text(*database_, document("long", "title "), [&](std::string& out) {
    out += "begin" + std::to_string(piece) + " " + words + "end" + std::to_string(piece) + " ";
    return ++piece < kPieces;
  }));
  ASSERT_FALSE(transaction->commit());
  put(document("short", ""), "begin3 ");
  EXPECT_EQ(ids(query({word("begin0"), word("end59")})), "long");
  EXPECT_EQ(ids(query({word("title"), word("end59")})), "long");
  for (int i = 1; i < 500; ++i) {
    const std::string number = std::to_string(i);
    ASSERT_EQ(ids(query({phrase({"w" + std::to_string(i - 1), "the", "w" + number})})), "long") << number;
  }
  for (std::size_t i = 1; i < kPieces; ++i)
    ASSERT_EQ(ids(query({phrase({"end" + std::to_string(i - 1), "begin" + std::to_string(i), "the"})})), "long") << i;
  EXPECT_EQ(ids(query({phrase({"w1", "w2"})})), "");
  EXPECT_EQ(ids(query({word("begin0"), word("never")})), "");
}

TEST_P(FullTextTest, MarksHoldOnlyWhatNoEngineSplits) {
  EXPECT_EQ(text_mark('p', "VN-25"),
            "\xC2\xA6pvn\xC2\xA6"
            "25");
  put(record("A", ""), "x ");
  TextQuery asked = query({word("x")});
  asked.marks = {text_mark('p', "'\"\\); DROP TABLE text_entry; --")};
  EXPECT_EQ(ids(asked), "");
  EXPECT_EQ(ids(query({word("x")})), "A");
}

}  // namespace
}  // namespace chancery::test
