#pragma once
#include <map>
#include <string>
#include <vector>

#include "follow/yearly_report.h"
#include "register/register.h"

namespace chancery {

/// An office below, which gives its part of the report.
struct SynthesisMember {
  Unit unit;
  std::size_t given = 0;  ///< records of the report's kinds that it gave for the period
};

/// A measure over all members: the sum of what was given, and who gave what.
struct SynthesisFigure {
  std::string measure;
  SummedFigure sum;                      ///< over those that gave a figure; as settled as the least settled of them
  std::map<std::string, Figure> figure;  ///< by unit: the most settled figure that it gave
};

struct SynthesisPart {
  const ReportSection* section = nullptr;
  std::vector<SynthesisFigure> figures;  ///< of which some member gave one
};

/// The reports of the offices below as one, from what they gave and nothing else. The rules outlive it.
struct Synthesis {
  std::vector<SynthesisMember> members;  ///< in the order of their names
  std::vector<SynthesisPart> parts;
  std::vector<std::string> types;                            ///< record types of the outline's tables
  std::map<std::string, std::map<std::string, int>> counts;  ///< by unit, then type: records of the period
};

/// Puts together what the offices below the own one gave for a period, by the outline of the rules. Of a measure each
/// gives one figure: the one that reaches furthest into the period and is most settled. Errors: BadArgument where no
/// office is below, or the rules have no outline; those of `load_all_received`.
Result<Synthesis> gather_synthesis(const Office& office, const FollowRules& rules, const ReportQuery& query);

}  // namespace chancery
