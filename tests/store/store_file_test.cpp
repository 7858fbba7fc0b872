#include "store/store_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "store/layout.h"
#include "store/postgres.h"
#include "store/sqlite.h"
#include "tests/store/engines.h"

namespace chancery::test {
namespace {

namespace fs = std::filesystem;

Status nothing(Database& /*database*/) { return {}; }

class StoreFileTest : public EngineTest {
 protected:
  /// A store with its tables and nothing in them.
  std::string create() {
    std::string location = new_location();
    const Status problem = GetParam() == Engine::Sqlite       ? create_store(location, nothing)
                           : open_store(location).has_value() ? Status()
                                                              : Status(Error{ErrorKind::StoreFailed, "no", ""});
    EXPECT_FALSE(problem) << problem->message();
    return location;
  }
  static ErrorKind refusal(const std::string& location) {
    const auto opened = open_store(location);
    EXPECT_FALSE(opened) << location;
    return opened ? ErrorKind::Empty : opened.error().kind;
  }
};

TEST_P(StoreFileTest, AStoreOpensWithTheLayoutOfThisRelease) {
  const std::string location = create();
  auto opened = open_store(location);
  ASSERT_TRUE(opened) << opened.error().message();
  EXPECT_EQ(find_layout(**opened).value(), kLayout);
  for (const TableLayout& table : unit_tables()) {
    const auto rows = (*opened)->rows("SELECT " + std::string(table.columns) + " FROM " + std::string(table.name) +
                                      " ORDER BY " + std::string(table.key));
    EXPECT_TRUE(rows) << table.name << ": " << rows.error().message();
  }
}

TEST_P(StoreFileTest, ANewerLayoutIsRefusedAndLeftAlone) {
  const std::string location = create();
  {
    auto opened = open_store(location);
    ASSERT_FALSE((*opened)->run("UPDATE chancery SET value = '999' WHERE name = 'layout'"));
  }
  const auto refused = open_store(location);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::NewerStore);
  EXPECT_NE(refused.error().sentence.find("999"), std::string::npos);
}

TEST_P(StoreFileTest, ALayoutThatIsNoNumberIsDamage) {
  for (const char* layout : {"", "one", "-1", "99999999999999999999"}) {
    const std::string location = create();
    {
      auto opened = open_store(location);
      ASSERT_FALSE((*opened)->run("UPDATE chancery SET value = ? WHERE name = 'layout'", {layout}));
    }
    EXPECT_EQ(refusal(location), ErrorKind::Damaged) << layout;
  }
}

TEST_P(StoreFileTest, ADatabaseWithOtherTablesIsNoRegister) {
  const std::string location = new_location();
  {
    auto other = GetParam() == Engine::Sqlite ? open_sqlite(location, SqliteMode::Create) : open_postgres(location);
    ASSERT_TRUE(other);
    ASSERT_FALSE((*other)->run_script("CREATE TABLE recipe (name TEXT)"));
  }
  EXPECT_EQ(refusal(location), ErrorKind::NotAStore);
  auto again = GetParam() == Engine::Sqlite ? open_sqlite(location, SqliteMode::Open) : open_postgres(location);
  EXPECT_TRUE((*again)->rows("SELECT name FROM recipe")) << "it was left as it was";
  EXPECT_FALSE((*again)->rows("SELECT name FROM chancery"));
}

CHANCERY_BOTH_ENGINES(StoreFileTest);

TEST(StoreFileOnDisk, WhatIsNoRegisterIsToldApart) {
  const Folder folder;
  const auto kind = [](const std::string& path) { return open_store(path).error().kind; };
  EXPECT_EQ(kind(folder.path("missing.db")), ErrorKind::NotFound);
  EXPECT_EQ(kind(folder.path("missing/a.db")), ErrorKind::NotFound);
  EXPECT_EQ(kind(folder.path()), ErrorKind::NotAStore);
  EXPECT_EQ(kind(folder.file("empty", "")), ErrorKind::NotAStore);
  EXPECT_EQ(kind(folder.file("short", "SQLite")), ErrorKind::NotAStore);
  EXPECT_EQ(kind(folder.file("letter.txt", "On 20 June 2024, a delegation visited.")), ErrorKind::NotAStore);
  EXPECT_EQ(kind(folder.file("head", std::string("SQLite format 3\0", 16))), ErrorKind::NotAStore);
  EXPECT_EQ(kind(folder.file("head+", std::string("SQLite format 3\0", 16) + std::string(5000, '\xff'))),
            ErrorKind::NotAStore);
  EXPECT_EQ(fs::file_size(folder.path("empty")), 0U) << "SQLite made a database of it";
}

TEST(StoreFileOnDisk, WhatStandsThereIsNeverReplaced) {
  const Folder folder;
  const std::string taken = folder.file("taken.db", "an office's own file");
  const Status refused = create_store(taken, nothing);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->kind, ErrorKind::Conflict);
  EXPECT_EQ(contents(taken), "an office's own file");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1)
      << "nothing is left over";
}

