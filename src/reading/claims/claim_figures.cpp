#include "reading/claims/claim_figures.h"

#include <algorithm>

namespace chancery {
namespace {

bool is_among(const std::vector<std::uint16_t>& words, std::uint16_t cls) {
  return std::find(words.begin(), words.end(), cls) != words.end();
}

/// Does a comma or an 'and' part the tokens [from, to)?
bool is_parted(const ClaimBlock& block, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    if (block.text.is_mark(i, ',') || block.text.is_mark(i, ';') || block.text.is(i, Cls::OrdinalJoint)) return true;
  }
  return false;
}

/// The token whose concepts govern the span; nothing where the stretch holds none of them.
std::optional<std::size_t> governing_token(const ClaimBlock& block, const Stretch& s, const TokenSpan& span,
                                           const std::vector<std::uint16_t>& words,
                                           const std::vector<std::uint16_t>& rivals) {
  constexpr std::size_t kRightBehind = 4;
  constexpr std::size_t kBehind = 20;
  std::optional<std::size_t> inside;
  std::optional<std::size_t> before;
  std::optional<std::size_t> behind;
  for (std::uint32_t c = s.concepts_begin; c < s.concepts_end; ++c) {
    const ConceptAt& at = block.clauses.concepts[c];
    if (!is_among(words, at.cls) && !is_among(rivals, at.cls)) continue;
    if (at.token < span.first) {
      before = at.token;
    } else if (at.token < span.last) {
      inside = at.token;
    } else if (!behind) {
      behind = at.token;
    }
  }
  if (inside) return inside;
  const bool right_behind = behind && *behind - span.last <= kRightBehind && !is_parted(block, span.last, *behind);
  // 'exports hit 1.2 billion while imports ...': what stands nearer before the figure keeps it.
  if (right_behind && (!before || span.first - *before > *behind - span.last + 1)) return behind;
  if (before || !behind || *behind - span.last > kBehind) return before;
  return behind;
}

/// Where the last of these concepts stands before the token, and which it is.
bool is_nearest_before(const ClaimBlock& block, const Stretch& s, std::size_t token, std::uint16_t wanted,
                       std::initializer_list<std::uint16_t> all, std::size_t reach) {
  const auto at = block.last_before(s, all, token);
  return at && at->cls == wanted && token - at->token <= reach;
}

/// A percentage that says how much of a plan was reached: '85% of the plan', 'reached the plan by 85%'.
bool is_share_of_plan(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s, const Mention& percent) {
  constexpr std::size_t kBehind = 5;
  constexpr std::size_t kBefore = 4;
  const auto behind = block.find(s, ids.of_plan, percent.token_end);
  if (behind && *behind - percent.token_end <= kBehind && !is_parted(block, percent.token_end, *behind)) return true;
  return is_nearest_before(block, s, percent.token, ids.of_plan, {ids.of_plan, ids.increase, ids.decrease}, kBefore) &&
         !is_parted(block, percent.token - 2, percent.token);
}

/// By how much a figure rose or fell: the percentage behind the word for it ('up by 12%'), or before it ('12% higher').
/// Nothing where another figure takes the word.
std::optional<std::uint16_t> change_of(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s,
                                       const Mention& percent, std::size_t from) {
  constexpr std::size_t kBefore = 6;
  constexpr std::size_t kBehind = 3;
  const auto before = block.last_before(s, {ids.increase, ids.decrease}, percent.token);
  if (before && before->token >= from && percent.token - before->token <= kBefore) return before->cls;
  for (const std::uint16_t cls : {ids.increase, ids.decrease}) {
    const auto behind = block.find(s, cls, percent.token_end);
    if (behind && *behind - percent.token_end < kBehind && !is_parted(block, percent.token_end, *behind)) return cls;
  }
  return std::nullopt;
}

/// The percentages that follow a figure, up to the next figure: what it is of the plan, and how it changed.
void add_percentages(ClaimBlock& block, const ConceptIds& ids, const Stretch& s, Claim& claim, std::uint32_t figure) {
  bool plan = false;
  bool growth = false;
  std::size_t from = block.mention(figure).token;
  for (std::uint32_t i = figure + 1; i < s.mentions_end; ++i) {
    const Mention& m = block.mention(i);
    if (m.kind != MentionKind::Amount) continue;
    if (m.name != "%") break;
    if (!plan && is_share_of_plan(block, ids, s, m)) {
      plan = true;
      ClaimBlock::number(claim, "plan_percent", m.value);
      claim.mentions.push_back(i);
    } else if (const auto change = change_of(block, ids, s, m, from); !growth && change) {
      growth = true;
      const bool down = *change == ids.decrease;
      ClaimBlock::number(claim, "growth_percent",
                         down ? block.reading.keep("-" + std::string(m.value)) : std::string_view(m.value));
      claim.mentions.push_back(i);
    }
    from = m.token_end;
  }
}

/// The time that the figure is of: the only date of the stretch that is no day, but for what it is compared with.
std::optional<std::uint32_t> period_of(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s,
                                       std::size_t figure) {
  std::optional<std::uint32_t> period;
  const auto compared = block.find_any(s, {ids.compared, ids.increase, ids.decrease}, figure);
  for (const std::uint32_t d : block.mentions(s, MentionKind::Date)) {
    if (compared && block.mention(d).token > *compared) continue;
    if (period) return std::nullopt;
    period = d;
  }
  if (period && block.mention(*period).value.size() == 10) return std::nullopt;
  return period;
}

void add_value(ClaimBlock& block, Claim& claim, std::uint32_t money) {
  ClaimBlock::number(claim, "value", block.mention(money).value);
  ClaimBlock::set(claim, "currency", block.mention(money).name);
  claim.mentions.push_back(money);
}

bool is_money(const Mention& m) { return m.kind == MentionKind::Amount && m.unit_kind == UnitKind::Money; }

/// How far a project is, where a word right beside its own says it.
std::string_view status_of(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s, std::size_t anchor) {
  constexpr std::size_t kReach = 20;
  const auto near = [&](std::uint16_t cls) {
    const auto before = block.last_before(s, {cls}, anchor);
    const auto behind = block.find(s, cls, anchor);
    return (before && anchor - before->token <= kReach) || (behind && *behind - anchor <= kReach);
  };
  const auto asked = block.last_before(s, {ids.propose, ids.request, ids.recommend}, anchor);
  if (asked) return "proposed";
  if (near(ids.approved)) return "approved";
  if (near(ids.ongoing)) return "ongoing";
  if (near(ids.supported)) return "supported";
  return {};
}

/// The sum of counted projects: behind them before the next count, else right before them ('committing 2 million USD to
/// 16 projects').
std::optional<std::uint32_t> sum_of(const ClaimBlock& block, const Stretch& s, std::uint32_t figure) {
  constexpr std::size_t kRightBefore = 4;
  for (std::uint32_t i = figure + 1; i < s.mentions_end; ++i) {
    const Mention& m = block.mention(i);
    if (is_money(m)) return i;
  }
  if (figure > s.mentions_begin && is_money(block.mention(figure - 1)) &&
      block.mention(figure).token - block.mention(figure - 1).token_end <= kRightBefore)
    return figure - 1;
  return std::nullopt;
}

}  // namespace

