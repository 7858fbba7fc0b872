#include "base/decimal.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace chancery {
namespace {

Decimal number(std::string_view digits) {
  const bool minus = digits.starts_with('-');
  const auto parsed = Decimal::parse(digits.substr(minus ? 1 : 0));
  EXPECT_TRUE(parsed) << digits;
  return minus ? parsed->negated() : *parsed;
}

TEST(Decimal, KeepsEveryDigitThatItIsGiven) {
  for (const char* digits :
       {"0", "7", "10", "2450000000", "128.54", "0.1", "0.05", "1000.001", "999999999999999999999999999999999999",
        "0.000000000000000000000000000000000001", "123456789012345678.901234567890123456"}) {
    EXPECT_EQ(number(digits).to_string(), digits);
  }
}

TEST(Decimal, WritesTheShortestPlainForm) {
  EXPECT_EQ(number("007").to_string(), "7");
  EXPECT_EQ(number("1.500").to_string(), "1.5");
  EXPECT_EQ(number("0.0").to_string(), "0");
  EXPECT_EQ(number("5.").to_string(), "5");
  EXPECT_EQ(number(".5").to_string(), "0.5");
  EXPECT_EQ(number("-0").to_string(), "0");
  EXPECT_EQ(number("-12.50").to_string(), "-12.5");
}

TEST(Decimal, ReadsNothingButDigitsAndOnePoint) {
  for (const char* text : {"", ".", "-1", "+1", "1.2.3", "1,5", "1e3", " 1", "1 ", "a", "\xE0\xB9\x91"}) {
    EXPECT_FALSE(Decimal::parse(text)) << text;
  }
}

TEST(Decimal, TakesNoMoreDigitsThanItKeeps) {
  EXPECT_TRUE(Decimal::parse(std::string(36, '9')));
  EXPECT_FALSE(Decimal::parse(std::string(37, '9')));
  EXPECT_TRUE(Decimal::parse(std::string(100, '0') + "1"));
  EXPECT_FALSE(Decimal::parse("0." + std::string(40, '0') + "1"));
}

TEST(Decimal, HoldsWholeNumbersOfBothSigns) {
  EXPECT_EQ(Decimal(0).to_string(), "0");
  EXPECT_EQ(Decimal(-3).to_string(), "-3");
  EXPECT_EQ(Decimal(std::numeric_limits<std::int64_t>::max()).to_string(), "9223372036854775807");
  EXPECT_EQ(Decimal(std::numeric_limits<std::int64_t>::min()).to_string(), "-9223372036854775808");
}

TEST(Decimal, AddsExactly) {
  const auto sum = [](std::string_view a, std::string_view b) { return number(a).plus(number(b))->to_string(); };
  EXPECT_EQ(sum("0.1", "0.2"), "0.3");
  EXPECT_EQ(sum("2000000000", "450000000"), "2450000000");
  EXPECT_EQ(sum("5", "-5"), "0");
  EXPECT_EQ(sum("5", "-7.5"), "-2.5");
  EXPECT_EQ(sum("-5", "-7"), "-12");
  EXPECT_EQ(sum("0", "0.25"), "0.25");
  EXPECT_EQ(sum("100000000000000000000000", "0.000000000001"), "100000000000000000000000.000000000001");
}

TEST(Decimal, AddsNothingWhereTheSumWouldNotBeExact) {
  const Decimal large = *Decimal(1).times_power_of_ten(35);
  const Decimal small = *Decimal(1).times_power_of_ten(-35);
  EXPECT_FALSE(large.plus(small));
  EXPECT_FALSE(large.plus(small.negated()));
}

TEST(Decimal, ScalesByTens) {
  EXPECT_EQ(number("2.45").times_power_of_ten(9)->to_string(), "2450000000");
  EXPECT_EQ(number("5").times_power_of_ten(-1)->to_string(), "0.5");
  EXPECT_EQ(Decimal(0).times_power_of_ten(12)->to_string(), "0");
  EXPECT_TRUE(Decimal(1).times_power_of_ten(35));
  EXPECT_FALSE(Decimal(1).times_power_of_ten(36));
  EXPECT_FALSE(number("999999999999").times_power_of_ten(25));
}

TEST(Decimal, KnowsWholeNumbers) {
  EXPECT_TRUE(number("10").is_integer());
  EXPECT_TRUE(number("2.50").times_power_of_ten(2)->is_integer());
  EXPECT_TRUE(number("3.000").is_integer());
  EXPECT_FALSE(number("3.001").is_integer());
  EXPECT_TRUE(Decimal().is_zero());
  EXPECT_TRUE(number("0.000").is_zero());
  EXPECT_EQ(number("250").to_integer(), 250);
  EXPECT_EQ(number("-250").to_integer(), -250);
  EXPECT_EQ(number("2.50").times_power_of_ten(1)->to_integer(), 25);
  EXPECT_EQ(number("2.5").to_integer(), std::nullopt);
  EXPECT_EQ(number("10000000000000000000").to_integer(), std::nullopt);
}

TEST(Decimal, CountsTrailingZeros) {
  EXPECT_EQ(Decimal(0).trailing_zeros(), 0);
  EXPECT_EQ(Decimal(7).trailing_zeros(), 0);
  EXPECT_EQ(Decimal(120).trailing_zeros(), 1);
  EXPECT_EQ(number("1.5").trailing_zeros(), 0);
  EXPECT_EQ(Decimal(3).times_power_of_ten(9)->trailing_zeros(), 9);
}

TEST(Decimal, Compares) {
  EXPECT_LT(number("0.1").compare(number("0.2")), 0);
  EXPECT_GT(number("10").compare(number("9.99")), 0);
  EXPECT_EQ(number("1.50").compare(number("1.5")), 0);
  EXPECT_LT(number("-2").compare(number("1")), 0);
  EXPECT_LT(number("-2").compare(number("-1")), 0);
  EXPECT_GT(Decimal(1).compare(Decimal(0)), 0);
}

TEST(Decimal, ComparesEvenWhereTheDifferenceHasTooManyDigits) {
  const Decimal large = *Decimal(1).times_power_of_ten(35);
  const Decimal small = *Decimal(1).times_power_of_ten(-35);
  EXPECT_GT(large.compare(small), 0);
  EXPECT_LT(small.compare(large), 0);
  EXPECT_LT(large.negated().compare(small), 0);
}

TEST(Decimal, DividesOnlyWhereTheDecimalsEnd) {
  EXPECT_EQ(Decimal(3).divided_by(Decimal(4))->to_string(), "0.75");
  EXPECT_EQ(Decimal(9500).divided_by(Decimal(5))->to_string(), "1900");
  EXPECT_EQ(Decimal(-1).divided_by(*Decimal::parse("2.5"))->to_string(), "-0.4");
  EXPECT_EQ(Decimal().divided_by(Decimal(7))->to_string(), "0");
  EXPECT_FALSE(Decimal(1).divided_by(Decimal(3)));
  EXPECT_FALSE(Decimal(1).divided_by(Decimal()));
}

TEST(Decimal, MultipliesByWholeNumbers) {
  EXPECT_EQ(Decimal::parse("2.5")->times(12)->to_string(), "30");
  EXPECT_FALSE(Decimal::parse(std::string(36, '9'))->times(12));
}

TEST(Decimal, NegatesTwiceToItself) {
  EXPECT_EQ(number("12.5").negated().negated().to_string(), "12.5");
  EXPECT_EQ(Decimal(0).negated().to_string(), "0");
}

}  // namespace
}  // namespace chancery
