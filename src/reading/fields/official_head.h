#pragma once
#include <optional>

#include "reading/fields/official_fields.h"

namespace chancery {

/// The lines above the text of a document.
class OfficialFields::Head {
 public:
  /// `part` holds the mentions of `text` up to `end`.
  Head(OfficialFields& out, std::string_view text, std::uint32_t end, const Reading& part);

  /// Adds what the head says; false, and nothing added, where it is none of an official document.
  bool find();

 private:
  [[nodiscard]] bool find_number();
  [[nodiscard]] bool is_number_in(std::size_t line, std::size_t cell, std::uint32_t at, bool colon);
  [[nodiscard]] bool is_official() const;
  void find_issuers();
  void add_issuers(const std::vector<Stroke>& lines);
  [[nodiscard]] bool may_be_issuer(Stroke cell) const;
  void split_by_bodies(Stroke cell, std::vector<Stroke>& out) const;
  void find_day();
  [[nodiscard]] std::optional<std::size_t> day_in(Stroke cell) const;
  void find_type();
  void find_title(std::size_t line);
  void find_subject();
  void find_addressees();

  [[nodiscard]] bool begins(OfficialMark mark, Stroke cell) const {
    return out_.marks_.match(mark, text_, cell.begin).has_value();
  }
  [[nodiscard]] bool begins_any(Stroke cell) const;
  [[nodiscard]] Stroke behind(OfficialMark mark, Stroke cell) const;

  OfficialFields& out_;
  std::string_view text_;
  const Reading& part_;
  std::vector<OfficialLine> lines_;
  std::size_t number_line_ = 0, number_cell_ = 0;
  std::uint32_t mark_begin_ = 0;  ///< of the word for the number
  Stroke number_;
};

}  // namespace chancery
