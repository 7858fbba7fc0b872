// What stands in cells as text: number formats, numbers, days, addresses, decimals.
#include <bit>
#include <cstring>

#include "base/decimal.h"
#include "fuzz/check.h"
#include "intake/number_format.h"
#include "text/cell_address.h"
#include "text/utf8.h"

namespace {

using namespace chancery;

void check_number(double number) {
  const auto digits = plain_number(number);
  require(!digits || digits->find_first_not_of("-0123456789.") == std::string::npos);
  for (const DateEpoch epoch : {DateEpoch::Year1900, DateEpoch::Year1904}) {
    const auto date = date_of_serial(number, epoch);
    require(!date || date->size() == 10 || date->size() == 19);
  }
  if (number >= 0 && number < 1) require(time_of_serial(number).size() == 5);
}

void check_decimals(std::string_view text) {
  const auto number = Decimal::parse(text);
  if (!number) return;
  require(Decimal::parse(number->to_string())->compare(*number) == 0);
  const Decimal ten(10);
  if (const auto more = number->plus(ten)) require(more->compare(*number) > 0);
  if (const auto times = number->times(1000)) require(times->divided_by(Decimal(1000))->compare(*number) == 0);
  static_cast<void>(number->times_power_of_ten(static_cast<int>(text.size())));
  static_cast<void>(ten.divided_by(*number));
  static_cast<void>(number->to_integer());
  static_cast<void>(number->trailing_zeros());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = valid_utf8(text_of(data, size));
  const NumberFormat format = number_format(text);
  require(valid_utf8(format.unit) == format.unit);
  if (const auto number = read_double(text)) check_number(*number);
  const auto digits = plain_number(text);
  require(!digits || digits->find_first_not_of("-0123456789.") == std::string::npos);
  check_decimals(text);
  if (const auto cell = read_cell_address(text)) {
    require(cell->row < kMaxSheetRows && cell->column < kMaxSheetColumns);
    require(read_cell_address(to_text(*cell)) == cell);
  }
  if (const auto range = read_cell_range(text)) {
    require(range->first.row <= range->last.row && range->first.column <= range->last.column);
  }
  if (size < sizeof(double)) return 0;
  double number = 0;
  std::memcpy(&number, data, sizeof number);
  check_number(number);
  static_cast<void>(built_in_format(static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(number))));
  return 0;
}
