#include <algorithm>

#include "reading/names/latin_letters.h"
#include "reading/names/names.h"
#include "reading/names/post_phrase.h"

namespace chancery {
namespace {

class PlaceFinder {
 public:
  explicit PlaceFinder(NameLine& line) : line_(line), text_(line.text), packs_(text_.lexicon.packs()) {}

  void find() {
    for (std::size_t i = 0; i < text_.size();) i = step(i);
  }

 private:
  [[nodiscard]] const PlaceRecord& record(std::int32_t place) const {
    return packs_.places()[static_cast<std::size_t>(place)];
  }
  [[nodiscard]] const Meaning* name_of(std::size_t i, Cls cls) const {
    return i < text_.size() && line_.taken[i] == 0 ? text_.lexicon.find_name(text_[i], cls) : nullptr;
  }
  [[nodiscard]] bool is_name(std::size_t i) const {
    return name_of(i, Cls::PlaceName) != nullptr || name_of(i, Cls::PlaceWithHead) != nullptr;
  }

  /// The kind of the head word directly before token `i`, or Other.
  [[nodiscard]] PlaceKind head_before(std::size_t i) const {
    if (i == 0) return PlaceKind::Other;
    const Meaning* head = text_.find(i - 1, Cls::PlaceHead);
    return head == nullptr ? PlaceKind::Other : static_cast<PlaceKind>(head->value);
  }
  [[nodiscard]] PlaceKind head_after(std::size_t i) const {
    const Meaning* head = text_.find(i, Cls::PlaceHead);
    return head == nullptr || text_[i].has(Token::kUnspaced) ? PlaceKind::Other : static_cast<PlaceKind>(head->value);
  }

  static int rank(PlaceKind kind) {
    switch (kind) {
      case PlaceKind::Country:
        return 0;
      case PlaceKind::Province:
        return 1;
      case PlaceKind::Capital:
      case PlaceKind::City:
        return 2;
      default:
        return 3;
    }
  }

  /// Of the places that the form may name, the one that its head word asks for, else the highest.
  [[nodiscard]] std::int32_t choose(std::size_t i) const {
    const PlaceKind wanted = head_before(i) != PlaceKind::Other ? head_before(i) : head_after(i + 1);
    const bool has_head = wanted != PlaceKind::Other || in_list(i);
    std::int32_t best = -1;
    int best_rank = 100;
    for (const Meaning& meaning : packs_.meanings(text_[i].form)) {
      const auto cls = static_cast<Cls>(meaning.cls);
      if (cls != Cls::PlaceName && (cls != Cls::PlaceWithHead || !has_head)) continue;
      const PlaceKind kind = record(meaning.value).kind;
      const bool fits = kind == wanted || (wanted == PlaceKind::City && kind == PlaceKind::Capital);
      const int r = fits ? -1 : rank(kind);
      if (r < best_rank) {
        best_rank = r;
        best = meaning.value;
      }
    }
    return best;
  }

  /// Is the token beside another place name, with only a comma, a dash or a joining word between?
  [[nodiscard]] bool in_list(std::size_t i) const {
    const auto joint = [&](std::size_t at) {
      return text_.is_mark(at, ',') || text_.is_mark(at, '-') || text_.is_mark(at, '(') ||
             text_.is(at, Cls::OrdinalJoint);
    };
    if (i >= 2 && joint(i - 1) && (line_.place_at(i - 2) != nullptr || name_of(i - 2, Cls::PlaceName) != nullptr))
      return true;
    return joint(i + 1) && name_of(i + 2, Cls::PlaceName) != nullptr;
  }

  [[nodiscard]] bool is_people(std::size_t i) const {
    if (i > 0 && text_.is(i - 1, Cls::PeopleBefore) && (text_.joined(i) || !text_[i].has(Token::kUnspaced)))
      return true;
    return text_.is(i + 1, Cls::PeopleAfter) && (text_.joined(i + 1) || !text_[i].has(Token::kUnspaced));
  }

  void add_place(std::size_t first, std::size_t last, std::int32_t place, std::string_view rule) {
    Mention& mention = line_.add(MentionKind::Place, first, last, rule);
    mention.place = place;
    mention.value = packs_.text(record(place).code);
    mention.name = packs_.text(record(place).name);
    for (std::size_t i = first; i < last; ++i) line_.taken[i] = 1;
  }

