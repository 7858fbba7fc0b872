#include "reading/claims/claim_block.h"

#include <algorithm>

#include "reading/names/post_phrase.h"

namespace chancery {

ConceptIds::ConceptIds(const Packs& packs, Needs needs) : needed_by_agreements(needs), needed_by_proposals(needs) {
  const auto id = [&](std::string_view name) { return packs.concept_class(name); };
#define CHANCERY_CONCEPT(name) name = id(#name)
  CHANCERY_CONCEPT(done), CHANCERY_CONCEPT(ongoing), CHANCERY_CONCEPT(future), CHANCERY_CONCEPT(plan);
  CHANCERY_CONCEPT(target), CHANCERY_CONCEPT(negation), CHANCERY_CONCEPT(cancelled), CHANCERY_CONCEPT(estimated);
  CHANCERY_CONCEPT(provisional), CHANCERY_CONCEPT(final), CHANCERY_CONCEPT(since), CHANCERY_CONCEPT(until);
  CHANCERY_CONCEPT(yearly), CHANCERY_CONCEPT(monthly), CHANCERY_CONCEPT(propose), CHANCERY_CONCEPT(request);
  CHANCERY_CONCEPT(recommend), CHANCERY_CONCEPT(hope), CHANCERY_CONCEPT(agree), CHANCERY_CONCEPT(undertake);
  CHANCERY_CONCEPT(instruct), CHANCERY_CONCEPT(need), CHANCERY_CONCEPT(will_list), CHANCERY_CONCEPT(directions);
  CHANCERY_CONCEPT(list_verb), CHANCERY_CONCEPT(speak), CHANCERY_CONCEPT(two_sides), CHANCERY_CONCEPT(we);
  CHANCERY_CONCEPT(relation), CHANCERY_CONCEPT(cooperation), CHANCERY_CONCEPT(partner), CHANCERY_CONCEPT(sister);
  CHANCERY_CONCEPT(maintain), CHANCERY_CONCEPT(expand), CHANCERY_CONCEPT(seek), CHANCERY_CONCEPT(upgrade);
  CHANCERY_CONCEPT(with), CHANCERY_CONCEPT(between), CHANCERY_CONCEPT(coordinate), CHANCERY_CONCEPT(such_as),
      CHANCERY_CONCEPT(ranking);
  CHANCERY_CONCEPT(visit), CHANCERY_CONCEPT(receive), CHANCERY_CONCEPT(sign), CHANCERY_CONCEPT(hold);
  CHANCERY_CONCEPT(host), CHANCERY_CONCEPT(attend), CHANCERY_CONCEPT(lead), CHANCERY_CONCEPT(go_out);
  CHANCERY_CONCEPT(come_in), CHANCERY_CONCEPT(mou), CHANCERY_CONCEPT(agreement), CHANCERY_CONCEPT(programme_doc);
  CHANCERY_CONCEPT(plan_doc), CHANCERY_CONCEPT(contract_doc), CHANCERY_CONCEPT(minutes_doc), CHANCERY_CONCEPT(in_force);
  CHANCERY_CONCEPT(term), CHANCERY_CONCEPT(renew), CHANCERY_CONCEPT(automatic), CHANCERY_CONCEPT(notice);
  CHANCERY_CONCEPT(terminate), CHANCERY_CONCEPT(increase), CHANCERY_CONCEPT(decrease), CHANCERY_CONCEPT(of_plan);
  CHANCERY_CONCEPT(compared), CHANCERY_CONCEPT(join), CHANCERY_CONCEPT(member),
      CHANCERY_CONCEPT(international_organization);
  CHANCERY_CONCEPT(award_verb), CHANCERY_CONCEPT(award_noun), CHANCERY_CONCEPT(purpose), CHANCERY_CONCEPT(concession);
  CHANCERY_CONCEPT(thanks), CHANCERY_CONCEPT(pillar_party), CHANCERY_CONCEPT(pillar_state),
      CHANCERY_CONCEPT(pillar_people);
  CHANCERY_CONCEPT(sample), CHANCERY_CONCEPT(believe), CHANCERY_CONCEPT(delegation), CHANCERY_CONCEPT(success),
      CHANCERY_CONCEPT(achieved);
  CHANCERY_CONCEPT(fdi), CHANCERY_CONCEPT(oda), CHANCERY_CONCEPT(ngo), CHANCERY_CONCEPT(aid);
  CHANCERY_CONCEPT(adjusted), CHANCERY_CONCEPT(new_project), CHANCERY_CONCEPT(capital), CHANCERY_CONCEPT(approved);
  CHANCERY_CONCEPT(supported), CHANCERY_CONCEPT(infrastructure), CHANCERY_CONCEPT(project);
  CHANCERY_CONCEPT(improved), CHANCERY_CONCEPT(domestic);
  CHANCERY_CONCEPT(training), CHANCERY_CONCEPT(festival), CHANCERY_CONCEPT(conference), CHANCERY_CONCEPT(seminar);
  CHANCERY_CONCEPT(exchange), CHANCERY_CONCEPT(ceremony), CHANCERY_CONCEPT(anniversary),
      CHANCERY_CONCEPT(external_work), CHANCERY_CONCEPT(praised), CHANCERY_CONCEPT(contributed),
      CHANCERY_CONCEPT(meeting), CHANCERY_CONCEPT(talks), CHANCERY_CONCEPT(occasion), CHANCERY_CONCEPT(this_one);
  CHANCERY_CONCEPT(shortcoming), CHANCERY_CONCEPT(resolved);
  CHANCERY_CONCEPT(women), CHANCERY_CONCEPT(done_at), CHANCERY_CONCEPT(results);
#undef CHANCERY_CONCEPT
  documents = {{mou, "mou"},           {programme_doc, "programme"}, {plan_doc, "plan"},
               {minutes_doc, "other"}, {contract_doc, "contract"},   {agreement, "agreement"}};
  for (const std::uint16_t cls : {in_force, renew, terminate, sign}) needed_by_agreements.add(cls);
  for (const auto& [cls, type] : documents) needed_by_agreements.add(cls);
  for (const std::uint16_t cls : {agree, recommend, propose, request, hope, undertake, instruct, target, need, future})
    needed_by_proposals.add(cls);
  for (const std::string_view topic :
       {"economic", "cultural", "border", "labour", "education", "environment", "health", "transport", "agriculture",
        "tourism", "security", "digital", "overseas", "information"}) {
    topics.emplace_back(id("topic_" + std::string(topic)), topic == "overseas" ? "overseas-nationals" : topic);
  }
}

Stretch ClaimBlock::of(const Clause& clause, std::uint32_t sentence) const {
  return {clause.first,
          clause.last,
          clause.concepts_begin,
          clause.concepts_end,
          clause.mentions_begin,
          clause.mentions_end,
          clause.concepts,
          sentence,
          false};
}

Stretch ClaimBlock::of(const Sentence& sentence, std::uint32_t number) const {
  const Clause& first = clauses.clauses[sentence.clauses_begin];
  const Clause& last = clauses.clauses[sentence.clauses_end - 1];
  Stretch out{
      first.first, last.last, first.concepts_begin, last.concepts_end, first.mentions_begin, last.mentions_end, {},
      number,      false};
  for (std::uint32_t c = sentence.clauses_begin; c < sentence.clauses_end; ++c)
    out.concepts.merge(clauses.clauses[c].concepts);
  return out;
}

Stretch ClaimBlock::part(const Stretch& s, std::size_t first, std::size_t last) const {
  Stretch out = s;
  out.first = first;
  out.last = last;
  while (out.concepts_begin < out.concepts_end && clauses.concepts[out.concepts_begin].token < first)
    ++out.concepts_begin;
  while (out.concepts_end > out.concepts_begin && clauses.concepts[out.concepts_end - 1].token >= last)
    --out.concepts_end;
  while (out.mentions_begin < out.mentions_end && mention(out.mentions_begin).token < first) ++out.mentions_begin;
  while (out.mentions_end > out.mentions_begin && mention(out.mentions_end - 1).token >= last) --out.mentions_end;
  out.concepts = {};
  for (std::uint32_t i = out.concepts_begin; i < out.concepts_end; ++i) out.concepts.add(clauses.concepts[i].cls);
  return out;
}

std::optional<std::size_t> ClaimBlock::find_token(const Stretch& s, std::uint16_t cls, std::size_t from) const {
  for (std::uint32_t i = s.concepts_begin; i < s.concepts_end; ++i) {
    if (clauses.concepts[i].cls == cls && clauses.concepts[i].token >= from) return clauses.concepts[i].token;
  }
  return std::nullopt;
}

std::optional<std::size_t> ClaimBlock::find_any(const Stretch& s, std::initializer_list<std::uint16_t> classes,
                                                std::size_t from) const {
  std::optional<std::size_t> best;
  for (const std::uint16_t cls : classes) {
    const auto at = find(s, cls, from);
    if (at && (!best || *at < *best)) best = at;
  }
  return best;
}

std::optional<std::size_t> ClaimBlock::find_document(const ConceptIds& ids, const Stretch& s, std::size_t from) const {
  std::optional<std::size_t> best;
  for (const auto& [cls, type] : ids.documents) {
    const auto at = find(s, cls, from);
    if (at && (!best || *at < *best)) best = at;
  }
  return best;
}

std::optional<ConceptAt> ClaimBlock::last_before(const Stretch& s, std::initializer_list<std::uint16_t> classes,
                                                 std::size_t to) const {
  std::optional<ConceptAt> best;
  if (std::none_of(classes.begin(), classes.end(), [&](std::uint16_t cls) { return s.concepts.has(cls); })) return best;
  for (std::uint32_t i = s.concepts_begin; i < s.concepts_end && clauses.concepts[i].token < to; ++i) {
    if (std::find(classes.begin(), classes.end(), clauses.concepts[i].cls) != classes.end()) best = clauses.concepts[i];
  }
  return best;
}

MentionList ClaimBlock::mentions(const Stretch& s, MentionKind kind) const {
  MentionList out;
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
    if (mention(i).kind == kind) out.push_back(i);
  }
  return out;
}

