#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "register/office.h"

namespace chancery {

/// One figure among several that differ, with where it stands.
struct DifferingFigure {
  std::string number, unit;
  std::string status;  ///< estimated, provisional, final, or empty
  std::string as_of;   ///< EDTF, where the text says it
  std::string document, source, published;
  std::int64_t begin = 0, end = 0;
  std::int64_t decision = 0;  ///< 0 where it needed none
  std::string decision_state;
};

/// Why figures of the same measure, place and period differ, as far as the sources tell.
enum class DifferenceCause : std::uint8_t { Unknown, Estimate, LaterDate, Definition };
inline constexpr std::string_view kDifferenceCauses[] = {"unknown", "estimate", "later_date", "definition"};

/// Figures that differ although they are of the same measure, locality and period. It stays until one figure is left
/// that is not set aside.
struct Difference {
  std::string measure, place, period;
  DifferenceCause cause = DifferenceCause::Unknown;
  std::vector<DifferingFigure> figures;  ///< one for each number, the first source of each
};

/// The differences in the documents that are not replaced by newer versions, in the order of measure, place and period.
Result<std::vector<Difference>> list_differences(const Office& office);

}  // namespace chancery
