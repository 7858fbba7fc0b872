#pragma once
#include "base/json_value.h"
#include "report/paper.h"

namespace chancery {

/// A paper as it is kept: every block with its words, notes and numbers.
[[nodiscard]] Json to_json(const Paper& paper);

/// The paper that `to_json` wrote. Errors: Damaged where it is none; `place` names it.
[[nodiscard]] Result<Paper> paper_of(const Json& json, const std::string& place);

}  // namespace chancery
