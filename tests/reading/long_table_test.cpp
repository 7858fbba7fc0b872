#include <gtest/gtest.h>

#include "tests/reading/read_document.h"

namespace chancery {
namespace {

std::string table_of(int rows) {
  std::string out = "Báo cáo của tỉnh Nghệ An\n\nChỉ tiêu | Kế hoạch 2023 | Thực hiện 2023 | So với kế hoạch (%)\n";
  for (int row = 0; row < rows; ++row) {
    out += "Số lao động đi làm việc ở nước ngoài (người) | 14.500 | " + std::to_string(2000 + row) + " | 101,5\n";
  }
  return out;
}

/// The figures whose row and columns were understood by the head of their table.
int whole_figures(const nlohmann::json& document) {
  int out = 0;
  for (const auto& claim : document["claims"]) {
    out += claim.value("period", "") == "2023" && claim.value("plan", 0) == 14500 && claim.contains("plan_percent");
  }
  return out;
}

TEST(LongTable, ItsLastRowsAreReadByItsHeadAsTheFirst) {
  EXPECT_EQ(whole_figures(read_document(table_of(1500))), 1500) << "more than a block, less than a part";
}

TEST(LongTable, BehindTextAndBeforeText) {
  const std::string words(30'000, 'a');
  const nlohmann::json read = read_document(words + "\n" + table_of(200) + "\nNgày 20/6/2024, hai bên gặp nhau.");
  EXPECT_EQ(whole_figures(read), 200);
  EXPECT_EQ(read["mentions"].back()["value"], "2024-06-20");
}

TEST(LongTable, OneThatIsLongerThanAPartEnds) { EXPECT_GT(whole_figures(read_document(table_of(6000))), 2500); }

}  // namespace
}  // namespace chancery
