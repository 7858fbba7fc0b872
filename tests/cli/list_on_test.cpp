#include <gtest/gtest.h>

#include "tests/cli/program.h"
#include "tests/folder.h"

namespace chancery::test {
namespace {

TEST(ListOn, ShowsWhatHeldOnADayBesideWhatWasKnown) {
  const Folder folder;
  const std::string store = folder.path("a.db");
  const auto told = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--store", store});
    const auto result = run(arguments);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.out;
  };
  told({"init"});
  told({"enter", "agreement", "--set", "title=Old memorandum", "--set", "type=mou", "--set", "parties=LA-SV", "--set",
        "signing_date=2015-01-10", "--set", "expiry_date=2020-01-09"});
  told({"enter", "agreement", "--set", "title=New memorandum", "--set", "type=mou", "--set", "parties=LA-SV", "--set",
        "signing_date=2020-05-01"});
  const std::string then = told({"list", "agreement", "--on", "2019-06-30"});
  EXPECT_NE(then.find("Old memorandum"), std::string::npos) << then;
  EXPECT_EQ(then.find("New memorandum"), std::string::npos) << then;
  EXPECT_EQ(told({"list", "agreement", "--on", "2019-06-30", "--as-of", "2001-01-01"}), "") << "nothing was known";
  EXPECT_EQ(run({"list", "agreement", "--on", "2019-6", "--store", store}).exit_code, 2);
  EXPECT_EQ(run({"list", "indicator", "--on", "2019-06-30", "--store", store}).exit_code, 2);
}

TEST(ListOn, NamesTheHolderOfAPost) {
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
