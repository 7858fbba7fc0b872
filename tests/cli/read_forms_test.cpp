// The forms that documents come out in: the digest, JSON with sentences, and the page.

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "tests/cli/program.h"

namespace chancery::test {
namespace {

const std::string kSamples = std::string(CHANCERY_SOURCE_DIR) + "/samples";

TEST(ReadForms, JsonOfAllSamplesIsValid) {
  for (const std::vector<std::string>& options :
       {std::vector<std::string>{}, {"--explain"}, {"--in", "lo"}, {"--in=km", "--explain"}}) {
    std::vector<std::string> arguments = {"read", "--json"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    arguments.push_back(kSamples);
    const auto result = run(arguments);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    const auto read = objects(result.out);
    EXPECT_GE(read.size(), 15U);
    for (const auto& document : read) {
      for (const char* key : {"source", "languages", "subject", "mentions", "claims"})
        EXPECT_TRUE(document.contains(key));
      for (const auto& claim : document["claims"]) {
        EXPECT_EQ(claim.contains("sentence"), options.size() > 0 && options[0].starts_with("--in"));
        EXPECT_EQ(claim.contains("derivation"), !options.empty() && options.back() == "--explain");
      }
    }
  }
}

/// Letters of a script that stand in a sentence.
std::size_t letters_between(const std::string& text, unsigned first, unsigned last) {
  std::size_t count = 0;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xF0U) != 0xE0U) continue;
    const unsigned code = (static_cast<unsigned char>(text[i]) & 15U) << 12U |
                          (static_cast<unsigned char>(text[i + 1]) & 63U) << 6U |
                          (static_cast<unsigned char>(text[i + 2]) & 63U);
    if (code >= first && code <= last) ++count;
  }
  return count;
}

TEST(ReadForms, SentencesAreInTheLanguageAskedFor) {
  const std::string file = kSamples + "/vi-annual-report.txt";
  const std::map<std::string, std::pair<unsigned, unsigned>> scripts = {
      {"lo", {0x0E80, 0x0EFF}}, {"th", {0x0E00, 0x0E7F}}, {"km", {0x1780, 0x17FF}}};
  for (const auto& [code, range] : scripts) {
    const std::vector<nlohmann::json> read = objects(run({"read", "--json", "--in", code, file}).out);
    for (const auto& claim : read.at(0)["claims"]) {
      EXPECT_GT(letters_between(claim["sentence"], range.first, range.second), 3U) << claim["sentence"];
    }
  }
}

TEST(ReadForms, SentencesHaveNoGaps) {
  for (const char* code : {"vi", "en", "lo", "th", "km"}) {
    for (const auto& document : objects(run({"read", "--json", "--in", code, kSamples}).out)) {
      for (const auto& claim : document["claims"]) {
        const std::string sentence = claim["sentence"];
        EXPECT_EQ(sentence.find_first_of("{}[]|\n"), std::string::npos) << sentence;
        EXPECT_EQ(sentence.find("  "), std::string::npos) << sentence;
        EXPECT_EQ(sentence.find("_"), std::string::npos) << sentence;
        EXPECT_GE(sentence.size(), 8U) << sentence;
      }
    }
  }
}

TEST(ReadForms, DigestHasNoEscapesOutsideTerminals) {
  const Folder folder;
  const std::string file =
      folder.file("visit.txt", std::string(kVisit) +
                                   "\x1b[31mOn 21 June 2024 the two sides signed an agreement.\x1b[0m\n漢字漢字\n");
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"read", file}, {"read", "--text", "--explain", file}}) {
    const auto result = run(arguments);
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.out.find('\x1b'), std::string::npos);
    EXPECT_NE(result.out.find("20 June 2024"), std::string::npos);
    EXPECT_NE(result.out.find("not read: Chinese, 1 passage"), std::string::npos);
    EXPECT_NE(result.out.find("(line 1)"), std::string::npos);
  }
}

TEST(ReadForms, DigestUsesTheWordsOfTheScreen) {
  for (const auto& line : lines(run({"read", kSamples}).out)) {
    EXPECT_EQ(line.find("claim"), std::string::npos) << line;
    EXPECT_EQ(line.find("confidence"), std::string::npos) << line;
  }
}

