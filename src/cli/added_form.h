#pragma once
#include <string>

#include "register/review/work_queue.h"

namespace chancery {

/// A document that was read, as a line without its end; `path` as the person gave it.
std::string added_text(const std::string& path, const AddedDocument& added);
std::string added_json(const std::string& path, const AddedDocument& added);

/// One that waits, or that was set aside, with its reason.
std::string queued_text(const QueuedDocument& queued);
std::string queued_json(const QueuedDocument& queued);

/// A word and blanks up to the id of the document.
std::string state_column(std::string_view state);

}  // namespace chancery
