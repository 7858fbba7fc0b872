#include "base/digest.h"
#include "register/review/document_text.h"
#include "tests/register/register_fixture.h"

namespace chancery::test {
namespace {

using DocumentsTest = RegisterTest;

TEST_P(DocumentsTest, ADocumentIsKeptWithItsBytesAndReading) {
  const AddedDocument added = add(kEnglish, "in/mou.txt");
  EXPECT_EQ(added.state, AddState::Added);
  EXPECT_EQ(added.id, "D-" + digest(kEnglish).substr(0, 16));
  EXPECT_EQ(added.decisions, 2);
  reopen();
  EXPECT_EQ(load_document_bytes(office(), added.id).value(), kEnglish);
  const StoredDocument document = load_document(office(), added.id).value();
  EXPECT_EQ(document.path, "in/mou.txt");
  EXPECT_EQ(document.language, "en");
  EXPECT_EQ(document.added, now_);
  EXPECT_NE(load_reading(office(), added.id).value().find("\"606000000\""), 0U);
  EXPECT_EQ(count_decisions(office(), "pending").value(), 2);
}

TEST_P(DocumentsTest, APageIsKeptWithTheTextThatWasReadInIt) {
  const std::string page =
      "<html><head><title>x</title></head><body><nav>Home</nav><p>" + std::string(kEnglish) + "</p></body></html>";
  const AddedDocument added = add(page, "in/mou.html");
  EXPECT_EQ(added.decisions, 2);
  reopen();
  EXPECT_EQ(load_document_bytes(office(), added.id).value(), page);
  const Result<DocumentText> text = DocumentText::load(office(), load_document(office(), added.id).value());
  ASSERT_TRUE(text);
  EXPECT_EQ(text->decoded().text().find("Home"), std::string_view::npos);
  EXPECT_EQ(text->fields().title, "x");
  const PendingDecision decision = pending("agreement");
  EXPECT_EQ(load_document_part(office(), added.id, decision.claim.begin, decision.claim.end).value(), decision.quote);
  EXPECT_NE(page.find(decision.quote), std::string::npos);
  EXPECT_EQ(load_document_part(office(), added.id, 0, static_cast<std::int64_t>(page.size())).value(), std::nullopt);
  const std::string record = accept(decision);
  EXPECT_EQ(load(record).find("signed")->citations.front().quote, decision.quote);
}

TEST_P(DocumentsTest, TheSameDocumentIsKnown) {
  const AddedDocument first = add(kEnglish, "mou.txt");
  const std::int64_t entries = count("log");
  const AddedDocument again = add(kEnglish, "copy/of/mou.txt");
  EXPECT_EQ(again.state, AddState::Known);
  EXPECT_EQ(again.id, first.id);
  EXPECT_EQ(count("log"), entries);
  EXPECT_EQ(load_document(office(), first.id).value().path, "mou.txt");
}

TEST_P(DocumentsTest, OtherPacksReadItAgainAndKeepWhatWasDecided) {
  const AddedDocument first = add(kEnglish, "mou.txt");
  const std::string record = accept(pending("agreement"));
  sql("UPDATE document SET packs = 'of last year'");
  const AddedDocument again = add(kEnglish, "mou.txt");
  EXPECT_EQ(again.state, AddState::Updated);
  EXPECT_EQ(again.id, first.id);
  EXPECT_EQ(again.decisions, 0);
  EXPECT_EQ(count_decisions(office(), "accepted").value(), 1);
  EXPECT_EQ(count_decisions(office(), "pending").value(), 1);
  EXPECT_EQ(load(record).find("signed")->citations.size(), 1U) << "the document is no second source of what it said";
  EXPECT_EQ(count("document"), 1);
}

TEST_P(DocumentsTest, AChangedFileIsTheNewerVersion) {
  const AddedDocument first = add(kEnglish, "mou.txt");
  const AddedDocument second = add(std::string(kEnglish) + "Both sides met on 2 May 2025.\n", "mou.txt");
  EXPECT_EQ(second.state, AddState::Updated);
  EXPECT_NE(second.id, first.id);
  EXPECT_EQ(load_document(office(), first.id).value().successor, second.id);
  EXPECT_EQ(load_document(office(), second.id).value().successor, "");
  EXPECT_EQ(add("Another.\n", "").state, AddState::Added);
  EXPECT_EQ(add("And another.\n", "").state, AddState::Added) << "standard input has no path";
}

TEST_P(DocumentsTest, NamesThatAreNoUtf8AreKeptAsText) {
  const AddedDocument added = add(kEnglish, "b\xe1o c\xe1o.txt");
  EXPECT_EQ(load_document(office(), added.id).value().path, "b\uFFFDo c\uFFFDo.txt");
}

TEST_P(DocumentsTest, DocumentsInUtf16AreReviewedInUnicode) {
  std::string utf16("\xff\xfe", 2);
  for (const char* c = kEnglish; *c != '\0'; ++c) utf16 += {*c, '\0'};
  add(utf16, "mou.txt");
  const PendingDecision decision = pending("agreement");
  EXPECT_TRUE(decision.quote.starts_with("On 20 June 2024, Quang Tri")) << decision.quote;
  const std::string record = accept(decision);
  EXPECT_EQ(load(record).find("signed")->citations[0].quote, decision.quote);
}

TEST_P(DocumentsTest, WhatIsNoTextIsRefusedAndLeavesNothing) {
  const Office in = office();
  DocumentIntake intake(in, tools(), "");
  const auto refused = intake.add({"photo.jpg", "photo.jpg", std::string_view("\xff\xd8\xff\xe0\0\0\0\1\0\0", 10)});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().place, "photo.jpg");
  EXPECT_EQ(count("document"), 0);
  EXPECT_EQ(count("log"), 1);
}

CHANCERY_BOTH_ENGINES(DocumentsTest);

}  // namespace
}  // namespace chancery::test
