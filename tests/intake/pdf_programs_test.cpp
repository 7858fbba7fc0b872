// PDF files as real programs write them. Each test is skipped where its program or font is not installed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "tests/folder.h"
#include "tests/intake/rendered.h"

namespace chancery {
namespace {

bool succeeds(const std::string& command) { return std::system((command + " >/dev/null 2>&1").c_str()) == 0; }

struct Letter {
  const char* font;
  std::vector<const char*> paragraphs;
};

const Letter kLetters[] = {
    {"Noto Sans Lao", {"ແຂວງບໍລິຄຳໄຊ ໄດ້ຕ້ອນຮັບຄະນະຜູ້ແທນຂອງແຂວງຮ່າຕິ້ງ 14 ຄະນະ.", "ຂໍ້ຕົກລົງຮ່ວມມື ໄດ້ລົງນາມໃນວັນທີ 18 ກຸມພາ 2021."}},
    {"Noto Sans Thai", {"ลงวันที่ ๒๗ มกราคม ๒๕๖๘", "จังหวัดนครพนมได้จัดทำแผนงานความร่วมมือกับแขวงคำม่วน"}},
    {"Noto Sans Khmer", {"ខេត្តតាកែវ និងខេត្តអានយ៉ាង ពង្រឹងកិច្ចសហប្រតិបត្តិការព្រំដែន", "ផ្សាយថ្ងៃ 16/05/2024"}},
    {"Noto Serif",
     {"Ủy ban nhân dân tỉnh Đồng Tháp ký Bản ghi nhớ ngày 06 tháng 11 năm 2024.", "The two sides met on 5 May 2024."}},
};

std::string page_of_all() {
  std::string out = "<!doctype html><html><head><meta charset=\"utf-8\"></head><body>";
  for (const Letter& letter : kLetters) {
    for (const char* paragraph : letter.paragraphs) {
      out += "<p style=\"font-family: '" + std::string(letter.font) + "'\">" + paragraph + "</p>\n";
    }
  }
  return out + "</body></html>";
}

bool has_fonts() {
  for (const Letter& letter : kLetters) {
    if (!succeeds(std::string("fc-list '") + letter.font + "' | grep -q .")) return false;
  }
  return true;
}

void expect_read_back(const std::string& pdf) {
  std::string expected;
  for (const Letter& letter : kLetters) {
    for (const char* paragraph : letter.paragraphs) expected += std::string(paragraph) + "\n";
  }
  const Rendition made = rendered(test::contents(pdf));
  EXPECT_EQ(made.text, expected);
  EXPECT_TRUE(made.gaps.empty());
}

TEST(PdfPrograms, LibreOffice) {
  if (!succeeds("command -v soffice")) GTEST_SKIP() << "there is no soffice: install libreoffice-writer";
  if (!has_fonts()) GTEST_SKIP() << "there are no Noto fonts: install fonts-noto-core";
  const test::Folder folder;
  folder.file("letter.html", page_of_all());
  const std::string soffice =
      "timeout 120 soffice -env:UserInstallation=file://" + folder.path() + "/profile --headless ";
  const std::string into = " --outdir '" + folder.path() + "' '" + folder.path() + "/letter.";
  if (!succeeds(soffice + "--infilter='HTML (StarWriter)' --convert-to odt:writer8" + into + "html'") ||
      !succeeds(soffice + "--convert-to pdf" + into + "odt'")) {
    GTEST_SKIP() << "soffice makes no PDF here";
  }
  expect_read_back(folder.path("letter.pdf"));
}

TEST(PdfPrograms, Chromium) {
  if (!succeeds("command -v chromium")) GTEST_SKIP() << "there is no chromium: install it";
  if (!has_fonts()) GTEST_SKIP() << "there are no Noto fonts: install fonts-noto-core";
  const test::Folder folder;
  const std::string page = folder.file("letter.html", page_of_all());
  const std::string pdf = folder.path("letter.pdf");
  if (!succeeds("timeout 120 chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --user-data-dir='" +
                folder.path("profile") + "' --print-to-pdf='" + pdf + "' 'file://" + page + "'")) {
    GTEST_SKIP() << "chromium makes no PDF here";
  }
  expect_read_back(pdf);
}

}  // namespace
}  // namespace chancery
