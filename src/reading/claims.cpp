#include "reading/claims.h"
#include "reading/signatures.h"

#include <algorithm>

namespace chancery {

/// Where a clause names an event, and the ordinal that numbers it.
struct EventAnchor {
  std::size_t token = 0;
  std::optional<std::uint32_t> ordinal;
};

namespace {

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  std::size_t at = 0;
  while (at <= text.size() && !text.empty()) {
    const std::size_t end = std::min(text.find(mark, at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::vector<ClaimCondition> conditions(const Packs& packs, std::string_view text) {
  std::vector<ClaimCondition> out;
  for (std::string_view word : split(text, ' ')) {
    ClaimCondition condition;
    if (word.starts_with('<')) condition.side = ClaimCondition::Side::Before;
    if (word.starts_with('>')) condition.side = ClaimCondition::Side::After;
    if (condition.side != ClaimCondition::Side::Anywhere) word.remove_prefix(1);
    for (const std::string_view name : split(word, '|')) {
      if (name.starts_with('@')) {
        condition.mentions.push_back(name.substr(1));
      } else {
        condition.concepts.push_back(packs.concept_class(name));
      }
    }
    out.push_back(std::move(condition));
  }
  return out;
}

ClaimRule to_rule(const Packs& packs, const ClaimRuleRecord& record) {
  ClaimRule rule;
  rule.id = packs.text(record.id);
  const std::string_view kind = packs.text(record.kind);
  const auto* const known = std::find(std::begin(kClaimKinds), std::end(kClaimKinds), kind);
  rule.kind = static_cast<ClaimKind>(known == std::end(kClaimKinds) ? 0 : known - std::begin(kClaimKinds));
  rule.sentence = packs.text(record.scope) == "sentence";
  const std::string_view anchor = packs.text(record.anchor);
  const std::size_t colon = anchor.find(':');
  const std::string_view what = anchor.substr(0, colon);
  const std::string_view list = colon == std::string_view::npos ? std::string_view() : anchor.substr(colon + 1);
  if (what == "word") {
    rule.anchor = ClaimRule::Anchor::Word;
    for (const std::string_view name : split(list, '|')) rule.words.push_back(packs.concept_class(name));
  } else if (what == "amount") {
    rule.anchor = ClaimRule::Anchor::Amount;
    rule.units = split(list, ',');
  }
  rule.all = conditions(packs, packs.text(record.all));
  rule.any = conditions(packs, packs.text(record.any));
  rule.none = conditions(packs, packs.text(record.none));
  for (const std::string_view entry : split(packs.text(record.set), ' ')) {
    const std::size_t equals = entry.find('=');
    if (equals != std::string_view::npos) rule.set.emplace_back(entry.substr(0, equals), entry.substr(equals + 1));
  }
  const auto need = [&](const std::vector<std::uint16_t>& concepts) {
    ConceptSet set;
    for (const std::uint16_t cls : concepts) set.add(cls);
    rule.needed.push_back(set);
  };
  if (rule.anchor == ClaimRule::Anchor::Word) need(rule.words);
  for (const ClaimCondition& condition : rule.all) {
    if (condition.mentions.empty()) need(condition.concepts);
  }
  rule.group = packs.text(record.group);
  rule.confidence = static_cast<std::uint16_t>(record.confidence);
  return rule;
}

bool unit_fits(const Mention& amount, const std::vector<std::string_view>& units) {
  return std::any_of(units.begin(), units.end(), [&](std::string_view unit) {
    return unit == amount.name || (unit == "money" && amount.unit_kind == UnitKind::Money);
  });
}

std::optional<MentionKind> mention_kind(std::string_view name) {
  constexpr std::pair<std::string_view, MentionKind> kNames[] = {
      {"date", MentionKind::Date},   {"amount", MentionKind::Amount}, {"ordinal", MentionKind::Ordinal},
      {"place", MentionKind::Place}, {"person", MentionKind::Person}, {"organization", MentionKind::Organization}};
  for (const auto& [key, kind] : kNames) {
    if (key == name) return kind;
  }
  return std::nullopt;
}

/// The percentage in the stretch that a concept word stands beside, behind the figure itself.
std::optional<std::uint32_t> percent_near(const ClaimBlock& block, const Stretch& s, std::uint32_t figure,
                                          std::initializer_list<std::uint16_t> words) {
  constexpr std::size_t kReach = 6;
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
    const Mention& m = block.mention(i);
    if (m.kind != MentionKind::Amount || m.name != "%" || i <= figure) continue;
    // Another figure between the two takes the percentage.
    bool other = false;
    for (std::uint32_t k = figure + 1; k < i; ++k) {
      other = other || (block.mention(k).kind == MentionKind::Amount && block.mention(k).name != "%");
    }
    if (other) continue;
    for (const std::uint16_t word : words) {
      for (std::uint32_t c = s.concepts_begin; c < s.concepts_end; ++c) {
        const ConceptAt& at = block.clauses.concepts[c];
        const std::size_t distance = at.token < m.token ? m.token - at.token : at.token - m.token;
        if (at.cls == word && distance <= kReach) return i;
      }
    }
  }
  return std::nullopt;
}

/// The events that a clause names with one of `words`: the first, and every further one with an ordinal of its own
/// ('the 3rd meeting of secretaries and the 9th of the working group', 'the 9th and 10th').
std::vector<EventAnchor> event_anchors(const ClaimBlock& block, const Stretch& s,
                                       const std::vector<std::uint16_t>& words) {
  constexpr std::size_t kReach = 40;
  std::vector<EventAnchor> anchors;
  for (std::uint32_t c = s.concepts_begin; c < s.concepts_end; ++c) {
    const ConceptAt& at = block.clauses.concepts[c];
    const bool asked = std::find(words.begin(), words.end(), at.cls) != words.end();
    if (asked && (anchors.empty() || anchors.back().token != at.token)) anchors.push_back({at.token, std::nullopt});
  }
  if (anchors.empty()) return anchors;
  std::vector<EventAnchor> out;
  const auto ordinals = block.mentions(s, MentionKind::Ordinal);
  for (std::size_t a = 0; a < anchors.size(); ++a) {
    const std::size_t next = a + 1 < anchors.size() ? anchors[a + 1].token : s.last;
    const std::size_t before = a == 0 ? s.first : anchors[a].token;
    bool numbered = false;
    for (const std::uint32_t o : ordinals) {
      const std::size_t token = block.mention(o).token;
      const bool near = token > anchors[a].token ? token < next && token - anchors[a].token <= kReach
                                                 : token >= before && anchors[a].token - token <= 6;
      if (!near) continue;
      // 'the 7th session of the 2nd legislature' is one event: only numbers joined to the first are others.
      if (numbered && !block.mention(o).rule.ends_with(".joint")) continue;
      out.push_back({anchors[a].token, o});
      numbered = true;
    }
    if (!numbered && a == 0) out.push_back(anchors[a]);
  }
  // An unnumbered first word beside numbered ones is what they are part of, not another event.
  if (out.size() > 1 && !out.front().ordinal) out.erase(out.begin());
  return out;
}

void fill_indicator(ClaimBlock& block, const ConceptIds& ids, const Stretch& s, Claim& claim, std::uint32_t figure) {
  const Mention& amount = block.mention(figure);
  ClaimBlock::number(claim, "number", amount.value);
  ClaimBlock::set(claim, "unit", amount.name);
  claim.mentions.push_back(figure);
  if (!amount.most.empty()) ClaimBlock::number(claim, "number_max", amount.most);
  constexpr std::string_view kQualifiers[] = {"", "about", "over", "under", "nearly"};
  ClaimBlock::set(claim, "qualifier", kQualifiers[static_cast<std::size_t>(amount.qualifier)]);
  ClaimBlock::subject(claim, "of");
  if (block.has(s, ids.estimated))
    ClaimBlock::set(claim, "status", "estimated");
  else if (block.has(s, ids.provisional))
    ClaimBlock::set(claim, "status", "provisional");
  else if (block.has(s, ids.final))
    ClaimBlock::set(claim, "status", "final");
  const auto dates = block.mentions(s, MentionKind::Date);
  if (dates.size() == 1 && block.mention(dates[0]).value.size() != 10) ClaimBlock::refer(claim, "period", dates[0]);
  if (const auto plan = percent_near(block, s, figure, {ids.of_plan})) {
    ClaimBlock::number(claim, "plan_percent", block.mention(*plan).value);
    claim.mentions.push_back(*plan);
  }
  if (const auto growth = percent_near(block, s, figure, {ids.increase, ids.decrease})) {
    const auto down = block.last_before(s, {ids.increase, ids.decrease}, block.mention(*growth).token + 1);
    const bool negative = down && down->cls == ids.decrease;
    const std::string_view digits = block.mention(*growth).value;
    ClaimBlock::number(claim, "growth_percent", negative ? block.reading.keep("-" + std::string(digits)) : digits);
    claim.mentions.push_back(*growth);
  }
}

/// Years from one to another: the term of an agreement or the span of a plan, not when something took place.
bool is_span_of_years(std::string_view value) {
  const std::size_t slash = value.find('/');
  return slash != std::string_view::npos && value.substr(0, 4) != value.substr(slash + 1, 4);
}

/// The fullest date of the stretch, of equal ones the nearest.
std::optional<std::uint32_t> event_date(const ClaimBlock& block, const Stretch& s, std::size_t anchor) {
  std::optional<std::uint32_t> best;
  std::size_t best_cost = SIZE_MAX;
  for (const std::uint32_t d : block.mentions(s, MentionKind::Date)) {
    const Mention& m = block.mention(d);
    if (is_span_of_years(m.value)) continue;
    const std::size_t vague = m.value.size() >= 10 ? 0 : m.value.size() >= 7 ? 1 : 2;
    const std::size_t distance = m.token > anchor ? m.token - anchor : anchor - m.token;
    const std::size_t cost = vague * 1000 + distance;
    if (cost < best_cost) {
      best_cost = cost;
      best = d;
    }
  }
  return best;
}

void fill_event(ClaimBlock& block, const ConceptIds& ids, const Stretch& s, Claim& claim, const EventAnchor& at) {
  const std::size_t anchor = at.token;
  if (const auto date = event_date(block, s, anchor)) ClaimBlock::refer(claim, "date", *date);
  if (at.ordinal) ClaimBlock::refer(claim, "ordinal", *at.ordinal);
  std::size_t taken = 0;
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end && taken < 8; ++i) {
    const Mention& m = block.mention(i);
    if (m.kind == MentionKind::Person || m.kind == MentionKind::Organization) {
      ClaimBlock::refer(claim, "participants", i);
      ++taken;
    }
  }
  // The place stands behind the word for holding or visiting, else behind the anchor; what stands before names who
  // takes part.
  const auto held = block.find_any(s, {ids.hold, ids.host, ids.visit});
  const std::size_t from = held && *held > anchor ? *held : anchor;
  std::optional<std::uint32_t> place;
  for (const std::uint32_t i : block.mentions(s, MentionKind::Place)) {
    const bool inside_body = std::any_of(claim.mentions.begin(), claim.mentions.end(), [&](std::uint32_t other) {
      return block.mention(other).token <= block.mention(i).token &&
             block.mention(i).token_end <= block.mention(other).token_end;
    });
    if (inside_body) continue;
    if (block.mention(i).token > from && !place)
      place = i;
    else if (taken < 8) {
      ClaimBlock::refer(claim, "participants", i);
      ++taken;
    }
  }
  if (place) ClaimBlock::refer(claim, "place", *place);
  if (block.has(s, ids.go_out))
    ClaimBlock::set(claim, "direction", "out");
  else if (block.has(s, ids.come_in) || block.has(s, ids.receive))
    ClaimBlock::set(claim, "direction", "in");
}

void fill_project(ClaimBlock& block, const ConceptIds& ids, const Stretch& s, Claim& claim,
                  std::optional<std::uint32_t> figure) {
  ClaimBlock::subject(claim, "of");
  if (figure) {
    ClaimBlock::number(claim, "number", block.mention(*figure).value);
    claim.mentions.push_back(*figure);
  }
  (void)ids;
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
    const Mention& m = block.mention(i);
    if (m.kind != MentionKind::Amount || m.unit_kind != UnitKind::Money) continue;
    if (figure && i < *figure) continue;
    ClaimBlock::number(claim, "value", m.value);
    ClaimBlock::set(claim, "currency", m.name);
    claim.mentions.push_back(i);
    break;
  }
}

/// An event that stands inside a proposal is planned, and has the proposal's due time where it names none itself.
void date_planned_events(Reading& reading, std::size_t first_claim, std::size_t first_proposal) {
  std::size_t from = first_claim;
  for (std::size_t p = first_proposal; p < reading.claims.size(); ++p) {
    const Claim& proposal = reading.claims[p];
    while (from < first_proposal && reading.claims[from].end <= proposal.begin) ++from;
    for (std::size_t e = from; e < first_proposal && reading.claims[e].begin < proposal.end; ++e) {
      Claim& event = reading.claims[e];
      if (event.kind != ClaimKind::Event || event.begin < proposal.begin || event.end > proposal.end) continue;
      bool dated = false;
      for (Attribute& a : event.attributes) {
        dated = dated || a.key == "date";
        if (a.key == "modality" && a.text == "done") a.text = "planned";
      }
      for (const Attribute& a : proposal.attributes) {
        if (a.key == "due" && !dated) ClaimBlock::refer(event, "date", a.mention);
      }
    }
  }
}

}  // namespace

/// A target is no result, and 'a delegation' (one in words) counts nothing.
bool ClaimFinder::is_no_result(const ClaimBlock& block, const Stretch& s, std::uint32_t figure) const {
  const Mention& amount = block.mention(figure);
  const char first = block.text.text[block.text[amount.token].begin];
  const bool in_digits = first >= '0' && first <= '9';
  return block.has(s, ids_.target) || (amount.value == "1" && !in_digits && amount.token_end - amount.token <= 3);
}

/// 'At the conference, ...': a gathering without day, number or place that was spoken of before is no other event.
bool ClaimFinder::is_back_reference(const ClaimBlock& block, const Stretch& s, const ClaimRule& rule,
                                    const EventAnchor& event) const {
  std::string_view type;
  for (const auto& [key, value] : rule.set) type = key == "type" ? value : type;
  if (type != "meeting" && type != "conference" && type != "seminar") return false;
  if (event.ordinal) return false;
  std::string_view year;
  for (const std::uint32_t d : block.mentions(s, MentionKind::Date)) {
    const std::string_view value = block.mention(d).value;
    if (is_span_of_years(value)) continue;
    if (value.size() != 4) return false;
    year = value;  // a bare year may be part of its name: the conference of 2024
  }
  for (const std::uint32_t a : block.mentions(s, MentionKind::Amount)) {
    if (block.mention(a).name == "event") return false;
  }
  // Who met whom is news; who spoke at it is not.
  const bool somebody =
      !block.mentions(s, MentionKind::Person).empty() || !block.mentions(s, MentionKind::Organization).empty();
  if (year.empty() && somebody && !block.has(s, ids_.speak)) return false;
  constexpr std::size_t kRecent = 200;
  const auto& claims = block.reading.claims;
  for (std::size_t i = claims.size() > kRecent ? claims.size() - kRecent : 0; i < claims.size(); ++i) {
    if (claims[i].kind != ClaimKind::Event) continue;
    bool gathering = false;
    bool same_year = year.empty();
    for (const Attribute& a : claims[i].attributes) {
      gathering =
          gathering || (a.key == "type" && (a.text == "meeting" || a.text == "conference" || a.text == "seminar"));
      if (a.key == "date" && a.kind == Attribute::Kind::Mention) {
        const Mention& date = block.mention(a.mention);
        same_year = same_year || date.needs_year || date.value.starts_with(year);
      }
    }
    if (gathering && same_year) return true;
  }
  return false;
}

ClaimFinder::ClaimFinder(const Packs& packs) : ids_(packs) {
  for (const ClaimRuleRecord& record : packs.claim_rules()) {
    ClaimRule rule = to_rule(packs, record);
    (rule.sentence ? sentence_rules_ : clause_rules_).push_back(std::move(rule));
  }
}

bool ClaimFinder::holds(const ClaimBlock& block, const Stretch& s, const ClaimCondition& condition,
                        std::size_t anchor) const {
  using Side = ClaimCondition::Side;
  for (const std::uint16_t cls : condition.concepts) {
    if (!s.concepts.has(cls)) continue;
    if (condition.side == Side::Anywhere) return true;
    if (condition.side == Side::Before && block.last_before(s, {cls}, anchor)) return true;
    if (condition.side == Side::After && block.find(s, cls, anchor + 1)) return true;
  }
  for (const std::string_view name : condition.mentions) {
    std::size_t places = 0;
    for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
      const Mention& m = block.mention(i);
      if (condition.side == Side::Before && m.token >= anchor) continue;
      if (condition.side == Side::After && m.token <= anchor) continue;
      if (name == "places" && m.kind == MentionKind::Place && ++places >= 2) return true;
      if (name == "money" && m.kind == MentionKind::Amount && m.unit_kind == UnitKind::Money) return true;
      if (name == "term" && m.kind == MentionKind::Amount && m.unit_kind == UnitKind::Duration) return true;
      if (m.kind == MentionKind::Date && is_span_of_years(m.value)) continue;
      if (const auto kind = mention_kind(name); kind && m.kind == *kind) return true;
    }
  }
  return false;
}

