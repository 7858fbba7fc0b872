#include "follow/synthesis.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "register/match/family.h"
#include "register/office/sharing.h"
#include "register/period.h"

namespace chancery {
namespace {

class SynthesisFinder {
 public:
  SynthesisFinder(const Office& office, const ReportQuery& query) : office_(office), query_(query) {}

  Result<Synthesis> gather(const FollowRules& rules) {
    Synthesis out;
    CHECK_STATUS(find_members(out));
    CHECK_STATUS(find_figures(out));
    for (const ReportSection& section : rules.report) {
      SynthesisPart part{&section, {}};
      for (const std::string& measure : section.figures) {
        SynthesisFigure figure = figure_of(measure);
        if (!figure.figure.empty()) part.figures.push_back(std::move(figure));
      }
      out.parts.push_back(std::move(part));
      for (const ReportTable& table : section.tables)
        if (std::find(out.types.begin(), out.types.end(), table.record) == out.types.end())
          out.types.push_back(table.record);
    }
    for (const std::string& type : out.types) CHECK_STATUS(count(type, out));
    return out;
  }

 private:
  Status find_members(Synthesis& out) {
    TRY(units, list_units(office_.database));
    for (Unit& unit : units)
      if (unit.parent == office_.unit) out.members.push_back({std::move(unit)});
    if (out.members.empty())
      return Error{ErrorKind::BadArgument, "no office is below '" + office_.unit + "'", office_.database.place()};
    std::sort(out.members.begin(), out.members.end(), [](const SynthesisMember& left, const SynthesisMember& right) {
      return left.unit.unit < right.unit.unit;
    });
    for (std::size_t i = 0; i < out.members.size(); ++i) numbers_[out.members[i].unit.unit] = i;
    return {};
  }

  /// What each member gave of each measure.
  Status find_figures(Synthesis& out) {
    const RecordSchema* type = office_.schema.find_record(kFigureRecord);
    if (type == nullptr) return {};
    TRY(received, load_all_received(office_, *type));
    for (const ReceivedRecord& each : received) {
      const auto member = numbers_.find(each.owner.unit);
      if (member == numbers_.end()) continue;
      TRY(figure, to_figure(office_, each.record));
      if (!figure || !counts(*figure, each.owner)) continue;
      ++out.members[member->second].given;
      const auto [known, is_new] = given_[figure->measure].try_emplace(each.owner.unit, *figure);
      const auto rank = [&](const Figure& f) { return std::tuple(last_day(f.period), how_settled(office_.schema, f)); };
      if (!is_new && rank(*figure) > rank(known->second)) known->second = std::move(*figure);
    }
    return {};
  }
  /// A result of the whole locality of the office, within the period.
  [[nodiscard]] bool counts(const Figure& figure, const Unit& owner) const {
    const bool whole = figure.of.empty() || figure.of == owner.locality;
    return whole && is_whole_result(figure) && is_within(figure.period, query_.from, query_.until);
  }

  SynthesisFigure figure_of(const std::string& measure) const {
    SynthesisFigure out;
    out.measure = measure;
    const auto found = given_.find(measure);
    if (found == given_.end()) return out;
    out.figure = found->second;
    const auto least = std::min_element(out.figure.begin(), out.figure.end(), [&](const auto& a, const auto& b) {
      return how_settled(office_.schema, a.second) < how_settled(office_.schema, b.second);
    });
    std::vector<FigurePart> parts;
    std::vector<Figure> figures;
    for (const auto& [unit, figure] : out.figure) {
      parts.push_back({unit, {unit}});
      figures.push_back(figure);
      figures.back().of = unit;
      figures.back().status = least->second.status;
      figures.back().modality.clear();
      figures.back().period = query_.from + "/" + query_.until;
    }
    std::vector<SummedFigure> sums = sum_figures(office_.schema, parts, figures);
    if (!sums.empty()) out.sum = std::move(sums.front());
    return out;
  }

  Status count(const std::string& type, Synthesis& out) {
    const RecordSchema* schema = office_.schema.find_record(type);
    if (schema == nullptr) return {};
    TRY(received, load_all_received(office_, *schema));
    for (const ReceivedRecord& each : received) {
      const auto member = numbers_.find(each.owner.unit);
      const std::string& day = each.record.date;
      if (member == numbers_.end() || last_day(day) < query_.from || first_day(day) > query_.until) continue;
      ++out.counts[each.owner.unit][type];
      ++out.members[member->second].given;
    }
    return {};
  }

  const Office& office_;
  const ReportQuery& query_;
  std::map<std::string, std::size_t> numbers_;                  ///< of members, by unit
  std::map<std::string, std::map<std::string, Figure>> given_;  ///< by measure and unit
};

}  // namespace

Result<Synthesis> gather_synthesis(const Office& office, const FollowRules& rules, const ReportQuery& query) {
  if (rules.report.empty())
    return Error{ErrorKind::BadArgument, "the rules have no outline of a report ([[section]])", "rules"};
  return SynthesisFinder(office, query).gather(rules);
}

}  // namespace chancery
