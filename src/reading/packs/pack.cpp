#include "reading/packs/pack.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cstdio>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

#include "text/char_codes.h"

namespace chancery {

/// Bytes that live as long as any `Packs` over them: a file mapping, or a string of ours.
struct Packs::Mapping {
  std::string_view bytes;
  std::string owned;
  void* mapped = nullptr;

  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (mapped != nullptr) munmap(mapped, bytes.size());
  }
};

namespace {

Error damaged(const std::string& place, std::string_view what) {
  return Error{ErrorKind::BadPack, "the compiled packs are damaged (" + std::string(what) + "); build them again",
               place};
}

template <class Record>
Status take(std::string_view bytes, const PackHeader& header, Section which, const std::string& place,
            std::span<const Record>& out) {
  const SectionRecord& section = header.section[static_cast<std::size_t>(which)];
  if (section.at % 8 != 0 || section.at > bytes.size() || section.size > bytes.size() - section.at ||
      section.size % sizeof(Record) != 0) {
    return damaged(place, "a section lies outside the file");
  }
  out = {reinterpret_cast<const Record*>(bytes.data() + section.at), section.size / sizeof(Record)};
  return std::nullopt;
}

}  // namespace

std::uint64_t pack_checksum(std::string_view bytes) {
  constexpr std::uint64_t kMul1 = 0x9E3779B185EBCA87ULL;
  constexpr std::uint64_t kMul2 = 0xC2B2AE3D27D4EB4FULL;
  std::array<std::uint64_t, 4> lane = {kMul1, kMul2, kMul1 ^ kMul2, bytes.size()};
  const auto mix = [](std::uint64_t state, std::uint64_t word) { return std::rotl(state + word * kMul2, 31) * kMul1; };
  std::size_t at = 0;
  for (; at + 32 <= bytes.size(); at += 32) {
    std::array<std::uint64_t, 4> words;
    std::memcpy(words.data(), bytes.data() + at, 32);
    for (std::size_t i = 0; i < 4; ++i) lane[i] = mix(lane[i], words[i]);
  }
  for (; at < bytes.size(); ++at) lane[at % 4] = mix(lane[at % 4], static_cast<unsigned char>(bytes[at]));
  std::uint64_t sum = 0;
  for (const std::uint64_t part : lane) sum = mix(sum, part);
  return sum ^ (sum >> 29);
}

Status Packs::adopt(std::string_view bytes, const std::string& place) {
  PackHeader header;
  if (bytes.size() < sizeof header) return damaged(place, "it is too short");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kPackMagic) return damaged(place, "it does not begin as one");
  if (header.version != kPackVersion || header.sections != static_cast<std::uint32_t>(Section::Count)) {
    return Error{ErrorKind::BadPack, "the compiled packs are of another version of Chancery; build them again", place};
  }
  if (header.size != bytes.size()) return damaged(place, "its size is not the recorded one");
  if (header.checksum != pack_checksum(bytes.substr(offsetof(PackHeader, section))))
    return damaged(place, "its checksum differs");
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(header.checksum));
  version_ = digits;

  std::span<const char> strings;
  std::span<const char> romanization;
  const auto all = [&](Section which, auto& out) { return take(bytes, header, which, place, out); };
  for (const Status& status : {all(Section::Strings, strings),
                               all(Section::Languages, languages_),
                               all(Section::Concepts, concepts_),
                               all(Section::Trie, trie_),
                               all(Section::Forms, forms_),
                               all(Section::Meanings, meanings_),
                               all(Section::Units, units_),
                               all(Section::Places, places_),
                               all(Section::Posts, posts_),
                               all(Section::OrgHeads, org_heads_),
                               all(Section::Names, names_),
                               all(Section::DateRules, date_rules_),
                               all(Section::DateElements, date_elements_),
                               all(Section::ClaimRules, claim_rules_),
                               all(Section::Confidences, confidences_),
                               all(Section::Phrases, phrases_),
                               all(Section::Romanization, romanization),
                               all(Section::UnreadWords, unread_words_),
                               all(Section::PlaceNames, place_names_),
                               all(Section::Confusions, confusions_)}) {
    if (status) return status;
  }
  strings_ = strings.data();
  string_bytes_ = strings.size();
  romanization_ = {romanization.data(), romanization.size()};
  return check_references(place);
}

bool Packs::trie_is_sound() const {
  // Children lie at base + 1 + code, the value of a form at its base: all must lie inside, as walking checks no bounds.
  // A value stands at its own index, as nothing else does.
  if (trie_.size() <= kCharCodes + 1 || trie_.size() >= (std::uint64_t{1} << (32U - TrieUnit::kFlags))) return false;
  const auto last = static_cast<std::uint32_t>(trie_.size() - kCharCodes - 1);
  const auto forms = static_cast<std::uint32_t>(forms_.size());
  std::uint32_t outside = 0;
  for (std::uint32_t i = 0; i < trie_.size(); ++i) {
    const TrieUnit unit = trie_[i];
    if (unit.next == 0) continue;  // in no use, or the first form
    const std::uint32_t base = unit.next >> TrieUnit::kFlags;
    if (unit.check == i && i != 0) {
      outside |= static_cast<std::uint32_t>(unit.next >= forms);
    } else if (base > last || ((unit.next & TrieUnit::kEnds) != 0 && trie_[base].check != base)) {
      return false;  // where a form is said to end there must be one
    }
  }
  return outside == 0;
}

