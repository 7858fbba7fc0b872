#include "register/search/concept_finder.h"

#include <gtest/gtest.h>

#include "register/schema/schema.h"
#include "text/fold.h"

namespace chancery::test {
namespace {

const std::vector<Concept>& concepts() {
  static const std::vector<Concept> kAll = {
      {"worker", {{"en", {"worker abroad", "guest worker"}}, {"vi", {"lao động ngoài nước"}}}},
      {"labour", {{"vi", {"lao động"}}, {"th", {"แรงงาน"}}}},
      {"city", {{"en", {"sister city"}}}},
      {"tie", {{"th", {"สา"}}}},
  };
  return kAll;
}

/// The ids of the concepts that a text says, with a border at each `|`.
std::string said(const std::string& text) {
  static const ConceptFinder kFinder(concepts());
  ConceptScan scan(kFinder);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('|', begin), text.size());
    for (const Word& word : words_of(text.substr(begin, end - begin))) scan.add(word);
    scan.end();
    begin = end + 1;
  }
  std::string out;
  for (const std::size_t item : scan.met()) out += (out.empty() ? "" : " ") + concepts()[item].id;
  return out;
}

TEST(ConceptFinderTest, SaysWhatStandsInATextInAnyLanguageAndNumber) {
  EXPECT_EQ(said("1,200 workers abroad"), "worker");
  EXPECT_EQ(said("Sister cities"), "city");
  EXPECT_EQ(said("LAO ĐỘNG ngoài nước"), "worker labour") << "one inside the other";
  EXPECT_EQ(said("lao động ngoài tỉnh"), "labour");
  EXPECT_EQ(said("กลุ่มแรงงานในจังหวัด"), "labour") << "inside an unspaced sentence";
  EXPECT_EQ(said("สา"), "tie");
}

TEST(ConceptFinderTest, WordsApartOrBesideOthersSayNothing) {
  EXPECT_EQ(said("worker|abroad"), "") << "two values";
  EXPECT_EQ(said("worker from abroad"), "");
  EXPECT_EQ(said("lao và động"), "");
  EXPECT_EQ(said("แรงจากงาน"), "");
  EXPECT_EQ(said("สามัคคี"), "") << "a single cluster is no word of a longer one";
  EXPECT_EQ(said("มาสา"), "");
}

TEST(ConceptFinderTest, TheLongestRunOfAQueryCounts) {
  const ConceptFinder finder(concepts());
  const std::vector<Word> words = words_of("lao dong ngoai nuoc lao dong");
  EXPECT_EQ(finder.longest_at(words, 0).size, 4U);
  EXPECT_EQ(finder.longest_at(words, 0).concepts, std::vector<std::size_t>{0});
  EXPECT_EQ(finder.longest_at(words, 4).concepts, std::vector<std::size_t>{1});
  EXPECT_EQ(finder.longest_at(words, 1).size, 0U);
}

}  // namespace
}  // namespace chancery::test
