#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "reading/packs/pack.h"

namespace chancery {

/// Which place goes on for which, since places were merged (Viet Nam: 63 provinces became 34 on 1 July 2025,
/// Resolution 202/2025/QH15). A place is named by its key: its code, or where it has none its English name. A place
/// that goes on under its own code (Quảng Trị) stands for two: what it was before, and what it is with the others.
class PlaceSuccessions {
 public:
  /// The packs outlive it.
  explicit PlaceSuccessions(const Packs& packs);

  /// The key of the place that goes on for it today; `place` itself where it was not merged, and for any other text.
  [[nodiscard]] std::string_view now(std::string_view place) const;
  /// The last day (ISO 8601) on which it stood by itself; empty where it was not merged into another.
  [[nodiscard]] std::string_view last_day(std::string_view place) const;
  /// Keys of the places that it goes on for, however far back, without itself.
  [[nodiscard]] std::vector<std::string> before(std::string_view place) const;
  /// The last days of the places that were merged into this one as it then was: what it covers changed behind them.
  [[nodiscard]] std::vector<std::string_view> changes(std::string_view place) const;

 private:
  struct Step {
    std::string_view successor, last_day;
  };
  std::map<std::string_view, Step> steps_;  ///< of places that were merged
  std::multimap<std::string_view, std::string_view> merged_;
};

}  // namespace chancery
