#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "reading/packs/pack_format.h"
#include "reading/packs/trie_build.h"

namespace chancery {

/// Collects what the packs hold and writes it as one compiled file image (see pack_format.h).
class PackImage {
 public:
  StringRef string(std::string_view text);
  /// The number of a name in the section of names; equal names share one.
  std::int32_t name(std::string_view text);
  /// Gives a folded form one more meaning; equal meanings of several languages become one. A form in small letters
  /// stands in any case, one in capitals in capitals only, any other where its words begin with capitals as written.
  void add_form(const std::string& folded, std::uint16_t cls, std::int32_t value, std::uint16_t languages);
  [[nodiscard]] std::string write();
  [[nodiscard]] std::string_view text(StringRef ref) const {
    return std::string_view(strings_).substr(ref.at, ref.size);
  }

  std::vector<LanguageRecord> languages;
  std::vector<StringRef> concepts;
  std::vector<UnitRecord> units;
  std::vector<PlaceRecord> places;
  std::vector<StringRef> place_names;  ///< one for each language of each place
  std::vector<PostRecord> posts;
  std::vector<OrgHeadRecord> org_heads;
  std::vector<DateRuleRecord> date_rules;
  std::vector<DateElement> date_elements;
  std::vector<ClaimRuleRecord> claim_rules;
  std::vector<ConfidenceRecord> confidences;
  std::vector<PhraseRecord> phrases;
  std::vector<UnreadWord> unread_words;
  std::vector<ConfusionRecord> confusions;
  std::string romanization;
  std::vector<std::uint16_t> from_ends;    ///< concepts that a form takes over from the form that it ends with
  std::vector<std::uint16_t> from_starts;  ///< the same for what it begins with, in scripts with spaces

 private:
  /// What a form means in any case, and what it means besides where it has capitals.
  struct Form {
    std::vector<Meaning> plain, capitals, all_capitals;
    std::uint32_t capital_words = 0xFFFFFFFF;
  };

  /// In scripts without spaces the longest form hides what it ends with (ประจำปี hides ปี): such forms take over the
  /// meanings of their end that rules begin with.
  void inherit_from_ends();
  /// The same word by word, in scripts with spaces: 'cooperate with' says 'with', 'will be held' says 'will'.
  void inherit_from_words();
  void write_forms(std::vector<FormRecord>& records, std::vector<Meaning>& meanings) const;

  std::string strings_;
  std::map<std::string, StringRef, std::less<>> interned_;
  std::vector<StringRef> names_;
  std::map<std::string, std::int32_t, std::less<>> name_numbers_;
  std::map<CodeString, Form, std::less<>> forms_;
};

}  // namespace chancery
