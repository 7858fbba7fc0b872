#pragma once
#include <optional>
#include <string>
#include <vector>

#include "follow/rules.h"
#include "register/figures/figures.h"

namespace chancery {

struct ReportQuery {
  std::string place;        ///< the locality that it is about: its key
  bool is_home = false;     ///< it is the office's own: what does not say where it belongs is its too
  std::string from, until;  ///< the first and last day of its period
  std::string as_of;        ///< the day on which it is written: what was published later is left out
  bool to_issue = false;    ///< what nobody is asked about, and nobody can check, is left out
};

/// What stands in a report: a record, or one that was read and not checked.
struct ReportEntry {
  Record record;              ///< without an id where it was not checked
  std::int64_t decision = 0;  ///< that it waits for; 0: it is in the register, or nobody is asked about it

  [[nodiscard]] bool is_checked() const { return !record.id.empty(); }
};

/// A measure in a report: its figure, and the one of the same period a year before.
struct ReportFigure {
  std::string measure;
  std::optional<ReportEntry> entry;   ///< that holds the result; nothing where none is known
  Figure figure;                      ///< of that entry
  std::optional<Figure> before;       ///< of the year before, in the same unit
  std::optional<std::string> change;  ///< in percent, one decimal; nothing across a change of territory
  bool inferred = false;              ///< the period is that of the document, which says none
};

/// Rows of a table, in the order of their days.
struct ReportRows {
  const ReportTable* table = nullptr;
  std::vector<ReportEntry> entries;
};

struct ReportPart {
  const ReportSection* section = nullptr;
  std::vector<ReportFigure> figures;  ///< in the order of the outline, those without a figure too
  std::vector<ReportRows> tables;     ///< without empty ones
};

/// A report as the register has it on a day, part by part. The rules outlive it.
struct YearlyReport {
  std::vector<ReportPart> parts;
  std::vector<std::string> not_reported;  ///< measures of the outline that nothing is known of
  std::size_t unchecked = 0;              ///< entries that were read and not checked
};

/// Gathers what the office holds of a locality and a period by the outline of the rules, as far as the actor may see
/// it, and what was read of them and is not checked yet. A record belongs where it names the locality or one that was
/// merged into it, was entered or imported, or was read in a document about it. Errors: those of `list_figures`,
/// `list_records` and `list_decisions`; BadArgument where the rules have no outline.
Result<YearlyReport> gather_report(const Office& office, const FollowRules& rules, const PlaceSuccessions& successions,
                                   const ReportQuery& query);

}  // namespace chancery
