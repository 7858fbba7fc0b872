#pragma once
#include <string>

#include "register/office/office.h"

namespace chancery {

/// What came of taking over another office's register.
struct TakenOver {
  std::string unit;            ///< under which name its own register stays here
  std::int64_t documents = 0;  ///< that were not here yet
  std::int64_t records = 0;
  std::int64_t joined = 0;     ///< of the records: certainly the same as one that was here
  std::int64_t proposed = 0;   ///< perhaps the same: decisions that wait
  std::int64_t decisions = 0;  ///< of the other office, that nobody has made yet and wait here now
};

/// Brings the register of an office of another store into this one, as it is, with its log, under the name `unit`.
/// From then on it stays as it was: nothing is written to it any more, and what it had given to others is withdrawn.
/// Its log stays the same to the byte, and the hashes go on from it. Errors: Conflict where the name is taken; Damaged
/// where the log of the other is not whole; those of `Database`.
Status bring_in_office(const Office& office, Database& from, const std::string& other, const std::string& unit);

/// Takes over the register of another office of this store: its documents, records and decisions become this
/// office's, in one transaction. Each record comes with its sources, and each value cites the record that it was
/// (`unit/QH-3`). What is certainly the same is joined by a decision that can be undone (`separate`); what may be waits
/// as one. The other register stays as it was, with its history. Errors: NotFound; Conflict where it was taken over
/// before; those of `Database`.
Result<TakenOver> take_over(const Office& office, const std::string& unit);

}  // namespace chancery
