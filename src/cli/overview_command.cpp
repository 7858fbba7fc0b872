#include "register/overview.h"

#include <cstdio>

#include "cli/commands.h"
#include "cli/open_register.h"
#include "cli/ties_form.h"
#include "register/figures/differences.h"
#include "register/review/review.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery overview                   what the register holds, what waits to be checked, and figures that differ\n"
    "chancery overview --of PLACE        what there is on a place or body and those that it goes on for, by name or "
    "code\n"
    "chancery overview --country CODE    ties with a country or territory: how many today, with those of merged\n"
    "                                    localities as one, and how many at the time\n"
    "chancery differences                figures of the same measure, place and period that differ between documents, "
    "with the\n"
    "                                    likely cause\n"
    "chancery differences decide N --why TEXT\n"
    "                                    the figure of decision N counts; the others are set aside with the reason\n"
    "\n"
    "--store, --unit, --json, --in LANGUAGE as for 'chancery review'. A final figure after an "
    "estimate, or a\n"
    "later one of the body that owns the measure ('enter measure', 'add --issuer'), is a revision and no difference.\n";

constexpr std::int64_t kShown = 5;

Json to_json(const Difference& difference) {
  JsonList figures;
  for (const DifferingFigure& figure : difference.figures) {
    figures.push_back(JsonObject{{"number", JsonNumber{figure.number}},
                                 {"unit", figure.unit},
                                 {"status", figure.status},
                                 {"qualifier", figure.qualifier},
                                 {"issuer", figure.issuer},
                                 {"by_owner", figure.by_owner},
                                 {"as_of", figure.as_of},
                                 {"document", figure.document},
                                 {"source", figure.source},
                                 {"begin", figure.begin},
                                 {"end", figure.end},
                                 {"decision", figure.decision},
                                 {"state", figure.decision_state}});
  }
  JsonList owners;
  for (const std::string& owner : difference.owners) owners.emplace_back(owner);
  return JsonObject{
      {"measure", difference.measure}, {"place", difference.place},
      {"period", difference.period},   {"cause", kDifferenceCauses[static_cast<std::size_t>(difference.cause)]},
      {"owners", std::move(owners)},   {"figures", std::move(figures)}};
}

std::string measure_label(const Screen& screen, const std::string& measure) {
  for (const Vocabulary& vocabulary : screen.schema.vocabularies)
    if (vocabulary.id == "indicator" || vocabulary.id == "measure")
      if (const Choice* choice = vocabulary.find(measure)) return choice->label.in(screen.language);
  return measure;
}

std::string to_text(const Screen& screen, const Difference& difference) {
  constexpr std::string_view kCauses[] = {"", "one of them is an estimate", "they cover other months",
                                          "the locality had another territory", "other things are counted"};
  std::string out = measure_label(screen, difference.measure) + ", " +
                    screen.places.name(difference.place, screen.language) + ", " + difference.period;
  const std::string_view cause = kCauses[static_cast<std::size_t>(difference.cause)];
  out += (cause.empty() ? "" : " (" + std::string(cause) + ")") + "\n";
  for (const DifferingFigure& figure : difference.figures) {
    out += "    " + figure.number + " " + figure.unit + (figure.status.empty() ? "" : ", " + figure.status) + "  " +
           figure.source;
    if (!figure.issuer.empty()) out += ", " + figure.issuer + (figure.by_owner ? " (owner)" : "");
    if (figure.decision > 0) out += "  [" + std::to_string(figure.decision) + ", " + figure.decision_state + "]";
    out += "\n";
  }
  return out;
}

Status differences(const OpenRegister& opened, const Arguments& given) {
  TRY(all, list_differences(opened.office()));
  for (const Difference& difference : all) {
    const std::string text =
        given.has("--json") ? to_string(to_json(difference)) + "\n" : to_text(opened.screen(), difference);
    std::fputs(text.c_str(), stdout);
  }
  return {};
}

Status decide(const OpenRegister& opened, const Arguments& given) {
  TRY(id, parse_number(given.names()[1], "decision"));
  TRY(record, decide_figure(opened.office(), id, given.value("--why")));
  if (given.has("--json")) {
    std::printf("%s\n", to_string(JsonObject{{"decision", id}, {"state", "accepted"}, {"record", record}}).c_str());
  } else {
    std::printf("%lld accepted %s\n", static_cast<long long>(id), record.c_str());
  }
  return {};
}

Json counts_json(const std::vector<std::pair<std::string, std::int64_t>>& counts) {
  Json out(JsonObject{});
  for (const auto& [name, count] : counts) out.set(name, count);
  return out;
}

