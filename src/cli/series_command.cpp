#include <cstdio>

#include "cli/commands.h"
#include "cli/open_register.h"
#include "follow/follow_settings.h"
#include "follow/series.h"
#include "register/match/family.h"
#include "register/office/access.h"

namespace chancery {
namespace {

constexpr const char* kWords = "series";

constexpr const char* kHelp =
    "chancery series [--of PLACE] [--on DAY] [--all]\n"
    "\n"
    "Meetings that come again, with their sessions in a row: when and where each was, which ordinals are missing, when "
    "the\n"
    "next one is to be expected by the time between the others, and whose turn it is where the hosts have come round. "
    "Sessions\n"
    "are put together by the mechanism that they name; else by rising ordinals of one type of meeting with the same "
    "localities,\n"
    "those that were merged as what they are today.\n"
    "\n"
    "  --of PLACE   only those in which this locality takes part\n"
    "  --all        those of which one session alone is known, too\n"
    "  --on DAY     as of this day instead of today\n"
    "  --store, --unit, --as, --in LANGUAGE, --json   as for 'chancery list'\n";

Json to_json(const Series& series) {
  JsonList sessions;
  for (const SeriesSession& each : series.sessions)
    sessions.push_back(JsonObject{{"record", each.record.id}, {"ordinal", each.ordinal}, {"date", each.record.date}});
  JsonList sides(series.sides.begin(), series.sides.end());
  JsonList missing(series.missing.begin(), series.missing.end());
  Json out(JsonObject{{"type", series.type}, {"sides", std::move(sides)}, {"sessions", std::move(sessions)}});
  if (!series.mechanism.empty()) out.set("mechanism", series.mechanism);
  if (!missing.empty()) out.set("missing", std::move(missing));
  if (series.agreed > 0) out.set("agreed", static_cast<std::int64_t>(series.agreed));
  if (series.next) {
    Json next(JsonObject{{"ordinal", series.next->ordinal}, {"day", series.next->day}});
    if (!series.next->host.empty()) next.set("host", series.next->host);
    if (series.next->planned) next.set("planned", true);
    if (series.next->late) next.set("late", true);
    out.set("next", std::move(next));
  }
  return out;
}

class SeriesText {
 public:
  SeriesText(const Office& office, const Screen& screen) : office_(office), screen_(screen) {}

  Status print(const Series& series) const {
    TRY(head, head_of(series));
    std::printf("%s\n", head.c_str());
    for (const SeriesSession& each : series.sessions) {
      const std::string place = each.record.text_of("place");
      std::printf("  %s  %s%s%s  %s\n", padded(nth(each.ordinal), kOrdinalWidth).c_str(),
                  shown_date(screen_, each.record.date).c_str(), place.empty() ? "" : ", ",
                  shown_place(screen_, place).c_str(), each.record.id.c_str());
    }
    std::vector<std::string> missing;
    for (const std::int64_t ordinal : series.missing) missing.push_back(nth(ordinal));
    if (!missing.empty()) tell("missing", {{"ordinals", screen_.words.list(missing)}});
    if (series.agreed > 0) std::printf("  %s\n", screen_.words.count(kWords, "agreed", series.agreed).c_str());
    if (series.next) print_next(*series.next);
    return {};
  }

 private:
  static constexpr std::size_t kOrdinalWidth = 12;

  [[nodiscard]] std::string nth(std::int64_t ordinal) const { return screen_.words.ordinal(std::to_string(ordinal)); }
  void tell(const char* key, std::initializer_list<Wording::Slot> slots) const {
    std::printf("  %s\n", screen_.words.fill(kWords, key, slots).c_str());
  }
  void print_next(const NextSession& next) const {
    const std::string month = next.planned ? next.day : next.day.substr(0, 7);
    const std::string day = shown_date(screen_, month);
    tell(next.planned ? "planned" : next.late ? "late" : "expected", {{"ordinal", nth(next.ordinal)}, {"day", day}});
    if (!next.host.empty()) tell("host", {{"place", shown_place(screen_, next.host)}});
  }
  /// The mechanism by its name, else what the sessions are and who takes part.
  [[nodiscard]] Result<std::string> head_of(const Series& series) const {
    if (!series.mechanism.empty()) {
      const Result<Record> mechanism = view_record(office_, series.mechanism, kNow);
      if (!mechanism && mechanism.error().kind != ErrorKind::NotFound) return mechanism.error();
      if (mechanism) return shown_name(screen_, *mechanism) + "  " + series.mechanism;
    }
    std::vector<std::string> sides;
    for (const std::string& side : series.sides) sides.push_back(shown_place(screen_, side));
    const std::string type = shown_value(screen_, screen_.schema.find_record("session"), "type", series.type);
    return sides.empty() ? type : type + ": " + screen_.words.list(sides);
  }

  const Office& office_;
  const Screen& screen_;
};

Status series(const OpenRegister& opened, const Arguments& given) {
  const Office& office = opened.office();
  TRY(due, due_query(office, given.value("--on")));
  SeriesQuery query{given.value("--of"), due.today, given.has("--all")};
  if (!query.place.empty()) {
    query.place = find_place_named(office, query.place);
    if (query.place.empty())
      return Error{ErrorKind::BadArgument, "no place is known as '" + given.value("--of") + "'", "--of"};
  }
  TRY(all, list_series(office, query));
  const SeriesText text(office, opened.screen());
  for (const Series& each : all) {
    if (given.has("--json")) {
      std::printf("%s\n", to_string(to_json(each)).c_str());
    } else {
      CHECK_STATUS(text.print(each));
    }
  }
  return {};
}

}  // namespace

int series_command(const std::vector<std::string>& arguments) {
  const auto given =
      Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS, {"--of", true}, {"--on", true}, {"--all"}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (!given->names().empty()) return usage_error("series: there is nothing to name but options");
  return run_on_register(*given, series);
}

}  // namespace chancery