TEST(ReadForms, FiguresOfASpreadsheetStandInTheirCells) {
  const Folder folder;
  const std::string file = folder.file(
      "figures.csv",
      "No.,Indicator,Unit,Plan 2025,Result 2025,Compared with the plan (%)\n"
      "1,Outgoing delegations,delegation,32,34,106.3\n2,Export value,million USD,\"6,000\",\"6,300\",105\n");
  const auto read = objects(run({"read", "--json", file}).out);
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0]["format"], "csv");
  ASSERT_EQ(read[0]["claims"].size(), 2U);
  const auto& exports = read[0]["claims"][1];
  EXPECT_EQ(exports["measure"], "export_value");
  EXPECT_EQ(exports["number"], 6300000000);
  EXPECT_EQ(exports["plan"], 6000000000);
  EXPECT_EQ(exports["plan_percent"], 105);
  EXPECT_EQ(exports["period"], "2025");
}

TEST(ReadForms, NothingFound) {
  const auto result = run({"read", "-"}, "hello\n");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_NE(result.out.find("no extracted facts"), std::string::npos);
}

TEST(ReadForms, PageNeedsNothingElse) {
  const Folder folder;
  const std::string text =
      std::string(kVisit) + "See https://example.org/a?b=1&c=2 <script>alert(1)</script> \"quoted\"\n漢字\n";
  const auto result = run({"read", "--html", folder.file("visit.txt", text)});
  EXPECT_EQ(result.exit_code, 0);
  const std::string& page = result.out;
  EXPECT_TRUE(page.starts_with("<!DOCTYPE html>"));
  EXPECT_TRUE(page.ends_with("</html>\n"));
  EXPECT_FALSE(std::regex_search(page, std::regex("(src|href|action|data)\\s*=\\s*[\"']?\\s*(https?:)?//")));
  EXPECT_FALSE(std::regex_search(page, std::regex("url\\(\\s*[\"']?(?!data:)")));
  EXPECT_EQ(page.find("@import"), std::string::npos);
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("<link"), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;"), std::string::npos);
  EXPECT_NE(page.find("font/woff2"), std::string::npos);
  EXPECT_LT(page.size(), 400'000U);
}

TEST(ReadForms, LinksOfThePageLeadSomewhere) {
  const std::string page = run({"read", "--html", "--in", "vi", kSamples}).out;
  std::set<std::string> ids;
  const std::regex id_pattern(" id=\"([^\"]+)\"");
  for (std::sregex_iterator at(page.begin(), page.end(), id_pattern), end; at != end; ++at) {
    EXPECT_TRUE(ids.insert((*at)[1]).second) << "stands twice: " << (*at)[1];
  }
  std::size_t links = 0;
  const std::regex link_pattern("href=\"#([^\"]+)\"");
  for (std::sregex_iterator at(page.begin(), page.end(), link_pattern), end; at != end; ++at, ++links) {
    EXPECT_TRUE(ids.contains((*at)[1])) << (*at)[1];
  }
  EXPECT_GT(links, 200U);
}

TEST(ReadForms, PageKeepsTheWholeText) {
  std::string text;
  for (int i = 0; text.size() < 1'100'000; ++i)
    text += std::string(kVisit) + "Line " + std::to_string(i) + " of the text.\n";
  std::string page = run({"read", "--html", "-"}, text).out;
  const std::size_t begin = page.find('>', page.find("<div class=\"text\"")) + 1;
  page = page.substr(begin, page.find("</div>", begin) - begin);
  std::string shown;
  std::size_t depth = 0;
  bool number = false;  // inside the number of a fact, which is no text of the document
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (page[i] == '<') {
      number = page.compare(i, 3, "<a ") == 0 || (number && page.compare(i, 4, "</a>") != 0);
      ++depth;
    } else if (page[i] == '>') {
      --depth;
    } else if (depth == 0 && !number) {
      shown += page[i];
    }
  }
  EXPECT_TRUE(shown == text) << shown.size() << " of " << text.size() << " bytes";
}

TEST(ReadForms, Help) {
  const auto all = run({"--help"});
  EXPECT_EQ(all.exit_code, 0);
  EXPECT_NE(all.out.find("chancery read"), std::string::npos);
  const auto read = run({"read", "--help"});
  EXPECT_EQ(read.exit_code, 0);
  for (const char* option : {"--json", "--text", "--html", "--in", "--explain", "--max-size"}) {
    EXPECT_NE(read.out.find(option), std::string::npos) << option;
  }
}

}  // namespace
}  // namespace chancery::test
