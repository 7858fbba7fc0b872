#pragma once
#include <map>
#include <string>
#include <string_view>

#include "report/paper.h"

namespace chancery {

/// Writes the body, and the footnotes that it asks for.
class DocxBody {
 public:
  explicit DocxBody(const Paper& paper);
  [[nodiscard]] const std::string& body() const { return body_; }
  [[nodiscard]] const std::string& notes() const { return notes_; }

 private:
  std::string text(const PaperText& text, bool bold = false);
  std::string reference(const std::string& note);
  void add(const PaperBlock& block);
  void add_table(const PaperBlock& table);
  void add_sides(const PaperBlock& sides);
  void add_cell(const std::string& content, int width, std::string_view style = "TableText");

  std::string language_, body_, notes_;
  std::map<std::string, std::string> numbers_;  ///< of the footnotes
};

}  // namespace chancery