void print_people(const OpenRegister& opened, const RegisterOverview& overview,
                  const std::vector<Difference>& differing, const std::vector<PendingDecision>& next) {
  const Screen& screen = opened.screen();
  std::string figures;
  for (const RecordSchema& type : screen.schema.records)
    if (!type.figure.value.empty()) figures = type.plural.in(screen.language);
  std::printf("%lld documents (", static_cast<long long>(overview.documents));
  for (std::size_t i = 0; i < overview.languages.size(); ++i)
    std::printf("%s%s %lld", i == 0 ? "" : ", ", overview.languages[i].first.c_str(),
                static_cast<long long>(overview.languages[i].second));
  std::printf("), %lld facts read in them\n", static_cast<long long>(overview.claims));
  const QueueCounts& queue = overview.queue;
  if (queue.waiting + queue.reading + queue.set_aside > 0)
    std::printf("In the queue: %lld wait to be read, %lld are being read, %lld were set aside ('chancery work')\n",
                static_cast<long long>(queue.waiting), static_cast<long long>(queue.reading),
                static_cast<long long>(queue.set_aside));
  for (const auto& [type, count] : overview.records)
    std::printf("  %6lld  %s\n", static_cast<long long>(count),
                screen.schema.find_record(type)->plural.in(screen.language).c_str());
  if (overview.not_reported > 0)
    std::printf("  %6lld  %s: %s\n", static_cast<long long>(overview.not_reported), figures.c_str(),
                shown_blank(screen, std::string(kNotReported)).c_str());
  if (overview.nothing_to_report > 0)
    std::printf("  %6lld  %s: %s\n", static_cast<long long>(overview.nothing_to_report), figures.c_str(),
                shown_blank(screen, std::string(kNothingToReport)).c_str());
  if (!differing.empty()) {
    std::printf("\nFigures that differ: %zu\n", differing.size());
    for (std::size_t i = 0; i < differing.size() && i < static_cast<std::size_t>(kShown); ++i)
      std::fputs(to_text(screen, differing[i]).c_str(), stdout);
  }
  std::printf("\nTo check: %lld\n", static_cast<long long>(overview.to_check));
  for (const PendingDecision& decision : next) std::fputs(to_text(screen, decision).c_str(), stdout);
}

Status overview_of(const OpenRegister& opened, const Arguments& given) {
  const Screen& screen = opened.screen();
  TRY(types, load_overview_of(opened.office(), given.value("--of")));
  for (const PlaceOverview& type : types) {
    std::int64_t all = 0;
    std::string parts;
    for (const auto& [name, count] : type.records) {
      all += count;
      parts += (parts.empty() ? "" : ", ") + shown_place(screen, name) + " " + std::to_string(count);
    }
    if (given.has("--json")) {
      std::printf(
          "%s\n",
          to_string(JsonObject{{"type", type.type}, {"records", all}, {"of", counts_json(type.records)}}).c_str());
    } else {
      std::printf("  %6lld  %s: %s\n", static_cast<long long>(all),
                  screen.schema.find_record(type.type)->plural.in(screen.language).c_str(), parts.c_str());
    }
  }
  return {};
}

Status overview(const OpenRegister& opened, const Arguments& given) {
  if (given.has("--country")) return print_ties(opened, given);
  if (given.has("--of")) return overview_of(opened, given);
  TRY(all, load_overview(opened.office()));
  TRY(differing, list_differences(opened.office()));
  ReviewQuery query;
  query.limit = kShown;
  TRY(next, list_decisions(opened.office(), query));
  if (!given.has("--json")) {
    print_people(opened, all, differing, next);
    return {};
  }
  std::printf("%s\n", to_string(JsonObject{{"documents", all.documents},
                                           {"languages", counts_json(all.languages)},
                                           {"queue", JsonObject{{"waiting", all.queue.waiting},
                                                                {"reading", all.queue.reading},
                                                                {"set_aside", all.queue.set_aside}}},
                                           {"claims", all.claims},
                                           {"to_check", all.to_check},
                                           {"accepted", all.accepted},
                                           {"set_aside", all.set_aside},
                                           {"differences", static_cast<std::int64_t>(differing.size())},
                                           {"records", counts_json(all.records)},
                                           {"not_reported", all.not_reported},
                                           {"nothing_to_report", all.nothing_to_report},
                                           {"changes", all.changes}})
                          .c_str());
  return {};
}

int run(const std::vector<std::string>& arguments, RegisterCommand command) {
  const auto given =
      Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS, {"--why", true}, {"--of", true}, {"--country", true}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  const bool decides = command == RegisterCommand(differences) && given->names().size() == 2;
  if (decides && given->names().front() == "decide") return run_on_register(*given, decide);
  if (!given->names().empty()) return usage_error("overview: there is nothing to name but options");
  return run_on_register(*given, command);
}

}  // namespace

int overview_command(const std::vector<std::string>& arguments) { return run(arguments, overview); }
int differences_command(const std::vector<std::string>& arguments) { return run(arguments, differences); }

}  // namespace chancery
