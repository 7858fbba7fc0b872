#include "reading/claims.h"

#include <algorithm>

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
      {"date", MentionKind::Date},     {"amount", MentionKind::Amount}, {"ordinal", MentionKind::Ordinal},
      {"place", MentionKind::Place},   {"person", MentionKind::Person}, {"organization", MentionKind::Organization}};
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

void fill_indicator(ClaimBlock& block, const ConceptIds& ids, const Stretch& s, Claim& claim, std::uint32_t figure) {
  const Mention& amount = block.mention(figure);
  ClaimBlock::number(claim, "number", amount.value);
  ClaimBlock::set(claim, "unit", amount.name);
  claim.mentions.push_back(figure);
  if (!amount.most.empty()) ClaimBlock::number(claim, "number_max", amount.most);
  constexpr std::string_view kQualifiers[] = {"", "about", "over", "under", "nearly"};
  ClaimBlock::set(claim, "qualifier", kQualifiers[static_cast<std::size_t>(amount.qualifier)]);
  ClaimBlock::subject(claim, "of");
  if (block.has(s, ids.estimated)) ClaimBlock::set(claim, "status", "estimated");
  else if (block.has(s, ids.provisional)) ClaimBlock::set(claim, "status", "provisional");
  else if (block.has(s, ids.final)) ClaimBlock::set(claim, "status", "final");
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

void fill_event(ClaimBlock& block, const ConceptIds& ids, const Stretch& s, Claim& claim, std::size_t anchor) {
  if (const auto date = block.nearest(s, MentionKind::Date, anchor)) ClaimBlock::refer(claim, "date", *date);
  if (const auto ordinal = block.nearest(s, MentionKind::Ordinal, anchor)) {
    const std::size_t at = block.mention(*ordinal).token;
    if ((at > anchor ? at - anchor : anchor - at) <= 12) ClaimBlock::refer(claim, "ordinal", *ordinal);
  }
  std::size_t taken = 0;
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end && taken < 8; ++i) {
    const Mention& m = block.mention(i);
    if (m.kind == MentionKind::Person || m.kind == MentionKind::Organization) {
      ClaimBlock::refer(claim, "participants", i);
      ++taken;
    }
  }
  // The place stands behind the anchor as a rule; what stands before names who takes part.
  std::optional<std::uint32_t> place;
  for (const std::uint32_t i : block.mentions(s, MentionKind::Place)) {
    const bool inside_body = std::any_of(claim.mentions.begin(), claim.mentions.end(), [&](std::uint32_t other) {
      return block.mention(other).token <= block.mention(i).token && block.mention(i).token_end <= block.mention(other).token_end;
    });
    if (inside_body) continue;
    if (block.mention(i).token > anchor && !place) place = i;
    else if (taken < 8) {
      ClaimBlock::refer(claim, "participants", i);
      ++taken;
    }
  }
  if (place) ClaimBlock::refer(claim, "place", *place);
  if (block.has(s, ids.go_out)) ClaimBlock::set(claim, "direction", "out");
  else if (block.has(s, ids.come_in) || block.has(s, ids.receive)) ClaimBlock::set(claim, "direction", "in");
}

void fill_project(ClaimBlock& block, const ConceptIds& ids, const Stretch& s, Claim& claim, std::optional<std::uint32_t> figure) {
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

}  // namespace

ClaimFinder::ClaimFinder(const Packs& packs) : ids_(packs) {
  for (const ClaimRuleRecord& record : packs.claim_rules()) rules_.push_back(to_rule(packs, record));
}

bool ClaimFinder::holds(const ClaimBlock& block, const Stretch& s, const ClaimCondition& condition, std::size_t anchor) const {
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

void ClaimFinder::apply(ClaimBlock& block, const Stretch& s, const ClaimRule& rule, std::vector<std::uint64_t>& used) const {
  const auto group_key = [&](std::size_t anchor) {
    return std::hash<std::string_view>{}(rule.group) * 31 + anchor;
  };
  const auto make = [&](std::size_t anchor, std::optional<std::uint32_t> figure) {
    if (!fits(block, s, rule, anchor)) return;
    if (!rule.group.empty()) {
      if (std::find(used.begin(), used.end(), group_key(anchor)) != used.end()) return;
      used.push_back(group_key(anchor));
    }
    Claim& claim = block.add(rule.kind, s, rule.id, rule.confidence);
    for (const auto& [key, value] : rule.set) ClaimBlock::set(claim, key, value);
    const bool modal = std::any_of(rule.set.begin(), rule.set.end(), [](const auto& entry) { return entry.first == "modality"; });
    switch (rule.kind) {
      case ClaimKind::Indicator: fill_indicator(block, ids_, s, claim, *figure); break;
      case ClaimKind::Event: fill_event(block, ids_, s, claim, anchor); break;
      case ClaimKind::Project: fill_project(block, ids_, s, claim, figure); break;
      case ClaimKind::Assessment:
        ClaimBlock::subject(claim, "of");
        claim.attributes.push_back({"about", Attribute::Kind::Passage, 0, claim.begin, claim.end, {}});
        break;
      default: break;
    }
    if (!modal && rule.kind == ClaimKind::Event) ClaimBlock::set(claim, "modality", modality_of(block, ids_, s));
    add_pillar_and_topics(block, ids_, s, claim);
  };
  switch (rule.anchor) {
    case ClaimRule::Anchor::Clause: make(s.first, std::nullopt); break;
    case ClaimRule::Anchor::Word: {
      std::optional<std::size_t> first;
      for (const std::uint16_t cls : rule.words) {
        const auto at = block.find(s, cls);
        if (at && (!first || *at < *first)) first = at;
      }
      if (first) make(*first, std::nullopt);
      break;
    }
    case ClaimRule::Anchor::Amount:
      for (const std::uint32_t i : block.mentions(s, MentionKind::Amount)) {
        if (unit_fits(block.mention(i), rule.units)) make(block.mention(i).token, i);
      }
      break;
    case ClaimRule::Anchor::Mention: break;
  }
}

void ClaimFinder::apply_rules(ClaimBlock& block, const Stretch& s, bool sentence) const {
  std::vector<std::uint64_t> used;
  for (const ClaimRule& rule : rules_) {
    if (rule.sentence == sentence) apply(block, s, rule, used);
  }
}

void ClaimFinder::find(ClaimBlock& block) const {
  for (std::uint32_t n = 0; n < block.clauses.sentences.size(); ++n) {
    const Sentence& sentence = block.clauses.sentences[n];
    const Stretch whole = block.of(sentence, n);
    find_roles(block, ids_, whole);
    find_memberships_and_awards(block, ids_, whole);
    apply_rules(block, whole, true);
    for (std::uint32_t c = sentence.clauses_begin; c < sentence.clauses_end; ++c) {
      const Stretch clause = block.of(block.clauses.clauses[c], n);
      find_partnerships(block, ids_, clause, whole);
      find_agreements(block, ids_, clause);
      apply_rules(block, clause, false);
    }
  }
  find_proposals(block, ids_);
}

}  // namespace chancery
