// Files that break their readers, or were made to: each is named with its reason, all others are read.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "tests/cli/program.h"
#include "tests/intake/misbehave.h"
#include "tests/intake/workbook_parts.h"

namespace chancery::test {
namespace {

namespace fs = std::filesystem;

/// Has `chancery` use another program to read files, as long as it lives.
class OtherProgram {
 public:
  explicit OtherProgram(const std::string& path) { setenv("CHANCERY_INTAKE", path.c_str(), 1); }
  OtherProgram(const OtherProgram&) = delete;
  OtherProgram& operator=(const OtherProgram&) = delete;
  ~OtherProgram() { setenv("CHANCERY_INTAKE", CHANCERY_INTAKE_PROGRAM, 1); }
};

std::string page(int number) {
  return "<html><body><p>On 20 June 2024, delegation " + std::to_string(number) +
         " of Savannakhet Province visited Quang Tri Province.</p></body></html>";
}

std::string number_of(int i) { return std::to_string(10'000 + i).substr(1); }

/// A thousand pages, each twentieth of which breaks its reader in one of several ways.
constexpr int kPages = 1000;
bool is_bad(int i) { return i % 20 == 7; }
void make_pages(const Folder& folder) {
  constexpr std::string_view kWays[] = {"crash", "abort", "network", "give-up", "garbage"};
  for (int i = 0; i < kPages; ++i) {
    folder.file("pages/" + number_of(i) + ".html", is_bad(i) ? misbehaving(kWays[i / 20 % 5]) : page(i));
  }
}

TEST(HostileFiles, AThousandPagesOfWhichFiftyBreakTheirReader) {
  const Folder folder;
  make_pages(folder);
  const OtherProgram program(CHANCERY_INTAKE_TEST_PROGRAM);
  const auto read = run({"read", "--json", folder.path("pages")});
  EXPECT_EQ(read.exit_code, 1);
  const auto documents = objects(read.out);
  ASSERT_EQ(documents.size(), 950U);
  const auto complaints = lines(read.err);
  EXPECT_EQ(complaints.size(), 50U);
  std::size_t document = 0;
  std::size_t complaint = 0;
  for (int i = 0; i < kPages; ++i) {
    const std::string name = number_of(i) + ".html";
    if (is_bad(i)) {
      ASSERT_LT(complaint, complaints.size());
      EXPECT_NE(complaints[complaint++].find(folder.path("pages/" + name) + ": "), std::string::npos) << name;
    } else {
      EXPECT_EQ(documents[document++].at("source"), name);
    }
  }
}

TEST(HostileFiles, TheRegisterTakesTheOthers) {
  const Folder folder;
  const std::string store = folder.path("r.db");
  for (const char* name : {"a.html", "c.html"}) folder.file(std::string("in/") + name, page(name[0]));
  folder.file("in/b.html", misbehaving("crash"));
  const OtherProgram program(CHANCERY_INTAKE_TEST_PROGRAM);
  const auto added = run({"add", "--store", store, folder.path("in")});
  EXPECT_EQ(added.exit_code, 1);
  EXPECT_NE(added.err.find("b.html: cannot be read: the reader of its format broke down"), std::string::npos)
      << added.err;
  EXPECT_EQ(objects(run({"search", "--json", "--store", store, "savannakhet", "--type", "documents"}).out).size(), 2U);
  EXPECT_EQ(run({"check", "--store", store}).exit_code, 0);
}

TEST(HostileFiles, BombsAndDamagedFilesAreRefusedByName) {
  const Folder folder;
  const std::string deep_xml = [] {
    std::string out;
    for (int i = 0; i < 100'000; ++i) out += "<p>";
    return out;
  }();
  const std::string entities =
      "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;'>]>"
      "<document><body><p>&c;</p></body></document>";
  const std::string zeros(std::size_t{40} << 20U, '0');
  std::string deep_html = "<html><body>";
  for (int i = 0; i < 50'000; ++i) deep_html += "<div>";
  const std::string letter = zip_of({{"word/document.xml", "<document><body/></document>"}});
  const std::vector<std::pair<std::string, std::string>> bad = {
      {"bomb.docx", zip_of({{"word/document.xml", "<document>" + zeros}})},
      {"nested.zip", zip_of({{"inner.zip", zip_of({{"inner.zip", letter}})}})},
      {"entities.docx", zip_of({{"word/document.xml", entities}})},
      {"entities.odt", zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", entities}})},
      {"deep.docx", zip_of({{"word/document.xml", "<document>" + deep_xml}})},
      {"deep.html", deep_html + "words"},
      {"half.docx", letter.substr(0, letter.size() / 2)},
      {"no-sheet.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(3000, 'W')},
  };
  for (const auto& [name, bytes] : bad) folder.file("in/" + name, bytes);
  folder.file("in/good.html", page(1));
  const auto read = run({"read", "--json", folder.path("in")});
  EXPECT_EQ(read.exit_code, 1);
  EXPECT_EQ(objects(read.out).size(), 1U) << read.err;
  EXPECT_EQ(lines(read.err).size(), bad.size()) << read.err;
  for (const auto& [name, bytes] : bad) EXPECT_NE(read.err.find("/" + name), std::string::npos) << read.err;
}

TEST(HostileFiles, WithoutTheProgramPlainTextIsReadAndTheRestIsNamed) {
  const Folder folder;
  folder.file("in/page.html", page(1));
  folder.file("in/plain.txt", kVisit);
  const OtherProgram program("/nowhere/chancery-intake");
  const auto read = run({"read", "--json", folder.path("in")});
  EXPECT_EQ(read.exit_code, 1);
  EXPECT_EQ(objects(read.out).size(), 1U);
  EXPECT_NE(read.err.find("page.html: cannot be read: the program /nowhere/chancery-intake"), std::string::npos)
      << read.err;
}

/// Is a process running from this file?
bool is_running(const fs::path& program) {
  const auto processes = fs::directory_iterator("/proc");
  return std::any_of(begin(processes), end(processes), [&](const fs::directory_entry& entry) {
    std::error_code unknown;
    return fs::read_symlink(entry.path() / "exe", unknown) == program;
  });
}

TEST(HostileFiles, NoProcessOutlivesAKilledCommand) {
  const Folder folder;
  const fs::path own = fs::path(folder.path("chancery-intake"));
  fs::copy_file(CHANCERY_INTAKE_TEST_PROGRAM, own);
  const std::string sleeper = folder.file("sleep.html", misbehaving("sleep"));
  const OtherProgram program(own.string());
  EXPECT_EQ(run_until_killed({"read", sleeper}, std::chrono::seconds(2)).exit_code, 137);
  bool running = true;
  for (int i = 0; i < 1000 && running; ++i) {
    running = is_running(own);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_FALSE(running);
}

}  // namespace
}  // namespace chancery::test
