#pragma once
#include <optional>

#include "reading/fields/official_fields.h"

namespace chancery {

/// The lines below the text of a document: recipients, and who signed with which authority.
class OfficialFields::Foot {
 public:
  /// `part` holds the mentions of [begin, end) of the text.
  Foot(OfficialFields& out, std::string_view text, std::uint32_t begin, std::uint32_t end, const Reading& part);

  /// Adds what the foot says where this part has one; without a word for the recipients only the `last` part has.
  void find(bool last);

 private:
  void find_end();
  [[nodiscard]] std::optional<std::uint32_t> find_recipients() const;
  void add_recipients(std::uint32_t at);
  void find_signer(std::uint32_t begin);
  [[nodiscard]] bool take_line(const OfficialLine& line);
  [[nodiscard]] bool take_cell(Stroke cell, bool table);
  [[nodiscard]] const Mention* person_at_end(Stroke cell) const;
  [[nodiscard]] bool is_post(Stroke cell) const;
  [[nodiscard]] Stroke own_post(Stroke cell) const;

  OfficialFields& out_;
  std::string_view text_;
  std::uint32_t begin_, end_;
  const Reading& part_;
  Stroke authority_, post_;
};

}  // namespace chancery
