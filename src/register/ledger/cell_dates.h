#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

/// One date in figures as ledgers write it, with what it leaves out to its neighbour or to the sheet.
struct FigureDate {
  int day = 0, month = 0, year = 0;  ///< 0: not written
  bool short_year = false;           ///< of two digits

  friend bool operator==(const FigureDate&, const FigureDate&) = default;
};

/// One date or the two ends of a period.
struct FigurePeriod {
  FigureDate from;
  std::optional<FigureDate> to;
};

/// Takes a cell that holds nothing but figures apart: `12-15/3`, `30/5-02/6`, `3/2024`, `12/3, 20/4/2024`,
/// `12,13/3`. Periods stand in the order of the text. Nothing for other text, and for figures that are no date
/// (`32/1`). It does not say which dates these are: the reader does, once they are written out.
[[nodiscard]] std::optional<std::vector<FigurePeriod>> split_figure_dates(std::string_view text);

/// Gives each date what it leaves out: from the one behind it (12 of `12-15/3`), else from the sheet. A period that
/// begins in a later month than it ends runs over the turn of a year. Returns false where something stays missing.
[[nodiscard]] bool complete_dates(std::vector<FigurePeriod>& periods, std::optional<int> year, std::optional<int> month,
                                  bool& inferred);

/// `15/3/2024`, `3/2024`, `2024`.
[[nodiscard]] std::string written_out(const FigureDate& date);

}  // namespace chancery
