#include <algorithm>

#include "register/match/match_parts.h"
#include "text/fold.h"

namespace chancery {
namespace {

constexpr std::uint64_t kPlace = class_bit(Cls::PlaceName) | class_bit(Cls::PlaceWithHead);

PlaceKind kind_of(std::string_view type) {
  if (type == "province") return PlaceKind::Province;
  if (type == "city") return PlaceKind::City;
  if (type == "district") return PlaceKind::District;
  if (type == "country") return PlaceKind::Country;
  return PlaceKind::Other;
}

bool is_first_level(PlaceKind kind) { return kind == PlaceKind::Province || kind == PlaceKind::Capital; }

constexpr std::size_t kMostIds = 2;  // a name that can mean more says little

/// A 'city' is not the province of its name; what the packs list as a city may be called a province.
bool kinds_agree(PlaceKind said, PlaceKind known) {
  if (said == PlaceKind::Other || known == PlaceKind::Other || said == known) return true;
  const bool city = said == PlaceKind::City || said == PlaceKind::District;
  if (city) return known == PlaceKind::City || known == PlaceKind::Capital || known == PlaceKind::District;
  if (said == PlaceKind::Country) return false;
  return known != PlaceKind::Country;
}

/// The name of a place in `text` with its head cut off, and all that the packs know of it.
class PlaceText {
 public:
  PlaceText(std::string_view text, const MatchKnowledge::Parts& knowledge)
      : knowledge_(knowledge), text_(fold_form(text)) {
    knowledge_.scanner.scan(text_, 0, static_cast<std::uint32_t>(text_.size()), tokens_);
    for (const Token& token : tokens_) take(token);
    if (unknown_) ids_.clear();
  }

  [[nodiscard]] const std::vector<std::int32_t>& ids() const { return ids_; }
  [[nodiscard]] PlaceKind head() const { return head_; }
  [[nodiscard]] std::string bare() const { return first_ < last_ ? text_.substr(first_, last_ - first_) : text_; }

 private:
  /// A name that the packs list with its head inside ('Hai Duong City'), without that head.
  void cut_inner_head(const Token& token) {
    std::vector<Token> inside;
    knowledge_.scanner.scan_inside(text_, token, class_bit(Cls::PlaceHead), inside);
    if (inside.empty()) return;
    if (inside.front().begin == first_ && inside.front().end < last_) first_ = inside.front().end;
    if (inside.back().end == last_ && inside.back().begin > first_) last_ = inside.back().begin;
  }

  void take(const Token& token) {
    const Meaning* head = knowledge_.lexicon.find_name(token, Cls::PlaceHead);
    const bool name = (token.classes & kPlace) != 0;
    const bool hyphened = token.begin > 0 && text_[token.begin - 1] == '-';  // Chiang-Khan; a khan is a district too
    if (head != nullptr && !name && !hyphened) {
      head_ = static_cast<PlaceKind>(head->value);
      return;
    }
    if (token.kind == TokenKind::Mark || (token.classes & class_bit(Cls::OrgLink)) != 0) return;
    if (first_ == last_) first_ = token.begin;
    last_ = token.end;
    if (name && first_ == token.begin) cut_inner_head(token);
    if (!name || !ids_.empty()) {
      unknown_ = true;
      return;
    }
    for (const Meaning& meaning : knowledge_.packs.meanings(token.form)) {
      const auto cls = static_cast<Cls>(meaning.cls);
      const bool place = cls == Cls::PlaceName || cls == Cls::PlaceWithHead;
      if (place && std::find(ids_.begin(), ids_.end(), meaning.value) == ids_.end()) ids_.push_back(meaning.value);
    }
  }

