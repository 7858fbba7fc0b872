#include <cstdio>

#include "cli/commands.h"
#include "cli/open_register.h"
#include "cli/output.h"
#include "follow/calendar.h"
#include "follow/follow_settings.h"
#include "follow/program_rules.h"
#include "register/period.h"
#include "report/calendar_write.h"
#include "report/due_form.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery calendar [--on DAY] [--until DAY] [--type TYPE] [--officer NAME] [-o FILE.ics]\n"
    "\n"
    "What lies ahead: days that are due by the office's rules ('chancery due'), meetings, trips and festivals on their "
    "days,\n"
    "and every fifth anniversary of a tie or an agreement. With -o as an iCalendar file, which mail programs and "
    "telephones\n"
    "open; an entry written again keeps its identity, so that it is changed there and not doubled.\n"
    "\n"
    "  --on DAY         from this day instead of today\n"
    "  --until DAY      to this day (default: a year ahead)\n"
    "  --officer NAME   only what this officer is in charge of\n"
    "  --store, --unit, --as, --in LANGUAGE, --json   as for 'chancery list'\n";

/// An entry in words: for a list and as the line of a calendar.
struct EntryWords {
  std::string name, line, more;
};

Result<EntryWords> words_of(const OpenRegister& opened, const FollowRules& rules, const CalendarEntry& entry) {
  const Screen& screen = opened.screen();
  TRY(name, due_name(opened.office(), screen, entry.record));
  EntryWords out{name, {}, {}};
  if (entry.due) {
    const DueTask task = due_task(rules, *entry.due, screen.language);
    out.line = name.empty() ? task.words : task.words + " – " + name;
    out.more = task.source;
  } else if (entry.kind == CalendarKind::Anniversary) {
    out.line =
        screen.words.count(kFollowWords, "anniversary", static_cast<std::uint64_t>(entry.years), {{"name", name}});
  } else {
    const RecordSchema* type = screen.schema.find_record(entry.type);
    const std::string label = type == nullptr ? entry.type : type->label.in(screen.language);
    out.line = name == entry.record ? label : name;
  }
  return out;
}

Json to_json(const CalendarEntry& entry, const EntryWords& words) {
  return JsonObject{{"kind", std::string(kCalendarKinds[static_cast<std::size_t>(entry.kind)])},
                    {"first", entry.first},
                    {"last", entry.last},
                    {"record", entry.record},
                    {"type", entry.type},
                    {"rule", entry.due ? entry.due->rule : ""},
                    {"name", words.name},
                    {"sentence", words.line}};
}

/// The same for the same thing whenever it is written: its day may move.
std::string uid_of(const Office& office, const CalendarEntry& entry) {
  std::string out(kCalendarKinds[static_cast<std::size_t>(entry.kind)]);
  if (entry.due) out += "-" + entry.due->rule;
  if (!entry.record.empty()) out += "-" + entry.record;
  if (entry.years > 0) out += "-" + std::to_string(entry.years);
  if (entry.due && entry.record.empty()) out += "-" + entry.first.substr(0, 4);
  return out + "@" + office.unit + ".chancery";
}

Result<std::string> until_of(const Arguments& given, const std::string& today) {
  std::string until = given.value("--until");
  if (until.empty()) until = reckon(today, 1, DayUnit::Years, {}).day;
  if (!is_day(until)) return Error{ErrorKind::BadArgument, "'" + until + "' is no day (2024-06-30)", "--until"};
  if (until < today) return Error{ErrorKind::BadArgument, until + " lies before " + today, "--until"};
  return until;
}

Status calendar(const OpenRegister& opened, const Arguments& given) {
  const Office& office = opened.office();
  TRY(rules, load_program_rules(opened.office()));
  TRY(query, due_query(office, given.value("--on")));
  query.record_type = given.value("--type");
  query.officer = given.value("--officer");
  TRY(until, until_of(given, query.today));
  TRY(entries, gather_calendar(office, rules, query, until));
  const std::string path = given.value("-o");
  std::vector<CalendarLine> lines;
  for (const CalendarEntry& entry : entries) {
    TRY(words, words_of(opened, rules, entry));
    if (given.has("--json")) {
      std::printf("%s\n", to_string(to_json(entry, words)).c_str());
    } else if (!path.empty()) {
      const std::string number = entry.record.empty() ? "" : entry.record + (words.more.empty() ? "" : " · ");
      lines.push_back({uid_of(office, entry), entry.first, entry.last, words.line, number + words.more});
    } else {
      std::string days = shown_date(opened.screen(), entry.first);
      if (entry.last != entry.first) days += " – " + shown_date(opened.screen(), entry.last);
      std::printf("%s  %s\n", padded(days, 18).c_str(), words.line.c_str());
    }
  }
  if (path.empty() || given.has("--json")) {
    if (entries.empty() && !given.has("--json"))
      std::printf("%s\n", opened.screen().words.word(kFollowWords, "nothing").c_str());
    return {};
  }
  TRY(bytes, to_icalendar(lines, "Chancery " + office.unit, query.today));
  if (!write_whole(path, bytes)) return Error{ErrorKind::Unreadable, "this file cannot be written", path};
  return {};
}

}  // namespace

int calendar_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS,
                                                  {"--on", true},
                                                  {"--until", true},
                                                  {"--type", true},
                                                  {"--officer", true},
                                                  {"-o", true}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (!given->names().empty()) return usage_error("calendar: there is nothing to name but options");
  return run_on_register(*given, calendar);
}

}  // namespace chancery