bool is_governed(const ClaimBlock& block, const Stretch& s, const TokenSpan& span,
                 const std::vector<std::uint16_t>& words, const std::vector<std::uint16_t>& rivals) {
  if (std::none_of(words.begin(), words.end(), [&](std::uint16_t cls) { return block.has(s, cls); })) return false;
  const auto token = governing_token(block, s, span, words, rivals);
  if (!token) {
    // What was taken over from before stands nowhere in the stretch.
    return std::any_of(words.begin(), words.end(),
                       [&](std::uint16_t cls) { return block.has(s, cls) && !block.find(s, cls); });
  }
  bool wanted = false;
  for (std::uint32_t c = s.concepts_begin; c < s.concepts_end; ++c) {
    const ConceptAt& at = block.clauses.concepts[c];
    if (at.token != *token) continue;
    if (is_among(rivals, at.cls)) return false;
    wanted = wanted || is_among(words, at.cls);
  }
  return wanted;
}

bool in_table(const ClaimBlock& block, const Mention& figure) {
  return figure.rule.ends_with(".table_cell") || (figure.token > 0 && block.text.is_mark(figure.token - 1, '|'));
}

namespace {

/// '58 students, of whom 41 women': a part of the figure before it.
bool is_part_of_figure(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s, std::uint32_t figure) {
  constexpr std::size_t kReach = 2;
  if (figure == s.mentions_begin || block.mention(figure - 1).kind != MentionKind::Amount) return false;
  const auto women = block.last_before(s, {ids.women}, block.mention(figure).token_end + 1);
  return women && women->token + kReach >= block.mention(figure).token &&
         women->token >= block.mention(figure - 1).token_end;
}

/// The sum of a single project in a paragraph on aid is the project's, no total of aid.
bool is_of_single_project(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s, const Mention& amount) {
  const bool taken_over = block.has(s, ids.ngo) && !block.find(s, ids.ngo) && !block.find(s, ids.aid);
  if (!taken_over || amount.unit_kind != UnitKind::Money) return false;
  const MentionList amounts = block.mentions(s, MentionKind::Amount);
  return std::none_of(amounts.begin(), amounts.end(),
                      [&](std::uint32_t a) { return block.mention(a).name == "project"; });
}

}  // namespace

bool is_result(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s, std::uint32_t figure) {
  if (is_part_of_figure(block, ids, s, figure)) return false;
  const Mention& amount = block.mention(figure);
  const char first = block.text.text[block.text[amount.token].begin];
  const bool in_digits = first >= '0' && first <= '9';
  if (amount.value == "1" && !in_digits && amount.token_end - amount.token <= 3) return false;
  if (is_of_single_project(block, ids, s, amount)) return false;
  // An aim that stands nowhere in the stretch was taken over from before it.
  const auto target = block.find(s, ids.target);
  if (block.has(s, ids.target) && (!target || *target < amount.token)) return false;
  constexpr std::size_t kReach = 15;
  const auto marker =
      block.last_before(s, {ids.plan, ids.future, ids.done, ids.achieved, ids.estimated, ids.ongoing}, amount.token);
  const bool ahead = marker && (marker->cls == ids.plan || marker->cls == ids.future);
  return !ahead || amount.token - marker->token > kReach || block.has(s, ids.estimated);
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
  if (const auto period = period_of(block, ids, s, amount.token)) ClaimBlock::refer(claim, "period", *period);
  add_percentages(block, ids, s, claim, figure);
}

void fill_project(ClaimBlock& block, const ConceptIds& ids, const Stretch& s, Claim& claim, std::size_t anchor,
                  std::optional<std::uint32_t> figure) {
  ClaimBlock::subject(claim, "of");
  const bool told = std::any_of(claim.attributes.begin(), claim.attributes.end(),
                                [](const Attribute& a) { return a.key == "status"; });
  if (!told && !figure) ClaimBlock::set(claim, "status", status_of(block, ids, s, anchor));
  if (figure) {
    ClaimBlock::number(claim, "number", block.mention(*figure).value);
    claim.mentions.push_back(*figure);
    if (const auto sum = sum_of(block, s, *figure)) add_value(block, claim, *sum);
    return;
  }
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
    if (is_money(block.mention(i))) return add_value(block, claim, i);
  }
}

}  // namespace chancery
