#include "register/office/accounts.h"

#include <algorithm>

#include "base/secret.h"
#include "register/log.h"

namespace chancery {
namespace {

constexpr std::string_view kColumns = "SELECT login, name, role, closed, password FROM account ";

Account account_of(const Row& row) {
  return {row.text(0), row.text(1), find_role(row.text(2)).value_or(Role::Reader), row.integer(3) != 0};
}

Json change_of(const Account& account) {
  return JsonObject{
      {"name", account.name}, {"role", kRoles[static_cast<std::size_t>(account.role)]}, {"closed", account.closed}};
}

Status check_names(const Account& account) {
  constexpr std::size_t kLongest = 200;
  if (account.login.empty() || account.login.size() > kLongest)
    return Error{ErrorKind::BadArgument, "a sign-in name has between 1 and 200 bytes", "login"};
  if (account.name.empty() || account.name.size() > kLongest)
    return Error{ErrorKind::BadArgument, "a name has between 1 and 200 bytes", "name"};
  return {};
}

/// Somebody has to be left who can let others in again.
Status check_administrators(const Office& office, const Account& changed) {
  if (changed.role == Role::Administrator && !changed.closed) return {};
  TRY(accounts, list_accounts(office));
  const bool left = std::any_of(accounts.begin(), accounts.end(), [&](const Account& each) {
    return each.login != changed.login && each.role == Role::Administrator && !each.closed;
  });
  const bool was = std::any_of(accounts.begin(), accounts.end(), [&](const Account& each) {
    return each.login == changed.login && each.role == Role::Administrator && !each.closed;
  });
  if (left || !was) return {};
  return Error{ErrorKind::BadArgument, "this is the last account that administers; make another one first", "role"};
}

}  // namespace

const PermissionSet& permissions_of(Role role) {
  static const std::array<PermissionSet, kRoles.size()> kSets = {
      PermissionSet{Permission::Read}, PermissionSet{Permission::Read, Permission::Enter},
      PermissionSet{Permission::Read, Permission::Enter, Permission::Approve},
      PermissionSet{Permission::Read, Permission::Enter, Permission::Approve, Permission::Administer}};
  return kSets[static_cast<std::size_t>(role)];
}

std::optional<Role> find_role(std::string_view word) {
  const auto* const found = std::find(kRoles.begin(), kRoles.end(), word);
  return found == kRoles.end() ? std::nullopt : std::optional(static_cast<Role>(found - kRoles.begin()));
}

Status save_account(const Office& office, const Account& account, const std::string& password) {
  CHECK_STATUS(check_names(account));
  std::string hash;
  if (!password.empty()) {
    std::optional<std::string> made = hash_password(password);
    if (!made) return Error{ErrorKind::StoreBusy, "there is not enough memory to keep a password safely", "password"};
    hash = std::move(*made);
  }
  TRY(transaction, begin_change(office));
  CHECK_STATUS(check_administrators(office, account));
  TRY(there, find_account(office, account.login));
  if (!there && hash.empty()) return Error{ErrorKind::BadArgument, "a new account needs a password", "password"};
  const Json change = change_of(account);
  CHECK_STATUS(apply_account(office, account.login, change));
  if (!hash.empty())
    CHECK_STATUS(office.database.run("UPDATE account SET password = ? WHERE unit = ? AND login = ?",
                                     {hash, office.unit, account.login}));
  CHECK_STATUS(log_change(office, "account.saved", account.login, change));
  return transaction.commit();
}

Result<std::optional<Account>> find_account(const Office& office, const std::string& login) {
  TRY(row, office.database.row(std::string(kColumns) + "WHERE unit = ? AND login = ?", {office.unit, login}));
  return row ? std::optional(account_of(*row)) : std::optional<Account>();
}

Result<std::vector<Account>> list_accounts(const Office& office) {
  TRY(rows, office.database.rows(std::string(kColumns) + "WHERE unit = ? ORDER BY login", {office.unit}));
  std::vector<Account> out;
  for (const Row& row : rows) out.push_back(account_of(row));
  return out;
}

Result<std::optional<Account>> check_sign_in(const Office& office, const std::string& login,
                                             const std::string& password) {
  TRY(row, office.database.row(std::string(kColumns) + "WHERE unit = ? AND login = ?", {office.unit, login}));
  // A hash of nobody's password is compared where nobody has this login: the time must not tell who has one.
  static const std::string kNobody = hash_password(random_hex(16)).value_or("");
  const std::string& hash = row ? row->text(4) : kNobody;
  const bool right = is_password(password, hash);
  if (!right || !row || row->integer(3) != 0) return std::optional<Account>();
  return std::optional(account_of(*row));
}

Status apply_account(const Office& office, const std::string& login, const Json& change) {
  const Json* closed = change.find("closed");
  const bool* is_closed = closed == nullptr ? nullptr : std::get_if<bool>(&closed->data);
  return office.database.run(
      "INSERT INTO account (unit, login, name, role, closed, password) VALUES (?, ?, ?, ?, ?, '') "
      "ON CONFLICT (unit, login) DO UPDATE SET name = excluded.name, role = excluded.role, closed = excluded.closed",
      {office.unit, login, std::string(change.text_of("name")), std::string(change.text_of("role")),
       std::int64_t{is_closed != nullptr && *is_closed ? 1 : 0}});
}

}  // namespace chancery
