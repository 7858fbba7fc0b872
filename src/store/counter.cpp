#include "store/counter.h"

namespace chancery {

Result<std::int64_t> take_number(Database& database, const std::string& unit, const std::string& counter) {
  const std::string key = "counter " + unit + '\x1f' + counter;
  constexpr std::string_view kSet = "UPDATE counter SET next = ? WHERE unit = ? AND name = ?";
  const auto set = [&](std::int64_t next) { return database.run_at_commit(key, kSet, {next, unit, counter}); };
  if (const SqlValues* kept = database.find_at_commit(key)) {
    const std::int64_t number = std::get<std::int64_t>(kept->front());
    CHECK_STATUS(set(number + 1));
    return number;
  }
  // This locks the row until the transaction ends.
  TRY(row, database.row("INSERT INTO counter (unit, name, next) VALUES (?, ?, 2) ON CONFLICT (unit, name) "
                        "DO UPDATE SET next = counter.next + 1 RETURNING next",
                        {unit, counter}));
  const std::int64_t next = row->integer(0);
  CHECK_STATUS(set(next));
  return next - 1;
}

}  // namespace chancery
