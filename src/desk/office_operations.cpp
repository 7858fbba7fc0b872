#include <ctime>
#include <set>

#include "desk/call.h"
#include "register/office/officers.h"

namespace chancery {
namespace {

Json account_json(const Account& account) {
  return JsonObject{{"login", account.login},
                    {"name", account.name},
                    {"role", kRoles[static_cast<std::size_t>(account.role)]},
                    {"closed", account.closed}};
}

/// Accounts are of the office's own register: in that of the samples nobody signs in.
Status refuse_sample(const Call& call) {
  if (!call.session->sample) return {};
  return Error{ErrorKind::Conflict, "the sample register has no accounts", "sample"};
}

Result<HttpResponse> list_all(Call& call) {
  TRY(accounts, list_accounts(*call.office));
  JsonList out;
  for (const Account& each : accounts) out.push_back(account_json(each));
  return json_response(std::move(out));
}

Result<HttpResponse> add(Call& call) {
  CHECK_STATUS(refuse_sample(call));
  const Account account{call.text("login"), call.text("name"), *find_role(call.text("role")), false};
  TRY(there, find_account(*call.office, account.login));
  if (there) return Error{ErrorKind::Conflict, "somebody has this sign-in name already", "login"};
  CHECK_STATUS(save_account(*call.office, account, call.text("password")));
  return json_response(account_json(account), 201);
}

Result<HttpResponse> change(Call& call) {
  CHECK_STATUS(refuse_sample(call));
  TRY(found, find_account(*call.office, call.name("login")));
  if (!found) return Error{ErrorKind::NotFound, "nobody has this sign-in name", call.name("login")};
  Account account = *found;
  if (const Json* name = call.body.find("name")) account.name = *name->text();
  if (const Json* role = call.body.find("role")) account.role = *find_role(*role->text());
  if (call.body.find("closed") != nullptr) account.closed = call.flag("closed");
  CHECK_STATUS(save_account(*call.office, account, call.text("password")));
  // Who may do less from now on may do it at once; who changes the own account stays signed in.
  CHECK_STATUS(call.desk.sessions().end_all(*call.office, account.login,
                                            account.login == call.session->login ? call.session->id : ""));
  return json_response(account_json(account));
}

Result<HttpResponse> change_password(Call& call) {
  CHECK_STATUS(refuse_sample(call));
  const std::string& login = call.session->login;
  const std::string& peer = call.request.peer;
  if (call.session->token) return problem(403, "not-allowed", "A token does not change passwords");
  if (call.desk.brake().wait(login, peer, seconds_now()) > 0)
    return problem(429, "wait", "Too many tries; wait a little");
  TRY(account, check_sign_in(*call.office, login, call.text("old")));
  if (!account) {
    call.desk.brake().failed(login, peer, seconds_now());
    return problem(403, "password", "This is not your password", {}, "old");
  }
  CHECK_STATUS(save_account(*call.office, *account, call.text("new")));
  CHECK_STATUS(call.desk.sessions().end_all(*call.office, login, call.session->id));
  return no_content();
}

std::string day_of(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  char out[32];
  return {out, std::strftime(out, sizeof out, "%Y-%m-%d", &parts)};
}

Result<HttpResponse> list_sessions(Call& call) {
  JsonList out;
  for (const Session& each : call.desk.sessions().list(call.session->login))
    out.push_back(JsonObject{{"id", each.id},
                             {"kind", each.token ? "token" : "session"},
                             {"name", each.label},
                             {"begun", shown_date(call.screen(), day_of(each.begun))},
                             {"until", shown_date(call.screen(), day_of(each.until))},
                             {"current", each.id == call.session->id}});
  return json_response(std::move(out));
}

Result<HttpResponse> end_session(Call& call) {
  CHECK_STATUS(refuse_sample(call));
  CHECK_STATUS(call.desk.sessions().end(&*call.office, call.session->login, call.name("session")));
  return no_content();
}

Result<HttpResponse> add_token(Call& call) {
  CHECK_STATUS(refuse_sample(call));
  if (call.session->token) return problem(403, "not-allowed", "A token makes no tokens");
  constexpr std::int64_t kDaySeconds = 24LL * 3600;
  constexpr std::int64_t kYear = 365;
  PermissionSet scopes;
  for (const Json& scope : call.body.list_of("scopes"))
    for (std::size_t i = 0; i < kPermissions.size(); ++i)
      if (kPermissions[i] == *scope.text()) scopes.insert(static_cast<Permission>(i));
  TRY(account, find_account(*call.office, call.session->login));
  if (!account) return Error{ErrorKind::NotFound, "this account is gone", call.session->login};
  const std::int64_t now = seconds_now();
  TRY(begun, call.desk.sessions().add_token(*call.office, *account, call.text("name"), scopes,
                                            now + call.body.integer_of("days", kYear) * kDaySeconds, now));
  return json_response(JsonObject{{"token", begun.key}}, 201);
}

/// Who is named as officer in charge, and who can sign in.
Result<HttpResponse> list_officers(Call& call) {
  std::set<std::string> names;
  TRY(accounts, list_accounts(*call.office));
  for (const Account& each : accounts)
    if (!each.closed) names.insert(each.name);
  TRY(in_charge, list_officers_in_charge(*call.office));
  names.insert(in_charge.begin(), in_charge.end());
  JsonList out;
  for (const std::string& name : names) out.emplace_back(name);
  return json_response(std::move(out));
}

}  // namespace

void add_office_operations(Handlers& to) {
  to["listAccounts"] = list_all;
  to["addAccount"] = add;
  to["changeAccount"] = change;
  to["changePassword"] = change_password;
  to["listSessions"] = list_sessions;
  to["endSession"] = end_session;
  to["addToken"] = add_token;
  to["listOfficers"] = list_officers;
}

}  // namespace chancery
