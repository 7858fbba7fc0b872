#pragma once
#include <optional>
#include <string>
#include <unordered_map>

#include "intake/formats/list_numbers.h"
#include "intake/formats/render_formats.h"

namespace chancery {

/// What a paragraph has by its style.
struct ParagraphStyle {
  std::string font;  ///< empty where it names none
  bool heading = false;
  std::string list;  ///< id of its numbering; empty where it has none
  std::size_t level = 0;
};

/// The styles and lists of a Word file (ISO/IEC 29500-1, 17.7 and 17.9), as far as they change the text.
class DocxParts {
 public:
  /// Errors: Unreadable.
  [[nodiscard]] static Result<DocxParts> read(const WorkbookSource& source, const ZipFile& zip);

  /// By id; the default paragraph where there is none such.
  [[nodiscard]] ParagraphStyle style(const std::string& id) const;
  /// The label of the next item of a list; empty where there is no such list.
  [[nodiscard]] std::string next_label(const std::string& list, std::size_t level);

 private:
  struct Style {
    std::string based_on, font, list;
    std::optional<std::size_t> level;
    bool heading = false;
  };
  Status read_styles(const WorkbookSource& source, const std::string& xml);
  Status read_numbering(const WorkbookSource& source, const std::string& xml);

  std::unordered_map<std::string, Style> styles_;
  std::string default_style_, default_font_;
  std::unordered_map<std::string, std::string> abstract_of_;  ///< by numbering id
  std::unordered_map<std::string, ListLevels> levels_;        ///< by abstract numbering id
  std::unordered_map<std::string, ListCounter> counters_;     ///< by abstract numbering id: lists that share it go on
};

}  // namespace chancery
