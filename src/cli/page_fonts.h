#pragma once
#include <string>

namespace chancery {

/// Appends the fonts of a page as rules of CSS: one a script, within the page, so that it asks for nothing outside.
void append_page_fonts(std::string& out);

}  // namespace chancery
