#include <algorithm>

#include "reading/claim_block.h"

namespace chancery {
namespace {

// --- partnerships

struct Status {
  std::string_view name;
  std::size_t token = 0;
};

std::optional<Status> status_before(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s,
                                    std::size_t token) {
  const auto at = block.last_before(s, {ids.maintain, ids.expand, ids.seek, ids.sister, ids.upgrade}, token);
  if (!at) return std::nullopt;
  if (at->cls == ids.seek) return Status{"sought", at->token};
  // 'seek and expand' is sought: the search governs what follows it at once.
  const auto seek = block.last_before(s, {ids.seek}, at->token);
  if (seek && at->token - seek->token <= 6) return Status{"sought", at->token};
  if (at->cls == ids.expand) return Status{"new", at->token};
  if (at->cls == ids.upgrade) return Status{"", at->token};
  return Status{"maintained", at->token};
}

bool in_brackets(const ClaimBlock& block, const Mention& m) {
  return m.token > 0 && block.text.is_mark(m.token - 1, '(');
}

bool inside_other(const ClaimBlock& block, const Stretch& s, const Mention& m) {
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
    const Mention& o = block.mention(i);
    if (o.rule == "common.organization.name_head")
      continue;  // 'with Bangkok Metropolitan Administration': with Bangkok
    if ((o.kind == MentionKind::Organization || o.kind == MentionKind::Person) && o.token <= m.token &&
        m.token_end <= o.token_end)
      return true;
  }
  return false;
}

/// Do two places stand together as the two sides of a tie: behind 'between', or as A - B or A and B at the head of the
/// clause with a verb of relations behind them?
bool is_pair(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s, const Mention& a, const Mention& b,
             const std::optional<std::size_t>& between) {
  if (b.token < a.token_end || b.token - a.token_end > 3 || in_brackets(block, b)) return false;
  if (between && *between < a.token && a.token - *between <= 8) return true;
  const bool joined = block.text.is_mark(a.token_end, '-') || block.text.is(a.token_end, Cls::OrdinalJoint) ||
                      block.text.find(a.token_end, ids.with) != nullptr;
  const auto sister = block.find(s, ids.sister, b.token_end);
  if (joined && sister && *sister - b.token_end <= 4) return true;
  const auto verb = block.find_any(s, {ids.maintain, ids.expand, ids.upgrade, ids.agree}, b.token_end);
  return joined && verb && *verb - b.token_end <= 3 &&
         block.find_any(s, {ids.relation, ids.cooperation}, b.token_end).has_value();
}

// --- agreements

std::string_view agreement_type(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s) {
  for (const auto& [cls, name] : {std::pair{ids.mou, "mou"},
                                  {ids.programme_doc, "programme"},
                                  {ids.plan_doc, "plan"},
                                  {ids.minutes_doc, "other"},
                                  {ids.contract_doc, "contract"},
                                  {ids.agreement, "agreement"}}) {
    if (block.has(s, cls)) return name;
  }
  return {};
}

}  // namespace

void find_partnerships(ClaimBlock& block, const ConceptIds& ids, const Stretch& s, const Stretch& sentence) {
  (void)sentence;
  const auto tie = block.find_any(s, {ids.relation, ids.cooperation, ids.partner, ids.sister});
  if (!tie) return;
  const auto places = block.mentions(s, MentionKind::Place);
  if (places.empty()) return;
  const auto between = block.find(s, ids.between);
  for (std::size_t n = 0; n < places.size(); ++n) {
    const Mention& place = block.mention(places[n]);
    if (in_brackets(block, place) || inside_other(block, s, place)) continue;
    const bool pair = n + 1 < places.size() && is_pair(block, ids, s, place, block.mention(places[n + 1]), between);
    const bool opens = pair && place.token <= s.first + 2;  // 'Vietnam - Croatia promote cooperation'
    const auto tie_before = block.last_before(s, {ids.relation, ids.cooperation, ids.partner, ids.sister}, place.token);
    if (!opens && (!tie_before || place.token - tie_before->token > 60)) continue;
    const auto status = status_before(block, ids, s, place.token);
    if (!status && !pair && !block.has(s, ids.sister)) continue;
    if (!pair) {
      // The place must be the other side: behind 'with' or 'such as', or in the list that such a word opened.
      const auto with = block.last_before(s, {ids.with, ids.such_as, ids.partner}, place.token);
      if (!with || with->token + 60 < place.token || !tie_before ||
          (status && with->token < status->token && tie_before->token < status->token)) {
        continue;
      }
    }
    // Who has the partner: a locality named before the tie, else the one that the document is about.
    std::optional<std::uint32_t> own;
    for (const std::uint32_t p : places) {
      const Mention& first = block.mention(p);
      if (!pair && !in_brackets(block, first) && first.token < *tie && (!status || first.token < status->token) &&
          p != places[n])
        own = p;
      break;
    }
    const std::uint32_t of = places[n];
    const std::uint32_t other = pair ? places[n + 1] : places[n];
    const Mention& partner = block.mention(other);
    const std::string_view value = partner.value.empty() ? partner.name : partner.value;
    if (says_already(block.reading, ClaimKind::Partnership, "with", value, "", "")) {
      if (pair) ++n;
      continue;
    }
    Claim& claim =
        block.add(ClaimKind::Partnership, s, pair ? "common.partnership.between" : "common.partnership.with", 850);
    if (pair || own) {
      ClaimBlock::refer(claim, "of", pair ? of : *own);
    } else {
      ClaimBlock::subject(claim, "of");
    }
    ClaimBlock::refer(claim, "with", other);
    if (status) ClaimBlock::set(claim, "status", status->name);
    if (const auto since = block.find(s, ids.since)) {
      for (const std::uint32_t d : block.mentions(s, MentionKind::Date)) {
        if (block.mention(d).token >= *since) {
          ClaimBlock::refer(claim, "since", d);
          break;
        }
      }
    }
    add_pillar_and_topics(block, ids, s, claim);
    if (pair) ++n;
  }
}

