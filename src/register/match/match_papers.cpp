#include <algorithm>
#include <array>

#include "reading/names/latin_letters.h"
#include "register/match/match_parts.h"
#include "register/match/match_sound.h"
#include "register/words.h"
#include "text/fold.h"

// Agreements, events and projects: no name of their own, but a date, parties, a number, a place and a title.

namespace chancery {
namespace {

using Reasons = std::vector<MatchEvidence>;

struct Weights {
  double prior;  ///< of two papers of one block, before anything is compared
  double type, other_type;
  double day, month, year, near, other_date;
  double parties, shared, other_parties;
  double place, other_place;
  double number, other_number;
  double ordinal, other_ordinal;
  double amount, other_amount;
  double title, other_title;
};
// By judgement, held to the pairs of testset/: no register was at hand to count them in.
constexpr Weights kAgreement = {-2.0, 0.7,  -2.5, 3.0,  1.6, 0.6, -0.5, -4.5, 1.8, 0.5, -4.0,
                                0.3,  -0.5, 6.0,  -4.0, 0,   0,   1,    -1,   1.6, -1.6};
constexpr Weights kEvent = {-2.0, 0.7,  -3.0, 2.6,  1.0, 0.2,  0.3, -5.0, 1.5, 0.5, -3.5,
                            1.2,  -3.5, 3.0,  -2.0, 2.8, -5.0, 0.5, -0.5, 1.6, -1.5};
constexpr Weights kProject = {-2.0, 0.5,  -2.0, 0.8,  0.6, 0.4, 0,   -1.0, 1.2, 0.4, -2.5,
                              1.0,  -3.0, 5.0,  -3.0, 0,   0,   2.4, -1.8, 3.0, -3.5};

double shared_part(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  std::vector<std::string> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
  const std::size_t all = left.size() + right.size() - both.size();
  return all == 0 ? 0 : static_cast<double>(both.size()) / static_cast<double>(all);
}

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& each : list) out += (out.empty() ? "" : "; ") + each;
  return out;
}

