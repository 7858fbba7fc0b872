#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "register/search/concept_finder.h"

namespace chancery {

/// What a field holds, and so how it is checked, sorted and shown.
enum class FieldType : std::uint8_t {
  Text,
  Note,
  Integer,
  Decimal,
  Money,
  Date,
  Flag,
  Choice,
  Place,
  Link,
  Person,
  Url,
  Email,
  Phone
};

/// Who may see a record or field: everybody, the office, or named people.
enum class Access : std::uint8_t { Public, Internal, Named };
inline constexpr std::array<std::string_view, 3> kAccessWords = {"public", "internal", "named"};

/// How far a field tells one record from another.
enum class Identity : std::uint8_t { None, Part, Key, Name, Strong };  // Key: a part without which nothing is told

/// What stands in a field in place of a value: asked for and not delivered; said to be nothing ('không phát sinh').
/// Neither is zero, and both differ from a field that nobody asked for. They are the words of the vocabulary `reported`
/// behind a mark that no value has.
inline constexpr std::string_view kNotReported = "~not_reported";
inline constexpr std::string_view kNothingToReport = "~nothing_to_report";
inline bool is_value(std::string_view value) { return value != kNotReported && value != kNothingToReport; }

inline constexpr std::array<std::string_view, 5> kScreenLanguages = {"vi", "en", "lo", "th", "km"};

/// A word of the screen in each language of the product, by BCP 47 code.
struct Label {
  std::map<std::string, std::string, std::less<>> words;
  /// In English where the language has none.
  [[nodiscard]] const std::string& in(std::string_view language) const;
};

struct FieldSchema {
  std::string id;
  FieldType type = FieldType::Text;
  Label label;
  std::vector<std::string> headers;  ///< what offices write over this column of their ledgers, in any language
  bool many = false;
  bool required = false;
  std::string vocabulary;          ///< of a choice
  std::vector<std::string> links;  ///< the types that a link may point to
  Access access = Access::Internal;
  std::string unit;
  Identity identity = Identity::None;
  std::string unsaid;              ///< the value that a record without one counts as having, where records are compared
  std::vector<std::string> grows;  ///< values each of which refines those before it: estimated, provisional, final
  std::string until;               ///< of a date: the field that takes the end of a period that begins here
  bool countries_only = false;     ///< of a place: a region stands for its country
  std::string in_words;            ///< of money: the field that takes who pays where that is said in place of a sum
  bool office_only = false;        ///< never part of what is given to another office
  std::string source, tag;         ///< legal source and its certainty

  /// Is `now` behind `before` in `grows`?
  [[nodiscard]] bool grew(std::string_view before, std::string_view now) const;
};

/// Which fields of a record say what to matching (`Subject`): ids of fields, by part.
struct MatchSchema {
  std::string kind;  ///< person, organization, agreement, event, project; empty: matching does not know the type
  std::vector<std::string> names, parties, numbers;
  std::string type, place, country, date, amount, ordinal, latin;
};

/// Fields of a record that is a figure, by which a later figure takes the place of an earlier one.
struct FigureSchema {
  std::string measure, value, unit, place, period, status, owner, as_of;  ///< without `value`, the record is no figure
  std::vector<std::string> told;  ///< what is said with the value, and gives way with it
};

/// Fields of a record that says who held something from when until when.
struct TenureSchema {
  std::string holder;           ///< without it, the record is none
  std::vector<std::string> of;  ///< what is held: all must be known to tell a successor
  std::string since, until, seen, state, current, former;
  std::vector<std::string> shared;  ///< words of what several hold at a time: deputy, member; in any language
};

/// Fields that say from when until when a record holds.
struct ValiditySchema {
  std::vector<std::string> from;   ///< the first of them that is filled counts; without them, nothing says so
  std::string end, expiry;         ///< the day on which it ended, and on which it was to end
  std::string renewal, automatic;  ///< the field that says how it is renewed, and its choice that passes over `expiry`
};

struct RecordSchema {
  std::string id;
  Label label, plural;
  std::string letters;            ///< of record numbers: TT-12
  std::vector<std::string> name;  ///< fields of which the first filled one names the record
  std::string date;               ///< the field that places it in time
  bool pointer_only = false;
  std::string source, tag;
  MatchSchema match;
  FigureSchema figure;
  TenureSchema tenure;
  ValiditySchema valid;
  std::vector<FieldSchema> fields;

