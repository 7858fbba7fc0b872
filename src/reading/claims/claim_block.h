#pragma once
#include <array>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "reading/claims/clauses.h"
#include "reading/needs.h"
#include "reading/reading.h"
#include "reading/scan/token_text.h"

namespace chancery {

/// The classes of the concepts that the engine itself asks for.
struct ConceptIds {
  explicit ConceptIds(const Packs& packs, Needs needs = Needs::Asked);
  std::uint16_t done, ongoing, future, plan, target, negation, cancelled, estimated, provisional, final, since, until,
      yearly, monthly, propose, request, recommend, hope, agree, undertake, instruct, need, will_list, directions,
      list_verb, speak, two_sides, we, relation, cooperation, partner, sister, maintain, expand, seek, upgrade, with,
      between, coordinate, such_as, ranking, visit, receive, sign, hold, host, attend, lead, go_out, come_in, mou,
      agreement, programme_doc, plan_doc, contract_doc, minutes_doc, in_force, term, renew, automatic, notice,
      terminate, increase, decrease, of_plan, compared, join, member, international_organization, award_verb,
      award_noun, purpose, concession, thanks, pillar_party, pillar_state, pillar_people, sample, believe, delegation,
      success, achieved, fdi, oda, ngo, aid, adjusted, new_project, capital, approved, supported, infrastructure,
      project, women, done_at, results, improved, domestic, training, festival, conference, seminar, exchange, ceremony,
      anniversary, external_work, contributed, praised, meeting, talks, occasion, this_one, shortcoming, resolved;
  std::vector<std::pair<std::uint16_t, std::string_view>> topics;
  /// The documents that two sides sign, by type of agreement: of a text that names several the first in this list.
  std::vector<std::pair<std::uint16_t, std::string_view>> documents;

  ConceptNeed needed_by_agreements;  ///< documents, and words for what is signed or in force
  ConceptNeed needed_by_proposals;   ///< words for asking, promising and planning
};

/// A stretch of text in which a claim is looked for: a clause or a sentence.
struct Stretch {
  std::size_t first = 0, last = 0;  ///< tokens
  std::uint32_t concepts_begin = 0, concepts_end = 0;
  std::uint32_t mentions_begin = 0, mentions_end = 0;
  ConceptSet concepts;
  std::uint32_t sentence = 0;  ///< number in the block
  bool cell = false;           ///< of one figure in a table
};

/// Tokens [first, last) of a block: the figure or word that a claim is made around.
struct TokenSpan {
  std::size_t first = 0, last = 0;
};

/// Numbers of mentions, few as a rule: kept in place up to a length that hardly any clause passes.
class MentionList {
 public:
  void push_back(std::uint32_t mention) {
    if (size_ < few_.size()) {
      few_[size_] = mention;
    } else {
      if (size_ == few_.size()) many_.assign(few_.begin(), few_.end());
      many_.push_back(mention);
    }
    ++size_;
  }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const std::uint32_t* begin() const { return size_ > few_.size() ? many_.data() : few_.data(); }
  [[nodiscard]] const std::uint32_t* end() const { return begin() + size_; }
  std::uint32_t operator[](std::size_t i) const { return begin()[i]; }
  [[nodiscard]] std::uint32_t back() const { return begin()[size_ - 1]; }

 private:
  std::array<std::uint32_t, 14> few_;
  std::size_t size_ = 0;
  std::vector<std::uint32_t> many_;
};

/// A block of text with everything found in it, while claims are formed.
struct ClaimBlock {
  const TokenText& text;
  Reading& reading;
  const Clauses& clauses;
  const std::vector<LineSpan>& lines;
  std::size_t first_mention;  ///< of the block, in `reading.mentions`

  [[nodiscard]] const Mention& mention(std::size_t i) const { return reading.mentions[i]; }
  [[nodiscard]] Stretch of(const Clause& clause, std::uint32_t sentence) const;
  [[nodiscard]] Stretch of(const Sentence& sentence, std::uint32_t number) const;
  /// The tokens [first, last) of a stretch, with what they hold.
  [[nodiscard]] Stretch part(const Stretch& s, std::size_t first, std::size_t last) const;

  /// The first token of a concept in the stretch at or behind `from`; nothing where there is none.
  [[nodiscard]] std::optional<std::size_t> find(const Stretch& s, std::uint16_t cls, std::size_t from = 0) const {
    return s.concepts.has(cls) ? find_token(s, cls, from) : std::nullopt;
  }
  [[nodiscard]] std::optional<std::size_t> find_any(const Stretch& s, std::initializer_list<std::uint16_t> classes,
                                                    std::size_t from = 0) const;
  /// The first word for a document that two sides sign, at or behind `from`.
  [[nodiscard]] std::optional<std::size_t> find_document(const ConceptIds& ids, const Stretch& s,
                                                         std::size_t from = 0) const;
  /// The last of the concepts before token `to`.
  [[nodiscard]] std::optional<ConceptAt> last_before(const Stretch& s, std::initializer_list<std::uint16_t> classes,
                                                     std::size_t to) const;
  [[nodiscard]] bool has(const Stretch& s, std::uint16_t cls) const { return s.concepts.has(cls); }