/// Days since 1970 of the day an EDTF date begins with; nothing where it does not name one.
std::optional<int> day_number(std::string_view date) {
  if (date.size() < 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  int parts[3] = {};
  constexpr std::size_t kAt[] = {0, 5, 8}, kDigits[] = {4, 2, 2};
  for (std::size_t p = 0; p < 3; ++p) {
    for (std::size_t i = 0; i < kDigits[p]; ++i) {
      const char c = date[kAt[p] + i];
      if (c < '0' || c > '9') return std::nullopt;
      parts[p] = parts[p] * 10 + (c - '0');
    }
  }
  // Days from the civil calendar (H. Hinnant, chrono-compatible low-level date algorithms).
  const int y = parts[0] - (parts[1] <= 2 ? 1 : 0), era = y / 400, yoe = y - era * 400;
  const int doy = (153 * (parts[1] + (parts[1] > 2 ? -3 : 9)) + 2) / 5 + parts[2] - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

void compare_dates(const MatchForm::Parts& left, const MatchForm::Parts& right, const Weights& weights,
                   Reasons& reasons) {
  if (left.date.empty() || right.date.empty()) return;
  const auto say = [&](MatchReason reason, double weight) {
    reasons.push_back({reason, left.date, right.date, weight});
  };
  const auto a = day_number(left.date), b = day_number(right.date);
  if (a && b) {
    constexpr int kNear = 3;  // an event of several days, a signing told by the day of the news
    const int apart = std::abs(*a - *b);
    if (apart == 0) return say(MatchReason::DateEqual, weights.day);
    if (apart <= kNear) return say(MatchReason::DateNear, weights.near);
    return say(MatchReason::DateDiffers, weights.other_date);
  }
  constexpr std::size_t kMonth = 7, kYear = 4;
  const std::size_t size = std::min(left.date.size(), right.date.size()) >= kMonth ? kMonth : kYear;
  if (left.date.substr(0, size) != right.date.substr(0, size)) return say(MatchReason::DateDiffers, weights.other_date);
  say(MatchReason::DateNear, size == kMonth ? weights.month : weights.year);
}

void compare_parties(const MatchForm::Parts& left, const MatchForm::Parts& right, const Weights& weights,
                     Reasons& reasons) {
  if (left.parties.empty() || right.parties.empty()) return;
  const double part = shared_part(left.party_keys, right.party_keys);
  const MatchReason reason = part >= 1  ? MatchReason::PartiesEqual
                             : part > 0 ? MatchReason::PartiesShared
                                        : MatchReason::PartiesDiffer;
  const double weight = part >= 1 ? weights.parties : part > 0 ? weights.shared : weights.other_parties;
  reasons.push_back({reason, joined(left.parties), joined(right.parties), weight});
}

template <class Value>
void compare_value(const Value& left, const Value& right, MatchReason equal, MatchReason other, double weight,
                   double against, const std::string& left_text, const std::string& right_text, Reasons& reasons) {
  if (left == Value{} || right == Value{}) return;
  const bool same = left == right;
  reasons.push_back({same ? equal : other, left_text, right_text, same ? weight : against});
}

void compare_where(const MatchForm::Parts& left, const MatchForm::Parts& right, const Weights& weights,
                   Reasons& reasons) {
  if (left.place_text.empty() || right.place_text.empty()) return;
  const auto& knowledge = *left.knowledge;
  const auto say = [&](MatchReason reason, double weight) {
    reasons.push_back({reason, left.place_text, right.place_text, weight});
  };
  switch (compare_ids(left.place, right.place, knowledge)) {
    case PlaceRelation::Same:
      return say(MatchReason::PlaceEqual, weights.place);
    case PlaceRelation::Successor:
      return say(MatchReason::PlaceSucceeds, 0);
    case PlaceRelation::Unknown:
      if (compare_names(left.place.names, right.place.names, NameUse::Place).weight > 0)
        say(MatchReason::PlaceEqual, weights.place);
      return;
    default:
      break;
  }
  // A city and the province or country that it is in are one place at two heights.
  for (const std::int32_t a : left.place.ids)
    for (const std::int32_t b : right.place.ids)
      if (knowledge.place(a).in == b || knowledge.place(b).in == a)
        return say(MatchReason::PlaceEqual, weights.place / 2);
  say(MatchReason::PlaceDiffers, weights.other_place);
}

void compare_titles(const MatchForm::Parts& left, const MatchForm::Parts& right, const Weights& weights,
                    Reasons& reasons) {
  if (left.topics.empty() || right.topics.empty()) return;
  constexpr double kAlike = 0.5, kOther = 0.15;
  const double part = plain_form(left.title) == plain_form(right.title) ? 1 : shared_part(left.topics, right.topics);
  if (part < kAlike && part > kOther) return;
  const bool alike = part >= kAlike;
  reasons.push_back({alike ? MatchReason::TitleAlike : MatchReason::TitleDiffers, left.title, right.title,
                     alike ? weights.title * (0.5 + part / 2) : weights.other_title});
}

void compare_numbers(const MatchForm::Parts& left, const MatchForm::Parts& right, const Weights& weights,
                     Reasons& reasons) {
  if (left.numbers.empty() || right.numbers.empty()) return;
  const bool shared = shared_part(left.numbers, right.numbers) > 0;
  reasons.push_back({shared ? MatchReason::NumberEqual : MatchReason::NumberDiffers, joined(left.numbers),
                     joined(right.numbers), shared ? weights.number : weights.other_number});
}

}  // namespace

Topics to_topics(std::string_view text, const MatchKnowledge::Parts& knowledge) {
  Topics out;
  const std::string folded = fold_form(text);
  std::vector<Token> tokens;
  knowledge.scanner.scan(folded, 0, static_cast<std::uint32_t>(folded.size()), tokens);
  for (const Token& token : tokens) {
    const std::string_view written = std::string_view(folded).substr(token.begin, token.end - token.begin);
    if (token.kind == TokenKind::Number) out.push_back("#" + std::string(written));
    if (token.kind == TokenKind::Latin && written.size() > 2)
      out.push_back("=" + to_skeleton(to_sounds(plain_form(written), Spelling::National)));
    if (token.kind != TokenKind::Word) continue;
    bool told = false;
    for (const Meaning& meaning : knowledge.packs.meanings(token.form)) {
      const auto cls = static_cast<Cls>(meaning.cls);
      const bool concept_word = meaning.cls >= kConcept && meaning.cls < kDateWord;
      if (concept_word) out.push_back("c" + std::to_string(meaning.cls));
      if (cls == Cls::PlaceName) out.push_back("@" + std::string(knowledge.place_key(meaning.value)));
      if (cls == Cls::OrgField) out.push_back("f" + std::to_string(meaning.value));
      told = told || concept_word || cls == Cls::PlaceName || cls == Cls::OrgField;
    }
    const bool common = (token.classes & class_bit(Cls::CommonWord)) != 0 || token.common_in != 0;
    if (!told && !common && written.size() > 3) out.push_back("=" + plain_form(written));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string to_party_key(std::string_view party, const MatchKnowledge::Parts& knowledge) {
  const PlaceForm place = to_place_form({{std::string(party), {}, {}}}, {}, {}, knowledge);
  if (!place.ids.empty()) return "@" + std::string(knowledge.place_key(place.ids.front()));
  const BodyForm body = to_body_form(party, knowledge);
  std::string key = body.known + "|" + body.head;
  for (const std::string& field : body.fields) key += "|" + field;
  for (const std::int32_t id : body.places) key += "@" + std::string(knowledge.place_key(id));
  for (const std::string& sounds : body.own.sounds) key += "=" + to_skeleton(sounds);
  return key;
}

void compare_papers(const MatchForm::Parts& left, const MatchForm::Parts& right, std::vector<MatchEvidence>& reasons) {
  const Weights& weights = left.kind == SubjectKind::Agreement ? kAgreement
                           : left.kind == SubjectKind::Event   ? kEvent
                                                               : kProject;
  compare_value(left.type, right.type, MatchReason::TypeEqual, MatchReason::TypeDiffers, weights.type,
                weights.other_type, left.type, right.type, reasons);
  compare_numbers(left, right, weights, reasons);
  compare_dates(left, right, weights, reasons);
  compare_parties(left, right, weights, reasons);
  compare_where(left, right, weights, reasons);
  compare_value(left.ordinal, right.ordinal, MatchReason::OrdinalEqual, MatchReason::OrdinalDiffers, weights.ordinal,
                weights.other_ordinal, std::to_string(left.ordinal), std::to_string(right.ordinal), reasons);
  compare_value(left.amount, right.amount, MatchReason::AmountEqual, MatchReason::AmountDiffers, weights.amount,
                weights.other_amount, left.amount, right.amount, reasons);
  compare_titles(left, right, weights, reasons);
}

double prior_of_papers(SubjectKind kind) {
  return kind == SubjectKind::Agreement ? kAgreement.prior : kind == SubjectKind::Event ? kEvent.prior : kProject.prior;
}

}  // namespace chancery
