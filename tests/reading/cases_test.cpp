#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "reading/out/json.h"
#include "reading/reader.h"
#include "text/fold.h"

// Runs the phrases of language/<code>/cases/ (docs/packs.md says how they are written): every rule has a phrase that it
// must read and a near miss that it must leave alone. `known-gaps.jsonl` holds phrases that are not read yet; they are
// counted only.

namespace chancery {
namespace {

using Json = nlohmann::json;

const ReadingTools& tools() {
  static const Result<Packs> packs = Packs::open(CHANCERY_PACKS);
  static const ReadingTools made(*packs);
  return made;
}

Json read(const std::string& text, bool picture) {
  static Reader reader(tools());
  const FoldedText folded = fold(text);
  PictureText pictures;
  if (picture) pictures.pages.push_back({0, static_cast<std::uint32_t>(folded.text.size())});
  const Reading reading = reader.read(folded.text, {}, pictures);
  std::string out;
  append_json(out, tools().packs, reading, SourceText{text, &folded.map, nullptr}, "case", "", Explain::No);
  return Json::parse(out);
}

/// How alike two Latin spellings are, from 0 to 1: names carried over from other scripts vary by a letter or two.
double likeness(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return 1.0 - static_cast<double>(row[b.size()]) / static_cast<double>(std::max<std::size_t>({a.size(), b.size(), 1}));
}

/// Does `found` hold every field that `wanted` names (spans and notes aside)?
bool agrees(const Json& wanted, const Json& found) {
  for (const auto& [key, value] : wanted.items()) {
    if (key == "why" || key == "note") continue;
    if (value.is_null() && !found.contains(key)) continue;
    if (key == "latin" && found.contains(key)) {
      if (likeness(value, found[key]) < 0.75) return false;
    } else if (!found.contains(key) || found[key] != value) {
      return false;
    }
  }
  return true;
}

std::string check_mentions(const std::string& kind, const Json& wanted, const Json& document) {
  std::vector<Json> found;
  for (const Json& mention : document["mentions"]) {
    if (mention["kind"] == kind) found.push_back(mention);
  }
  std::string problems;
  for (const Json& item : wanted) {
    const auto match = std::find_if(found.begin(), found.end(), [&](const Json& f) { return agrees(item, f); });
    if (match == found.end()) {
      problems += " missing " + kind + " " + item.dump();
    } else {
      found.erase(match);
    }
  }
  for (const Json& rest : found) problems += " too much " + rest.dump();
  return problems;
}

std::string check_claims(const Json& wanted, const Json& document) {
  std::string problems;
  if (wanted.empty() && !document["claims"].empty()) problems = " too much " + document["claims"].dump();
  for (const Json& item : wanted) {
    const auto& claims = document["claims"];
    if (std::none_of(claims.begin(), claims.end(), [&](const Json& c) { return agrees(item, c); })) {
      problems += " missing claim " + item.dump() + " among " + claims.dump();
    }
  }
  return problems;
}

std::string check_claim_count(const Json& wanted, const Json& document) {
  const auto& claims = document["claims"];
  return claims.size() == wanted.get<std::size_t>() ? "" : " too much or too few " + claims.dump();
}

std::string check_unread(const Json& wanted, const Json& document) {
  const Json found = document.contains("unread") ? document["unread"] : Json::array();
  bool good = found.size() == wanted.size();
  for (std::size_t i = 0; good && i < found.size(); ++i) good = agrees(wanted[i], found[i]);
  return good ? "" : " unread is " + found.dump();
}

std::string check_line(const std::string& line) {
  const Json wanted = Json::parse(line);
  const Json document = read(wanted.at("in"), wanted.value("picture", false));
  std::string problems;
  for (const auto& [key, value] : wanted.items()) {
    if (key == "in" || key == "why" || key == "picture") continue;
    problems += key == "claim"           ? check_claims(value, document)
                : key == "claims_in_all" ? check_claim_count(value, document)
                : key == "unread"        ? check_unread(value, document)
                                         : check_mentions(key, value, document);
  }
  return problems;
}

std::vector<std::string> case_files() {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(CHANCERY_SOURCE_DIR "/language")) {
    if (entry.path().extension() == ".jsonl") out.push_back(entry.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

class Cases : public testing::TestWithParam<std::string> {};

TEST_P(Cases, ReadAsWritten) {
  std::ifstream in(GetParam());
  std::string line;
  int number = 0;
  int failed = 0;
  const bool known_gap = GetParam().ends_with("known-gaps.jsonl");
  while (std::getline(in, line)) {
    ++number;
    if (line.empty()) continue;
    const std::string problems = check_line(line);
    failed += problems.empty() ? 0 : 1;
    if (known_gap && problems.empty()) {
      ADD_FAILURE() << GetParam() << ":" << number << ": is read now; move it to the cases of its kind";
    } else if (!known_gap && !problems.empty()) {
      ADD_FAILURE() << GetParam() << ":" << number << ":" << problems << "\n  in " << line;
    }
  }
  if (known_gap) std::printf("%s: %d of %d phrases are not read yet\n", GetParam().c_str(), failed, number);
}

INSTANTIATE_TEST_SUITE_P(Languages, Cases, testing::ValuesIn(case_files()), [](const auto& one) {
  std::string name = one.param.substr(one.param.find("/language/") + 10);
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
});

}  // namespace
}  // namespace chancery
