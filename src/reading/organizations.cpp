#include <algorithm>

#include "reading/latin_letters.h"
#include "reading/names.h"

namespace chancery {
namespace {

constexpr std::size_t kLongestName = 12;  // tokens behind a head

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

  void add(std::size_t first, std::size_t last, std::string_view english, std::string_view rule,
           bool of_subject = false) {
    Mention& mention = line_.add(MentionKind::Organization, first, last, rule);
    mention.name = line_.reading.keep(english);
    mention.of_subject = of_subject;
    // Places inside stay mentions of their own; only what is free becomes the organization's.
    for (std::size_t i = first; i < last; ++i) line_.taken[i] = std::max<char>(line_.taken[i], 2);
  }

  struct Parts {
    std::string fields;      ///< what it is of, in English
    std::string own_name;    ///< words in Latin letters
    std::string_view place;  ///< its place, in English
    bool province = false;   ///< the place is a first-level locality
    std::size_t last = 0;
  };

  /// Takes what belongs to the head at `i`: fields, places with their heads, names in Latin letters.
  [[nodiscard]] Parts parts_behind(std::size_t i, bool open) const {
    Parts parts;
    parts.last = i + 1;
    for (std::size_t at = i + 1; at < text_.size() && at <= i + kLongestName;) {
      const Token& token = text_[at];
      if (token.kind == TokenKind::LineEnd) break;
      if (const Mention* place = line_.place_at(at)) {
        if (!parts.place.empty() && parts.own_name.empty()) break;
        parts.place = place->name;
        parts.province =
            place->place >= 0 && packs_.places()[static_cast<std::size_t>(place->place)].kind != PlaceKind::Country;
        at = parts.last = place->token_end;
        continue;
      }
      if (const Meaning* field = text_.lexicon.find(token, Cls::OrgField)) {
        if (!parts.fields.empty()) parts.fields += parts.fields.ends_with("and") ? " " : " and ";
        parts.fields += name(field->value);
        parts.last = ++at;
        continue;
      }
      if (text_.is(at, Cls::PlaceHead) || text_.is(at, Cls::OrgLink)) {
        ++at;  // counts only where something follows
        continue;
      }
      if (text_.is(at, Cls::OrdinalJoint) && text_.is(at + 1, Cls::OrgField)) {
        ++at;
        continue;
      }
      // A person may follow the body of a post (Chủ tịch UBND tỉnh Hồ Xuân Lập); a family name begins no body.
      const bool person = text_.lexicon.find_name(token, Cls::Family) != nullptr && (at > i + 1 || !open);
      const std::size_t words = person ? at : capital_run(text_, at, 5);
      if (words > at && parts.own_name.empty() && !text_.is(at, Cls::Title) && !text_.is(at, Cls::Post) &&
          !text_.is(at, Cls::OrgHead)) {
        parts.own_name = to_bare_latin(text_.text.substr(token.begin, text_[words - 1].end - token.begin));
        at = parts.last = words;
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

  std::size_t head(std::size_t i, const OrgHeadRecord& record) {
    const std::string_view pattern = packs_.text(record.english);
    const bool open = pattern.find("{}") != std::string_view::npos;
    const Parts parts = parts_behind(i, open);
    if (text_.is(i + 1, Cls::OrgGeneric)) return i + 1;
    if (open && parts.fields.empty() && parts.own_name.empty() && parts.place.empty()) return i + 1;
    std::string english;
    if (!parts.own_name.empty() && parts.fields.empty()) {
      english = open ? fill(pattern, parts.own_name) : parts.own_name + " " + std::string(pattern);
    } else if (open) {
      english = fill(pattern, parts.fields.empty() ? parts.place : std::string_view(parts.fields));
    } else {
      english = parts.fields.empty() ? std::string(pattern) : fill(pattern, parts.fields);
    }
    const bool place_used = open && parts.fields.empty() && parts.own_name.empty();
    bool of_subject = false;
    if (record.level == OrgLevel::Provincial) {
      if (parts.province && !place_used) {
        english = with_locality(english, parts.place);
      } else if (!place_used) {
        of_subject = true;
      }
    } else if (!parts.place.empty() && !place_used) {
      english += " of " + std::string(parts.place);
    }
    add(i, parts.last, english, "common.organization.head", of_subject);
    return parts.last;
  }

  std::size_t step(std::size_t i) {
    constexpr std::uint64_t kMayBegin = class_bit(Cls::OrgHead) | class_bit(Cls::OrgKnown) | class_bit(Cls::OrgMember);
    if ((text_[i].classes & kMayBegin) == 0 || line_.taken[i] == 1) return i + 1;
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
};

}  // namespace

std::string with_locality(std::string english, std::string_view locality) {
  std::size_t at = english.find("Provincial");
  if (at == std::string::npos) at = english.find(" City ") == std::string::npos ? 0 : english.find(" City ") + 1;
  return english.insert(at, std::string(locality) + " ");
}

void find_organizations(NameLine& line) { OrganizationFinder(line).find(); }

}  // namespace chancery
