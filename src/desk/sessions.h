#pragma once
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "register/office/accounts.h"

namespace chancery {

/// Somebody who is signed in, or a program that has a token.
struct Session {
  std::string id;  ///< tells it from others of the account; nothing can be done with it
  std::string login;
  std::string name;  ///< by which the register knows who does something; of a token, what it was made for in brackets
  Role role = Role::Reader;
  PermissionSet permissions;
  bool token = false;
  bool sample = false;                ///< in the sample register, which anybody on the machine may open
  std::string csrf;                   ///< what requests that change something must carry
  std::int64_t begun = 0, until = 0;  ///< seconds since 1970 (UTC)
  std::string label;                  ///< of a token: what its owner calls it
};

/// The sessions and tokens of an office. They stand in its store by the digest of their key, so that nobody who reads
/// the file can take one over; they are found in memory, so that a request is let in or refused without waiting. One
/// process serves an office. From several threads.
class Sessions {
 public:
  /// Those that the store holds and that have not ended.
  Status load(const Office& office, std::int64_t now);

  /// The session that a key opens; it lasts from here on as long as a new one. Nothing where there is none.
  std::optional<Session> find(const std::string& key, std::int64_t now);

  struct Begun {
    std::string key;
    Session session;
  };
  /// Lets an account in.
  Result<Begun> begin(const Office& office, const Account& account, std::int64_t now);
  /// Lets somebody into the sample register; the store is told nothing of it.
  Begun begin_sample(const std::string& name, std::int64_t now);
  /// A token for programs: what is in `scopes` and its owner may do.
  Result<Begun> add_token(const Office& office, const Account& account, const std::string& label,
                          const PermissionSet& scopes, std::int64_t until, std::int64_t now);

  [[nodiscard]] std::vector<Session> list(const std::string& login);
  /// Ends a session or token of an account. Errors: NotFound.
  Status end(const Office* office, const std::string& login, const std::string& id);
  /// Ends all of an account but one (`except`: its id, or empty).
  Status end_all(const Office& office, const std::string& login, const std::string& except);
  void end_samples();

 private:
  Status save(const Office& office, const std::string& hash, const Session& session);

  std::mutex mutex_;
  std::map<std::string, Session> sessions_;  ///< by the digest of the key
};

/// How long a session lasts behind the last request: a day in the office.
inline constexpr std::int64_t kSessionSeconds = 12LL * 3600;

}  // namespace chancery
