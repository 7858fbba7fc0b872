#include <algorithm>

#include "reading/claims/claim_block.h"
#include "reading/names/post_phrase.h"

namespace chancery {
namespace {

struct Status {
  std::string_view name;
  std::size_t token = 0;
};

class PartnershipFinder {
 public:
  PartnershipFinder(ClaimBlock& block, const ConceptIds& ids, const Stretch& s) : block_(block), ids_(ids), s_(s) {
    for (const std::uint32_t place : block.parties(s)) {
      // 'between the Consul General of A to B and C': where an envoy is from and sits is no side of a tie.
      if (!follows_envoy(block.text, block.mention(place).token)) places_.push_back(place);
    }
  }

  void find() {
    for (std::size_t n = 0; n < places_.size(); ++n) {
      const bool followed = n + 1 < places_.size();
      if (followed && is_pair(block_.mention(places_[n]), block_.mention(places_[n + 1]))) {
        add_pair(places_[n], places_[n + 1]);
        ++n;
        // 'between A and the provinces of B, C and D', where the language says 'between A with B'.
        const bool listed = joined_by_with(block_.mention(places_[n - 1]), block_.mention(places_[n]));
        for (const std::uint32_t one = places_[n - 1]; listed && n + 1 < places_.size() && follows(n); ++n)
          add_pair(one, places_[n + 1]);
      } else if (is_partner(block_.mention(places_[n]))) {
        auto status = status_before(block_.mention(places_[n]).token);
        if (!status) status = status_behind(block_.mention(places_[n]).token_end);
        add(owner(places_[n]), places_[n], status);
        partners_.push_back(places_[n]);
      }
    }
  }

 private:
  [[nodiscard]] std::optional<ConceptAt> tie_before(std::size_t token) const {
    return block_.last_before(s_, {ids_.relation, ids_.cooperation, ids_.partner, ids_.sister}, token);
  }

  [[nodiscard]] std::optional<std::size_t> tie_behind(std::size_t token) const {
    return block_.find_any(s_, {ids_.relation, ids_.cooperation, ids_.sister}, token);
  }

  [[nodiscard]] Status status_at(const ConceptAt& at) const {
    const auto stands = [&](std::uint16_t cls) { return block_.find(s_, cls, at.token) == at.token; };
    if (stands(ids_.seek)) return {"sought", at.token};
    // 'seek and expand' is sought: the search governs what follows it at once.
    const auto seek = block_.last_before(s_, {ids_.seek}, at.token);
    if (seek && at.token - seek->token <= 6) return {"sought", at.token};
    if (stands(ids_.expand)) return {"new", at.token};
    if (stands(ids_.upgrade)) return {"", at.token};
    return {"maintained", at.token};
  }

  [[nodiscard]] std::optional<Status> status_before(std::size_t token) const {
    const auto at = block_.last_before(s_, {ids_.maintain, ids_.expand, ids_.seek, ids_.upgrade}, token);
    if (!at) return std::nullopt;
    return status_at(*at);
  }

  /// 'The friendship between A and B was upgraded': what is said behind the two.
  [[nodiscard]] std::optional<Status> status_behind(std::size_t token) const {
    constexpr std::size_t kReach = 10;
    const auto at = block_.find_any(s_, {ids_.maintain, ids_.expand, ids_.upgrade}, token);
    if (!at || *at - token > kReach) return std::nullopt;
    return status_at({ids_.maintain, static_cast<std::uint32_t>(*at)});
  }

  /// The token behind the place and what brackets behind it say of it.
  [[nodiscard]] std::size_t end_of(const Mention& place) const {
    constexpr std::size_t kLongest = 6;
    if (!block_.text.is_mark(place.token_end, '(')) return place.token_end;
    for (std::size_t i = place.token_end; i < s_.last && i < place.token_end + kLongest; ++i) {
      if (block_.text.is_mark(i, ')')) return i + 1;
    }
    return place.token_end;
  }

  [[nodiscard]] bool is_dash(std::size_t i) const {
    return block_.text.is_mark(i, '-') || block_.text.at(i) == "\xE2\x80\x93";
  }

  /// By a dash, 'and' or 'with'; a comma only lists.
  [[nodiscard]] bool is_joined(std::size_t from, std::size_t to) const {
    constexpr std::size_t kReach = 5;
    if (to < from || to - from > kReach) return false;
    for (std::size_t i = from; i < to; ++i) {
      const bool word = block_.text.is(i, Cls::OrdinalJoint) && !block_.text.is_mark(i, ',');
      if (is_dash(i) || word || block_.text.find(i, ids_.with) != nullptr) return true;
    }
    return false;
  }

