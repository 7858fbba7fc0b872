#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "store/database.h"
#include "store/store_file.h"
#include "tests/folder.h"
#include "tests/store/postgres_cluster.h"

namespace chancery::test {

/// A test that runs over both engines, unchanged.
class EngineTest : public ::testing::TestWithParam<Engine> {
 protected:
  /// Where a new register may be made: a file that is not there yet, or an empty database.
  std::string new_location() {
    if (GetParam() == Engine::Postgres) return PostgresCluster::shared().create_database();
    return folder_.path("store" + std::to_string(++files_) + ".db");
  }
  [[nodiscard]] const Folder& folder() const { return folder_; }

 private:
  Folder folder_;
  int files_ = 0;
};

inline std::string name_of(const ::testing::TestParamInfo<Engine>& info) {
  return info.param == Engine::Sqlite ? "Sqlite" : "Postgres";
}

#define CHANCERY_BOTH_ENGINES(Suite) \
  INSTANTIATE_TEST_SUITE_P(Both, Suite, ::testing::Values(Engine::Sqlite, Engine::Postgres), name_of)

}  // namespace chancery::test
