#include "report/docx_xml.h"

#include "base/markup.h"
#include "text/utf8.h"

namespace chancery {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : valid_utf8(text)) {
    const std::string_view entity = entity_of(static_cast<unsigned char>(c));
    if (entity.empty()) {
      out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    } else {
      out += entity;
    }
  }
  return out;
}

std::string font_property(std::string_view font) {
  std::string out = "<w:rFonts";
  for (const char* of : {"ascii", "hAnsi", "cs", "eastAsia"})
    out += " w:" + std::string(of) + "=\"" + std::string(font) + "\"";
  return out + "/>";
}

}  // namespace chancery