  [[nodiscard]] bool joined_by_with(const Mention& a, const Mention& b) const {
    const auto with = block_.last_before(s_, {ids_.with}, b.token);
    return with && with->token >= end_of(a);
  }

  /// Does the next place stand in one list with place number `n`?
  [[nodiscard]] bool follows(std::size_t n) const {
    constexpr std::size_t kReach = 4;
    const std::size_t end = end_of(block_.mention(places_[n]));
    const std::size_t next = block_.mention(places_[n + 1]).token;
    if (next < end || next - end > kReach) return false;
    for (std::size_t i = end; i < next; ++i) {
      if (block_.text.is(i, Cls::OrdinalJoint) || block_.text.is_mark(i, ',')) return true;
    }
    return false;
  }

  /// Do two places stand together as the two sides of a tie: behind 'between', as subject of a verb of relations, or as
  /// the two names of one friendship?
  [[nodiscard]] bool is_pair(const Mention& a, const Mention& b) const {
    if (!is_joined(end_of(a), b.token) || begins_examples(a)) return false;
    const auto tie = tie_before(a.token);
    const auto between = block_.last_before(s_, {ids_.between}, a.token);
    if (between && a.token - between->token <= 8 && tie && !ends_at_two_sides(between->token, a.token)) return true;
    const std::size_t end = end_of(b);
    const auto sister = block_.find(s_, ids_.sister, end);
    if (sister && *sister - end <= 5) return true;
    const auto verb = block_.find_any(s_, {ids_.maintain, ids_.expand, ids_.upgrade, ids_.agree}, end);
    const std::size_t reach = a.token <= s_.first + 2 ? 8 : 3;
    if (verb && *verb - end <= reach && tie_behind(end) && !tie) return true;
    return is_one_friendship(a, b, end) || began_together(end) || follows_pair(a);
  }

  /// 'cooperation between the two provinces helps to build an A-B border': who stands behind 'between' was said before;
  /// not so 'between the two provinces A and B'.
  [[nodiscard]] bool ends_at_two_sides(std::size_t between, std::size_t place) const {
    constexpr std::size_t kBeside = 3;
    const auto both = block_.last_before(s_, {ids_.two_sides}, place);
    return both && both->token >= between && place - both->token > kBeside &&
           !leads_from_post(block_.text, place - 1);  // 'between the peoples of A and B'
  }

  /// 'localities like A and B': two of one side.
  [[nodiscard]] bool begins_examples(const Mention& a) const {
    constexpr std::size_t kReach = 2;
    const auto such = block_.last_before(s_, {ids_.such_as}, a.token);
    return such && a.token - such->token <= kReach;
  }

  /// 'between the two countries in general and provinces A and B in particular': a second pair of the same tie.
  [[nodiscard]] bool follows_pair(const Mention& a) const {
    constexpr std::size_t kReach = 12;
    if (!pair_end_ || a.token - *pair_end_ > kReach) return false;
    const auto asked = block_.last_before(s_, {ids_.propose, ids_.request, ids_.hope, ids_.need}, a.token);
    return !asked || asked->token < *pair_end_;
  }

  /// 'the Vietnam - Laos friendship has been strengthened'
  [[nodiscard]] bool is_one_friendship(const Mention& a, const Mention& b, std::size_t end) const {
    if (b.token - a.token_end > 1 || !is_dash(a.token_end) || block_.has(s_, ids_.anniversary)) return false;
    const auto before = block_.last_before(s_, {ids_.relation}, a.token);
    const auto behind = block_.find(s_, ids_.relation, end);
    const bool named = (before && a.token - before->token <= 3) || (behind && *behind - end <= 2);
    return named && (status_before(a.token) || status_behind(end) || block_.has(s_, ids_.improved));
  }

  /// 'A and B began cooperating in 2020'
  [[nodiscard]] bool began_together(std::size_t end) const {
    const auto verb = block_.find(s_, ids_.cooperation, end);
    if (!verb || *verb == end || *verb - end > 3 || says_document(*verb) || is_wish(*verb)) return false;
    return !block_.mentions(s_, MentionKind::Date).empty() && !block_.last_before(s_, {ids_.sign}, *verb);
  }

  [[nodiscard]] bool is_wish(std::size_t token) const {
    return block_
        .last_before(s_, {ids_.hope, ids_.propose, ids_.request, ids_.recommend, ids_.need, ids_.future, ids_.plan},
                     token)
        .has_value();
  }

