#pragma once
#include <string_view>

#include "intake/handle.h"
#include "intake/worker/server.h"
#include "intake/worker/syscall_filter.h"

namespace chancery {

/// What a process for one document is given.
struct DocumentTask {
  IntakeRequest request;
  Handle document;     ///< a file in memory
  Handle answer;       ///< a pipe
  std::string folder;  ///< of its own, where it has one; it confines itself then
};

/// Is the process of one document, from its beginning to its end: takes the limits on, reads, answers.
[[noreturn]] void be_document_process(DocumentTask task, const Operation& operation, SyscallFilter* filter);

}  // namespace chancery
