#pragma once
#include <map>
#include <string>

#include "intake/formats/workbook_source.h"
#include "intake/formats/xml_reader.h"

namespace chancery {

/// The styles of an OpenDocument file, as far as they tell the font of text and whether a sheet is shown.
class OdfStyles {
 public:
  /// Takes the element that begins at the reader, where it is one that matters.
  void take(XmlReader& xml);

  /// The font of a style or of those that it builds upon; empty where none names one.
  [[nodiscard]] std::string font_of(const std::string& style) const;
  [[nodiscard]] bool hides_sheet(const std::string& style) const;

 private:
  struct Style {
    std::string parent;
    std::string font;
    bool hidden = false;
  };
  std::map<std::string, std::string> faces_;  ///< family by the name of the face
  std::map<std::string, Style> styles_;
  std::string current_;
};

}  // namespace chancery
