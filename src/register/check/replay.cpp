#include "register/check/replay.h"

#include <algorithm>

#include "register/match/same_record.h"
#include "register/office/access.h"
#include "register/office/accounts.h"
#include "register/office/sharing.h"
#include "register/records.h"
#include "register/review/decision_rows.h"
#include "register/review/documents.h"
#include "register/review/own_words.h"
#include "register/review/work_queue.h"
#include "store/layout.h"
#include "store/row_reader.h"
#include "store/sqlite.h"

namespace chancery {
namespace {

/// The number at the end of `TT-12` or `decision 12`; 0 where there is none.
std::int64_t number_in(std::string_view subject, char before) {
  const std::size_t at = subject.rfind(before);
  return at == std::string_view::npos ? 0 : to_integer(JsonNumber{std::string(subject.substr(at + 1))});
}

}  // namespace

Result<std::unique_ptr<Replay>> Replay::create(const Schema& schema) {
  // SQLite keeps a database without a name in a temporary file of its own, and removes it.
  TRY(database, open_sqlite("", SqliteMode::Create));
  CHECK_STATUS(prepare_layout(*database));
  TRY(transaction, Transaction::begin(*database));
  return std::unique_ptr<Replay>(new Replay(std::move(database), std::move(transaction), schema));
}

Office Replay::office_of(const std::string& unit) const { return {*database_, schema_, unit, {}, utc_now}; }

Status Replay::apply(const std::string& unit, const LogEntry& entry) {
  ++entries_;
  TRY(change, parse_json(entry.body, "log " + unit + " " + std::to_string(entry.seq)));
  const Office office = office_of(unit);
  count(unit, change);
  if (entry.action == "record.viewed" || entry.action == "report.issued") return {};
  if (entry.action == "record.readers") return apply_readers(office, entry.subject, change);
  if (entry.action == "record.shared" || entry.action == "record.withdrawn")
    return apply_shared(office, entry.subject, entry.seq, change);
  if (entry.action.starts_with("record.")) return apply_change(office, entry.seq, entry.body);
  if (entry.action.starts_with("word.")) return apply_word(office, entry.subject, change);
  if (entry.action.starts_with("document.")) return apply_document(office, entry.subject, change);
  if (entry.action.starts_with("work.")) return apply_work(office, entry.action, entry.seq, entry.subject, change);
  if (entry.action == "decision.queued") return apply_all_queued(office, change);
  if (entry.action.starts_with("decision."))
    return apply_decided(office, entry.action, number_in(entry.subject, ' '), entry.body);
  if (entry.action == "account.saved") return apply_account(office, entry.subject, change);
  if (entry.action.starts_with("unit.")) return apply_unit(unit, entry);
  return {};
}

Status Replay::apply_unit(const std::string& unit, const LogEntry& entry) {
  return database_->run(
      "INSERT INTO unit (unit, body, next_seq, last_hash) VALUES (?, ?, 1, '') ON CONFLICT (unit) "
      "DO UPDATE SET body = excluded.body",
      {unit, entry.body});
}

void Replay::count(const std::string& unit, const Json& change) {
  const auto taken = [&](const std::string& counter, std::int64_t number) {
    std::int64_t& next = counters_[{unit, counter}];
    next = std::max(next, number == INT64_MAX ? number : number + 1);
  };
  const std::string record(change.text_of("record"));
  if (change.find("type") != nullptr && record.find('-') != std::string::npos)
    taken(record.substr(0, record.rfind('-')), number_in(record, '-'));
  for (const Json& value : change.list_of("set")) taken("value", value.integer_of("id"));
  for (const Json& decision : change.list_of("queued")) taken("decision", decision.integer_of("id"));
}

Status Replay::write_counters() {
  for (const auto& [counter, next] : counters_)
    CHECK_STATUS(database_->run("INSERT INTO counter (unit, name, next) VALUES (?, ?, ?)",
                                {counter.first, counter.second, next}));
  return {};
}

Status Replay::finish() {
  CHECK_STATUS(write_counters());
  const auto tables = unit_tables();
  const auto record =
      std::find_if(tables.begin(), tables.end(), [](const auto& each) { return each.name == "record"; });
  RowReader reader(*database_, *record);
  for (;;) {
    TRY(row, reader.next());
    if (row == nullptr) break;
    const Row current(*row);
    if (current.integer(row->size() - 1) != kStillHolds) continue;
    const Office office = office_of(current.text(0));
    TRY(values, load_record(office, current.text(1), kNow));
    CHECK_STATUS(index_record_keys(office, values));
  }
  return transaction_.commit();
}

}  // namespace chancery
