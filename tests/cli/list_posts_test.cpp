#include <gtest/gtest.h>

#include "tests/cli/program.h"
#include "tests/folder.h"

namespace chancery::test {
namespace {

TEST(ListOfPosts, NamesTheHolderOfAPost) {
  const Folder folder;
  const std::string store = folder.path("a.db");
  ASSERT_EQ(run({"init", "--store", store}).exit_code, 0);
  ASSERT_EQ(run({"enter", "person", "--set", "name=Tran Thi Mai", "--store", store}).exit_code, 0);
  ASSERT_EQ(
      run({"enter", "post", "--set", "title=Director", "--set", "person=CN-1", "--set", "since=2021", "--store", store})
          .exit_code,
      0);
  const std::string listed = run({"list", "post", "--store", store}).out;
  EXPECT_NE(listed.find("Director: Tran Thi Mai"), std::string::npos) << listed;
  const auto lines = objects(run({"list", "post", "--json", "--store", store}).out);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0]["holder"], "Tran Thi Mai");
}

}  // namespace
}  // namespace chancery::test
