#include "follow/follow_settings.h"

#include <algorithm>

#include "register/period.h"
#include "register/register.h"

namespace chancery {
namespace {

constexpr const char* kKey = "follow";

std::vector<std::string> texts_of(const JsonList& list) {
  std::vector<std::string> out;
  for (const Json& each : list)
    if (each.text() != nullptr) out.push_back(*each.text());
  return out;
}

JsonList json_of(const std::vector<std::string>& texts) {
  JsonList out;
  for (const std::string& each : texts) out.emplace_back(each);
  return out;
}

}  // namespace

Result<FollowSettings> load_follow_settings(const Office& office) {
  TRY(said, load_setting(office, kKey));
  FollowSettings out{std::string(said.text_of("from")), texts_of(said.list_of("on")), texts_of(said.list_of("off"))};
  if (!out.from.empty()) return out;
  TRY(first, load_first_day(office));
  out.from = std::move(first);
  return out;
}

Status save_follow_settings(const Office& office, const FollowSettings& settings) {
  if (!is_day(settings.from))
    return Error{ErrorKind::BadArgument, "'" + settings.from + "' is no day such as 2025-01-01", "rules from"};
  return save_setting(
      office, kKey, JsonObject{{"from", settings.from}, {"on", json_of(settings.on)}, {"off", json_of(settings.off)}});
}

Result<DueQuery> due_query(const Office& office, const std::string& on) {
  TRY(settings, load_follow_settings(office));
  TRY(unit, load_unit(office.database, office.unit));
  constexpr std::size_t kDay = 10;
  DueQuery out;
  out.today = on.empty() ? office.now().substr(0, kDay) : on;
  if (!is_day(out.today))
    return Error{ErrorKind::BadArgument, "'" + out.today + "' is no day such as 2025-01-01", "--on"};
  out.follows_from = std::move(settings.from);
  out.home = std::move(unit.locality);
  out.on = std::move(settings.on);
  out.off = std::move(settings.off);
  return out;
}

void turn_rule(FollowSettings& settings, const std::string& id, bool on) {
  std::erase(settings.on, id);
  std::erase(settings.off, id);
  (on ? settings.on : settings.off).push_back(id);
}

}  // namespace chancery
