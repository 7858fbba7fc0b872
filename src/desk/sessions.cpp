#include "desk/sessions.h"

#include <algorithm>
#include <iterator>

#include "base/digest.h"
#include "base/secret.h"

namespace chancery {
namespace {

constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kIdBytes = 8;

std::string csrf_of(const std::string& key) { return digest("csrf " + key); }

std::string scopes_text(const PermissionSet& scopes) {
  std::string out;
  for (const Permission each : scopes)
    out += (out.empty() ? "" : " ") + std::string(kPermissions[static_cast<std::size_t>(each)]);
  return out;
}

PermissionSet scopes_of(const std::string& text) {
  PermissionSet out;
  for (std::size_t i = 0; i < kPermissions.size(); ++i)
    if ((" " + text + " ").find(" " + std::string(kPermissions[i]) + " ") != std::string::npos)
      out.insert(static_cast<Permission>(i));
  return out;
}

/// What both the account and the scopes allow.
PermissionSet allowed(Role role, const PermissionSet& scopes) {
  const PermissionSet& own = permissions_of(role);
  PermissionSet out;
  std::set_intersection(own.begin(), own.end(), scopes.begin(), scopes.end(), std::inserter(out, out.end()));
  return out;
}

Session session_of(const Account& account, std::int64_t now) {
  Session out;
  out.id = random_hex(kIdBytes);
  out.login = account.login;
  out.name = account.name;
  out.role = account.role;
  out.permissions = permissions_of(account.role);
  out.begun = now;
  out.until = now + kSessionSeconds;
  return out;
}

}  // namespace

Status Sessions::load(const Office& office, std::int64_t now) {
  TRY(rows,
      office.database.rows("SELECT s.id, s.key_hash, s.login, s.kind, s.name, s.scopes, s.begun, s.until_at, a.name, "
                           "a.role FROM session s JOIN account a ON a.unit = s.unit AND a.login = s.login "
                           "WHERE s.unit = ? AND s.until_at > ? AND a.closed = 0",
                           {office.unit, now}));
  const std::lock_guard lock(mutex_);
  for (const Row& row : rows) {
    Session session = session_of({row.text(2), row.text(8), find_role(row.text(9)).value_or(Role::Reader)}, now);
    session.id = row.text(0);
    session.token = row.text(3) == "token";
    session.label = row.text(4);
    session.begun = row.integer(6);
    session.until = row.integer(7);
    if (session.token) session.permissions = allowed(session.role, scopes_of(row.text(5)));
    sessions_[row.text(1)] = std::move(session);
  }
  return {};
}

std::optional<Session> Sessions::find(const std::string& key, std::int64_t now) {
  if (key.size() != 2 * kKeyBytes) return std::nullopt;
  const std::string hash = digest(key);
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(hash);
  if (found == sessions_.end()) return std::nullopt;
  if (found->second.until <= now) {
    sessions_.erase(found);
    return std::nullopt;
  }
  if (!found->second.token) found->second.until = now + kSessionSeconds;
  Session out = found->second;
  out.csrf = csrf_of(key);
  return out;
}

Status Sessions::save(const Office& office, const std::string& hash, const Session& session) {
  CHECK_STATUS(
      office.database.run("DELETE FROM session WHERE unit = ? AND until_at <= ?", {office.unit, session.begun}));
  CHECK_STATUS(office.database.run(
      "INSERT INTO session (unit, id, key_hash, login, kind, name, scopes, begun, seen, until_at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {office.unit, session.id, hash, session.login, std::string(session.token ? "token" : "session"), session.label,
       session.token ? scopes_text(session.permissions) : std::string(), session.begun, session.begun, session.until}));
  const std::lock_guard lock(mutex_);
  sessions_[hash] = session;
  return {};
}

Result<Sessions::Begun> Sessions::begin(const Office& office, const Account& account, std::int64_t now) {
  Begun out{random_hex(kKeyBytes), session_of(account, now)};
  CHECK_STATUS(save(office, digest(out.key), out.session));
  out.session.csrf = csrf_of(out.key);
  return out;
}

Sessions::Begun Sessions::begin_sample(const std::string& name, std::int64_t now) {
  Begun out{random_hex(kKeyBytes), session_of({"", name, Role::Administrator}, now)};
  out.session.sample = true;
  const std::lock_guard lock(mutex_);
  sessions_[digest(out.key)] = out.session;
  out.session.csrf = csrf_of(out.key);
  return out;
}

Result<Sessions::Begun> Sessions::add_token(const Office& office, const Account& account, const std::string& label,
                                            const PermissionSet& scopes, std::int64_t until, std::int64_t now) {
  Begun out{random_hex(kKeyBytes), session_of(account, now)};
  out.session.token = true;
  out.session.label = label;
  out.session.permissions = allowed(account.role, scopes);
  out.session.until = until;
  CHECK_STATUS(save(office, digest(out.key), out.session));
  return out;
}

std::vector<Session> Sessions::list(const std::string& login) {
  const std::lock_guard lock(mutex_);
  std::vector<Session> out;
  for (const auto& [hash, session] : sessions_)
    if (session.login == login && !session.sample) out.push_back(session);
  std::sort(out.begin(), out.end(), [](const Session& a, const Session& b) { return a.begun > b.begun; });
  return out;
}

Status Sessions::end(const Office* office, const std::string& login, const std::string& id) {
  {
    const std::lock_guard lock(mutex_);
    const auto is_it = [&](const auto& each) { return each.second.login == login && each.second.id == id; };
    if (std::erase_if(sessions_, is_it) == 0)
      return Error{ErrorKind::NotFound, "there is no such session of this account", id};
  }
  return office == nullptr ? Status()
                           : office->database.run("DELETE FROM session WHERE unit = ? AND login = ? AND id = ?",
                                                  {office->unit, login, id});
}

Status Sessions::end_all(const Office& office, const std::string& login, const std::string& except) {
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(sessions_, [&](const auto& each) {
      return each.second.login == login && !each.second.sample && each.second.id != except;
    });
  }
  return office.database.run("DELETE FROM session WHERE unit = ? AND login = ? AND id <> ?",
                             {office.unit, login, except});
}

void Sessions::end_samples() {
  const std::lock_guard lock(mutex_);
  std::erase_if(sessions_, [](const auto& each) { return each.second.sample; });
}

}  // namespace chancery
