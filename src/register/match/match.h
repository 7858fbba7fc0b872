#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "reading/packs/pack.h"

namespace chancery {

enum class SubjectKind : std::uint8_t { Person, Organization, Place, Agreement, Event, Project };

/// A name as a document has it.
struct SubjectName {
  std::string text;      ///< as written, in any script; titles may stand before it
  std::string latin;     ///< what the reader gave: the Latin form of a person, the English name of a body; or empty
  std::string language;  ///< BCP 47 code of the text; may be empty
};

/// A post as a claim has it. The period is in EDTF: `2023`, `2021-05-01/..`, `2020/2024`; empty: not known.
struct SubjectPost {
  std::string post, organization, period;
};

/// What is known of something that may have a record already. Which fields count follows from `kind`; all but `names`
/// (of a person, body or place) may be empty. Parties are codes of places (ISO 3166) or names of bodies.
struct Subject {
  SubjectKind kind = SubjectKind::Person;
  std::vector<SubjectName> names;  ///< of an agreement, event or project: its title
  std::vector<SubjectPost> posts;
  std::string type;   ///< of an agreement or event, as claims call it ("mou", "visit"); of a place: "province", "city"
  std::string place;  ///< where it is: code of a place, or a name
  std::string country;  ///< ISO 3166-1 code
  std::string date;     ///< EDTF: signed, held, begun, born (of a person)
  std::vector<std::string> parties;
  std::vector<std::string> numbers;  ///< of a paper: '12/2024/TT-UBND'
  std::string amount;                ///< '2450000 USD'
  int ordinal = 0;                   ///< of a meeting: the 9th; 0: not known
};

/// Why two subjects are, or are not, the same. A screen says each in its own words, with the two values.
enum class MatchReason : std::uint8_t {
  NameEqual,        ///< the same name, or one of its spellings
  NameSounds,       ///< names that sound alike, in other spellings or scripts
  NameAbbreviated,  ///< one is an abbreviation or a part of the other
  NameDiffers,
  MarksDiffer,    ///< Vietnamese names that only their marks tell apart
  PostEqual,      ///< the same post in the same body
  PostElsewhere,  ///< at one time posts that one person hardly holds together
  BornEqual,
  BornDiffers,
  PlaceEqual,
  PlaceDiffers,
  PlaceSucceeds,  ///< one place was merged into the other: a successor, not the same
  CountryDiffers,
  BodyEqual,  ///< the same kind of body and field of work
  BodyDiffers,
  TypeEqual,
  TypeDiffers,
  DateEqual,
  DateNear,
  DateDiffers,
  PartiesEqual,
  PartiesShared,
  PartiesDiffer,
  NumberEqual,
  NumberDiffers,
  OrdinalEqual,
  OrdinalDiffers,
  AmountEqual,
  AmountDiffers,
  TitleAlike,
  TitleDiffers,
};
/// `name_equal`, `name_sounds`, ...: the name of a reason in files and on the wire.
std::string_view match_reason_code(MatchReason reason);

struct MatchEvidence {
  MatchReason reason;
  std::string left, right;  ///< the two values, as given
  double weight = 0;        ///< natural logarithm of how much likelier this makes it that they are the same
};

struct Match {
  double score = 0;  ///< 0 to 1: of pairs with 0.9, about nine in ten are the same
  std::vector<MatchEvidence> reasons;
};

/// From here on two subjects may be joined without asking: of such pairs at least 97 in 100 are the same (measured:
/// bench/README.md).
inline constexpr double kMatchJoins = 0.90;
/// From here on a person is asked.
inline constexpr double kMatchAsks = 0.35;

/// What matching knows of names, bodies and places: a view of the packs, which outlive it. Calls may run on many
/// threads.
class MatchKnowledge {
 public:
  /// `fields_of_work`: of each list, names of one field (`Schema::fields_of_work`). Errors: BadPack.
  static Result<MatchKnowledge> create(const Packs& packs, const std::vector<std::vector<std::string>>& fields_of_work);

  MatchKnowledge(MatchKnowledge&&) noexcept;
  MatchKnowledge& operator=(MatchKnowledge&&) noexcept;
  ~MatchKnowledge();

  struct Parts;
  [[nodiscard]] const Parts& parts() const { return *parts_; }

 private:
  explicit MatchKnowledge(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

/// A subject made ready for comparing: names in Latin letters and as sounds, places and bodies looked up. Made once for
/// a subject that is compared with many. Keeps nothing of the subject; the knowledge outlives it.
class MatchForm {
 public:
  MatchForm(const Subject& subject, const MatchKnowledge& knowledge);
  MatchForm(MatchForm&&) noexcept;
  MatchForm& operator=(MatchForm&&) noexcept;
  ~MatchForm();

  struct Parts;
  [[nodiscard]] const Parts& parts() const { return *parts_; }

 private:
  std::unique_ptr<const Parts> parts_;
};

/// How likely two subjects are the same, and why. Subjects of two kinds never are. compare(a, b) has the score of
/// compare(b, a).
Match compare(const MatchForm& left, const MatchForm& right);
Match compare(const Subject& left, const Subject& right, const MatchKnowledge& knowledge);

/// Keys of a subject for an index: subjects that are the same share at least one, others few. At most 24, sorted, each
/// once; ASCII, at most 64 bytes each; the same for the same packs.
std::vector<std::string> match_keys(const MatchForm& form);
std::vector<std::string> match_keys(const Subject& subject, const MatchKnowledge& knowledge);

}  // namespace chancery
