#include "reading/packs/toml_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace chancery {
namespace {

TomlFile parsed(const std::string& text) {
  auto file = parse_toml(text, "a.toml");
  EXPECT_TRUE(file) << file.error().message();
  return file ? std::move(file).value() : TomlFile{};
}

Error refused(const std::string& text) {
  const auto file = parse_toml(text, "a.toml");
  EXPECT_FALSE(file) << text;
  return file ? Error{} : file.error();
}

TEST(Toml, ReadsValuesWithTheirLines) {
  const TomlFile file =
      parsed("code = \"lo\"\n\n[words]\nvisit = [\"ຢ້ຽມຢາມ\", 'ຢາມ']\ncount = 7\nshare = 0.5\nfine = true\n");
  ASSERT_NE(file.root.find("code"), nullptr);
  EXPECT_EQ(*file.root.find("code")->text(), "lo");
  EXPECT_EQ(file.root.find("code")->line, 1U);
  const TomlValue* words = file.root.find("words");
  ASSERT_NE(words, nullptr);
  const TomlValue* visit = words->find("visit");
  ASSERT_NE(visit, nullptr);
  ASSERT_NE(visit->list(), nullptr);
  ASSERT_EQ(visit->list()->size(), 2U);
  EXPECT_EQ(*(*visit->list())[1].text(), "ຢາມ");
  EXPECT_EQ((*visit->list())[1].line, 4U);
  EXPECT_EQ(std::get<std::int64_t>(words->find("count")->data), 7);
  EXPECT_EQ(std::get<double>(words->find("share")->data), 0.5);
  EXPECT_TRUE(std::get<bool>(words->find("fine")->data));
}

TEST(Toml, ReadsTablesInLists) {
  const TomlFile file = parsed("[[rule]]\nid = \"a\"\n[[rule]]\nid = \"b\"\n");
  const TomlValue* rules = file.root.find("rule");
  ASSERT_NE(rules, nullptr);
  ASSERT_NE(rules->list(), nullptr);
  ASSERT_EQ(rules->list()->size(), 2U);
  EXPECT_EQ(*(*rules->list())[1].find("id")->text(), "b");
  EXPECT_EQ((*rules->list())[1].line, 3U);
}

TEST(Toml, FindsNothingInWhatIsNoTable) {
  const TomlFile file = parsed("a = [1]\nb = \"c\"\n");
  EXPECT_EQ(file.root.find("b")->find("c"), nullptr);
  EXPECT_EQ(file.root.find("c"), nullptr);
  EXPECT_EQ(file.root.find("a")->text(), nullptr);
  EXPECT_EQ(file.root.find("b")->list(), nullptr);
}

TEST(Toml, NamesFileAndLineOfWhatIsMalformed) {
  EXPECT_EQ(refused("a = 1\nb = \n").place, "a.toml:2");
  EXPECT_EQ(refused("a = [\"x\"\n\n").kind, ErrorKind::BadPack);
  EXPECT_EQ(refused("[a]\nb = 1\nb = 2\n").place, "a.toml:3");
  EXPECT_EQ(refused("a = \"open\n").kind, ErrorKind::BadPack);
  EXPECT_FALSE(refused("= 1\n").sentence.empty());
}

TEST(Toml, WantsQuotesAroundKeysThatAreNotAscii) {
  EXPECT_EQ(refused("a = 1\nNguyễn = [\"x\"]\n").place, "a.toml:2");
  EXPECT_EQ(refused("[ປີ]\n").place, "a.toml:1");
  EXPECT_EQ(refused("a = ປີ\n").place, "a.toml:1");
  const TomlFile file = parsed("\"Nguyễn\" = [\"x\"]\n");
  EXPECT_NE(file.root.find("Nguyễn"), nullptr);
}

/// The four kinds of strings and comments may hold what they like, and end where TOML says.
TEST(Toml, LetsStringsAndCommentsHoldAnyLetter) {
  EXPECT_TRUE(parse_toml("# ປີ \"open\na = \"ປີ\" # ປີ 'x\n", "a.toml"));
  EXPECT_TRUE(parse_toml("a = 'ປີ\\'\nb = \"x\\\"ປີ\"\n", "a.toml"));
  EXPECT_TRUE(parse_toml("a = \"\"\"ປີ\n\"ປີ\" \\\"\"\"\\\" ປີ\"\"\"\nb = 1\n", "a.toml"));
  EXPECT_TRUE(parse_toml("a = '''ປີ\n'ປີ' \\'''\nb = 1\n", "a.toml"));
  EXPECT_TRUE(parse_toml("a = \"\"\nb = ''\nc = [\"ປີ\"]\n", "a.toml"));
  EXPECT_EQ(refused("a = \"\"\"x\"\"\" ປີ\n").place, "a.toml:1");
}

TEST(Toml, RefusesBytesThatAreNoUtf8) {
  EXPECT_EQ(refused("a = \"\xFF\xFE\"\n").kind, ErrorKind::BadPack);
  EXPECT_EQ(refused("a = 1\n\xC3 = 2\n").place, "a.toml:2");
  EXPECT_EQ(refused("# \xE0\xBA\na = 1\n").kind, ErrorKind::BadPack);
}

TEST(Toml, StandsDeepNesting) {
  const auto deep = parse_toml("a = " + std::string(100'000, '[') + "\n", "a.toml");
  EXPECT_FALSE(deep);
}

TEST(Toml, MakesErrorsThatNameTheirPlace) {
  const TomlFile file = parsed("a = 1\nb = 2\n");
  const Error error = file.error(*file.root.find("b"), "b", "unknown key");
  EXPECT_EQ(error.message(), "a.toml:2: b: unknown key");
}

TEST(Toml, SaysThatAFileCannotBeOpened) {
  const auto gone = read_toml("/nonexistent/a.toml");
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().kind, ErrorKind::Unreadable);
  EXPECT_EQ(gone.error().place, "/nonexistent/a.toml");
}

TEST(Toml, ReadsTheFileThatItNames) {
  const auto path = std::filesystem::temp_directory_path() / "chancery-toml-test.toml";
  std::ofstream(path) << "a = 1\nb = [\n";
  const auto file = read_toml(path.string());
  std::filesystem::remove(path);
  ASSERT_FALSE(file);
  EXPECT_TRUE(file.error().place.starts_with(path.string() + ":"));
}

}  // namespace
}  // namespace chancery
