#pragma once
#include <string>

#include "report/paper.h"
#include "report/record_form.h"

namespace chancery {

/// Puts records of an office on a paper, in the language of the screen.
class RecordPaper {
 public:
  RecordPaper(const Office& office, const Screen& screen) : office_(office), screen_(screen) {
    paper_.language = screen.language;
    paper_.sources = screen.words.word("report", "sources");
  }

  void title(std::string text);
  void add(PaperBlock::Kind kind, std::string text, std::string note = {});
  void add(PaperBlock table) { paper_.blocks.push_back(std::move(table)); }
  Paper take() { return std::move(paper_); }

  /// The name of a field.
  [[nodiscard]] std::string label(std::string_view type, std::string_view field) const;
  /// The first value of a field, or one of them, as the reader's language writes it; a time as `5 years`.
  [[nodiscard]] std::string shown(const Record& record, std::string_view field) const {
    return shown(record, field, record.text_of(field));
  }
  [[nodiscard]] std::string shown(const Record& record, std::string_view field, const std::string& value) const;
  /// The sentence that a field rests on, with the file that it stands in; empty where it was entered by hand.
  [[nodiscard]] Result<std::string> source_of(const Record& record, std::string_view field) const;
  /// The name of the record that a value of a field leads to; the value as people read it where it leads to none.
  [[nodiscard]] Result<std::string> shown_behind(const Record& record, std::string_view field,
                                                 const std::string& value) const;

  static constexpr std::size_t kLongestQuote = 240;

 private:
  const Office& office_;
  const Screen& screen_;
  Paper paper_;
};

}  // namespace chancery
