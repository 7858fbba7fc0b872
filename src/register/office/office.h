#pragma once
#include <functional>
#include <string>

#include "register/match/match.h"
#include "register/schema/schema.h"
#include "store/database.h"

namespace chancery {

class PlaceFinder;
class PlaceSuccessions;

/// In whose name something is done in the register, and where: what every step of the register needs.
struct Office {
  Database& database;
  const Schema& schema;
  std::string unit;   ///< the office whose rows these are
  std::string actor;  ///< the person, as the office names them
  /// The time of now, in UTC to the second (ISO 8601: 2025-03-01T08:30:00Z).
  std::function<std::string()> now;
  /// What proposes that a record is the same as another; without it only equal identities are found.
  const MatchKnowledge* knowledge = nullptr;
  /// By what values of records are found as places; null: by their own words alone.
  const PlaceFinder* places = nullptr;
  /// Which place goes on for which since they were merged; null: each for itself.
  const PlaceSuccessions* successions = nullptr;
};

/// The clock of the machine, in the form of `Office::now`.
std::string utc_now();

}  // namespace chancery
