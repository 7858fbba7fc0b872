#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_value.h"
#include "register/office/office.h"
#include "register/review/documents.h"

namespace chancery {

/// Documents whose bytes are kept and that wait to be read, by any of the processes that work for their office. What
/// was queued, set aside, put back and dropped stands in the log; who reads it at the moment does not (decision 0017).

enum class QueueState : std::uint8_t { Waiting, Reading, SetAside };
inline constexpr std::string_view kQueueStates[] = {"waiting", "reading", "set_aside"};

/// A reader that ends in the middle is followed by another; behind so many the document is set aside.
inline constexpr std::int64_t kMostTries = 3;

struct QueuedDocument {
  std::string document, source, path;
  std::int64_t size = 0;  ///< bytes
  std::string queued;     ///< when
  QueueState state = QueueState::Waiting;
  std::string problem;     ///< why it was set aside
  std::int64_t tries = 0;  ///< readers that took it
  std::string holder;      ///< who took it last
};

/// How a process takes documents.
struct WorkTerms {
  std::string holder;                  ///< who it is, for people: machine and process
  std::int64_t lease = kDefaultLease;  ///< seconds after which somebody else may take what it took; more for large ones

  static constexpr std::int64_t kDefaultLease = 30;
};

struct QueueAnswer {
  std::string document;
  bool queued = false;  ///< it was not read yet with these packs, and waits now
};

/// Keeps the bytes of a document and lets it wait; on the disk when this returns. One that was set aside waits again.
/// `packs`: those of this program. Errors: TooLarge; those of `Database`.
Result<QueueAnswer> queue_document(const Office& office, const ReceivedDocument& received, const std::string& packs);

/// Lets every document wait that was read with other packs than `packs` (those of another release) and waits not yet:
/// what is read in it then takes the place of what was read before, and what was decided stays. How many. Errors: those
/// of `Database`.
Result<std::int64_t> queue_outdated(const Office& office, const std::string& packs);

/// Takes the document that waits longest and that nobody reads, for the seconds of the lease; nothing where there is
/// none at the moment. An older version of a file comes before the newer. What killed its readers is set aside before.
Result<std::optional<QueuedDocument>> take_document(const Office& office, const WorkTerms& terms);

/// Gives back what was taken, as if it had not been.
Status return_document(const Office& office, const std::string& document);

/// Sets a document aside that cannot be read, puts it back, or drops it with its bytes. Errors: NotFound.
Status set_document_aside(const Office& office, const std::string& document, const std::string& problem);
Status requeue_document(const Office& office, const std::string& document);
Status drop_document(const Office& office, const std::string& document);

/// What is in the queue, in its order; `state`: of this state alone.
Result<std::vector<QueuedDocument>> list_queue(const Office& office, std::optional<QueueState> state = std::nullopt);

struct QueueCounts {
  std::int64_t waiting = 0, reading = 0, set_aside = 0;
};
Result<QueueCounts> count_queue(const Office& office);

/// Makes again what an entry of the log did to the queue. Only inside a transaction.
Status apply_work(const Office& office, const std::string& action, std::int64_t seq, const std::string& document,
                  const Json& change);
/// The document was read, and waits no longer.
Status apply_work_done(const Office& office, const std::string& document);

}  // namespace chancery