void find_agreements(ClaimBlock& block, const ConceptIds& ids, const Stretch& s) {
  const std::string_view type = agreement_type(block, ids, s);
  const auto sign = block.find(s, ids.sign);
  const bool validity = block.find_any(s, {ids.in_force, ids.renew, ids.terminate}).has_value();
  std::optional<std::uint32_t> count;
  std::optional<std::uint32_t> duration;
  for (const std::uint32_t a : block.mentions(s, MentionKind::Amount)) {
    if (block.mention(a).name == "agreement") count = a;
    if (block.mention(a).unit_kind == UnitKind::Duration && !duration) duration = a;
  }
  const bool signed_now = sign && (!type.empty() || count);
  const bool term_clause = !type.empty() && validity && (duration || block.has(s, ids.automatic));
  if (!signed_now && !term_clause) return;
  Claim& claim =
      block.add(ClaimKind::Agreement, s, signed_now ? "common.agreement.signed" : "common.agreement.term", 800);
  ClaimBlock::set(claim, "type", type.empty() ? "agreement" : type);
  for (const std::uint32_t d : block.mentions(s, MentionKind::Date)) {
    const std::string_view value = block.mention(d).value;
    const bool span_of_years = value.size() == 9 && value[4] == '/';
    ClaimBlock::refer(claim, span_of_years ? "term" : sign ? "signed" : "effective", d);
    if (!span_of_years) break;
  }
  std::size_t parties = 0;
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end && parties < 4; ++i) {
    const Mention& m = block.mention(i);
    const bool party = (m.kind == MentionKind::Place && !in_brackets(block, m) && !inside_other(block, s, m)) ||
                       (m.kind == MentionKind::Organization && signed_now);
    if (!party) continue;
    ClaimBlock::refer(claim, "parties", i);
    ++parties;
  }
  if (count) {
    ClaimBlock::number(claim, "number", block.mention(*count).value);
    claim.mentions.push_back(*count);
  }
  if (duration && term_clause) {
    const auto notice = block.find(s, ids.notice);
    for (const std::uint32_t a : block.mentions(s, MentionKind::Amount)) {
      if (block.mention(a).unit_kind != UnitKind::Duration) continue;
      const bool is_notice =
          notice && block.last_before(s, {ids.notice, ids.in_force, ids.term, ids.renew}, block.mention(a).token + 4) &&
          block.last_before(s, {ids.notice, ids.in_force, ids.term, ids.renew}, block.mention(a).token + 4)->cls ==
              ids.notice;
      ClaimBlock::refer(claim, is_notice ? "notice" : "term", a);
    }
  }
  if (block.has(s, ids.renew))
    ClaimBlock::set(claim, "renewal", block.has(s, ids.automatic) ? "automatic" : "by agreement");
  ClaimBlock::set(claim, "modality", modality_of(block, ids, s));
  add_pillar_and_topics(block, ids, s, claim);
}

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
  if (dates.empty() && !block.has(s, ids.done)) return;
  Claim& claim = block.add(ClaimKind::Award, s, "common.award.given", 800);
  claim.attributes.push_back({"award",
                              Attribute::Kind::Passage,
                              0,
                              block.text[*noun].begin,
                              block.text[std::min(*noun + 2, s.last - 1)].end,
                              {}});
  bool given_to = false;
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
    const Mention& m = block.mention(i);
    if (m.kind == MentionKind::Date) {
      ClaimBlock::refer(claim, "date", i);
    } else if (m.kind == MentionKind::Person && m.token < *verb) {
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
