#include <algorithm>

#include "reading/names/latin_letters.h"
#include "reading/names/romanize_parse.h"

// Names by the national spelling of a language: the cheapest way to cut the letters into syllables and known parts.

namespace chancery::romanize {
namespace {

constexpr float kElement = 0.08F;  // a known part of a name, and as much again for each of its letters
constexpr float kElementLetter = 0.045F;
constexpr float kSyllable = 0.35F;
constexpr float kSyllableLetter = 0.22F;
constexpr float kBareOpen = 0.55F;  // an open syllable whose vowel is not written
constexpr float kBareClosed = 0.25F;
constexpr float kMuteLetter = 0.2F;  // letters written and not read
constexpr float kSecondMute = 0.45F;  // two consonants under one mark: more often the first ends the syllable (ศิษย์)
constexpr float kUnread = 2.0F;  // a letter that fits nothing

/// Best way to a place, with the Latin parts of the last piece.
struct Piece {
  float cost = kNever;
  std::uint16_t from = 0;
  std::array<std::uint16_t, 5> latin{};
};

class NationalSearch {
 public:
  NationalSearch(const Letters& letters, const National& national) : letters_(letters), n_(national) {}

  NationalName run() {
    best_[0].cost = 0;
    for (std::size_t at = 0; at < letters_.size; ++at) {
      if (best_[at].cost == kNever) continue;
      from_ = at;
      add_elements();
      add_syllables();
      Piece unread;
      unread.latin[0] = bare_consonant(at);
      offer(at + 1, kUnread, unread);
    }
    return {best_[letters_.size].cost / static_cast<float>(std::max<std::size_t>(letters_.size, 1)), latin()};
  }

 private:
  [[nodiscard]] bool goes_on(std::size_t at) const {
    return at < letters_.size && (at == from_ || !letters_.spaced[at]);
  }
  [[nodiscard]] bool is(std::size_t at, char32_t sign) const {
    return sign != 0 && goes_on(at) && letters_.letter[at] == sign;
  }
  [[nodiscard]] bool ends_here(std::size_t at) const { return starts_syllable(letters_, at); }
  [[nodiscard]] bool is_word_edge(std::size_t at) const {
    return at == 0 || at >= letters_.size || letters_.spaced[at];
  }

  void offer(std::size_t end, float cost, Piece piece) {
    piece.cost = best_[from_].cost + cost;
    piece.from = static_cast<std::uint16_t>(from_);
    if (piece.cost < best_[end].cost) best_[end] = piece;
  }

  [[nodiscard]] std::uint16_t bare_consonant(std::size_t at) const {
    const auto node = n_.initials.step(LetterTrie::kRoot, letters_.letter[at]);
    return node == LetterTrie::kNone || n_.initials.readings(node).empty() ? 0 : n_.initials.readings(node)[0].id;
  }

  void add_elements() {
    std::uint32_t node = LetterTrie::kRoot;
    for (std::size_t at = from_;
         goes_on(at) && (node = n_.elements.step(node, letters_.letter[at])) != LetterTrie::kNone; ++at) {
      if (n_.elements.readings(node).empty()) continue;
      // One letter alone is a name only as a whole word (Khmer ស: Sar).
      if (at == from_ && !(is_word_edge(from_) && is_word_edge(at + 1))) continue;
      Piece piece;
      piece.latin[0] = n_.elements.readings(node)[0].id;
      const float cost = kElement + kElementLetter * static_cast<float>(at + 1 - from_);
      if (ends_here(at + 1)) offer_with_mute(at + 1, cost, piece);
      if (is(at + 1, n_.joiner))
        offer(at + 1, cost, piece);  // Khmer: the next part is written below this one's last letter
    }
  }

  /// Letters with the mark that they are not read (ทร์) belong to the syllable before them.
  void offer_with_mute(std::size_t end, float cost, const Piece& piece) {
    offer(end, cost, piece);
    if (n_.silencer == 0 || !goes_on(end)) return;
    // One or two consonants, the last perhaps with a vowel below or above it: ศ์, ทร์, ดิ์, ธุ์.
    std::size_t at = end + 1;
    float mute = 0;
    if (goes_on(at) && !is_dependent(letters_.letter[at])) ++at, mute = kSecondMute;
    if (goes_on(at) && !is(at, n_.silencer) && is_dependent(letters_.letter[at])) ++at;
    if (is(at, n_.silencer)) offer(at + 1, cost + mute, piece);
  }

  void add_syllables() {
    std::size_t start = from_;
    if (is(start, n_.joiner)) ++start;
    if (start >= letters_.size) return;
    const std::uint32_t none = U'\0';
    add_from(none, start);
    if (!is_dependent(letters_.letter[start]) && goes_on(start + 1)) add_from(letters_.letter[start], start + 1);
  }

  void add_from(char32_t before, std::size_t start) {
    Piece piece;
    add_initial(before, start, piece, 0, -1);
  }

