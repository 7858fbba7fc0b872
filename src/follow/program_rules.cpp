#include "follow/program_rules.h"

#include "base/data_file.h"
#include "register/register.h"

namespace chancery {
namespace {

std::string country_of(const std::string& locality) {
  std::string out = locality.substr(0, locality.find('-'));
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

}  // namespace

Result<FollowRules> load_program_rules(const Office& office) {
  TRY(unit, load_unit(office.database, office.unit));
  RulesLoad load = load_rules(find_data_file("rules"), country_of(unit.locality), office.schema);
  if (!load.problems.empty()) return load.problems.front();
  return std::move(load.rules);
}

}  // namespace chancery
