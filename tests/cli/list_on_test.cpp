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

}  // namespace
}  // namespace chancery::test
