#include "tests/reading/read_document.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "reading/out/json.h"
#include "reading/out/json_text.h"
#include "text/fold.h"

namespace chancery {
namespace {

using Json = nlohmann::json;

/// `bytes` as the contract shows them: ill-formed parts as U+FFFD.
std::string shown(std::string_view bytes) {
  std::string json;
  append_json_text(json, bytes);
  return Json::parse(json);
}

void check_spans(std::string_view file, const Json& document) {
  for (const char* list : {"mentions", "claims", "unread"}) {
    if (!document.contains(list)) continue;
    for (const Json& item : document[list]) {
      const std::size_t begin = item["begin"];
      const std::size_t end = item["end"];
      ASSERT_LT(begin, end) << item;
      ASSERT_LE(end, file.size()) << item;
      ASSERT_EQ(item["text"].get<std::string>(), shown(file.substr(begin, end - begin))) << item;
    }
  }
  const std::size_t mentions = document["mentions"].size();
  for (const Json& claim : document["claims"]) {
    for (const std::size_t number : claim["mentions"]) ASSERT_LT(number, mentions) << claim;
  }
}

}  // namespace

const ReadingTools& all_tools() {
  static const Result<Packs> packs = Packs::open(CHANCERY_PACKS);
  static const ReadingTools tools(*packs);
  return tools;
}

nlohmann::json read_document(std::string_view file) {
  Reader reader(all_tools());
  const FoldedText folded = fold(file);
  const Reading reading = reader.read(folded.text);
  std::string out;
  append_json(out, all_tools().packs, reading, SourceText{file, &folded.map, nullptr}, "document", "", Explain::No);
  Json document = Json::parse(out);
  check_spans(file, document);
  return document;
}

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all = [] {
    std::vector<Sample> found;
    for (const auto& entry : std::filesystem::directory_iterator(CHANCERY_SOURCE_DIR "/samples")) {
      if (entry.path().extension() != ".txt") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      found.push_back(
          {entry.path().stem().string(), {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}});
    }
    std::sort(found.begin(), found.end(), [](const Sample& a, const Sample& b) { return a.name < b.name; });
    return found;
  }();
  return all;
}

nlohmann::json values_of(const nlohmann::json& document) {
  Json out;
  for (const char* list : {"mentions", "claims"}) {
    out[list] = Json::array();
    for (Json item : document[list]) {
      for (const char* key : {"begin", "end", "text", "about", "award"}) item.erase(key);
      out[list].push_back(std::move(item));
    }
  }
  out["subject"] = document["subject"];
  return out;
}

}  // namespace chancery
