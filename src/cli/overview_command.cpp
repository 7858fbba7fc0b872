#include "register/overview.h"

#include <cstdio>

#include "cli/commands.h"
#include "cli/open_register.h"
#include "register/differences.h"
#include "register/review.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery overview       what the register holds, what waits to be checked, and figures that differ\n"
    "chancery differences    figures of the same measure, place and period that differ between documents\n"
    "\n"
    "--store, --unit, --json, --in LANGUAGE as for 'chancery review'. A difference ends when all its figures but one "
    "are set\n"
    "aside ('chancery review set-aside').\n";

constexpr std::int64_t kShown = 5;

Json to_json(const Difference& difference) {
  JsonList figures;
  for (const DifferingFigure& figure : difference.figures) {
    figures.push_back(JsonObject{{"number", JsonNumber{figure.number}},
                                 {"unit", figure.unit},
                                 {"status", figure.status},
                                 {"as_of", figure.as_of},
                                 {"document", figure.document},
                                 {"source", figure.source},
                                 {"begin", figure.begin},
                                 {"end", figure.end},
                                 {"decision", figure.decision},
                                 {"state", figure.decision_state}});
  }
  return JsonObject{{"measure", difference.measure},
                    {"place", difference.place},
                    {"period", difference.period},
                    {"cause", kDifferenceCauses[static_cast<std::size_t>(difference.cause)]},
                    {"figures", std::move(figures)}};
}

std::string measure_label(const Screen& screen, const std::string& measure) {
  for (const Vocabulary& vocabulary : screen.schema.vocabularies)
    if (vocabulary.id == "indicator" || vocabulary.id == "measure")
      if (const Choice* choice = vocabulary.find(measure)) return choice->label.in(screen.language);
  return measure;
}

std::string to_text(const Screen& screen, const Difference& difference) {
  constexpr std::string_view kCauses[] = {"", "one of them is an estimate", "as of different days",
                                          "counted in different units"};
  std::string out = measure_label(screen, difference.measure) + ", " +
                    screen.places.name(difference.place, screen.language) + ", " + difference.period;
  const std::string_view cause = kCauses[static_cast<std::size_t>(difference.cause)];
  out += (cause.empty() ? "" : " (" + std::string(cause) + ")") + "\n";
  for (const DifferingFigure& figure : difference.figures) {
    out += "    " + figure.number + " " + figure.unit + (figure.status.empty() ? "" : ", " + figure.status) + "  " +
           figure.source;
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

Json counts_json(const std::vector<std::pair<std::string, std::int64_t>>& counts) {
  Json out(JsonObject{});
  for (const auto& [name, count] : counts) out.set(name, count);
  return out;
}

void print_people(const OpenRegister& opened, const RegisterOverview& overview,
                  const std::vector<Difference>& differing, const std::vector<PendingDecision>& next) {
  const Screen& screen = opened.screen();
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
  if (!differing.empty()) {
    std::printf("\nFigures that differ: %zu\n", differing.size());
    for (std::size_t i = 0; i < differing.size() && i < static_cast<std::size_t>(kShown); ++i)
      std::fputs(to_text(screen, differing[i]).c_str(), stdout);
  }
  std::printf("\nTo check: %lld\n", static_cast<long long>(overview.to_check));
  for (const PendingDecision& decision : next) std::fputs(to_text(screen, decision).c_str(), stdout);
}

Status overview(const OpenRegister& opened, const Arguments& given) {
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
                                           {"changes", all.changes}})
                          .c_str());
  return {};
}

int run(const std::vector<std::string>& arguments, RegisterCommand command) {
  const auto given = Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (!given->names().empty()) return usage_error("overview: there is nothing to name but options");
  return run_on_register(*given, command);
}

}  // namespace

int overview_command(const std::vector<std::string>& arguments) { return run(arguments, overview); }
int differences_command(const std::vector<std::string>& arguments) { return run(arguments, differences); }

}  // namespace chancery
