#include "store/libpq.h"

#include <gtest/gtest.h>

namespace chancery::test {
namespace {

TEST(LibpqTest, TheLibraryIsLoadedWithAllThatIsUsedOfIt) {
  const auto loaded = load_libpq("libpq.so.5");
  ASSERT_TRUE(loaded) << loaded.error().message();
  EXPECT_NE(loaded->PQconnectdb, nullptr);
  EXPECT_FALSE(need_libpq());
  EXPECT_NE(libpq().PQclear, nullptr);
}

TEST(LibpqTest, AMissingOrOtherLibraryIsNamedWithWhatToInstall) {
  for (const char* name : {"libpq-of-nobody.so.5", "libsqlite3.so.0"}) {
    const auto loaded = load_libpq(name);
    ASSERT_FALSE(loaded) << name;
    EXPECT_EQ(loaded.error().kind, ErrorKind::Unreadable);
    EXPECT_EQ(loaded.error().place, name);
    EXPECT_NE(loaded.error().message().find("libpq5"), std::string::npos) << loaded.error().message();
  }
}

}  // namespace
}  // namespace chancery::test
