#include "register/match/place_names.h"

#include <algorithm>

namespace chancery {

bool is_place_code(std::string_view text) {
  const auto capital = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  const bool country = text.size() >= 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
  if (!country || text.size() == 2) return country;
  const std::string_view part = text.substr(3);
  constexpr std::size_t kPart = 3;
  return text[2] == '-' && !part.empty() && part.size() <= kPart && std::all_of(part.begin(), part.end(), capital);
}

PlaceNames::PlaceNames(const Packs& packs) : packs_(packs) {
  const auto places = packs.places();
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::string_view code = packs.text(places[i].code);
    if (code.empty()) continue;
    // Units that were merged share the code of the one that goes on; it leads to that one.
    const bool goes_on = places[i].until.size == 0;
    const auto [found, is_new] = places_.emplace(code, static_cast<std::int32_t>(i));
    if (!is_new && goes_on) found->second = static_cast<std::int32_t>(i);
  }
}

std::string PlaceNames::name(std::string_view code, std::string_view language) const {
  const auto found = places_.find(code);
  if (found == places_.end()) return std::string(code);
  const auto languages = packs_.languages();
  for (std::size_t i = 0; i < languages.size(); ++i)
    if (packs_.text(languages[i].code) == language) return std::string(packs_.place_name(found->second, i));
  return std::string(packs_.text(packs_.places()[static_cast<std::size_t>(found->second)].name));
}

}  // namespace chancery