  void add_unlisted(std::size_t first, std::size_t last, std::string_view english, std::string_view rule) {
    Mention& mention = line_.add(MentionKind::Place, first, last, rule);
    mention.name = line_.reading.keep(english);
    for (std::size_t i = first; i < last; ++i) line_.taken[i] = 1;
  }

  /// `{} Station` with the name put in.
  [[nodiscard]] std::string filled(std::string_view pattern, std::string_view name) const {
    std::string out(pattern);
    const std::size_t hole = out.find("{}");
    return hole == std::string::npos ? out + " " + std::string(name) : out.replace(hole, 2, name);
  }

  [[nodiscard]] std::string latin_words(std::size_t first, std::size_t last) const {
    return to_bare_latin(text_.text.substr(text_[first].begin, text_[last - 1].end - text_[first].begin));
  }

  /// Head of a place inside or beside another (station, gate, zone, city of a province) with the name that it needs.
  std::size_t compound(std::size_t i) {
    const Meaning* head = text_.find(i, Cls::PlaceCompound);
    if (head == nullptr || !line_.free(i)) return i;
    const std::string_view pattern = packs_.text(packs_.names()[static_cast<std::size_t>(head->value)]);
    std::size_t name = i + 1;
    // Another head with a space before it begins another place (ห้องขวัญเมือง ศาลากลางจังหวัดขอนแก่น).
    while (name < text_.size() && text_.is(name, Cls::PlaceHead) && !is_name(name) && name < i + 3 &&
           (text_.joined(name) || !text_[name].has(Token::kUnspaced)))
      ++name;
    if (is_name(name)) {
      const std::int32_t place = choose(name);
      if (place < 0) return i;
      const PlaceKind kind = record(place).kind;
      if (pattern.ends_with(" City") && kind != PlaceKind::Province) return i;
      if (kind == PlaceKind::Country) return i;
      const std::string_view base = packs_.text(record(place).name);
      add_unlisted(i, name + 1, filled(pattern, base), "common.place.compound");
      return name + 1;
    }
    const std::size_t last = capital_run(text_, i + 1, 4);
    if (last == i + 1 || pattern.ends_with(" City")) return i;
    add_unlisted(i, last, filled(pattern, latin_words(i + 1, last)), "common.place.compound_unlisted");
    return last;
  }

  /// Three words that begin with a family name behind 'province' or 'city' are who stands for it (Chủ tịch UBND tỉnh Hồ
  /// Xuân Lập); communes and wards do bear such names.
  [[nodiscard]] bool is_person(std::size_t first, std::size_t last, PlaceKind kind) const {
    if (kind != PlaceKind::Province && kind != PlaceKind::City && kind != PlaceKind::Capital) return false;
    if (text_.lexicon.find_name(text_[first], Cls::Family) == nullptr) return false;
    const std::string_view words = text_.text.substr(text_[first].begin, text_[last - 1].end - text_[first].begin);
    return std::count(words.begin(), words.end(), ' ') >= 2;
  }

  /// District, commune or other head with a Latin name that no list holds.
  std::size_t unlisted(std::size_t i) {
    const Meaning* head = text_.find(i, Cls::PlaceHead);
    if (head == nullptr || !line_.free(i) || is_name(i + 1)) return i;
    if (i > 0 && line_.taken[i - 1] == 1 && !text_[i].has(Token::kUnspaced))
      return i;  // 'Kandal province': it has its name
    const auto kind = static_cast<PlaceKind>(head->value);
    if (kind == PlaceKind::Country || kind == PlaceKind::Region) return i;
    const std::size_t last = capital_run(text_, i + 1, 3);
    if (last == i + 1 || text_[i + 1].has(Token::kAllCapitals) || !text_[i + 1].has(Token::kSpaceBefore)) return i;
    if (text_[i].has(Token::kCapital) && !text_[i].has(Token::kUnspaced) && i > 0 && text_[i - 1].has(Token::kCapital))
      return i;
    if (is_person(i + 1, last, kind)) return i;
    add_unlisted(i + 1, last, latin_words(i + 1, last), "common.place.head");
    return last;
  }

