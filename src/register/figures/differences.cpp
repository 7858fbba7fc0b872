#include "register/figures/differences.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/decimal.h"
#include "base/json_value.h"
#include "register/figures/figure_owners.h"
#include "register/period.h"
#include "register/review/documents.h"
#include "register/successions.h"

namespace chancery {
namespace {

/// Claims of indicators that a person decides on, in documents that no newer version replaced. What was set aside or
/// revised counts no longer; what did not happen is no figure.
constexpr std::string_view kClaims =
    "SELECT c.subject, c.place, c.period, c.body, c.document, d.source, d.published, c.begin_at, c.end_at, q.id, "
    "q.state, d.body, CASE c.modality WHEN 'done' THEN '' ELSE c.modality END AS stage "
    "FROM claim c JOIN document d ON d.unit = c.unit AND d.id = c.document "
    "JOIN decision q ON q.unit = c.unit AND q.statement = c.statement "
    "WHERE c.unit = ? AND c.kind = 'indicator' AND c.period <> '' AND d.successor = '' AND q.state IN ('pending', "
    "'accepted') AND c.modality <> 'denied' "
    "ORDER BY c.subject, c.place, c.period, stage, d.published, c.document, c.n";

Result<DifferingFigure> figure_of(const Row& row) {
  TRY(body, parse_json(row.text(3), row.text(4)));
  TRY(document, parse_json(row.text(11), row.text(4)));
  DifferingFigure out;
  out.number = body.text_of("number");
  out.unit = body.text_of("unit");
  out.status = body.text_of("status");
  out.qualifier = body.text_of("qualifier");
  out.modality = row.text(12);
  out.issuer = issuer_in(document);
  out.as_of = body.text_of("as_of");
  out.document = row.text(4);
  out.source = row.text(5);
  out.published = row.text(6);
  out.begin = row.integer(7);
  out.end = row.integer(8);
  out.decision = row.integer(9);
  out.decision_state = row.text(10);
  return out;
}

FigureSource source_of(const DifferingFigure& figure) {
  return {figure.issuer, figure.status, figure.as_of, figure.published};
}

/// Does a figure that the text rounds ('over 600') leave room for another (606)? 'About' up to a twentieth, 'over' and
/// 'under' up to a tenth of it.
bool leaves_room(const DifferingFigure& rounded, const DifferingFigure& other) {
  const auto base = Decimal::parse(rounded.number);
  const auto value = Decimal::parse(other.number);
  if (rounded.qualifier.empty() || !base || !value || rounded.unit != other.unit) return false;
  constexpr std::uint32_t kHundred = 100;
  const auto within = [&](std::uint32_t least, std::uint32_t most) {
    const auto from = base->times(least);
    const auto to = base->times(most);
    const auto at = value->times(kHundred);
    return from && to && at && at->compare(*from) >= 0 && at->compare(*to) <= 0;
  };
  if (rounded.qualifier == "over") return within(100, 110);
  if (rounded.qualifier == "about") return within(95, 105);
  return within(90, 100);
}

bool agree(const DifferingFigure& one, const DifferingFigure& other) {
  return (one.number == other.number && one.unit == other.unit) || leaves_room(one, other) || leaves_room(other, one);
}

/// Was a figure told before the period that it is of was over?
bool told_early(const DifferingFigure& figure, const std::string& period) {
  return !figure.published.empty() && figure.published <= last_day(period);
}

/// Is there one of which it holds, and one of which it does not?
template <class Holds>
bool divides(const std::vector<DifferingFigure>& figures, Holds holds) {
  return std::any_of(figures.begin(), figures.end(), holds) && !std::all_of(figures.begin(), figures.end(), holds);
}

bool differ(const std::vector<DifferingFigure>& figures, std::string DifferingFigure::*member) {
  return divides(figures, [&](const DifferingFigure& each) { return each.*member == figures.front().*member; });
}

/// Do documents from before and from after a merger of places tell of the one that goes on?
bool differ_in_territory(const Office& office, const Difference& difference) {
  if (office.successions == nullptr) return false;
  const bool dated = std::none_of(difference.figures.begin(), difference.figures.end(),
                                  [](const DifferingFigure& each) { return each.published.empty(); });
  if (!dated) return false;
  for (const std::string_view last : office.successions->changes(difference.place))
    if (divides(difference.figures, [&](const DifferingFigure& each) { return each.published > last; })) return true;
  return false;
}

DifferenceCause cause_of(const Office& office, const Difference& difference) {
  const std::vector<DifferingFigure>& figures = difference.figures;
  if (differ(figures, &DifferingFigure::unit)) return DifferenceCause::Definition;
  if (differ(figures, &DifferingFigure::status)) return DifferenceCause::Estimate;
  if (differ(figures, &DifferingFigure::as_of)) return DifferenceCause::Months;
  if (differ_in_territory(office, difference)) return DifferenceCause::Territory;
  if (divides(figures, [&](const DifferingFigure& each) { return told_early(each, difference.period); }))
    return DifferenceCause::Months;
  if (differ(figures, &DifferingFigure::qualifier)) return DifferenceCause::Estimate;
  return DifferenceCause::Unknown;
}

/// The field of how far figures are settled, of the record type that holds them.
const FieldSchema* status_field(const Schema& schema) {
  for (const RecordSchema& type : schema.records)
    if (const FieldSchema* field = type.status_field()) return field;
  return nullptr;
}

/// Takes the figures of one measure after the other.
class Gatherer {
 public:
  explicit Gatherer(const Office& office) : office_(office), status_(status_field(office.schema)) {}

