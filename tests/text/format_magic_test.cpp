#include "text/format_magic.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(DelimitedText, IsToldByItsRecords) {
  EXPECT_TRUE(is_delimited("No,Indicator,2023,2024\n1,Exports,\"1,100\",1200\r\n2,Imports,800,\"900\"\n"));
  EXPECT_TRUE(is_delimited("TT;Chỉ tiêu;Kế hoạch\n1;Đoàn ra;12\n2;Đoàn vào;30"));
  EXPECT_TRUE(is_delimited("a\tb\tc\n1\t2\t3\n\n4\t5\t6\n"));
  EXPECT_TRUE(is_delimited("name,note,count\nVinh,\"two\nlines\",3\nHue,one,4\n"));
}

TEST(DelimitedText, IsNotProse) {
  EXPECT_FALSE(is_delimited(""));
  EXPECT_FALSE(is_delimited("Vinh, Hue, Da Nang\n3 towns, 2 ports, 1 gate\n4 roads, 5 bridges, 6 schools\n"));
  EXPECT_FALSE(is_delimited("In 2024, exports rose.\nImports fell, too, by 3%.\nAnd so on.\n"));
  EXPECT_FALSE(is_delimited("a,b,c\nd,e,f\n")) << "two records tell nothing";
  EXPECT_FALSE(is_delimited("a,b,c\nd,e,f\ng,h,i\n")) << "no figure";
  EXPECT_FALSE(is_delimited("a,b,c\n1,2,3\n4,5\n"));
}

}  // namespace
}  // namespace chancery
