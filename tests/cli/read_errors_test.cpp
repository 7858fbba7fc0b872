// What `chancery read` says of files that it cannot read (docs/contract.md, Errors), and that the others are read.

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

#include "tests/cli/program.h"

namespace chancery::test {
namespace {

using namespace std::string_literals;

/// Reads a bad file between two good ones: both good ones come out, and one line names the bad one and holds `reason`.
void expect_refused(const std::string& bad, const std::string& reason, const std::vector<std::string>& options = {}) {
  const Folder folder;
  std::vector<std::string> arguments = {"read", "--json"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  for (const std::string& file : {folder.file("first.txt", kVisit), bad, folder.file("last.txt", kVisit)})
    arguments.push_back(file);
  const auto result = run(arguments);
  EXPECT_EQ(result.exit_code, 1);
  const auto read = objects(result.out);
  ASSERT_EQ(read.size(), 2U) << bad;
  EXPECT_EQ(read[0]["source"], "first.txt");
  EXPECT_EQ(read[1]["source"], "last.txt");
  const auto said = lines(result.err);
  ASSERT_EQ(said.size(), 1U) << result.err;
  EXPECT_TRUE(said[0].starts_with("chancery: " + bad + ": ")) << said[0];
  EXPECT_NE(said[0].find(reason), std::string::npos) << said[0];
}

TEST(ReadErrors, Missing) { expect_refused("/nowhere/letter.txt", "no such file"); }

TEST(ReadErrors, NotAllowed) {
  const Folder folder;
  const std::string file = folder.file("closed.txt", kVisit);
  chmod(file.c_str(), 0);
  expect_refused(file, "may not read");
}

TEST(ReadErrors, Empty) {
  const Folder folder;
  expect_refused(folder.file("empty.txt", ""), "is empty");
  expect_refused(folder.file("mark.txt", "\xEF\xBB\xBF"), "is empty");
}

TEST(ReadErrors, NulBytes) {
  const Folder folder;
  expect_refused(folder.file("nul.txt", "On 20 June 2024\0 and more words of this text"s), "NUL");
}

TEST(ReadErrors, TooManyInvalidBytes) {
  const Folder folder;
  std::string bytes;
  for (int i = 0; i < 200; ++i) bytes += "\xFE\x81\xFF word ";
  expect_refused(folder.file("damaged.txt", bytes), "no text");
}

TEST(ReadErrors, TooLarge) {
  const Folder folder;
  expect_refused(folder.file("large.txt", std::string(5000, 'a')), "--max-size", {"--max-size", "4000"});
  expect_refused(folder.file("larger.txt", std::string(3'000'000, 'a')), "--max-size", {"--max-size=2000000"});
}

TEST(ReadErrors, FormatsThatAreNotRead) {
  const Folder folder;
  expect_refused(folder.file("letter.pdf", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n"), "PDF");
  expect_refused(folder.file("page.html", "<!DOCTYPE html>\n<html><body><script>1</script></body></html>\n"),
                 "holds no text");
  expect_refused(folder.file("letter.docx", "PK\x03\x04\x14\0\x06\0"s + std::string(40, 'x')), "damaged");
  setenv("CHANCERY_SOFFICE", "/nowhere/soffice", 1);
  expect_refused(folder.file("letter.rtf", "{\\rtf1\\ansi On 20 June 2024}"),
                 "is an RTF file, which needs LibreOffice");
  unsetenv("CHANCERY_SOFFICE");
}

TEST(ReadErrors, FolderThatCannotBeListed) {
  const Folder folder;
  folder.file("inner/letter.txt", kVisit);
  chmod(folder.path("inner").c_str(), 0);
  const auto result = run({"read", "--json", folder.path()});
  chmod(folder.path("inner").c_str(), 0700);
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_NE(result.err.find("cannot be read"), std::string::npos);
}

TEST(ReadErrors, CommandLine) {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{},
                                                    {"read"},
                                                    {"read", "--jsno", "x"},
                                                    {"read", "--in"},
                                                    {"read", "--in", "xx", "x"},
                                                    {"read", "--max-size", "much", "x"},
                                                    {"write"},
                                                    {"packs"}}) {
    const auto result = run(arguments);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_TRUE(result.out.empty());
    EXPECT_FALSE(result.err.empty());
  }
}

TEST(ReadErrors, ClosedOutput) {
  const Folder folder;
  std::string text;
  while (text.size() < 3'000'000) text += kVisit;
  for (const std::string& file : {folder.file("one.txt", text), folder.file("small.txt", text.substr(0, 200'000))}) {
    const auto result = run_into_closed_pipe({"read", "--json", file, file, file, file});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(lines(result.err),
              std::vector<std::string>{"chancery: standard output was closed before all was written"});
  }
}

TEST(ReadErrors, FullDisk) {
  if (access("/dev/full", W_OK) != 0) GTEST_SKIP() << "there is no /dev/full";
  const Folder folder;
  const std::string file = folder.file("visit.txt", kVisit);
  for (const char* form : {"--json", "--text", "--html"}) {
    const auto result = run({"read", form, file}, {}, "/dev/full");
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_TRUE(result.err.starts_with("chancery: standard output cannot be written: ")) << result.err;
  }
}

}  // namespace
}  // namespace chancery::test