  const MatchKnowledge::Parts& knowledge_;
  std::string text_;
  std::vector<Token> tokens_;
  std::vector<std::int32_t> ids_;
  PlaceKind head_ = PlaceKind::Other;
  std::uint32_t first_ = 0, last_ = 0;
  bool unknown_ = false;
};

/// How the packs call a place in Latin letters (names in the other scripts would have to be romanized each time): what
/// a spelling that they do not have is compared with. And what kind of place it is, where all it can mean are of one
/// kind.
void add_known_names(PlaceForm& form, const MatchKnowledge::Parts& knowledge) {
  if (form.ids.empty() || form.ids.size() > kMostIds) return;
  const auto languages = knowledge.packs.languages();
  for (const std::int32_t id : form.ids) {
    std::string_view before;
    for (std::size_t language = 0; language < languages.size(); ++language) {
      if (knowledge.packs.text(languages[language].script) != "Latn") continue;
      const std::string_view name = knowledge.packs.place_name(id, language);
      if (name != before) form.known.push_back(to_name_form({std::string(name), {}, {}}, knowledge));
      before = name;
    }
  }
  const PlaceKind kind = knowledge.place(form.ids.front()).kind;
  const bool one =
      std::all_of(form.ids.begin(), form.ids.end(), [&](std::int32_t id) { return knowledge.place(id).kind == kind; });
  if (form.kind == PlaceKind::Other && one) form.kind = kind;
}

}  // namespace

PlaceForm to_place_form(const std::vector<SubjectName>& names, std::string_view type, std::string_view country,
                        const MatchKnowledge::Parts& knowledge) {
  PlaceForm form;
  form.kind = kind_of(type);
  for (const SubjectName& name : names) {
    if (name.text.empty()) continue;
    if (const auto code = knowledge.codes.find(name.text); code != knowledge.codes.end()) {
      form.ids = {code->second};
      form.stated = true;
      continue;
    }
    const PlaceText place(name.text, knowledge);
    if (form.kind == PlaceKind::Other) form.kind = place.head();
    const std::size_t before = form.ids.size();
    for (const std::int32_t id : place.ids()) {
      const bool agrees = country.empty() || knowledge.country_of(id).empty() || knowledge.country_of(id) == country;
      if (!form.stated && agrees && kinds_agree(form.kind, knowledge.place(id).kind)) form.ids.push_back(id);
    }
    // A known name of another script need not be romanized: the packs have its Latin names.
    const std::string bare = place.bare();
    const bool known = form.ids.size() > before && form.ids.size() <= kMostIds;
    const bool latin = !bare.empty() && static_cast<unsigned char>(bare.front()) < 0xE0;
    if (!known || latin) form.names.push_back(to_name_form({bare, {}, name.language}, knowledge));
  }
  add_known_names(form, knowledge);
  std::sort(form.ids.begin(), form.ids.end());
  form.ids.erase(std::unique(form.ids.begin(), form.ids.end()), form.ids.end());
  return form;
}

PlaceRelation compare_ids(const PlaceForm& left, const PlaceForm& right, const MatchKnowledge::Parts& knowledge) {
  if (left.ids.empty() || right.ids.empty()) return PlaceRelation::Unknown;
  bool successor = false;
  for (const std::int32_t a : left.ids) {
    for (const std::int32_t b : right.ids) {
      if (knowledge.place_key(a) == knowledge.place_key(b) && knowledge.country_of(a) == knowledge.country_of(b))
        return PlaceRelation::Same;
      const auto follows = [&](std::int32_t from, std::int32_t to) {
        const std::string_view next = knowledge.packs.text(knowledge.place(from).successor);
        return !next.empty() && next == knowledge.place_key(to);
      };
      successor = successor || follows(a, b) || follows(b, a);
    }
  }
  return successor ? PlaceRelation::Successor : PlaceRelation::Other;
}

namespace {

bool all_latin(const std::vector<NameForm>& names) {
  return std::all_of(names.begin(), names.end(), [](const NameForm& name) { return name.folded.empty(); });
}

/// The names as given and, where one of the two is known to the packs, as they call it: in Latin letters alone where
/// the other is written so, for letters tell more than sounds (Dien Bien, Dien Ban).
NameEvidence compare_place_names(const PlaceForm& left, const PlaceForm& right) {
  const bool left_known = !left.known.empty() && right.ids.empty();
  const bool right_known = !right.known.empty() && left.ids.empty();
  if (!left_known && !right_known) return compare_names(left.names, right.names, NameUse::Place);
  std::vector<NameForm> known = left_known ? left.known : right.known;
  const std::vector<NameForm>& other = left_known ? right.names : left.names;
  if (all_latin(other))
    std::erase_if(known, [](const NameForm& name) { return !name.folded.empty(); });
  else
    known.insert(known.end(), (left_known ? left : right).names.begin(), (left_known ? left : right).names.end());
  return compare_names(known, other, NameUse::Place);
}

}  // namespace

void compare_places(const MatchForm::Parts& left, const MatchForm::Parts& right, std::vector<MatchEvidence>& reasons) {
  const auto say = [&](MatchReason reason, double weight) {
    reasons.push_back({reason, left.title, right.title, weight});
  };
  constexpr double kSameId = 5, kOtherId = -7, kSuccessor = -4, kOtherKind = -3, kOtherCountry = -6;
  const bool kinds_differ = !kinds_agree(left.place.kind, right.place.kind) ||
                            (is_first_level(left.place.kind) && right.place.kind == PlaceKind::City);
  if (kinds_differ && left.place.kind != right.place.kind)
    reasons.push_back({MatchReason::TypeDiffers, left.type, right.type, kOtherKind});
  if (!left.country.empty() && !right.country.empty() && left.country != right.country)
    reasons.push_back({MatchReason::CountryDiffers, left.country, right.country, kOtherCountry});
  switch (compare_ids(left.place, right.place, *left.knowledge)) {
    case PlaceRelation::Same:
      return say(MatchReason::PlaceEqual, kSameId);
    case PlaceRelation::Successor:
      return say(MatchReason::PlaceSucceeds, kSuccessor);
    case PlaceRelation::Other:
    case PlaceRelation::OtherKind:
      return say(MatchReason::PlaceDiffers, kOtherId);
    case PlaceRelation::Unknown:
      break;
  }
  const NameEvidence names = compare_place_names(left.place, right.place);
  say(names.reason, names.weight);
}

}  // namespace chancery
