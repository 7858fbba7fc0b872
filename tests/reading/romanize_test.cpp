#include "reading/names/romanize.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "reading/names/latin_letters.h"
#include "tests/reading/romanization_files.h"

namespace chancery {
namespace {

#ifdef CHANCERY_SOURCE_DIR
std::string checkout() { return CHANCERY_SOURCE_DIR; }
#else  // compiled alone
std::string checkout() { return std::filesystem::path(__FILE__).parent_path().parent_path().parent_path().string(); }
#endif

const Romanizer& romanizer() {
  static const Romanizer made = [] {
    const RomanizationFiles files = read_romanization_files(checkout());
    auto result = Romanizer::create(files.packs, files.peoples);
    if (!result) ADD_FAILURE() << result.error().message();
    return std::move(result).value();
  }();
  return made;
}

std::string latin(std::string_view name, std::string_view people = {}) {
  const auto read = romanizer().romanize(name, people);
  return read ? read->latin : "";
}

std::string fold(std::string_view name) {
  std::string out;
  for (const char c : to_bare_latin(name)) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool kept = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
    if (kept) out += small;
    if (!kept && !out.empty() && out.back() != ' ') out += ' ';
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

/// Letters in matching blocks: the longest common run, then the same on its left and on its right (Ratcliff and
/// Obershelp 1988).
std::size_t matching(std::string_view a, std::string_view b) {
  std::size_t best = 0, at_a = 0, at_b = 0;
  std::vector<std::size_t> row(b.size() + 1, 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::vector<std::size_t> next(b.size() + 1, 0);
    for (std::size_t j = 0; j < b.size(); ++j) {
      if (a[i] != b[j]) continue;
      next[j + 1] = row[j] + 1;
      if (next[j + 1] > best) best = next[j + 1], at_a = i + 1 - best, at_b = j + 1 - best;
    }
    row = next;
  }
  if (best == 0) return 0;
  return best + matching(a.substr(0, at_a), b.substr(0, at_b)) + matching(a.substr(at_a + best), b.substr(at_b + best));
}

bool same_name(std::string_view a, std::string_view b) {
  const std::string left = fold(a), right = fold(b);
  if (left.empty() || right.empty()) return false;
  return 2.0 * static_cast<double>(matching(left, right)) / static_cast<double>(left.size() + right.size()) >= 0.8;
}

struct Pair {
  std::string a, b, kind, note;
  bool same = false;
};

std::vector<Pair> read_pairs(const std::string& code) {
  std::ifstream in(checkout() + "/testset/name-pairs/" + code + ".tsv");
  EXPECT_TRUE(in) << code;
  std::vector<Pair> pairs;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::stringstream cells(line);
    Pair pair;
    std::string same;
    std::getline(cells, pair.a, '\t');
    std::getline(cells, pair.b, '\t');
    std::getline(cells, same, '\t');
    std::getline(cells, pair.kind, '\t');
    std::getline(cells, pair.note, '\t');
    pair.same = same == "1";
    pairs.push_back(pair);
  }
  return pairs;
}

struct Named {
  const char* name;
  const char* latin;
};

TEST(Romanize, VietnameseNamesInEachScript) {
  for (const Named& row : std::initializer_list<Named>{{"เหงียน มินห์ ฮาง", "Nguyen Minh Hang"},
                                                       {"ตง กวาง ทิน", "Tong Quang Thin"},
                                                       {"ฮว่างซาง", "Hoang Giang"},
                                                       {"ฮวงซาง", "Hoang Giang"},
                                                       {"ดังซวนฟง", "Dang Xuan Phong"},
                                                       {"ฮองเกียง", "Hong Giang"},
                                                       {"ไทยฮอค", "Thai Hoc"},
                                                       {"ดึ๊กลัม", "Duc Lam"},
                                                       {"อันห์ตู", "Anh Tu"},
                                                       {"ຟ້າມກຽນ", "Pham Kien"},
                                                       {"ມິງດຶກ", "Minh Duc"},
                                                       {"ຟ້າມ ມິງ ຈິງ", "Pham Minh Chinh"},
                                                       {"ផាម មិញ ជិញ", "Pham Minh Chinh"},
                                                       {"ង្វៀន", "Nguyen"},
                                                       {"វ៉ូ វ៉ាន់ធឿង", "Vo Van Thuong"},
                                                       {"ឡេធី ធូហាំង", "Le Thi Thu Hang"}}) {
    EXPECT_EQ(latin(row.name), row.latin) << row.name;
    EXPECT_EQ(romanizer().romanize(row.name)->people, "vi") << row.name;
  }
}

TEST(Romanize, NationalNames) {
  for (const Named& row : std::initializer_list<Named>{{"ທອງລຸນ ສີສຸລິດ", "Thongloun Sisoulith"},
                                                       {"ວັນນະເຮັດ", "Vannaheth"},
                                                       {"ສອນໄຊ ສີພັນດອນ", "Sonexay Siphandone"},
                                                       {"ហ៊ុន ម៉ាណែត", "Hun Manet"},
                                                       {"ប្រាក់ សុខុន", "Prak Sokhonn"},
                                                       {"ประยุทธ์ จันทร์โอชา", "Prayut Chan-o-cha"},
                                                       {"สมชาย วงศ์สวัสดิ์", "Somchai Wongsawat"}})
    EXPECT_EQ(latin(row.name), row.latin) << row.name;
}

TEST(Romanize, NamesOfOtherPeoples) {
  EXPECT_EQ(latin("สี จิ้นผิง"), "Xi Jinping");
  EXPECT_EQ(latin("หลี่ เค่อเฉียง"), "Li Keqiang");
  EXPECT_EQ(latin("ซูซูกิ เคนจิ"), "Suzuki Kenji");
}

TEST(Romanize, WhatTheCallerKnowsDecides) {
  EXPECT_EQ(romanizer().romanize("ลี ทัน", "vi")->people, "vi");
  EXPECT_EQ(romanizer().romanize("หวาง ลี", "zh")->people, "zh");
  EXPECT_EQ(romanizer().romanize("លី ហុង", "km")->people, "km");
}

TEST(Romanize, LatinScriptLosesItsMarks) {
  EXPECT_EQ(latin("Nguyễn Minh Hằng"), "Nguyen Minh Hang");
  EXPECT_EQ(latin("ĐẶNG XUÂN PHONG"), "Dang Xuan Phong");
  EXPECT_EQ(latin("François Müller-Øst"), "Francois Muller-Ost");
  EXPECT_EQ(latin("Nguye\xCC\x82\xCC\x83n"), "Nguyen");  // decomposed
}

TEST(Romanize, NothingWithoutLetters) {
  EXPECT_FALSE(romanizer().romanize(""));
  EXPECT_FALSE(romanizer().romanize("  "));
  EXPECT_FALSE(romanizer().romanize("12/5"));
  EXPECT_FALSE(romanizer().romanize("\xE0\xB8"));
}

struct Start {
  const char* text;
  const char* name;
};

TEST(LongestName, EndsWhereTheNameEnds) {
  for (const Start& row : std::initializer_list<Start>{{"ดังซวนฟง เสนอ", "ดังซวนฟง"},
                                                       {"เหงียน มินห์ ฮางกล่าวว่า", "เหงียน มินห์ ฮาง"},
                                                       {"ตง กวาง ทิน รองประธาน", "ตง กวาง ทิน"},
                                                       {"เหวียน ฟู้จ่อง เลขาธิการใหญ่", "เหวียน ฟู้จ่อง"},
                                                       {"ຟ້າມກຽນ/TTXVN", "ຟ້າມກຽນ"},
                                                       {"ຟ້າມ ມິງ ຈິງໄດ້ກ່າວ", "ຟ້າມ ມິງ ຈິງ"},
                                                       {"ຫງວຽນທິກິມເງິນກ່າວວ່າ", "ຫງວຽນທິກິມເງິນ"},
                                                       {"ផាម មិញ ជិញបានជួប", "ផាម មិញ ជិញ"},
                                                       {"ឡេធី ធូហាំង (Le", "ឡេធី ធូហាំង"}}) {
    const auto extent = romanizer().longest_name(row.text);
    EXPECT_EQ(std::string_view(row.text).substr(0, extent.bytes), row.name);
    EXPECT_TRUE(extent.family) << row.text;
    EXPECT_TRUE(extent.edge) << row.text;
  }
}

TEST(LongestName, LeavesOtherTextAlone) {
  for (const char* text : {"", "Nguyen Van A", "ประเทศเวียดนาม", "การประชุมครั้งที่", "บริษัท", "ການຮ່ວມມື", "ຄະນະຜູ້ແທນ",
                           "ທອງລຸນ ສີສຸລິດ", "កិច្ចប្រជុំ", "ក្រុមហ៊ុន", "ហ៊ុន ម៉ាណែត", "\xE0\xB8", "\xFF\xFE"})
    EXPECT_EQ(romanizer().longest_name(text).bytes, 0U) << text;
}

TEST(Romanizer, RefusesBrokenTables) {
  RomanizationFiles files = read_romanization_files(checkout());
  files.packs[0].tables.push_back({"vi.vowels", {{"a", {"-າ"}}}});
  const auto unknown = Romanizer::create(files.packs, files.peoples);
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().message(), "lo: vi.vowels: no such table of romanization");
}

TEST(Romanizer, ComesBackFromWhatItStores) {
  const std::string bytes = romanizer().store();
  const auto restored = Romanizer::restore(bytes);
  ASSERT_TRUE(restored);
  for (const char* name : {"ຟ້າມ ມິງ ຈິງ", "ທອງລຸນ ສີສຸລິດ", "เหงียน วัน หุ่ง", "สมชาย ใจดี", "ហ៊ុន ម៉ាណែត"})
    EXPECT_EQ(restored->romanize(name)->latin, romanizer().romanize(name)->latin) << name;
}

TEST(Romanizer, RefusesDamagedTables) {
  const std::string bytes = romanizer().store();
  for (std::size_t size = 0; size < bytes.size(); size += 1 + bytes.size() / 97)
    EXPECT_FALSE(Romanizer::restore(std::string_view(bytes).substr(0, size))) << size;
  for (std::size_t at = 0; at + 4 < bytes.size(); at += 1 + bytes.size() / 997) {
    std::string damaged = bytes;
    damaged.replace(at, 4, "\xFF\xFF\xFF\xFF", 4);
    const auto restored = Romanizer::restore(damaged);
    if (restored) (void)restored->romanize("ຟ້າມ ມິງ ຈິງ");  // whatever is accepted is safe to read by
  }
}

/// Every syllable in frequent use can be spelled in every script.
TEST(Romanizer, CoversCommonSyllables) {
  for (const char* name : {"เล ดึ๊ก", "ເລ ດຶກ", "លេ ដឹក"}) EXPECT_EQ(latin(name, "vi"), "Le Duc") << name;
}

TEST(NamePairs, RomanizedNamesAgree) {
  const std::map<std::string, double> floors = {{"lo", 0.93}, {"th", 0.93}, {"km", 0.93}};
  for (const auto& [code, floor] : floors) {
    std::map<std::string, std::pair<int, int>> counts;  // right, all
    int near_misses = 0, taken = 0;
    for (const Pair& pair : read_pairs(code)) {
      const auto a = romanizer().romanize(pair.a);
      const auto b = romanizer().romanize(pair.b);
      ASSERT_TRUE(a && b) << pair.a << " " << pair.b;
      const bool same = same_name(a->latin, b->latin);
      if (!pair.same) {
        ++near_misses;
        taken += same ? 1 : 0;
        continue;
      }
      if (a->people.empty()) continue;  // stands in the list of whole names
      const bool held_out = pair.note.starts_with("held out");
      for (const std::string& group : {pair.kind, pair.note}) {
        counts[group].first += same ? 1 : 0;
        ++counts[group].second;
      }
      if (!same && pair.kind == "person" && held_out)
        std::cout << code << " missed: " << pair.a << " " << a->latin << " " << pair.b << "\n";
    }
    for (const auto& [group, count] : counts)
      std::cout << code << "  " << group << ": " << count.first << " of " << count.second << "\n";
    std::cout << code << "  near misses within the ratio: " << taken << " of " << near_misses << "\n";
    const auto [right, all] = counts["person"];
    EXPECT_GE(right, floor * all) << code;
  }
}

TEST(NamePairs, MarksAndCapitalsMakeNoDifference) {
  for (const Pair& pair : read_pairs("vi")) {
    if (pair.note == "with and without marks" || pair.note == "capitals" || pair.note == "decomposed marks") {
      EXPECT_EQ(fold(latin(pair.a)), fold(latin(pair.b)));
    }
  }
}

}  // namespace
}  // namespace chancery
