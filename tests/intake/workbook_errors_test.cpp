// Files that cannot be read: each with its reason, none with a crash.
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include "tests/intake/workbook_files.h"

namespace chancery {
namespace {

constexpr const char* kCell = R"(<sheetData><row r="1"><c r="B1"><v>1</v></c></row></sheetData>)";

void expect_error(const Result<Workbook>& book, ErrorKind kind, std::string_view words) {
  ASSERT_FALSE(book);
  EXPECT_EQ(book.error().kind, kind) << book.error().message();
  EXPECT_NE(book.error().sentence.find(words), std::string::npos) << book.error().message();
  EXPECT_TRUE(book.error().place.starts_with("ledger")) << book.error().place;
}

TEST(WorkbookErrors, EmptyFilesAndFilesOfOtherKinds) {
  expect_error(workbook_from(""), ErrorKind::Empty, "empty");
  expect_error(workbook_from("\n\n,,\n"), ErrorKind::Empty, "no cell");
  expect_error(workbook_from("%PDF-1.7\n"), ErrorKind::UnknownFormat, "PDF");
  expect_error(workbook_from("<html><body><table></table></body></html>"), ErrorKind::UnknownFormat, "HTML");
  expect_error(workbook_from(zip_of({{"word/document.xml", "<d/>"}})), ErrorKind::UnknownFormat, "Word");
  expect_error(workbook_from(zip_of({{"a.txt", "x"}})), ErrorKind::UnknownFormat, "ZIP");
  expect_error(workbook_from(std::string("a\0b,c", 5)), ErrorKind::NotText, "NUL");
}

TEST(WorkbookErrors, ATruncatedWorkbookIsDamagedWhereverItEnds) {
  for (const char* file : {"delegations-out.xlsx", "partners.ods", "foreign-ngos.xls"}) {
    const std::string whole = repository_file(std::string("testset/ledgers/") + file);
    ASSERT_TRUE(workbook_from(whole)) << file;
    for (std::size_t tenth = 1; tenth < 10; ++tenth) {
      const auto book = workbook_from(whole.substr(0, whole.size() * tenth / 10));
      if (std::string_view(file).ends_with(".xls")) continue;  // a compound file may be whole before its padding
      expect_error(book, ErrorKind::Unreadable, "damaged or cut short");
    }
  }
}

TEST(WorkbookErrors, ALockedWorkbookSaysSo) {
  std::string locked = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(2000, '\0');
  for (const char c : std::string("EncryptedPackage")) locked += {c, '\0'};
  expect_error(workbook_from(locked), ErrorKind::Locked, "password");
  expect_error(workbook_from(zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                                     {"META-INF/manifest.xml", "<manifest:encryption-data/>"},
                                     {"content.xml", "x"}})),
               ErrorKind::Locked, "password");
}

TEST(WorkbookErrors, ABombIsRefusedByItsRatioAndBySize) {
  const std::string zeros(40U << 20U, '0');
  const std::string bomb = xlsx_of("<sheetData>" + zeros + "</sheetData>");
  ASSERT_LT(bomb.size(), 200'000U);
  expect_error(workbook_from(bomb), ErrorKind::TooLarge, "200 times its size");
  WorkbookLimits small;
  small.unpacked_bytes = 1000;
  expect_error(workbook_from(xlsx_of(kCell + std::string(2000, ' ')), small), ErrorKind::TooLarge, "unpacks to more");
  WorkbookLimits few;
  few.entries = 3;
  expect_error(workbook_from(xlsx_of(kCell), few), ErrorKind::TooLarge, "more than 3 files");
}

TEST(WorkbookErrors, CellsBeyondTheLimitAreNamed) {
  WorkbookLimits limits;
  limits.cells = 3;
  const auto book = workbook_from("a,b\nc,d\n", limits);
  expect_error(book, ErrorKind::TooLarge, "3 cells");
  EXPECT_NE(book.error().place.find("cell B2"), std::string::npos) << book.error().place;
  const auto repeated = workbook_from(
      ods_of(R"(<table:table table:name="T"><table:table-row table:number-rows-repeated="1000000">)"
             R"(<table:table-cell table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell>)"
             R"(</table:table-row></table:table>)"));
  expect_error(repeated, ErrorKind::TooLarge, "cells");
}

TEST(WorkbookErrors, HostileXmlIsRefused) {
  expect_error(
      workbook_from(xlsx_of("", "", R"(<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><si><t>&a;</t></si>)")),
      ErrorKind::Unreadable, "damaged or cut short");
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "<a>";
  expect_error(workbook_from(xlsx_of(deep)), ErrorKind::Unreadable, "");
  expect_error(workbook_from(xlsx_of("<sheetData><row><c></row>")), ErrorKind::Unreadable, "damaged or cut short");
}

TEST(WorkbookErrors, AFileOfTwoGibibytesIsRefusedUnread) {
  constexpr std::size_t kSize = std::size_t{2} << 30U;
  void* bytes = mmap(nullptr, kSize, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  ASSERT_NE(bytes, MAP_FAILED);
  expect_error(read_workbook("ledger", {static_cast<const std::byte*>(bytes), kSize}), ErrorKind::TooLarge, "256 MiB");
  munmap(bytes, kSize);
}

}  // namespace
}  // namespace chancery
