#include "register/match/match.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "register/match/match_parts.h"
#include "register/words.h"

namespace chancery {
namespace {

constexpr std::array<std::string_view, 31> kReasonCodes = {
    "name_equal",      "name_sounds",   "name_abbreviated", "name_differs",   "marks_differ",   "post_equal",
    "post_elsewhere",  "born_equal",    "born_differs",     "place_equal",    "place_differs",  "place_succeeds",
    "country_differs", "body_equal",    "body_differs",     "type_equal",     "type_differs",   "date_equal",
    "date_near",       "date_differs",  "parties_equal",    "parties_shared", "parties_differ", "number_equal",
    "number_differs",  "ordinal_equal", "ordinal_differs",  "amount_equal",   "amount_differs", "title_alike",
    "title_differs"};
static_assert(kReasonCodes.size() == static_cast<std::size_t>(MatchReason::TitleDiffers) + 1);

void add_names(const Subject& subject, MatchForm::Parts& parts) {
  const MatchKnowledge::Parts& knowledge = *parts.knowledge;
  for (const SubjectName& name : subject.names) {
    if (subject.kind == SubjectKind::Person) parts.names.push_back(to_name_form(name, knowledge));
    if (subject.kind == SubjectKind::Organization) {
      parts.bodies.push_back(to_body_form(name.text, knowledge));
      if (!name.latin.empty() && name.latin != name.text) parts.bodies.push_back(to_body_form(name.latin, knowledge));
    }
  }
  if (subject.kind == SubjectKind::Place)
    parts.place = to_place_form(subject.names, subject.type, subject.country, knowledge);
  else if (!subject.place.empty())
    parts.place = to_place_form({{subject.place, {}, {}}}, {}, subject.country, knowledge);
}

void add_papers(const Subject& subject, MatchForm::Parts& parts) {
  for (const std::string& number : subject.numbers) parts.numbers.push_back(plain_form(number));
  for (const std::string& party : subject.parties) parts.party_keys.push_back(to_party_key(party, *parts.knowledge));
  std::sort(parts.numbers.begin(), parts.numbers.end());
  std::sort(parts.party_keys.begin(), parts.party_keys.end());
  const bool paper = subject.kind == SubjectKind::Agreement || subject.kind == SubjectKind::Event ||
                     subject.kind == SubjectKind::Project;
  if (paper && !parts.title.empty()) parts.topics = to_topics(parts.title, *parts.knowledge);
}

MatchForm::Parts make_parts(const Subject& subject, const MatchKnowledge::Parts& knowledge) {
  MatchForm::Parts parts;
  parts.kind = subject.kind;
  parts.knowledge = &knowledge;
  parts.title = subject.names.empty() ? std::string() : subject.names.front().text;
  parts.type = subject.type;
  parts.country = subject.country;
  parts.date = subject.date;
  parts.amount = subject.amount;
  parts.ordinal = subject.ordinal;
  parts.place_text = subject.place;
  parts.parties = subject.parties;
  add_names(subject, parts);
  for (const SubjectPost& post : subject.posts) parts.posts.push_back(to_post_form(post, knowledge));
  add_papers(subject, parts);
  return parts;
}

}  // namespace

std::string_view match_reason_code(MatchReason reason) { return kReasonCodes[static_cast<std::size_t>(reason)]; }

MatchForm::MatchForm(const Subject& subject, const MatchKnowledge& knowledge)
    : parts_(std::make_unique<const Parts>(make_parts(subject, knowledge.parts()))) {}
MatchForm::MatchForm(MatchForm&&) noexcept = default;
MatchForm& MatchForm::operator=(MatchForm&&) noexcept = default;
MatchForm::~MatchForm() = default;

Match compare(const MatchForm& left_form, const MatchForm& right_form) {
  const MatchForm::Parts &left = left_form.parts(), &right = right_form.parts();
  Match match;
  if (left.kind != right.kind) return match;
  double odds = 0;  // logarithm
  switch (left.kind) {
    case SubjectKind::Person:
      compare_persons(left, right, match.reasons);
      break;
    case SubjectKind::Place:
      compare_places(left, right, match.reasons);
      break;
    case SubjectKind::Organization:
      compare_organizations(left, right, match.reasons);
      break;
    case SubjectKind::Agreement:
    case SubjectKind::Event:
    case SubjectKind::Project:
      odds = prior_of_papers(left.kind);
      compare_papers(left, right, match.reasons);
      break;
  }
  for (const MatchEvidence& each : match.reasons) odds += each.weight;
  match.score = match.reasons.empty() ? 0 : 1 / (1 + std::exp(-odds));
  return match;
}

Match compare(const Subject& left, const Subject& right, const MatchKnowledge& knowledge) {
  return compare(MatchForm(left, knowledge), MatchForm(right, knowledge));
}

}  // namespace chancery
