#pragma once
#include <cstddef>
#include <cstdint>

// The layout of a compiled pack file: a header, then sections of plain records, each 8-byte aligned (docs/packs.md).

namespace chancery {

/// What a form can be. Values from `kConcept` on are concepts of `language/common/concepts.toml`, in their order;
/// from `kDateWord` on, the word lists and literals of date rules.
enum class Cls : std::uint16_t {
  Number,      ///< adds its value (number)
  Multiplier,  ///< multiplies what stands before it by ten to the value
  Half,
  Point,
  Minus,
  NumberAnd,
  Article,      ///< says 'one' before a fraction or money (a quarter, a dollar)
  NumberSet,    ///< things that come in sets; value: how many (dozen 12)
  Fraction,     ///< value: thousand times the numerator, and the denominator
  Denominator,  ///< behind a numerator (fifths); value: the denominator
  FractionBar,  ///< between numerator and denominator
  OrdinalPrefix,
  OrdinalPrefixJoined,  ///< only where digits follow without a space
  OrdinalSuffix,
  OrdinalJoint,
  OrdinalWord,    ///< value: the number
  OrdinalScale,   ///< a multiplier as an ordinal (millionth); value: power of ten
  Month,          ///< value: 1 to 12
  Era,            ///< value: years to take off for the common era
  Counted,        ///< value: unit
  Money,          ///< value: unit
  MoneyBefore,    ///< value: unit
  MeasureBefore,  ///< value: unit
  MoneySmall,     ///< hundredth parts; value: unit
  Measure,        ///< value: unit
  Duration,       ///< value: unit
  Qualifier,      ///< value: Qualifier
  QualifierAfter,
  Classifier,
  Filler,
  RangeMark,
  Anaphora,
  Never,
  CountPhrase,  ///< value: CountPhrase
  Title,
  Deputy,
  Former,
  Acting,
  NotName,
  Post,       ///< value: post
  Family,     ///< value: name string
  OrgHead,    ///< value: organization head
  OrgField,   ///< value: name string
  OrgKnown,   ///< value: name string
  OrgMember,  ///< value: name string
  OrgGeneric,
  OrgLink,        ///< words inside names of bodies: of, for, the
  PlaceName,      ///< value: place
  PlaceWithHead,  ///< value: place, only with a head or in a list of places
  PlaceHead,      ///< value: PlaceKind
  PlaceCompound,  ///< value: name string with {} for the name of the place
  PlacePeople,    ///< the whole form is a people or a language
  PeopleBefore,
  PeopleAfter,
  Here,
  Abbreviation,
  SentenceStart,
  SentenceMark,
  CommonWord,  ///< value: language
  PostLink,    ///< words between a post and what it is of
  NamedAfter,  ///< words for what bears a person's name: street, bridge, school
  OrgSeat,     ///< words between a body and where it sits
};
static_assert(static_cast<unsigned>(Cls::OrgSeat) < 62, "one bit of FormRecord::classes for each; two are taken");
inline constexpr std::uint16_t kConcept = 64;
inline constexpr std::uint16_t kDateWord = 512;

enum class Qualifier : std::uint8_t { None, About, Over, Under, Nearly };
inline constexpr std::size_t kQualifierCount = 5;
/// Of the words around a number that stands behind its noun: 'the number of visitors was 214'.
enum class CountPhrase : std::uint8_t { None, NumberOf, Is };
enum class PlaceKind : std::uint8_t {
  Country,
  Province,
  City,
  District,
  Region,
  River,
  Gate,
  Zone,
  Station,
  Capital,
  Island,
  Port,
  Airport,
  Other
};
inline constexpr std::size_t kPlaceKindCount = static_cast<std::size_t>(PlaceKind::Other) + 1;
enum class UnitKind : std::uint8_t { Counted, Money, Measure, Duration };
enum class OrgLevel : std::uint8_t { Free, National, Provincial };

struct StringRef {
  std::uint32_t at = 0;
  std::uint32_t size = 0;
};
/// One meaning of a form: a class, the languages (bit set) that give it, and a value of that class.
struct Meaning {
  std::uint16_t cls = 0;
  std::uint16_t languages = 0;
  std::int32_t value = 0;
};
struct FormRecord {
  std::uint32_t first = 0;       ///< in the section of meanings
  std::uint32_t count = 0;       ///< none for a form that stands in capitals only
  std::uint64_t classes = 0;     ///< one bit for each `Cls` among the meanings; see also the two bits below
  std::uint64_t date_marks = 0;  ///< `date_mark` of each meaning that date rules ask for
  std::uint16_t common_in = 0;   ///< languages whose function word it is
  std::uint16_t only_in = 0;     ///< languages that give it a meaning other than a name
  // Forms are found without regard to case. Where case tells meanings apart (Hòa Bình, a province; hòa bình, peace),
  // other records hold what the form means with capitals; -1 for none.
  std::int32_t capitals = -1;       ///< where the words of `capital_words` begin with a capital
  std::int32_t all_capitals = -1;   ///< where every letter is a capital
  std::uint32_t capital_words = 0;  ///< one bit a word, from the lowest
};
/// Marks of tokens for date rules: one bit for numbers, the others shared out among months, eras and the word lists of
/// all rules.
inline constexpr std::uint64_t kNumberMark = 1ULL << 63U;
constexpr std::uint64_t date_mark(std::uint16_t cls) { return 1ULL << (cls % 63U); }
inline constexpr std::uint64_t kHasConcept = 1ULL << 62U;
inline constexpr std::uint64_t kHasDateWord = 1ULL << 63U;
constexpr std::uint64_t class_bit(Cls cls) { return 1ULL << static_cast<unsigned>(cls); }
/// A unit of the double array over forms (J. Aoe, 1989) with what a walk asks next kept beside it: a unit that no form
/// ends at needs no look at its value.
struct TrieUnit {
  static constexpr unsigned kFlags = 2;
  static constexpr std::uint32_t kEnds = 1;           ///< a form ends here; the unit at the base holds it
  static constexpr std::uint32_t kDependsOnCase = 2;  ///< and whether it counts is told by case

