// What comes back from another process: what a reader can have made is taken, all else is not.
#include <gtest/gtest.h>

#include <functional>

#include "intake/answer_check.h"
#include "intake/message_fields.h"

namespace chancery {
namespace {

template <class T>
std::string message_of(const T& value) {
  MessageWriter writer;
  writer(value);
  return writer.take();
}

Rendition letter() {
  Rendition made;
  made.format = FileFormat::Docx;
  made.text = "Đoàn ra\nKhăm\n";
  made.layout.pieces = {{.begin = 0, .end = 9, .kind = PieceKind::Heading, .paragraph = 1, .page = 1},
                        {.begin = 10, .end = 15, .paragraph = 2, .page = 1}};
  made.layout.pages = {{595.5F, 842, true}};
  made.layout.words = {{.begin = 0, .end = 5, .page = 1, .box = {10, 20, 30, 40}, .certainty = 90, .by_shape = true}};
  made.layout.sheets = {"Sheet 1"};
  made.fields.title = "Đoàn ra";
  made.gaps = {{1, "a stamp was not read"}};
  return made;
}

Workbook ledger() {
  Workbook book;
  book.format = WorkbookFormat::Xlsx;
  book.fonts = {"", ".VnTime"};
  Sheet sheet;
  sheet.name = "2024";
  sheet.rows = {{2, false, {{1, CellKind::Text, "Đoàn", "", 1}, {3, CellKind::Number, "-12.5", "%", 0}}},
                {7, true, {{0, CellKind::Date, "2024-03-12", "", 0}, {1, CellKind::Flag, "true", "", 0}}}};
  sheet.merged = {{{0, 0}, {1, 5}}};
  sheet.hidden_columns = {3};
  sheet.notes = {{{2, 1}, "was brought into Unicode"}};
  book.sheets = {sheet};
  return book;
}

TEST(Answer, MembersOfArchivesStayInThem) {
  const auto got = [](const std::string& name, const std::string& place) {
    return archive_in(message_of(ArchiveFile{false, {{name, "bytes"}}, {{ErrorKind::Unreadable, "is damaged", place}}}),
                      "a.zip");
  };
  const auto whole = got("Đoàn ra/thư.docx", "a.zip/b.txt");
  ASSERT_TRUE(whole.has_value());
  EXPECT_EQ(whole->members[0].name, "Đoàn ra/thư.docx");
  EXPECT_EQ(whole->members[0].bytes, "bytes");
  EXPECT_EQ(whole->problems[0].place, "a.zip/b.txt");
  for (const char* name : {"", "/etc/passwd", "../x", "a/../x", "a//b", "a/", "a\nb", "\xFF"})
    EXPECT_FALSE(got(name, "a.zip/b.txt").has_value()) << name;
  EXPECT_FALSE(got("a", "other.zip").has_value());
}

TEST(Answer, ComesBackAsItWasSent) {
  const Rendition sent = letter();
  const auto got = rendition_in(message_of(sent));
  ASSERT_TRUE(got);
  EXPECT_EQ(got->format, sent.format);
  EXPECT_EQ(got->text, sent.text);
  EXPECT_EQ(got->layout.pieces, sent.layout.pieces);
  EXPECT_EQ(got->layout.words, sent.layout.words);
  EXPECT_EQ(got->layout.pages, sent.layout.pages);
  EXPECT_EQ(got->layout.sheets, sent.layout.sheets);
  EXPECT_EQ(got->fields, sent.fields);
  EXPECT_EQ(got->gaps, sent.gaps);
  const auto book = workbook_in(message_of(ledger()));
  ASSERT_TRUE(book);
  EXPECT_EQ(book->fonts, ledger().fonts);
  EXPECT_EQ(book->sheets.at(0).rows.at(1).cells, ledger().sheets.at(0).rows.at(1).cells);
  EXPECT_EQ(book->sheets.at(0).merged, ledger().sheets.at(0).merged);
}

TEST(Answer, CutOrLengthenedIsNone) {
  const std::string letter_bytes = message_of(letter());
  const std::string ledger_bytes = message_of(ledger());
  for (std::size_t size = 0; size < letter_bytes.size(); ++size)
    EXPECT_FALSE(rendition_in(letter_bytes.substr(0, size)));
  for (std::size_t size = 0; size < ledger_bytes.size(); ++size)
    EXPECT_FALSE(workbook_in(ledger_bytes.substr(0, size)));
  EXPECT_FALSE(rendition_in(letter_bytes + '\0'));
  EXPECT_FALSE(workbook_in(ledger_bytes + '\0'));
  EXPECT_FALSE(rendition_in(ledger_bytes));
}

TEST(Answer, ALengthBeyondTheMessageTakesNoMemory) {
  MessageWriter writer;
  writer(FileFormat::Html, std::uint64_t{1} << 60U);  // a text of an exbibyte
  EXPECT_FALSE(rendition_in(writer.take()));
  MessageWriter lists;
  lists(FileFormat::Html, std::string("a"), std::uint64_t{1} << 60U);  // as many pieces
  EXPECT_FALSE(rendition_in(lists.take()));
}

TEST(Answer, ARenditionThatNoReaderMakesIsRefused) {
  const std::vector<std::function<void(Rendition&)>> changes = {
      [](Rendition& r) { r.format = static_cast<FileFormat>(200); },
      [](Rendition& r) { r.text[1] = 'x'; },
      [](Rendition& r) { r.layout.pieces[1].end = 900; },
      [](Rendition& r) { r.layout.pieces[1].begin = 8; },
      [](Rendition& r) { r.layout.pieces[0].begin = 1; },
      [](Rendition& r) { r.layout.pieces[1].end = 10; },
      [](Rendition& r) { r.layout.pieces[0].kind = static_cast<PieceKind>(99); },
      [](Rendition& r) { r.layout.pieces[0].page = 2; },
      [](Rendition& r) { r.layout.words[0].page = 0; },
      [](Rendition& r) { r.layout.words[0].certainty = 101; },
      [](Rendition& r) { r.layout.words[0].box.right = 5; },
      [](Rendition& r) { r.layout.words.push_back({.begin = 3, .end = 7, .page = 1}); },
      [](Rendition& r) { r.layout.pages[0].width = -1; },
      [](Rendition& r) { r.layout.pages[0].height = std::numeric_limits<float>::quiet_NaN(); },
      [](Rendition& r) { r.layout.sheets[0] = "a\nb"; },
      [](Rendition& r) { r.gaps[0].page = 5; },
      [](Rendition& r) { r.gaps[0].reason = "\xFF"; },
      [](Rendition& r) { r.fields.author = "\xC3"; },
  };
  for (std::size_t i = 0; i < changes.size(); ++i) {
    Rendition changed = letter();
    changes[i](changed);
    EXPECT_FALSE(rendition_in(message_of(changed))) << i;
  }
}

TEST(Answer, AWorkbookThatNoReaderMakesIsRefused) {
  const std::vector<std::function<void(Workbook&)>> changes = {
      [](Workbook& b) { b.fonts.clear(); },
      [](Workbook& b) { b.sheets[0].rows[0].cells[0].font = 2; },
      [](Workbook& b) { b.sheets[0].rows[0].cells[0].column = 4; },
      [](Workbook& b) { b.sheets[0].rows[0].cells[1].column = kMaxSheetColumns; },
      [](Workbook& b) { b.sheets[0].rows[0].cells[1].text = "12x"; },
      [](Workbook& b) { b.sheets[0].rows[1].cells[0].text = "2024"; },
      [](Workbook& b) { b.sheets[0].rows[1].cells[1].text = "yes"; },
      [](Workbook& b) { b.sheets[0].rows[0].cells[0].text = "\xFF"; },
      [](Workbook& b) { b.sheets[0].rows[0].row = 7; },
      [](Workbook& b) { b.sheets[0].rows[1].row = kMaxSheetRows; },
      [](Workbook& b) { b.sheets[0].merged[0].last.row = kMaxSheetRows; },
      [](Workbook& b) { b.sheets[0].merged[0].first.column = 6; },
      [](Workbook& b) { b.sheets[0].hidden_columns[0] = kMaxSheetColumns; },
      [](Workbook& b) { b.sheets[0].notes[0].cell.row = kMaxSheetRows; },
  };
  for (std::size_t i = 0; i < changes.size(); ++i) {
    Workbook changed = ledger();
    changes[i](changed);
    EXPECT_FALSE(workbook_in(message_of(changed))) << i;
  }
}

TEST(Answer, AnErrorSpeaksOfItsFileInOneLine) {
  EXPECT_TRUE(is_possible(Error{ErrorKind::Locked, "needs a password", "a.docx"}, "a.docx"));
  EXPECT_TRUE(is_possible(Error{ErrorKind::Unreadable, "is damaged", "a.xlsx: sheet 'Đoàn'"}, "a.xlsx"));
  EXPECT_FALSE(is_possible(Error{ErrorKind::Locked, "needs a password", "b.docx"}, "a.docx"));
  EXPECT_FALSE(is_possible(Error{ErrorKind::Locked, "", "a.docx"}, "a.docx"));
  EXPECT_FALSE(is_possible(Error{ErrorKind::Locked, "one\nchancery: two", "a.docx"}, "a.docx"));
  EXPECT_FALSE(is_possible(Error{ErrorKind::Locked, "\x1B[2J", "a.docx"}, "a.docx"));
  EXPECT_FALSE(is_possible(Error{ErrorKind::Locked, std::string(5000, 'a'), "a.docx"}, "a.docx"));
}

}  // namespace
}  // namespace chancery
