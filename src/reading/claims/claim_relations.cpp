#include <algorithm>

#include "reading/claims/claim_block.h"
#include "reading/names/post_phrase.h"

namespace chancery {
namespace {

/// The last token of what the honour is called: 'Labour Order, Third Class'.
std::size_t end_of_honour(const ClaimBlock& block, const Stretch& s, std::size_t noun) {
  constexpr std::size_t kLongest = 4;
  const MentionList ordinals = block.mentions(s, MentionKind::Ordinal);
  std::size_t end = noun;
  for (std::size_t i = noun + 1; i < s.last && i <= noun + kLongest; ++i) {
    const bool numbers = std::any_of(ordinals.begin(), ordinals.end(), [&](std::uint32_t o) {
      return block.mention(o).token <= i && i < block.mention(o).token_end;
    });
    if (numbers || block.text[i].has(Token::kCapital)) {
      end = i;
    } else if (!block.text.is_mark(i, ',')) {
      break;
    }
  }
  return end;
}

/// Does the sentence name who gave the honour or who got it, as something that was done?
bool is_given(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s, std::size_t verb, std::size_t noun) {
  constexpr std::size_t kReach = 8;
  if (modality_of(block, ids, s, verb) != "done") return false;
  const std::size_t last = std::max(verb, noun);
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
    const Mention& m = block.mention(i);
    const bool people = m.kind == MentionKind::Amount && m.name == "person";  // 'to 12 officials'
    if (m.kind == MentionKind::Date || (m.kind == MentionKind::Amount && !people) || m.kind == MentionKind::Ordinal)
      continue;
    if (m.token < verb ? verb - m.token_end <= kReach : m.token > last && m.token - last <= kReach) return true;
  }
  return false;
}

/// Who gets the honour: the first party behind the verb. A country there is whose honour it is, or whose president
/// gave it, where a person or body is named behind it; of 'Thailand-Vietnam' neither gets it.
std::optional<std::uint32_t> given_to(const ClaimBlock& block, const Stretch& s, std::size_t verb) {
  constexpr std::size_t kReach = 12;
  std::optional<std::uint32_t> country;
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
    const Mention& m = block.mention(i);
    const bool named = m.kind == MentionKind::Organization || m.kind == MentionKind::Person;
    if ((!named && m.kind != MentionKind::Place) || m.token <= verb) continue;
    const bool of_pair = !named && (block.text.is_mark(m.token_end, '-') || block.text.is_mark(m.token - 1, '-'));
    if (of_pair) continue;
    if (country) return named && m.token - block.mention(*country).token_end <= kReach ? i : country;
    if (named || !is_country(m.value)) return i;
    country = i;
  }
  return country;
}

/// The date behind the body, else the last before the verb: 'in 2019 the city joined CityNet'.
std::optional<std::uint32_t> joined_when(const ClaimBlock& block, const Stretch& s, std::size_t join,
                                         const Mention& body) {
  std::optional<std::uint32_t> before;
  for (const std::uint32_t d : block.mentions(s, MentionKind::Date)) {
    if (block.mention(d).token > body.token) return d;
    if (block.mention(d).token < join) before = d;
  }
  return before;
}

/// The places that join: the last one before the verb, and one joined to it by 'and'.
MentionList members_before(const ClaimBlock& block, const Stretch& s, std::size_t join) {
  constexpr std::size_t kReach = 7;  // brackets may stand between the two
  MentionList before;
  for (const std::uint32_t p : block.parties(s)) {
    if (block.mention(p).token < join) before.push_back(p);
  }
  MentionList out;
  if (before.size() > 1) {
    const Mention& first = block.mention(before[before.size() - 2]);
    const Mention& second = block.mention(before.back());
    bool joined = false;
    for (std::size_t i = first.token_end; i < second.token && second.token - first.token_end <= kReach; ++i)
      joined = joined || (block.text.is(i, Cls::OrdinalJoint) && !block.text.is_mark(i, ','));
    if (joined) out.push_back(before[before.size() - 2]);
  }
  if (!before.empty()) out.push_back(before.back());
  return out;
}

void add_membership(ClaimBlock& block, const Stretch& s, std::size_t join, std::uint32_t body,
                    std::optional<std::uint32_t> member) {
  const Mention organization = block.mention(body);
  const std::string_view name = member ? block.mention(*member).name : std::string_view();
  if (says_already(block.reading, ClaimKind::Membership, "organization", organization.name, member ? "member" : "",
                   name))
    return;
  Claim& claim = block.add(ClaimKind::Membership, s, "common.membership.join");
  claim.begin = block.text[organization.token].begin;
  claim.end = block.text[organization.token_end - 1].end;
  if (member) {
    ClaimBlock::refer(claim, "member", *member);
  } else {
    ClaimBlock::subject(claim, "member");
  }
  ClaimBlock::refer(claim, "organization", body);
  if (const auto since = joined_when(block, s, join, organization)) {
    ClaimBlock::refer(claim, "since", *since);
    claim.begin = std::min(claim.begin, block.text[block.mention(*since).token].begin);
    claim.end = std::max(claim.end, block.text[block.mention(*since).token_end - 1].end);
  }
}

