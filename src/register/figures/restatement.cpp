#include <algorithm>

#include "register/figures/figures.h"
#include "register/match/family.h"
#include "register/period.h"
#include "register/successions.h"

// Figures of a merged place for the time before: the sum of what it was made of.

namespace chancery {
namespace {

/// Was it given when the place was the larger one already, so that nobody can tell which of the two it is of?
bool given_after(const Figure& figure, const std::string& change) {
  const auto is_after = [&](const std::string& day) { return !day.empty() && first_day(day) > change; };
  if (is_after(figure.as_of) || is_after(figure.received)) return true;
  return !figure.published.empty() && std::all_of(figure.published.begin(), figure.published.end(), is_after);
}

}  // namespace

Result<std::vector<SummedFigure>> restate_figures(const Office& office, const std::string& place,
                                                  const FigureQuery& query) {
  std::vector<SummedFigure> out;
  const std::vector<std::string> before =
      office.successions == nullptr ? std::vector<std::string>() : office.successions->before(place);
  if (before.empty()) return out;
  const std::string change(office.successions->last_day(before.front()));
  std::vector<FigurePart> parts{{place, {place}}};
  FigureQuery all = query;
  all.of = {place};
  for (const std::string& each : before) {
    parts.push_back({each, {each}});
    all.of.push_back(each);
  }
  TRY(figures, list_figures(office, all));
  std::erase_if(figures, [&](const Figure& figure) {
    const std::string last = last_day(figure.period);
    return last.empty() || last > change;
  });
  out = sum_figures(office.schema, parts, figures);
  for (SummedFigure& sum : out) {
    const bool unclear = std::any_of(sum.parts.begin(), sum.parts.end(),
                                     [&](const Figure& each) { return each.of == place && given_after(each, change); });
    if (!unclear) continue;
    sum.number.reset();
    sum.why = NoSum::Known;
  }
  return out;
}

}  // namespace chancery
