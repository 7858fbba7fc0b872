#include "reading/claims/proposal_triggers.h"

#include <algorithm>

namespace chancery {

std::optional<ProposalTrigger> ProposalTriggers::find(const Stretch& s, bool in_article) const {
  std::optional<ProposalTrigger> best;
  if (!ids_.needed_by_proposals.is_met_by(s.concepts)) return best;
  const auto consider = [&](std::uint16_t cls, ProposalManner manner) {
    const auto at = block_.find(s, cls);
    if (at && (!best || *at < best->token) && !is_purpose(s, *at) && !was_granted(s, *at))
      best = ProposalTrigger{manner, *at};
  };
  if (is_on_document(s, in_article)) return best;
  if (!judges(s) && !block_.has(s, ids_.upgrade)) consider(ids_.agree, {"agreed", "agreed"});
  if (names_body_behind(s, ids_.recommend)) consider(ids_.recommend, {"proposed", "recommended"});
  consider(ids_.propose, {"proposed", "requested"});
  consider(ids_.request, {"proposed", "requested"});
  consider(ids_.hope, {"proposed", "requested"});
  if (!is_pledge(s)) consider(ids_.undertake, {"planned", "undertaken"});
  if (names_body_behind(s, ids_.instruct)) consider(ids_.instruct, {"planned", "instructed"});
  consider(ids_.target, {"planned", ""});
  if (best) return best;
  const bool joint = block_.has(s, ids_.two_sides) || block_.has(s, ids_.we);
  if (joint) consider(ids_.need, {"proposed", ""});
  const bool dated = !block_.mentions(s, MentionKind::Date).empty();
  const bool signs = block_.has(s, ids_.sign) && !in_article;
  const bool news = (!in_article && announces_event(s)) || signs || block_.has(s, ids_.believe);
  if ((joint || dated) && !news) consider(ids_.future, {"planned", ""});
  return best;
}

/// 'The minister will visit Turkey from 1 to 3 October': news of what is to come, nobody's promise.
bool ProposalTriggers::announces_event(const Stretch& s) const {
  if (block_.find_any(s, {ids_.two_sides, ids_.we, ids_.plan})) return false;
  return block_
      .find_any(s, {ids_.visit, ids_.receive, ids_.meeting, ids_.talks, ids_.conference, ids_.seminar, ids_.festival,
                    ids_.ceremony})
      .has_value();
}

/// Donors pledge money, and no act of their own.
bool ProposalTriggers::is_pledge(const Stretch& s) const {
  if (!block_.find_any(s, {ids_.ngo, ids_.aid, ids_.fdi, ids_.oda})) return false;
  const MentionList amounts = block_.mentions(s, MentionKind::Amount);
  return std::any_of(amounts.begin(), amounts.end(),
                     [&](std::uint32_t a) { return block_.mention(a).unit_kind == UnitKind::Money; });
}

/// 'has asked for and received support': a report.
bool ProposalTriggers::was_granted(const Stretch& s, std::size_t token) const {
  constexpr std::size_t kReach = 6;
  const auto done = block_.last_before(s, {ids_.done}, token);
  const auto granted = block_.find(s, ids_.supported, token + 1);
  return done && token - done->token <= 2 && granted && *granted - token <= kReach;
}

/// 'to propose ...', 'in order to agree on ...': what somebody came for, not what was said.
bool ProposalTriggers::is_purpose(const Stretch& s, std::size_t token) const {
  const auto purpose = block_.last_before(s, {ids_.purpose}, token);
  return purpose && token - purpose->token <= 2;
}

/// How long an agreement holds and how it ends: terms, nobody's task.
bool ProposalTriggers::is_on_document(const Stretch& s, bool in_article) const {
  const bool document = in_article || block_.find_any(s, {ids_.mou, ids_.agreement, ids_.minutes_doc});
  return document && block_.find_any(s, {ids_.in_force, ids_.renew, ids_.terminate}) &&
         !block_.find_any(s, {ids_.propose, ids_.request, ids_.recommend, ids_.hope});
}

/// 'agreed that the results were good' judges what was done.
bool ProposalTriggers::judges(const Stretch& s) const {
  return (block_.has(s, ids_.success) || block_.has(s, ids_.achieved)) && !block_.has(s, ids_.future) &&
         !block_.has(s, ids_.list_verb);
}

/// Words that are nouns as often as verbs count where a body or person is named behind them.
bool ProposalTriggers::names_body_behind(const Stretch& s, std::uint16_t cls) const {
  constexpr std::size_t kReach = 6;
  const auto at = block_.find(s, cls);
  if (!at) return false;
  for (std::size_t i = *at + 1; i < s.last && i <= *at + kReach; ++i) {
    if (block_.text.is(i, Cls::OrgHead)) return true;
  }
  for (const MentionKind kind : {MentionKind::Organization, MentionKind::Person}) {
    for (const std::uint32_t i : block_.mentions(s, kind)) {
      if (block_.mention(i).token > *at && block_.mention(i).token - *at <= kReach) return true;
    }
  }
  return false;
}

}  // namespace chancery
