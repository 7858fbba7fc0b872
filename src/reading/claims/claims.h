#pragma once
#include <memory>
#include <string_view>
#include <vector>

#include "reading/claims/claim_block.h"
#include "reading/claims/claim_tables.h"

namespace chancery {

/// What a condition may ask for with @ besides concepts, and how it is written.
enum class AskedMention : std::uint8_t {
  Date,
  Place,
  Places,  ///< two or more
  Person,
  Organization,
  Ordinal,
  Amount,
  Money,    ///< an amount of it
  Term,     ///< an amount of time
  Projects  ///< a number of them
};
inline constexpr std::string_view kAskedMentions[] = {"date",    "place",  "places", "person", "organization",
                                                      "ordinal", "amount", "money",  "term",   "projects"};

/// One condition of a claim rule: any of these concepts or mentions, anywhere in the clause or on one side of the
/// anchor, or governing it: of these and their rivals the one that belongs to the anchor.
struct ClaimCondition {
  enum class Side : std::uint8_t { Anywhere, Before, After, Governing };
  Side side = Side::Anywhere;
  std::vector<std::uint16_t> concepts;
  std::vector<std::uint16_t> rivals;
  std::vector<AskedMention> mentions;
};

/// A claim rule of the packs, ready to be tried (language/common/claims.toml says how they are written).
struct ClaimRule {
  enum class Anchor : std::uint8_t { Clause, Word, Amount };
  std::string_view id;
  ClaimKind kind = ClaimKind::Event;
  bool sentence = false;  ///< looks at the whole sentence, not at one clause
  Anchor anchor = Anchor::Clause;
  std::vector<std::uint16_t> words;     ///< of a word anchor
  std::vector<std::string_view> units;  ///< of an amount anchor; `money` and `%` too
  std::vector<ClaimCondition> all, any, none;
  std::vector<ConceptSet> needed;  ///< of each set one concept must occur; decides most rules at once
  std::vector<std::pair<std::string_view, std::string_view>> set;
  std::string_view group;  ///< of the rules of a group only the first that fits makes a claim
  std::uint16_t confidence = 0;

  /// What kind of event or project it makes; empty where it sets none.
  [[nodiscard]] std::string_view type() const {
    for (const auto& [key, value] : set) {
      if (key == "type") return value;
    }
    return {};
  }
};

/// Where a clause names an event, and the ordinal that numbers it.
struct EventAnchor {
  std::size_t token = 0;
  std::optional<std::uint32_t> ordinal;
};

class RuleIndex;

/// Forms claims from the mentions and concepts of clauses.
class ClaimFinder {
 public:
  explicit ClaimFinder(const Packs& packs, Needs needs = Needs::Asked);
  ~ClaimFinder();

  void find(ClaimBlock& block) const;

 private:
  void apply_rules(ClaimBlock& block, const Stretch& stretch, const RuleIndex& rules) const;
  void apply(ClaimBlock& block, const Stretch& stretch, const ClaimRule& rule, std::vector<std::uint64_t>& used) const;
  void apply_to_cell(ClaimBlock& block, const TableFigure& figure) const;
  [[nodiscard]] bool holds(const ClaimBlock& block, const Stretch& stretch, const ClaimCondition& condition,
                           const TokenSpan& anchor) const;
  [[nodiscard]] bool is_occasion(const ClaimBlock& block, const Stretch& s, const ClaimRule& rule,
                                 const EventAnchor& event) const;
  [[nodiscard]] bool is_habit(const ClaimBlock& block, const Stretch& s, const ClaimRule& rule,
                              const EventAnchor& event) const;
  [[nodiscard]] bool is_pointed_at(const ClaimBlock& block, std::size_t anchor) const;
  [[nodiscard]] bool is_back_reference(const ClaimBlock& block, const Stretch& s, const ClaimRule& rule,
                                       const EventAnchor& event) const;
  [[nodiscard]] static bool is_counted(const ClaimBlock& block, const Stretch& s, const ClaimRule& rule,
                                       std::size_t anchor);
  [[nodiscard]] bool is_told_undated(const ClaimBlock& block, const Stretch& s, const ClaimRule& rule,
                                     std::size_t anchor) const;
  [[nodiscard]] bool is_task(const ClaimBlock& block, const Stretch& s, std::size_t anchor) const;
  [[nodiscard]] bool is_named_better(const ClaimBlock& block, std::string_view type, std::size_t token) const;
  [[nodiscard]] bool meets_known_guests(const ClaimBlock& block, const Stretch& s, std::size_t anchor) const;
  [[nodiscard]] static bool opens_adverbially(const ClaimBlock& block, const Stretch& s, std::size_t anchor);
  [[nodiscard]] bool is_chaired(const ClaimBlock& block, const Stretch& s, std::size_t anchor) const;
  [[nodiscard]] bool fits(const ClaimBlock& block, const Stretch& stretch, const ClaimRule& rule,
                          const TokenSpan& anchor) const;

  ConceptIds ids_;
  TableWords table_words_;
  std::unique_ptr<RuleIndex> clause_rules_, sentence_rules_;
};

}  // namespace chancery