TEST(StoreFileOnDisk, AStoreThatCannotBeFilledLeavesNothing) {
  const Folder folder;
  const Status problem = create_store(folder.path("new.db"), [](Database&) -> Status {
    return Error{ErrorKind::StoreFull, "no space is left", ""};
  });
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->kind, ErrorKind::StoreFull);
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(StoreFileOnDisk, AMissingFolderAndAFolderAreNamed) {
  const Folder folder;
  const Status missing = create_store(folder.path("no/such/new.db"), nothing);
  ASSERT_TRUE(missing);
  EXPECT_EQ(missing->place, folder.path("no/such/new.db"));
  const Status taken = create_store(folder.path(), nothing);
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->kind, ErrorKind::Conflict);
}

TEST(StoreFileOnDisk, ALinkLeadsToTheStore) {
  const Folder folder;
  ASSERT_FALSE(create_store(folder.path("store.db"), nothing));
  fs::create_symlink(folder.path("store.db"), folder.path("link.db"));
  EXPECT_TRUE(open_store(folder.path("link.db")));
  fs::create_symlink(folder.path("nowhere.db"), folder.path("broken.db"));
  EXPECT_EQ(open_store(folder.path("broken.db")).error().kind, ErrorKind::NotFound);
}

TEST(StoreFileOnDisk, AClosedStoreIsOneFile) {
  const Folder folder;
  ASSERT_FALSE(create_store(folder.path("store.db"), nothing));
  {
    auto opened = open_store(folder.path("store.db"));
    ASSERT_FALSE((*opened)->run("INSERT INTO counter (unit, name, next) VALUES ('a', 'b', 1)"));
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1)
      << "a journal was left beside it";
}

TEST(StoreFileOnDisk, AWrongAddressIsNamedWithoutItsPassword) {
  const auto none = open_store("postgresql://anna:secret@/none?host=/nowhere");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, ErrorKind::Unreadable);
  EXPECT_EQ(none.error().message().find("secret"), std::string::npos) << none.error().message();
  EXPECT_NE(none.error().message().find("postgresql://anna@"), std::string::npos) << none.error().message();
  const auto malformed = open_store("postgresql://anna:se%zzcret@host/none");
  ASSERT_FALSE(malformed);
  EXPECT_EQ(malformed.error().message().find("cret"), std::string::npos) << malformed.error().message();
  const auto query = open_store("postgresql:///none?host=/nowhere&password=secret");
  ASSERT_FALSE(query);
  EXPECT_EQ(query.error().message().find("secret"), std::string::npos) << query.error().message();
}

TEST(StoreFileOnDisk, TheLogBesideTheFileIsBroughtOverWhileSomebodyWrites) {
  const Folder folder;
  const std::string path = folder.path("a.db");
  ASSERT_FALSE(create_store(path, [](Database&) { return Status(); }));
  constexpr int kMany = 2000;
  constexpr std::size_t kSize = 50'000;  // a hundred megabytes together
  {
    auto store = open_store(path);
    ASSERT_TRUE(store);
    for (std::int64_t i = 0; i < kMany; ++i)
      ASSERT_FALSE((*store)->run("INSERT INTO document_bytes (unit, document, bytes) VALUES ('a', ?, ?)",
                                 {"D-" + std::to_string(i), Blob{std::string(kSize, 'x')}}));
    EXPECT_LT(std::filesystem::file_size(path + "-wal"), kMany * kSize) << "it does not hold all that was written";
    auto reader = open_store(path);
    ASSERT_TRUE(reader);
    EXPECT_EQ((*reader)->row("SELECT COUNT(*) FROM document_bytes").value()->integer(0), kMany);
  }
  auto again = open_store(path);
  ASSERT_TRUE(again);
  EXPECT_EQ((*again)->row("SELECT SUM(length(bytes)) FROM document_bytes").value()->integer(0),
            static_cast<std::int64_t>(kMany * kSize));
  EXPECT_EQ((*again)->row("PRAGMA integrity_check").value()->text(0), "ok");
}

TEST(PostgresStore, AServerThatStopsIsAnErrorAndNoCrash) {
  PostgresCluster& cluster = PostgresCluster::shared();
  const std::string location = cluster.create_database();
  auto store = open_store(location);
  ASSERT_TRUE(store);
  {
    auto transaction = Transaction::begin(**store);
    ASSERT_TRUE(transaction);
    ASSERT_FALSE((*store)->run("INSERT INTO counter (unit, name, next) VALUES ('a', 'b', 1)"));
    cluster.stop();
    const Status lost = transaction->commit();
    ASSERT_TRUE(lost);
    EXPECT_EQ(lost->kind, ErrorKind::StoreFailed);
  }
  EXPECT_TRUE((*store)->run("SELECT 1"));
  const auto unreachable = open_store(location);
  EXPECT_EQ(unreachable.error().kind, ErrorKind::Unreadable);
  cluster.start();
  auto again = open_store(location);
  ASSERT_TRUE(again) << again.error().message();
  EXPECT_EQ((*again)->row("SELECT COUNT(*) FROM counter").value()->integer(0), 0) << "what was not kept is not there";
}

}  // namespace
}  // namespace chancery::test