bool ClaimFinder::fits(const ClaimBlock& block, const Stretch& s, const ClaimRule& rule, std::size_t anchor) const {
  const auto held = [&](const ClaimCondition& c) { return holds(block, s, c, anchor); };
  return std::all_of(rule.all.begin(), rule.all.end(), held) &&
         (rule.any.empty() || std::any_of(rule.any.begin(), rule.any.end(), held)) &&
         std::none_of(rule.none.begin(), rule.none.end(), held);
}

void ClaimFinder::apply(ClaimBlock& block, const Stretch& s, const ClaimRule& rule,
                        std::vector<std::uint64_t>& used) const {
  const auto group_key = [&](std::size_t anchor) {
    return std::hash<std::string_view>{}(rule.group) * 31 + (rule.anchor == ClaimRule::Anchor::Amount ? anchor : 0);
  };
  const auto make = [&](std::size_t anchor, std::optional<std::uint32_t> figure, const EventAnchor& event) {
    if (!fits(block, s, rule, anchor)) return;
    if (rule.kind == ClaimKind::Indicator && (!figure || is_no_result(block, s, *figure))) return;
    if (rule.kind == ClaimKind::Event && is_back_reference(block, s, rule, event)) return;
    if (!rule.group.empty() && !event.ordinal) {
      if (std::find(used.begin(), used.end(), group_key(anchor)) != used.end()) return;
      used.push_back(group_key(anchor));
    }
    Claim& claim = block.add(rule.kind, s, rule.id, rule.confidence);
    for (const auto& [key, value] : rule.set) ClaimBlock::set(claim, key, value);
    const bool modal =
        std::any_of(rule.set.begin(), rule.set.end(), [](const auto& entry) { return entry.first == "modality"; });
    switch (rule.kind) {
      case ClaimKind::Indicator:
        fill_indicator(block, ids_, s, claim, *figure);
        break;
      case ClaimKind::Event:
        fill_event(block, ids_, s, claim, event);
        break;
      case ClaimKind::Project:
        fill_project(block, ids_, s, claim, figure);
        break;
      case ClaimKind::Assessment:
        ClaimBlock::subject(claim, "of");
        claim.attributes.push_back({"about", Attribute::Kind::Passage, 0, claim.begin, claim.end, {}});
        break;
      default:
        break;
    }
    if (!modal && rule.kind == ClaimKind::Event) ClaimBlock::set(claim, "modality", modality_of(block, ids_, s));
    add_pillar_and_topics(block, ids_, s, claim);
  };
  switch (rule.anchor) {
    case ClaimRule::Anchor::Clause:
      make(s.first, std::nullopt, {s.first, std::nullopt});
      break;
    case ClaimRule::Anchor::Word:
      for (const EventAnchor& at : event_anchors(block, s, rule.words)) make(at.token, std::nullopt, at);
      break;
    case ClaimRule::Anchor::Amount:
      for (const std::uint32_t i : block.mentions(s, MentionKind::Amount)) {
        if (!block.mention(i).secondary && unit_fits(block.mention(i), rule.units)) make(block.mention(i).token, i, {});
      }
      break;
    case ClaimRule::Anchor::Mention:
      break;
  }
}

