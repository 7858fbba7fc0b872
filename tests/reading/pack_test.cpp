// A compiled file that is damaged is refused: nothing is read by means of it.
#include "reading/packs/pack.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/reading/small_pack.h"

namespace chancery {
namespace {

const std::string& good_image() {
  static const std::string image = SmallPack().compile().image;
  return image;
}

PackHeader header_of(const std::string& image) {
  PackHeader header;
  std::memcpy(&header, image.data(), sizeof header);
  return header;
}

std::string with_header(std::string image, PackHeader header) {
  std::memcpy(image.data(), &header, sizeof header);
  header.checksum = pack_checksum(std::string_view(image).substr(offsetof(PackHeader, section)));
  std::memcpy(image.data(), &header, sizeof header);
  return image;
}

TEST(Packs, LoadsWhatWasCompiled) {
  const auto packs = Packs::from_image(good_image());
  ASSERT_TRUE(packs) << packs.error().message();
  EXPECT_GT(packs->form_count(), 100U);
  EXPECT_NE(packs->concept_class("visit"), 0);
  EXPECT_EQ(packs->concept_class("no such concept"), 0);
}

TEST(Packs, RefusesEveryFlippedBitOfTheHeader) {
  for (std::size_t bit = 0; bit < sizeof(PackHeader) * 8; ++bit) {
    std::string image = good_image();
    image[bit / 8] = static_cast<char>(image[bit / 8] ^ (1 << (bit % 8)));
    const auto packs = Packs::from_image(image);
    ASSERT_FALSE(packs) << "bit " << bit << " of the header";
    EXPECT_EQ(packs.error().kind, ErrorKind::BadPack);
  }
}

TEST(Packs, RefusesFlippedBitsOfTheSections) {
  for (std::size_t at = sizeof(PackHeader); at < good_image().size(); at += 97) {
    std::string image = good_image();
    image[at] = static_cast<char>(image[at] ^ (1 << (at % 8)));
    EXPECT_FALSE(Packs::from_image(image)) << "byte " << at;
  }
}

TEST(Packs, RefusesAFileThatWasCutOrGrown) {
  for (std::size_t size = 0; size < good_image().size(); size += size < 600 ? 1 : 1009) {
    EXPECT_FALSE(Packs::from_image(good_image().substr(0, size))) << size;
  }
  EXPECT_FALSE(Packs::from_image(good_image() + '\0'));
}

TEST(Packs, RefusesSectionsOutsideTheFileThoughTheChecksumAgrees) {
  for (std::size_t section = 0; section < static_cast<std::size_t>(Section::Count); ++section) {
    for (const std::uint64_t value :
         {std::uint64_t{1} << 40U, ~std::uint64_t{0}, ~std::uint64_t{7}, std::uint64_t{good_image().size() + 8}}) {
      PackHeader header = header_of(good_image());
      header.section[section].at = value;
      EXPECT_FALSE(Packs::from_image(with_header(good_image(), header))) << section << " at " << value;
      header = header_of(good_image());
      header.section[section].size = value;
      EXPECT_FALSE(Packs::from_image(with_header(good_image(), header))) << section << " size " << value;
    }
  }
}

TEST(Packs, RefusesAnotherVersionByName) {
  PackHeader header = header_of(good_image());
  ++header.version;
  const auto packs = Packs::from_image(with_header(good_image(), header));
  ASSERT_FALSE(packs);
  EXPECT_NE(packs.error().sentence.find("version"), std::string::npos);
}

/// The sections of the good image with one record changed, checksum and all.
template <class Record, class Change>
std::string with_record(Section section, Change change, std::size_t number = 0) {
  std::string image = good_image();
  const PackHeader header = header_of(image);
  const std::size_t at = header.section[static_cast<std::size_t>(section)].at + number * sizeof(Record);
  Record record;
  std::memcpy(&record, image.data() + at, sizeof record);
  change(record);
  std::memcpy(image.data() + at, &record, sizeof record);
  return with_header(image, header);
}

TEST(Packs, RefusesRecordsThatPointOutside) {
  const auto refused = [](const std::string& image) { return !Packs::from_image(image).has_value(); };
  EXPECT_TRUE(refused(with_record<LanguageRecord>(Section::Languages, [](auto& r) { r.code.at = 0xFFFFFFF0; })));
  EXPECT_TRUE(refused(with_record<LanguageRecord>(Section::Languages, [](auto& r) { r.name.size = 0xFFFFFFF0; })));
  EXPECT_TRUE(refused(with_record<StringRef>(Section::Concepts, [](auto& r) { r.size = 0x7FFFFFFF; })));
  EXPECT_TRUE(refused(with_record<FormRecord>(Section::Forms, [](auto& r) { r.first = 0x7FFFFFFF; })));
  EXPECT_TRUE(refused(with_record<FormRecord>(Section::Forms, [](auto& r) { r.count = 0; })));
  EXPECT_TRUE(refused(with_record<Meaning>(Section::Meanings, [](auto& r) {
    r.cls = static_cast<std::uint16_t>(Cls::PlaceName);
    r.value = 100000;
  })));
  EXPECT_TRUE(refused(with_record<Meaning>(Section::Meanings, [](auto& r) { r.value = -1; })));
  EXPECT_TRUE(refused(with_record<Meaning>(Section::Meanings, [](auto& r) {
    r.cls = static_cast<std::uint16_t>(Cls::Qualifier);
    r.value = 5;
  })));
  EXPECT_TRUE(refused(with_record<UnitRecord>(Section::Units, [](auto& r) { r.code.at = 0xFFFFFFF0; })));
  EXPECT_TRUE(refused(with_record<PlaceRecord>(Section::Places, [](auto& r) { r.in = 1000; })));
  EXPECT_TRUE(refused(with_record<PlaceRecord>(Section::Places, [](auto& r) { r.in = -2; })));
  EXPECT_TRUE(refused(with_record<DateRuleRecord>(Section::DateRules, [](auto& r) { r.first = 0x7FFFFFFF; })));
  EXPECT_TRUE(refused(with_record<DateRuleRecord>(Section::DateRules, [](auto& r) { r.language = 200; })));
  EXPECT_TRUE(refused(with_record<ClaimRuleRecord>(Section::ClaimRules, [](auto& r) { r.all.at = 0xFFFFFFF0; })));
  EXPECT_TRUE(refused(with_record<FormRecord>(Section::Forms, [](auto& r) { r.capitals = 0x7FFFFFFF; })));
  EXPECT_TRUE(refused(with_record<FormRecord>(Section::Forms, [](auto& r) { r.all_capitals = 0x7FFFFFFF; })));
}

/// The number of the first unit of the trie that holds a value: it is its own check.
std::size_t first_value() {
  const SectionRecord section = header_of(good_image()).section[static_cast<std::size_t>(Section::Trie)];
  for (std::size_t i = 1;; ++i) {
    TrieUnit unit;
    std::memcpy(&unit, good_image().data() + section.at + i * sizeof unit, sizeof unit);
    if (unit.check == i) return i;
  }
}

TEST(Packs, RefusesATrieThatLeadsOutside) {
  const auto refused = [](std::size_t unit, auto change) {
    return !Packs::from_image(with_record<TrieUnit>(Section::Trie, change, unit)).has_value();
  };
  EXPECT_TRUE(refused(0, [](auto& r) { r.next = 0xFFFFFFF0; }));
  EXPECT_TRUE(refused(1, [](auto& r) { r.next = 0xFFFFFFF0; }));
  EXPECT_TRUE(refused(0, [](auto& r) { r.next |= TrieUnit::kEnds; }));  // no form is empty
  EXPECT_TRUE(refused(first_value(), [](auto& r) { r.next = 0x7FFFFFFF; }));
  EXPECT_TRUE(refused(first_value(), [](auto& r) { ++r.check; }));
}

TEST(Packs, OpensAFileAndSaysWhichOneItCannot) {
  const std::string path = (std::filesystem::temp_directory_path() / "chancery-pack-test.packs").string();
  std::ofstream(path, std::ios::binary) << good_image();
  EXPECT_TRUE(Packs::open(path));
  std::ofstream(path, std::ios::binary) << good_image().substr(0, 1000);
  const auto cut = Packs::open(path);
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().kind, ErrorKind::BadPack);
  EXPECT_EQ(cut.error().place, path);
  std::ofstream(path, std::ios::binary) << "";
  EXPECT_FALSE(Packs::open(path));
  std::filesystem::remove(path);
  const auto gone = Packs::open(path);
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().kind, ErrorKind::Unreadable);
  EXPECT_EQ(gone.error().place, path);
}

TEST(Packs, KeepsItsTextsWhenMoved) {
  auto made = Packs::from_image(good_image());
  ASSERT_TRUE(made);
  const Packs packs = std::move(made).value();
  EXPECT_EQ(packs.text(packs.languages()[0].english), "English");
}

}  // namespace
}  // namespace chancery
