#include <gtest/gtest.h>

#include "tests/intake/workbook_files.h"

namespace chancery {
namespace {

TEST(Delimited, TheDelimiterIsTold) {
  for (const char* text :
       {"TT,Tên\n1,Lào\n", "TT;Tên\n1;Lào\n", "TT\tTên\n1\tLào\n", "TT|Tên\n1|Lào\n", "sep=;\nTT;Tên\n1;Lào\n"}) {
    const auto book = workbook_from(text);
    ASSERT_TRUE(book) << text;
    EXPECT_EQ(cell_at(*book, "B2").text, "Lào") << text;
  }
  const auto book = workbook_from("Tên;Giá trị\nA;1,5\nB;2,5\n");
  EXPECT_EQ(cell_at(*book, "B2").text, "1,5") << "a comma in figures parts no fields";
}

TEST(Delimited, QuotedFieldsHoldDelimitersLinesAndQuotes) {
  const auto book = workbook_from("a,\"b, \"\"c\"\"\r\nd\",\"Lao\" PDR\r\ne,f\r\n");
  ASSERT_TRUE(book);
  EXPECT_EQ(cell_at(*book, "B1").text, "b, \"c\"\nd");
  EXPECT_EQ(cell_at(*book, "C1").text, "Lao PDR");
  EXPECT_EQ(cell_at(*book, "A2").text, "e");
}

TEST(Delimited, AQuoteThatIsNeverClosedIsACharacter) {
  const auto book = workbook_from("a,\"b\nc,d\n");
  ASSERT_TRUE(book);
  EXPECT_EQ(cell_at(*book, "B1").text, "\"b");
  EXPECT_EQ(cell_at(*book, "B2").text, "d");
  ASSERT_EQ(book->sheets[0].notes.size(), 1U);
  EXPECT_EQ(workbook_from("a,b\nc,d\n")->sheets[0].notes.size(), 0U);
}

TEST(Delimited, EncodingsAreDecodedAndComposed) {
  const auto utf16 =
      workbook_from(std::string("\xFF\xFE"
                                "a\0;\0\xA1\x1E\n\0b\0;\0c\0\n\0",
                                16));
  ASSERT_TRUE(utf16) << utf16.error().message();
  EXPECT_EQ(cell_at(*utf16, "B1").text, "ạ");
  const auto composed = workbook_from("a;e\xCC\x81\nb;c\n");
  EXPECT_EQ(cell_at(*composed, "B1").text, "é");
}

TEST(Delimited, TextOfOldFontsWithoutTheirNamesIsDecodedWhereItIsSure) {
  const std::string text =
      "Tªn;N­íc\nSë Ngo¹i vô tØnh;Lµo\n§oµn c«ng t¸c;Th¸i Lan\nUû ban nh©n d©n;NhËt B¶n\nExemple Solidarité;Ph¸p\n";
  const auto book = workbook_from(text);
  ASSERT_TRUE(book);
  EXPECT_EQ(cell_at(*book, "A2").text, "Sở Ngoại vụ tỉnh");
  EXPECT_EQ(cell_at(*book, "A5").text, "Exemple Solidarité") << "a foreign name among them stays";
  EXPECT_EQ(book->sheets[0].notes.size(), 1U);
  const auto french = workbook_from("Nom;Société\nÉté;Forêt\n");
  EXPECT_EQ(cell_at(*french, "B1").text, "Société");
}

}  // namespace
}  // namespace chancery