  [[nodiscard]] const FieldSchema* find_field(std::string_view id) const;
  /// The field that says how far a figure is settled; null where the record is no figure, or none says so.
  [[nodiscard]] const FieldSchema* status_field() const;
};

struct Choice {
  std::string id;
  Label label;
};

struct Vocabulary {
  std::string id;
  std::vector<Choice> choices;
  [[nodiscard]] const Choice* find(std::string_view id) const;
};

/// Attributes of a claim with the values of which one must stand there; "*" is any.
using ClaimAttributes = std::map<std::string, std::vector<std::string>, std::less<>>;

/// What must hold of a claim so that a person is asked. Parts that are empty ask for nothing.
struct ClaimTest {
  ClaimAttributes when, unless;
  std::vector<std::string> any;   ///< attributes of which one must be there
  std::vector<std::string> ours;  ///< attributes of which one must name the office's own locality, where both are known
  bool dated = false;             ///< the statement has a period
  bool unless_heading = false;    ///< its words only announce a list: they end in a colon
};

/// What the register makes of a kind of claim: what tells one statement from another, and who is asked.
struct KindSchema {
  std::string id;
  std::vector<std::string> told_by;    ///< attributes that tell a statement from others of its kind
  bool told_by_words = false;          ///< by the values inside its words, too
  std::string subject, place, period;  ///< attributes that it is found by
  bool in_wake = false;                ///< enters with what was accepted in the same sentence
  std::vector<ClaimTest> ask;          ///< a person decides where one of these holds
};

/// How claims of a kind become records.
struct ClaimSchema {
  std::string kind;
  std::string record;
  ClaimAttributes when;                                     ///< for which claims of the kind this holds
  std::vector<std::pair<std::string, std::string>> fields;  ///< attribute of the claim, field of the record
  /// Attribute of the claim, and the record type of which it names one; made in the wake of accepting the claim.
  std::vector<std::pair<std::string, std::string>> makes;
};

/// The bodies whose figure of a measure counts unless the office names another: words that stand in their names, in
/// any language.
struct MeasureSchema {
  std::string id;
  std::vector<std::string> owners;
};

/// An idea of the field with its words in each language, for searching across languages.
struct Concept {
  std::string id;
  std::map<std::string, std::vector<std::string>, std::less<>> words;
};

/// Which figures of parts are never added up.
struct FigureSums {
  std::vector<std::string> ratio_units;      ///< of a share, rate or rank
  std::vector<std::string> shared_measures;  ///< that count what two parts may have in common
};

/// Everything that `schema/` declares. Tables, validation, JSON, columns and forms follow from it.
struct Schema {
  std::vector<RecordSchema> records;
  std::vector<Vocabulary> vocabularies;
  std::vector<KindSchema> kinds;  ///< in the order in which people are asked
  std::vector<ClaimSchema> claims;
  std::vector<Concept> concepts;
  std::vector<MeasureSchema> measures;
  FigureSums figures;
  /// Names, in English, that languages give one field of work of a body; the first stands for all.
  std::vector<std::vector<std::string>> fields_of_work;

  [[nodiscard]] const RecordSchema* find_record(std::string_view id) const;
  /// The type of the record that has this number (`DT-12`), as its letters tell; null where it is no such number.
  [[nodiscard]] const RecordSchema* find_numbered(std::string_view number) const;
  [[nodiscard]] const Vocabulary* find_vocabulary(std::string_view id) const;
  [[nodiscard]] const KindSchema* find_kind(std::string_view id) const;
  /// Finds what texts and queries say of the concepts, which stay as they are from the first call on.
  [[nodiscard]] const ConceptFinder& concept_finder() const { return finder.get(concepts); }

  LazyConceptFinder finder;
};

/// A schema, or all that is wrong with it: each problem names file, line and key.
struct SchemaLoad {
  Schema schema;
  std::vector<Error> problems;
};

/// Reads a folder laid out as `schema/README.md` says. Problems: Unreadable, BadSchema.
SchemaLoad load_schema(const std::string& folder);

/// Is `value`, in its normal form, one that a field may hold? The sentence says why not.
std::optional<std::string> find_fault(const Schema& schema, const FieldSchema& field, std::string_view value);

}  // namespace chancery
