#pragma once
#include <string>

#include "follow/due.h"
#include "report/record_form.h"

namespace chancery {

/// The table of the packs' phrases (`sentences.toml`) for what is due.
inline constexpr const char* kFollowWords = "follow";

/// The task of an item, and where it stands in law.
struct DueTask {
  std::string words, source;
};
DueTask due_task(const FollowRules& rules, const DueItem& item, const std::string& language);

/// `overdue`, `due`, ...: as options and JSON have it.
std::string due_state_word(DueState state);

/// The item as one sentence of the reader's language, with the name of its record (`due_name`).
std::string due_sentence(const Screen& screen, const FollowRules& rules, const DueItem& item, const std::string& name);
/// The name of a record that is due, in the language of the screen; empty where none is meant.
Result<std::string> due_name(const Office& office, const Screen& screen, const std::string& record);

}  // namespace chancery
