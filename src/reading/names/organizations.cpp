#include <algorithm>

#include "reading/names/latin_letters.h"
#include "reading/names/names.h"
#include "reading/names/post_phrase.h"

namespace chancery {
namespace {

constexpr std::size_t kLongestName = 12;   // tokens behind a head
constexpr std::size_t kLongestBefore = 7;  // and before it

class OrganizationFinder {
 public:
  explicit OrganizationFinder(NameLine& line) : line_(line), text_(line.text), packs_(text_.lexicon.packs()) {}

  void find() {
    for (std::size_t i = 0; i < text_.size();) i = step(i);
  }

 private:
  [[nodiscard]] std::string_view name(std::int32_t number) const {
    return packs_.text(packs_.names()[static_cast<std::size_t>(number)]);
  }
  [[nodiscard]] std::string words(std::size_t first, std::size_t last) const {
    return to_bare_latin(text_.text.substr(text_[first].begin, text_[last - 1].end - text_[first].begin));
  }

  void add(std::size_t first, std::size_t last, std::string_view english, std::string_view rule,
           bool of_subject = false) {
    Mention& mention = line_.add(MentionKind::Organization, first, last, rule);
    mention.name = line_.reading.keep(english);
    mention.of_subject = of_subject;
    for (std::size_t i = first; i < last; ++i) {
      // Places inside stay mentions of their own; only what is free becomes the organization's.
      if (line_.taken[i] == 0) add_places_inside(i);
      line_.taken[i] = std::max<char>(line_.taken[i], 2);
    }
  }

  /// The places inside a form that stands in a pack as a whole: Japan International Cooperation Agency.
  void add_places_inside(std::size_t i) {
    constexpr std::uint64_t kWhole = class_bit(Cls::OrgKnown) | class_bit(Cls::OrgMember) | class_bit(Cls::OrgHead);
    if ((text_[i].classes & kWhole) == 0) return;
    inside_.clear();
    constexpr std::uint64_t kBeside = class_bit(Cls::PeopleBefore) | class_bit(Cls::PeopleAfter);
    line_.scanner.scan_inside(text_.text, text_[i], class_bit(Cls::PlaceName) | kBeside, inside_);
    const auto beside = [&](std::size_t a, std::size_t b, Cls cls) {
      return b < inside_.size() && inside_[b].begin <= inside_[a].end + 1 &&
             (inside_[cls == Cls::PeopleBefore ? a : b].classes & class_bit(cls)) != 0;
    };
    for (std::size_t n = 0; n < inside_.size(); ++n) {
      const Token& token = inside_[n];
      const bool people = (token.classes & class_bit(Cls::PlacePeople)) != 0 ||
                          (n > 0 && beside(n - 1, n, Cls::PeopleBefore)) || beside(n, n + 1, Cls::PeopleAfter);
      const std::int32_t place = people ? -1 : highest_place(token);
      if (place < 0) continue;
      const PlaceRecord& record = packs_.places()[static_cast<std::size_t>(place)];
      Mention mention;
      mention.kind = MentionKind::Place;
      mention.token = static_cast<std::uint32_t>(i);
      mention.token_end = static_cast<std::uint32_t>(i + 1);
      mention.begin = token.begin;
      mention.end = token.end;
      mention.place = place;
      mention.value = packs_.text(record.code);
      mention.name = packs_.text(record.name);
      mention.rule = "common.place.inside_body";
      line_.found.push_back(mention);
    }
  }
  [[nodiscard]] std::int32_t highest_place(const Token& token) const {
    std::int32_t best = -1;
    for (const Meaning& meaning : packs_.meanings(token.form)) {
      if (static_cast<Cls>(meaning.cls) != Cls::PlaceName) continue;
      const auto kind = [&](std::int32_t place) { return packs_.places()[static_cast<std::size_t>(place)].kind; };
      if (best < 0 || kind(meaning.value) < kind(best)) best = meaning.value;
    }
    return best;
  }

  struct Parts {
    std::string fields;     ///< what it is of, in English
    std::string own_name;   ///< words in Latin letters
    std::string place;      ///< its place, in English; two where they are a pair (Vietnam-Laos)
    std::string seat;       ///< where it sits
    std::string locality;   ///< a first-level locality behind the place: whose branch it is
    bool province = false;  ///< the place is a first-level locality
    bool country = false;   ///< the place is a country
    std::size_t last = 0;
  };

  [[nodiscard]] bool is_country(const Mention& place) const {
    return place.place >= 0 && packs_.places()[static_cast<std::size_t>(place.place)].kind == PlaceKind::Country;
  }

  [[nodiscard]] bool is_region(const Mention& place) const {
    if (place.place < 0) return false;
    const PlaceKind kind = packs_.places()[static_cast<std::size_t>(place.place)].kind;
    return kind == PlaceKind::Region || kind == PlaceKind::River;
  }

