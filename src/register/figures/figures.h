#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "register/records.h"

namespace chancery {

/// The record type of figures.
inline constexpr std::string_view kFigureRecord = "indicator";

/// A figure as the register holds it, or as another office gave it.
struct Figure {
  std::string office;  ///< whose it is; empty: the own one's
  std::string record;
  std::string measure, period, unit, status, modality, qualifier;
  std::string breakdown;               ///< what part of the measure it counts; empty: all of it
  std::string of;                      ///< key of the place, number or name of the body
  std::optional<std::string> number;   ///< plain digits; nothing where none was reported
  std::string reported;                ///< nothing_to_report, not_reported, or empty
  std::string as_of, received;         ///< EDTF
  std::vector<std::string> published;  ///< days of the documents that state it, EDTF
  friend bool operator==(const Figure&, const Figure&) = default;
};

/// The record's figure; nothing where it is none. Errors: those of `Database`.
Result<std::optional<Figure>> to_figure(const Office& office, const Record& record);

/// Is it what was reached of the whole measure: neither planned or proposed, nor of a part?
[[nodiscard]] bool is_whole_result(const Figure& figure);

/// How far a figure is settled, by the order of the schema: 0 where it is final or does not say, less before that.
[[nodiscard]] int how_settled(const Schema& schema, const Figure& figure);

struct FigureQuery {
  std::vector<std::string> of;  ///< values by which those it is of may be kept; empty: all
  std::string measure, period;  ///< empty: all
};

/// Figures as the actor may see them, those that other offices gave among them, in the order of measure, period and
/// what they are of.
Result<std::vector<Figure>> list_figures(const Office& office, const FigureQuery& query);

/// Why figures of parts were not added up.
enum class NoSum : std::uint8_t {
  None,       ///< they were
  Missing,    ///< some part has no such figure
  Differ,     ///< some part has two that contradict each other
  Settled,    ///< estimated here, final there
  Unit,       ///< counted in different units
  Rate,       ///< a rate, share or rank
  Counted,    ///< counts what two parts may share (partners)
  Known,      ///< given after the change, so that it may be of the whole already
  Qualified,  ///< bounds of different kinds: more than, about
};
inline constexpr std::string_view kNoSums[] = {"",     "missing", "differ", "status",   "unit",
                                               "rate", "counted", "known",  "qualified"};

/// Figures of parts added up for a whole. The parts stay as they are.
struct SummedFigure {
  std::string measure, period, breakdown, modality;
  std::string unit, status, qualifier;
  std::optional<std::string> number;  ///< the sum; nothing where `why` says so
  NoSum why = NoSum::None;
  std::vector<Figure> parts;
  std::vector<std::string> missing;  ///< parts that reported nothing yet
  std::vector<std::string> nothing;  ///< parts that had nothing to report, which counts as 0
};

/// What a whole consists of: for each part its key and the values by which figures of it are kept.
struct FigurePart {
  std::string key;
  std::vector<std::string> values;
};

/// Adds up, for each measure, period and breakdown that some part has a figure of.
std::vector<SummedFigure> sum_figures(const Schema& schema, const std::vector<FigurePart>& parts,
                                      const std::vector<Figure>& figures);

/// Figures of a place as it is since others were merged into it, for periods that ended before: the sum over all that
/// it goes on for and itself as it was. Nothing for a place that others were not merged into. What is of the place as
/// it is now stays as it is and is not among these.
Result<std::vector<SummedFigure>> restate_figures(const Office& office, const std::string& place,
                                                  const FigureQuery& query);

}  // namespace chancery
