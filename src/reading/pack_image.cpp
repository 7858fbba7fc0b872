#include "reading/pack_image.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>

#include "reading/pack.h"
#include "reading/trie_build.h"
#include "text/chars.h"

namespace chancery {
namespace {

template <class Record>
void put(std::string& out, PackHeader& header, Section which, std::span<const Record> records) {
  while (out.size() % 8 != 0) out.push_back('\0');
  SectionRecord& section = header.section[static_cast<std::size_t>(which)];
  section.at = out.size();
  section.size = records.size_bytes();
  out.append(reinterpret_cast<const char*>(records.data()), records.size_bytes());
}

/// Names are the same in every language and tell none.
bool is_name(Cls cls) {
  return cls == Cls::PlaceName || cls == Cls::PlaceWithHead || cls == Cls::PlacePeople || cls == Cls::Family ||
         cls == Cls::OrgKnown || cls == Cls::OrgMember || cls == Cls::Money || cls == Cls::MoneyBefore ||
         cls == Cls::Measure;
}

/// What is asked of a form most often, so that its meanings need not be walked.
void summarize(const std::vector<Meaning>& meanings, FormRecord& record) {
  for (const Meaning& m : meanings) {
    const auto cls = static_cast<Cls>(m.cls);
    record.classes |= m.cls >= kDateWord ? kHasDateWord : m.cls >= kConcept ? kHasConcept : class_bit(cls);
    const bool asked = m.cls >= kDateWord || cls == Cls::Month || cls == Cls::Era;
    if (asked) record.date_marks |= date_mark(m.cls);
    if (cls == Cls::Number || cls == Cls::Multiplier) record.date_marks |= kNumberMark;
    if (cls == Cls::CommonWord) {
      record.common_in |= m.languages;
    } else if (!is_name(cls)) {
      record.only_in |= m.languages;
    }
  }
}

bool has(const std::vector<Meaning>& meanings, Cls cls) {
  return std::any_of(meanings.begin(), meanings.end(),
                     [&](const Meaning& m) { return m.cls == static_cast<std::uint16_t>(cls); });
}

}  // namespace

StringRef PackImage::string(std::string_view text) {
  if (const auto known = interned_.find(text); known != interned_.end()) return known->second;
  const StringRef ref{static_cast<std::uint32_t>(strings_.size()), static_cast<std::uint32_t>(text.size())};
  strings_ += text;
  interned_.emplace(text, ref);
  return ref;
}

std::int32_t PackImage::name(std::string_view text) {
  const auto [place, added] = name_numbers_.try_emplace(std::string(text), static_cast<std::int32_t>(names_.size()));
  if (added) names_.push_back(string(text));
  return place->second;
}

void PackImage::add_form(const std::string& folded, std::uint16_t cls, std::int32_t value, std::uint16_t given_by) {
  std::vector<Meaning>& meanings = forms_[folded];
  const auto same = std::find_if(meanings.begin(), meanings.end(),
                                 [&](const Meaning& m) { return m.cls == cls && m.value == value; });
  if (same != meanings.end()) {
    same->languages |= given_by;
  } else {
    meanings.push_back(Meaning{cls, given_by, value});
  }
}

void PackImage::inherit_from_ends() {
  const auto passes_on = [&](std::uint16_t cls) {
    return cls >= kDateWord || cls == static_cast<std::uint16_t>(Cls::OrdinalPrefix) ||
           cls == static_cast<std::uint16_t>(Cls::PlaceHead) ||
           std::find(from_ends.begin(), from_ends.end(), cls) != from_ends.end();
  };
  for (auto& [form, meanings] : forms_) {
    if (char_at(form, 0).cls != CharClass::Base && char_at(form, 0).cls != CharClass::Leading) continue;
    const bool counts = has(meanings, Cls::OrdinalPrefix);  // ครั้งที่ ends like วันที่ and is no day
    CharClass before = CharClass::Base;
    for (std::size_t at = char_at(form, 0).size; at < form.size(); at += char_at(form, at).size) {
      const CharClass here = char_at(form, at).cls;
      const bool starts = (here == CharClass::Base || here == CharClass::Leading) && before != CharClass::Leading &&
                          before != CharClass::Joiner;
      before = here;
      const auto end = starts ? forms_.find(std::string_view(form).substr(at)) : forms_.end();
      if (end == forms_.end()) continue;
      const auto start = forms_.find(std::string_view(form).substr(0, at));
      const bool ordinal = start != forms_.end() && has(start->second, Cls::OrdinalPrefix);
      for (const Meaning& m : std::vector<Meaning>(end->second)) {
        if (passes_on(m.cls) && !(counts && m.cls >= kDateWord)) add_form(form, m.cls, m.value, m.languages);
        if (ordinal && m.cls == static_cast<std::uint16_t>(Cls::Number)) {
          add_form(form, static_cast<std::uint16_t>(Cls::OrdinalWord), m.value, m.languages);
        }
      }
    }
  }
}

void PackImage::inherit_from_words() {
  const auto among = [](const std::vector<std::uint16_t>& list, std::uint16_t cls) {
    return std::find(list.begin(), list.end(), cls) != list.end();
  };
  for (auto& [form, meanings] : forms_) {
    if (char_at(form, 0).cls != CharClass::Latin) continue;
    std::uint16_t given_by = 0;
    for (const Meaning& m : meanings) given_by |= m.cls >= kConcept && m.cls < kDateWord ? m.languages : 0;
    if (given_by == 0) continue;
    const auto take = [&](std::string_view part, const std::vector<std::uint16_t>& passed_on) {
      const auto known = forms_.find(part);
      if (known == forms_.end()) return;
      for (const Meaning& m : std::vector<Meaning>(known->second)) {
        const auto shared = static_cast<std::uint16_t>(m.languages & given_by);
        if (shared != 0 && among(passed_on, m.cls)) add_form(form, m.cls, m.value, shared);
      }
    };
    for (std::size_t at = form.find(' '); at != std::string::npos; at = form.find(' ', at + 1)) {
      take(std::string_view(form).substr(at + 1), from_ends);
      take(std::string_view(form).substr(0, at), from_starts);
    }
  }
}

std::string PackImage::write() {
  inherit_from_ends();
  inherit_from_words();
  std::vector<FormRecord> records;
  std::vector<Meaning> meanings;
  std::vector<std::string_view> keys;
  for (const auto& [form, list] : forms_) {
    keys.push_back(form);
    FormRecord record;
    record.first = static_cast<std::uint32_t>(meanings.size());
    record.count = static_cast<std::uint32_t>(list.size());
    summarize(list, record);
    records.push_back(record);
    meanings.insert(meanings.end(), list.begin(), list.end());
  }
  const std::vector<TrieUnit> trie = build_trie(keys);

  PackHeader header;
  std::string out(sizeof header, '\0');
  put<char>(out, header, Section::Strings, strings_);
  put<LanguageRecord>(out, header, Section::Languages, languages);
  put<StringRef>(out, header, Section::Concepts, concepts);
  put<TrieUnit>(out, header, Section::Trie, trie);
  put<FormRecord>(out, header, Section::Forms, records);
  put<Meaning>(out, header, Section::Meanings, meanings);
  put<UnitRecord>(out, header, Section::Units, units);
  put<PlaceRecord>(out, header, Section::Places, places);
  put<PostRecord>(out, header, Section::Posts, posts);
  put<OrgHeadRecord>(out, header, Section::OrgHeads, org_heads);
  put<StringRef>(out, header, Section::Names, names_);
  put<DateRuleRecord>(out, header, Section::DateRules, date_rules);
  put<DateElement>(out, header, Section::DateElements, date_elements);
  put<ClaimRuleRecord>(out, header, Section::ClaimRules, claim_rules);
  put<PhraseRecord>(out, header, Section::Phrases, phrases);
  put<char>(out, header, Section::Romanization, romanization);
  put<StringRef>(out, header, Section::PlaceNames, place_names);
  header.size = out.size();
  // The checksum covers all that stands behind it: the table of sections too.
  std::memcpy(out.data(), &header, sizeof header);
  header.checksum = pack_checksum(std::string_view(out).substr(offsetof(PackHeader, section)));
  std::memcpy(out.data(), &header, sizeof header);
  return out;
}

}  // namespace chancery