  /// Takes the place at token `at` into `parts`; false where the body has its place already.
  bool take_place(Parts& parts, const Mention& place, std::size_t at, std::size_t head) const {
    const bool behind_seat = at > head + 1 && text_.is(at - 1, Cls::OrgSeat);
    if (parts.place.empty()) {
      if (behind_seat) return false;
      parts.place = place.name;
      parts.country = is_country(place);
      parts.province = place.place >= 0 && !parts.country;
    } else if (behind_seat && parts.country && parts.seat.empty()) {
      parts.seat = place.name;
    } else if (text_.is_mark(at - 1, '-') && parts.country && is_country(place)) {
      parts.place += "-" + std::string(place.name);
    } else if (parts.place.find('-') != std::string::npos && place.place >= 0 && !is_country(place)) {
      parts.locality = place.name;
    } else {
      return !parts.own_name.empty();
    }
    return true;
  }

  /// A name behind the body of a post is the holder's (Chủ tịch UBND tỉnh Hồ Xuân Lập); a family name begins no body.
  [[nodiscard]] bool is_person(std::size_t at, std::size_t head, bool open) const {
    const bool family = text_.lexicon.find_name(text_[at], Cls::Family) != nullptr;
    if (family && (at > head + 1 || !open)) return true;
    const bool held = head > 0 && text_.is(head - 1, Cls::Post);
    return held && capital_run(text_, at, 5) >= at + (family ? 3 : 2) && (family || !open);
  }

  /// Takes what belongs to the head at `i`: fields, places with their heads, names in Latin letters.
  [[nodiscard]] Parts parts_behind(std::size_t i, bool open, bool own_names) const {
    Parts parts;
    parts.last = i + 1;
    bool linked = false;
    for (std::size_t at = i + 1; at < text_.size() && at <= i + kLongestName;) {
      const Token& token = text_[at];
      if (token.kind == TokenKind::LineEnd || text_.is(at, Cls::Post)) break;  // ພັກແຂວງ ເຈົ້າແຂວງ...: another post
      if (const Mention* place = line_.place_at(at)) {
        if (is_region(*place)) {  // 'of the Mekong Delta city of Can Tho'
          at = place->token_end;
          continue;
        }
        if (adjectives_first(text_, i) && text_.is(place->token_end, Cls::OrgHead)) break;  // another body's
        if (!take_place(parts, *place, at, i)) break;
        at = parts.last = place->token_end;
        linked = false;
        continue;
      }
      if (const Meaning* field = text_.lexicon.find(token, Cls::OrgField)) {
        if (!parts.fields.empty()) parts.fields += parts.fields.ends_with("and") ? " " : " and ";
        parts.fields += name(field->value);
        parts.last = ++at;
        continue;
      }
      const bool pair = text_.is_mark(at, '-') && parts.country && at == parts.last;
      if (text_.is(at, Cls::PlaceHead) || text_.is(at, Cls::OrgLink) || text_.is(at, Cls::OrgSeat) || pair) {
        linked = linked || text_.is(at, Cls::OrgLink);
        ++at;  // counts only where something follows
        continue;
      }
      if (linked && is_small_word(text_, at)) {  // 'of the northern province of'
        ++at;
        continue;
      }
      if (!parts.fields.empty() && text_.is(at, Cls::OrdinalJoint) && text_.is(at + 1, Cls::OrgField)) {
        ++at;
        continue;
      }
      const bool free = own_names && parts.own_name.empty() && (open || parts.place.empty());
      const std::size_t end = !free || is_person(at, i, open) ? at : capital_run(text_, at, 5);
      if (end > at && !text_.is(at, Cls::Title) && !text_.is(at, Cls::Post) && !text_.is(at, Cls::OrgHead)) {
        parts.own_name = words(at, end);
        at = parts.last = end;
        continue;
      }
      break;
    }
    return parts;
  }

  static std::string fill(std::string_view pattern, std::string_view what) {
    std::string out(pattern);
    const std::size_t hole = out.find("{}");
    if (hole != std::string::npos) return out.replace(hole, 2, what);
    return what.empty() ? out : out + " of " + std::string(what);
  }

  // --- heads behind the name, where adjectives go first

