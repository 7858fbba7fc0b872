#pragma once
#include <optional>
#include <string>
#include <vector>

#include "register/figures/figures.h"

namespace chancery {

/// A member of a region: a locality with the office that answers for it, where it is in this register.
struct RegionMember {
  std::string value;                ///< as the region's record has it: key of a place, number or name of a body
  std::string place;                ///< key of the locality that it is or has its seat in; empty: not known
  std::string name;                 ///< of the body's record, else `value`
  std::vector<std::string> values;  ///< by which figures of it are kept
};

/// A group of localities with a shared list of key projects and figures, as its record has it.
struct Region {
  std::string office;  ///< whose record it is; empty: the own one's
  std::string record, name;
  std::vector<RegionMember> members;
  std::vector<Record> projects;  ///< the shared list: what it names, and projects that name the region; each once
};

/// The region that this is the number (`VG-1`, of another office `qb/VG-1`) or name of; nothing where it is none.
/// Projects that the actor may not see are left out.
Result<std::optional<Region>> find_region(const Office& office, const std::string& value);

/// The figures of all members added up, with who has not reported and who had nothing to report.
Result<std::vector<SummedFigure>> sum_region_figures(const Office& office, const Region& region,
                                                     const FigureQuery& query);

/// Gives the region's record with its list of projects and figures to another office. Returns what was given; what is
/// limited to named people is left out. Errors: those of `share_record`.
Result<std::vector<std::string>> share_region(const Office& office, const std::string& record, const std::string& with);

}  // namespace chancery
