#include <algorithm>
#include <array>

#include "reading/names/latin_letters.h"
#include "register/match/match_parts.h"
#include "register/words.h"
#include "text/fold.h"

// Bodies by their parts: what kind of body, of what work, where, and its own words.

namespace chancery {
namespace {

constexpr std::array<std::string_view, 6> kLevels = {"provincial", "city",      "district",
                                                     "commune",    "municipal", "central"};

/// The name that stands for a field of work, whichever of its names a translator took.
std::string field_of(std::string_view english, const MatchKnowledge::Parts& knowledge) {
  std::string plain = plain_form(english);
  const auto found = knowledge.fields_of_work.find(plain);
  return found == knowledge.fields_of_work.end() ? plain : found->second;
}

/// 'Provincial Department of {}' is a 'department' of the level 'provincial'; one whose head names its work in the same
/// breath ('Department of External Affairs') has it as its field.
void take_head(BodyForm& form, std::string_view english, const MatchKnowledge::Parts& knowledge) {
  std::string text = plain_form(english);
  constexpr std::string_view kOf = " of ";
  for (const std::string_view head : {"department", "ministry", "division", "bureau"}) {
    const std::size_t at = text.find(std::string(head) + std::string(kOf));
    if (at == std::string::npos) continue;
    const std::size_t work = at + head.size() + kOf.size();
    if (text.find('{', work) == std::string::npos) form.fields.push_back(field_of(text.substr(work), knowledge));
    text.resize(at + head.size());
  }
  std::string word, head;
  const auto close = [&] {
    const bool level = std::find(kLevels.begin(), kLevels.end(), word) != kLevels.end();
    if (level && form.level.empty()) form.level = word;
    const bool counts = !level && !word.empty() && word != "of" && word != "for" && word != "the" && word != "on";
    if (counts) head += (head.empty() ? "" : " ") + word;
    word.clear();
  };
  for (const char c : text) {
    if (c == ' ') close();
    if (c != ' ' && c != '{' && c != '}') word += c;
  }
  close();
  if (form.head.empty())
    form.head = head;
  else if (form.head.find(head) == std::string::npos)
    form.head += "+" + head;
}

class BodyReader {
 public:
  BodyReader(std::string_view text, const MatchKnowledge::Parts& knowledge)
      : knowledge_(knowledge), text_(fold_form(text)) {
    form_.text = std::string(text);
    knowledge_.scanner.scan(text_, 0, static_cast<std::uint32_t>(text_.size()), tokens_);
    for (const Token& token : tokens_) take(token);
    form_.own = to_name_form({own_, {}, {}}, knowledge_);
    std::sort(form_.fields.begin(), form_.fields.end());
    form_.fields.erase(std::unique(form_.fields.begin(), form_.fields.end()), form_.fields.end());
    std::sort(form_.places.begin(), form_.places.end());
    form_.places.erase(std::unique(form_.places.begin(), form_.places.end()), form_.places.end());
  }
  BodyForm form() && { return std::move(form_); }

 private:
  [[nodiscard]] std::string_view name_of(const Meaning& meaning) const {
    return knowledge_.packs.text(knowledge_.packs.names()[static_cast<std::size_t>(meaning.value)]);
  }

  void take(const Token& token) {
    const Lexicon& lexicon = knowledge_.lexicon;
    if (token.kind == TokenKind::Mark || token.kind == TokenKind::LineEnd) return;
    const Meaning* known = lexicon.find_name(token, Cls::OrgKnown);
    if (known == nullptr) known = lexicon.find_name(token, Cls::OrgMember);
    const Meaning* head = lexicon.find_name(token, Cls::OrgHead);
    const Meaning* field = lexicon.find_name(token, Cls::OrgField);
    if (known != nullptr) {
      form_.known = plain_form(name_of(*known));
    } else if (head != nullptr) {
      take_head(form_,
                knowledge_.packs.text(knowledge_.packs.org_heads()[static_cast<std::size_t>(head->value)].english),
                knowledge_);
    } else if (take_place(token)) {
      return;
    } else if (field != nullptr) {
      form_.fields.push_back(field_of(name_of(*field), knowledge_));
    } else if (!take_level(token) && !says_nothing(token) && token.sign == 0) {
      own_ += text_.substr(token.begin, token.end - token.begin) + " ";
    }
  }

  bool take_place(const Token& token) {
    const Meaning* place = knowledge_.lexicon.find_name(token, Cls::PlaceName);
    if (place == nullptr) place = knowledge_.lexicon.find_name(token, Cls::PlaceWithHead);
    if (place == nullptr) return false;
    form_.places.push_back(place->value);
    if (knowledge_.place(place->value).kind == PlaceKind::Country) form_.countries.push_back(place->value);
    return true;
  }
  bool take_level(const Token& token) {
    const Meaning* head = knowledge_.lexicon.find_name(token, Cls::PlaceHead);
    if (head == nullptr) return false;
    const auto kind = static_cast<PlaceKind>(head->value);
    if (form_.level.empty() && kind == PlaceKind::Province) form_.level = "provincial";
    if (form_.level.empty() && kind == PlaceKind::City) form_.level = "city";
    if (form_.level.empty() && kind == PlaceKind::District) form_.level = "district";
    return true;
  }
  [[nodiscard]] bool says_nothing(const Token& token) const {
    constexpr std::uint64_t kNothing =
        class_bit(Cls::OrgLink) | class_bit(Cls::OrgSeat) | class_bit(Cls::CommonWord) | class_bit(Cls::PostLink);
    return (token.classes & kNothing) != 0;
  }

