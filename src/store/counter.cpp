#include "store/counter.h"

namespace chancery {

Result<std::int64_t> take_number(Database& database, const std::string& unit, const std::string& counter) {
  TRY(row, database.row("INSERT INTO counter (unit, name, next) VALUES (?, ?, 2) ON CONFLICT (unit, name) "
                        "DO UPDATE SET next = counter.next + 1 RETURNING next - 1",
                        {unit, counter}));
  return row->integer(0);
}

}  // namespace chancery
