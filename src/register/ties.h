#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "register/office/office.h"

namespace chancery {

/// A tie between one of our localities and one of another country, as a record of a relationship has it.
struct Tie {
  std::string office;  ///< whose record it is; empty: the own one's
  std::string record;
  std::string ours, theirs;  ///< keys of places or names of bodies, of the time
  std::string ours_now, theirs_now;
  std::string since;    ///< EDTF
  std::string state;    ///< of the relationship's vocabulary, or empty
  bool sought = false;  ///< not there yet: an idea, an intent, a plan
  bool ended = false;
  bool quiet = false;  ///< no new activity
};

/// How many ties there are: at the time, each locality by itself; today, those of merged localities with the same
/// partner as one.
struct TieCount {
  std::int64_t then = 0, now = 0;
  std::int64_t quiet = 0;  ///< of those today: no record of it has new activity
  std::int64_t ended = 0, sought = 0;
};

struct TieOverview {
  TieCount count;
  std::vector<Tie> ties;  ///< by our locality of today, then the partner of today
};

/// Ties with a country or territory (ISO 3166-1), own ones and those that other offices gave, as the actor may see
/// them.
Result<TieOverview> list_ties(const Office& office, const std::string& country);

}  // namespace chancery
