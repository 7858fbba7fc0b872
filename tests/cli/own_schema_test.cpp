#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "tests/cli/program.h"

namespace chancery::test {
namespace {

namespace fs = std::filesystem;

/// A copy of the program's data, which the program is told of while this is there.
class OwnData {
 public:
  explicit OwnData(const Folder& folder) {
    const fs::path built = fs::path(CHANCERY_PACKS).parent_path();
    const fs::path own = folder.path("data");
    fs::create_directories(own);
    fs::copy(built / "schema", own / "schema", fs::copy_options::recursive);
    fs::copy(built / "schema.compiled", own / "schema.compiled");
    fs::create_symlink(built / "chancery.packs", own / "chancery.packs");
    ::setenv("CHANCERY_DATA", own.c_str(), 1);
  }
  OwnData(const OwnData&) = delete;
  OwnData& operator=(const OwnData&) = delete;
  ~OwnData() { ::unsetenv("CHANCERY_DATA"); }
};

std::string label(const std::string& word) {
  return R"({ vi = ")" + word + R"(", en = ")" + word + R"(", lo = ")" + word + R"(", th = ")" + word + R"(", km = ")" +
         word + R"(" })";
}

void append(const std::string& path, const std::string& text) { std::ofstream(path, std::ios::app) << text; }

TEST(OwnSchema, AFieldAndATypeOfTheOfficesOwnAreUsedWithoutCompiling) {
  const Folder folder;
  const OwnData data(folder);
  const std::string store = "--store=" + folder.path("r.db");
  ASSERT_EQ(run({"init", store}).exit_code, 0);
  EXPECT_EQ(run({"enter", "agreement", store, "--set", "title=Alpha", "--set", "shelf=B 12"}).exit_code, 2)
      << "there is no such field yet";
  append(folder.path("data/schema/records/agreement.toml"),
         "\n[[field]]\nid = \"shelf\"\ntype = \"text\"\nlabel = " + label("Shelf of the paper") + "\n");
  folder.file("data/schema/records/stamp.toml",
              "[record]\nid = \"stamp\"\nletters = \"QQ\"\nname = [\"title\"]\nlabel = " + label("Rubber stamp") +
                  "\nplural = " + label("Rubber stamps") +
                  "\n[[field]]\nid = \"title\"\ntype = \"text\"\nlabel = " + label("Title") + "\n");
  const auto entered = run({"enter", "agreement", store, "--set", "title=Alpha", "--set", "shelf=B 12"});
  EXPECT_EQ(entered.exit_code, 0) << entered.err;
  EXPECT_EQ(run({"enter", "stamp", store, "--set", "title=Round one"}).exit_code, 0);
  EXPECT_NE(run({"show", "TT-1", store}).out.find("Shelf of the paper"), std::string::npos);
  EXPECT_NE(run({"list", "stamp", store}).out.find("Round one"), std::string::npos);
  EXPECT_EQ(objects(run({"search", "--json", store, "rubber stamp"}).out).size(), 1U);
  EXPECT_EQ(run({"check", store}).exit_code, 0);
}

TEST(OwnSchema, WhatIsWrongInItIsNamedWithItsFile) {
  const Folder folder;
  const OwnData data(folder);
  append(folder.path("data/schema/records/agreement.toml"), "\n[[field]]\nid = \"shelf\"\ntype = \"shelf\"\n");
  const auto checked = run({"schema", "check", "--schema", folder.path("data/schema")});
  EXPECT_EQ(checked.exit_code, 1);
  EXPECT_NE(checked.err.find("records/agreement.toml"), std::string::npos) << checked.err;
  const auto made = run({"init", "--store", folder.path("r.db")});
  const auto listed = run({"list", "agreement", "--store", folder.path("r.db")});
  EXPECT_EQ(listed.exit_code, 1) << "what was compiled before is not used in its place";
  EXPECT_NE(listed.err.find("records/agreement.toml"), std::string::npos) << listed.err;
}

TEST(OwnSchema, CompilingWritesOneFileOrSaysWhyNot) {
  const Folder folder;
  const std::string schema = std::string(CHANCERY_SOURCE_DIR) + "/schema";
  const std::string image = folder.path("schema.compiled");
  const auto made = run({"schema", "compile", "--schema", schema, "--output", image});
  EXPECT_EQ(made.exit_code, 0) << made.err;
  EXPECT_EQ(contents(image), contents(fs::path(CHANCERY_PACKS).parent_path() / "schema.compiled"))
      << "the folder that was installed is the same, wherever it stands";
  EXPECT_EQ(run({"schema", "compile", "--schema", schema}).exit_code, 2);
  EXPECT_EQ(run({"schema", "compile", "--schema", schema, "--output", folder.path("nowhere/x")}).exit_code, 1);
  EXPECT_EQ(run({"schema", "check", "--schema", folder.path("nowhere")}).exit_code, 1);
}

}  // namespace
}  // namespace chancery::test