std::optional<std::uint32_t> ClaimBlock::nearest(const Stretch& s, MentionKind kind, std::size_t token) const {
  std::optional<std::uint32_t> best;
  std::size_t best_distance = SIZE_MAX;
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
    if (mention(i).kind != kind) continue;
    const std::size_t at = mention(i).token;
    const std::size_t distance = at > token ? at - token : token - at;
    if (distance < best_distance) {
      best_distance = distance;
      best = i;
    }
  }
  return best;
}

Claim& ClaimBlock::add(ClaimKind kind, const Stretch& s, std::string_view rule) {
  return add(kind, s, rule, text.lexicon.packs().confidence(rule));
}

Claim& ClaimBlock::add(ClaimKind kind, const Stretch& s, std::string_view rule, std::uint16_t confidence) {
  Claim claim;
  claim.kind = kind;
  claim.begin = text[s.first].begin;
  claim.end = text[s.last - 1].end;
  claim.rule = rule;
  claim.confidence = confidence;
  // Hardly any claim has fewer; growing from nothing would take several allocations for each.
  constexpr std::size_t kFewestAttributes = 4;
  constexpr std::size_t kUsualMentions = 6;  // as many as the smallest allocation has room for
  claim.attributes.reserve(kFewestAttributes);
  claim.mentions.reserve(kUsualMentions);
  reading.claims.push_back(std::move(claim));
  return reading.claims.back();
}

