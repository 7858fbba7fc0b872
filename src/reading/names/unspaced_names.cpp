#include "reading/names/unspaced_names.h"

#include <algorithm>

namespace chancery {
namespace {

constexpr std::size_t kLongestName = 360;  // bytes of all parts of a name
constexpr double kPlausible = 0.5;
constexpr double kSurelySyllables = 0.65;
constexpr double kSurelyApart = 0.8;  // where another part follows (ວິໄລວົງ ບຸດສະດີ is no Vi Lai Vong)
// Lengths in bytes, three to a letter.
constexpr std::size_t kLongestPart = 54;
constexpr std::size_t kShortestName = 9;
constexpr std::size_t kShortPart = 21;  // a syllable with its signs
constexpr std::size_t kShortWord = 15;  // a word that may well be part of a name
constexpr std::size_t kLongWord = 21;   // one that is not

bool is_any(const TokenText& text, std::size_t i, std::uint64_t classes) { return (text[i].classes & classes) != 0; }

}  // namespace

bool stops_name(const TokenText& text, std::size_t i) {
  if (i >= text.size()) return true;
  return text.is(i, Cls::NotName) || text.is(i, Cls::Post) || text.is(i, Cls::Title) || text.is(i, Cls::Deputy) ||
         text.is(i, Cls::OrgHead) || text.is(i, Cls::Former) || text.is(i, Cls::Month) ||
         text.lexicon.find_name(text[i], Cls::OrgKnown) != nullptr;
}

std::size_t UnspacedNames::chunk_end(std::size_t i) const {
  std::size_t last = i;
  while (last < text_.size() && text_[last].has(Token::kUnspaced) && (last == i || text_.joined(last))) ++last;
  return last;
}

std::size_t UnspacedNames::token_ending(std::size_t i, std::uint32_t to) const {
  while (i < text_.size() && text_[i].end < to) ++i;
  return i < text_.size() && text_[i].end == to ? i + 1 : 0;
}

bool UnspacedNames::may_begin(std::size_t i) const {
  if (!text_[i].has(Token::kSpaceBefore)) return false;
  const std::size_t end = chunk_end(i);
  for (std::size_t t = i; t < end; ++t) {
    if (text_[t].kind == TokenKind::Gap || is_family(t)) return part_at(i, i).end > i;
  }
  return false;
}

std::size_t UnspacedNames::end(std::size_t i, std::string& latin, bool sure, bool two_parts) const {
  if (i >= text_.size() || !text_[i].has(Token::kUnspaced)) return i;
  Romanizer::Extent extent;
  const std::size_t syllables = syllables_end(i, sure, extent);
  const std::size_t own = sure ? national_end(i, two_parts) : i;
  if (syllables == i && own == i) return i;
  const std::string_view people = people_behind(std::max(syllables, own));
  // Syllables that fill one part before another are part of a longer name of the country (ທອງໄລ ອິນທະວົງ).
  const bool longer = own > syllables && !text_.is(own, Cls::Post) && goes_on(syllables);
  const bool apart = people.empty() && is_family(i) && extent.syllables >= 3 &&
                     extent.score >= (longer ? kSurelyApart : kSurelySyllables);
  if (syllables > i && (own <= syllables || apart)) {
    const std::string_view text = text_.text.substr(text_[i].begin, extent.bytes);
    const bool vietnamese = people.empty() && extent.family && (apart || !sure);
    if (const auto& name = latin_.romanize(text, vietnamese ? "vi" : people)) {
      latin = name->latin;
      return syllables;
    }
  }
  if (own == i) return i;
  const auto& name = latin_.romanize(text_.text.substr(text_[i].begin, size_of(i, own)), people);
  if (!name || name->latin.empty()) return i;
  latin = name->latin;
  return own;
}

/// The people that the post behind a name tells of: 'กงสุลใหญ่จีน', the Consul General of China. Empty where none does.
std::string_view UnspacedNames::people_behind(std::size_t last) const {
  constexpr std::size_t kReach = 6;
  bool post = false;
  for (std::size_t i = last; i < text_.size() && i < last + kReach; ++i) {
    if (const Mention* place = line_.place_at(i); place != nullptr && post)
      return latin_.romanizer().people_of(place->value.substr(0, 2));  // of a province too: LA-SV
    const bool part = text_.is(i, Cls::Post) || text_.is(i, Cls::Deputy) || text_.is(i, Cls::OrgLink) ||
                      text_.is(i, Cls::PlaceHead) || text_.is(i, Cls::OrgHead) || text_.is_mark(i, ',') ||
                      text_.is_mark(i, '.');
    if (!part) break;
    post = post || text_.is(i, Cls::Post);
  }
  return {};
}

/// The end of the syllables of Vietnamese names at `i`, or `i`.
std::size_t UnspacedNames::syllables_end(std::size_t i, bool sure, Romanizer::Extent& extent) const {
  if (stops_name(text_, i)) return i;
  extent = latin_.romanizer().longest_name(text_.text.substr(text_[i].begin, kLongestName), "vi");
  const bool enough = sure ? extent.family || extent.score >= kPlausible : extent.family && extent.score >= kPlausible;
  if (extent.syllables < (sure ? 2 : 3) || extent.syllables > 5 || !enough) return i;
  const std::uint32_t to = text_[i].begin + static_cast<std::uint32_t>(extent.bytes);
  for (std::size_t t = i + 1; t < text_.size() && text_[t].begin < to; ++t) {
    // 'and' behind a part is none of the syllables (ចាន់ និងគណៈប្រតិភូ)
    if (text_[t].has(Token::kSpaceBefore) && text_.is(t, Cls::OrdinalJoint)) return i;
  }
  if (const std::size_t last = token_ending(i, to); last > i) return last;
  // Inside an unknown stretch: taken with the rest of it.
  std::size_t at = i;
  while (at < text_.size() && text_[at].end <= to) ++at;
  return at < text_.size() && text_[at].kind == TokenKind::Gap ? at + 1 : i;
}

/// The end of a name of the country itself, or of another people with its syllables apart.
std::size_t UnspacedNames::national_end(std::size_t i, bool two_parts) const {
  constexpr std::size_t kMostParts = 4;
  Part part = part_at(i, i);
  if (part.end == i) return i;
  std::size_t last = part.end;
  std::size_t parts = 1;
  bool unknown = part.unknown;
  bool is_short = size_of(i, last) <= kShortPart;
  while (goes_on(last) && last == chunk_end(last - 1) && parts < kMostParts) {
    part = part_at(last, i);
    // A third part belongs to names that are written syllable by syllable (เหลี้ยว จุ้น หยุน).
    const bool next_short = size_of(last, part.end) <= kShortWord;
    const bool third = is_short && next_short && part.end == chunk_end(last);
    if (part.end == last || (parts >= 2 && !third)) break;
    is_short = is_short && next_short;
    unknown = unknown || part.unknown;
    last = part.end;
    ++parts;
  }
  // A family name that is a word of every sentence (បាន, មាន) is one with a given name and a post behind it.
  if (text_.is(i, Cls::CommonWord) && is_family(i) && (parts == 1 || !text_.is(last, Cls::Post))) return i;
  const bool enough = parts > 1 || (!two_parts && size_of(i, last) >= kShortestName);
  return enough && unknown ? last : i;
}

/// The tokens of the part at `i` that can belong to the name that begins at token `name`.
UnspacedNames::Part UnspacedNames::part_at(std::size_t i, std::size_t name) const {
  const std::size_t end = chunk_end(i);
  Part part{i, false};
  while (part.end < end && line_.taken[part.end] != 3 && !ends_name(part.end, i, end, name)) {
    const std::size_t t = part.end++;
    part.unknown = part.unknown || text_[t].kind == TokenKind::Gap || is_family(t) || size_of(t, t + 1) < 12;
  }
  const std::size_t bytes = size_of(i, part.end);
  // A letter or two are a name with another part only.
  if (bytes > kLongestPart || (bytes < 6 && i != name)) return {i, false};
  return part;
}

/// Does the known word at `t` end the name that begins at token `name`? It stands in the part [begin, end).
bool UnspacedNames::ends_name(std::size_t t, std::size_t begin, std::size_t end, std::size_t name) const {
  if (text_[t].form < 0 || is_family(t)) return false;
  const std::size_t size = size_of(t, t + 1);
  constexpr std::uint64_t kNever = class_bit(Cls::Post) | class_bit(Cls::Deputy) | class_bit(Cls::Former) |
                                   class_bit(Cls::Acting) | class_bit(Cls::OrgKnown) | class_bit(Cls::SentenceStart) |
                                   class_bit(Cls::OrdinalJoint);
  constexpr std::uint64_t kHead = class_bit(Cls::OrgHead) | class_bit(Cls::PlaceHead) | class_bit(Cls::NotName) |
                                  class_bit(Cls::CommonWord) | class_bit(Cls::Title) | class_bit(Cls::Month);
  const bool unknown_behind = t + 1 < end && (text_[t + 1].kind == TokenKind::Gap || is_family(t + 1));
  const bool unknown_before = t > begin && text_[t - 1].kind == TokenKind::Gap;
  if (is_any(text_, t, kNever)) return size > kShortWord || !(unknown_before && unknown_behind);
  if (means_any(text_, t, line_.verbs)) return size >= kShortWord || !unknown_behind;
  if (t > begin) {
    // A word at the end of a part that began unknown belongs to it (รักษ์ประเทศ, บุนมี).
    const bool inside = unknown_behind || (t + 1 == end && unknown_before);
    if (inside) return size >= kLongWord;
    return is_any(text_, t, kHead | kHasConcept) && size >= kShortestName;
  }
  if (unknown_behind) return text_.is(t, Cls::Title) || size > kShortWord;
  // A whole part: behind a family name alone it is the given name, though it be a word (សីហា, August).
  const bool given = begin > name && is_family(begin - 1) && name + 1 == begin;
  const bool family_behind = goes_on(end) && is_family(end);
  const bool post_behind = begin > name && goes_on(end) && (text_.is(end, Cls::Post) || text_.is(end, Cls::Deputy));
  const bool unknown_part = goes_on(end) && (text_[end].kind == TokenKind::Gap || is_family(end));
  // ជា គឹមថា; a title is joined to the name that follows it: พันเอกไมตรี ชูปรีชา
  const bool joined = name > 0 && text_.joined(name) && text_.is(name - 1, Cls::Title);
  if (begin == name && unknown_part && (size <= kShortestName || (joined && !is_any(text_, t, kHead)))) return false;
  constexpr std::uint64_t kJoins = class_bit(Cls::Title) | class_bit(Cls::CommonWord);
  if (given || family_behind) return is_any(text_, t, kJoins);
  if (post_behind) return is_any(text_, t, kJoins | class_bit(Cls::OrgHead));
  return is_any(text_, t, kHead | kHasConcept | kHasDateWord) || begin > name;
}

}  // namespace chancery
