#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace chancery {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return Error{ErrorKind::BadArgument, "is odd", std::to_string(number)};
  return number / 2;
}

Result<std::string> quarter_in_words(int number) {
  TRY(once, half(number));
  TRY(twice, half(once));
  return "a quarter is " + std::to_string(twice);
}

Result<std::unique_ptr<int>> kept(int number) {
  TRY(value, half(number));
  return std::make_unique<int>(value);
}

TEST(Result, HoldsAValueOrAnError) {
  const Result<int> good = half(10);
  ASSERT_TRUE(good);
  EXPECT_TRUE(good.has_value());
  EXPECT_EQ(*good, 5);
  const Result<int> bad = half(7);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().kind, ErrorKind::BadArgument);
}

TEST(Result, TryGivesTheValueOrReturnsTheError) {
  EXPECT_EQ(*quarter_in_words(12), "a quarter is 3");
  const Result<std::string> bad = quarter_in_words(6);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().place, "3");
}

TEST(Result, TakesAndGivesWhatCannotBeCopied) {
  Result<std::unique_ptr<int>> result = kept(8);
  ASSERT_TRUE(result);
  const std::unique_ptr<int> taken = std::move(result).value();
  EXPECT_EQ(*taken, 4);
}

TEST(Result, ReachesMembersOfTheValue) {
  Result<std::string> text = std::string("abc");
  EXPECT_EQ(text->size(), 3U);
  *text += "d";
  EXPECT_EQ(text.value(), "abcd");
}

TEST(Error, SaysItsPlaceFirst) {
  EXPECT_EQ((Error{ErrorKind::Empty, "is empty", "a.txt"}.message()), "a.txt: is empty");
  EXPECT_EQ((Error{ErrorKind::BadArgument, "there is no such command", ""}.message()), "there is no such command");
}

}  // namespace
}  // namespace chancery
