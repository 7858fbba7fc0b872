#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reading/names/romanize.h"
#include "reading/scan/scanner.h"
#include "register/match/match.h"

// What the files of matching share. Nothing outside includes it.

namespace chancery {

/// A name ready to be compared.
struct NameForm {
  std::string text;                 ///< as given, folded, titles cut off
  std::vector<std::string> words;   ///< small bare Latin letters
  std::vector<std::string> marked;  ///< the same with Vietnamese letters and the tone behind; empty: written without
  std::vector<std::string> sounds;  ///< of each word, national spelling
  std::vector<std::string> vietnamese;  ///< of each word, Vietnamese spelling; empty: not all are such syllables
  bool family = false;                  ///< begins with a family name
  std::vector<std::string> parts;       ///< sounds between spaces and hyphens: Jong-un is two
  std::string whole;                    ///< all sounds in a row
  std::string folded;                   ///< in its own script without spaces; empty for Latin
  bool abbreviated = false;             ///< has initials: N.V. An
};

/// A place looked up in the world data, or by its names alone.
struct PlaceForm {
  std::vector<std::int32_t> ids;      ///< places in the packs that the name can mean; empty: not known there
  std::vector<NameForm> names;        ///< as given, without heads
  std::vector<NameForm> known;        ///< as the packs call it
  PlaceKind kind = PlaceKind::Other;  ///< what its head says: province, city; Other: nothing
  bool stated = false;                ///< the id came as a code
};

/// A body by its parts, whatever language they were written in.
struct BodyForm {
  std::string text;
  std::string head;                     ///< what kind of body, in English: "department", "people's committee"
  std::string level;                    ///< "provincial", "city", ...; empty: not said
  std::vector<std::string> fields;      ///< what it is of, in English
  std::string known;                    ///< a body the packs know by its whole name
  std::vector<std::int32_t> places;     ///< places in the packs
  std::vector<std::int32_t> countries;  ///< of these, in the order of the name
  NameForm own;                         ///< its own words
};

struct PostForm {
  std::string text;
  std::string post;  ///< in English where the packs know it
  BodyForm body;
  int first = 0, last = 0;  ///< years; 0: not known
};

/// A title as what it speaks of: concepts, fields, places, numbers and names, each as a short word; sorted.
using Topics = std::vector<std::string>;

struct MatchKnowledge::Parts {
  const Packs& packs;
  Lexicon lexicon;
  Scanner scanner;
  Romanizer romanizer;
  std::unordered_map<std::string_view, std::int32_t> codes;     ///< places by code
  std::unordered_map<std::string, std::string> fields_of_work;  ///< the name of a field that stands for it, by others

  [[nodiscard]] const PlaceRecord& place(std::int32_t id) const { return packs.places()[static_cast<std::size_t>(id)]; }
  [[nodiscard]] std::string_view country_of(std::int32_t id) const;
  /// Code of a place, or its English name where it has none.
  [[nodiscard]] std::string_view place_key(std::int32_t id) const;
};

struct MatchForm::Parts {
  SubjectKind kind = SubjectKind::Person;
  const MatchKnowledge::Parts* knowledge = nullptr;
  std::vector<NameForm> names;   ///< of a person
  std::vector<BodyForm> bodies;  ///< of an organization, one a name
  PlaceForm place;               ///< the place itself, or where it is
  std::string place_text;
  std::vector<PostForm> posts;
  std::string type, country, date, amount, title;
  std::vector<std::string> numbers;
  std::vector<std::string> parties, party_keys;
  Topics topics;
  int ordinal = 0;
};

/// Reads one name. `latin` is its Latin form where the reader gave one.
NameForm to_name_form(const SubjectName& name, const MatchKnowledge::Parts& knowledge);
PlaceForm to_place_form(const std::vector<SubjectName>& names, std::string_view type, std::string_view country,
                        const MatchKnowledge::Parts& knowledge);
BodyForm to_body_form(std::string_view text, const MatchKnowledge::Parts& knowledge);
PostForm to_post_form(const SubjectPost& post, const MatchKnowledge::Parts& knowledge);
Topics to_topics(std::string_view text, const MatchKnowledge::Parts& knowledge);
/// One text for a party, the same in every language: code of a place, parts of a body.
std::string to_party_key(std::string_view party, const MatchKnowledge::Parts& knowledge);

/// What two names say: the reason, and the logarithm of how likely it makes it that they are one. Weights of names
/// hold on their own, without a prior.
struct NameEvidence {
  MatchReason reason = MatchReason::NameDiffers;
  double weight = 0;
};
/// Of names of persons or, with `NameUse::Place`, of places, whose names are not made of family and given names.
enum class NameUse : std::uint8_t { Person, Place };
NameEvidence compare_names(const NameForm& left, const NameForm& right, NameUse use);
/// The best of two lists.
NameEvidence compare_names(const std::vector<NameForm>& left, const std::vector<NameForm>& right, NameUse use);

enum class PlaceRelation : std::uint8_t { Unknown, Same, Other, Successor, OtherKind };
PlaceRelation compare_ids(const PlaceForm& left, const PlaceForm& right, const MatchKnowledge::Parts& knowledge);

/// How far two bodies are one by their parts: weight as above.
double compare_bodies(const BodyForm& left, const BodyForm& right, const MatchKnowledge::Parts& knowledge);

// One file each; they add to `reasons`.
void compare_persons(const MatchForm::Parts& left, const MatchForm::Parts& right, std::vector<MatchEvidence>& reasons);
void compare_places(const MatchForm::Parts& left, const MatchForm::Parts& right, std::vector<MatchEvidence>& reasons);
void compare_organizations(const MatchForm::Parts& left, const MatchForm::Parts& right,
                           std::vector<MatchEvidence>& reasons);
/// The logarithm of the odds that two papers of one block are one, before anything is compared.
double prior_of_papers(SubjectKind kind);
void compare_papers(const MatchForm::Parts& left, const MatchForm::Parts& right, std::vector<MatchEvidence>& reasons);

}  // namespace chancery
