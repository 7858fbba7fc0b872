#pragma once
#include "follow/synthesis.h"
#include "report/paper.h"
#include "report/record_form.h"

namespace chancery {

/// The synthesis on paper: for each section the sums with how many gave a figure, and each member's figures beside each
/// other; how much each gave; who gave nothing.
Paper to_paper(const Screen& screen, const Synthesis& synthesis, const ReportQuery& query);

/// The same as one object.
Json to_json(const Synthesis& synthesis, const ReportQuery& query);

}  // namespace chancery
