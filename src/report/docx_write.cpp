#include "report/docx_body.h"
#include "report/docx_xml.h"
#include "report/markup_text.h"
#include "report/zip_write.h"

// The parts of a Word file around its body, packed as ECMA-376 part 2, 5th edition, says.

namespace chancery {
namespace {

std::string style(std::string_view id, std::string_view name, std::string_view paragraph_as, std::string_view run_as,
                  std::string_view more = {}) {
  return "<w:style w:type=\"paragraph\" w:styleId=\"" + std::string(id) + "\"><w:name w:val=\"" + std::string(name) +
         "\"/><w:basedOn w:val=\"Normal\"/>" + std::string(more) + "<w:qFormat/><w:pPr>" + std::string(paragraph_as) +
         "</w:pPr><w:rPr>" + std::string(run_as) + "</w:rPr></w:style>";
}

std::string styles(const std::string& language) {
  std::string out = std::string(kXmlHead) + "<w:styles" + std::string(kWordNames) +
                    "><w:docDefaults><w:rPrDefault><w:rPr>" + font_property(kLatinFont) +
                    "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/><w:lang w:val=\"" + language +
                    "\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>";
  out +=
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr>"
      "<w:spacing w:after=\"60\"/></w:pPr></w:style>";
  out += style("Title", "Title", "<w:spacing w:after=\"60\"/><w:jc w:val=\"center\"/>",
               "<w:b/><w:bCs/><w:sz w:val=\"30\"/><w:szCs w:val=\"30\"/>");
  out += style("Subtitle", "Subtitle", "<w:spacing w:after=\"160\"/><w:jc w:val=\"center\"/>", "<w:i/><w:iCs/>");
  out += style("Heading1", "heading 1",
               "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\"/><w:outlineLvl w:val=\"0\"/>",
               "<w:b/><w:bCs/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>", "<w:next w:val=\"Normal\"/>");
  out += style("ListBullet", "List Bullet",
               "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"40\"/>", "");
  out += style("TableText", "Table Text", "<w:spacing w:after=\"0\"/>", "<w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>");
  out += style("SideText", "Side Text", "<w:spacing w:after=\"0\"/><w:jc w:val=\"center\"/>", "");
  out += style("FootnoteText", "footnote text", "<w:spacing w:after=\"0\"/>",
               "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>");
  out +=
      "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/><w:rPr>"
      "<w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>";
  std::string borders;
  for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
    borders += "<w:" + std::string(side) + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>";
  out += "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>" +
         borders +
         "</w:tblBorders><w:tblCellMar><w:top w:w=\"40\" w:type=\"dxa\"/><w:left w:w=\"80\" w:type=\"dxa\"/><w:right "
         "w:w=\"80\" "
         "w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>";
  return out + "</w:styles>";
}

std::string numbering() {
  return std::string(kXmlHead) + "<w:numbering" + std::string(kWordNames) +
         "><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start "
         "w:val=\"1\"/>"
         "<w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"–\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"360\" "
         "w:hanging=\"260\"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
         "w:val=\"0\"/></w:num></w:numbering>";
}

std::string document(const std::string& body) {
  // A4 with margins of 2 cm (Decree 30/2020/ND-CP, Appendix I: 20 to 25 mm above and below).
  return std::string(kXmlHead) + "<w:document" + std::string(kWordNames) + "><w:body>" + body +
         "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" "
         "w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
}

std::string footnotes(const std::string& notes) {
  // The two that every file has: the line above the notes of a page, and that of a note that goes on (17.11.10).
  std::string out = std::string(kXmlHead) + "<w:footnotes" + std::string(kWordNames) + ">";
  out +=
      "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
      "<w:footnote w:type=\"continuationSeparator\" "
      "w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>";
  return out + notes + "</w:footnotes>";
}

constexpr std::string_view kParts[][2] = {{"styles", "styles"}, {"numbering", "numbering"}, {"footnotes", "footnotes"}};

std::string content_types() {
  std::string out =
      std::string(kXmlHead) +
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
      "ContentType=\"application/xml\"/>";
  const std::string_view type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  out += "<Override PartName=\"/word/document.xml\" ContentType=\"" + std::string(type) + "document.main+xml\"/>";
  for (const auto& part : kParts)
    out += "<Override PartName=\"/word/" + std::string(part[0]) + ".xml\" ContentType=\"" + std::string(type) +
           std::string(part[1]) + "+xml\"/>";
  out +=
      "<Override PartName=\"/docProps/core.xml\" "
      "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>";
  return out + "</Types>";
}

std::string relation(int number, std::string_view type, std::string_view target) {
  return "<Relationship Id=\"rId" + std::to_string(number) + "\" Type=\"" + std::string(type) + "\" Target=\"" +
         std::string(target) + "\"/>";
}

std::string relations(const std::string& all) {
  return std::string(kXmlHead) +
         "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + all +
         "</Relationships>";
}

std::string part_relations() {
  const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  std::string out;
  int number = 0;
  for (const auto& part : kParts) out += relation(++number, type + std::string(part[1]), std::string(part[0]) + ".xml");
  return relations(out);
}

std::string core(const Paper& paper) {
  return std::string(kXmlHead) +
         "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
         escaped(paper.title) + "</dc:title><dc:language>" + escaped(paper.language) +
         "</dc:language></cp:coreProperties>";
}

}  // namespace

Result<std::string> to_docx(const Paper& paper) {
  const DocxBody writer(paper);
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
  const std::string properties =
      "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
  return to_zip({{"[Content_Types].xml", content_types()},
                 {"_rels/.rels",
                  relations(relation(1, office, "word/document.xml") + relation(2, properties, "docProps/core.xml"))},
                 {"docProps/core.xml", core(paper)},
                 {"word/document.xml", document(writer.body())},
                 {"word/_rels/document.xml.rels", part_relations()},
                 {"word/styles.xml", styles(paper.language)},
                 {"word/numbering.xml", numbering()},
                 {"word/footnotes.xml", footnotes(writer.notes())}});
}

}  // namespace chancery
