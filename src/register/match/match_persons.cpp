#include <algorithm>

#include "register/match/match_parts.h"

// Persons: their names, then what they held when, and when they were born.

namespace chancery {
namespace {

bool at_one_time(const PostForm& left, const PostForm& right) {
  const auto begins = [](const PostForm& post) { return post.first; };
  const auto ends = [](const PostForm& post) { return post.last == 0 ? 9999 : post.last; };
  if (begins(left) == 0 || begins(right) == 0) return false;  // not known
  return begins(left) <= ends(right) && begins(right) <= ends(left);
}

struct PostRelation {
  MatchReason reason = MatchReason::PostElsewhere;
  double weight = 0;
};

/// The same post says much; another one in the same body may be a promotion; another elsewhere at one time is another
/// person, elsewhere at another time a doubt: names recur.
PostRelation compare_posts(const PostForm& left, const PostForm& right, const MatchKnowledge::Parts& knowledge) {
  constexpr double kSame = 2.0, kSamePost = 0.6, kSameBody = 0.5, kElsewhere = -4.0, kOther = -2.4, kSuccession = -3.0;
  const double bodies = compare_bodies(left.body, right.body, knowledge);
  const bool no_body = left.body.text.find_first_not_of(' ') == std::string::npos ||
                       right.body.text.find_first_not_of(' ') == std::string::npos;
  if (left.post == right.post && bodies > 0) return {MatchReason::PostEqual, kSame};
  if (left.post == right.post && no_body) return {MatchReason::PostEqual, kSamePost};
  const bool together = at_one_time(left, right);
  if (bodies > 0 && left.post != right.post) return {MatchReason::PostElsewhere, together ? kSuccession : kSameBody};
  return {MatchReason::PostElsewhere, together ? kElsewhere : kOther};
}

void compare_all_posts(const MatchForm::Parts& left, const MatchForm::Parts& right,
                       std::vector<MatchEvidence>& reasons) {
  const PostForm *a = nullptr, *b = nullptr;
  PostRelation best;
  for (const PostForm& one : left.posts) {
    for (const PostForm& other : right.posts) {
      const PostRelation each = compare_posts(one, other, *left.knowledge);
      if (a == nullptr || each.weight > best.weight) best = each, a = &one, b = &other;
    }
  }
  if (a != nullptr) reasons.push_back({best.reason, a->text, b->text, best.weight});
}

}  // namespace

void compare_persons(const MatchForm::Parts& left, const MatchForm::Parts& right, std::vector<MatchEvidence>& reasons) {
  const NameEvidence names = compare_names(left.names, right.names, NameUse::Person);
  reasons.push_back({names.reason, left.title, right.title, names.weight});
  compare_all_posts(left, right, reasons);
  if (!left.date.empty() && !right.date.empty()) {
    constexpr double kBorn = 2.0, kOtherBirth = -5.0;
    const std::size_t size = std::min(left.date.size(), right.date.size());
    const bool same = left.date.substr(0, size) == right.date.substr(0, size);
    reasons.push_back(
        {same ? MatchReason::BornEqual : MatchReason::BornDiffers, left.date, right.date, same ? kBorn : kOtherBirth});
  }
  if (!left.country.empty() && !right.country.empty() && left.country != right.country)
    reasons.push_back({MatchReason::CountryDiffers, left.country, right.country, -3.0});
}

}  // namespace chancery
