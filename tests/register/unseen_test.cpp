#include <gtest/gtest.h>

#include "register/review/review.h"

namespace chancery {
namespace {

PendingDecision decision_of(std::string body) {
  PendingDecision out;
  out.kind = "event";
  out.claim.body = std::move(body);
  return out;
}

TEST(AcceptUnseen, FiguresOfPicturesWaitForAPerson) {
  EXPECT_FALSE(may_accept_unseen(decision_of(R"({"certainty":0.96,"from_picture":["place","date"]})")));
  EXPECT_FALSE(may_accept_unseen(decision_of(R"({"certainty":0.96,"from_picture":["amount"]})")));
  EXPECT_FALSE(may_accept_unseen(decision_of(R"({"certainty":0.96,"from_picture":["ordinal"]})")));
}

TEST(AcceptUnseen, NamesOfPicturesAndFiguresOfTextsMayPass) {
  EXPECT_TRUE(may_accept_unseen(decision_of(R"({"certainty":0.96,"from_picture":["place","person"]})")));
  EXPECT_TRUE(may_accept_unseen(decision_of(R"({"date":"2024-06-20"})")));
}

}  // namespace
}  // namespace chancery
