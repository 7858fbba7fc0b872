// How values are written in each language.

#include "reading/out/wording.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

const Packs& packs() {
  static const Result<Packs> made = Packs::open(CHANCERY_PACKS);
  return *made;
}

const Wording& in(std::string_view code) {
  static std::map<std::string, Wording, std::less<>> all;
  for (std::size_t i = 0; i < packs().languages().size() && all.size() < packs().languages().size(); ++i) {
    all.emplace(packs().text(packs().languages()[i].code), Wording(packs(), i));
  }
  return all.find(code)->second;
}

TEST(Wording, Numbers) {
  EXPECT_EQ(in("vi").number("18639"), "18.639");
  EXPECT_EQ(in("vi").number("128.54"), "128,54");
  EXPECT_EQ(in("en").number("18639"), "18,639");
  EXPECT_EQ(in("th").number("1234567.5"), "1,234,567.5");
  EXPECT_EQ(in("en").number("-3"), "−3");
  EXPECT_EQ(in("en").number("999"), "999");
}

TEST(Wording, Amounts) {
  EXPECT_EQ(in("vi").amount("2450000000", "USD"), "2,45 tỷ USD");
  EXPECT_EQ(in("en").amount("2450000000", "USD"), "2.45 billion USD");
  EXPECT_EQ(in("th").amount("85000000", "THB"), "85 ล้าน บาท");
  EXPECT_EQ(in("vi").amount("1234567", "VND"), "1.234.567 đồng");  // shortened only where it stays exact
  EXPECT_EQ(in("en").amount("1", "project"), "1 project");
  EXPECT_EQ(in("en").amount("15", "project"), "15 projects");
  EXPECT_EQ(in("km").amount("15", "project"), "គម្រោងចំនួន 15");
  EXPECT_EQ(in("en").amount("12.4", "%"), "12.4%");
  EXPECT_EQ(in("vi").amount("200", "person", {}, "over"), "trên 200 người");
  EXPECT_EQ(in("en").amount("1", "month", "3"), "1 to 3 months");
  EXPECT_EQ(in("en").amount("2", "furlong"), "2 furlong");
}

TEST(Wording, Dates) {
  EXPECT_EQ(in("vi").date("2024-06-20"), "20/6/2024");
  EXPECT_EQ(in("en").date("2024-06-20"), "20 June 2024");
  EXPECT_EQ(in("th").date("2024-06-20"), "20 มิถุนายน 2567");
  EXPECT_EQ(in("th").date("2021/2030"), "ปี 2564–2573");
  EXPECT_EQ(in("lo").date("2016-09"), "ເດືອນ 9/2016");
  EXPECT_EQ(in("vi").date("2024-34"), "quý II/2024");
  EXPECT_EQ(in("vi").date("2024-40"), "6 tháng đầu năm 2024");
  EXPECT_EQ(in("en").date("2024-01/2024-09"), "first 9 months of 2024");
  EXPECT_EQ(in("en").date("2024-06-11/2024-06-15"), "11 June 2024 to 15 June 2024");
  EXPECT_EQ(in("en").date("2021/.."), "since 2021");
  EXPECT_EQ(in("en").date("XXXX-06-20"), "20 June");
}

TEST(Wording, OrdinalsPostsAndBodies) {
  EXPECT_EQ(in("en").ordinal("2"), "2nd");
  EXPECT_EQ(in("en").ordinal("11"), "11th");
  EXPECT_EQ(in("vi").ordinal("9"), "lần thứ 9");
  EXPECT_EQ(in("vi").body("Quang Tri Provincial People's Committee"), "Ủy ban nhân dân tỉnh Quảng Trị");
  EXPECT_EQ(in("en").body("Thanh Hoa Department of Education and Training"),
            "Thanh Hoa Department of Education and Training");
  EXPECT_EQ(in("vi").body("Society of Friends of the Unheard"), "Society of Friends of the Unheard");
  EXPECT_EQ(in("vi").post("Minister"), "bộ trưởng");
  EXPECT_EQ(in("lo").post("Deputy Minister"), "ຮອງລັດຖະມົນຕີ");
  EXPECT_EQ(in("km").post("Standing Deputy Secretary"), in("km").post("Deputy Secretary"));
  EXPECT_NE(in("km").post("Deputy Secretary"), "Deputy Secretary");
}

TEST(Wording, Patterns) {
  EXPECT_EQ(fill_pattern("{a}[ of {b}]", {{"a", "x"}, {"b", ""}}), "x");
  EXPECT_EQ(fill_pattern("{a}[ of {b}].", {{"a", "x"}, {"b", "y"}}), "x of y.");
  EXPECT_EQ(fill_pattern("{a|someone} came", {{"a", ""}}), "someone came");
  EXPECT_EQ(fill_pattern("ជា{a}ក្នុង", {{"a", "Governor"}}), "ជា Governor ក្នុង");  // Latin letters stand apart
  EXPECT_EQ(with_capital("đoàn"), "Đoàn");
  EXPECT_EQ(with_capital("ຄະນະ"), "ຄະນະ");
}

TEST(Wording, OneLine) {
  EXPECT_EQ(one_line("a\n  b\tc\x1b[0m"), "a b c [0m");
  EXPECT_EQ(one_line("one two three", 9), "one two…");
  EXPECT_EQ(one_line("bad \xFF byte"), "bad \xEF\xBF\xBD byte");
  // Khmer letters under one another are not parted.
  const std::string cut = one_line("ព្រះរាជាណាចក្រកម្ពុជា", 2);
  EXPECT_EQ(cut.find("\xE1\x9F\x92\xE2\x80\xA6"), std::string::npos);
}

}  // namespace
}  // namespace chancery