Status Packs::check_references(const std::string& place) const {
  const auto inside = [&](StringRef ref) { return ref.at <= string_bytes_ && ref.size <= string_bytes_ - ref.at; };
  bool good = !languages_.empty() && languages_.size() <= 16 && !forms_.empty();
  for (const LanguageRecord& r : languages_)
    good = good && inside(r.code) && inside(r.name) && inside(r.english) && inside(r.script) && inside(r.letters);
  for (const StringRef& r : concepts_) good = good && inside(r);
  for (const StringRef& r : names_) good = good && inside(r);
  for (const UnreadWord& r : unread_words_) good = good && inside(r.code) && inside(r.word);
  for (const ConfusionRecord& r : confusions_)
    good = good && inside(r.printed) && inside(r.read) && r.language < languages_.size() &&
           r.printed.size <= kLongestConfusion && r.read.size <= kLongestConfusion;
  good = good && place_names_.size() == places_.size() * languages_.size();
  for (const StringRef& r : place_names_) good = good && inside(r);
  for (const UnitRecord& r : units_) good = good && inside(r.code);
  for (const PostRecord& r : posts_) good = good && inside(r.english);
  for (const OrgHeadRecord& r : org_heads_) good = good && inside(r.english);
  for (const PhraseRecord& r : phrases_)
    good = good && inside(r.key) && inside(r.text) && r.language < languages_.size();
  for (const PlaceRecord& r : places_) {
    good = good && inside(r.code) && inside(r.name) && inside(r.until) && inside(r.successor) && r.in >= -1 &&
           r.in < static_cast<std::int64_t>(places_.size());
  }
  for (const ClaimRuleRecord& r : claim_rules_) {
    for (const StringRef& ref : {r.id, r.kind, r.scope, r.anchor, r.all, r.any, r.none, r.set, r.group})
      good = good && inside(ref);
  }
  for (const ConfidenceRecord& r : confidences_) good = good && inside(r.rule) && r.thousandths <= 1000;
  for (const DateRuleRecord& r : date_rules_) {
    good = good && inside(r.id) && r.first <= date_elements_.size() && r.count <= date_elements_.size() - r.first &&
           r.language < languages_.size();
  }
  const auto forms = static_cast<std::int32_t>(forms_.size());
  for (const FormRecord& r : forms_) {
    good &= r.first <= meanings_.size() && r.count <= meanings_.size() - r.first && r.capitals < forms &&
            r.all_capitals < forms && (r.count > 0 || r.capitals >= 0 || r.all_capitals >= 0);
  }
  good = good && trie_is_sound();
  std::array<std::int32_t, kConcept> bounds;
  bounds.fill(INT32_MAX);
  const auto bound = [&](std::initializer_list<Cls> classes, std::size_t size) {
    for (const Cls cls : classes) bounds[static_cast<std::size_t>(cls)] = static_cast<std::int32_t>(size);
  };
  bound({Cls::Counted, Cls::Money, Cls::MoneyBefore, Cls::Measure, Cls::MeasureBefore, Cls::MoneySmall, Cls::Duration},
        units_.size());
  bound({Cls::PlaceName, Cls::PlaceWithHead}, places_.size());
  bound({Cls::Post}, posts_.size());
  bound({Cls::OrgHead}, org_heads_.size());
  bound({Cls::Family, Cls::PlaceCompound, Cls::OrgField, Cls::OrgKnown, Cls::OrgMember}, names_.size());
  bound({Cls::Qualifier, Cls::QualifierAfter}, kQualifierCount);
  bound({Cls::PlaceHead}, kPlaceKindCount);
  bound({Cls::Month}, 13);
  bound({Cls::CommonWord}, languages_.size());
  for (const Meaning& m : meanings_) {
    good &= m.value >= 0 && m.value < (m.cls < kConcept ? bounds[m.cls] : INT32_MAX);
  }
  if (!good) return damaged(place, "a record points outside its section");
  return std::nullopt;
}

Result<Packs> Packs::from_image(std::string image) {
  auto mapping = std::make_shared<Mapping>();
  mapping->owned = std::move(image);
  mapping->bytes = mapping->owned;
  Packs packs;
  if (Status problem = packs.adopt(mapping->bytes, "(in memory)")) return *problem;
  packs.mapping_ = std::move(mapping);
  return packs;
}

Result<Packs> Packs::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return Error{ErrorKind::Unreadable, "the compiled packs cannot be opened; build them first", path};
  struct stat info = {};
  const bool known = fstat(file, &info) == 0 && info.st_size > 0;
  void* mapped =
      known ? mmap(nullptr, static_cast<std::size_t>(info.st_size), PROT_READ, MAP_PRIVATE, file, 0) : MAP_FAILED;
  ::close(file);
  if (mapped == MAP_FAILED)
    return Error{ErrorKind::Unreadable, "the compiled packs cannot be mapped into memory", path};
  auto mapping = std::make_shared<Mapping>();
  mapping->mapped = mapped;
  mapping->bytes = {static_cast<const char*>(mapped), static_cast<std::size_t>(info.st_size)};
  Packs packs;
  if (Status problem = packs.adopt(mapping->bytes, path)) return *problem;
  packs.mapping_ = std::move(mapping);
  return packs;
}

std::uint16_t Packs::confidence(std::string_view rule) const {
  constexpr std::uint16_t kUnmeasured = 800;
  for (const ConfidenceRecord& record : confidences_) {
    if (text(record.rule) == rule) return static_cast<std::uint16_t>(record.thousandths);
  }
  return kUnmeasured;
}

std::uint16_t Packs::concept_class(std::string_view name) const {
  for (std::size_t i = 0; i < concepts_.size(); ++i) {
    if (text(concepts_[i]) == name) return static_cast<std::uint16_t>(kConcept + i);
  }
  return 0;
}

}  // namespace chancery
