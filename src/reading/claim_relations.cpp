#include <algorithm>

#include "reading/claim_block.h"

namespace chancery {
namespace {

// --- roles

struct PostAt {
  std::size_t token = 0;
  std::int32_t post = 0;
};

std::optional<PostAt> post_at(const ClaimBlock& block, std::size_t i) {
  const Meaning* post = block.text.find(i, Cls::Post);
  if (post == nullptr) return std::nullopt;
  return PostAt{i, post->value};
}

std::optional<std::uint32_t> mention_over(const ClaimBlock& block, const Stretch& s, std::size_t token,
                                          MentionKind kind) {
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
    const Mention& m = block.mention(i);
    if (m.kind == kind && m.token <= token && token < m.token_end) return i;
  }
  return std::nullopt;
}

/// The post that a person holds who is named at tokens [first, last): before the name, or behind it.
std::optional<PostAt> post_of(const ClaimBlock& block, const Stretch& s, const Mention& person) {
  constexpr std::size_t kReach = 10;
  const TokenText& text = block.text;
  for (std::size_t i = person.token; i > s.first && i + kReach > person.token;) {
    --i;
    if (const auto post = post_at(block, i)) return post;
    const bool part = text.is(i, Cls::Title) || text.is(i, Cls::OrgField) || text.is(i, Cls::OrgLink) ||
                      text.is(i, Cls::PlaceHead) || mention_over(block, s, i, MentionKind::Organization) ||
                      mention_over(block, s, i, MentionKind::Place) || text.is_mark(i, ',') || text.is_mark(i, '-') ||
                      text.is_mark(i, ':');
    if (!part) break;
  }
  std::size_t i = person.token_end;
  for (std::size_t steps = 0; steps < 4 && i < s.last; ++steps, ++i) {
    if (const auto post = post_at(block, i)) return post;
    const bool part = text.is_mark(i, ',') || text.is_mark(i, '(') || text.is_mark(i, '-') || text.is(i, Cls::Deputy) ||
                      text.is(i, Cls::Former) || text.is(i, Cls::Acting) || text.is(i, Cls::OrgLink) ||
                      text.is(i, Cls::Title);
    if (!part) break;
  }
  return std::nullopt;
}

std::string_view post_name(ClaimBlock& block, const PostAt& at) {
  const PostRecord& record = block.text.lexicon.packs().posts()[static_cast<std::size_t>(at.post)];
  const std::string_view english = block.text.lexicon.packs().text(record.english);
  if (at.token == 0 || !block.text.is(at.token - 1, Cls::Deputy)) return english;
  const bool vice = english.starts_with("Chair") || english.starts_with("President") || english.starts_with("Rector");
  return block.reading.keep((vice ? "Vice " : "Deputy ") + std::string(english));
}

/// The body of a post: what stands right behind it, or before it with the name between.
std::optional<std::uint32_t> body_of(const ClaimBlock& block, const Stretch& s, const PostAt& post) {
  constexpr std::size_t kReach = 4;
  std::optional<std::uint32_t> best;
  for (const std::uint32_t i : block.mentions(s, MentionKind::Organization)) {
    const Mention& m = block.mention(i);
    if (m.token <= post.token && post.token < m.token_end) return i;
    if (m.token > post.token && m.token - post.token <= kReach && !best) best = i;
  }
  return best;
}

/// The token where the next person behind mention `p` begins, or the end of the stretch.
std::size_t next_person(const ClaimBlock& block, const Stretch& s, std::uint32_t p) {
  for (std::uint32_t i = p + 1; i < s.mentions_end; ++i) {
    if (block.mention(i).kind == MentionKind::Person) return block.mention(i).token;
  }
  return s.last;
}

void add_role(ClaimBlock& block, const Stretch& s, std::uint32_t p, const PostAt& post) {
  const Mention person = block.mention(p);
  const std::string_view name = post_name(block, post);
  if (says_already(block.reading, ClaimKind::Role, "person", person.name, "post", name)) return;
  const auto body = body_of(block, s, post);
  Claim& claim = block.add(ClaimKind::Role, s, "common.role.person_post", 900);
  claim.begin = std::min(block.text[post.token].begin, block.text[person.token].begin);
  claim.end = std::max(block.text[post.token].end, block.text[person.token_end - 1].end);
  if (body) {
    claim.begin = std::min(claim.begin, block.text[block.mention(*body).token].begin);
    claim.end = std::max(claim.end, block.text[block.mention(*body).token_end - 1].end);
  }
  ClaimBlock::refer(claim, "person", p);
  ClaimBlock::set(claim, "post", name);
  if (body) ClaimBlock::refer(claim, "organization", *body);
  const bool former = post.token > 0 && (block.text.is(post.token - 1, Cls::Former) ||
                                         (post.token > 1 && block.text.is(post.token - 2, Cls::Former)));
  if (former) ClaimBlock::set(claim, "status", "former");
}

/// A further post behind the first: 'Secretary of the Party Committee and Governor of X', 'member of A, vice chairman
/// of B'.
std::optional<PostAt> next_post(const ClaimBlock& block, const Stretch& s, const PostAt& post) {
  constexpr std::size_t kReach = 14;
  for (std::size_t i = post.token + 1; i < s.last && i <= post.token + kReach; ++i) {
    if (const auto further = post_at(block, i)) return further;
    const bool part =
        block.text.is(i, Cls::OrgField) || block.text.is(i, Cls::OrgLink) || block.text.is(i, Cls::PlaceHead) ||
        block.text.is(i, Cls::OrdinalJoint) || block.text.is(i, Cls::Deputy) || block.text.is_mark(i, ',') ||
        mention_over(block, s, i, MentionKind::Organization) || mention_over(block, s, i, MentionKind::Place);
    if (!part) break;
  }
  return std::nullopt;
}

}  // namespace

