// Who proposes, asks or promises, where only the whole document tells.

#include <gtest/gtest.h>

#include "tests/reading/read_document.h"

namespace chancery {
namespace {

using Json = nlohmann::json;

/// The proposal whose words hold `words`.
Json proposal(const Json& document, std::string_view words) {
  for (const Json& claim : document["claims"])
    if (claim["kind"] == "proposal" && claim["text"].get<std::string>().find(words) != std::string::npos) return claim;
  ADD_FAILURE() << "no proposal on " << words << " in " << document["claims"].dump(1);
  return Json::object();
}

constexpr const char* kAgreement = R"(MEMORANDUM OF UNDERSTANDING
BETWEEN
THE PEOPLE'S COMMITTEE OF LAO CAI PROVINCE, VIET NAM
AND
THE ADMINISTRATION OF HOUAPHANH PROVINCE, LAO PDR

Article 1
Cooperation
1. The Parties shall hold a working meeting every year.

Article 2
Commitments of Party A
1. Party A undertakes to grant 12 scholarships to students of Houaphanh each year.
)";

TEST(Proposals, WhatBothPartiesOfAnAgreementShallDoTheyAgreedOn) {
  const Json claim = proposal(read_document(kAgreement), "working meeting");
  EXPECT_EQ(claim["by"], Json({"VN-02", "LA-HO"}));
  EXPECT_EQ(claim["commitment"], "agreed");
  EXPECT_EQ(claim["modality"], "agreed");
}

TEST(Proposals, WhichPartyIsPartyAIsNotGuessed) {
  const Json claim = proposal(read_document(kAgreement), "scholarships");
  EXPECT_FALSE(claim.contains("by")) << claim.dump();
  EXPECT_EQ(claim["commitment"], "undertaken");
}

TEST(Proposals, ABodyThatRecommendsIsNotThePersonNamedBefore) {
  const Json document = read_document(
      "Lao Cai Province, external affairs in 2024\n\nOn 6 June 2024 the province of Lao Cai received Mr. Peter Lang, "
      "Ambassador of Austria to Vietnam.\nThe Department recommends that the Ministry of Foreign Affairs organise a "
      "training course for Lao Cai in 2025.\n");
  EXPECT_EQ(proposal(document, "training course")["by"], "VN-02");
}

TEST(Proposals, APersonGoesOnSpeaking) {
  const Json document = read_document(
      "Lao Cai Province, external affairs in 2024\n\nOn 6 June 2024 the province of Lao Cai received Mr. Peter Lang, "
      "Ambassador of Austria to Vietnam.\nHe proposed that both provinces exchange students from 2025.\n");
  EXPECT_EQ(proposal(document, "exchange students")["by"], "Peter Lang");
}

}  // namespace
}  // namespace chancery
