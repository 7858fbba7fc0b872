#include "register/figures/region.h"

#include <algorithm>

#include "register/match/family.h"
#include "register/office/access.h"
#include "register/office/sharing.h"
#include "store/layout.h"

namespace chancery {
namespace {

constexpr std::string_view kRegion = "region";

/// A record of the own office or, by `OFFICE/RECORD`, as another gave it; nothing where there is none to be seen.
Result<std::optional<Record>> find_record(const Office& office, const std::string& id) {
  Result<Record> record = view_own_or_received(office, id, kNow);
  if (!record && record.error().kind == ErrorKind::NotFound) return std::optional<Record>();
  if (!record) return record.error();
  return std::optional(std::move(*record));
}

std::string number_in(const std::string& owner, const std::string& record) {
  return owner.empty() ? record : owner + "/" + record;
}

Result<RegionMember> member_of(const Office& office, const std::string& owner, const std::string& value) {
  RegionMember out{value, find_place_named(office, value), value, {value}};
  TRY(body, find_record(office, number_in(owner, value)));
  if (body) {
    out.name = body->name;
    out.place = body->text_of("place");
    if (out.place.empty()) out.place = find_place_named(office, body->name);
    if (owner.empty()) {
      TRY(family, list_family(office, value));
      out.values = std::move(family);
    }
  }

  if (!out.place.empty()) out.values.push_back(out.place);
  return out;
}

Status add_project(const Office& office, const std::string& number, std::vector<Record>& out) {
  TRY(project, find_record(office, number));
  if (!project || !project->joined_into.empty()) return {};
  const bool known = std::any_of(out.begin(), out.end(), [&](const Record& each) { return each.id == project->id; });
  if (!known) out.push_back(std::move(*project));
  return {};
}

Result<std::string> number_of_name(const Office& office, const std::string& name) {
  RecordQuery query;
  query.type = kRegion;
  query.equal = {{"name", name}};
  query.limit = 1;
  TRY(found, view_records(office, query));
  return found.empty() ? std::string() : found.front().id;
}

/// Projects of the office that say of which region they are.
Result<std::vector<std::string>> projects_naming(const Office& office, const std::string& region) {
  std::vector<std::string> out;
  CHECK_STATUS(office.database.each(
      "SELECT record FROM field_value WHERE unit = ? AND type = 'project' AND field = 'key_of_region' AND sort = ? AND "
      "until_seq = ? ORDER BY record",
      {office.unit, region, kStillHolds}, [&](const Row& row) { return out.push_back(row.text(0)), true; }));
  return out;
}

}  // namespace

Result<std::optional<Region>> find_region(const Office& office, const std::string& value) {
  if (office.schema.find_record(kRegion) == nullptr) return std::optional<Region>();
  TRY(record, find_record(office, value));
  if (!record) {
    TRY(number, number_of_name(office, value));
    if (number.empty()) return std::optional<Region>();
    TRY(named, find_record(office, number));
    record = std::move(named);
  }
  if (!record || record->type != kRegion) return std::optional<Region>();
  const std::size_t slash = value.find('/');
  Region out{slash == std::string::npos ? "" : value.substr(0, slash), record->id, record->name, {}, {}};
  for (const FieldValue& each : record->values) {
    if (each.field == "members") {
      TRY(member, member_of(office, out.office, each.value));
      out.members.push_back(std::move(member));
    }
    if (each.field == "key_projects")
      CHECK_STATUS(add_project(office, number_in(out.office, each.value), out.projects));
  }
  if (out.office.empty()) {
    TRY(naming, projects_naming(office, out.record));
    for (const std::string& project : naming) CHECK_STATUS(add_project(office, project, out.projects));
  }
  return std::optional(std::move(out));
}

Result<std::vector<SummedFigure>> sum_region_figures(const Office& office, const Region& region,
                                                     const FigureQuery& query) {
  std::vector<FigurePart> parts;
  FigureQuery all = query;
  all.of.clear();
  for (const RegionMember& member : region.members) {
    parts.push_back({member.place.empty() ? member.name : member.place, member.values});
    all.of.insert(all.of.end(), member.values.begin(), member.values.end());
  }
  TRY(figures, list_figures(office, all));
  return sum_figures(office.schema, parts, figures);
}

Result<std::vector<std::string>> share_region(const Office& office, const std::string& record,
                                              const std::string& with) {
  TRY(region, find_region(office, record));
  if (!region || !region->office.empty())
    return Error{ErrorKind::NotFound, "there is no region " + record, office.database.place()};
  TRY(whole, view_record(office, region->record, kNow));
  std::vector<std::string> wanted{region->record};
  for (const Record& project : region->projects) wanted.push_back(project.id);
  for (const FieldValue& value : whole.values)
    if (value.field == "figures" || value.field == "recommendations") wanted.push_back(value.value);
  std::vector<std::string> out;
  for (const std::string& each : wanted) {
    TRY(seen, find_record(office, each));
    if (!seen || seen->access == Access::Named) continue;
    CHECK_STATUS(share_record(office, each, with));
    out.push_back(each);
  }
  return out;
}

}  // namespace chancery
