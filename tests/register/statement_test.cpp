#include "register/review/statement.h"

#include <gtest/gtest.h>

#include "register/review/effect.h"
#include "tests/register/small_schema.h"

namespace chancery::test {
namespace {

const Schema& product() {
  static const SchemaLoad load = load_schema(CHANCERY_SOURCE_DIR "/schema");
  return load.schema;
}

Json claim(const std::string& text) { return parse_json(text, "claim").value(); }

std::string key(const std::string& text) { return to_statement(product(), claim(text), {}).key; }

bool asked(const std::string& text, const std::string& home = "") {
  const Json read = claim(text);
  return needs_decision(product(), read, to_statement(product(), read, {}), home);
}

TEST(StatementTest, WhatIsDoneNeverMixesWithWhatIsPlannedProposedOrDenied) {
  const std::string figure = R"({"kind":"indicator","measure":"visitors","number":7,"unit":"person","period":"2025")";
  EXPECT_EQ(key(figure + "}"), key(figure + R"(,"modality":"done"})"));
  for (const std::string modality : {"ongoing", "planned", "proposed", "denied"}) {
    const std::string other = figure + R"(,"modality":")" + modality + "\"}";
    EXPECT_NE(key(figure + "}"), key(other)) << modality;
    EXPECT_FALSE(may_state_the_same(product(), claim(figure + "}"), claim(other))) << modality;
  }
  EXPECT_TRUE(may_state_the_same(product(), claim(figure + "}"), claim(figure + R"(,"of":"VN-25"})")));
}

TEST(StatementTest, WhoToldItMakesNoOtherStatement) {
  const std::string figure = R"({"kind":"indicator","measure":"visitors","number":7,"unit":"person")";
  EXPECT_EQ(key(figure + R"(,"confidence":0.9})"), key(figure + R"(,"confidence":0.7,"topics":["tourism"]})"));
  EXPECT_NE(key(figure + "}"), key(figure + R"(,"of":"VN-25"})"));
}

TEST(StatementTest, ThePolicyOfTheSchemaSaysWhoIsAsked) {
  EXPECT_TRUE(asked(R"({"kind":"indicator","measure":"visitors","number":7,"unit":"person","of":"VN-25"})", "VN-25"));
  EXPECT_FALSE(asked(R"({"kind":"indicator","measure":"visitors","number":7,"unit":"person","of":"VN-24"})", "VN-25"));
  EXPECT_TRUE(asked(R"({"kind":"partnership","of":"LA-SV","with":"VN-25"})", "VN-25"))
      << "the office is the other side";
  EXPECT_FALSE(asked(R"({"kind":"agreement","type":"mou","number":7})")) << "it only counts them";
  EXPECT_FALSE(asked(R"({"kind":"agreement","type":"mou","modality":"denied"})"));
  EXPECT_TRUE(asked(R"({"kind":"event","type":"visit","date":"2024-05-01"})"));
  EXPECT_FALSE(asked(R"({"kind":"event","type":"visit"})")) << "nothing says when";
  EXPECT_FALSE(asked(R"({"kind":"event","type":"ceremony","date":"2024-05-01"})"));
  EXPECT_TRUE(asked(R"({"kind":"event","type":"ceremony","date":"2024-05-01","direction":"in"})"));
  EXPECT_TRUE(asked(R"({"kind":"proposal","commitment":"agreed","about":"to open a gate","due":"2025"})"));
  EXPECT_FALSE(asked(R"({"kind":"proposal","commitment":"agreed","about":"They agreed:","due":"2025"})"));
  EXPECT_FALSE(asked(R"({"kind":"proposal","commitment":"requested","about":"to open a gate","due":"2025"})"));
  EXPECT_FALSE(asked(R"({"kind":"proposal","about":"to open a gate","to":"LA-SV"})")) << "proposed in a speech";
  EXPECT_FALSE(asked(R"({"kind":"role","person":"A","post":"Governor"})"));
}

}  // namespace
}  // namespace chancery::test
