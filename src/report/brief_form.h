#pragma once
#include "follow/briefing.h"
#include "report/paper.h"
#include "report/record_form.h"

namespace chancery {

/// A briefing as a paper of about two pages: each list no longer than a reader takes in, what is not known as a blank,
/// the sentence that a commitment rests on as a footnote. Errors: those of `Database`.
Result<Paper> to_paper(const Office& office, const Screen& screen, const FollowRules& rules, const Briefing& briefing,
                       const std::string& today);

/// The records of a briefing as one object, list by list.
Json to_json(const Schema& schema, const Briefing& briefing);

}  // namespace chancery
