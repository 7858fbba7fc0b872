#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "reading/packs/pack_format.h"

namespace chancery {

/// The compiled packs of all languages, mapped read-only. Everything returned points into the map.
class Packs {
 public:
  /// Maps a compiled file. Errors: Unreadable; BadPack where magic, version, sizes or checksum do not agree.
  static Result<Packs> open(const std::string& path);
  /// The same over bytes in memory (tests, fuzzing).
  static Result<Packs> from_image(std::string image);

  Packs(Packs&&) noexcept = default;
  Packs& operator=(Packs&&) noexcept = default;

  /// What tells these packs from all others: 16 hexadecimal digits.
  [[nodiscard]] const std::string& version() const { return version_; }
  [[nodiscard]] std::string_view text(StringRef ref) const { return {strings_ + ref.at, ref.size}; }
  [[nodiscard]] std::span<const LanguageRecord> languages() const { return languages_; }
  [[nodiscard]] std::span<const StringRef> concepts() const { return concepts_; }
  [[nodiscard]] std::span<const TrieUnit> trie() const { return trie_; }
  [[nodiscard]] std::span<const Meaning> meanings(std::int32_t form) const {
    const FormRecord& record = forms_[static_cast<std::size_t>(form)];
    return meanings_.subspan(record.first, record.count);
  }
  [[nodiscard]] const FormRecord& form(std::int32_t form) const { return forms_[static_cast<std::size_t>(form)]; }
  [[nodiscard]] std::size_t form_count() const { return forms_.size(); }
  [[nodiscard]] std::span<const UnitRecord> units() const { return units_; }
  [[nodiscard]] std::span<const PlaceRecord> places() const { return places_; }
  /// How a place is called in a language: the first of its forms there, else its English name.
  [[nodiscard]] std::string_view place_name(std::int32_t place, std::size_t language) const {
    const StringRef name = place_names_[static_cast<std::size_t>(place) * languages_.size() + language];
    return text(name.size != 0 ? name : places_[static_cast<std::size_t>(place)].name);
  }
  [[nodiscard]] std::span<const PostRecord> posts() const { return posts_; }
  [[nodiscard]] std::span<const OrgHeadRecord> org_heads() const { return org_heads_; }
  [[nodiscard]] std::span<const StringRef> names() const { return names_; }
  [[nodiscard]] std::span<const DateRuleRecord> date_rules() const { return date_rules_; }
  [[nodiscard]] std::span<const DateElement> date_elements() const { return date_elements_; }
  [[nodiscard]] std::span<const ClaimRuleRecord> claim_rules() const { return claim_rules_; }
  [[nodiscard]] std::span<const UnreadWord> unread_words() const { return unread_words_; }
  [[nodiscard]] std::span<const ConfusionRecord> confusions() const { return confusions_; }
  [[nodiscard]] std::span<const PhraseRecord> phrases() const { return phrases_; }
  [[nodiscard]] std::string_view romanization() const { return romanization_; }

  /// How far claims of a rule of the engine can be trusted, in thousandths.
  [[nodiscard]] std::uint16_t confidence(std::string_view rule) const;
  /// The class of a concept by its name; 0 where there is none.
  [[nodiscard]] std::uint16_t concept_class(std::string_view name) const;

 private:
  struct Mapping;
  Packs() = default;
  Status adopt(std::string_view bytes, const std::string& place);
  [[nodiscard]] bool trie_is_sound() const;
  [[nodiscard]] Status check_references(const std::string& place) const;

  std::shared_ptr<const Mapping> mapping_;
  std::string version_;
  const char* strings_ = nullptr;
  std::size_t string_bytes_ = 0;
  std::span<const LanguageRecord> languages_;
  std::span<const StringRef> concepts_;
  std::span<const TrieUnit> trie_;
  std::span<const FormRecord> forms_;
  std::span<const Meaning> meanings_;
  std::span<const UnitRecord> units_;
  std::span<const PlaceRecord> places_;
  std::span<const StringRef> place_names_;
  std::span<const PostRecord> posts_;
  std::span<const OrgHeadRecord> org_heads_;
  std::span<const StringRef> names_;
  std::span<const DateRuleRecord> date_rules_;
  std::span<const DateElement> date_elements_;
  std::span<const ClaimRuleRecord> claim_rules_;
  std::span<const ConfidenceRecord> confidences_;
  std::span<const UnreadWord> unread_words_;
  std::span<const PhraseRecord> phrases_;
  std::span<const ConfusionRecord> confusions_;
  std::string_view romanization_;
};

/// The checksum of a compiled pack: four lanes of multiply and rotate (after xxHash64's round), for damage, not for
/// malice.
std::uint64_t pack_checksum(std::string_view bytes);

}  // namespace chancery
