#include "reading/packs/pack_image.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>

#include "reading/packs/pack.h"

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

void add_meaning(std::vector<Meaning>& meanings, const Meaning& added) {
  const auto same = std::find_if(meanings.begin(), meanings.end(),
                                 [&](const Meaning& m) { return m.cls == added.cls && m.value == added.value; });
  if (same != meanings.end()) {
    same->languages |= added.languages;
  } else {
    meanings.push_back(added);
  }
}

/// How a form is written: its codes without case, and where it has capitals.
struct Spelling {
  CodeString codes;
  std::uint32_t capital_words = 0;
  bool all_capitals = false;
};

Spelling spelling_of(std::string_view form) {
  std::vector<CharCode> codes;
  append_char_codes(form, codes);
  Spelling out;
  std::size_t letters = 0;
  std::size_t capitals = 0;
  unsigned word = 0;
  bool inside = false;
  for (const CharCode code : codes) {
    const bool letter = class_of_code(code) == CharClass::Latin;
    if (inside && !letter) ++word;
    if (letter && !inside && is_capital(code) && word < 32) out.capital_words |= 1U << word;
    inside = letter;
    letters += letter ? 1 : 0;
    capitals += is_capital(code) ? 1 : 0;
    out.codes.push_back(static_cast<CharCode>(code & ~kCapital));
  }
  out.all_capitals = letters > 0 && letters == capitals;
  return out;
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
  Spelling spelling = spelling_of(folded);
  Form& form = forms_[std::move(spelling.codes)];
  if (spelling.all_capitals) {
    add_meaning(form.all_capitals, {cls, given_by, value});
  } else if (spelling.capital_words != 0) {
    form.capital_words &= spelling.capital_words;
    add_meaning(form.capitals, {cls, given_by, value});
  } else {
    add_meaning(form.plain, {cls, given_by, value});
  }
}

void PackImage::inherit_from_ends() {
  const auto passes_on = [&](std::uint16_t cls) {
    return cls >= kDateWord || cls == static_cast<std::uint16_t>(Cls::OrdinalPrefix) ||
           cls == static_cast<std::uint16_t>(Cls::PlaceHead) ||
           std::find(from_ends.begin(), from_ends.end(), cls) != from_ends.end();
  };
  const auto is_base = [](CharClass cls) { return cls == CharClass::Base || cls == CharClass::Leading; };
  for (auto& [codes, form] : forms_) {
    if (!is_base(class_of_code(codes[0]))) continue;
    const bool counts = has(form.plain, Cls::OrdinalPrefix);  // ครั้งที่ ends like วันที่ and is no day
    const std::basic_string_view<CharCode> whole = codes;
    for (std::size_t at = 1; at < whole.size(); ++at) {
      const CharClass before = class_of_code(whole[at - 1]);
      if (!is_base(class_of_code(whole[at])) || before == CharClass::Leading || before == CharClass::Joiner) continue;
      const auto end = forms_.find(whole.substr(at));
      if (end == forms_.end()) continue;
      const auto start = forms_.find(whole.substr(0, at));
      const bool ordinal = start != forms_.end() && has(start->second.plain, Cls::OrdinalPrefix);
      for (const Meaning& m : std::vector<Meaning>(end->second.plain)) {
        if (passes_on(m.cls) && !(counts && m.cls >= kDateWord)) add_meaning(form.plain, m);
        if (ordinal && m.cls == static_cast<std::uint16_t>(Cls::Number)) {
          add_meaning(form.plain, {static_cast<std::uint16_t>(Cls::OrdinalWord), m.languages, m.value});
        }
      }
    }
  }
}

void PackImage::inherit_from_words() {
  const auto among = [](const std::vector<std::uint16_t>& list, std::uint16_t cls) {
    return std::find(list.begin(), list.end(), cls) != list.end();
  };
  const auto take = [&](std::vector<Meaning>& meanings, const std::vector<Meaning>& part,
                        const std::vector<std::uint16_t>& passed_on) {
    std::uint16_t given_by = 0;
    for (const Meaning& m : meanings) given_by |= m.cls >= kConcept && m.cls < kDateWord ? m.languages : 0;
    for (const Meaning& m : part) {
      const auto shared = static_cast<std::uint16_t>(m.languages & given_by);
      if (shared != 0 && among(passed_on, m.cls)) add_meaning(meanings, {m.cls, shared, m.value});
    }
  };
  const auto take_part = [&](Form& form, std::basic_string_view<CharCode> part,
                             const std::vector<std::uint16_t>& passed_on) {
    const auto known = forms_.find(part);
    if (known == forms_.end()) return;
    for (std::vector<Meaning>* meanings : {&form.plain, &form.capitals, &form.all_capitals})
      take(*meanings, known->second.plain, passed_on);
  };
  for (auto& [codes, form] : forms_) {
    if (class_of_code(codes[0]) != CharClass::Latin) continue;
    const std::basic_string_view<CharCode> whole = codes;
    for (std::size_t at = 1; at + 1 < whole.size(); ++at) {
      if (class_of_code(whole[at]) != CharClass::Space) continue;
      take_part(form, whole.substr(at + 1), from_ends);
      take_part(form, whole.substr(0, at), from_starts);
    }
  }
}

void PackImage::write_forms(std::vector<FormRecord>& records, std::vector<Meaning>& meanings) const {
  const auto record_of = [&](const std::vector<Meaning>& list) {
    FormRecord record;
    record.first = static_cast<std::uint32_t>(meanings.size());
    record.count = static_cast<std::uint32_t>(list.size());
    summarize(list, record);
    meanings.insert(meanings.end(), list.begin(), list.end());
    return record;
  };
  std::vector<FormRecord> cased;  // behind those that the trie names
  const auto add_cased = [&](std::vector<Meaning>& list, const std::vector<Meaning>& more) {
    if (more.empty()) return -1;
    for (const Meaning& m : more) add_meaning(list, m);
    cased.push_back(record_of(list));
    return static_cast<std::int32_t>(forms_.size() + cased.size() - 1);
  };
  for (const auto& [codes, form] : forms_) {
    FormRecord record = record_of(form.plain);
    std::vector<Meaning> list = form.plain;
    record.capital_words = form.capital_words;
    record.capitals = add_cased(list, form.capitals);
    record.all_capitals = add_cased(list, form.all_capitals);
    records.push_back(record);
  }
  records.insert(records.end(), cased.begin(), cased.end());
}

std::string PackImage::write() {
  inherit_from_ends();
  inherit_from_words();
  std::vector<FormRecord> records;
  std::vector<Meaning> meanings;
  write_forms(records, meanings);
  std::vector<TrieKey> keys;
  for (const auto& [codes, form] : forms_) keys.push_back({codes, form.plain.empty()});
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
  put<ConfidenceRecord>(out, header, Section::Confidences, confidences);
  put<PhraseRecord>(out, header, Section::Phrases, phrases);
  put<char>(out, header, Section::Romanization, romanization);
  put<UnreadWord>(out, header, Section::UnreadWords, unread_words);
  put<StringRef>(out, header, Section::PlaceNames, place_names);
  put<ConfusionRecord>(out, header, Section::Confusions, confusions);
  header.size = out.size();
  // The checksum covers all that stands behind it: the table of sections too.
  std::memcpy(out.data(), &header, sizeof header);
  header.checksum = pack_checksum(std::string_view(out).substr(offsetof(PackHeader, section)));
  std::memcpy(out.data(), &header, sizeof header);
  return out;
}

}  // namespace chancery