  const MatchKnowledge::Parts& knowledge_;
  std::string text_, own_;
  std::vector<Token> tokens_;
  BodyForm form_;
};

int year_at(std::string_view text) {
  int year = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return 0;
    year = year * 10 + (text[i] - '0');
  }
  return year;
}

}  // namespace

BodyForm to_body_form(std::string_view text, const MatchKnowledge::Parts& knowledge) {
  return BodyReader(text, knowledge).form();
}

PostForm to_post_form(const SubjectPost& post, const MatchKnowledge::Parts& knowledge) {
  PostForm form;
  form.text = post.organization.empty() ? post.post : post.post + ", " + post.organization;
  const std::string folded = fold_form(post.post);
  std::vector<Token> tokens;
  knowledge.scanner.scan(folded, 0, static_cast<std::uint32_t>(folded.size()), tokens);
  std::string rest;
  for (const Token& token : tokens) {
    const Meaning* known = knowledge.lexicon.find_name(token, Cls::Post);
    if (known != nullptr)
      form.post +=
          plain_form(knowledge.packs.text(knowledge.packs.posts()[static_cast<std::size_t>(known->value)].english)) +
          " ";
    else if (knowledge.lexicon.find_name(token, Cls::Deputy) != nullptr)
      form.post += "deputy ";
    else
      rest += folded.substr(token.begin, token.end - token.begin) + " ";
  }
  if (form.post.empty()) form.post = plain_form(post.post);
  form.body = to_body_form(rest + post.organization, knowledge);
  const std::size_t slash = post.period.find('/');
  form.first = year_at(post.period);
  if (slash == std::string::npos)
    form.last = form.first;
  else
    form.last = year_at(std::string_view(post.period).substr(slash + 1));
  return form;
}

double compare_bodies(const BodyForm& left, const BodyForm& right, const MatchKnowledge::Parts& knowledge) {
  constexpr double kOther = -5;
  if (!left.known.empty() && left.known == right.known && left.head == right.head) return 4;
  const bool bare = left.head.empty() || right.head.empty();
  double weight = 0;
  if (left.head != right.head)
    weight += bare ? -1.0 : kOther;
  else if (!bare)
    weight += 1.5;
  if (left.known != right.known) weight += kOther;
  if (left.fields == right.fields)
    weight += left.fields.empty() ? 0 : 1.6;
  else if (left.fields.empty() || right.fields.empty())
    weight -= 2.0;
  else
    weight += kOther;
  if (!left.level.empty() && !right.level.empty() && left.level != right.level) weight -= 3.0;
  const PlaceForm left_place{left.places, {}, {}, PlaceKind::Other, false},
      right_place{right.places, {}, {}, PlaceKind::Other, false};
  const PlaceRelation places = compare_ids(left_place, right_place, knowledge);
  if (places == PlaceRelation::Same) weight += left.places.size() == right.places.size() ? 1.6 : 0.4;
  if (places == PlaceRelation::Unknown && left.places.size() != right.places.size()) weight -= 1.5;
  if (places == PlaceRelation::Other || places == PlaceRelation::Successor) weight += kOther;
  // The embassy of one in the other is not that of the other in the one; nor are their friendship associations.
  if (left.countries.size() > 1 && right.countries.size() > 1 && left.countries[0] != right.countries[0])
    weight += kOther;
  if (left.own.words.empty() && right.own.words.empty() && left.own.folded.empty() && right.own.folded.empty())
    return weight;
  if (left.own.text.empty() || right.own.text.empty()) return weight - 2.5;
  return weight + compare_names(left.own, right.own, NameUse::Place).weight * 0.8;
}

void compare_organizations(const MatchForm::Parts& left, const MatchForm::Parts& right,
                           std::vector<MatchEvidence>& reasons) {
  double best = -8;
  const BodyForm *a = nullptr, *b = nullptr;
  for (const BodyForm& one : left.bodies) {
    for (const BodyForm& other : right.bodies) {
      const bool equal = plain_form(one.text) == plain_form(other.text);
      const double weight = std::max(compare_bodies(one, other, *left.knowledge), equal ? 3.0 : -8.0);
      if (a == nullptr || weight > best) best = weight, a = &one, b = &other;
    }
  }
  if (a == nullptr) return;
  reasons.push_back({best > 0 ? MatchReason::BodyEqual : MatchReason::BodyDiffers, a->text, b->text, best});
  // Where a body is that does not say so in its name.
  const PlaceForm &left_place = left.place, &right_place = right.place;
  switch (compare_ids(left_place, right_place, *left.knowledge)) {
    case PlaceRelation::Same:
      reasons.push_back({MatchReason::PlaceEqual, left.place_text, right.place_text, 1.0});
      break;
    case PlaceRelation::Successor:
      reasons.push_back({MatchReason::PlaceSucceeds, left.place_text, right.place_text, -4});
      break;
    case PlaceRelation::Other:
      reasons.push_back({MatchReason::PlaceDiffers, left.place_text, right.place_text, -5});
      break;
    default:
      break;
  }
  if (!left.country.empty() && !right.country.empty() && left.country != right.country)
    reasons.push_back({MatchReason::CountryDiffers, left.country, right.country, -6});
  // A ministry, or a provincial committee, of nowhere in particular may be any.
  const bool placed = !a->places.empty() || !b->places.empty() || !left_place.ids.empty() || !right_place.ids.empty() ||
                      (!left.country.empty() && left.country == right.country) || !a->known.empty();
  if (!placed && a->own.text.empty() && b->own.text.empty())
    reasons.push_back({MatchReason::NameAbbreviated, a->text, b->text, -1.5});
}

}  // namespace chancery
