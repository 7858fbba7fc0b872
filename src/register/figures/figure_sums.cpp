#include <algorithm>
#include <map>

#include "base/decimal.h"
#include "register/figures/figures.h"

// Figures of parts added up for a whole.

namespace chancery {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

/// The figures of one part for one measure, period and breakdown.
struct Slot {
  std::string key;
  std::vector<Figure> figures;  // with a number
  bool nothing = false;         // it had nothing to report
};

struct Group {
  std::string measure, period, breakdown, modality;
  friend auto operator<=>(const Group&, const Group&) = default;
};

Group group_of(const Figure& figure) {
  // What is not said to be planned has been.
  return {figure.measure, figure.period, figure.breakdown, figure.modality.empty() ? "done" : figure.modality};
}

/// Those of a status, each number once.
std::vector<Figure> of_status(const Slot& slot, std::string_view status) {
  std::vector<Figure> out;
  for (const Figure& figure : slot.figures) {
    const bool known = std::any_of(out.begin(), out.end(), [&](const Figure& each) {
      return each.number == figure.number && each.unit == figure.unit && each.qualifier == figure.qualifier;
    });
    if (figure.status == status && !known) out.push_back(figure);
  }
  return out;
}

/// Takes one figure of the status from each slot; false where some slot has none.
bool take_parts(const std::vector<Slot>& slots, std::string_view status, SummedFigure& out) {
  out.parts.clear();
  out.why = NoSum::None;
  for (const Slot& slot : slots) {
    std::vector<Figure> figures = of_status(slot, status);
    if (figures.empty() && slot.nothing) continue;
    if (figures.empty()) return false;
    if (figures.size() > 1) out.why = NoSum::Differ;
    out.parts.insert(out.parts.end(), figures.begin(), figures.end());
  }
  return !out.parts.empty();
}

NoSum fault_of(const Schema& schema, const SummedFigure& sum) {
  if (sum.why != NoSum::None) return sum.why;
  const Figure& first = sum.parts.front();
  if (contains(schema.figures.ratio_units, first.unit)) return NoSum::Rate;
  if (contains(schema.figures.shared_measures, first.measure)) return NoSum::Counted;
  const auto differ = [&](std::string Figure::*member) {
    return std::any_of(sum.parts.begin(), sum.parts.end(),
                       [&](const Figure& each) { return each.*member != first.*member; });
  };
  if (differ(&Figure::unit)) return NoSum::Unit;
  if (differ(&Figure::qualifier) || first.qualifier == "range") return NoSum::Qualified;
  return NoSum::None;
}

void add_up(const Schema& schema, SummedFigure& sum) {
  sum.why = fault_of(schema, sum);
  if (sum.why != NoSum::None) return;
  std::optional<Decimal> total = Decimal(0);
  for (const Figure& part : sum.parts) {
    const std::optional<Decimal> number = Decimal::parse(*part.number);
    total = total && number ? total->plus(*number) : std::nullopt;
  }
  if (total) sum.number = total->to_string();
  if (!total) sum.why = NoSum::Unit;
  sum.unit = sum.parts.front().unit;
  sum.status = sum.parts.front().status;
  sum.qualifier = sum.parts.front().qualifier;
}

/// From the most settled on; what is not said to be anything stands before the least.
std::vector<std::string> statuses_of(const Schema& schema) {
  const RecordSchema* type = schema.find_record(kFigureRecord);
  const FieldSchema* field = type == nullptr ? nullptr : type->status_field();
  std::vector<std::string> out;
  if (field != nullptr) out.assign(field->grows.rbegin(), field->grows.rend());
  out.insert(out.empty() ? out.end() : out.end() - 1, std::string());
  return out;
}

SummedFigure sum_of(const Schema& schema, const Group& group, const std::vector<Slot>& slots) {
  SummedFigure out;
  out.measure = group.measure;
  out.period = group.period;
  out.breakdown = group.breakdown;
  out.modality = group.modality;
  for (const Slot& slot : slots) {
    if (slot.figures.empty()) (slot.nothing ? out.nothing : out.missing).push_back(slot.key);
  }
  // The most settled that all of them have.
  for (const std::string& status : statuses_of(schema)) {
    if (!take_parts(slots, status, out)) continue;
    add_up(schema, out);
    return out;
  }
  out.parts.clear();
  for (const Slot& slot : slots) out.parts.insert(out.parts.end(), slot.figures.begin(), slot.figures.end());
  out.why = out.missing.empty() ? NoSum::Settled : NoSum::Missing;
  if (!out.parts.empty() && contains(schema.figures.ratio_units, out.parts.front().unit)) out.why = NoSum::Rate;
  return out;
}

}  // namespace

std::vector<SummedFigure> sum_figures(const Schema& schema, const std::vector<FigurePart>& parts,
                                      const std::vector<Figure>& figures) {
  std::map<Group, std::vector<Slot>> groups;
  for (const Figure& figure : figures) {
    const auto part = std::find_if(parts.begin(), parts.end(),
                                   [&](const FigurePart& each) { return contains(each.values, figure.of); });
    if (part == parts.end()) continue;
    std::vector<Slot>& slots = groups[group_of(figure)];
    if (slots.empty())
      for (const FigurePart& each : parts) slots.push_back({each.key, {}, false});
    Slot& slot = slots[static_cast<std::size_t>(part - parts.begin())];
    if (figure.number) slot.figures.push_back(figure);
    slot.nothing = slot.nothing || figure.reported == "nothing_to_report";
  }
  std::vector<SummedFigure> out;
  for (const auto& [group, slots] : groups) out.push_back(sum_of(schema, group, slots));
  return out;
}

}  // namespace chancery
