#include "register/figures/figures.h"

#include <cstdio>

#include "cli/commands.h"
#include "cli/open_register.h"
#include "register/figures/region.h"
#include "register/match/family.h"
#include "report/record_form.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery figures --of PLACE|REGION|BODY [--measure MEASURE] [--period PERIOD]\n"
    "\n"
    "Figures of a place, by its code or name, as they were given. Since other places were merged into it, figures for\n"
    "the time before are restated: the sum of all that it goes on for, where each has a figure of the same measure,\n"
    "period and status; otherwise it says which are missing, or why they cannot be added up (shares and rates never "
    "are).\n"
    "Of a region (VG-1): the sum over its members, who reported, who had nothing to report, and who has not reported.\n"
    "\n"
    "  --store, --unit, --as, --json, --in LANGUAGE   as for 'chancery review'\n";

Json to_json(const Figure& figure) {
  Json out(JsonObject{{"record", figure.office.empty() ? figure.record : figure.office + "/" + figure.record},
                      {"measure", figure.measure},
                      {"period", figure.period},
                      {"of", figure.of}});
  if (figure.number) out.set("number", JsonNumber{*figure.number});
  for (const auto& [key, value] : {std::pair("unit", &figure.unit), std::pair("status", &figure.status),
                                   std::pair("qualifier", &figure.qualifier), std::pair("reported", &figure.reported),
                                   std::pair("breakdown", &figure.breakdown), std::pair("as_of", &figure.as_of)})
    if (!value->empty()) out.set(key, *value);
  return out;
}

Json list_of(const std::vector<std::string>& texts) {
  JsonList out;
  for (const std::string& text : texts) out.emplace_back(text);
  return out;
}

Json to_json(const SummedFigure& sum, const std::string& of) {
  JsonList parts;
  for (const Figure& part : sum.parts) parts.emplace_back(to_json(part));
  Json out(JsonObject{{"summed", true}, {"measure", sum.measure}, {"period", sum.period}, {"of", of}});
  if (!sum.breakdown.empty()) out.set("breakdown", sum.breakdown);
  if (sum.number) {
    out.set("number", JsonNumber{*sum.number});
    out.set("unit", sum.unit);
    if (!sum.status.empty()) out.set("status", sum.status);
  } else {
    out.set("why", kNoSums[static_cast<std::size_t>(sum.why)]);
  }
  if (!sum.missing.empty()) out.set("missing", list_of(sum.missing));
  if (!sum.nothing.empty()) out.set("nothing_to_report", list_of(sum.nothing));
  out.set("parts", std::move(parts));
  return out;
}

std::string amount_of(const Screen& screen, const std::string& number, const std::string& unit,
                      const std::string& status, const std::string& qualifier) {
  const std::string amount = screen.words.amount(number, unit, {}, qualifier == "range" ? "" : qualifier);
  return status.empty() ? amount : amount + ", " + label_of(screen, "figure_status", status);
}

std::string names_of(const Screen& screen, const std::vector<std::string>& places) {
  std::string out;
  for (const std::string& place : places) out += (out.empty() ? "" : ", ") + shown_place(screen, place);
  return out;
}

std::string head_of(const Screen& screen, const std::string& measure, const std::string& breakdown,
                    const std::string& period) {
  return label_of(screen, "indicator", measure) + (breakdown.empty() ? "" : " (" + breakdown + ")") + ", " +
         shown_date(screen, period);
}

void print(const Screen& screen, const Figure& figure, const char* indent) {
  const std::string amount = figure.number
                                 ? amount_of(screen, *figure.number, figure.unit, figure.status, figure.qualifier)
                                 : label_of(screen, "reported", figure.reported);
  std::printf("%s%s: %s  %s\n", indent, shown_place(screen, figure.of).c_str(), amount.c_str(),
              (figure.office.empty() ? figure.record : figure.office + "/" + figure.record).c_str());
}

void print(const Screen& screen, const SummedFigure& sum, const std::string& of, bool restated) {
  constexpr std::string_view kWhy[] = {"",
                                       "not added up",
                                       "not added up: two figures of one part differ",
                                       "not added up: estimated here, final there",
                                       "not added up: counted in different units",
                                       "not added up: a share or rate",
                                       "not added up: counts what they may have in common",
                                       "not added up: given since, and may be of the whole already",
                                       "not added up: 'over' here and 'about' there"};
  std::string text(kWhy[static_cast<std::size_t>(sum.why)]);
  if (sum.number) {
    text = amount_of(screen, *sum.number, sum.unit, sum.status, sum.qualifier);
    if (restated) text = screen.words.fill("screen", "restated", {{"amount", text}});
  }
  std::printf("%s\n  %s: %s\n", head_of(screen, sum.measure, sum.breakdown, sum.period).c_str(),
              screen.places.name(of, screen.language).c_str(), text.c_str());
  for (const Figure& part : sum.parts) print(screen, part, "    ");
  for (const auto& [key, places] : {std::pair("missing", &sum.missing), std::pair("nothing", &sum.nothing)})
    if (!places->empty())
      std::printf("    %s\n", screen.words.fill("screen", key, {{"names", names_of(screen, *places)}}).c_str());
}

void print_sums(const OpenRegister& opened, const Arguments& given, const std::string& of,
                const std::vector<SummedFigure>& sums, bool restated) {
  for (const SummedFigure& sum : sums) {
    if (given.has("--json")) {
      Json line = to_json(sum, of);
      if (restated) line.set("restated", true);
      std::printf("%s\n", to_string(line).c_str());
    } else {
      print(opened.screen(), sum, of, restated);
    }
  }
}

/// Is this among what a restated figure was made of, and shown there?
bool is_part(const Figure& figure, const std::vector<SummedFigure>& sums) {
  for (const SummedFigure& sum : sums)
    for (const Figure& part : sum.parts)
      if (part.record == figure.record && part.office == figure.office) return true;
  return false;
}

Status figures_of_place(const OpenRegister& opened, const Arguments& given, FigureQuery query) {
  const Office& office = opened.office();
  const std::string named = find_place_named(office, given.value("--of"));
  const std::string of = named.empty() ? given.value("--of") : named;
  TRY(family, list_family(office, of));
  query.of = std::move(family);
  TRY(figures, list_figures(office, query));
  TRY(sums, restate_figures(office, of, query));
  for (const Figure& figure : figures) {
    if (given.has("--json")) {
      std::printf("%s\n", to_string(to_json(figure)).c_str());
    } else if (!is_part(figure, sums)) {
      std::printf("%s\n", head_of(opened.screen(), figure.measure, figure.breakdown, figure.period).c_str());
      print(opened.screen(), figure, "  ");
    }
  }
  print_sums(opened, given, of, sums, true);
  return {};
}

Status figures(const OpenRegister& opened, const Arguments& given) {
  FigureQuery query;
  query.measure = given.value("--measure");
  query.period = given.value("--period");
  TRY(region, find_region(opened.office(), given.value("--of")));
  if (!region) return figures_of_place(opened, given, std::move(query));
  TRY(sums, sum_region_figures(opened.office(), *region, query));
  print_sums(opened, given, region->name, sums, false);
  return {};
}

}  // namespace

int figures_command(const std::vector<std::string>& arguments) {
  const auto given =
      Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS, {"--of", true}, {"--measure", true}, {"--period", true}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (!given->has("--of") || !given->names().empty()) return usage_error("figures: say of what: --of PLACE");
  return run_on_register(*given, figures);
}

}  // namespace chancery
