// What holds of reading whatever the document: forms that mean the same read the same, and spans always cut the file.
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <random>
#include <string>

#include "tests/reading/read_document.h"

namespace chancery {
namespace {

using Json = nlohmann::json;

std::string normalized(const std::string& text, bool composed) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* form =
      composed ? icu::Normalizer2::getNFCInstance(error) : icu::Normalizer2::getNFDInstance(error);
  std::string out;
  return form->normalize(icu::UnicodeString::fromUTF8(text), error).toUTF8String(out);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// What differs, readable; empty where nothing does.
std::string difference(const Json& a, const Json& b) {
  const Json changes = Json::diff(a, b);
  return changes.empty() ? "" : changes.dump();
}

class Samples : public testing::TestWithParam<std::size_t> {
 protected:
  [[nodiscard]] const std::string& text() const { return samples()[GetParam()].text; }
};

TEST_P(Samples, ReadTheSameTwice) {
  Reader reader(all_tools());
  const Json first = read_document(text());
  EXPECT_EQ(first, read_document(text()));
  EXPECT_FALSE(first["mentions"].empty());
  EXPECT_FALSE(first["claims"].empty());
}

/// A reader keeps nothing of the documents before.
TEST_P(Samples, ReadTheSameAfterAnotherDocument) {
  Reader reader(all_tools());
  const Reading alone = reader.read(text());
  for (const Sample& other : samples()) (void)reader.read(other.text);
  const Reading after = reader.read(text());
  ASSERT_EQ(alone.mentions.size(), after.mentions.size());
  ASSERT_EQ(alone.claims.size(), after.claims.size());
  for (std::size_t i = 0; i < alone.mentions.size(); ++i) {
    EXPECT_EQ(alone.mentions[i].begin, after.mentions[i].begin);
    EXPECT_EQ(alone.mentions[i].value, after.mentions[i].value);
    EXPECT_EQ(alone.mentions[i].rule, after.mentions[i].rule);
  }
}

TEST_P(Samples, ReadTheSameInAnotherNormalForm) {
  EXPECT_EQ(difference(values_of(read_document(normalized(text(), true))),
                       values_of(read_document(normalized(text(), false)))),
            "");
}

TEST_P(Samples, ReadTheSameWithTheLineEndsOfWindows) {
  EXPECT_EQ(difference(values_of(read_document(text())), values_of(read_document(replaced(text(), "\n", "\r\n")))), "");
}

TEST_P(Samples, ReadTheSameWithZeroWidthCharactersAtTheEdgesOfWords) {
  const Json plain = values_of(read_document(text()));
  EXPECT_EQ(difference(plain, values_of(read_document(replaced(text(), " ", "\u200B \u200B")))), "");
  EXPECT_EQ(difference(plain, values_of(read_document(replaced(text(), "\n", "\u200B\n\uFEFF")))), "");
  EXPECT_EQ(difference(plain, values_of(read_document("\uFEFF" + text()))), "");
}

TEST_P(Samples, ReadTheSameWithNoBreakSpaces) {
  EXPECT_EQ(difference(values_of(read_document(text())), values_of(read_document(replaced(text(), " ", "\u00A0")))),
            "");
}

/// Furniture of a page around a document adds nothing, takes nothing and moves every span by its own length.
TEST_P(Samples, ReadTheSameWithFurnitureAround) {
  const std::string before = "Menu | RSS\n\n";
  const std::string after = "\n\nRSS | Menu\n";
  const Json plain = read_document(text());
  Json framed = read_document(before + text() + after);
  EXPECT_EQ(difference(values_of(plain), values_of(framed)), "");
  ASSERT_EQ(plain["mentions"].size(), framed["mentions"].size());
  for (std::size_t i = 0; i < plain["mentions"].size(); ++i) {
    EXPECT_EQ(plain["mentions"][i]["begin"].get<std::size_t>() + before.size(), framed["mentions"][i]["begin"]);
  }
}

/// Broken bytes cost at most what stands around them: spans still cut the file.
TEST_P(Samples, CutTheirSourceThoughBytesAreBroken) {
  std::mt19937 random(static_cast<unsigned>(GetParam()));
  std::string broken = text();
  for (std::size_t i = 0; i < broken.size() / 40; ++i)
    broken[random() % broken.size()] = static_cast<char>(random() % 256);
  (void)read_document(broken);
}

/// Cut at any place, a document still reads, and spans still cut it.
TEST_P(Samples, CutTheirSourceThoughTheyEndAnywhere) {
  for (std::size_t size = 0; size < text().size(); size += 1 + text().size() / 37)
    (void)read_document(std::string_view(text()).substr(0, size));
}

INSTANTIATE_TEST_SUITE_P(All, Samples, testing::Range<std::size_t>(0, samples().size()),
                         [](const auto& one) { return replaced(samples()[one.param].name, "-", "_"); });

/// The parts of a long text, put together, are the reading of the whole.
TEST(LongText, ReadsTheSameInParts) {
  std::string text;
  while (text.size() < 3'000'000) {
    for (const Sample& sample : samples()) text += sample.text + "\n";
  }
  Reader reader(all_tools());
  const Reading whole = reader.read(text);
  std::size_t mentions = 0;
  std::size_t claims = 0;
  std::size_t parts = 0;
  bool same = true;
  const Reading facts = reader.read_in_parts(text, {}, {}, [&](const Reading& part) {
    ++parts;
    for (const Mention& mention : part.mentions) {
      same = same && mentions < whole.mentions.size() && whole.mentions[mentions].begin == mention.begin &&
             whole.mentions[mentions].rule == mention.rule;
      ++mentions;
    }
    claims += part.claims.size();
  });
  EXPECT_TRUE(same);
  EXPECT_GT(parts, 1U);
  EXPECT_EQ(mentions, whole.mentions.size());
  EXPECT_GE(claims, whole.claims.size());  // those that only the whole document rules out are still there
  EXPECT_EQ(facts.subject, whole.subject);
}

}  // namespace
}  // namespace chancery
