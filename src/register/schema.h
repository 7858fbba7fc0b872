#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

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
enum class Identity : std::uint8_t { None, Part, Name, Strong };

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
  bool office_only = false;     ///< never part of what is given to another office
  std::string until;            ///< of a date: the field that takes the end of a period that begins here
  bool countries_only = false;  ///< of a place: a region stands for its country
  std::string in_words;         ///< of money: the field that takes who pays where that is said in place of a sum
  std::string source, tag;      ///< legal source and its certainty
};

struct RecordSchema {
  std::string id;
  Label label, plural;
  std::string letters;            ///< of record numbers: TT-12
  std::vector<std::string> name;  ///< fields of which the first filled one names the record
  std::string date;               ///< the field that places it in time
  bool pointer_only = false;
  std::string source, tag;
  std::vector<FieldSchema> fields;

  [[nodiscard]] const FieldSchema* find_field(std::string_view id) const;
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

/// How claims of a kind become records.
struct ClaimSchema {
  std::string kind;
  std::string record;
  std::map<std::string, std::vector<std::string>, std::less<>>
      when;                                                 ///< attribute: the values for which this holds; "*" is any
  std::vector<std::pair<std::string, std::string>> fields;  ///< attribute of the claim, field of the record
};

/// An idea of the field with its words in each language, for searching across languages.
struct Concept {
  std::string id;
  std::map<std::string, std::vector<std::string>, std::less<>> words;
};

/// Everything that `schema/` declares. Tables, validation, JSON, columns and forms follow from it.
struct Schema {
  std::vector<RecordSchema> records;
  std::vector<Vocabulary> vocabularies;
  std::vector<ClaimSchema> claims;
  std::vector<Concept> concepts;

  [[nodiscard]] const RecordSchema* find_record(std::string_view id) const;
  [[nodiscard]] const Vocabulary* find_vocabulary(std::string_view id) const;
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