bool ClaimBlock::in_brackets(const Mention& m) const { return m.token > 0 && text.is_mark(m.token - 1, '('); }

bool ClaimBlock::inside_other(const Stretch& s, const Mention& m) const {
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
    const Mention& o = mention(i);
    if (o.rule == "common.organization.name_head")
      continue;  // 'with Bangkok Metropolitan Administration': with Bangkok
    if ((o.kind == MentionKind::Organization || o.kind == MentionKind::Person) && o.token <= m.token &&
        m.token_end <= o.token_end)
      return true;
  }
  return false;
}

bool ClaimBlock::lies_in(const Mention& inner, const Mention& outer) const {
  if (outer.place < 0) return false;
  const auto places = text.lexicon.packs().places();
  if (inner.place < 0) return places[static_cast<std::size_t>(outer.place)].kind == PlaceKind::Country;
  std::int32_t in = places[static_cast<std::size_t>(inner.place)].in;
  for (int steps = 0; in >= 0 && steps < 3; ++steps) {
    if (in == outer.place) return true;
    in = places[static_cast<std::size_t>(in)].in;
  }
  return false;
}

bool ClaimBlock::can_act(const Mention& place) const {
  if (place.place < 0) return true;
  switch (text.lexicon.packs().places()[static_cast<std::size_t>(place.place)].kind) {
    case PlaceKind::River:
    case PlaceKind::Gate:
    case PlaceKind::Station:
    case PlaceKind::Island:
    case PlaceKind::Port:
    case PlaceKind::Airport:
      return false;
    default:
      return true;
  }
}