/// What the sentence calls the body that is joined, where no pack knows it: the words behind 'member of' up to a mark
/// or a date. Empty where they do not look like a name.
TokenSpan unknown_body(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s, std::size_t join) {
  constexpr std::size_t kLongest = 10;
  std::size_t first = join + 1;
  while (first < s.last && (block.text.is(first, Cls::OrgLink) || block.text.is(first, Cls::PostLink) ||
                            block.text.find(first, ids.member) != nullptr))
    ++first;
  std::size_t last = first;
  const auto ends = [&](std::size_t i) {
    const TokenKind kind = block.text[i].kind;
    if (kind == TokenKind::Mark || kind == TokenKind::LineEnd || block.text.is(i, Cls::SentenceMark)) return true;
    if (!block.text[i].has(Token::kUnspaced) && !block.text[i].has(Token::kCapital))
      return !leads_from_post(block.text, i) || i + 1 >= s.last || !block.text[i + 1].has(Token::kCapital);
    return std::any_of(block.reading.mentions.begin() + s.mentions_begin,
                       block.reading.mentions.begin() + s.mentions_end,
                       [&](const Mention& m) { return m.kind == MentionKind::Date && m.token <= i + 1; });
  };
  while (last < s.last && last < first + kLongest && !ends(last)) ++last;
  const bool name = last > first && (block.text[first].has(Token::kUnspaced) || block.text[first].has(Token::kCapital));
  return name && last - first < kLongest ? TokenSpan{first, last} : TokenSpan{};
}

/// 'In March 2024 the city became a member of the Blue Coast Network': a place, a day, and a body of whatever name.
void add_unknown_membership(ClaimBlock& block, const ConceptIds& ids, const Stretch& s, std::size_t join) {
  const MentionList dates = block.mentions(s, MentionKind::Date);
  const MentionList members = members_before(block, s, join);
  if (dates.size() != 1 || members.empty() || modality_of(block, ids, s, join) != "done") return;
  const TokenSpan body = unknown_body(block, ids, s, join);
  if (body.last == body.first) return;
  Claim& claim = block.add(ClaimKind::Membership, s, "common.membership.join");
  ClaimBlock::refer(claim, "member", members.back());
  const std::uint32_t begin = block.text[body.first].begin;
  const std::uint32_t end = block.text[body.last - 1].end;
  ClaimBlock::set(claim, "organization", block.reading.keep(block.text.text.substr(begin, end - begin)));
  ClaimBlock::refer(claim, "since", *dates.begin());
}

}  // namespace

void find_memberships_and_awards(ClaimBlock& block, const ConceptIds& ids, const Stretch& s) {
  const auto join = block.find(s, ids.join);
  if (join && block.find_any(s, {ids.member, ids.international_organization, ids.join})) {
    const std::size_t before = block.reading.claims.size();
    for (const std::uint32_t o : block.mentions(s, MentionKind::Organization)) {
      const Mention& body = block.mention(o);
      const bool network = body.rule.ends_with(".network");
      const bool abbreviation = body.token > 0 && block.text.is_mark(body.token - 1, '(');
      if ((!network && !block.has(s, ids.international_organization)) || body.token < *join || abbreviation) continue;
      const MentionList members = members_before(block, s, *join);
      if (members.empty()) add_membership(block, s, *join, o, std::nullopt);
      for (const std::uint32_t member : members) add_membership(block, s, *join, o, member);
    }
    if (block.reading.claims.size() == before && block.has(s, ids.member) &&
        block.mentions(s, MentionKind::Organization).empty())
      add_unknown_membership(block, ids, s, *join);
  }
  const auto verb = block.find(s, ids.award_verb);
  const auto noun = block.find(s, ids.award_noun);
  if (!verb || !noun || (*noun > *verb ? *noun - *verb : *verb - *noun) > 12) return;
  const auto dates = block.mentions(s, MentionKind::Date);
  if (dates.empty() && !block.has(s, ids.done) && !is_given(block, ids, s, *verb, *noun)) return;
  Claim& claim = block.add(ClaimKind::Award, s, "common.award.given");
  claim.attributes.push_back({"award",
                              Attribute::Kind::Passage,
                              0,
                              block.text[*noun].begin,
                              block.text[end_of_honour(block, s, *noun)].end,
                              {}});
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
    const Mention& m = block.mention(i);
    if (m.kind == MentionKind::Date) {
      ClaimBlock::refer(claim, "date", i);
    } else if ((m.kind == MentionKind::Person || m.kind == MentionKind::Organization) && m.token < *verb) {
      ClaimBlock::refer(claim, "by", i);
    }
  }
  if (const auto to = given_to(block, s, *verb)) {
    ClaimBlock::refer(claim, "to", *to);
  } else {
    ClaimBlock::subject(claim, "to");
  }
}

}  // namespace chancery