  /// One consonant, or a stack of up to three with joiners between. The last that is not a sonorant gives the series.
  void add_initial(char32_t before, std::size_t start, const Piece& piece, std::size_t count, int series) {
    for (int own = 0; own < 2; ++own) {
      const LetterTrie& trie = own == 0 ? n_.initials : n_.initials_o;
      if (trie.empty()) continue;
      std::uint32_t node = LetterTrie::kRoot;
      for (std::size_t at = start; at < letters_.size && (at == start || goes_on(at)); ++at) {
        if ((node = trie.step(node, letters_.letter[at])) == LetterTrie::kNone) break;
        if (trie.readings(node).empty()) continue;
        if (is_part_of_longer(trie, node, at)) continue;
        Piece longer = piece;
        longer.latin[count] = trie.readings(node)[0].id;
        const bool sonorant = at == start && n_.sonorants.find(letters_.letter[at]) != std::u32string::npos;
        const int joined = series >= 0 && sonorant ? series : own;
        finish_initial(before, at + 1, longer, count + 1, joined);
      }
    }
  }

  /// Khmer ប៉ and ប្រ are initials of their own (Pen, Prak), not ប with a sign or with another consonant below.
  [[nodiscard]] bool is_part_of_longer(const LetterTrie& trie, std::uint32_t node, std::size_t at) const {
    if (!is(at + 1, n_.to_first) && !is(at + 1, n_.joiner)) return false;
    node = trie.step(node, letters_.letter[at + 1]);
    if (node != LetterTrie::kNone && is(at + 1, n_.joiner))
      node = goes_on(at + 2) ? trie.step(node, letters_.letter[at + 2]) : LetterTrie::kNone;
    return node != LetterTrie::kNone && !trie.readings(node).empty();
  }

  void finish_initial(char32_t before, std::size_t at, const Piece& piece, std::size_t count, int series) {
    if (is(at, n_.to_first))
      series = 0, ++at;
    else if (is(at, n_.to_second))
      series = 1, ++at;
    if (is(at, n_.joiner) && count < 3) add_initial(before, at + 1, piece, count, series);
    if (is(at, n_.to_first) || is(at, n_.to_second)) return;
    const int vowels = n_.vowels[series].empty() ? 0 : series;
    add_vowel(n_.vowels[vowels], before, at, piece, true, true);
    add_vowel(n_.open_vowels[vowels], before, at, piece, true, false);
    add_vowel(n_.closed_vowels[vowels], before, at, piece, false, true);
  }

  void add_vowel(const LetterTrie& trie, char32_t before, std::size_t start, const Piece& piece, bool open,
                 bool closed) {
    std::uint32_t node = trie.step(LetterTrie::kRoot, before);
    for (std::size_t at = start; node != LetterTrie::kNone; ++at) {
      if (!trie.readings(node).empty()) {
        Piece longer = piece;
        longer.latin[3] = trie.readings(node)[0].id;
        const bool bare = before == U'\0' && at == start;
        const float cost = kSyllable + kSyllableLetter * static_cast<float>(at - from_);
        if (open && ends_here(at)) offer_with_mute(at, cost + (bare ? kBareOpen : 0), longer);
        if (open && is(at, n_.joiner)) offer(at, cost + kBareOpen, longer);
        if (closed) add_final(at, cost + (bare ? kBareClosed : 0), longer);
      }
      if (!goes_on(at)) break;
      node = trie.step(node, letters_.letter[at]);
    }
  }

  void add_final(std::size_t start, float cost, const Piece& piece) {
    std::uint32_t node = LetterTrie::kRoot;
    for (std::size_t at = start; goes_on(at) && (node = n_.finals.step(node, letters_.letter[at])) != LetterTrie::kNone;
         ++at) {
      if (n_.finals.readings(node).empty()) continue;
      Piece longer = piece;
      longer.latin[4] = n_.finals.readings(node)[0].id;
      const float all = cost + kSyllableLetter + kMuteLetter * static_cast<float>(at - start);
      if (ends_here(at + 1)) offer_with_mute(at + 1, all, longer);
      if (!is(at + 1, n_.joiner)) continue;
      offer(at + 1, all, longer);  // the consonant below begins the next syllable,
      if (at + 3 <= letters_.size && ends_here(at + 3)) offer(at + 3, all + kMuteLetter, longer);  // or is mute
    }
  }

  [[nodiscard]] std::string latin() const {
    std::array<std::uint16_t, Letters::kMost> ends{};
    std::size_t count = 0;
    for (std::size_t at = letters_.size; at > 0; at = best_[at].from) ends[count++] = static_cast<std::uint16_t>(at);
    std::string out;
    while (count > 0) {
      const Piece& piece = best_[ends[--count]];
      const bool new_word = piece.from == 0 || letters_.spaced[piece.from];
      if (new_word && !out.empty()) out += ' ';
      const std::size_t start = out.size();
      for (const std::uint16_t part : piece.latin) out += n_.latin[part];
      if (start == out.size()) continue;
      set_case(out[start], new_word);
    }
    return out;
  }

  const Letters& letters_;
  const National& n_;
  std::size_t from_ = 0;
  std::array<Piece, Letters::kMost + 1> best_;
};

}  // namespace

NationalName read_national(const Letters& letters, const National& national) {
  return NationalSearch(letters, national).run();
}

}  // namespace chancery::romanize
