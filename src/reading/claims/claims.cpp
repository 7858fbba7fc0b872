#include "reading/claims/claims.h"

#include <algorithm>

#include "reading/claims/claim_context.h"
#include "reading/claims/claim_figures.h"
#include "reading/claims/rule_index.h"
#include "reading/claims/signatures.h"

namespace chancery {
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
    if (word.starts_with('~')) condition.side = ClaimCondition::Side::Governing;
    if (condition.side != ClaimCondition::Side::Anywhere) word.remove_prefix(1);
    if (const std::size_t slash = word.find('/'); slash != std::string_view::npos) {
      for (const std::string_view name : split(word.substr(slash + 1), '|'))
        condition.rivals.push_back(packs.concept_class(name));
      word = word.substr(0, slash);
    }
    for (const std::string_view name : split(word, '|')) {
      if (name.starts_with('@')) {
        const auto* const asked = std::find(std::begin(kAskedMentions), std::end(kAskedMentions), name.substr(1));
        condition.mentions.push_back(static_cast<AskedMention>(asked - std::begin(kAskedMentions)));
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

bool is_asked(const Mention& m, AskedMention asked) {
  switch (asked) {
    case AskedMention::Date:
      return m.kind == MentionKind::Date && !is_span_of_years(m.value);
    case AskedMention::Place:
    case AskedMention::Places:
      return m.kind == MentionKind::Place;
    case AskedMention::Person:
      return m.kind == MentionKind::Person;
    case AskedMention::Organization:
      return m.kind == MentionKind::Organization;
    case AskedMention::Ordinal:
      return m.kind == MentionKind::Ordinal;
    case AskedMention::Amount:
      return m.kind == MentionKind::Amount;
    case AskedMention::Money:
      return m.kind == MentionKind::Amount && m.unit_kind == UnitKind::Money;
    case AskedMention::Term:
      return m.kind == MentionKind::Amount && m.unit_kind == UnitKind::Duration;
    case AskedMention::Projects:
      return m.kind == MentionKind::Amount && m.name == "project" && m.value != "1";
  }
  return false;
}

/// 'On 5 July received X, who visits from 4 to 7 July': a day behind the word at `token` where another stands before
/// it.
bool has_day_of_its_own(const ClaimBlock& block, const Stretch& s, std::size_t token, std::size_t next) {
  constexpr std::size_t kReach = 20;
  constexpr std::size_t kDay = 10;  // letters of a day in EDTF
  bool another = false;
  for (const std::uint32_t d : block.mentions(s, MentionKind::Date)) {
    const Mention& m = block.mention(d);
    if (m.value.size() < kDay) continue;
    if (m.token > token) return another && m.token < next && m.token - token <= kReach;
    another = true;
  }
  return false;
}

/// 'On 2 March chaired the meeting that prepares the 7th meeting of 22 to 24 April': each has a day.
bool has_days_apart(const ClaimBlock& block, const Stretch& s, std::size_t first, std::size_t second) {
  constexpr std::size_t kDay = 10;  // letters of a day in EDTF
  bool before = false;
  bool behind = false;
  for (const std::uint32_t d : block.mentions(s, MentionKind::Date)) {
    const Mention& m = block.mention(d);
    if (m.value.size() < kDay) continue;
    before = before || m.token < first;
    behind = behind || m.token > second;
  }
  return before && behind;
}

/// 'ระเบียบวาระที่ 4 ... การประชุมครั้งที่ 8': where numbers follow what they number, one before it is of something else.
bool is_numbered_behind(const ClaimBlock& block, const MentionList& ordinals, std::size_t token) {
  constexpr std::size_t kReach = 2;
  return block.text[token].has(Token::kUnspaced) && std::any_of(ordinals.begin(), ordinals.end(), [&](std::uint32_t o) {
           const std::size_t at = block.mention(o).token;
           return at > token && at - token <= kReach;
         });
}

/// The events that a clause names with one of `words`: the first, and every further one with an ordinal or a day of its
/// own ('the 3rd meeting of secretaries and the 9th of the working group', 'the 9th and 10th').
std::vector<EventAnchor> event_anchors(const ClaimBlock& block, const Stretch& s,
                                       const std::vector<std::uint16_t>& words, std::uint16_t sign) {
  constexpr std::size_t kReach = 40;
  std::vector<EventAnchor> anchors;
  for (std::uint32_t c = s.concepts_begin; c < s.concepts_end; ++c) {
    const ConceptAt& at = block.clauses.concepts[c];
    const bool asked = std::find(words.begin(), words.end(), at.cls) != words.end();
    if (asked && (anchors.empty() || anchors.back().token != at.token)) anchors.push_back({at.token, std::nullopt});
  }
  if (anchors.empty()) return anchors;
  std::vector<EventAnchor> out;
  // What is signed has no number; one beside it is that of an anniversary.
  const bool signing = std::find(words.begin(), words.end(), sign) != words.end();
  const auto ordinals = signing ? MentionList{} : block.mentions(s, MentionKind::Ordinal);
  for (std::size_t a = 0; a < anchors.size(); ++a) {
    const std::size_t next = a + 1 < anchors.size() ? anchors[a + 1].token : s.last;
    const std::size_t before = a == 0 ? s.first : anchors[a].token;
    bool numbered = false;
    const bool own = is_numbered_behind(block, ordinals, anchors[a].token);
    for (const std::uint32_t o : ordinals) {
      const std::size_t token = block.mention(o).token;
      if (own && token < anchors[a].token) continue;
      const bool near = token > anchors[a].token ? token < next && token - anchors[a].token <= kReach
                                                 : token >= before && anchors[a].token - token <= 6;
      if (!near) continue;
      // 'the 7th session of the 2nd legislature' is one event: only numbers joined to the first are others.
      if (numbered && !block.mention(o).rule.ends_with(".joint")) continue;
      out.push_back({anchors[a].token, o});
      numbered = true;
    }
    if (!numbered && (a == 0 || has_day_of_its_own(block, s, anchors[a].token, next))) out.push_back(anchors[a]);
  }
  // An unnumbered first word beside numbered ones is what they are part of, not another event.
  if (out.size() > 1 && !out[0].ordinal && out[1].ordinal && !has_days_apart(block, s, out[0].token, out[1].token))
    out.erase(out.begin());
  return out;
}

/// 'Under the memorandum signed in 2019': the year of the document, not of what is done under it.
bool is_of_document(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s, const Mention& date) {
  constexpr std::size_t kReach = 3;
  const auto sign = block.last_before(s, {ids.sign}, date.token);
  return date.value.size() == 4 && sign && date.token - sign->token <= kReach;
}

/// 'A conference to review the external work of 2023': the year of the work, not of the conference.
bool is_of_work(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s, std::size_t anchor,
                const Mention& date) {
  if (date.value.size() != 4 || date.token < anchor) return false;
  const auto work = block.find_any(s, {ids.external_work, ids.directions, ids.of_plan}, anchor + 1);
  const auto held = block.find_any(s, {ids.hold, ids.host}, anchor + 1);
  return work && *work < date.token && (!held || *held < *work || *held > date.token);
}

/// 'On 26 May, during a visit from 25 to 29 May, held talks': the later date is that of the visit, whose word stands
/// right before it and is not the event at `anchor`.
bool is_of_other_event(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s, std::size_t anchor,
                       const Mention& date) {
  constexpr std::size_t kReach = 4;
  const auto other = block.last_before(s,
                                       {ids.visit, ids.meeting, ids.talks, ids.conference, ids.seminar, ids.festival,
                                        ids.ceremony, ids.anniversary, ids.exchange, ids.training},
                                       date.token);
  return other && other->token != anchor && date.token - other->token <= kReach &&
         (anchor < other->token || anchor > date.token);
}

/// The fullest date of the stretch, of equal ones the nearest, before one of another event; one right behind the
/// signing of a document is its own ('since they signed the agreement in 2013').
std::optional<std::uint32_t> event_date(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s,
                                        std::size_t anchor, bool signing) {
  constexpr std::size_t kRightBehind = 7;
  std::optional<std::uint32_t> best;
  std::size_t best_cost = SIZE_MAX;
  for (const std::uint32_t d : block.mentions(s, MentionKind::Date)) {
    const Mention& m = block.mention(d);
    const bool of_other = is_of_document(block, ids, s, m) || is_of_work(block, ids, s, anchor, m);
    if (is_span_of_years(m.value) || (!signing && of_other)) continue;
    const std::size_t vague = m.value.size() >= 10 ? 0 : m.value.size() >= 7 ? 1 : 2;
    const std::size_t distance = m.token > anchor ? m.token - anchor : anchor - m.token;
    const bool own = signing && m.token > anchor && distance <= kRightBehind;
    const std::size_t other = is_of_other_event(block, ids, s, anchor, m) ? 300 : 0;
    const std::size_t cost = own ? distance : vague * 1000 + other + distance;
    if (cost < best_cost) {
      best_cost = cost;
      best = d;
    }
  }
  return best;
}

/// Does the date of an event say its day or month, or its number which one it is?
bool says_day(const Reading& reading, const Claim& claim) {
  constexpr std::size_t kMonth = 7;  // letters of a month in EDTF
  return std::any_of(claim.attributes.begin(), claim.attributes.end(), [&](const Attribute& a) {
    return a.key == "ordinal" || (a.key == "date" && reading.mentions[a.mention].value.size() >= kMonth);
  });
}

void fill_event(ClaimBlock& block, const ConceptIds& ids, const Stretch& s, Claim& claim, const EventAnchor& at) {
  const std::size_t anchor = at.token;
  if (const auto date = event_date(block, ids, s, anchor, block.text.find(anchor, ids.sign) != nullptr))
    ClaimBlock::refer(claim, "date", *date);
  if (at.ordinal) ClaimBlock::refer(claim, "ordinal", *at.ordinal);
  std::size_t taken = 0;
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end && taken < 8; ++i) {
    const Mention& m = block.mention(i);
    if (m.kind != MentionKind::Person && (m.kind != MentionKind::Organization || block.in_brackets(m))) continue;
    const bool known = std::any_of(claim.mentions.begin(), claim.mentions.end(), [&](std::uint32_t other) {
      return block.mention(other).kind == m.kind && block.mention(other).name == m.name;
    });
    if (known) continue;
    ClaimBlock::refer(claim, "participants", i);
    ++taken;
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
    const bool of_anniversary =
        block.has(s, ids.anniversary) && block.mention(i).token > anchor &&
        (block.text.is_mark(block.mention(i).token_end, '-') || block.text.is_mark(block.mention(i).token - 1, '-'));
    if (inside_body || (of_anniversary && block.text.find(anchor, ids.sign) != nullptr)) continue;
    const bool in_name = block.text.is_mark(block.mention(i).token_end, '-') ||
                         (block.mention(i).token > 0 && block.text.is_mark(block.mention(i).token - 1, '-'));
    if (block.mention(i).token > from && !place && !in_name)
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

}  // namespace

ClaimFinder::ClaimFinder(const Packs& packs, Needs needs)
    : ids_(packs, needs),
      table_words_(packs),
      clause_rules_(std::make_unique<RuleIndex>()),
      sentence_rules_(std::make_unique<RuleIndex>()) {
  for (const ClaimRuleRecord& record : packs.claim_rules()) {
    ClaimRule rule = to_rule(packs, record);
    if (needs == Needs::NotAsked) rule.needed.clear();
    (rule.sentence ? sentence_rules_ : clause_rules_)->add(std::move(rule));
  }
}

ClaimFinder::~ClaimFinder() = default;

bool ClaimFinder::holds(const ClaimBlock& block, const Stretch& s, const ClaimCondition& condition,
                        const TokenSpan& span) const {
  using Side = ClaimCondition::Side;
  if (condition.side == Side::Governing) return is_governed(block, s, span, condition.concepts, condition.rivals);
  const std::size_t anchor = span.first;
  for (const std::uint16_t cls : condition.concepts) {
    if (!s.concepts.has(cls)) continue;
    if (condition.side == Side::Anywhere) return true;
    if (condition.side == Side::Before && block.last_before(s, {cls}, anchor)) return true;
    if (condition.side == Side::After && block.find(s, cls, anchor + 1)) return true;
  }
  for (const AskedMention asked : condition.mentions) {
    std::size_t missing = asked == AskedMention::Places ? 2 : 1;
    for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
      const Mention& m = block.mention(i);
      if (condition.side == Side::Before && m.token >= anchor) continue;
      if (condition.side == Side::After && m.token <= anchor) continue;
      if (is_asked(m, asked) && --missing == 0) return true;
    }
  }
  return false;
}

bool ClaimFinder::fits(const ClaimBlock& block, const Stretch& s, const ClaimRule& rule,
                       const TokenSpan& anchor) const {
  const auto held = [&](const ClaimCondition& c) { return holds(block, s, c, anchor); };
  return std::all_of(rule.all.begin(), rule.all.end(), held) &&
         (rule.any.empty() || std::any_of(rule.any.begin(), rule.any.end(), held)) &&
         std::none_of(rule.none.begin(), rule.none.end(), held);
}

void ClaimFinder::apply(ClaimBlock& block, const Stretch& s, const ClaimRule& rule,
                        std::vector<std::uint64_t>& used) const {
  if (s.cell && (rule.kind != ClaimKind::Indicator || rule.anchor != ClaimRule::Anchor::Amount)) return;
  const auto group_key = [&](std::size_t anchor) {
    return std::hash<std::string_view>{}(rule.group) * 31 + (rule.anchor == ClaimRule::Anchor::Amount ? anchor : 0);
  };
  const auto make = [&](std::size_t anchor, std::optional<std::uint32_t> figure, const EventAnchor& event) {
    const std::size_t anchor_end = figure ? block.mention(*figure).token_end : anchor + 1;
    if (!fits(block, s, rule, {anchor, anchor_end})) return;
    // A row of a table holds figures of the work; the projects and agreements behind them are told elsewhere.
    if (figure && rule.kind != ClaimKind::Indicator && in_table(block, block.mention(*figure))) return;
    if (figure ? !is_result(block, ids_, s, *figure) : rule.kind == ClaimKind::Indicator) return;
    if (rule.kind == ClaimKind::Event && !event.ordinal && block.mentions(s, MentionKind::Date).empty() &&
        !is_told_undated(block, s, rule, anchor))
      return;
    if (rule.kind == ClaimKind::Assessment && is_task(block, s, anchor)) return;
    if (rule.kind == ClaimKind::Event && (is_named_better(block, rule.type(), anchor) ||
                                          is_counted(block, s, rule, anchor) || is_occasion(block, s, rule, event) ||
                                          is_habit(block, s, rule, event) || is_back_reference(block, s, rule, event)))
      return;
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
        fill_project(block, ids_, s, claim, anchor, figure);
        break;
      case ClaimKind::Assessment:
        ClaimBlock::subject(claim, "of");
        claim.attributes.push_back({"about", Attribute::Kind::Passage, 0, claim.begin, claim.end, {}});
        break;
      default:
        break;
    }
    const bool told = rule.type() == "meeting" || block.find_any(s, {ids_.hold, ids_.host, ids_.attend}).has_value();
    if (rule.kind == ClaimKind::Event && claim.mentions.empty() && !told) {
      block.reading.claims.pop_back();  // a heading that names it, nobody who met and no day
      return;
    }
    if (!modal && rule.kind == ClaimKind::Event) {
      const std::string_view modality = modality_of(block, ids_, s, anchor);
      if (modality == "denied" && !says_day(block.reading, claim)) {
        block.reading.claims.pop_back();  // 'No agreement was signed in 2023' denies a year's work, no event
        return;
      }
      ClaimBlock::set(claim, "modality", modality);
    }
    add_pillar_and_topics(block, ids_, s, claim);
  };
  switch (rule.anchor) {
    case ClaimRule::Anchor::Clause:
      make(s.first, std::nullopt, {s.first, std::nullopt});
      break;
    case ClaimRule::Anchor::Word:
      for (const EventAnchor& at : event_anchors(block, s, rule.words, ids_.sign)) make(at.token, std::nullopt, at);
      break;
    case ClaimRule::Anchor::Amount:
      for (const std::uint32_t i : block.mentions(s, MentionKind::Amount)) {
        if (!block.mention(i).secondary && unit_fits(block.mention(i), rule.units)) make(block.mention(i).token, i, {});
      }
      break;
  }
}

void ClaimFinder::apply_rules(ClaimBlock& block, const Stretch& s, const RuleIndex& rules) const {
  if (s.concepts_begin == s.concepts_end) return;
  const bool amounts = !block.mentions(s, MentionKind::Amount).empty();
  std::vector<std::uint64_t> used;
  rules.each_possible(s.concepts, [&](const ClaimRule& rule) {
    if (rule.anchor != ClaimRule::Anchor::Amount || amounts) apply(block, s, rule, used);
  });
}

void ClaimFinder::apply_to_cell(ClaimBlock& block, const TableFigure& figure) const {
  const std::size_t first = block.reading.claims.size();
  block.reading.mentions[figure.figure].secondary = false;
  apply_rules(block, figure.stretch, *sentence_rules_);
  apply_rules(block, figure.stretch, *clause_rules_);
  for (std::size_t c = first; c < block.reading.claims.size(); ++c) {
    TableFigures::complete(block, figure, block.reading.claims[c]);
  }
}

void ClaimFinder::find(ClaimBlock& block) const {
  const std::size_t first_claim = block.reading.claims.size();
  ClaimContext context(ids_);
  TableFigures table(table_words_, ids_);
  for (std::uint32_t n = 0; n < block.clauses.sentences.size(); ++n) {
    const Sentence& sentence = block.clauses.sentences[n];
    const Stretch whole = block.of(sentence, n);
    const std::vector<TableFigure>& figures = table.take(block, sentence, n);
    context.begin(block, sentence, whole);
    find_roles(block, whole);
    find_memberships_and_awards(block, ids_, whole);
    apply_rules(block, whole, *sentence_rules_);
    for (std::uint32_t c = sentence.clauses_begin; c < sentence.clauses_end; ++c) {
      Stretch clause = block.of(block.clauses.clauses[c], n);
      clause.concepts.merge(context.taken_over(block, clause));
      find_partnerships(block, ids_, clause);
      find_agreements(block, ids_, clause);
      apply_rules(block, clause, *clause_rules_);
    }
    for (const TableFigure& figure : figures) apply_to_cell(block, figure);
  }
  find_document_claims(block, ids_, first_claim);
  find_listed_shortcomings(block, ids_, first_claim);
  find_signature_roles(block);
  const std::size_t before_proposals = block.reading.claims.size();
  find_proposals(block, ids_);
  plan_what_is_proposed(block.reading, first_claim, before_proposals);
}

}  // namespace chancery
