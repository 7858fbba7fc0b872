#include "tests/intake/pdf_files.h"

#include <array>
#include <cstdio>

#include "text/utf8.h"

namespace chancery {
namespace {

constexpr std::string_view kToUnicode =
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    "1 beginbfrange <0000> <FFFF> <0000> endbfrange\n"
    "endcmap CMapName currentdict /CMap defineresource pop end end";

std::string stream(std::string_view content) {
  return "<< /Length " + std::to_string(content.size()) + " >> stream\n" + std::string(content) + "\nendstream";
}

std::string wide_font(std::string_view name, bool says) {
  return "<< /Type /Font /Subtype /Type0 /BaseFont /" + std::string(name) + " /Encoding /Identity-H " +
         (says ? "/ToUnicode 6 0 R " : "") + "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /" +
         std::string(name) +
         " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 5 0 R >>] "
         ">>";
}

std::string fixed_font(std::string_view name) {
  return "<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont /" + std::string(name) + " >>";
}

std::string number(double value) {
  std::array<char, 32> out{};
  return {out.data(), static_cast<std::size_t>(std::snprintf(out.data(), out.size(), "%.3f", value))};
}

}  // namespace

std::string make_pdf(const std::vector<PdfPageSource>& pages, const std::vector<std::string>& objects,
                     std::string_view trailer) {
  constexpr std::size_t kFirstFree = 20;
  std::vector<std::string> all(kFirstFree);
  all[1] = "<< /Type /Catalog /Pages 2 0 R >>";
  all[3] = "<< /Font << /F1 " + fixed_font("Helvetica") + " /F2 " + fixed_font("Helvetica-Bold") + " /U " +
           wide_font("Wide", true) + " /N " + wide_font("Wide", false) + " >> >>";
  all[5] =
      "<< /Type /FontDescriptor /FontName /Wide /Flags 4 /FontBBox [0 -200 500 800] /ItalicAngle 0 /Ascent 800 "
      "/Descent -200 /CapHeight 700 /StemV 80 >>";
  all[6] = stream(kToUnicode);
  all.insert(all.end(), objects.begin(), objects.end());
  std::string kids;
  for (const PdfPageSource& page : pages) {
    kids += std::to_string(all.size()) + " 0 R ";
    all.push_back("<< /Type /Page /Parent 2 0 R /Resources 3 0 R " + page.entries + " /Contents " +
                  std::to_string(all.size() + 1) + " 0 R >>");
    all.push_back(stream(page.content));
  }
  all[2] = "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages.size()) + " >>";
  std::string file = "%PDF-1.7\n";
  std::string table = "xref\n0 " + std::to_string(all.size()) + "\n0000000000 65535 f \n";
  for (std::size_t i = 1; i < all.size(); ++i) {
    std::array<char, 32> entry{};
    std::snprintf(entry.data(), entry.size(), "%010zu 00000 n \n", file.size());
    table += entry.data();
    file += std::to_string(i) + " 0 obj\n" + (all[i].empty() ? "null" : all[i]) + "\nendobj\n";
  }
  const std::string start = std::to_string(file.size());
  return file + table + "trailer\n<< /Size " + std::to_string(all.size()) + " /Root 1 0 R " + std::string(trailer) +
         " >>\nstartxref\n" + start + "\n%%EOF\n";
}

std::string pdf_text(double x, double y, double size, std::string_view utf8, std::string_view font) {
  std::string shown;
  const bool wide = font == "U" || font == "N";
  const auto* at = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto* end = at + utf8.size();
  while (at < end) {
    const Utf8Char c = read_utf8(at, end);
    std::array<char, 8> code{};
    std::snprintf(code.data(), code.size(), wide ? "%04X" : "%02X", static_cast<unsigned>(c.code));
    shown += code.data();
    at += c.length;
  }
  return "BT /" + std::string(font) + " " + number(size) + " Tf " + number(x) + " " + number(y) + " Td <" + shown +
         "> Tj ET\n";
}

}  // namespace chancery
