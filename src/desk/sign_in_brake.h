#pragma once
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace chancery {

/// Slows down who guesses passwords: behind five failures of a name or an address each further one doubles the time
/// until the next try is looked at, up to a quarter of an hour. From several threads.
class SignInBrake {
 public:
  /// Seconds until a try of this name or from this address is looked at; 0: now.
  [[nodiscard]] std::int64_t wait(const std::string& login, const std::string& peer, std::int64_t now);
  void failed(const std::string& login, const std::string& peer, std::int64_t now);
  void succeeded(const std::string& login, const std::string& peer);

 private:
  struct Failures {
    int count = 0;
    std::int64_t until = 0;
  };
  void count(const std::string& key, std::int64_t now);

  std::mutex mutex_;
  std::map<std::string, Failures> failures_;
};

}  // namespace chancery