  /// The first token of the words with capitals before the head at `i` that belong to the name of the body.
  [[nodiscard]] std::size_t words_before(std::size_t i) const {
    std::size_t first = i;
    while (first > 0 && i - first < kLongestBefore) {
      const std::size_t at = first - 1;
      const bool dash = text_.is_mark(at, '-') && at > 0 && line_.taken[at - 1] == 1 && line_.taken[first] == 1;
      const bool hyphen = text_.is_mark(at, '-') && text_.joined(at) && text_.joined(first);
      if (!dash && !hyphen && !may_belong(at)) break;
      first = at;
    }
    while (first < i && text_[first].kind == TokenKind::Mark) ++first;
    return first;
  }
  [[nodiscard]] bool may_belong(std::size_t at) const {
    constexpr std::uint64_t kStops = class_bit(Cls::CommonWord) | class_bit(Cls::Title) | class_bit(Cls::Post) |
                                     class_bit(Cls::Deputy) | class_bit(Cls::Former) | class_bit(Cls::Month) |
                                     class_bit(Cls::OrgKnown) | class_bit(Cls::OrgMember);
    const Token& token = text_[at];
    if (line_.taken[at] > 1 || (token.classes & kStops) != 0 || !token.has(Token::kCapital)) return false;
    if (line_.taken[at] == 1) return line_.place_at(at) != nullptr;
    return token.has(Token::kLatin);
  }
  [[nodiscard]] bool only_places(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      if (line_.taken[i] != 1 && !text_.is(i, Cls::PlaceHead) && !text_.is_mark(i, '-')) return false;
    }
    return true;
  }

  /// 'Udon Thani Rajabhat University', 'Nghe An Provincial People's Committee': the English name as it stands.
  std::size_t head_behind_name(std::size_t i, std::size_t first) {
    std::string english = words(first, i) + " " + words(i, i + 1);
    if (!text_[i].has(Token::kCapital)) english = capitals(std::move(english));  // provincial People's Committee
    add(first, i + 1, english, "common.organization.name_head");
    return i + 1;
  }
  static std::string capitals(std::string text) {
    bool begins = true;
    for (char& c : text) {
      if (begins && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
      begins = c == ' ';
    }
    return text;
  }

  // --- heads before the name

  std::size_t head(std::size_t i, const OrgHeadRecord& record) {
    if (text_.is(i + 1, Cls::OrgGeneric)) return i + 1;
    const bool last_word = adjectives_first(text_, i) && !line_.ends_with(i, Cls::PostLink);
    const std::size_t first = adjectives_first(text_, i) ? words_before(i) : i;
    if (last_word && first < i && (text_[i].has(Token::kCapital) || only_places(first, i)))
      return head_behind_name(i, first);
    const std::string_view pattern = packs_.text(record.english);
    const bool open = pattern.find("{}") != std::string_view::npos;
    const Parts parts = parts_behind(i, open, !last_word);
    const bool nothing = parts.fields.empty() && parts.own_name.empty() && parts.place.empty();
    const bool bare = open || (record.level == OrgLevel::Free && pattern.find(' ') == std::string_view::npos);
    if (bare && nothing) return i + 1;
    std::string english = named(pattern, parts);
    const bool place_used = open && parts.fields.empty() && parts.own_name.empty();
    bool of_subject = false;
    if (place_used) {
      if (!parts.seat.empty()) english += " in " + parts.seat;
      if (!parts.locality.empty()) english = parts.locality + " " + english;
    } else if (first < i && only_places(first, i)) {
      english = words(first, i) + " " + english;
    } else if (record.level == OrgLevel::Provincial) {
      if (parts.province) english = with_locality(english, parts.place);
      of_subject = !parts.province;
    } else if (!parts.place.empty()) {
      english += " of " + parts.place;
    }
    const bool placed = first < i && only_places(first, i);
    add(placed ? first : i, parts.last, english, "common.organization.head", of_subject);
    return parts.last;
  }

  static std::string named(std::string_view pattern, const Parts& parts) {
    const bool open = pattern.find("{}") != std::string_view::npos;
    if (!parts.own_name.empty() && parts.fields.empty())
      return open ? fill(pattern, parts.own_name) : parts.own_name + " " + std::string(pattern);
    if (open) return fill(pattern, parts.fields.empty() ? parts.place : parts.fields);
    return parts.fields.empty() ? std::string(pattern) : fill(pattern, parts.fields);
  }

  std::size_t step(std::size_t i) {
    if ((text_[i].classes & kOrganizationClasses) == 0 || line_.taken[i] == 1) return i + 1;
    for (const Cls cls : {Cls::OrgMember, Cls::OrgKnown}) {
      if (const Meaning* known = text_.lexicon.find_name(text_[i], cls)) {
        add(i, i + 1, name(known->value),
            cls == Cls::OrgMember ? "common.organization.network" : "common.organization.known");
        return i + 1;
      }
    }
    const Meaning* meaning = text_.find(i, Cls::OrgHead);
    if (meaning == nullptr) return i + 1;
    return head(i, packs_.org_heads()[static_cast<std::size_t>(meaning->value)]);
  }

  NameLine& line_;
  const TokenText& text_;
  const Packs& packs_;
  std::vector<Token> inside_;
};

}  // namespace

std::string with_locality(std::string english, std::string_view locality) {
  std::size_t at = english.find("Provincial");
  if (at == std::string::npos) at = english.find(" City ") == std::string::npos ? 0 : english.find(" City ") + 1;
  return english.insert(at, std::string(locality) + " ");
}

void find_organizations(NameLine& line) { OrganizationFinder(line).find(); }

}  // namespace chancery
