#include <cstdlib>

#include <gtest/gtest.h>

#include "intake/workbook.h"
#include "report/paper.h"
#include "report/paper_json.h"
#include "report/script_runs.h"
#include "tests/folder.h"

namespace chancery::test {
namespace {

PaperBlock block(PaperBlock::Kind kind, const std::string& text, const std::string& note = {}) {
  return {kind, {text, note}, {}, {}};
}

/// A paper with a word of each script in each kind of block.
Paper paper() {
  Paper out{"Hồ sơ & <mẫu>", "vi", {}};
  out.blocks.push_back(block(PaperBlock::Kind::Title, "Hồ sơ: ສະຫວັນນະເຂດ"));
  out.blocks.push_back(block(PaperBlock::Kind::Subtitle, "20/6/2024"));
  out.blocks.push_back(block(PaperBlock::Kind::Heading, "ข้อตกลง"));
  out.blocks.push_back(block(PaperBlock::Kind::Paragraph, "5 < 6 & \"7\"", "câu nguồn (a.txt)"));
  out.blocks.push_back(block(PaperBlock::Kind::Item, "អនុស្សរណៈ 2024"));
  PaperBlock table{PaperBlock::Kind::Table, {}, {"Tên", "Ngày", "Hạn"}, {}};
  table.rows.push_back({{"Bản ghi nhớ", "câu khác"}, {"1/2/2024", {}}, {"", {}}});
  table.rows.push_back({{"Chỉ một ô", {}}});
  out.blocks.push_back(table);
  PaperBlock sides{PaperBlock::Kind::Sides, {}, {}, {}};
  sides.rows.push_back({{"SỞ NGOẠI VỤ", {}, {}, true}, {"Độc lập - Tự do - Hạnh phúc", {}, {}, true}});
  sides.rows.push_back({{"Số: 12"}, {}});
  out.blocks.push_back(sides);
  return out;
}

/// The words of a page, without its markup and as if on one line.
std::string words_of(const std::string& html) {
  std::string out;
  bool inside = false;
  for (const char c : html) {
    if (c == '<') inside = true;
    const bool space = c == '\n' || c == '\t' || c == ' ';
    if (!inside && !(space && !out.empty() && out.back() == ' ')) out += space ? ' ' : c;
    if (c == '>') inside = false;
  }
  return out;
}

TEST(ScriptRuns, CutWhereTheScriptChanges) {
  const auto runs = script_runs("Gặp ສປປ ລາວ, 2024 และ មណ្ឌល.");
  ASSERT_EQ(runs.size(), 4U);
  EXPECT_EQ(runs[0].text, "Gặp ");
  EXPECT_EQ(runs[0].script, nullptr);
  EXPECT_EQ(runs[1].text, "ສປປ ລາວ, 2024 ") << "digits and marks stay with what stands before them";
  EXPECT_EQ(runs[1].script->code, "Laoo");
  EXPECT_EQ(runs[2].script->code, "Thai");
  EXPECT_EQ(runs[3].text, "មណ្ឌល.");
  EXPECT_EQ(runs[3].script->language, "km-KH");
  EXPECT_TRUE(script_runs("").empty());
  EXPECT_EQ(script_runs("12 / 34").size(), 1U);
  EXPECT_EQ(script_runs("\xff\xfe").size(), 1U);
}

TEST(Docx, TheSamePaperGivesTheSameBytes) {
  const auto first = to_docx(paper());
  ASSERT_TRUE(first);
  EXPECT_EQ(*first, *to_docx(paper()));
  EXPECT_EQ(first->substr(0, 2), "PK");
  EXPECT_EQ(first->substr(first->size() - 22, 4), std::string("PK\x05\x06", 4)) << "nothing stands behind the archive";
}

TEST(Docx, IllFormedTextAndControlCharactersDoNoHarm) {
  Paper out{"\xff", "vi", {}};
  out.blocks.push_back(block(PaperBlock::Kind::Paragraph, std::string("a\x01\xff\0b", 5), "\xc3"));
  out.blocks.push_back({PaperBlock::Kind::Table, {}, {}, {{{"no head", {}}}}});
  EXPECT_TRUE(to_docx(out));
  EXPECT_TRUE(to_docx({}));
}

/// LibreOffice is what shows that a Word file is one.
TEST(Docx, LibreOfficeReadsItWithTablesAndFootnotes) {
  if (std::system("command -v soffice >/dev/null 2>&1") != 0)
    GTEST_SKIP() << "there is no soffice: install libreoffice-writer-nogui";
  const Folder folder;
  const std::string file = folder.file("a.docx", *to_docx(paper()));
  const std::string command = "cd '" + folder.path() + "' && HOME='" + folder.path() +
                              "' soffice --headless --convert-to html:HTML:UTF8 a.docx >/dev/null 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0) << command;
  const std::string html = contents(folder.path("a.html"));
  for (const char* part : {"<table", "sdfootnote2", "<li>", "<h1"})
    EXPECT_NE(html.find(part), std::string::npos) << part;
  const std::string words = words_of(html);
  for (const char* text : {"Hồ sơ: ສະຫວັນນະເຂດ", "ข้อตกลง", "5 &lt; 6 &amp;", "អនុស្សរណៈ 2024", "Bản ghi nhớ",
                           "câu nguồn (a.txt)", "câu khác", "SỞ NGOẠI VỤ", "Độc lập - Tự do - Hạnh phúc", "Số: 12"})
    EXPECT_NE(words.find(text), std::string::npos) << text << "\n" << words;
}

TEST(PaperPlain, IsTextToBeCopied) {
  EXPECT_EQ(
      to_plain(paper()),
      "Hồ sơ: ສະຫວັນນະເຂດ\n20/6/2024\n\nข้อตกลง\n5 < 6 & \"7\" [câu nguồn (a.txt)]\n- អនុស្សរណៈ 2024\n"
      "- Bản ghi nhớ [câu khác]; Ngày: 1/2/2024\n- Chỉ một ô\nSỞ NGOẠI VỤ\nSố: 12\nĐộc lập - Tự do - Hạnh phúc\n");
}

TEST(Docx, ANoteThatStandsAlreadyIsReferredTo) {
  Paper out{"a", "vi", {}};
  for (const char* note : {"same", "other", "same"})
    out.blocks.push_back(block(PaperBlock::Kind::Paragraph, "text", note));
  const std::string html = to_html(out, {});
  EXPECT_NE(html.find("<li id=\"n2\">other</li>\n</ol>"), std::string::npos) << html;
  EXPECT_NE(html.find("text<sup><a href=\"#n1\">1</a></sup></p>\n<ol"), std::string::npos) << html;
}

TEST(PaperJson, ComesBackAsItWas) {
  Paper out = paper();
  out.sources = "Nguồn";
  out.blocks.back().rows[0][1].number = PaperNumber{"1.5", "USD"};
  const Json kept = to_json(out);
  const auto back = paper_of(*parse_json(to_string(kept), "kept"), "BP-1");
  ASSERT_TRUE(back) << back.error().message();
  EXPECT_EQ(to_string(to_json(*back)), to_string(kept));
  EXPECT_EQ(*to_docx(*back), *to_docx(out));
  for (const char* broken : {"{}", "[]", R"({"blocks":[{"kind":"picture"}]})", R"({"blocks":[1]})"}) {
    const auto none = paper_of(*parse_json(broken, "kept"), "BP-1");
    ASSERT_FALSE(none) << broken;
    EXPECT_EQ(none.error().place, "BP-1");
  }
}

TEST(PaperHtml, IsWholeAndSafe) {
  const std::string html = to_html(paper(), "@font-face{}");
  for (const char* part :
       {"<html lang=\"vi\">", "<title>Hồ sơ &amp; &lt;mẫu&gt;</title>", "@font-face{}", "5 &lt; 6 &amp; &quot;7&quot;",
        "<span lang=\"lo-LA\">ສະຫວັນນະເຂດ</span>", "<ul>\n<li>", "</ul>\n<table>", "<th>Hạn</th>", "default-src 'none'"})
    EXPECT_NE(html.find(part), std::string::npos) << part << "\n" << html;
  EXPECT_EQ(html.find("http"), html.find("http-equiv")) << "nothing is asked for outside";
  EXPECT_EQ(html, to_html(paper(), "@font-face{}"));
}

TEST(PaperSheets, ATableEachWithItsNumbersAndSources) {
  Paper out = paper();
  out.sources = "Nguồn";
  PaperBlock figures{PaperBlock::Kind::Table, {}, {"Chỉ tiêu", "Thực hiện"}, {}};
  figures.rows.push_back({{"Xuất khẩu", {}}, {"1,5 USD*", "câu", PaperNumber{"1.5", "USD"}}});
  figures.rows.push_back({{"Tỷ lệ", {}}, {"12,5%", {}, PaperNumber{"12.5", "%"}}});
  out.blocks.push_back(block(PaperBlock::Kind::Heading, "a [very] long: heading of a section/part 'x'"));
  out.blocks.push_back(figures);
  out.blocks.push_back(figures);
  const auto bytes = to_sheets(out);
  ASSERT_TRUE(bytes) << bytes.error().message();
  const auto back = read_workbook("back", std::as_bytes(std::span(*bytes)));
  ASSERT_TRUE(back) << back.error().message();
  const Workbook& book = *back;
  ASSERT_EQ(book.sheets.size(), 3U);
  EXPECT_EQ(book.sheets[0].name, "ข้อตกลง");
  EXPECT_EQ(book.sheets[1].name, "a very long heading of a sectio");
  EXPECT_EQ(book.sheets[2].name, "a very long heading of a sect 2");
  EXPECT_EQ(book.sheets[1].find({0, 2})->text, "Nguồn");
  EXPECT_EQ(book.sheets[1].find({1, 2})->text, "câu");
  EXPECT_EQ(book.sheets[1].find({1, 1})->kind, CellKind::Number);
  EXPECT_EQ(book.sheets[1].find({1, 1})->text, "1.5");
  EXPECT_EQ(book.sheets[1].find({2, 1})->unit, "%");
  const auto empty = to_sheets({"", "vi", {}});
  ASSERT_TRUE(empty) << empty.error().message();
}

}  // namespace
}  // namespace chancery::test