bool ClaimBlock::says_where(const Stretch& s, std::uint32_t place) const {
  constexpr std::size_t kReach = 3;
  const Mention& m = mention(place);
  const auto close = [&](const Mention& a, const Mention& b) {
    if (b.token < a.token_end || b.token - a.token_end > kReach) return false;
    for (std::size_t i = a.token_end; i < b.token; ++i) {
      if (text.is(i, Cls::OrdinalJoint) && !text.is_mark(i, ',')) return false;
    }
    return true;
  };
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
    const Mention& other = mention(i);
    if (i == place || other.kind != MentionKind::Place || !lies_in(other, m)) continue;
    if (close(other, m) || (other.place >= 0 && close(m, other))) return true;
  }
  return false;
}

MentionList ClaimBlock::parties(const Stretch& s) const {
  MentionList out;
  for (const std::uint32_t p : mentions(s, MentionKind::Place)) {
    if (!in_brackets(mention(p)) && !inside_other(s, mention(p)) && !says_where(s, p)) out.push_back(p);
  }
  return out;
}

void drop_marked(std::vector<Claim>& claims, std::size_t first, const std::vector<char>& marked) {
  std::size_t kept = first;
  for (std::size_t i = first; i < claims.size(); ++i) {
    if (i - first < marked.size() && marked[i - first] != 0) continue;
    if (kept != i) claims[kept] = std::move(claims[i]);
    ++kept;
  }
  claims.erase(claims.begin() + static_cast<std::ptrdiff_t>(kept), claims.end());
}

bool says_already(const Reading& reading, ClaimKind kind, std::string_view key, std::string_view value,
                  std::string_view second_key, std::string_view second) {
  const auto holds = [&](const Claim& claim, std::string_view k, std::string_view v) {
    return std::any_of(claim.attributes.begin(), claim.attributes.end(), [&](const Attribute& a) {
      if (a.key != k) return false;
      if (a.kind == Attribute::Kind::Mention) {
        const Mention& m = reading.mentions[a.mention];
        return m.name == v || (!m.value.empty() && m.value == v);
      }
      return a.text == v;
    });
  };
  // Only the claims of the last stretch of text are looked at, so that long documents take no more than linear time.
  constexpr std::size_t kRecent = 400;
  const std::size_t begin = reading.claims.size() > kRecent ? reading.claims.size() - kRecent : 0;
  for (std::size_t i = begin; i < reading.claims.size(); ++i) {
    const Claim& claim = reading.claims[i];
    if (claim.kind == kind && holds(claim, key, value) && (second_key.empty() || holds(claim, second_key, second)))
      return true;
  }
  return false;
}

