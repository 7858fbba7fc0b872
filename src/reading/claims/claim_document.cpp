#include <algorithm>

#include "reading/claims/claim_block.h"

namespace chancery {
namespace {

constexpr std::size_t kMostParties = 4;

/// The heading of a document that is an agreement: what it is, and between whom.
struct Heading {
  std::string_view type;
  std::size_t begin = 0;  ///< in bytes
  MentionList parties;
};

/// What follows from a document as a whole: that it is an agreement, or the minutes of a meeting.
class DocumentClaims {
 public:
  DocumentClaims(ClaimBlock& block, const ConceptIds& ids, std::size_t first_claim)
      : block_(block), ids_(ids), first_claim_(first_claim) {}

  void find() {
    std::optional<Heading> heading;
    for (std::uint32_t n = 0; n < block_.clauses.sentences.size(); ++n) {
      minutes_at(n);
      if (auto found = heading_at(n)) heading = std::move(found);
      if (heading && close(*heading, n)) heading.reset();
    }
  }

 private:
  [[nodiscard]] const Clause& first_clause(std::uint32_t n) const {
    return block_.clauses.clauses[block_.clauses.sentences[n].clauses_begin];
  }

  /// 'Minutes of the 3rd meeting of the joint working group', with the day in the lines below: the meeting.
  void minutes_at(std::uint32_t n) {
    constexpr std::size_t kOpening = 3;
    constexpr std::size_t kLongest = 30;
    constexpr std::uint32_t kLines = 3;
    const Sentence& sentence = block_.clauses.sentences[n];
    if (!first_clause(n).concepts.has(ids_.minutes_doc) || sentence.last - sentence.first > kLongest) return;
    const Stretch title = block_.of(sentence, n);
    const auto at = block_.find(title, ids_.minutes_doc);
    const MentionList ordinals = block_.mentions(title, MentionKind::Ordinal);
    if (!at || *at >= sentence.first + kOpening || ordinals.empty() || block_.has(title, ids_.sign)) return;
    for (std::uint32_t i = n; i < block_.clauses.sentences.size() && i < n + kLines; ++i) {
      const Sentence& below = block_.clauses.sentences[i];
      if (below.last - below.first > kLongest) return;
      const Stretch line = block_.of(below, i);
      const auto day = day_of(line);
      if (!day) continue;
      if (!tells_event(title, line)) add_meeting(title, line, ordinals[0], *day);
      return;
    }
  }

  [[nodiscard]] std::optional<std::uint32_t> day_of(const Stretch& s) const {
    constexpr std::size_t kDay = 10;  // letters of a day in EDTF
    for (const std::uint32_t d : block_.mentions(s, MentionKind::Date)) {
      if (block_.mention(d).value.size() == kDay) return d;
    }
    return std::nullopt;
  }

  /// Did a line from `title` to `line` make an event already?
  [[nodiscard]] bool tells_event(const Stretch& title, const Stretch& line) const {
    return std::any_of(block_.reading.claims.begin() + static_cast<std::ptrdiff_t>(first_claim_),
                       block_.reading.claims.end(), [&](const Claim& claim) {
                         return claim.kind == ClaimKind::Event && claim.begin >= block_.text[title.first].begin &&
                                claim.begin < block_.text[line.last - 1].end;
                       });
  }

  void add_meeting(const Stretch& title, const Stretch& line, std::uint32_t ordinal, std::uint32_t day) {
    Claim& claim = block_.add(ClaimKind::Event, line, "common.event.minutes");
    claim.begin = block_.text[title.first].begin;
    ClaimBlock::set(claim, "type", "meeting");
    ClaimBlock::refer(claim, "date", day);
    ClaimBlock::refer(claim, "ordinal", ordinal);
    for (const std::uint32_t party : block_.parties(title)) ClaimBlock::refer(claim, "participants", party);
    const MentionList places = block_.mentions(line, MentionKind::Place);
    if (line.first != title.first && !places.empty()) ClaimBlock::refer(claim, "place", places[0]);
    ClaimBlock::set(claim, "modality", "done");
  }

  /// A title opens with the kind of document and tells nothing of it; the lines below name two parties.
  [[nodiscard]] std::optional<Heading> heading_at(std::uint32_t n) const {
    constexpr std::size_t kOpening = 3;
    constexpr std::size_t kLongest = 20;
    const Sentence& sentence = block_.clauses.sentences[n];
    if (sentence.last - sentence.first > kLongest) return std::nullopt;
    const Clause& clause = first_clause(n);
    Heading heading;
    for (const auto& [cls, name] : ids_.documents) {
      if (cls == ids_.minutes_doc) continue;  // these tell of a meeting
      if (!clause.concepts.has(cls)) continue;
      const auto at = block_.find(block_.of(sentence, n), cls);
      if (!at || *at >= sentence.first + kOpening) continue;
      heading.type = name;
      break;
    }
    if (heading.type.empty()) return std::nullopt;
    const Stretch whole = block_.of(sentence, n);
    const bool tells = block_.find_any(whole, {ids_.sign, ids_.in_force, ids_.renew, ids_.terminate}).has_value();
    if (tells || !block_.mentions(whole, MentionKind::Amount).empty()) return std::nullopt;
    heading.begin = block_.text[sentence.first].begin;
    heading.parties = parties_below(n);
    if (heading.parties.size() < 2) return std::nullopt;
    return heading;
  }

