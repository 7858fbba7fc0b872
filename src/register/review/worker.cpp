#include "register/review/worker.h"

namespace chancery {
namespace {

/// Is it the register that fails, and not the document?
bool is_of_the_store(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::StoreBusy:
    case ErrorKind::StoreFull:
    case ErrorKind::StoreReadOnly:
    case ErrorKind::StoreFailed:
    case ErrorKind::Damaged:
      return true;
    default:
      return false;
  }
}

Result<AddedDocument> read_taken(const Office& office, DocumentIntake& intake, const QueuedDocument& taken) {
  TRY(bytes, load_document_bytes(office, taken.document));
  return intake.add({taken.source, taken.path, bytes});
}

/// A document that somebody else read meanwhile, or that was read with these packs before, waits no longer.
Status leave(const Office& office, const QueuedDocument& taken) {
  Status problem = drop_document(office, taken.document);
  return problem && problem->kind == ErrorKind::NotFound ? Status() : problem;
}

}  // namespace

Result<std::optional<WorkedDocument>> read_next(const Office& office, DocumentIntake& intake, const WorkTerms& terms) {
  TRY(taken, take_document(office, terms));
  if (!taken) return std::optional<WorkedDocument>();
  WorkedDocument out{std::move(*taken), std::nullopt};
  Result<AddedDocument> added = read_taken(office, intake, out.taken);
  if (added) {
    if (added->state == AddState::Known) CHECK_STATUS(leave(office, out.taken));
    out.added = std::move(*added);
    return std::optional(std::move(out));
  }
  if (is_of_the_store(added.error().kind)) {
    return_document(office, out.taken.document);  // where even that is refused, the lease ends by itself
    return added.error();
  }
  out.taken.state = QueueState::SetAside;
  out.taken.problem = added.error().sentence;
  CHECK_STATUS(set_document_aside(office, out.taken.document, out.taken.problem));
  return std::optional(std::move(out));
}

}  // namespace chancery
