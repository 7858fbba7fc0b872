#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "register/office/office.h"

namespace chancery {

/// One figure among several that differ, with where it stands.
struct DifferingFigure {
  std::string number, unit;
  std::string status;     ///< estimated, provisional, final, or empty
  std::string qualifier;  ///< about, over, under, nearly, or empty
  std::string modality;   ///< of its kind: done is empty
  std::string issuer;     ///< of its document, where that is known
  bool by_owner = false;  ///< the issuer is one of the owners
  std::string as_of;      ///< EDTF, where the text says it
  std::string document, source, published;
  std::int64_t begin = 0, end = 0;
  std::int64_t decision = 0;  ///< 0 where it needed none
  std::string decision_state;
};

/// Why figures of the same measure, place and period differ, as far as the sources tell: one is an estimate; they cover
/// other months; the locality had another territory; other things were counted.
enum class DifferenceCause : std::uint8_t { Unknown, Estimate, Months, Territory, Definition };
inline constexpr std::string_view kDifferenceCauses[] = {"unknown", "estimate", "months", "territory", "definition"};

/// Figures that contradict each other although they are of the same measure, locality, period and modality. Those that
/// a more settled or later one of the owner revised (`revises`) are not among them, nor rounded ones that agree. It
/// stays until somebody decides which counts (`decide_figure`), or sets all but one aside.
struct Difference {
  std::string measure, place, period;
  DifferenceCause cause = DifferenceCause::Unknown;
  std::vector<std::string> owners;       ///< whose figure counts, where that is known
  std::vector<DifferingFigure> figures;  ///< one for each number, the first source of each
};

/// The differences in the documents that are not replaced by newer versions, in the order of measure, place and period.
Result<std::vector<Difference>> list_differences(const Office& office);

}  // namespace chancery
