#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_value.h"
#include "register/office/office.h"

namespace chancery {

/// What somebody who is signed in may do.
enum class Permission : std::uint8_t { Read, Enter, Approve, Administer };
inline constexpr std::array<std::string_view, 4> kPermissions = {"read", "enter", "approve", "administer"};
using PermissionSet = std::set<Permission>;

/// What people of an office are to the register: who looks things up, who works on it, who answers for it, and who
/// keeps it running.
enum class Role : std::uint8_t { Reader, Officer, Head, Administrator };
inline constexpr std::array<std::string_view, 4> kRoles = {"reader", "officer", "head", "administrator"};

/// In a small office the administrator is the officer too, and may do all.
const PermissionSet& permissions_of(Role role);
/// By its word in `kRoles`.
std::optional<Role> find_role(std::string_view word);

/// Somebody who may sign in to an office's register. What they do stands in the log under their name.
struct Account {
  std::string login;
  std::string name;
  Role role = Role::Reader;
  bool closed = false;
};

/// Adds an account, or changes it; the log tells who gave whom which role, and nothing of the password. An empty
/// password stays as it is. Errors: BadArgument where login or name are empty or longer than 200 bytes, where a new
/// account has no password, and where nobody would be left who administers; those of `Database`.
Status save_account(const Office& office, const Account& account, const std::string& password);

Result<std::optional<Account>> find_account(const Office& office, const std::string& login);
Result<std::vector<Account>> list_accounts(const Office& office);

/// The account whose password this is; nothing where there is none, or it is closed. Takes as long where nobody has
/// that login.
Result<std::optional<Account>> check_sign_in(const Office& office, const std::string& login,
                                             const std::string& password);

/// Makes again what an entry `account.saved` of the log made, but for the password. Only inside a transaction.
Status apply_account(const Office& office, const std::string& login, const Json& change);

}  // namespace chancery