  /// Mentions of a kind in the stretch, in text order.
  [[nodiscard]] MentionList mentions(const Stretch& s, MentionKind kind) const;
  /// The mention of a kind nearest to a token.
  [[nodiscard]] std::optional<std::uint32_t> nearest(const Stretch& s, MentionKind kind, std::size_t token) const;

  [[nodiscard]] bool in_brackets(const Mention& m) const;
  /// Is the mention part of the name of a body or person?
  [[nodiscard]] bool inside_other(const Stretch& s, const Mention& m) const;
  /// Does one place lie in the other? An unknown place may lie in any country.
  [[nodiscard]] bool lies_in(const Mention& inner, const Mention& outer) const;
  /// Does the place only say where the one beside it lies: 'Xaysomboun province of Laos', 'Thailand's Bangkok'?
  [[nodiscard]] bool says_where(const Stretch& s, std::uint32_t place) const;
  /// Is it a place that asks, signs and promises? A river or a border gate does not.
  [[nodiscard]] bool can_act(const Mention& place) const;
  /// The places that stand for themselves: not in brackets, not in a name, not saying where another lies.
  [[nodiscard]] MentionList parties(const Stretch& s) const;

  /// Starts a claim over the tokens of the stretch, by a rule of the engine or of the packs.
  Claim& add(ClaimKind kind, const Stretch& s, std::string_view rule);
  Claim& add(ClaimKind kind, const Stretch& s, std::string_view rule, std::uint16_t confidence);
  static void set(Claim& claim, std::string_view key, std::string_view text) {
    if (!text.empty()) claim.attributes.push_back({key, Attribute::Kind::Text, 0, 0, 0, text});
  }
  static void number(Claim& claim, std::string_view key, std::string_view digits) {
    claim.attributes.push_back({key, Attribute::Kind::Number, 0, 0, 0, digits});
  }
  static void refer(Claim& claim, std::string_view key, std::uint32_t mention) {
    claim.attributes.push_back({key, Attribute::Kind::Mention, mention, 0, 0, {}});
    for (const std::uint32_t known : claim.mentions) {
      if (known == mention) return;
    }
    claim.mentions.push_back(mention);
  }
  static void subject(Claim& claim, std::string_view key) {
    claim.attributes.push_back({key, Attribute::Kind::Subject, 0, 0, 0, {}});
  }

 private:
  [[nodiscard]] std::optional<std::size_t> find_token(const Stretch& s, std::uint16_t cls, std::size_t from) const;
};

/// `done`, `ongoing`, `planned`, `proposed` or `denied`: by the word nearest to what happens, which is named at token
/// `anchor`.
std::string_view modality_of(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s, std::size_t anchor);
/// Pillar and topics by the words of the stretch.
void add_pillar_and_topics(ClaimBlock& block, const ConceptIds& ids, const Stretch& s, Claim& claim);

/// Does one of the latest claims of `kind` hold `value` under `key`, and `second` under `second_key` where that is not
/// empty?
bool says_already(const Reading& reading, ClaimKind kind, std::string_view key, std::string_view value,
                  std::string_view second_key, std::string_view second);

// The claims that follow from how mentions stand to each other rather than from a rule's words.
void find_roles(ClaimBlock& block, const Stretch& sentence);
void find_partnerships(ClaimBlock& block, const ConceptIds& ids, const Stretch& clause);
void find_agreements(ClaimBlock& block, const ConceptIds& ids, const Stretch& clause);
/// Documents that are agreements or minutes themselves: their headings, and the day and place in them.
void find_document_claims(ClaimBlock& block, const ConceptIds& ids, std::size_t first_claim);
void find_memberships_and_awards(ClaimBlock& block, const ConceptIds& ids, const Stretch& sentence);
/// Items of a list whose heading calls them shortcomings, where no claim from `first_claim` on judges them yet.
void find_listed_shortcomings(ClaimBlock& block, const ConceptIds& ids, std::size_t first_claim);
/// Proposals: a state machine over the sentences of the block, since lists carry what introduces them.
void find_proposals(ClaimBlock& block, const ConceptIds& ids);
/// A day, in EDTF; no stretch of time.
inline bool is_one_day(std::string_view value) {
  constexpr std::size_t kDay = 10;  // letters of a day in EDTF
  return value.size() == kDay && value.find('/') == std::string_view::npos;
}
/// Years from one to another: the term of an agreement or the span of a plan, not when something took place.
inline bool is_span_of_years(std::string_view value) {
  const std::size_t slash = value.find('/');
  return slash != std::string_view::npos && value.substr(0, 4) != value.substr(slash + 1, 4);
}

/// Takes the claims from number `first` on out that are marked, by their place behind it.
void drop_marked(std::vector<Claim>& claims, std::size_t first, const std::vector<char>& marked);

/// What stands inside a proposal is planned with it: events of the claims from `first_claim` on, and figures are
/// dropped.
void plan_what_is_proposed(Reading& reading, std::size_t first_claim, std::size_t first_proposal);
/// Takes out the claims that tell again of an event or agreement what another claim tells in full.
void drop_repeats(Reading& reading);

}  // namespace chancery
