#pragma once
#include <optional>
#include <string>

#include "register/review/documents.h"
#include "register/review/work_queue.h"

namespace chancery {

/// What became of a document that was taken from the queue.
struct WorkedDocument {
  QueuedDocument taken;
  std::optional<AddedDocument> added;  ///< nothing where it was set aside
};

/// Takes the next document of the queue and reads it into the register, as `DocumentIntake::add` does; nothing where
/// none can be taken at the moment. What cannot be read is set aside with its reason. The process may end anywhere: the
/// document is then taken again when its lease is over. Errors: those of `Database`, with the document given back.
Result<std::optional<WorkedDocument>> read_next(const Office& office, DocumentIntake& intake, const WorkTerms& terms);

}  // namespace chancery