  /// The bodies that the lines of a heading name, else the places.
  [[nodiscard]] MentionList parties_below(std::uint32_t n) const {
    constexpr std::uint32_t kLines = 8;
    constexpr std::size_t kLongest = 30;
    MentionList bodies;
    MentionList places;
    for (std::uint32_t i = n; i < block_.clauses.sentences.size() && i < n + kLines; ++i) {
      const Sentence& sentence = block_.clauses.sentences[i];
      if (sentence.last - sentence.first > kLongest) break;
      const Stretch line = block_.of(sentence, i);
      if (!block_.mentions(line, MentionKind::Date).empty()) break;
      for (const std::uint32_t body : block_.mentions(line, MentionKind::Organization)) add_party(bodies, body);
      for (const std::uint32_t place : block_.parties(line)) add_party(places, place);
    }
    return bodies.size() >= 2 ? bodies : places;
  }

  /// Once each; a country below its province is none.
  void add_party(MentionList& parties, std::uint32_t party) const {
    const Mention& m = block_.mention(party);
    if (parties.size() >= kMostParties) return;
    const bool known = std::any_of(parties.begin(), parties.end(), [&](std::uint32_t p) {
      const Mention& other = block_.mention(p);
      return other.name == m.name || (m.kind == MentionKind::Place && block_.lies_in(other, m));
    });
    if (!known) parties.push_back(party);
  }

  /// 'Done at Kampot on 20 November 2024': the agreement of the heading and its signing. True where sentence `n` is
  /// that.
  bool close(const Heading& heading, std::uint32_t n) {
    constexpr std::size_t kOpening = 3;
    const Sentence& sentence = block_.clauses.sentences[n];
    const Clause& clause = first_clause(n);
    if (!clause.concepts.has(ids_.done_at) && !clause.concepts.has(ids_.sign)) return false;
    const Stretch whole = block_.of(sentence, n);
    // 'The minutes signed at Pakse on 14 August 2019 remain in force' speaks of another document.
    const auto other = block_.find_any(whole, {ids_.mou, ids_.agreement, ids_.minutes_doc, ids_.plan_doc});
    if (other && !clause.concepts.has(ids_.done_at)) return false;
    const auto at = block_.find_any(whole, {ids_.done_at, ids_.sign});
    if (!at || *at >= sentence.first + kOpening) return false;
    const auto day = day_of(whole);
    if (day) sign(heading, whole, *at, *day);
    return day.has_value();
  }

  void sign(const Heading& heading, const Stretch& s, std::size_t at, std::uint32_t day) {
    Claim& agreement = agreement_of(heading, s);
    for (const std::uint32_t party : heading.parties) ClaimBlock::refer(agreement, "parties", party);
    ClaimBlock::refer(agreement, "signed", day);
    Claim& signing = block_.add(ClaimKind::Event, s, "common.event.document_signed");
    ClaimBlock::set(signing, "type", "signing");
    ClaimBlock::refer(signing, "date", day);
    for (const std::uint32_t party : heading.parties) ClaimBlock::refer(signing, "participants", party);
    for (const std::uint32_t place : block_.mentions(s, MentionKind::Place)) {
      if (block_.mention(place).token < at) continue;
      ClaimBlock::refer(signing, "place", place);
      break;
    }
    ClaimBlock::set(signing, "modality", "done");
  }

  /// The claim that an article on its validity made, else a new one.
  Claim& agreement_of(const Heading& heading, const Stretch& s) {
    for (std::size_t i = first_claim_; i < block_.reading.claims.size(); ++i) {
      Claim& claim = block_.reading.claims[i];
      if (claim.kind == ClaimKind::Agreement && claim.begin >= heading.begin && claim.rule == "common.agreement.term")
        return claim;
    }
    Claim& claim = block_.add(ClaimKind::Agreement, s, "common.agreement.document");
    ClaimBlock::set(claim, "type", heading.type);
    ClaimBlock::set(claim, "modality", "done");
    return claim;
  }

  ClaimBlock& block_;
  const ConceptIds& ids_;
  std::size_t first_claim_;
};

}  // namespace

void find_document_claims(ClaimBlock& block, const ConceptIds& ids, std::size_t first_claim) {
  DocumentClaims(block, ids, first_claim).find();
}

}  // namespace chancery
