#include "register/ledger/cell_places.h"

#include <algorithm>

#include "register/ledger/ledger_text.h"
#include "text/fold.h"

namespace chancery {
namespace {

constexpr std::size_t kShortestName = 3;  // bytes; shorter ones are abbreviations of anything

}  // namespace

PlaceCells::PlaceCells(const LedgerTools& tools) : tools_(tools) {
  const Packs& packs = tools.reading.packs;
  const auto add = [&](std::int32_t place, std::string_view name) {
    const std::string bare = plain_form(name);
    if (bare.size() < kShortestName) return;
    const auto [known, is_new] = bare_names_.emplace(bare, place);
    if (!is_new && known->second != place) {
      // A country goes before what else is called so.
      const auto is_country = [&](std::int32_t p) {
        return p >= 0 && packs.places()[static_cast<std::size_t>(p)].kind == PlaceKind::Country;
      };
      if (is_country(known->second)) return;
      known->second = is_country(place) ? place : -1;
    }
  };
  for (std::int32_t place = 0; place < static_cast<std::int32_t>(packs.places().size()); ++place) {
    const std::string_view code = packs.text(packs.places()[static_cast<std::size_t>(place)].code);
    if (!code.empty() && code == tools.home) home_ = place;
    for (std::size_t language = 0; language < packs.languages().size(); ++language) {
      add(place, packs.place_name(place, language));
    }
  }
}

std::int32_t PlaceCells::country_of(std::int32_t place) const {
  const auto places = tools_.reading.packs.places();
  for (int steps = 0; place >= 0 && steps < 10; ++steps) {
    const PlaceRecord& record = places[static_cast<std::size_t>(place)];
    if (record.kind == PlaceKind::Country || record.in < 0) return place;
    place = record.in;
  }
  return place;
}

bool PlaceCells::contains(std::int32_t outer, std::int32_t inner) const {
  const auto places = tools_.reading.packs.places();
  for (int steps = 0; inner >= 0 && steps < 10; ++steps) {
    inner = places[static_cast<std::size_t>(inner)].in;
    if (inner == outer) return true;
  }
  return false;
}

std::int32_t PlaceCells::by_other_forms(CellRun& run, const std::string& item, std::string_view head) {
  const std::string bare = plain_form(item);
  if (home_ >= 0 && says_whole(item, tools_.words)) return home_;
  for (const LedgerLanguage& language : tools_.words.languages) {
    for (const auto& [brief, full] : language.abbreviations) {
      if (bare != plain_form(brief)) continue;
      const auto result = run(full);
      const auto places = result.mentions(MentionKind::Place);
      if (places.size() == 1) return places[0]->place;
    }
  }
  // The head says what the cell leaves out: a name that is read only behind its kind (Province: ...).
  for (const std::string& text : {std::string(head) + item, std::string(head) + " " + item}) {
    if (head.empty()) break;
    const auto result = run(text);
    const auto places = result.mentions(MentionKind::Place);
    if (places.size() == 1 && places[0]->end > result.text.size() - std::min(item.size(), result.text.size())) {
      return places[0]->place;
    }
  }
  const auto known = bare_names_.find(bare);
  return known == bare_names_.end() ? -1 : known->second;
}

void PlaceCells::find(CellRun& run, const std::string& text, std::string_view head, std::vector<Found>& found,
                      std::vector<std::string>& unknown) {
  const auto result = run(text);
  const auto places = result.mentions(MentionKind::Place);
  std::size_t at = 0;
  for (const std::string& item : list_items(text, ListMarks::AlsoCommas, tools_.words)) {
    const std::string folded = fold(item).text;
    const std::size_t begin = result.text.find(folded, at);
    const std::size_t end = begin == std::string::npos ? begin : begin + folded.size();
    bool any = false;
    for (const Mention* place : places) {
      if (begin == std::string::npos || place->begin < begin || place->end > end) continue;
      found.push_back({place->place, std::string(result.text_of(*place))});
      any = true;
    }
    if (end != std::string::npos) at = end;
    if (any) continue;
    const std::int32_t place = by_other_forms(run, item, head);
    if (place >= 0) {
      found.push_back({place, item});
    } else if (has_letter(folded)) {
      unknown.push_back(item);
    }
  }
}

LedgerValue PlaceCells::value_of(const Found& found) const {
  const Packs& packs = tools_.reading.packs;
  const PlaceRecord& record = packs.places()[static_cast<std::size_t>(found.place)];
  const std::string code(packs.text(record.code));
  const std::string name(packs.text(record.name));
  return {code.empty() ? name : code, "", name, found.typed, false};
}

CellReading PlaceCells::read(CellRun& run, const Cell& cell, const LedgerField& field, std::string_view head) {
  std::vector<Found> found;
  std::vector<std::string> unknown;
  find(run, std::string(trimmed(cell.text)), head, found, unknown);
  CellReading reading;
  for (const std::string& item : unknown) reading.problems.push_back(quoted(item) + " is no place that is known");
  for (Found& place : found) {
    if (field.countries_only) place.place = country_of(place.place);
  }
  for (const Found& place : found) {
    // Savannakhet (Lào): the country only says where the province lies.
    const auto holds = [&](const Found& other) { return contains(place.place, other.place); };
    if (place.place < 0 || std::any_of(found.begin(), found.end(), holds)) continue;
    LedgerValue value = value_of(place);
    const auto same = [&](const LedgerValue& other) { return other.value == value.value; };
    if (std::none_of(reading.values.begin(), reading.values.end(), same)) reading.values.push_back(std::move(value));
  }
  if (!field.many && reading.values.size() > 1) {
    reading.problems.push_back(quoted(cell.text) + " names several places where one is expected");
  }
  return reading;
}

std::optional<LedgerValue> PlaceCells::only_place(CellRun& run, std::string_view text) {
  const auto result = run(text);
  std::vector<Found> found;
  for (const Mention* place : result.mentions(MentionKind::Place)) {
    found.push_back({place->place, std::string(result.text_of(*place))});
  }
  std::optional<LedgerValue> only;
  for (const Found& place : found) {
    const auto holds = [&](const Found& other) { return contains(place.place, other.place); };
    if (std::any_of(found.begin(), found.end(), holds)) continue;
    LedgerValue value = value_of(place);
    if (only && only->value != value.value) return std::nullopt;
    only = std::move(value);
  }
  if (only) return only;
  const std::int32_t place = by_other_forms(run, std::string(trimmed(text)), "");
  if (place < 0) return std::nullopt;
  return value_of({place, std::string(trimmed(text))});
}

}  // namespace chancery
