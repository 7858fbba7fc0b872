#include "register/office/take_over.h"

#include "register/log.h"
#include "register/office/take_over_parts.h"
#include "register/register.h"

namespace chancery {
namespace {

/// From now on the other register stays as it was, and says who has it.
Status close_office(const Office& theirs, const std::string& successor) {
  TRY(row, theirs.database.row("SELECT body FROM unit WHERE unit = ?", {theirs.unit}));
  if (!row)
    return Error{ErrorKind::NotFound, "there is no office '" + theirs.unit + "' in this register",
                 theirs.database.place()};
  TRY(body, parse_json(row->text(0), theirs.unit));
  const std::string before(body.text_of("successor"));
  if (before == successor) return {};  // it broke off behind this the last time
  if (!before.empty())
    return Error{ErrorKind::Conflict, "'" + before + "' has taken over this register already",
                 theirs.database.place() + ": " + theirs.unit};
  TRY(transaction, begin_change(theirs));
  body.set("successor", successor);
  CHECK_STATUS(log_change(theirs, "unit.taken_over", theirs.unit, body));
  CHECK_STATUS(theirs.database.run("UPDATE unit SET body = ? WHERE unit = ?", {to_string(body), theirs.unit}));
  return transaction.commit();
}

Status require_new(const Office& office, const std::string& unit) {
  TRY(row, office.database.row("SELECT seq FROM log WHERE unit = ? AND subject = ? AND action = 'register.taken_over'",
                               {office.unit, unit}));
  if (!row) return {};
  return Error{ErrorKind::Conflict, "this register was taken over already", office.database.place() + ": " + unit};
}

Json body_of(const TakenOver& result) {
  return JsonObject{{"documents", result.documents},
                    {"records", result.records},
                    {"joined", result.joined},
                    {"proposed", result.proposed}};
}

}  // namespace

Status log_queued(TakeOver& take) {
  if (take.queued.empty()) return {};
  const Json change(JsonObject{{"queued", std::move(take.queued)}});
  take.queued.clear();
  return log_change(take.ours, "decision.queued", take.theirs.unit, change);
}

Result<TakenOver> take_over(const Office& office, const std::string& unit) {
  if (unit == office.unit) return Error{ErrorKind::BadArgument, "an office cannot take over its own register", unit};
  CHECK_STATUS(require_new(office, unit));
  Office theirs = office;
  theirs.unit = unit;
  // Two transactions, one for each office: no transaction ever spans two.
  CHECK_STATUS(close_office(theirs, office.unit));
  TRY(transaction, begin_change(office));
  CHECK_STATUS(require_new(office, unit));
  TakeOver take{office, theirs, {}, {}, {}, {}, {}};
  take.result.unit = unit;
  CHECK_STATUS(take_documents(take));
  CHECK_STATUS(take_records(take));
  CHECK_STATUS(take_decisions(take));
  CHECK_STATUS(log_change(office, "register.taken_over", unit, body_of(take.result)));
  CHECK_STATUS(transaction.commit());
  return take.result;
}

}  // namespace chancery
