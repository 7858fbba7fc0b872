#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "reading/packs/pack.h"

namespace chancery {

enum class OfficialMark : std::uint8_t {
  Motto,
  Number,
  Subject,
  Addressee,
  Recipients,
  PointingBack,
  Authority,
  Continued
};

/// What the packs say that official letters are marked with (official.toml), to be found in folded text without regard
/// to case and to how wide a space is. The packs outlive it.
class OfficialMarks {
 public:
  explicit OfficialMarks(const Packs& packs);

  /// The end of the longest form that begins at `at` of `text` and ends at the edge of a word, where one does.
  [[nodiscard]] std::optional<std::size_t> match(OfficialMark mark, std::string_view text, std::size_t at) const;

  struct Type {
    std::string_view name;  ///< as in official.toml
    std::size_t end = 0;    ///< of its form in the text
  };
  /// The type of document whose name begins at `at`; the longest.
  [[nodiscard]] std::optional<Type> type(std::string_view text, std::size_t at) const;

 private:
  struct TypeForm {
    std::string_view name, form;
  };
  std::array<std::vector<std::string_view>, 8> forms_;  ///< by OfficialMark
  std::vector<TypeForm> types_;
};

}  // namespace chancery
