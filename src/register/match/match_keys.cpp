#include <algorithm>
#include <array>

#include "register/match/match_parts.h"
#include "register/match/match_sound.h"
#include "register/words.h"

// Under which keys a subject is found by those that may be the same.

namespace chancery {
namespace {

constexpr std::size_t kMostKeys = 24;
constexpr std::size_t kLongestKey = 48;

class KeyList {
 public:
  explicit KeyList(char kind) : kind_(kind) {}

  /// Keys are short and ASCII; what is not is named by its checksum.
  void add(std::string_view what, std::string_view value) {
    if (value.empty() || keys_.size() >= kMostKeys) return;
    std::string key{kind_};
    key += what;
    key += ':';
    const bool plain = value.size() <= kLongestKey &&
                       std::all_of(value.begin(), value.end(), [](char c) { return c > ' ' && c < 0x7F; });
    key += plain ? std::string(value) : in_hex(pack_checksum(value));
    keys_.push_back(std::move(key));
  }

  std::vector<std::string> sorted() && {
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
    return std::move(keys_);
  }

 private:
  static std::string in_hex(std::uint64_t value) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    for (int shift = 60; shift >= 0; shift -= 4) out += kDigits[value >> static_cast<unsigned>(shift) & 15U];
    return out;
  }

  char kind_;
  std::vector<std::string> keys_;
};

/// The first vowel of a word by its place in the mouth: front, back, open; keeps Hung and Hang, Linh and Long apart.
char vowel_of(std::string_view sounds) {
  for (const char c : sounds) {
    if (c == 'i' || c == 'e') return 'e';
    if (c == 'u' || c == 'o') return 'o';
    if (c == 'a') return 'a';
  }
  return '-';
}

std::string pair_key(const std::string& one, const std::string& other) {
  return one < other ? one + "." + other : other + "." + one;
}

/// The pairs of words that a name is looked up by: the first and the last, and the last two, in any order.
void add_pairs(const std::vector<std::string>& sounds, KeyList& keys) {
  const std::size_t last = sounds.size() - 1;
  const auto given = [&](std::size_t i) { return to_skeleton(sounds[i]) + vowel_of(sounds[i]); };
  keys.add("p", pair_key(to_skeleton(sounds[0]), given(last)));
  if (last >= 2) keys.add("p", pair_key(to_skeleton(sounds[last - 1]), given(last)));
}

/// A name under its letters, all its consonants, pairs of its words, and words long enough to be rare. A word given by
/// its initial leaves the initials.
void add_name(const NameForm& name, KeyList& keys) {
  constexpr std::size_t kRare = 4;  // consonants
  if (!name.folded.empty()) keys.add("f", name.folded);
  if (name.words.empty()) return;
  std::string letters, initials;
  for (const std::string& word : name.words) letters += word, initials += word[0];
  keys.add("l", letters);
  keys.add("w", to_skeleton(name.whole));
  const bool vietnamese = !name.vietnamese.empty() && name.family;
  if (name.words.size() > 1 && (name.abbreviated || vietnamese)) keys.add("i", initials);
  if (name.words.size() < 2 || name.abbreviated) return;
  if (!name.vietnamese.empty()) add_pairs(name.vietnamese, keys);
  if (vietnamese) return;
  add_pairs(name.sounds, keys);
  const std::vector<std::string> turned(name.sounds.rbegin(), name.sounds.rend());
  add_pairs(turned, keys);
  for (const std::string& sounds : name.sounds)
    if (const std::string word = to_skeleton(sounds); word.size() >= kRare) keys.add("s", word);
}

void add_place(const PlaceForm& place, const MatchKnowledge::Parts& knowledge, KeyList& keys) {
  for (const std::int32_t id : place.ids) keys.add("@", knowledge.place_key(id));
  const auto add = [&](const NameForm& name) {
    keys.add("f", name.folded);
    const std::string skeleton = to_skeleton(name.whole);
    keys.add("w", skeleton + vowel_of(name.whole));
    keys.add("w", skeleton);
  };
  for (const NameForm& name : place.names) add(name);
  // Found by those whose spelling the packs do not have.
  for (const NameForm& name : place.known) add(name);
}

void add_body(const BodyForm& body, const MatchKnowledge::Parts& knowledge, KeyList& keys) {
  keys.add("k", body.known);
  std::string what = body.head;
  for (const std::string& field : body.fields) what += "|" + field;
  std::string own;
  for (const std::string& sounds : body.own.sounds) own += to_skeleton(sounds);
  if (!own.empty()) keys.add("o", own);
  // A body that is a locality: Savannakhet Province.
  if (what.empty() && own.empty())
    for (const std::int32_t id : body.places) keys.add("@", knowledge.place_key(id));
  if (what.empty()) return;
  if (own.empty()) keys.add("b", what);
  for (const std::int32_t id : body.places) keys.add("b", what + "@" + std::string(knowledge.place_key(id)));
}

void add_paper(const MatchForm::Parts& form, KeyList& keys) {
  constexpr std::size_t kDay = 10, kMonth = 7, kYear = 4;
  for (const std::string& number : form.numbers) keys.add("n", number);
  const std::string day = form.date.size() >= kDay ? form.date.substr(0, kDay) : std::string();
  const std::string month = form.date.size() >= kMonth ? form.date.substr(0, kMonth) : std::string();
  const std::string year = form.date.size() >= kYear ? form.date.substr(0, kYear) : std::string();
  if (!day.empty()) keys.add("d", day);
  for (const std::string& party : form.party_keys) {
    if (!month.empty()) keys.add("m", month + party);
    if (!year.empty() && form.kind != SubjectKind::Event) keys.add("y", year + party);
  }
  for (const std::int32_t id : form.place.ids)
    if (!month.empty()) keys.add("m", month + std::string(form.knowledge->place_key(id)));
  if (form.ordinal > 0)
    for (const std::string& party : form.party_keys) keys.add("o", std::to_string(form.ordinal) + party);
  if (form.kind == SubjectKind::Project || form.date.empty()) {
    keys.add("a", form.amount);
    if (form.party_keys.size() >= 2) keys.add("q", form.party_keys[0] + form.party_keys[1]);
  }
  std::string topics;
  for (const std::string& topic : form.topics) topics += topic + " ";
  keys.add("t", topics);
}

}  // namespace

std::vector<std::string> match_keys(const MatchForm& form) {
  const MatchForm::Parts& parts = form.parts();
  constexpr std::string_view kKinds = "pobaet";  // person, organization, place (b), agreement, event, project (t)
  KeyList keys(kKinds[static_cast<std::size_t>(parts.kind)]);
  switch (parts.kind) {
    case SubjectKind::Person:
      for (const NameForm& name : parts.names) add_name(name, keys);
      break;
    case SubjectKind::Place:
      add_place(parts.place, *parts.knowledge, keys);
      break;
    case SubjectKind::Organization:
      for (const BodyForm& body : parts.bodies) add_body(body, *parts.knowledge, keys);
      break;
    case SubjectKind::Agreement:
    case SubjectKind::Event:
    case SubjectKind::Project:
      add_paper(parts, keys);
      break;
  }
  return std::move(keys).sorted();
}

std::vector<std::string> match_keys(const Subject& subject, const MatchKnowledge& knowledge) {
  return match_keys(MatchForm(subject, knowledge));
}

}  // namespace chancery