  /// Words with capitals that no list holds, before the head at `i` where English writes it: Phu My township, Dan Hoa
  /// commune. Provinces are all in lists; what else stands before the word is an adjective.
  void unlisted_before(std::size_t i) {
    const Meaning* head = text_.find(i, Cls::PlaceHead);
    if (head == nullptr || i == 0 || !line_.free(i) || text_[i].has(Token::kCapital) || !text_[i].has(Token::kLatin))
      return;
    const auto kind = static_cast<PlaceKind>(head->value);
    if (kind != PlaceKind::City && kind != PlaceKind::District && kind != PlaceKind::Gate) return;
    constexpr std::size_t kMost = 3;
    std::size_t first = i;
    while (first > 0 && i - first < kMost && is_unknown_name(first - 1) && text_[first].has(Token::kSpaceBefore))
      --first;
    if (first == i || !adjectives_first(text_, i)) return;
    // A longer row of capitals is a heading or a body; one word that opens a sentence has its capital from there.
    if (first > 0 && (text_[first - 1].has(Token::kCapital) || text_.is_mark(first - 1, '-'))) return;
    const bool opens = first == 0 || text_[first - 1].kind == TokenKind::LineEnd ||
                       text_.is(first - 1, Cls::SentenceMark) || text_.is_mark(first - 1, '.') ||
                       text_.is_mark(first - 1, ';') || text_.is_mark(first - 1, ':');
    if (opens && i - first < 2) return;
    if (is_person(first, i, kind)) return;
    add_unlisted(first, i, latin_words(first, i), "common.place.before_head");
  }

  /// A word with a capital that means nothing else.
  [[nodiscard]] bool is_unknown_name(std::size_t i) const {
    constexpr std::uint64_t kOther = kHasConcept | class_bit(Cls::CommonWord) | class_bit(Cls::OrgField) |
                                     class_bit(Cls::OrgHead) | class_bit(Cls::PlaceHead) | class_bit(Cls::PlacePeople) |
                                     class_bit(Cls::PlaceName) | class_bit(Cls::Post) | class_bit(Cls::Title);
    const Token& token = text_[i];
    const bool word = token.kind == TokenKind::Latin || token.kind == TokenKind::Word;
    return word && line_.free(i) && token.has(Token::kCapital) && !token.has(Token::kAllCapitals) &&
           (token.classes & kOther) == 0 && !text_.lexicon.is(token, Cls::NotName);
  }

  std::size_t step(std::size_t i) {
    if ((text_[i].classes & kPlaceClasses) == 0 || !line_.free(i)) return i + 1;
    if (const std::size_t behind = compound(i); behind > i) return behind;
    if (is_name(i)) {
      if (is_people(i) || name_of(i, Cls::PlacePeople) != nullptr) return i + 1;
      const std::int32_t place = choose(i);
      if (place < 0) return i + 1;
      // English writes the head behind the name: Lao Bao International Border Gate.
      if (const Meaning* head = text_.find(i + 1, Cls::PlaceCompound);
          head != nullptr && !text_[i].has(Token::kUnspaced) && record(place).kind != PlaceKind::Country &&
          text_[i + 1].has(Token::kCapital)) {
        const std::string_view pattern = packs_.text(packs_.names()[static_cast<std::size_t>(head->value)]);
        if (!pattern.ends_with(" City") || record(place).kind == PlaceKind::Province) {
          add_unlisted(i, i + 2, filled(pattern, packs_.text(record(place).name)), "common.place.compound");
          return i + 2;
        }
      }
      add_place(i, i + 1, place, "common.place.name");
      return i + 1;
    }
    if (const std::size_t behind = unlisted(i); behind > i) return behind;
    unlisted_before(i);
    return i + 1;
  }

  NameLine& line_;
  const TokenText& text_;
  const Packs& packs_;
};

}  // namespace

std::size_t capital_run(const TokenText& text, std::size_t i, std::size_t most) {
  std::size_t last = i;
  while (last < text.size() && last < i + most) {
    const Token& token = text[last];
    const bool word = token.kind == TokenKind::Latin || token.kind == TokenKind::Word;
    if (!word || !token.has(Token::kCapital) || text.lexicon.is(token, Cls::NotName)) break;
    if (last > i && !token.has(Token::kSpaceBefore)) break;
    ++last;
  }
  return last;
}

void find_places(NameLine& line) { PlaceFinder(line).find(); }

}  // namespace chancery
