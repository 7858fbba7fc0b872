#include "report/docx_xml.h"

namespace chancery {

std::string font_property(std::string_view font) {
  std::string out = "<w:rFonts";
  for (const char* of : {"ascii", "hAnsi", "cs", "eastAsia"})
    out += " w:" + std::string(of) + "=\"" + std::string(font) + "\"";
  return out + "/>";
}

}  // namespace chancery
