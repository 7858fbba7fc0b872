// Names that recognition of a picture misread are told by the confusions of the packs, and nothing else is.
#include "reading/scan/misread_names.h"

#include <gtest/gtest.h>

#include "reading/out/json.h"
#include "reading/reader.h"
#include "tests/reading/read_document.h"
#include "tests/reading/small_pack.h"
#include "text/fold.h"

namespace chancery {
namespace {

PictureText all_of(const std::string& text) { return {{{0, static_cast<std::uint32_t>(text.size())}}, {}}; }

const Mention* place_in(const Reading& reading) {
  for (const Mention& mention : reading.mentions)
    if (mention.kind == MentionKind::Place) return &mention;
  return nullptr;
}

TEST(MisreadNames, TextWithoutMisreadNamesReadsFromAPictureAsItDoesOtherwise) {
  Reader reader(all_tools());
  for (const Sample& sample : samples()) {
    const FoldedText folded = fold(sample.text);
    const SourceText source{sample.text, &folded.map, nullptr};
    std::string plain;
    append_json(plain, all_tools().packs, reader.read(folded.text), source, "s", "", Explain::Yes);
    std::string picture;
    append_json(picture, all_tools().packs, reader.read(folded.text, {}, all_of(folded.text)), source, "s", "",
                Explain::Yes);
    EXPECT_EQ(plain, picture) << sample.name;
  }
}

TEST(MisreadNames, SaysWhatTheLettersWereTakenFor) {
  const std::string text = "สะพานข้ามแม่น้าแดง";
  Reader reader(all_tools());
  const Reading reading = reader.read(text, {}, all_of(text));
  const Mention* river = place_in(reading);
  ASSERT_NE(river, nullptr);
  EXPECT_EQ(river->name, "Red River");
  EXPECT_EQ(river->misread, 1);
  EXPECT_NE(river->reason.find("แม่น้ำแดง"), std::string_view::npos) << river->reason;
  EXPECT_EQ(text.substr(river->begin, river->end - river->begin), "แม่น้าแดง") << "the letters stay as they were read";
}

TEST(MisreadNames, LooksOnlyIntoWhatWasReadFromPictures) {
  const std::string text = "แม่น้าแดง\nแม่น้าแดง\n";
  const auto half = static_cast<std::uint32_t>(text.size() / 2);
  Reader reader(all_tools());
  const Reading reading = reader.read(text, {}, {{{half, 2 * half}}, {}});
  ASSERT_EQ(reading.mentions.size(), 1U);
  EXPECT_GE(reading.mentions[0].begin, half);
}

/// What the small packs, with provinces of these names, read in a picture of `text`.
std::vector<std::string> places_read(const std::vector<std::string>& provinces, const std::string& text) {
  SmallPack files;
  files.replace("language/th/confusions.toml", "[\"ข\", \"ช\"]", "[\"ข\", \"ช\", \"ซ\"]");
  for (const std::string& name : provinces)
    files["world/places.toml"] +=
        "[[place]]\ncode = \"\"\nname = \"" + name + "\"\nkind = \"province\"\nin = \"TH\"\nth = [\"" + name + "\"]\n";
  const auto packs = Packs::from_image(files.compile().image);
  EXPECT_TRUE(packs);
  const ReadingTools tools(*packs);
  Reader reader(tools);
  std::vector<std::string> out;
  for (const Mention& mention : reader.read(text, {}, all_of(text)).mentions) out.emplace_back(mention.name);
  return out;
}

TEST(MisreadNames, TakesANameOnlyWhereItAloneComesIntoQuestion) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(places_read({"มมมขมม"}, "มมมซมม"), Names{"มมมขมม"});
  EXPECT_EQ(places_read({"มมมขมม", "มมมชมม"}, "มมมซมม"), Names{}) << "either of two";
  EXPECT_EQ(places_read({"มมมขมม", "มมมชมม"}, "มมมชมม"), Names{"มมมชมม"}) << "spelled right";
}

TEST(MisreadNames, ShortNamesAndThoseInsideOtherLettersAreLeftAlone) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(places_read({"มขมม"}, "มซมม"), Names{}) << "four letters";
  EXPECT_EQ(places_read({"มมขมม"}, "มมซมม"), Names{"มมขมม"});
  EXPECT_EQ(places_read({"มมขมม"}, "มมซมมฬฬ"), Names{}) << "the letters go on";
  EXPECT_EQ(places_read({"มขมขมมม"}, "มซมซมมม"), Names{}) << "two letters of seven";
  EXPECT_EQ(places_read({"มขมขมมม"}, "จังหวัดมซมซมมม"), Names{"มขมขมมม"}) << "behind a word for a province";
  EXPECT_EQ(places_read({"มขมขขมมมมมมม"}, "มซมซซมมมมมมม"), Names{}) << "three letters";
}

TEST(MisreadNames, DigitsToldByTheirShapesSayso) {
  const std::string text = "วันที่ 2 กันยายน 2568";
  const auto at = static_cast<std::uint32_t>(text.find("2568"));
  Reader reader(all_tools());
  const Reading reading = reader.read(text, {}, {{{0, static_cast<std::uint32_t>(text.size())}}, {{at, at + 1}}});
  ASSERT_EQ(reading.mentions.size(), 1U);
  EXPECT_NE(reading.mentions[0].reason.find("shapes"), std::string_view::npos);
}

TEST(MisreadNames, HostileTextTakesNoLongerThanItsLength) {
  std::string text;
  while (text.size() < 200'000) text += "กว้างบิฬกระตืฮฮฬ";
  Reader reader(all_tools());
  EXPECT_LT(reader.read(text, {}, all_of(text)).mentions.size(), text.size());
}

TEST(PictureTextOf, MapsPagesAndShapesToTheFoldedText) {
  const std::string utf8 =
      "\xE2\x80\x8B"
      "ab\ncd๒";  // the zero-width space before is dropped
  const FoldedText folded = fold(utf8);
  Layout layout;
  layout.pages = {{0, 0, false}, {0, 0, true}};
  layout.pieces = {{.begin = 0, .end = 5, .page = 1}, {.begin = 6, .end = 11, .page = 2}};
  layout.words = {{.begin = 8, .end = 11, .page = 2, .by_shape = true}};
  SourceText source{utf8, &folded.map, nullptr};
  EXPECT_TRUE(picture_text_of(source).pages.empty());
  source.layout = &layout;
  const PictureText pictures = picture_text_of(source);
  EXPECT_EQ(pictures.pages, (std::vector<TextRange>{{3, 6}}));
  EXPECT_EQ(pictures.shapes, (std::vector<TextRange>{{5, 6}}));
}

}  // namespace
}  // namespace chancery
