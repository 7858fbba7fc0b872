#include "text/fold.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace chancery {
namespace {

using namespace std::string_literals;

struct Case {
  std::string_view name;
  std::string in;
  std::string out;
};

class FoldRule : public testing::TestWithParam<Case> {};

TEST_P(FoldRule, Folds) {
  const FoldedText folded = fold(GetParam().in);
  EXPECT_EQ(folded.text, GetParam().out);
  EXPECT_EQ(folded.identical, GetParam().in == GetParam().out);
  EXPECT_EQ(folded.map.folded_size(), folded.text.size());
  EXPECT_EQ(folded.map.file_size(), GetParam().in.size());
  EXPECT_EQ(fold_form(folded.text), folded.text) << "folding again changes it";
  const std::string padding(40, 'x');  // the same in the middle of a long text
  EXPECT_EQ(fold_form(padding + " " + GetParam().in + " " + padding), padding + " " + GetParam().out + " " + padding);
}

const Case kCases[] = {
    {"empty", "", ""},
    {"ascii", "The 9th meeting, 2024\n", "The 9th meeting, 2024\n"},
    {"vietnamese", "Quảng Trị, ngày 02 tháng 9", "Quảng Trị, ngày 02 tháng 9"},
    {"control_characters_stay", "a\x01\x7F\fb", "a\x01\x7F\fb"},
    // Broken bytes: one U+FFFD for each maximal subpart (Unicode 15.0, table 3-8 and 3-9).
    {"lone_byte",
     "a\xFF"
     "b",
     "a\uFFFDb"},
    {"lone_continuations", "\x80\xBF", "\uFFFD\uFFFD"},
    {"overlong_two", "\xC0\xAF", "\uFFFD\uFFFD"},
    {"overlong_three", "\xE0\x80\xAF", "\uFFFD\uFFFD\uFFFD"},
    {"surrogate", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
    {"beyond_unicode", "\xF4\x91\x92\x93", "\uFFFD\uFFFD\uFFFD\uFFFD"},
    {"cut_in_the_middle", "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "\uFFFD\uFFFD\uFFFD\uFFFDA"},
    {"cut_at_the_end", "ก\xE0\xB8", "ก\uFFFD"},
    // Spaces, lines, what has no width.
    {"spaces", "a\u00A0b\u202Fc\u2003d\u2009e\u2007f\u3000g\th", "a b c d e f g h"},
    {"spaces_are_not_collapsed", "a\u00A0 \u00A0b", "a   b"},
    {"crlf", "a\r\nb\rc\u2028d\u2029e\u0085f\r", "a\nb\nc\nd\ne\nf\n"},
    {"crcrlf", "a\r\r\nb", "a\n\nb"},
    {"zero_width", "a\u200Bb\u200Cc\u200Dd\u2060e\u00ADf\uFEFFg", "abcdefg"},
    {"bom",
     "\uFEFF"
     "text",
     "text"},
    {"direction_marks", "\u200Ea\u200F\u202Ab\u202E\u2066c\u2069\u061C", "abc"},
    {"only_dropped", "\uFEFF\u200B\u200B", ""},
    // Quotation marks and dashes.
    {"quotes", "“a” ‘b’ «c» „d‟", "\"a\" 'b' \"c\" \"d\""},
    {"dashes", "1‐2‑3‒4–5—6―7−8", "1-2-3-4-5-6-7-8"},
    // Digits.
    {"digits", "១២៣ ໑໒໓ ๑๒๓ １２３ ٤٥٦ ४५६", "123 123 123 123 456 456"},
    {"digits_of_other_planes", "\U0001D7CE\U0001D7D9\U0001E951", "011"},
    {"full_width", "ＡＢＣ（ａ）：％", "ABC(a):%"},
    // NFC.
    {"nfd", "Qua\u0309ng Tri\u0323", "Quảng Trị"},
    {"nfd_two_marks", "Vie\u0323\u0302t Nam tie\u0302\u0301ng nu\u031Bo\u031B\u0301c", "Việt Nam tiếng nước"},
    {"marks_in_another_order", "Vie\u0302\u0323t", "Việt"},
    {"half_composed", "Vi\u00EA\u0323t", "Việt"},
    {"mark_without_letter", "\u0301a", "\u0301a"},
    {"mark_behind_dropped", "e\u200B\u0301", "é"},
    {"mark_behind_full_width", "ｅ\u0301", "é"},
    {"singletons", "\u212A \u212B \u2126", "K Å Ω"},
    {"hangul", "\u1112\u1161\u11AB", "한"},
    {"no_mark_joins_a_digit", "១\u0301", "1\u0301"},
    // Thai.
    {"thai_as_it_is", "จังหวัดอุบลราชธานี น้ำ ที่ ผู้ใหญ่ พันธุ์", "จังหวัดอุบลราชธานี น้ำ ที่ ผู้ใหญ่ พันธุ์"},
    {"thai_am", "\u0E17\u0E4D\u0E32", "\u0E17\u0E33"},
    {"thai_am_tone_before", "\u0E19\u0E49\u0E4D\u0E32", "น้ำ"},
    {"thai_am_tone_between", "\u0E19\u0E4D\u0E49\u0E32", "น้ำ"},
    {"thai_am_tone_behind", "\u0E19\u0E33\u0E49", "น้ำ"},
    {"thai_nikhahit_alone", "\u0E2D\u0E4D", "\u0E2D\u0E4D"},
    {"thai_double_e", "\u0E40\u0E40\u0E1B\u0E25", "แปล"},
    {"thai_three_e", "\u0E40\u0E40\u0E40\u0E01", "\u0E41\u0E40\u0E01"},
    {"thai_double_e_parted", "\u0E40\u200B\u0E40\u0E01", "แก"},
    {"thai_tone_before_vowel", "\u0E17\u0E48\u0E35", "ที่"},
    {"thai_tone_before_lower_vowel", "\u0E1C\u0E49\u0E39", "ผู้"},
    // Lao.
    {"lao_as_it_is", "ແຂວງສະຫວັນນະເຂດ ປະຊຸມຄັ້ງທີ 3 ນ້ຳ ຫຼັກ ຫຼາຍ", "ແຂວງສະຫວັນນະເຂດ ປະຊຸມຄັ້ງທີ 3 ນ້ຳ ຫຼັກ ຫຼາຍ"},
    {"lao_am", "\u0E88\u0ECD\u0EB2", "\u0E88\u0EB3"},
    {"lao_am_tone_before", "\u0E99\u0EC9\u0ECD\u0EB2", "ນ້ຳ"},
    {"lao_am_tone_between", "\u0E99\u0ECD\u0EC9\u0EB2", "ນ້ຳ"},
    {"lao_am_tone_behind", "\u0E99\u0EB3\u0EC9", "ນ້ຳ"},
    {"lao_nikhahit_is_o", "ຂໍ ພໍ່", "ຂໍ ພໍ່"},
    {"lao_nikhahit_tone_in_order", "\u0E9E\u0EC8\u0ECD", "ພໍ່"},
    {"lao_double_e", "\u0EC0\u0EC0\u0E82\u0EA7\u0E87", "ແຂວງ"},
    {"lao_ho_no", "\u0EAB\u0E99\u0EB6\u0EC8\u0E87", "ໜຶ່ງ"},
    {"lao_ho_mo", "\u0EAB\u0EA1\u0EB9\u0EC8", "ໝູ່"},
    {"lao_ho_mark_no", "\u0EAB\u0EBB\u0E99", "\u0EAB\u0EBB\u0E99"},
    {"lao_tone_before_vowel", "\u0E97\u0EC8\u0EB5", "ທີ່"},
    {"lao_semivowel_behind_vowel", "\u0EAB\u0EB8\u0EBC\u0E94", "ຫຼຸດ"},
    // Khmer.
    {"khmer_as_it_is", "ខេត្តស្ទឹងត្រែង ព័ត៌មាន ស៊ី ប៉ុន្តែ ដំណើរ អាំង", "ខេត្តស្ទឹងត្រែង ព័ត៌មាន ស៊ី ប៉ុន្តែ ដំណើរ អាំង"},
    {"khmer_coeng_da", "\u1780\u17D2\u178A\u17B8", "\u1780\u17D2\u178F\u17B8"},
    {"khmer_base_da_stays", "ដូច", "ដូច"},
    {"khmer_coeng_ro_last", "\u179F\u17D2\u179A\u17D2\u178F\u17B8", "\u179F\u17D2\u178F\u17D2\u179A\u17B8"},
    {"khmer_vowel_before_coeng", "\u1780\u17B6\u17D2\u179A", "\u1780\u17D2\u179A\u17B6"},
    {"khmer_sign_before_vowel", "\u178A\u17C6\u17B6", "\u178A\u17B6\u17C6"},
    {"khmer_vowel_before_shifter", "\u179F\u17B8\u17CA", "\u179F\u17CA\u17B8"},
    {"khmer_robat_first", "\u1792\u17D2\u1798\u17CC", "\u1792\u17CC\u17D2\u1798"},
    {"khmer_oe", "\u178A\u17C6\u178E\u17C1\u17B8\u179A", "ដំណើរ"},
    {"khmer_oo", "\u1780\u17C1\u17B6\u17C7", "\u1780\u17C4\u17C7"},
    {"khmer_oo_parts_swapped", "\u1780\u17B6\u17C1", "\u1780\u17C4"},
    {"khmer_sign_twice", "\u1780\u17C6\u17C6", "\u1780\u17C6"},
    {"khmer_coeng_twice", "\u1780\u17D2\u17D2\u179A", "\u1780\u17D2\u179A"},
    {"khmer_coeng_parted", "\u1780\u17D2\u200C\u179A", "\u1780\u17D2\u179A"},
    {"khmer_u_as_triisap", "\u179F\u17BB\u17B8", "\u179F\u17CA\u17B8"},
    {"khmer_u_as_muusikatoan", "\u1798\u17BB\u17BA\u1793", "\u1798\u17C9\u17BA\u1793"},
    {"khmer_u_with_sign_stays", "\u1780\u17BB\u17C6", "\u1780\u17BB\u17C6"},
    {"khmer_deprecated", "\u17A3 \u17A4 \u17B2\u17D2\u1799 \u1780\u17B4 \u17D8",
     "\u17A2 \u17A2\u17B6 \u17B1\u17D2\u1799 \u1780 \u17D4\u179B\u17D4"},
    {"khmer_word_spaces", "ក្រុម\u200Bការងារ", "ក្រុមការងារ"},
    {"khmer_last_coeng", "\u1780\u17D2", "\u1780\u17D2"},
    // All else stays.
    {"other_scripts", "中文 日本語 Русский العربية 🇻🇳 …", "中文 日本語 Русский العربية 🇻🇳 …"},
};

INSTANTIATE_TEST_SUITE_P(Rules, FoldRule, testing::ValuesIn(kCases),
                         [](const testing::TestParamInfo<Case>& each) { return std::string(each.param.name); });

/// The file span of the first occurrence of `part` in the folded text.
std::string span_of(const std::string& file, const std::string& part) {
  const FoldedText folded = fold(file);
  const auto at = static_cast<std::uint32_t>(folded.text.find(part));
  const std::uint32_t begin = folded.map.to_file_begin(at);
  return file.substr(begin, folded.map.to_file_end(at + static_cast<std::uint32_t>(part.size())) - begin);
}

TEST(Fold, SpansLeadBackToTheFile) {
  EXPECT_EQ(span_of("\uFEFFngày ០២ tháng ៩", "02"), "០២");
  EXPECT_EQ(span_of("a ក្រុម\u200Bការងារ b", "ក្រុមការងារ"), "ក្រុម\u200Bការងារ");
  EXPECT_EQ(span_of("a\u200Bក្រុម\u200B b", "ក្រុម"), "ក្រុម");
  EXPECT_EQ(span_of("Vie\u0323\u0302t Nam", "Việt"), "Vie\u0323\u0302t");
  EXPECT_EQ(span_of("x \u0E19\u0E4D\u0E49\u0E32 y", "น้ำ"), "\u0E19\u0E4D\u0E49\u0E32");
  EXPECT_EQ(span_of("a\xFF\xFE\x80z", "z"), "z");
  EXPECT_EQ(span_of("“MOU”", "MOU"), "MOU");
  EXPECT_EQ(span_of("a\r\nb", "b"), "b");
}

TEST(Fold, MapOfKhmerDigitsIsOneRun) {
  std::string digits;
  for (int i = 0; i < 10000; ++i) digits += "៣";
  const FoldedText folded = fold(digits);
  EXPECT_EQ(folded.map.run_count(), 1U);
  EXPECT_LT(folded.map.memory(), 200U);
}

TEST(Fold, CleanTextIsOneRun) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "ແຂວງສະຫວັນນະເຂດ และจังหวัด ខេត្តកំពង់ចាម Quảng Trị and so on\n";
  const FoldedText folded = fold(text);
  EXPECT_TRUE(folded.identical);
  EXPECT_TRUE(folded.map.is_identity());
  EXPECT_EQ(folded.text, text);
}

TEST(Fold, EndlessClustersStayAndAreQuick) {
  for (const std::string& unit :
       {"\u0301"s, "\u0323\u0301"s, "\u0E48\u0E35"s, "\u17D2\u1780"s, "\u17B6"s, "\u200B"s, "\u0E40"s, "\u0301\u200B"s,
        "\u0344"s, "\xE0"s, "\xF0\x90"s, "\u0EB3\u0EC8"s, "\u0EAB\u200B"s}) {
    std::string text = "a";
    for (int i = 0; i < 300000; ++i) text += unit;
    const FoldedText folded = fold(text);
    EXPECT_EQ(fold_form(folded.text), folded.text);
    EXPECT_EQ(folded.map.file_size(), text.size());
  }
}

}  // namespace
}  // namespace chancery