void ClaimFinder::apply_rules(ClaimBlock& block, const Stretch& s, const std::vector<ClaimRule>& rules) const {
  if (s.concepts_begin == s.concepts_end) return;
  const bool amounts = !block.mentions(s, MentionKind::Amount).empty();
  std::vector<std::uint64_t> used;
  for (const ClaimRule& rule : rules) {
    if (rule.anchor == ClaimRule::Anchor::Amount && !amounts) continue;
    const bool possible = std::all_of(rule.needed.begin(), rule.needed.end(),
                                      [&](const ConceptSet& set) { return set.meets(s.concepts); });
    if (possible) apply(block, s, rule, used);
  }
}

void ClaimFinder::find(ClaimBlock& block) const {
  const std::size_t first_claim = block.reading.claims.size();
  for (std::uint32_t n = 0; n < block.clauses.sentences.size(); ++n) {
    const Sentence& sentence = block.clauses.sentences[n];
    const Stretch whole = block.of(sentence, n);
    find_roles(block, whole);
    find_memberships_and_awards(block, ids_, whole);
    apply_rules(block, whole, sentence_rules_);
    for (std::uint32_t c = sentence.clauses_begin; c < sentence.clauses_end; ++c) {
      const Stretch clause = block.of(block.clauses.clauses[c], n);
      find_partnerships(block, ids_, clause, whole);
      find_agreements(block, ids_, clause);
      apply_rules(block, clause, clause_rules_);
    }
  }
  find_signature_roles(block);
  const std::size_t before_proposals = block.reading.claims.size();
  find_proposals(block, ids_);
  date_planned_events(block.reading, first_claim, before_proposals);
}

}  // namespace chancery
