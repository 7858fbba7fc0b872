#include "register/successions.h"

namespace chancery {
namespace {

constexpr int kMostSteps = 8;  // of a place into a next one; more are a ring in the data

}  // namespace

PlaceSuccessions::PlaceSuccessions(const Packs& packs) {
  for (const PlaceRecord& place : packs.places()) {
    if (place.successor.size == 0) continue;
    const std::string_view key = packs.text(place.code.size != 0 ? place.code : place.name);
    const std::string_view next = packs.text(place.successor);
    steps_.emplace(key, Step{next, packs.text(place.until)});
    merged_.emplace(next, key);
  }
}

std::string_view PlaceSuccessions::now(std::string_view place) const {
  std::string_view out = place;
  for (int step = 0; step < kMostSteps; ++step) {
    const auto found = steps_.find(out);
    if (found == steps_.end()) break;
    out = found->second.successor;
  }
  return out;
}

std::string_view PlaceSuccessions::last_day(std::string_view place) const {
  const auto found = steps_.find(place);
  return found == steps_.end() ? std::string_view() : found->second.last_day;
}

std::vector<std::string_view> PlaceSuccessions::changes(std::string_view place) const {
  std::vector<std::string_view> out;
  const auto [first, last] = merged_.equal_range(place);
  for (auto at = first; at != last; ++at) out.push_back(last_day(at->second));
  return out;
}

std::vector<std::string> PlaceSuccessions::before(std::string_view place) const {
  std::vector<std::string> out;
  std::vector<std::string_view> open{place};
  for (int step = 0; step < kMostSteps && !open.empty(); ++step) {
    std::vector<std::string_view> next;
    for (const std::string_view each : open) {
      const auto [first, last] = merged_.equal_range(each);
      for (auto at = first; at != last; ++at) {
        out.emplace_back(at->second);
        next.push_back(at->second);
      }
    }
    open = std::move(next);
  }
  return out;
}

}  // namespace chancery