  std::uint32_t next = 0;  ///< base shifted left by `kFlags`, and flags; of a value: the number of the form
  std::uint32_t check = 0;
};
struct LanguageRecord {
  StringRef code, name, english, script;
  StringRef letters;  ///< that tell the language from others of its script
  std::uint8_t spaces_between_words = 1, noun_before_number = 0, decimal_comma = 0, month_first = 0, buddhist_years = 0,
               adjectives_first = 0;
  /// Letters that a name must have to be known with one of them misread, with two, and with two behind a word for a
  /// kind of place; 0 where it is not.
  std::uint8_t letters_for_one = 0, letters_for_two = 0, letters_behind_head = 0;
  std::uint8_t unused[3] = {};
};
struct UnitRecord {
  StringRef code;
  UnitKind kind = UnitKind::Counted;
  std::uint8_t power = 0;  ///< of ten, of units that say their scale too (musd: million USD)
  std::uint8_t unused[2] = {};
};
struct PlaceRecord {
  StringRef code, name, until, successor;
  std::int32_t in = -1;  ///< place
  PlaceKind kind = PlaceKind::Other;
  std::uint8_t unused[3] = {};
};
struct PostRecord {
  StringRef english;
  std::uint32_t whole = 0;  ///< needs no organization
};
struct OrgHeadRecord {
  StringRef english;
  OrgLevel level = OrgLevel::Free;
  std::uint8_t unused[3] = {};
};
/// NthDay is a day as an ordinal word, and fills Day.
enum class DateSlot : std::uint8_t { Day, Month, Year, Day2, Month2, Year2, Quarter, Half, Count, Numeric, NthDay };
inline constexpr std::size_t kDateSlots = 10;  ///< that hold a value
enum class DateMakes : std::uint8_t {
  Date,
  Quarter,
  Half,
  FirstMonths,
  FirstHalf,
  SecondHalf,
  FirstQuarter,
  LastQuarter,
  Since,
  FirstQuarters,
  LastMonths
};
struct DateElement {
  enum class Kind : std::uint8_t { Word, Slot };
  Kind kind = Kind::Word;
  std::uint8_t optional = 0;
  std::uint8_t outside = 0;  ///< needed, but outside the span of the mention
  DateSlot slot = DateSlot::Day;
  std::uint16_t cls = 0;  ///< of a word
  std::uint16_t unused = 0;
};
struct DateRuleRecord {
  StringRef id;
  std::uint32_t first = 0;  ///< in the section of date elements
  std::uint16_t count = 0;
  DateMakes makes = DateMakes::Date;
  std::uint8_t language = 0;
};
struct ClaimRuleRecord {
  StringRef id, kind, scope, anchor, all, any, none, set, group;
  std::uint32_t confidence = 0;  ///< in thousandths
};
/// How far claims of a rule of the engine can be trusted.
struct ConfidenceRecord {
  StringRef rule;
  std::uint32_t thousandths = 0;
};
/// A sentence pattern: how a claim of `key` is told in a language; `key` also names vocabulary (`unit.person`,
/// `modality.done`).
struct PhraseRecord {
  StringRef key, text;
  std::uint32_t language = 0;
};

/// A word that tells a language which is not read.
struct UnreadWord {
  StringRef code, word;
};

inline constexpr std::uint32_t kLongestConfusion = 16;  ///< bytes of one side
/// What recognition of pictures reads for what is printed, in one language; one of the two may be empty.
struct ConfusionRecord {
  StringRef printed, read;
  std::uint32_t language = 0;
};

enum class Section : std::uint32_t {
  Strings,
  Languages,
  Concepts,
  Trie,
  Forms,
  Meanings,
  Units,
  Places,
  Posts,
  OrgHeads,
  Names,
  DateRules,
  DateElements,
  ClaimRules,
  Confidences,
  Phrases,
  Romanization,
  UnreadWords,  ///< of languages that are told apart but not read
  PlaceNames,   ///< a StringRef for each place and language, by place; empty where the language has no name for it
  Confusions,   ///< of letters in pictures
  Count
};
struct SectionRecord {
  std::uint64_t at = 0;    ///< from the start of the file
  std::uint64_t size = 0;  ///< in bytes
};
inline constexpr std::uint64_t kPackMagic = 0x314b43415059434eULL;  // "NCYPACK1"
inline constexpr std::uint32_t kPackVersion = 5;
struct PackHeader {
  std::uint64_t magic = kPackMagic;
  std::uint32_t version = kPackVersion;
  std::uint32_t sections = static_cast<std::uint32_t>(Section::Count);
  std::uint64_t size = 0;      ///< of the whole file
  std::uint64_t checksum = 0;  ///< of everything behind it
  SectionRecord section[static_cast<std::size_t>(Section::Count)] = {};
};

}  // namespace chancery
