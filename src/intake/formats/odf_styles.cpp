#include "intake/formats/odf_styles.h"

namespace chancery {
namespace {

/// Names of more than one word stand in apostrophes.
std::string bare(std::string name) {
  if (name.size() >= 2 && name.front() == '\'' && name.back() == '\'') return name.substr(1, name.size() - 2);
  return name;
}

}  // namespace

void OdfStyles::take(XmlReader& xml) {
  const std::string_view name = xml.name();
  if (name == "font-face") {
    faces_[xml.attribute("name").value_or("")] = bare(xml.attribute("font-family").value_or(""));
  } else if (name == "style" || name == "default-style") {
    current_ = xml.attribute("name").value_or("");
    styles_[current_].parent = xml.attribute("parent-style-name").value_or("");
  } else if (name == "text-properties") {
    std::string& font = styles_[current_].font;
    if (const auto face = xml.attribute("font-name")) {
      const auto known = faces_.find(*face);
      font = known == faces_.end() ? *face : known->second;
    } else if (const auto family = xml.attribute("font-family")) {
      font = bare(*family);
    }
  } else if (name == "table-properties") {
    styles_[current_].hidden = xml.attribute("display").value_or("true") == "false";
  }
}

std::string OdfStyles::font_of(const std::string& style) const {
  constexpr int kMostParents = 20;  // a circle would not end
  std::string at = style;
  for (int i = 0; i < kMostParents && !at.empty(); ++i) {
    const auto found = styles_.find(at);
    if (found == styles_.end()) return "";
    if (!found->second.font.empty()) return found->second.font;
    at = found->second.parent;
  }
  return "";
}

bool OdfStyles::hides_sheet(const std::string& style) const {
  const auto found = styles_.find(style);
  return found != styles_.end() && found->second.hidden;
}

}  // namespace chancery
