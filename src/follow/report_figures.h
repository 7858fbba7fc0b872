#pragma once
#include <string>
#include <vector>

#include "follow/report_sources.h"
#include "follow/yearly_report.h"
#include "register/successions.h"

namespace chancery {

/// Could a report know of it on its day? Not of what was published later, in all documents (EDTF) that state it.
[[nodiscard]] bool is_known(const ReportQuery& query, const std::vector<std::string>& published);

/// Chooses the figure of each measure among those of a locality, in the register and read without being checked.
class ReportFigures {
 public:
  /// All outlive it.
  ReportFigures(const Office& office, const PlaceSuccessions& successions, const ReportQuery& query,
                ReportSources& sources)
      : office_(office), successions_(successions), query_(query), sources_(sources) {}

  /// `family`: the values by which figures of the locality are kept; `unchecked` outlives this.
  Status load(const std::vector<std::string>& family, const std::vector<ReportEntry>& unchecked);

  /// The figure of a measure with that of the year before; without an entry where nothing is known.
  Result<ReportFigure> find(const std::string& measure);

 private:
  /// A figure of a record, or of what was not checked.
  struct Candidate {
    Figure figure;
    const ReportEntry* unchecked = nullptr;
  };

  [[nodiscard]] bool counts(const Figure& figure, const std::string& measure) const;
  [[nodiscard]] const Candidate* best(const std::string& measure, const std::string& from,
                                      const std::string& until) const;
  Result<const Candidate*> without_period(const std::string& measure);
  [[nodiscard]] bool changed_territory() const;

  const Office& office_;
  const PlaceSuccessions& successions_;
  const ReportQuery& query_;
  ReportSources& sources_;
  std::vector<Candidate> figures_;
};

}  // namespace chancery
