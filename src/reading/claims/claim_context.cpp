#include "reading/claims/claim_context.h"

#include <algorithm>

namespace chancery {

namespace {

bool names_money(const ClaimBlock& block, const Stretch& s) {
  const MentionList amounts = block.mentions(s, MentionKind::Amount);
  return std::any_of(amounts.begin(), amounts.end(),
                     [&](std::uint32_t a) { return block.mention(a).unit_kind == UnitKind::Money; });
}

/// A single project with its sum.
bool values_project(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s) {
  return block.has(s, ids.project) && names_money(block, s);
}

bool counts_projects(const ClaimBlock& block, const Stretch& s) {
  const MentionList amounts = block.mentions(s, MentionKind::Amount);
  return std::any_of(amounts.begin(), amounts.end(),
                     [&](std::uint32_t a) { return block.mention(a).name == "project"; });
}

}  // namespace

bool ClaimContext::opens_targets(const ClaimBlock& block, const Sentence& sentence, const Stretch& whole) const {
  constexpr std::size_t kHeading = 14;
  if (sentence.opens_list) return block.find_any(whole, {ids_.target, ids_.directions}).has_value();
  const bool stopped = block.text.is_mark(whole.last - 1, '.') || block.text.is(whole.last - 1, Cls::SentenceMark);
  return !stopped && whole.last - whole.first <= kHeading && block.has(whole, ids_.directions) &&
         !block.has(whole, ids_.done);
}

void ClaimContext::begin(const ClaimBlock& block, const Sentence& sentence, const Stretch& whole) {
  // News give each sentence a paragraph: where projects were counted, the next two may go on to count; so may 'of
  // these'.
  constexpr std::uint32_t kGoesOn = 2;
  const auto of_these = block.find(whole, ids_.such_as);
  const bool refers_back = of_these && *of_these <= whole.first + 1;
  const bool goes_on = (counted_ || refers_back || (summed_ && block.has(whole, ids_.ranking))) &&
                       sentence.line <= money_line_ + kGoesOn;
  if (sentence.line != line_ && !sentence.list_item && !goes_on) money_ = 0;
  if (opens_targets(block, sentence, whole)) {
    listed_ = true;
  } else if (sentence.line != line_ && !sentence.list_item) {
    listed_ = false;
  }
  line_ = sentence.line;
  targets_ = listed_;
}

ConceptSet ClaimContext::taken_over(const ClaimBlock& block, const Stretch& clause) {
  ConceptSet taken;
  if (targets_) taken.add(ids_.target);
  // In 'strive for exports of 4 billion; 5 new projects' the aim holds for what follows it.
  targets_ = (targets_ || block.has(clause, ids_.target)) && !block.has(clause, ids_.achieved);
  const auto money = block.last_before(clause, {ids_.fdi, ids_.oda, ids_.ngo}, clause.last);
  if (money) {
    money_ = money->cls;
    money_line_ = line_;
    counted_ = counts_projects(block, clause);
    summed_ = names_money(block, clause);
    return taken;
  }
  if (money_ == 0 || block.has(clause, ids_.aid) || block.has(clause, ids_.domestic)) return taken;
  const bool speaks_on = block.has(clause, ids_.adjusted) || block.has(clause, ids_.new_project) ||
                         block.has(clause, ids_.capital) || block.has(clause, ids_.approved);
  const bool supports = money_ == ids_.ngo && block.has(clause, ids_.supported) && values_project(block, ids_, clause);
  // 'New and added capital came to 350 million USD', in a paragraph on foreign investment.
  const bool sums = money_ == ids_.fdi && line_ == money_line_ && block.has(clause, ids_.capital) &&
                    (block.has(clause, ids_.adjusted) || block.has(clause, ids_.new_project));
  // 'It was followed by Bac Ninh with 2.85 billion USD', behind the first of a ranking.
  const bool ranks = money_ == ids_.fdi && summed_ && block.has(clause, ids_.ranking) && names_money(block, clause);
  if (sums || supports || ranks || (speaks_on && counts_projects(block, clause))) taken.add(money_);
  return taken;
}

}  // namespace chancery
