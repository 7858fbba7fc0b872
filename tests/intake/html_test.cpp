#include "tests/intake/rendered.h"

namespace chancery {
namespace {

std::string page(const std::string& body, const std::string& head = "") {
  return "<!DOCTYPE html><html lang=\"vi\"><head><title>Trang</title>" + head + "</head><body>" + body +
         "</body></html>";
}

constexpr const char* kLong =
    "Ngày 20/6/2024, đoàn công tác của tỉnh đã đến thăm và làm việc với chính quyền tỉnh bạn về hợp tác giáo dục.";
constexpr const char* kLonger =
    "Hai bên thống nhất trao đổi đoàn hằng năm, mở lớp dạy tiếng cho cán bộ và giúp nhau quảng bá du lịch, văn hóa.";

std::string paragraph(const std::string& text) { return "<p>" + text + "</p>"; }

TEST(HtmlPage, LeavesOutWhatStandsAroundTheText) {
  const Rendition made = rendered(
      page("<header class='site-header'><div class='top-menu'><a href='/'>Trang chủ</a></div></header>"
           "<div class='content-wrap'><h1>Đoàn thăm tỉnh bạn</h1><div class='share-buttons'>Chia sẻ Facebook</div>"
           "<div class='detail'>" +
           paragraph(kLong) + paragraph(kLonger) +
           "</div>"
           "<div class='tin-lienQuan'><p>Ngày 1/1/2019, một đoàn khác đã đến thăm một nơi khác và làm việc ở đó rất "
           "lâu.</p></div>"
           "<ul><li><a href='a'>Tin khác thứ nhất của tòa soạn</a></li><li><a href='b'>Tin khác thứ hai</a></li></ul>"
           "<section id='comments'><p>Tôi thấy đoàn này đông vui quá, năm ngoái cũng đông như vậy, cảm ơn tòa soạn đã "
           "đưa.</p>"
           "</section></div><footer>Giấy phép ngày 1/2/2018</footer>"));
  EXPECT_EQ(made.text, "Đoàn thăm tỉnh bạn\n\n" + std::string(kLong) + "\n" + kLonger + "\n");
  EXPECT_EQ(made.format, FileFormat::Html);
}

TEST(HtmlPage, KeepsWhatOnlySoundsLikeFurniture) {
  const Rendition made =
      rendered(page("<article class='article-with-sidebar'><div class='page-content has-comments'>" + paragraph(kLong) +
                    "<p>Xem <a href='x'>thỏa thuận</a> đã ký năm 2022.</p></div></article>"));
  EXPECT_EQ(made.text, std::string(kLong) + "\nXem thỏa thuận đã ký năm 2022.\n");
}

TEST(HtmlPage, AShortPageIsReadWhole) {
  EXPECT_EQ(rendered("<html><body><p>Ngày 2/9.</p><p>Đoàn đến.</p></body></html>").text, "Ngày 2/9.\nĐoàn đến.\n");
}

TEST(HtmlPage, TellsTitleDayAuthorPublisherAndAddress) {
  const DocumentFields fields =
      rendered(page(paragraph(kLong),
                    "<meta property='og:title' content=' Đoàn  thăm '><meta name='author' content='https://a.vn/me'>"
                    "<meta property='og:site_name' content='Báo A'><link rel='canonical' href='https://a.vn/1.html'>"
                    "<script type='application/ld+json'>[{\"@graph\":[{\"@type\":\"NewsArticle\",\"datePublished\":"
                    "\"2024-06-20T08:30:00+07:00\",\"author\":[{\"name\":\"Lan\"},{\"name\":\"Minh\"}]}]}]</script>"))
          .fields;
  EXPECT_EQ(fields, (DocumentFields{"Đoàn thăm", "Lan, Minh", "Báo A", "https://a.vn/1.html", "2024-06-20", "vi"}));
}

TEST(HtmlPage, TakesNoDayThatIsNone) {
  for (const char* day : {"2024-02-30T00:00:00", "20 June 2024", "2024-06", "99999999"}) {
    EXPECT_EQ(
        rendered(page(paragraph(kLong), "<meta name='pubdate' content='" + std::string(day) + "'>")).fields.published,
        "")
        << day;
  }
  EXPECT_EQ(rendered(page(paragraph(kLong), "<meta name='pubdate' content='20240620'>")).fields.published,
            "2024-06-20");
  EXPECT_EQ(rendered(page("<time datetime='2023-01-05'>x</time>" + paragraph(kLong))).fields.published, "2023-01-05");
}

TEST(HtmlPage, ATableIsRowsOfCells) {
  const Rendition made = rendered(
      page(paragraph(kLong) +
           "<table><tr><th rowspan=2>Chỉ tiêu</th><th colspan=2>Năm</th></tr><tr><th>2022</th><th>2023</th></tr>"
           "<tr><td>Đoàn ra</td><td>12</td><td><p>15</p></td></tr></table>"));
  EXPECT_EQ(made.text, std::string(kLong) + "\n\nChỉ tiêu | Năm | \n | 2022 | 2023\nĐoàn ra | 12 | 15\n");
  const Piece& cell = piece_of(made, "15");
  EXPECT_EQ(cell.kind, PieceKind::Cell);
  EXPECT_EQ(std::tuple(cell.table, cell.row, cell.column), std::tuple(1, 3, 3));
}

TEST(HtmlPage, ATableThatOnlyPutsPartsSideBySideIsNone) {
  const Rendition made = rendered(page("<table><tr><td>" + paragraph(kLong) + paragraph(kLonger) + "</td><td>" +
                                       paragraph(kLonger) + paragraph(kLong) + "</td></tr></table>"));
  EXPECT_EQ(made.text.find('|'), std::string::npos);
  EXPECT_EQ(piece_of(made, "Hai bên").paragraph, 2U);
}

TEST(HtmlPage, ListsHaveTheirNumbers) {
  EXPECT_EQ(
      rendered("<html><body><p>Đề nghị:</p><ol start=3><li>Một</li><li>Hai<ul><li>Ba</li></ul></li></ol></body></html>")
          .text,
      "Đề nghị:\n3. Một\n4. Hai\n- Ba\n");
}

TEST(HtmlPage, LinesAndEntitiesAsTheyAreShown) {
  EXPECT_EQ(rendered("<html><body><p>A&amp;B&#7879;<br>hai\n  ba<b>bốn</b> năm</p><script>var "
                     "x='<p>no</p>';</script></body></html>")
                .text,
            "A&Bệ\nhai babốn năm\n");
}

TEST(HtmlPage, PagesInOtherEncodings) {
  const std::string utf8 = page(paragraph(kLong));
  std::string utf16 = "\xFF\xFE";
  for (const char16_t c : std::u16string(u"<html><body><p>Đoàn ra: 12</p></body></html>")) {
    utf16 += static_cast<char>(c & 0xFFU);
    utf16 += static_cast<char>(c >> 8U);
  }
  EXPECT_EQ(rendered(utf16).text, "Đoàn ra: 12\n");
  std::string broken = utf8;
  broken.insert(broken.find("Ngày"), "\xFF");
  EXPECT_EQ(rendered(broken).text, "\xEF\xBF\xBD" + std::string(kLong) + "\n");
}

TEST(HtmlPage, BrokenPagesAreReadAsFarAsTheyGo) {
  EXPECT_EQ(rendered("<div><p>Một<p>Hai<table><tr><td>Ba").text, "Một\nHai\nBa\n");
  std::string deep = "<html><body>";
  for (int i = 0; i < 100'000; ++i) deep += "<div>";
  const auto made = try_render(deep + "<p>x</p>");
  EXPECT_TRUE(made || made.error().kind == ErrorKind::TooLarge || made.error().kind == ErrorKind::Empty);
}

TEST(HtmlPage, APageWithoutTextSaysSo) {
  const auto made = try_render("<html><head><title>x</title></head><body><script>1</script></body></html>");
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().message(), "file: holds no text");
}

TEST(HtmlPage, TextThatOnlyMentionsTagsIsPlainText) {
  const auto made = try_render("Thẻ <p> là đoạn văn.");
  ASSERT_TRUE(made);
  EXPECT_FALSE(*made);
}

TEST(HtmlPage, CellsThatReachFarStandForFewEmptyOnes) {
  std::string page = "<html><body><table><tr>";
  for (int i = 0; i < 3000; ++i) page += "<td colspan=100 rowspan=100>a";
  for (int i = 0; i < 99; ++i) page += "<tr><td>b<td>c";
  const Rendition made = rendered(page + "</table></body></html>");
  EXPECT_TRUE(made.text.ends_with(" | b | c\n"));
  EXPECT_LT(made.text.size(), 500'000U);
}

TEST(HtmlPage, LongListsAreNumberedToTheirEnd) {
  std::string page = "<html><body><ol start=3>";
  for (int i = 0; i < 20'000; ++i) page += "<li>a<ol><li>b<p>c</ol>";
  const Rendition made = rendered(page + "<li>z</ol></body></html>");
  EXPECT_TRUE(made.text.starts_with("3. a\n1. b\nc\n4. a\n1. b\nc\n")) << made.text.substr(0, 40);
  EXPECT_TRUE(made.text.ends_with("20003. z\n"));
}

}  // namespace
}  // namespace chancery
