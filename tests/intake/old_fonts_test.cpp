#include <gtest/gtest.h>

#include "intake/formats/legacy_font.h"
#include "intake/formats/old_khmer.h"
#include "intake/formats/old_lao.h"

namespace chancery {
namespace {

TEST(OldFonts, KhmerOfLimonIsBroughtIntoTheOrderOfUnicode) {
  EXPECT_EQ(khmer_of_limon("RbeTskm<\xFA"
                           "Ca"),
            "ប្រទេសកម្ពុជា");
  EXPECT_EQ(khmer_of_limon("ext\xFE"), "ខេត្ត");
  EXPECT_EQ(khmer_of_limon("kic\xA9RBmeRBog"), "កិច្ចព្រមព្រៀង");
  EXPECT_EQ(khmer_of_limon("rd\xE6"
                           "aPi)al"),
            "រដ្ឋាភិបាល");
  EXPECT_EQ(khmer_of_limon("eRkam"), "ក្រោម") << "RO below the line is drawn at the left";
  EXPECT_EQ(khmer_of_limon("eFVIr"), "ធ្វើរ") << "two halves of a vowel";
  EXPECT_EQ(khmer_of_limon("TI20 mifuna 2024"), "ទី២០ មិថុនា ២០២៤");
}

TEST(OldFonts, KhmerNyoWithALetterBelowIsDrawnAsPo) {
  EXPECT_EQ(khmer_of_limon("bBa\xA2I"), "បញ្ជី");
  EXPECT_EQ(khmer_of_limon("GnuBa\xD8"
                           "at"),
            "អនុញ្ញាត");
  EXPECT_EQ(khmer_of_limon("B\xFC"
                           "ayam"),
            "ព្យាយាម");
}

TEST(OldFonts, AKhmerShifterThatHasNoRoomIsDrawnAsU) {
  EXPECT_EQ(khmer_of_limon("suIbuI"), "ស៊ីប៉ី");
  EXPECT_EQ(khmer_of_limon("kuM"), "កុំ");
}

TEST(OldFonts, PartsOfKhmerSyllablesWithoutALetterAreKept) {
  EXPECT_EQ(khmer_of_limon("e"), "េ");
  EXPECT_EQ(khmer_of_limon("aae"), "ាាេ");
  EXPECT_EQ(khmer_of_limon("R"), "្រ");
  EXPECT_EQ(khmer_of_limon("k\x8F"), "ក\uFFFD");
}

TEST(OldFonts, LaoOfLaoScriptForWindows) {
  EXPECT_EQ(lao_of_lswin("\xEC\xBE\xB8 2024, Lao PDR"), "ລາວ 2024, Lao PDR");
  EXPECT_EQ(lao_of_lswin("\xAF\xBD\xA7\xBE\xA7\xF6\xAD"), "ປະຊາຊົນ");
  EXPECT_EQ(lao_of_lswin("\xA1\xBE\xDF\xF8\xDB"), "ການູ\uFFFD") << "a letter that is not known";
}

TEST(OldFonts, AreToldByTheirNames) {
  EXPECT_EQ(legacy_font("Saysettha Lao")->code, FontCode::LsWin);
  EXPECT_EQ(legacy_font("LIMON R1")->code, FontCode::Limon);
  for (const char* font : {"Saysettha OT", "Saysettha Unicode", "Limon Unicode", "Limonade", "Alice5", "Phetsarath OT"})
    EXPECT_FALSE(legacy_font(font)) << font;
  for (const char* font : {"Alice0", "alice_5", "Saysettha 2000", "SengChanh US"})
    EXPECT_TRUE(is_unread_in_font("abc", font)) << font;
  for (const char* font : {"Alice", "Alice7", "Alice in Wonderland", "Saysettha Lao", "Saysettha OT"})
    EXPECT_FALSE(is_unread_in_font("abc", font)) << font;
  EXPECT_EQ(text_in_font("ក្រុង", {FontCode::Limon}), "ក្រុង") << "Unicode already";
}

}  // namespace
}  // namespace chancery
