#include "cli/ties_form.h"

#include <cstdio>

#include "register/match/family.h"
#include "register/ties.h"

namespace chancery {
namespace {

std::string number_of(const Tie& tie) { return tie.office.empty() ? tie.record : tie.office + "/" + tie.record; }

Json to_json(const Tie& tie) {
  return JsonObject{
      {"record", number_of(tie)},     {"ours", tie.ours},   {"theirs", tie.theirs}, {"ours_now", tie.ours_now},
      {"theirs_now", tie.theirs_now}, {"since", tie.since}, {"state", tie.state},   {"sought", tie.sought},
      {"ended", tie.ended},           {"quiet", tie.quiet}};
}

void print_json(const std::string& country, const TieOverview& all) {
  JsonList ties;
  for (const Tie& tie : all.ties) ties.emplace_back(to_json(tie));
  const TieCount& count = all.count;
  std::printf("%s\n", to_string(JsonObject{{"country", country},
                                           {"today", count.now},
                                           {"at_the_time", count.then},
                                           {"quiet", count.quiet},
                                           {"ended", count.ended},
                                           {"sought", count.sought},
                                           {"ties", std::move(ties)}})
                          .c_str());
}

std::string state_of(const Screen& screen, const Tie& tie) {
  if (!tie.state.empty()) return label_of(screen, "relationship_state", tie.state);
  return tie.sought ? label_of(screen, "partnership_status", "sought") : std::string();
}

/// One tie of today with the records that it rests on, by the names of the time.
void print_text(const Screen& screen, const std::string& country, const TieOverview& all) {
  const TieCount& count = all.count;
  std::printf("%s\n", screen.words
                          .fill("screen", "ties",
                                {{"place", screen.places.name(country, screen.language)},
                                 {"now", std::to_string(count.now)},
                                 {"then", std::to_string(count.then)}})
                          .c_str());
  const auto state = [&](const char* id, std::int64_t number) {
    if (number > 0)
      std::printf("  %s: %lld\n", label_of(screen, "relationship_state", id).c_str(), static_cast<long long>(number));
  };
  state("dormant", count.quiet);
  state("ended", count.ended);
  const Tie* before = nullptr;
  for (const Tie& tie : all.ties) {
    if (before == nullptr || before->ours_now != tie.ours_now || before->theirs_now != tie.theirs_now)
      std::printf("%s – %s\n", screen.places.name(tie.ours_now, screen.language).c_str(),
                  screen.places.name(tie.theirs_now, screen.language).c_str());
    std::printf("    %-12s %s – %s  %s  %s\n", number_of(tie).c_str(), shown_place(screen, tie.ours).c_str(),
                shown_place(screen, tie.theirs).c_str(), shown_date(screen, tie.since).c_str(),
                state_of(screen, tie).c_str());
    before = &tie;
  }
}

}  // namespace

Status print_ties(const OpenRegister& opened, const Arguments& given) {
  const std::string country = find_place_named(opened.office(), given.value("--country"));
  if (country.empty())
    return Error{ErrorKind::BadArgument, "'" + given.value("--country") + "' is no country or territory", "--country"};
  TRY(all, list_ties(opened.office(), country));
  if (given.has("--json")) {
    print_json(country, all);
  } else {
    print_text(opened.screen(), country, all);
  }
  return {};
}

}  // namespace chancery
