#include "desk/sign_in_brake.h"

#include <algorithm>

namespace chancery {
namespace {

constexpr int kFree = 5;
constexpr std::int64_t kLongest = 15LL * 60;
constexpr std::size_t kMostKept = 10'000;

}  // namespace

std::int64_t SignInBrake::wait(const std::string& login, const std::string& peer, std::int64_t now) {
  const std::lock_guard lock(mutex_);
  std::int64_t until = now;
  for (const std::string& key : {"l " + login, "p " + peer})
    if (const auto found = failures_.find(key); found != failures_.end()) until = std::max(until, found->second.until);
  return until - now;
}

void SignInBrake::failed(const std::string& login, const std::string& peer, std::int64_t now) {
  const std::lock_guard lock(mutex_);
  // Names that are made up fill no memory: those whose time is over go first, then all.
  if (failures_.size() >= kMostKept)
    std::erase_if(failures_, [&](const auto& each) { return each.second.until < now; });
  if (failures_.size() >= kMostKept) failures_.clear();
  count("l " + login, now);
  count("p " + peer, now);
}

void SignInBrake::count(const std::string& key, std::int64_t now) {
  Failures& failures = failures_[key];
  ++failures.count;
  constexpr int kDoublings = 10;
  if (failures.count >= kFree)
    failures.until = now + std::min(kLongest, std::int64_t{1} << std::min(failures.count - kFree, kDoublings));
}

void SignInBrake::succeeded(const std::string& login, const std::string& peer) {
  const std::lock_guard lock(mutex_);
  failures_.erase("l " + login);
  failures_.erase("p " + peer);
}

}  // namespace chancery
