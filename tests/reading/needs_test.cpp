// A finder leaves alone what lacks something it needs (reading/needs.h). Asked or not, the same is read: in the
// samples, and in every phrase of the packs, which hold each rule with its near misses.
#include "reading/needs.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "reading/out/json.h"
#include "tests/reading/read_document.h"
#include "text/fold.h"

namespace chancery {
namespace {

const ReadingTools& tools_that_ask_nothing() {
  static const ReadingTools tools(all_tools().packs, Needs::NotAsked);
  return tools;
}

std::string read_with(const ReadingTools& tools, const std::string& text) {
  Reader reader(tools);
  const FoldedText folded = fold(text);
  const Reading reading = reader.read(folded.text);
  std::string out;
  append_json(out, tools.packs, reading, SourceText{text, &folded.map, nullptr}, "document", "", Explain::No);
  return out;
}

void expect_the_same(const std::string& text) {
  EXPECT_EQ(read_with(all_tools(), text), read_with(tools_that_ask_nothing(), text)) << text.substr(0, 200);
}

/// The phrases of all files of cases.
std::vector<std::string> phrases() {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(CHANCERY_SOURCE_DIR "/language")) {
    if (entry.path().extension() != ".jsonl") continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      if (!line.empty()) out.push_back(nlohmann::json::parse(line)["in"]);
    }
  }
  return out;
}

TEST(Needs, AskedOrNotTheSameIsReadInSamples) {
  for (const Sample& sample : samples()) expect_the_same(sample.text);
}

TEST(Needs, AskedOrNotTheSameIsReadInEachPhrase) {
  const std::vector<std::string> all = phrases();
  ASSERT_GT(all.size(), 1000U);
  for (const std::string& phrase : all) expect_the_same(phrase);
}

/// Sentences side by side hold what none holds alone: lists, what is taken over, wrapped lines.
TEST(Needs, AskedOrNotTheSameIsReadInAllPhrasesTogether) {
  std::string lines;
  std::string paragraph;
  for (const std::string& phrase : phrases()) {
    lines += phrase + "\n";
    paragraph += phrase + " ";
  }
  expect_the_same(lines);
  expect_the_same(paragraph);
}

}  // namespace
}  // namespace chancery
