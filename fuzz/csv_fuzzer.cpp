// Spreadsheets of arbitrary bytes: what is no archive is text with commas, semicolons, tabs or bars between.
#include "fuzz/check_workbook.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string file = chancery::text_of(data, size);
  // Sheets of FreeXL are not looked into: what reads them is a library.
  if (!file.starts_with("\xD0\xCF\x11\xE0")) chancery::check_workbook(file);
  return 0;
}
