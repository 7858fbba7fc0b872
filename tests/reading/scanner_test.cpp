#include "reading/scan/scanner.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "reading/scan/lexicon.h"
#include "tests/reading/small_pack.h"
#include "text/fold.h"

namespace chancery {
namespace {

const Packs& packs() {
  static const Result<Packs> made = Packs::from_image(SmallPack().compile().image);
  return *made;
}

std::vector<Token> scan(const std::string& text) {
  static const Scanner scanner(packs());
  std::vector<Token> tokens;
  scanner.scan(text, 0, static_cast<std::uint32_t>(text.size()), tokens);
  return tokens;
}

constexpr const char* kKinds = "WLGONME";  // in the order of TokenKind

/// The tokens of a text, each as a letter for its kind and its text: `W:May N:2`. `.` before a token that no space
/// precedes.
std::string tokens_of(const std::string& text) {
  std::string out;
  for (const Token& token : scan(text)) {
    if (!out.empty()) out += token.has(Token::kSpaceBefore) ? " " : " .";
    out += kKinds[static_cast<std::size_t>(token.kind)];
    out += ":";
    out += token.kind == TokenKind::LineEnd ? "" : text.substr(token.begin, token.end - token.begin);
  }
  return out;
}

TEST(Scanner, FindsFormsWordsNumbersAndMarks) {
  EXPECT_EQ(tokens_of("twenty delegates, 2 May 2024"), "W:twenty W:delegates .M:, N:2 W:May N:2024");
  EXPECT_EQ(tokens_of("unknown words"), "L:unknown L:words");
  EXPECT_EQ(tokens_of("a\n\nb"), "L:a .E: L:b");
  EXPECT_EQ(tokens_of(""), "");
  EXPECT_EQ(tokens_of("   "), "");
}

TEST(Scanner, TakesTheLongestForm) {
  EXPECT_EQ(tokens_of("Prime Minister"), "W:Prime Minister");
  EXPECT_EQ(tokens_of("Khon Kaen province"), "W:Khon Kaen W:province");
  EXPECT_EQ(tokens_of("Prime delegates"), "L:Prime W:delegates");
}

TEST(Scanner, KeepsFormsToTheEdgesOfWords) {
  EXPECT_EQ(tokens_of("Mayor"), "L:Mayor");
  EXPECT_EQ(tokens_of("dismay"), "L:dismay");
  EXPECT_EQ(tokens_of("tooth"), "L:tooth");
  EXPECT_EQ(tokens_of("May."), "W:May .W:.");
  EXPECT_EQ(tokens_of("9th"), "N:9 .W:th");
  EXPECT_EQ(tokens_of("$20"), "W:$ .N:20");
}

TEST(Scanner, FindsFormsInCapitals) {
  EXPECT_EQ(tokens_of("Delegates DELEGATES GOVERNOR"), "W:Delegates W:DELEGATES W:GOVERNOR");
  EXPECT_EQ(tokens_of("governor"), "L:governor");  // written with a capital in the pack
  EXPECT_EQ(tokens_of("dElegates"), "W:dElegates");
  EXPECT_EQ(tokens_of("prime minister"), "L:prime L:minister");
  EXPECT_EQ(tokens_of("Prime minister"), "L:Prime L:minister");
  EXPECT_EQ(tokens_of("PRIME MINISTER"), "W:PRIME MINISTER");
}

TEST(Scanner, KeepsNumbersWithTheirMarksWhole) {
  EXPECT_EQ(tokens_of("2.450.000,5"), "N:2.450.000,5");
  EXPECT_EQ(tokens_of("2."), "N:2 .W:.");
  EXPECT_EQ(tokens_of("2, 3"), "N:2 .M:, N:3");
  EXPECT_EQ(tokens_of("1,,2"), "N:1 .M:,, .N:2");
  EXPECT_EQ(tokens_of("2/9/2025"), "N:2 .M:/ .N:9 .M:/ .N:2025");
}

TEST(Scanner, FindsFormsInScriptsWithoutSpaces) {
  EXPECT_EQ(tokens_of("สองร้อยคน"), "W:สอง .W:ร้อย .W:คน");
  EXPECT_EQ(tokens_of("จังหวัดขอนแก่น"), "W:จังหวัด .W:ขอนแก่น");
}

/// คน is no word where a vowel follows (คนี้) or where it is the end of a syllable that goes on.
TEST(Scanner, DoesNotSplitSyllables) {
  EXPECT_EQ(tokens_of("คนิด").substr(0, 2), "G:");
  EXPECT_EQ(tokens_of("เคน").substr(0, 2), "G:");
  for (const Token& token : scan("เคน")) EXPECT_NE(token.kind, TokenKind::Word);
}

TEST(Scanner, JoinsUnknownTextOfScriptsWithoutSpaces) {
  EXPECT_EQ(tokens_of("กขกข"), "G:กขกข");
  EXPECT_EQ(tokens_of("กข กข"), "G:กข G:กข");
}

TEST(Scanner, LeavesOtherScriptsInOnePiece) { EXPECT_EQ(tokens_of("漢字 Привет"), "O:漢字 O:Привет"); }

TEST(Scanner, JoinsEqualMarks) {
  EXPECT_EQ(tokens_of("... --- (("), "W:. .W:. .W:. W:- .W:- .W:- M:((");
  EXPECT_EQ(tokens_of("!!?"), "M:!! .M:?");
}

TEST(Scanner, NotesCapitals) {
  const auto tokens = scan("Word WORD word X Việt");
  ASSERT_EQ(tokens.size(), 5U);
  EXPECT_TRUE(tokens[0].has(Token::kCapital));
  EXPECT_FALSE(tokens[0].has(Token::kAllCapitals));
  EXPECT_TRUE(tokens[1].has(Token::kAllCapitals));
  EXPECT_FALSE(tokens[2].has(Token::kCapital));
  EXPECT_TRUE(tokens[3].has(Token::kCapital));
  EXPECT_FALSE(tokens[3].has(Token::kAllCapitals));
  EXPECT_TRUE(tokens[4].has(Token::kCapital));
  EXPECT_TRUE(scan("Đại")[0].has(Token::kCapital));
  EXPECT_FALSE(scan("đại")[0].has(Token::kCapital));
  EXPECT_TRUE(scan("Ứng")[0].has(Token::kCapital));
  EXPECT_FALSE(scan("ứng")[0].has(Token::kCapital));
}

TEST(Scanner, ScansAPartOfTheTextOnly) {
  const std::string text = "two May two";
  std::vector<Token> tokens;
  Scanner(packs()).scan(text, 4, 7, tokens);
  ASSERT_EQ(tokens.size(), 1U);
  EXPECT_EQ(tokens[0].begin, 4U);
  EXPECT_EQ(tokens[0].end, 7U);
}

/// Whatever the text: tokens stand in order, do not overlap, leave out nothing but white space, and begin and end
/// between characters.
TEST(Scanner, CoversEveryTextWithTokens) {
  const std::vector<std::string> pieces = {"two", " ", "May", "สอง", "คน", "เ", "า",      "่",  "ก",      "្",   "ក", ".",
                                           ",",   "7", "\n",  "-",   "漢", "é", "\u0301", "$", "\uFFFD", "😀", "th"};
  std::mt19937 random(1);
  for (int round = 0; round < 3000; ++round) {
    std::string raw;
    for (std::size_t i = random() % 30; i > 0; --i) raw += pieces[random() % pieces.size()];
    const std::string text = fold(raw).text;
    std::uint32_t at = 0;
    for (const Token& token : scan(text)) {
      ASSERT_LE(at, token.begin) << text;
      ASSERT_LT(token.begin, token.end) << text;
      ASSERT_LE(token.end, text.size()) << text;
      EXPECT_EQ(text.substr(at, token.begin - at).find_first_not_of(" \n\t"), std::string::npos) << text;
      EXPECT_NE(static_cast<unsigned char>(text[token.begin]) & 0xC0U, 0x80U) << text;
      if (token.end < text.size()) {
        EXPECT_NE(static_cast<unsigned char>(text[token.end]) & 0xC0U, 0x80U) << text;
      }
      EXPECT_EQ(token.form >= 0, token.kind == TokenKind::Word);
      at = token.end;
    }
    EXPECT_EQ(text.substr(at).find_first_not_of(" \n\t"), std::string::npos) << text;
  }
}

TEST(Lexicon, KnowsTheMeaningsOfALanguageOnly) {
  const Lexicon lexicon(packs());
  auto tokens = scan("to");
  ASSERT_EQ(tokens.size(), 1U);
  EXPECT_TRUE(lexicon.is(tokens[0], Cls::RangeMark));
  EXPECT_FALSE(lexicon.is(tokens[0], Cls::Money));
  tokens[0].languages = 2;  // Thai, where it is no word
  EXPECT_FALSE(lexicon.is(tokens[0], Cls::RangeMark));
}

}  // namespace
}  // namespace chancery
