#include <algorithm>

#include "reading/claims/claim_block.h"
#include "reading/values/number.h"

namespace chancery {
namespace {

constexpr std::size_t kHeading = 14;  // tokens of the longest heading
constexpr std::size_t kOpening = 4;   // tokens of a heading in which its leading word stands
constexpr std::size_t kItem = 3;      // tokens of the shortest item that says something

/// The only sentence of its line.
bool is_alone(const ClaimBlock& block, std::uint32_t n) {
  const auto& sentences = block.clauses.sentences;
  const std::uint32_t line = sentences[n].line;
  return (n == 0 || sentences[n - 1].line != line) && (n + 1 == sentences.size() || sentences[n + 1].line != line);
}

/// 'IV. Shortcomings': a line that only says that what stands under it went badly. Not so 'Difficulties and tasks',
/// whose items may be either.
bool heads_shortcomings(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s, std::uint32_t n) {
  if (s.last - s.first > kHeading || !is_alone(block, n)) return false;
  const auto word = block.find(s, ids.shortcoming);
  if (!word || *word > s.first + kOpening || block.has(s, ids.done)) return false;
  if (block.text.is_mark(s.last - 1, '.') || block.text.is(s.last - 1, Cls::SentenceMark)) return false;
  if (s.mentions_begin != s.mentions_end && !block.clauses.sentences[n].opens_list) return false;
  return !block.find_any(s, {ids.results, ids.directions, ids.success, ids.achieved, ids.resolved, ids.propose,
                             ids.request, ids.recommend, ids.agree, ids.speak});
}

/// An item without a number or letter: its sign is a form of the packs as often as a mark.
bool has_bullet(const ClaimBlock& block, const Sentence& sentence) {
  const std::size_t behind = sentence.first + 1;
  return sentence.list_item && block.text[sentence.first].kind != TokenKind::Number &&
         !block.text.is_mark(behind, '.') && !block.text.is_mark(behind, ')');
}

/// May the sentence be the first item under a heading: with a bullet, or number one? Another number goes on with those
/// of the headings.
bool begins_list(const ClaimBlock& block, const Sentence& sentence) {
  if (!sentence.list_item) return false;
  if (has_bullet(block, sentence)) return true;
  const auto number = read_number(block.text, sentence.first);
  return number && number->value.compare(Decimal(1)) == 0;
}

/// What is asked for, planned or was solved is none, wherever it stands.
bool says_otherwise(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s) {
  return block
      .find_any(s, {ids.propose, ids.request, ids.recommend, ids.hope, ids.need, ids.plan, ids.thanks, ids.success,
                    ids.resolved, ids.achieved})
      .has_value();
}

bool is_judged(const ClaimBlock& block, std::size_t first_claim, const Stretch& s) {
  const std::uint32_t begin = block.text[s.first].begin;
  const std::uint32_t end = block.text[s.last - 1].end;
  return std::any_of(block.reading.claims.begin() + static_cast<std::ptrdiff_t>(first_claim),
                     block.reading.claims.end(), [&](const Claim& claim) {
                       return claim.kind == ClaimKind::Assessment && claim.begin < end && claim.end > begin;
                     });
}

void add_shortcoming(ClaimBlock& block, const ConceptIds& ids, const Stretch& s) {
  Claim& claim = block.add(ClaimKind::Assessment, s, "common.assessment.listed");
  ClaimBlock::set(claim, "polarity", "shortcoming");
  ClaimBlock::subject(claim, "of");
  claim.attributes.push_back({"about", Attribute::Kind::Passage, 0, claim.begin, claim.end, {}});
  add_pillar_and_topics(block, ids, s, claim);
}

}  // namespace

void find_listed_shortcomings(ClaimBlock& block, const ConceptIds& ids, std::size_t first_claim) {
  bool open = false;
  bool items = false;
  bool numbered = false;  // the heading itself
  std::uint32_t line = 0;
  for (std::uint32_t n = 0; n < block.clauses.sentences.size(); ++n) {
    const Sentence& sentence = block.clauses.sentences[n];
    const Stretch s = block.of(sentence, n);
    const bool number = block.text[s.first].kind == TokenKind::Number;
    if (!has_bullet(block, sentence) && !(open && number && !numbered) && heads_shortcomings(block, ids, s, n)) {
      open = true;
      items = false;
      numbered = number;
      line = sentence.line;
      continue;
    }
    if (!open || sentence.line == line) continue;
    // What has a number like the heading is the next one.
    open = !(number && numbered) && (items ? sentence.list_item : begins_list(block, sentence));
    items = open;
    line = sentence.line;
    if (!open || s.last - s.first < kItem) continue;
    if (!says_otherwise(block, ids, s) && !is_judged(block, first_claim, s)) add_shortcoming(block, ids, s);
  }
}

}  // namespace chancery