  [[nodiscard]] bool is_partner(const Mention& place) const {
    // An airport, a station or a border gate is where something lies; a city of a province's name may be a partner.
    if (place.rule == "common.place.compound" && !place.name.ends_with(" City")) return false;
    return is_governed_by_tie(place) || opens_with(place) || works_with(place);
  }

  /// The other side of a tie whose state is told: behind 'with' or 'such as', or in the list that such a word opened.
  [[nodiscard]] bool is_governed_by_tie(const Mention& place) const {
    constexpr std::size_t kReach = 60;
    constexpr std::size_t kNear = 8;
    const auto tie = tie_before(place.token);
    if (!tie || place.token - tie->token > kReach) return false;
    const auto status = status_before(place.token);
    const bool told = status || block_.has(s_, ids_.sister) || is_told_behind(place, tie->token);
    if (!told) return false;
    const auto with = block_.last_before(s_, {ids_.with, ids_.such_as, ids_.partner}, place.token);
    if (!with || with->token + kReach < place.token || is_of_meeting(with->token)) return false;
    if (talks_between(tie->token, with->token)) return false;
    // Regions and unknown names are as often where something happens.
    const std::size_t list = partners_.empty() ? with->token : block_.mention(partners_.back()).token;
    if (place.value.empty() && place.token - std::max<std::size_t>(with->token, list) > kNear) return false;
    return !status || with->token >= status->token || tie->token >= status->token;
  }

  /// 'Relations with A and B were further strengthened'
  [[nodiscard]] bool is_told_behind(const Mention& place, std::size_t tie) const {
    constexpr std::size_t kReach = 20;
    const auto with = block_.find(s_, ids_.with, tie);
    if (!with || *with - tie > 3 || place.token < *with || place.token - *with > kReach) return false;
    const auto verb = block_.find_any(s_, {ids_.maintain, ids_.expand, ids_.upgrade}, place.token_end);
    if (!verb || *verb - place.token_end > kReach || is_wish(*verb)) return false;
    for (std::size_t i = *verb; i > place.token_end && i + 4 > *verb; --i) {
      if (block_.text.is_mark(i - 1, ',')) return false;  // another clause begins
    }
    return true;
  }

  /// 'With A, the province cooperates in ...'
  [[nodiscard]] bool opens_with(const Mention& place) const {
    constexpr std::size_t kReach = 15;
    const auto with = block_.find(s_, ids_.with);
    if (!with || *with > s_.first + 1 || place.token <= *with) return false;
    for (std::size_t i = *with + 1; i < place.token; ++i) {
      if (!block_.text.is(i, Cls::PlaceHead)) return false;
    }
    const auto tie = tie_behind(place.token_end);
    return tie && *tie - place.token_end <= kReach && !is_wish(*tie);
  }

  /// 'has cooperated with A since 2010', 'signed a cooperation with A'
  [[nodiscard]] bool works_with(const Mention& place) const {
    const auto with = block_.last_before(s_, {ids_.with, ids_.such_as}, place.token);
    const auto tie = block_.last_before(s_, {ids_.relation, ids_.cooperation, ids_.sister}, place.token);
    if (!with || !tie || tie->token > with->token || with->token - tie->token > 8) return false;
    if (is_of_meeting(with->token)) return false;
    if (place.token - with->token > 30 || is_wish(tie->token)) return false;
    const auto told = block_.last_before(s_, {ids_.done, ids_.ongoing, ids_.sign}, tie->token + 1);
    return told && tie->token - told->token <= 3 && !says_document(tie->token);
  }

  /// 'worked with', 'met with', 'in coordination with': no tie.
  [[nodiscard]] bool is_of_meeting(std::size_t token) const {
    if (block_.text.find(token, ids_.cooperation) != nullptr) return false;
    const auto verb = block_.last_before(s_, {ids_.meeting, ids_.talks, ids_.receive, ids_.coordinate}, token + 1);
    return verb && token - verb->token <= 1;
  }

  /// 'to strengthen ties and exchange views with A': a word for talking takes the 'with' behind it.
  [[nodiscard]] bool talks_between(std::size_t tie, std::size_t with) const {
    if (with <= tie || block_.text.find(with, ids_.cooperation) != nullptr) return false;
    const auto verb = block_.last_before(s_, {ids_.meeting, ids_.talks, ids_.exchange, ids_.receive}, with);
    return verb && verb->token > tie;
  }

  /// A cooperation agreement alone makes no partnership of its parties; one of friendship does.
  [[nodiscard]] bool says_document(std::size_t token) const {
    return block_.find_document(ids_, s_, token) == token &&
           block_.find_any(s_, {ids_.sister, ids_.expand}, token) != token;
  }