namespace {

/// Where the act itself stands: the verb of holding or attending behind a noun ('the visit will take place'), else the
/// anchor. A verb before the noun ('will hold a conference') is the act as well, and nothing behind the noun counts.
struct Act {
  std::size_t first = 0, last = 0;
};

Act act_at(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s, std::size_t anchor) {
  constexpr std::size_t kReach = 8;
  const auto before = block.last_before(s, {ids.hold, ids.host, ids.attend, ids.receive, ids.sign}, anchor);
  if (before && anchor - before->token <= kReach) return {before->token, anchor};
  const auto behind = block.find_any(s, {ids.hold, ids.host}, anchor + 1);
  return {anchor, behind ? *behind : anchor};
}

/// 'Fair in Hue, May 2025 (planned)', '... (dự kiến)': a word of plans that opens a bracket speaks of what stands
/// before.
bool is_hedged_in_brackets(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s, std::size_t anchor) {
  for (const std::uint16_t cls : {ids.plan, ids.estimated, ids.provisional}) {
    for (auto at = block.find(s, cls, anchor); at; at = block.find(s, cls, *at + 1)) {
      if (*at > s.first && block.text.is_mark(*at - 1, '(') && block.text.is_mark(*at + 1, ')')) return true;
    }
  }
  return false;
}

/// 'No agreements were signed': the denial stands before the noun itself.
bool is_none_of_them(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s, std::size_t anchor) {
  constexpr std::size_t kAdjectives = 2;
  if (!block.has(s, ids.negation)) return false;
  for (std::uint32_t c = s.concepts_begin; c < s.concepts_end; ++c) {
    const ConceptAt& at = block.clauses.concepts[c];
    if (at.cls != ids.negation || at.token > anchor) continue;
    const bool opens = at.token <= s.first + 1 || block.text.is_mark(at.token - 1, ',');
    if (!opens || !adjectives_first(block.text, at.token)) continue;
    const auto document = block.find_document(ids, s, at.token);
    if ((document && *document - at.token <= kAdjectives) || anchor - at.token <= 1) return true;
  }
  return false;
}

}  // namespace

std::string_view modality_of(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s, std::size_t anchor) {
  if (block.has(s, ids.cancelled) || is_none_of_them(block, ids, s, anchor)) return "denied";
  if (is_hedged_in_brackets(block, ids, s, anchor)) return "planned";
  const Act act = act_at(block, ids, s, anchor);
  constexpr std::size_t kNegated = 4;  // 'has not yet been held'; farther off, it denies something else
  constexpr std::size_t kBehind = 4;
  std::string_view best = block.has(s, ids.target) && !block.find(s, ids.target) ? "planned" : "done";
  std::size_t nearest = SIZE_MAX;
  const auto consider = [&](std::uint16_t cls, std::string_view modality, bool governs) {
    if (!block.has(s, cls)) return;
    for (std::uint32_t c = s.concepts_begin; c < s.concepts_end; ++c) {
      const ConceptAt& at = block.clauses.concepts[c];
      if (at.cls != cls) continue;
      std::size_t distance = 0;
      if (at.token <= act.first) {
        distance = act.first - at.token;
      } else if (governs) {
        return;  // a wish governs what stands behind it only
      } else if (at.token <= act.last) {
        distance = act.last - at.token;
      } else if (act.first == anchor && at.token - act.last <= kBehind) {
        distance = 2 * (at.token - act.last);
      } else {
        return;
      }
      // 'has not yet been held', 'signed no agreement'
      if (cls == ids.negation && (distance > kNegated || at.token > act.last + 1)) continue;
      if (distance < nearest) {
        nearest = distance;
        best = modality;
      }
    }
  };
  consider(ids.negation, "denied", false);
  for (const std::uint16_t cls : {ids.propose, ids.request, ids.recommend, ids.hope, ids.need})
    consider(cls, "proposed", true);
  for (const std::uint16_t cls : {ids.future, ids.plan, ids.target}) consider(cls, "planned", false);
  consider(ids.done, "done", false);
  consider(ids.ongoing, "ongoing", false);
  return best;
}

void add_pillar_and_topics(ClaimBlock& block, const ConceptIds& ids, const Stretch& s, Claim& claim) {
  for (const auto& [cls, name] :
       {std::pair{ids.pillar_party, "party"}, {ids.pillar_people, "people"}, {ids.pillar_state, "state"}}) {
    if (block.has(s, cls)) {
      ClaimBlock::set(claim, "pillar", name);
      break;
    }
  }
  for (const auto& [cls, name] : ids.topics) {
    if (block.has(s, cls)) ClaimBlock::set(claim, "topics", name);
  }
}

}  // namespace chancery
