#include <algorithm>

#include "reading/claims/claim_block.h"

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
    if (m.kind == MentionKind::Date || m.kind == MentionKind::Amount || m.kind == MentionKind::Ordinal) continue;
    if (m.token < verb ? verb - m.token_end <= kReach : m.token > last && m.token - last <= kReach) return true;
  }
  return false;
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

}  // namespace

void find_memberships_and_awards(ClaimBlock& block, const ConceptIds& ids, const Stretch& s) {
  const auto join = block.find(s, ids.join);
  if (join && block.find_any(s, {ids.member, ids.international_organization, ids.join})) {
    for (const std::uint32_t o : block.mentions(s, MentionKind::Organization)) {
      const Mention& body = block.mention(o);
      const bool network = body.rule.ends_with(".network");
      const bool abbreviation = body.token > 0 && block.text.is_mark(body.token - 1, '(');
      if ((!network && !block.has(s, ids.international_organization)) || body.token < *join || abbreviation) continue;
      const MentionList members = members_before(block, s, *join);
      if (members.empty()) add_membership(block, s, *join, o, std::nullopt);
      for (const std::uint32_t member : members) add_membership(block, s, *join, o, member);
    }
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
  bool given_to = false;
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
    const Mention& m = block.mention(i);
    if (m.kind == MentionKind::Date) {
      ClaimBlock::refer(claim, "date", i);
    } else if ((m.kind == MentionKind::Person || m.kind == MentionKind::Organization) && m.token < *verb) {
      ClaimBlock::refer(claim, "by", i);
    } else if ((m.kind == MentionKind::Place || m.kind == MentionKind::Organization || m.kind == MentionKind::Person) &&
               m.token > *verb && !given_to) {
      ClaimBlock::refer(claim, "to", i);
      given_to = true;
    }
  }
  if (!given_to) ClaimBlock::subject(claim, "to");
}

}  // namespace chancery