  Status take(const Row& row) {
    TRY(figure, figure_of(row));
    const bool same = row.text(0) == open_.measure && row.text(1) == open_.place && row.text(2) == open_.period &&
                      !open_.figures.empty() && open_.figures.front().modality == figure.modality;
    if (!same) {
      CHECK_STATUS(close());
      open_ = Difference{row.text(0), row.text(1), row.text(2), DifferenceCause::Unknown, {}, {}};
    }
    open_.figures.push_back(std::move(figure));
    return {};
  }

  Status close() {
    if (differs_between_documents(open_.figures)) CHECK_STATUS(keep());
    open_.figures.clear();
    return {};
  }
  [[nodiscard]] std::vector<Difference> take_all() { return std::move(out_); }

 private:
  /// Two numbers in one document are a part and its whole, or this year and last: only documents differ with each
  /// other.
  static bool differs_between_documents(const std::vector<DifferingFigure>& figures) {
    for (const DifferingFigure& one : figures)
      for (const DifferingFigure& other : figures)
        if (one.document != other.document && !agree(one, other)) return true;
    return false;
  }

  Status keep() {
    TRY(owners, load_owners(office_, open_.measure));
    open_.owners = std::move(owners);
    const std::vector<DifferingFigure> all = std::move(open_.figures);
    open_.figures.clear();
    for (const DifferingFigure& figure : all) {
      const bool revised = std::any_of(all.begin(), all.end(), [&](const DifferingFigure& other) {
        return revises(office_, open_.owners, status_, source_of(other), source_of(figure));
      });
      const bool known = std::any_of(open_.figures.begin(), open_.figures.end(), [&](const DifferingFigure& each) {
        return each.number == figure.number && each.unit == figure.unit;
      });
      if (!revised && !known) open_.figures.push_back(figure);
    }
    if (!differs_between_documents(open_.figures)) return {};
    for (DifferingFigure& figure : open_.figures) figure.by_owner = is_owner(office_, open_.owners, figure.issuer);
    open_.cause = cause_of(office_, open_);
    out_.push_back(std::move(open_));
    open_ = {};
    return {};
  }

  const Office& office_;
  const FieldSchema* status_;
  Difference open_;
  std::vector<Difference> out_;
};

}  // namespace

Result<std::vector<Difference>> list_differences(const Office& office) {
  Gatherer gatherer(office);
  Status damaged;
  CHECK_STATUS(office.database.each(kClaims, {office.unit}, [&](const Row& row) {
    damaged = gatherer.take(row);
    return !damaged;
  }));
  CHECK_STATUS(damaged);
  CHECK_STATUS(gatherer.close());
  return gatherer.take_all();
}

}  // namespace chancery
