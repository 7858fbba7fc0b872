#include "register/differences.h"

#include <algorithm>
#include <set>

#include "base/json_value.h"

namespace chancery {
namespace {

/// Claims of indicators whose figure another current document contradicts; those set aside count no longer.
constexpr std::string_view kClaims =
    "SELECT c.subject, c.place, c.period, c.body, c.document, d.source, d.published, c.begin_at, c.end_at, "
    "COALESCE(q.id, 0), COALESCE(q.state, '') "
    "FROM claim c JOIN document d ON d.unit = c.unit AND d.id = c.document "
    "LEFT JOIN decision q ON q.unit = c.unit AND q.statement = c.statement "
    "WHERE c.unit = ? AND c.kind = 'indicator' AND c.period <> '' AND d.successor = '' AND COALESCE(q.state, '') <> "
    "'set_aside' "
    "ORDER BY c.subject, c.place, c.period, d.published, c.document, c.n";

Result<DifferingFigure> figure_of(const Row& row) {
  TRY(body, parse_json(row.text(3), row.text(4)));
  return DifferingFigure{std::string(body.text_of("number")),
                         std::string(body.text_of("unit")),
                         std::string(body.text_of("status")),
                         std::string(body.text_of("as_of")),
                         row.text(4),
                         row.text(5),
                         row.text(6),
                         row.integer(7),
                         row.integer(8),
                         row.integer(9),
                         row.text(10)};
}

DifferenceCause cause_of(const std::vector<DifferingFigure>& figures) {
  const auto differ = [&](std::string DifferingFigure::*member) {
    return std::any_of(figures.begin(), figures.end(),
                       [&](const DifferingFigure& each) { return each.*member != figures.front().*member; });
  };
  if (differ(&DifferingFigure::status)) return DifferenceCause::Estimate;
  if (differ(&DifferingFigure::unit)) return DifferenceCause::Definition;
  if (differ(&DifferingFigure::as_of)) return DifferenceCause::LaterDate;
  return DifferenceCause::Unknown;
}

void keep(Difference difference, std::vector<Difference>& out) {
  std::set<std::string> documents;
  for (const DifferingFigure& figure : difference.figures) documents.insert(figure.document);
  // Two numbers in one document are a part and its whole, or this year and last: only documents differ with each other.
  if (difference.figures.size() < 2 || documents.size() < 2) return;
  difference.cause = cause_of(difference.figures);
  out.push_back(std::move(difference));
}

}  // namespace

Result<std::vector<Difference>> list_differences(const Office& office) {
  std::vector<Difference> out;
  Difference open;
  Status damaged;
  CHECK_STATUS(office.database.each(kClaims, {office.unit}, [&](const Row& row) {
    const Result<DifferingFigure> figure = figure_of(row);
    if (!figure) {
      damaged = figure.error();
      return false;
    }
    if (row.text(0) != open.measure || row.text(1) != open.place || row.text(2) != open.period) {
      keep(std::move(open), out);
      open = Difference{row.text(0), row.text(1), row.text(2), DifferenceCause::Unknown, {}};
    }
    const bool known = std::any_of(open.figures.begin(), open.figures.end(), [&](const DifferingFigure& each) {
      return each.number == figure->number && each.unit == figure->unit;
    });
    if (!known) open.figures.push_back(*figure);
    return true;
  }));
  CHECK_STATUS(damaged);
  keep(std::move(open), out);
  return out;
}

}  // namespace chancery
