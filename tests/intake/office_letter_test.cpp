// Letters of older formats: told by their content, converted by LibreOffice without network and in a folder of their
// own.
#include "intake/formats/office_letter.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>

#include "intake/intake_worker.h"
#include "tests/folder.h"
#include "tests/intake/workbook_files.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// "Đoàn ra thăm Lào" in TCVN3 and "Lào" in VNI, by the names of their fonts; a table.
constexpr std::string_view kLetter =
    R"({\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 .VnTime;}{\f1\froman Times New Roman;}{\f2\fnil VNI-Times;}}
\f0 \'a7o\'b5n ra th\'a8m L\'b5o\par
\f2 La\'f8o\par
\f1 Meeting on 3 May 2024.\par
\trowd\cellx3000\cellx6000\pard\intbl Year\cell 2024\cell\row
\pard\par
})";

/// A variable of the environment, as long as it lives.
class Setting {
 public:
  Setting(const char* name, const std::string& value) : name_(name) {
    const char* before = std::getenv(name);
    if (before != nullptr) before_ = before;
    setenv(name, value.c_str(), 1);
  }
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;
  ~Setting() {
    if (before_.empty()) {
      unsetenv(name_);
    } else {
      setenv(name_, before_.c_str(), 1);
    }
  }

 private:
  const char* name_;
  std::string before_;
};

Result<Rendition> read_letter(std::string_view bytes, const IntakeLimits& limits = {}) {
  IntakeWorker worker(CHANCERY_INTAKE_PROGRAM, limits);
  return worker.render("letter", std::as_bytes(std::span(bytes)), {});
}

bool is_libreoffice_installed() { return std::system("command -v soffice >/dev/null 2>&1") == 0; }

/// A program in place of LibreOffice: lines of a shell script, whose arguments are those of LibreOffice.
std::string program_of(const test::Folder& folder, const std::string& lines) {
  std::string path = folder.file("program/soffice", "#!/bin/sh\nout=$9\n" + lines);
  chmod(path.c_str(), 0700);
  return path;
}

std::optional<FileFormat> letter_in(std::string_view bytes) {
  const auto found = find_office_letter({"letter", std::as_bytes(std::span(bytes)), WorkbookLimits{}});
  return found ? *found : std::nullopt;
}

