#include <algorithm>

#include "reading/claims/claim_block.h"

namespace chancery {
namespace {

constexpr std::size_t kParties = 12;

/// What an event or agreement is told apart by.
struct Identity {
  std::string_view type, date, term, ordinal, number, modality, person;
  std::array<std::string_view, kParties> parties;
  std::size_t party_count = 0;

  /// Is the party one of these, or part of the name of one ('Can Tho' of 'Can Tho People's Committee')?
  [[nodiscard]] bool has(std::string_view party) const {
    return std::any_of(parties.begin(), parties.begin() + static_cast<std::ptrdiff_t>(party_count),
                       [&](std::string_view known) { return known.find(party) != std::string_view::npos; });
  }
};

std::string_view value_of(const Reading& reading, const Attribute& a) {
  if (a.kind != Attribute::Kind::Mention) return a.text;
  const Mention& m = reading.mentions[a.mention];
  return m.kind == MentionKind::Date || m.name.empty() ? m.value : m.name;
}

Identity identity_of(const Reading& reading, const Claim& claim) {
  Identity out;
  for (const Attribute& a : claim.attributes) {
    const std::string_view value = value_of(reading, a);
    if (a.key == "type") out.type = value;
    if (a.key == "date" || a.key == "signed") out.date = value;
    if (a.key == "term" || a.key == "effective") out.term = value;
    if (a.key == "ordinal") out.ordinal = value;
    if (a.key == "number") out.number = value;
    if (a.key == "modality") out.modality = value;
    const bool named = a.kind == Attribute::Kind::Mention && reading.mentions[a.mention].kind == MentionKind::Person;
    if (named && out.person.empty()) out.person = value;
    // Who looked on at a signing signs nothing.
    if (out.type == "signing" && named) continue;
    const bool party = a.key == "participants" || a.key == "parties" || a.key == "place";
    if (party && !value.empty() && out.party_count < kParties) out.parties[out.party_count++] = value;
  }
  return out;
}

/// 2023 and 2023-05 say no more than 2023-05-08.
bool is_less_date(std::string_view a, std::string_view b) {
  return a == b || a.empty() || (a.size() < b.size() && b.starts_with(a) && b[a.size()] == '-');
}

bool says_no_more(const Identity& a, const Identity& b, bool agreement) {
  const bool bare = a.date.empty() && a.term.empty() && a.party_count == 0;
  const bool undated = a.date.empty() && a.term.empty();
  const bool same_type = a.type == b.type || (undated && a.type == "agreement");
  if (!same_type || a.number != b.number || (!a.ordinal.empty() && a.ordinal != b.ordinal)) return false;
  if (!is_less_date(a.date, b.date) || (!a.term.empty() && a.term != b.term)) return false;
  if (b.date.empty() && b.term.empty()) {
    // A headline and its text: the same document of the same parties, neither with a day.
    const bool told_twice = agreement && undated && a.party_count > 1 && a.type == b.type && a.modality == b.modality;
    if (!told_twice) return false;
  }
  // 'The conference will close on the 17th': without parties or number, it is the one that was told of.
  const bool same_month = a.date.size() >= 10 && b.date.size() >= 10 && a.date.substr(0, 7) == b.date.substr(0, 7);
  if (!agreement && a.party_count == 0 && a.ordinal.empty() && b.party_count > 0 && same_month) return true;
  if (bare || (agreement && undated && a.modality != "done")) return true;
  if (a.modality != b.modality) return false;
  // Without any party only the very day can be the same.
  if (a.party_count == 0) return a.date == b.date && a.date.size() >= 10;
  return std::all_of(a.parties.begin(), a.parties.begin() + static_cast<std::ptrdiff_t>(a.party_count),
                     [&](std::string_view party) { return b.has(party); });
}

bool share_party(const Identity& a, const Identity& b) {
  return std::any_of(a.parties.begin(), a.parties.begin() + static_cast<std::ptrdiff_t>(a.party_count),
                     [&](std::string_view party) { return b.has(party); });
}

/// 'the 7th meeting of governors', told once as a conference with its day and once as a meeting without.
bool is_same_number(const Identity& a, const Identity& b) {
  const auto gathers = [](const Identity& e) { return e.type == "meeting" || e.type == "conference"; };
  return gathers(a) && gathers(b) && !a.ordinal.empty() && a.ordinal == b.ordinal && a.modality == b.modality &&
         is_less_date(a.date, b.date) && share_party(a, b);
}

/// What a headline tells and the text below tells again, more fully: who received whom may be a visit in one and a
/// meeting in the other.
bool is_told_below(const Identity& title, const Identity& below) {
  const auto comes = [](const Identity& e) { return e.type == "visit" || e.type == "meeting"; };
  const bool same_type = title.type == below.type || (title.date.empty() && comes(title) && comes(below));
  if (!same_type || title.modality != below.modality || title.number != below.number) return false;
  if (!title.person.empty() && !below.has(title.person)) return false;
  const bool ordinal = title.ordinal.empty() || below.ordinal.empty() || title.ordinal == below.ordinal;
  return ordinal && is_less_date(title.date, below.date) && share_party(title, below);
}

bool can_repeat(const Identity& identity, ClaimKind kind) {
  if (kind == ClaimKind::Agreement) return true;
  constexpr std::string_view kTypes[] = {"visit", "meeting", "conference", "seminar", "signing", "ceremony"};
  return std::find(std::begin(kTypes), std::end(kTypes), identity.type) != std::end(kTypes);
}

}  // namespace

void drop_repeats(Reading& reading) {
  constexpr std::size_t kRecent = 60;
  constexpr std::size_t kTitle = 300;  // bytes of a document that a headline lies in
  constexpr std::size_t kLead = 2500;  // and in which the text tells of it
  std::vector<std::pair<std::size_t, Identity>> told;
  std::vector<char> repeats(reading.claims.size(), 0);
  for (std::size_t i = 0; i < reading.claims.size(); ++i) {
    const Claim& claim = reading.claims[i];
    if (claim.kind != ClaimKind::Event && claim.kind != ClaimKind::Agreement) continue;
    const Identity identity = identity_of(reading, claim);
    if (!can_repeat(identity, claim.kind)) continue;
    const bool agreement = claim.kind == ClaimKind::Agreement;
    for (std::size_t k = told.size() > kRecent ? told.size() - kRecent : 0; k < told.size(); ++k) {
      const auto& [other, known] = told[k];
      // What one sentence names twice is two.
      if (repeats[other] != 0 || reading.claims[other].kind != claim.kind || reading.claims[other].begin == claim.begin)
        continue;
      if (says_no_more(identity, known, agreement) || (!agreement && is_same_number(identity, known))) {
        repeats[i] = 1;
        break;
      }
      const bool title = !agreement && reading.claims[other].begin < kTitle && claim.begin < kLead;
      if (says_no_more(known, identity, agreement) || (!agreement && is_same_number(known, identity)) ||
          (title && is_told_below(known, identity)))
        repeats[other] = 1;
    }
    told.emplace_back(i, identity);
  }
  drop_marked(reading.claims, 0, repeats);
}

}  // namespace chancery
