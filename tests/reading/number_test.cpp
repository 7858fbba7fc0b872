// Numbers in digits and words, over the packs of all languages.
#include "reading/values/number.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reading/values/digits.h"
#include "tests/reading/read_document.h"
#include "text/fold.h"

namespace chancery {
namespace {

/// The number that a phrase is, whole, in one language; empty where it is none or more than that.
std::string value_of(const std::string& code, const std::string& phrase, DecimalMark mark = DecimalMark::Comma) {
  const Packs& packs = all_tools().packs;
  std::uint16_t language = 0;
  for (std::size_t i = 0; i < packs.languages().size(); ++i) {
    if (packs.text(packs.languages()[i].code) == code) language = static_cast<std::uint16_t>(1U << i);
  }
  const std::string text = fold_form(phrase);
  std::vector<Token> tokens;
  all_tools().scanner.scan(text, 0, static_cast<std::uint32_t>(text.size()), tokens);
  for (Token& token : tokens) token.languages = language;
  const auto number =
      tokens.empty() ? std::nullopt : read_number(TokenText{all_tools().lexicon, text, tokens, mark}, 0);
  if (!number) return "";
  return number->end == tokens.size() ? number->value.to_string() : "(part)";
}

struct Phrase {
  const char* language;
  const char* text;
  const char* value;
};

void PrintTo(const Phrase& phrase, std::ostream* out) { *out << phrase.language << ": " << phrase.text; }

constexpr Phrase kPhrases[] = {
    {"en", "7", "7"},
    {"en", "zero", "0"},
    {"en", "twenty-five", "25"},
    {"en", "one hundred", "100"},
    {"en", "one hundred and five", "105"},
    {"en", "two thousand four hundred and sixty-eight", "2468"},
    {"en", "three hundred thousand", "300000"},
    {"en", "twelve million three hundred thousand and one", "12300001"},
    {"en", "2 million", "2000000"},
    {"en", "2.45 billion", "2450000000"},
    {"en", "three quarters", "0.75"},
    {"en", "one hundred and thirty-two fifths", "26.4"},
    {"en", "one hundred and three quarters", "100.75"},
    {"en", "two million and three fifths", "2600000"},
    {"en", "one billion and a half million", "1000500000"},
    {"en", "twenty twenty-fifths", "0.8"},
    {"en", "one over twenty", "0.05"},
    {"en", "half a dozen", "6"},
    {"en", "three hundred and two dozen", "324"},
    {"en", "1 3/4", "1.75"},
    {"en", "6.23x10^-4", "0.000623"},
    {"en", "2.5^-1", "0.4"},
    {"vi", "hai phần năm", "0.4"},
    {"vi", "ba phần tư", "0.75"},
    {"th", "หนึ่งส่วนสี่", "0.25"},
    {"lo", "ສາມສ່ວນສີ່", "0.75"},
    {"km", "បីភាគបួន", "0.75"},
    {"vi", "không", "0"},
    {"vi", "mười", "10"},
    {"vi", "mười lăm", "15"},
    {"vi", "hai mươi mốt", "21"},
    {"vi", "chín mươi tư", "94"},
    {"vi", "một trăm linh năm", "105"},
    {"vi", "một trăm lẻ năm", "105"},
    {"vi", "hai nghìn không trăm linh năm", "2005"},
    {"vi", "hai ngàn bốn trăm sáu mươi tám", "2468"},
    {"vi", "ba trăm nghìn", "300000"},
    {"vi", "2,45 tỷ", "2450000000"},
    {"vi", "18 nghìn tỷ", "18000000000000"},
    {"vi", "2 triệu rưỡi", "2500000"},
    {"vi", "3 tỷ 200 triệu", "3200000000"},
    {"vi", "1.298", "1298"},
    {"lo", "໗", "7"},
    {"lo", "ສິບ", "10"},
    {"lo", "ສິບເອັດ", "11"},
    {"lo", "ຊາວຫ້າ", "25"},
    {"lo", "ໜຶ່ງຮ້ອຍ", "100"},
    {"lo", "ສອງພັນສີ່ຮ້ອຍຫົກສິບແປດ", "2468"},
    {"lo", "ສາມແສນ", "300000"},
    {"lo", "2,45 ຕື້", "2450000000"},
    {"lo", "໑໒ ລ້ານ", "12000000"},
    {"lo", "3 ຕື້ 200 ລ້ານ", "3200000000"},
    {"th", "๗", "7"},
    {"th", "สิบเอ็ด", "11"},
    {"th", "ยี่สิบห้า", "25"},
    {"th", "หนึ่งร้อย", "100"},
    {"th", "ร้อยสิบ", "110"},
    {"th", "สองพันสี่ร้อยหกสิบแปด", "2468"},
    {"th", "สามแสน", "300000"},
    {"th", "หนึ่งหมื่นสองพัน", "12000"},
    {"th", "2 ล้าน", "2000000"},
    {"th", "สิบสองล้านสามแสน", "12300000"},
    {"th", "3 หมื่นล้าน", "30000000000"},
    {"km", "៧", "7"},
    {"km", "ដប់", "10"},
    {"km", "ដប់ប្រាំ", "15"},
    {"km", "ម្ភៃប្រាំ", "25"},
    {"km", "មួយរយ", "100"},
    {"km", "ពីរពាន់បួនរយហុកសិបប្រាំបី", "2468"},
    {"km", "បីសែន", "300000"},
    {"km", "១២ លាន", "12000000"},
    {"km", "២ ពាន់លាន", "2000000000"},
    {"km", "មួយម៉ឺនពីរពាន់", "12000"},
};

class Numbers : public testing::TestWithParam<Phrase> {};

TEST_P(Numbers, AreReadWhole) {
  EXPECT_EQ(value_of(GetParam().language, GetParam().text,
                     std::string(GetParam().language) == "en" ? DecimalMark::Point : DecimalMark::Comma),
            GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(AllLanguages, Numbers, testing::ValuesIn(kPhrases));

TEST(Numbers, AreNoneWhereNoNumberBegins) {
  EXPECT_EQ(value_of("en", "delegates"), "");
  EXPECT_EQ(value_of("vi", "đoàn"), "");
  EXPECT_EQ(value_of("th", "จังหวัด"), "");
}

TEST(Numbers, StopWhereTheNextWordDoesNotContinueThem) {
  EXPECT_EQ(value_of("en", "two seven"), "(part)");
  EXPECT_EQ(value_of("en", "7 8"), "(part)");
}

TEST(Digits, FollowTheMarkOfTheDocumentOnlyWhereTheFormDoesNotTell) {
  const auto read = [](std::string_view digits, DecimalMark mark, bool before_scale = false) {
    const auto value = read_digits(digits, mark, before_scale);
    return value ? value->to_string() : "";
  };
  EXPECT_EQ(read("18.639", DecimalMark::Comma), "18639");
  EXPECT_EQ(read("18,639", DecimalMark::Comma), "18639");
  EXPECT_EQ(read("1,298", DecimalMark::Comma, true), "1.298");  // billion
  EXPECT_EQ(read("1,298", DecimalMark::Point, true), "1298");
  EXPECT_EQ(read("1.298", DecimalMark::Point, true), "1.298");
  EXPECT_EQ(read("18,639", DecimalMark::Point), "18639");
  EXPECT_EQ(read("128,54", DecimalMark::Point), "128.54");
  EXPECT_EQ(read("128.54", DecimalMark::Comma), "128.54");
  EXPECT_EQ(read("2.450.000", DecimalMark::Point), "2450000");
  EXPECT_EQ(read("2,450,000", DecimalMark::Comma), "2450000");
  EXPECT_EQ(read("2.450.000,75", DecimalMark::Point), "2450000.75");
  EXPECT_EQ(read("2,450,000.75", DecimalMark::Comma), "2450000.75");
  EXPECT_EQ(read("0,125", DecimalMark::Point), "0.125");
  EXPECT_EQ(read("1234,567", DecimalMark::Point), "1234.567");
  EXPECT_EQ(read("2024", DecimalMark::Comma), "2024");
}

TEST(Digits, AreNoneWhereTheyAreNoNumber) {
  EXPECT_FALSE(read_digits("1.1.1.1", DecimalMark::Comma, false));
  EXPECT_FALSE(read_digits("2.9.2025", DecimalMark::Comma, false));
  EXPECT_FALSE(read_digits("1,2.3,4", DecimalMark::Comma, false));
  EXPECT_FALSE(read_digits("1234.567.890", DecimalMark::Comma, false));
  EXPECT_FALSE(read_digits(std::string(40, '9'), DecimalMark::Comma, false));
}

TEST(Digits, GiveEvidenceOfTheDecimalMark) {
  EXPECT_EQ(decimal_evidence("128,54"), 1);
  EXPECT_EQ(decimal_evidence("128.54"), -1);
  EXPECT_EQ(decimal_evidence("2.450.000"), 1);
  EXPECT_EQ(decimal_evidence("2,450,000"), -1);
  EXPECT_EQ(decimal_evidence("2.450,5"), 1);
  EXPECT_EQ(decimal_evidence("2,450.5"), -1);
  EXPECT_EQ(decimal_evidence("18.639"), 0);
  EXPECT_EQ(decimal_evidence("18,639"), 0);
  EXPECT_EQ(decimal_evidence("0.125"), -1);
  EXPECT_EQ(decimal_evidence("2024"), 0);
}

TEST(RomanNumerals, AreReadInCapitalsUpToThirtyNine) {
  EXPECT_EQ(read_roman("I"), 1);
  EXPECT_EQ(read_roman("IV"), 4);
  EXPECT_EQ(read_roman("IX"), 9);
  EXPECT_EQ(read_roman("XIV"), 14);
  EXPECT_EQ(read_roman("XXXIX"), 39);
  for (const char* text : {"", "IIII", "VX", "XXXX", "iv", "IVa", "M"})
    EXPECT_EQ(read_roman(text), std::nullopt) << text;
}

}  // namespace
}  // namespace chancery