  /// Who has the partner: the locality named last before the tie that is no partner itself; else the one that the
  /// document is about.
  [[nodiscard]] std::optional<std::uint32_t> owner(std::uint32_t partner) const {
    const Mention& with = block_.mention(partner);
    const auto before = tie_before(with.token);
    const auto tie = before ? std::optional<std::size_t>(before->token) : tie_behind(with.token_end);
    std::optional<std::uint32_t> own;
    for (const std::uint32_t p : places_) {
      const Mention& m = block_.mention(p);
      const bool partnered = std::find(partners_.begin(), partners_.end(), p) != partners_.end();
      if (p == partner || partnered || !tie || m.token > *tie) continue;
      if (is_country(m) && with.place >= 0 && !is_country(with)) continue;
      if (own && m.value.empty()) continue;  // a river or region beside a province owns nothing
      own = p;
    }
    return own;
  }

  [[nodiscard]] bool is_country(const Mention& m) const {
    return m.place >= 0 &&
           block_.text.lexicon.packs().places()[static_cast<std::size_t>(m.place)].kind == PlaceKind::Country;
  }

  void add_pair(std::uint32_t a, std::uint32_t b) {
    auto status = status_before(block_.mention(a).token);
    if (!status) status = status_behind(end_of(block_.mention(b)));
    add(a, b, status, "common.partnership.between");
    pair_end_ = block_.mention(b).token_end;
  }

  static std::string_view name_or_code(const Mention& m) { return m.value.empty() ? m.name : m.value; }

  void add(std::optional<std::uint32_t> of, std::uint32_t with, const std::optional<Status>& status,
           std::string_view rule = "common.partnership.with") {
    const Mention& partner = block_.mention(with);
    // Nobody is the partner of the country that it lies in.
    if (of && (block_.lies_in(block_.mention(*of), partner) || block_.lies_in(partner, block_.mention(*of)))) return;
    const std::string_view value = name_or_code(partner);
    if (says_already(block_.reading, ClaimKind::Partnership, "with", value, "", "")) return;
    // B and A, where A and B were told.
    const std::string_view own = !of ? std::string_view() : name_or_code(block_.mention(*of));
    if (of && says_already(block_.reading, ClaimKind::Partnership, "with", own, "of", value)) return;
    Claim& claim = block_.add(ClaimKind::Partnership, s_, rule);
    if (of) {
      ClaimBlock::refer(claim, "of", *of);
    } else {
      ClaimBlock::subject(claim, "of");
    }
    ClaimBlock::refer(claim, "with", with);
    if (status) ClaimBlock::set(claim, "status", status->name);
    if (const auto since = since_when(partner, status && status->name == "new"))
      ClaimBlock::refer(claim, "since", *since);
    add_pillar_and_topics(block_, ids_, s_, claim);
  }

  /// The date behind 'since'; of a tie that was made on a day, that behind the partner, else the only one.
  [[nodiscard]] std::optional<std::uint32_t> since_when(const Mention& partner, bool is_new) const {
    constexpr std::size_t kReach = 4;
    const auto dates = block_.mentions(s_, MentionKind::Date);
    if (const auto since = block_.find(s_, ids_.since)) {
      for (const std::uint32_t d : dates) {
        if (block_.mention(d).token >= *since) return d;
      }
    }
    const bool made = is_new || block_.has(s_, ids_.sister) || began_together(end_of(partner));
    if (!made || is_wish(s_.last)) return std::nullopt;
    const std::size_t end = end_of(partner);
    for (const std::uint32_t d : dates) {
      const Mention& date = block_.mention(d);
      const bool span = date.value.find('/') != std::string_view::npos;
      if (!span && date.token >= end && date.token - end <= kReach) return d;
    }
    const bool one = dates.size() == 1 && block_.mention(dates[0]).value.find('/') == std::string_view::npos;
    return one ? std::optional<std::uint32_t>(dates[0]) : std::nullopt;
  }

  ClaimBlock& block_;
  const ConceptIds& ids_;
  const Stretch& s_;
  MentionList places_;
  MentionList partners_;                 ///< of `places_`, those that are known as partners
  std::optional<std::size_t> pair_end_;  ///< behind the last pair
};

}  // namespace

void find_partnerships(ClaimBlock& block, const ConceptIds& ids, const Stretch& clause) {
  if (!block.find_any(clause, {ids.relation, ids.cooperation, ids.partner, ids.sister})) return;
  if (block.mentions(clause, MentionKind::Place).empty()) return;
  PartnershipFinder(block, ids, clause).find();
}

}  // namespace chancery
