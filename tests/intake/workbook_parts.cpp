#include "tests/intake/workbook_parts.h"

#include <archive.h>
#include <archive_entry.h>

namespace chancery {

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts) {
  std::size_t total = 1U << 14U;
  for (const auto& [name, content] : parts) total += name.size() * 2 + content.size() + (content.size() >> 8U) + 512;
  std::string out(total, '\0');
  std::size_t used = 0;
  archive* zip = archive_write_new();
  archive_write_set_format_zip(zip);
  archive_write_open_memory(zip, out.data(), out.size(), &used);
  for (const auto& [name, content] : parts) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(zip, entry);
    archive_write_data(zip, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(zip);
  archive_write_free(zip);
  out.resize(used);
  return out;
}

std::string xlsx_of(const std::string& sheet, const std::string& styles, const std::string& strings) {
  return zip_of({{"xl/workbook.xml",
                  R"(<workbook xmlns:r="r"><sheets><sheet name="Sổ" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
                 {"xl/_rels/workbook.xml.rels",
                  R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)"},
                 {"xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>"},
                 {"xl/sharedStrings.xml", "<sst>" + strings + "</sst>"},
                 {"xl/worksheets/sheet1.xml", "<worksheet>" + sheet + "</worksheet>"}});
}

std::string ods_of(const std::string& body, const std::string& styles) {
  const std::string names =
      R"(xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:fo="f" xmlns:svg="v")";
  return zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                 {"content.xml", "<office:document-content " + names + "><office:automatic-styles>" + styles +
                                     "</office:automatic-styles><office:body><office:spreadsheet>" + body +
                                     "</office:spreadsheet></office:body></office:document-content>"}});
}

}  // namespace chancery
