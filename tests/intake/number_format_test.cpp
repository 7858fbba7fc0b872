#include "intake/number_format.h"

#include <gtest/gtest.h>

#include "text/cell_address.h"

namespace chancery {
namespace {

using Kind = NumberFormat::Kind;

TEST(NumberFormat, DatesAreToldFromNumbers) {
  for (const char* code : {"dd/mm/yyyy", "[$-42A]dd \"tháng\" mm yyyy;@", "mmm-yy", "d\\.m", "[$-107041E]d/mm/bbbb"}) {
    EXPECT_EQ(number_format(code).kind, Kind::Date) << code;
  }
  for (const char* code : {"General", "#,##0.00", "0%", "@", "#,##0\\ \"đ\"", "[Red]-0", "0 \"days\""}) {
    EXPECT_EQ(number_format(code).kind, Kind::Number) << code;
  }
  EXPECT_EQ(number_format("h:mm").kind, Kind::Time);
  EXPECT_EQ(number_format("[h]:mm").kind, Kind::Time);
}

TEST(NumberFormat, UnitsAreWhatStandsBesideTheDigits) {
  EXPECT_EQ(number_format("#,##0 \"USD\"").unit, "USD");
  EXPECT_EQ(number_format("[$€-407] #,##0").unit, "€");
  EXPECT_EQ(number_format("#,##0\\ \\₫;[Red]-#,##0").unit, "₫");
  EXPECT_EQ(number_format("0.0%").unit, "%");
  EXPECT_EQ(number_format("#,##0.00").unit, "");
  EXPECT_EQ(number_format("_-* #,##0\\ _€_-").unit, "") << "room of the width of a letter";
  EXPECT_EQ(number_format("*·0 \"USD\"").unit, "USD");
}

TEST(NumberFormat, SerialsAreDaysOfTheirEpoch) {
  EXPECT_EQ(date_of_serial(1, DateEpoch::Year1900), "1900-01-01");
  EXPECT_EQ(date_of_serial(59, DateEpoch::Year1900), "1900-02-28");
  EXPECT_EQ(date_of_serial(60, DateEpoch::Year1900), std::nullopt) << "29 February 1900 never was";
  EXPECT_EQ(date_of_serial(61, DateEpoch::Year1900), "1900-03-01");
  EXPECT_EQ(date_of_serial(45363.4375, DateEpoch::Year1900), "2024-03-12T10:30:00");
  EXPECT_EQ(date_of_serial(2958465, DateEpoch::Year1900), "9999-12-31");
  EXPECT_EQ(date_of_serial(2958466, DateEpoch::Year1900), std::nullopt);
  EXPECT_EQ(date_of_serial(-1, DateEpoch::Year1900), std::nullopt);
  EXPECT_EQ(date_of_serial(43901, DateEpoch::Year1904), "2024-03-12");
}

TEST(NumberFormat, NumbersAreShownAsTheyWereTyped) {
  EXPECT_EQ(plain_number("0.1"), "0.1");
  EXPECT_EQ(plain_number("0.30000000000000004"), "0.3");
  EXPECT_EQ(plain_number("1.25E6"), "1250000");
  EXPECT_EQ(plain_number("-2.5E-7"), "-0.00000025");
  EXPECT_EQ(plain_number("123456789012345680000"), "123456789012346000000");
  EXPECT_EQ(plain_number("1,5"), std::nullopt);
  EXPECT_EQ(plain_number("inf"), std::nullopt);
}

TEST(CellAddress, AddressesAreReadAndWritten) {
  EXPECT_EQ(to_text(CellAddress{6, 1}), "B7");
  EXPECT_EQ(column_letters(25), "Z");
  EXPECT_EQ(column_letters(26), "AA");
  EXPECT_EQ(column_letters(16383), "XFD");
  EXPECT_EQ(read_cell_address("$XFD$1048576"), (CellAddress{1048575, 16383}));
  EXPECT_EQ(read_cell_range("C3:A1"), (CellRange{{0, 0}, {2, 2}}));
  for (const char* text : {"", "B", "7", "B0", "XFE1", "A1048577", "B7x", "7B", "A99999999999"}) {
    EXPECT_EQ(read_cell_address(text), std::nullopt) << text;
  }
}

TEST(NumberFormat, ANumberThatIsTooLongToBeWrittenIsNone) {
  EXPECT_EQ(plain_number("1e35"), "100000000000000000000000000000000000");
  EXPECT_EQ(plain_number("1e300"), std::nullopt);
  EXPECT_EQ(plain_number("-1.5E+200"), std::nullopt);
  EXPECT_EQ(plain_number("1e-20"), "0.00000000000000000001");
}

TEST(NumberFormat, DaysOfFilesBecomeDaysOfCells) {
  EXPECT_EQ(read_cell_date("2024-03-12"), "2024-03-12");
  EXPECT_EQ(read_cell_date("2024-03-12T00:00:00"), "2024-03-12");
  EXPECT_EQ(read_cell_date("2024-03-12T10:30:00"), "2024-03-12T10:30:00");
  EXPECT_EQ(read_cell_date("2024-03-12T10:30:00.500000000"), "2024-03-12T10:30:00");
  EXPECT_EQ(read_cell_date("2024-03-12T00:00:00.000Z"), "2024-03-12");
  for (const char* text : {"", "12/3/2024", "2024-3-12", "2024-03-12T10:30", "-2024-03-12", "2024-03-12T10:30:00.x"}) {
    EXPECT_EQ(read_cell_date(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace chancery
