#include "register/match/person_sounds.h"

#include <algorithm>

#include "register/match/match_parts.h"
#include "register/match/match_sound.h"

namespace chancery {

bool names_persons(const RecordSchema& type, const FieldSchema& field) {
  return field.type == FieldType::Person || (type.id == "person" && field.identity == Identity::Name);
}

std::vector<std::string> name_sounds(const MatchKnowledge& knowledge, std::string_view name) {
  return to_name_form({std::string(name), {}, {}}, knowledge.parts()).sounds;
}

std::string sound_key(const std::string& sounds) {
  constexpr std::size_t kTelling = 2;  // classes of consonants
  constexpr std::string_view kOpen = "a", kFront = "ie", kBack = "uo";
  std::string key = to_skeleton(sounds);
  if (key.size() < kTelling) return {};
  if (key.size() > kTelling) return key;
  // Two consonants are those of too many names: their first vowel, by its place in the mouth, comes with them.
  for (const char c : sounds) {
    if (kOpen.find(c) != std::string_view::npos) return key + 'a';
    if (kFront.find(c) != std::string_view::npos) return key + 'e';
    if (kBack.find(c) != std::string_view::npos) return key + 'o';
  }
  return key;
}

bool sound_alike(const std::string& left, const std::string& right) {
  // Of one sound, on average. Spellings of one name differ by less (Salerm and Saleum), other names by more.
  constexpr double kLimit = 0.125;
  const auto size = static_cast<double>(std::max(left.size(), right.size()));
  return size > 0 && sound_distance(left, right) <= kLimit * size;
}

}  // namespace chancery
