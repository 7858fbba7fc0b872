#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "register/review/review.h"

namespace chancery {

/// Another decision on a figure of the same measure, place, period and modality.
struct OtherFigure {
  std::int64_t decision = 0;
  std::string state;
  bool same_number = false;  ///< in the same unit
};
Result<std::vector<OtherFigure>> find_other_figures(const Office& office, const PendingDecision& decision);

/// Where a decision brings a figure into a record that holds one: does it take its place, by `revises` or because the
/// person says so? Then `change` ends what was told with the one before. Where both are equal, `change` leaves what was
/// told with the standing one, unless it says more. Errors: Conflict where they contradict each other.
Result<bool> change_figure(const Office& office, const RecordSchema& type, const PendingDecision& decision,
                           const Record& before, bool revise, RecordChange& change);

/// The accepted decisions whose figure in `record` gave way to that of `decision` become `revised`; their numbers.
Result<JsonList> revise_decisions(const Office& office, const PendingDecision& decision, const std::string& record);
/// Those of a decision that is undone, by its body, are accepted again, with the values that stand now as theirs.
Status restore_decisions(const Office& office, const Json& undone);

/// The reason becomes a source of the figure in a record.
Status cite_reason(const Office& office, const std::string& record, const std::string& why);

}  // namespace chancery
