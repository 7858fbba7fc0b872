#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reading/packs/pack.h"
#include "reading/scan/scanner.h"

namespace chancery {

/// What the packs know of a stretch of a query or of a value.
struct KnownWords {
  std::uint32_t begin = 0, end = 0;  ///< in the folded text
  std::vector<std::int32_t> places;  ///< whose name it is
  bool place_head = false;           ///< what stands beside a name of a place: province, city
  bool function_word = false;        ///< tells nothing by itself: of, with
};

/// Finds places of the world data in short texts, by all names that they have in any language.
class PlaceFinder {
 public:
  /// The packs outlive it.
  explicit PlaceFinder(const Packs& packs) : packs_(packs), scanner_(packs) {}

  /// Names of places as they stand, with their capitals. `folded`: see `fold`.
  [[nodiscard]] std::vector<KnownWords> find(std::string_view folded) const;
  /// In a query, which people write without capitals.
  [[nodiscard]] std::vector<KnownWords> find_in_query(std::string_view folded) const;

  /// What the place is called in each language, without doubles.
  [[nodiscard]] std::vector<std::string> names(std::int32_t place) const;
  /// What stands for it in a reading: its code, or where it has none its English name.
  [[nodiscard]] std::string_view key(std::int32_t place) const;
  /// The usual English name of the place with this code; the code where it is not known.
  [[nodiscard]] std::string name_of(std::string_view code) const;

 private:
  const Packs& packs_;
  Scanner scanner_;
};

}  // namespace chancery
