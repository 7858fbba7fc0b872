#include "text/vietnamese_syllable.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(VietnameseSyllable, Accepts) {
  for (const auto* word : {U"việt",  U"nghiêng", U"quốc",  U"gì",    U"giếng", U"ủy",   U"uỷ",
                           U"đường", U"Nguyễn",  U"khuya", U"yêu",   U"ăn",    U"ở",    U"xoong",
                           U"quý",   U"Quảng",   U"khuỷu", U"ngoằn", U"NƯỚC",  U"thuở", U"vi\u00EA\u0323t"}) {
    EXPECT_TRUE(is_vietnamese_syllable(word))
        << static_cast<std::uint32_t>(word[0]) << " in a word of " << std::u32string_view(word).size();
  }
}

TEST(VietnameseSyllable, Rejects) {
  for (const auto* word :
       {U"", U"délégation", U"côté", U"été", U"für", U"việtt", U"nướd", U"cầp", U"việ\u0301t", U"µ", U"Đắk", U"zà"}) {
    EXPECT_FALSE(is_vietnamese_syllable(word)) << std::u32string_view(word).size();
  }
}

TEST(VietnameseSyllable, KnowsItsLetters) {
  EXPECT_TRUE(is_vietnamese_letter(U'ệ'));
  EXPECT_TRUE(is_vietnamese_letter(U'Đ'));
  EXPECT_TRUE(is_vietnamese_letter(U'\u0323'));
  EXPECT_FALSE(is_vietnamese_letter(U'e'));
  EXPECT_FALSE(is_vietnamese_letter(U'ü'));
}

}  // namespace
}  // namespace chancery
