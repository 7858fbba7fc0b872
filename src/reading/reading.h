#pragma once
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "reading/packs/pack_format.h"

namespace chancery {

enum class MentionKind : std::uint8_t { Date, Amount, Ordinal, Place, Person, Organization };

/// A value found in the text (contract: docs/contract.md). Spans are byte offsets into the file, half-open. Texts point
/// into the packs or the reading's own memory.
struct Mention {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t token = 0;  ///< first token within its block, for the claim rules
  std::uint32_t token_end = 0;
  MentionKind kind = MentionKind::Date;
  UnitKind unit_kind = UnitKind::Counted;
  Qualifier qualifier = Qualifier::None;
  bool inferred = false;
  bool needs_year = false;   ///< a day and month that wait for the document's year
  bool secondary = false;    ///< a plan or an earlier year in a table, a year only compared with, the seat of an envoy
  std::uint8_t misread = 0;  ///< letters of a picture that were read as others and put right
  bool of_subject = false;   ///< a provincial body named without its province
  std::int32_t place = -1;   ///< in the packs
  std::string_view value;    ///< EDTF; digits of a number; code of a place
  std::string_view name;     ///< unit; English name; Latin name
  std::string_view most;     ///< upper end of a range
  std::string_view rule;
  std::string_view reason;
};

/// Is it the code of a country (ISO 3166-1), not of a part of one or of nothing?
inline bool is_country(std::string_view code) { return code.size() == 2; }

enum class ClaimKind : std::uint8_t {
  Role,
  Partnership,
  Agreement,
  Membership,
  Event,
  Project,
  Indicator,
  Proposal,
  Assessment,
  Award
};
inline constexpr std::string_view kClaimKinds[] = {"role",    "partnership", "agreement", "membership", "event",
                                                   "project", "indicator",   "proposal",  "assessment", "award"};

/// One attribute of a claim. Several with the same key are a list.
struct Attribute {
  enum class Kind : std::uint8_t { Text, Number, Mention, Subject, Passage };
  std::string_view key;
  Kind kind = Kind::Text;
  std::uint32_t mention = 0;         ///< of kind Mention: the value of that mention
  std::uint32_t begin = 0, end = 0;  ///< of kind Passage: this part of the file
  std::string_view text;
};

struct Claim {
  ClaimKind kind = ClaimKind::Event;
  std::uint32_t begin = 0, end = 0;
  std::uint16_t confidence = 0;  ///< in thousandths
  std::string_view rule;
  std::vector<Attribute> attributes;
  std::vector<std::uint32_t> mentions;
};

struct LanguageShare {
  std::string_view code;
  double share = 0;
};

/// A part of the text in a language that is not read.
struct Unread {
  std::uint32_t begin = 0, end = 0;
  std::string_view code;
};

enum class FieldKind : std::uint8_t {
  Superior,
  Issuer,
  Number,
  Place,
  Date,
  Type,
  Subject,
  Addressee,
  Recipient,
  Authority,
  Post,
  Signer
};
inline constexpr std::string_view kFieldKinds[] = {"superior", "issuer",    "number",    "place",     "date", "type",
                                                   "subject",  "addressee", "recipient", "authority", "post", "signer"};

/// What an official document says of itself above and below its text (docs/contract.md, "Fields").
struct OfficialField {
  FieldKind kind = FieldKind::Number;
  std::uint32_t begin = 0, end = 0;  ///< of its first line, where it goes over several
  std::string_view value;            ///< all of it in one line; of a date EDTF

  friend bool operator==(const OfficialField&, const OfficialField&) = default;
};

/// All that was read in one document. Owns the memory that its texts lie in.
struct Reading {
  std::vector<LanguageShare> languages;
  std::vector<std::int32_t> subject;  ///< places in the packs, most prominent first
  std::string_view title, author, published, url, publisher;
  std::vector<Mention> mentions;
  std::vector<Claim> claims;
  std::vector<Unread> unread;
  std::vector<OfficialField> fields;  ///< in text order; empty where the document is no official one
  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory = std::make_unique<std::pmr::monotonic_buffer_resource>();

  /// Keeps a copy of `text` as long as the reading lives.
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    char* copy = static_cast<char*>(memory->allocate(text.size(), 1));
    text.copy(copy, text.size());
    return {copy, text.size()};
  }
};

}  // namespace chancery
