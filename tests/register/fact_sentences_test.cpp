#include "register/review/fact_sentences.h"

#include "tests/register/program_fixture.h"

namespace chancery::test {
namespace {

class FactSentencesTest : public ProgramTest {
 protected:
  std::string told(const PendingDecision& decision, const std::string& language) {
    FactSentences sentences(tools(), *Teller::create(tools().packs, language));
    const Result<std::string> sentence = sentences.tell(office(), decision.claim);
    EXPECT_TRUE(sentence) << sentence.error().message();
    return sentence ? *sentence : "";
  }
};

TEST_P(FactSentencesTest, AFactIsASentenceInTheLanguageOfTheReader) {
  add("ໃນປີ 2024 ມູນຄ່າສົ່ງອອກຂອງແຂວງກວາງຈິບັນລຸ 606 ລ້ານໂດລາສະຫະລັດ.\n", "lo.txt");
  const PendingDecision figure = pending("indicator");
  const std::string vietnamese = told(figure, "vi");
  EXPECT_NE(vietnamese.find("Quảng Trị"), std::string::npos) << vietnamese;
  EXPECT_NE(vietnamese.find("606 triệu USD"), std::string::npos) << vietnamese;
  EXPECT_NE(told(figure, "en").find("Quang Tri"), std::string::npos);
}

TEST_P(FactSentencesTest, DatesStandAsTheReaderWritesThem) {
  add(kEnglish, "en.txt");
  const std::string sentence = told(pending("agreement"), "vi");
  EXPECT_NE(sentence.find("20/6/2024"), std::string::npos) << sentence;
}

TEST_P(FactSentencesTest, WhatIsNotReadThereTellsNothing) {
  add(kEnglish, "en.txt");
  PendingDecision decision = pending("agreement");
  ++decision.claim.end;
  EXPECT_EQ(told(decision, "vi"), "");
  decision.claim = {};
  EXPECT_EQ(told(decision, "vi"), "") << "two records that may be one rest on no document";
}

CHANCERY_BOTH_ENGINES(FactSentencesTest);

}  // namespace
}  // namespace chancery::test