void find_roles(ClaimBlock& block, const Stretch& s) {
  for (const std::uint32_t p : block.mentions(s, MentionKind::Person)) {
    const auto post = post_of(block, s, block.mention(p));
    if (!post) continue;
    add_role(block, s, p, *post);
    const auto further = next_post(block, s, *post);
    if (further && further->token > block.mention(p).token_end - 1 && further->token < next_person(block, s, p))
      add_role(block, s, p, *further);
  }
}

namespace {

/// The last token of what the honour is called: 'Labour Order, Third Class'.
std::size_t end_of_honour(const ClaimBlock& block, const Stretch& s, std::size_t noun) {
  constexpr std::size_t kLongest = 4;
  std::size_t end = noun;
  for (std::size_t i = noun + 1; i < s.last && i <= noun + kLongest; ++i) {
    if (mention_over(block, s, i, MentionKind::Ordinal) || block.text[i].has(Token::kCapital)) {
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

}  // namespace

void find_memberships_and_awards(ClaimBlock& block, const ConceptIds& ids, const Stretch& s) {
  const auto join = block.find(s, ids.join);
  if (join && block.find_any(s, {ids.member, ids.international_organization, ids.join})) {
    for (const std::uint32_t o : block.mentions(s, MentionKind::Organization)) {
      const Mention& body = block.mention(o);
      const bool network = body.rule.ends_with(".network");
      const bool abbreviation = body.token > 0 && block.text.is_mark(body.token - 1, '(');
      if ((!network && !block.has(s, ids.international_organization)) || body.token < *join || abbreviation) continue;
      if (says_already(block.reading, ClaimKind::Membership, "organization", body.name, "", "")) continue;
      Claim& claim = block.add(ClaimKind::Membership, s, "common.membership.join", 850);
      claim.begin = block.text[body.token].begin;
      ClaimBlock::subject(claim, "member");
      ClaimBlock::refer(claim, "organization", o);
      claim.end = block.text[body.token_end - 1].end;
      for (const std::uint32_t d : block.mentions(s, MentionKind::Date)) {
        if (block.mention(d).token < body.token) continue;
        ClaimBlock::refer(claim, "since", d);
        claim.end = block.text[block.mention(d).token_end - 1].end;
        break;
      }
    }
  }
  const auto verb = block.find(s, ids.award_verb);
  const auto noun = block.find(s, ids.award_noun);
  if (!verb || !noun || (*noun > *verb ? *noun - *verb : *verb - *noun) > 12) return;
  const auto dates = block.mentions(s, MentionKind::Date);
  if (dates.empty() && !block.has(s, ids.done) && !is_given(block, ids, s, *verb, *noun)) return;
  Claim& claim = block.add(ClaimKind::Award, s, "common.award.given", 800);
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