TEST(OfficeLetter, IsToldByItsContent) {
  EXPECT_EQ(letter_in(kLetter), FileFormat::Rtf);
  EXPECT_EQ(letter_in("\r\n{\\rtf1 a}"), FileFormat::Rtf);
  EXPECT_EQ(letter_in("{\\rt"), std::nullopt);
  EXPECT_EQ(letter_in("He wrote {\\rtf1}."), std::nullopt);
  EXPECT_EQ(letter_in(repository_file("testset/ledgers/foreign-ngos.xls")), std::nullopt);
  EXPECT_EQ(letter_in("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(3000, 'W')), std::nullopt);
}

TEST(OfficeLetter, RtfIsReadWithItsOldFonts) {
  if (!is_libreoffice_installed()) GTEST_SKIP() << "LibreOffice is not installed";
  const test::Folder folder;
  const Setting temporary("TMPDIR", folder.path());
  const auto made = read_letter(kLetter);
  ASSERT_TRUE(made) << made.error().message();
  EXPECT_EQ(made->format, FileFormat::Rtf);
  EXPECT_EQ(made->text, "Đoàn ra thăm Lào\nLào\nMeeting on 3 May 2024.\n\nYear | 2024\n");
  EXPECT_TRUE(fs::is_empty(folder.path())) << "nothing is left over";
}

TEST(OfficeLetter, DocIsReadAsWhatItWasMadeFrom) {
  if (!is_libreoffice_installed()) GTEST_SKIP() << "LibreOffice is not installed";
  const test::Folder folder;
  const std::string letter = folder.file("letter.rtf", kLetter);
  const std::string make = "soffice --headless -env:UserInstallation=file://" + folder.path("profile") +
                           " --convert-to 'doc:MS Word 97' --outdir " + folder.path() + " " + letter +
                           " >/dev/null 2>&1";
  ASSERT_EQ(std::system(make.c_str()), 0);
  const std::string doc = test::contents(folder.path("letter.doc"));
  EXPECT_EQ(letter_in(doc), FileFormat::Doc);
  const auto made = read_letter(doc);
  ASSERT_TRUE(made) << made.error().message();
  EXPECT_EQ(made->format, FileFormat::Doc);
  EXPECT_NE(made->text.find("Đoàn ra thăm Lào\nLào\nMeeting on 3 May 2024.\n"), std::string::npos) << made->text;
  EXPECT_NE(made->text.find("Year | 2024\n"), std::string::npos) << made->text;
  const auto cut = read_letter(doc.substr(0, 3000));
  ASSERT_FALSE(cut) << cut->text;
}

TEST(OfficeLetter, WithoutLibreOfficeSaysWhatToInstall) {
  const Setting nowhere("CHANCERY_SOFFICE", "/nowhere/soffice");
  const auto made = read_letter(kLetter);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::UnknownFormat);
  EXPECT_EQ(made.error().place, "letter");
  EXPECT_NE(made.error().sentence.find("needs LibreOffice to be read (package libreoffice-writer-nogui)"),
            std::string::npos);
}

TEST(OfficeLetter, ASilentOrHangingProgramCostsTheLetterAlone) {
  const test::Folder folder;
  fs::create_directory(folder.path("temporary"));
  const Setting temporary("TMPDIR", folder.path("temporary"));
  const Setting silent("CHANCERY_SOFFICE", program_of(folder, "exit 0\n"));
  const auto nothing = read_letter(kLetter);
  ASSERT_FALSE(nothing);
  EXPECT_NE(nothing.error().sentence.find("that LibreOffice cannot convert"), std::string::npos);
  const Setting hanging("CHANCERY_SOFFICE", program_of(folder, "sleep 987654 &\nsleep 987654\n"));
  IntakeLimits limits;
  limits.step = 2s;
  {
    IntakeWorker worker(CHANCERY_INTAKE_PROGRAM, limits);
    const auto slow = worker.render("letter", std::as_bytes(std::span(kLetter)), {});
    ASSERT_FALSE(slow);
    EXPECT_EQ(slow.error().kind, ErrorKind::TooLarge) << slow.error().message();
    for (int i = 0; i < 1000 && !fs::is_empty(folder.path("temporary")); ++i) std::this_thread::sleep_for(10ms);
    EXPECT_TRUE(fs::is_empty(folder.path("temporary")));
    EXPECT_NE(std::system("pgrep -f '^sleep 987654$' >/dev/null"), 0) << "no process is left over";
  }
}

TEST(OfficeLetter, TheProgramReachesNothingOutside) {
  const test::Folder folder;
  const std::string docx = zip_of({{"word/document.xml",
                                    "<document><body><p><r><t>refused</t></r></p></body>"
                                    "</document>"}});
  folder.file("program/refused.docx", docx);
  const std::string secret = folder.file("secret.txt", "secret");
  const std::string kept = folder.path("written.txt");
  const Setting program(
      "CHANCERY_SOFFICE",
      program_of(folder, "echo x >" + kept + " && exit 1\n" + "cat " + secret + " && exit 2\n" +
                             "python3 -c 'import socket; socket.socket()' && exit 3\n" + "mkdir -p \"$out\" && cp " +
                             folder.path("program/refused.docx") + " \"$out\"/letter.docx\n"));
  const auto made = read_letter(kLetter);
  EXPECT_FALSE(fs::exists(kept));
  ASSERT_TRUE(made) << made.error().message();
  EXPECT_EQ(made->text, "refused\n");
}

}  // namespace
}  // namespace chancery
