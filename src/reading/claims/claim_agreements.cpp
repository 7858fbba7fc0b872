#include <algorithm>

#include "reading/claims/claim_block.h"
#include "reading/claims/claim_figures.h"
#include "reading/names/post_phrase.h"

namespace chancery {
namespace {

/// The kind of document that the tokens from `first` to `last` name; empty where they name none.
std::string_view agreement_type(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s, std::size_t first,
                                std::size_t last) {
  for (const auto& [cls, name] : ids.documents) {
    const auto at = block.find(s, cls, first);
    if (at && *at < last) return name;
  }
  return {};
}

bool is_years(std::string_view value) { return value.size() == 9 && value[4] == '/'; }

void add_dates(ClaimBlock& block, const Stretch& s, Claim& claim, const std::optional<std::size_t>& sign) {
  const bool was_signed = sign.has_value();
  const MentionList dates = block.mentions(s, MentionKind::Date);
  // 'carry on the programme of 2021-2025 and sign that of 2026-2030'
  const bool years_behind = std::any_of(dates.begin(), dates.end(), [&](std::uint32_t d) {
    return sign && block.mention(d).token > *sign && is_years(block.mention(d).value);
  });
  bool dated = false;
  bool term = false;
  for (const std::uint32_t d : dates) {
    const std::string_view value = block.mention(d).value;
    const bool years = is_years(value);
    // A stretch of time is when several were signed, no day of one.
    if (years && years_behind && block.mention(d).token < *sign) continue;
    if (years ? term : dated || value.find('/') != std::string_view::npos) continue;
    (years ? term : dated) = true;
    ClaimBlock::refer(claim, years ? "term" : was_signed ? "signed" : "effective", d);
  }
}

/// A document of a list that is signed: its word, its type, and where the words on it end.
struct ListedDocument {
  std::size_t token = 0, end = 0;
  std::string_view type;
};

/// How a document in a list is joined to the one before: by a mark or by 'and', only by a blank, or not at all.
enum class Joint : std::uint8_t { None, Blank, Said };

Joint joint_before(const ClaimBlock& block, std::size_t token) {
  constexpr std::size_t kHead = 2;  // 'and {a} {new} memorandum'
  if (token == 0) return Joint::None;
  for (std::size_t i = token; i > 0 && token - i <= kHead; --i) {
    const bool comma = block.text.is_mark(i - 1, ',');
    if (comma || block.text.is(i - 1, Cls::OrdinalJoint)) return Joint::Said;
  }
  const bool blank = block.text[token].has(Token::kUnspaced) && block.text[token].has(Token::kSpaceBefore);
  return blank ? Joint::Blank : Joint::None;
}

/// 'signed a memorandum on tourism, a contract on bananas and the plan for 2025': each is signed. Empty where the
/// clause names one document, which may be of another ('the programme carrying out the agreement'). Scripts without
/// spaces part the items by a blank, all but the last.
std::vector<ListedDocument> signed_list(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s,
                                        std::size_t sign) {
  constexpr std::size_t kRightBehind = 4;
  std::vector<ListedDocument> list;
  std::size_t said = 0;
  for (auto at = block.find_document(ids, s, sign + 1); at; at = block.find_document(ids, s, *at + 1)) {
    const Joint joint = list.empty() ? Joint::None : joint_before(block, *at);
    if (list.empty() ? *at - sign > kRightBehind : joint == Joint::None) continue;
    // A wish or a task that follows is no part of what was signed.
    if (block.last_before(s, {ids.agree, ids.propose, ids.hope, ids.purpose}, *at).value_or(ConceptAt{}).token > sign)
      break;
    if (!list.empty()) list.back().end = *at;
    list.push_back({*at, s.last, agreement_type(block, ids, s, *at, *at + 1)});
    if (joint == Joint::Said) said = list.size();
  }
  list.resize(said);
  if (!list.empty()) list.back().end = s.last;
  return list;
}

/// 'carries out the cooperation agreement of 2022-2027': a document known by the years that it holds for.
bool is_named_by_term(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s) {
  constexpr std::size_t kReach = 10;
  const auto document = block.find_any(s, {ids.mou, ids.agreement, ids.programme_doc, ids.plan_doc});
  if (!document) return false;
  for (const std::uint32_t d : block.mentions(s, MentionKind::Date)) {
    const Mention& m = block.mention(d);
    if (is_years(m.value) && m.token > *document && m.token - *document <= kReach) return true;
  }
  return false;
}

/// 'led by A, member of the Standing Committee': the body of somebody's post.
bool is_of_post(const ClaimBlock& block, const Mention& body) {
  constexpr std::size_t kReach = 3;
  for (std::size_t i = body.token; i > 0 && body.token - i < kReach; --i) {
    if (block.text.is(i - 1, Cls::Post)) return true;
    if (!leads_from_post(block.text, i - 1)) return false;
  }
  return false;
}

/// Who signs stands before the verb or behind 'with' and 'between'; a place elsewhere is where they signed.
void add_parties(ClaimBlock& block, const ConceptIds& ids, const Stretch& s, Claim& claim,
                 const std::optional<std::size_t>& sign) {
  constexpr std::size_t kMost = 4;
  const MentionList places = block.parties(s);
  MentionList bodies;
  for (const std::uint32_t b : block.mentions(s, MentionKind::Organization)) {
    if (sign && (places.size() < 2 || !is_of_post(block, block.mention(b)))) bodies.push_back(b);
  }
  const auto with = block.find_any(s, {ids.with, ids.between});
  const auto stands_as_party = [&](std::uint32_t m) {
    const std::size_t token = block.mention(m).token;
    if (!sign || token < *sign) return true;
    // What the document serves is said behind it: 'contributing to Vietnam - Japan ties'.
    const auto serves = block.find_any(s, {ids.contributed, ids.anniversary}, *sign);
    return with && token > *with && (!serves || token < *serves);
  };
  const bool told = std::any_of(places.begin(), places.end(), stands_as_party) ||
                    std::any_of(bodies.begin(), bodies.end(), stands_as_party);
  const auto is_known = [&](std::uint32_t m) {
    return std::any_of(claim.attributes.begin(), claim.attributes.end(), [&](const Attribute& a) {
      return a.key == "parties" && block.mention(a.mention).kind == block.mention(m).kind &&
             block.mention(a.mention).name == block.mention(m).name;
    });
  };
  std::size_t parties = 0;
  for (std::uint32_t i = s.mentions_begin; i < s.mentions_end && parties < kMost; ++i) {
    // '(VNA) - ...' says whose news it is.
    const bool body =
        std::find(bodies.begin(), bodies.end(), i) != bodies.end() && !block.in_brackets(block.mention(i));
    const bool place = bodies.size() < 2 && std::find(places.begin(), places.end(), i) != places.end();
    if ((!body && !place) || (told && !stands_as_party(i)) || is_known(i)) continue;
    ClaimBlock::refer(claim, "parties", i);
    ++parties;
  }
}

/// Times of a clause on validity: the term, and how long before its end notice is given.
void add_terms(ClaimBlock& block, const ConceptIds& ids, const Stretch& s, Claim& claim) {
  for (const std::uint32_t a : block.mentions(s, MentionKind::Amount)) {
    if (block.mention(a).unit_kind != UnitKind::Duration) continue;
    const auto near = block.last_before(s, {ids.notice, ids.in_force, ids.term, ids.renew}, block.mention(a).token + 4);
    ClaimBlock::refer(claim, near && near->cls == ids.notice ? "notice" : "term", a);
  }
}

/// A number of agreements. Does the clause name one of them too ('seven agreements, among them a memorandum ...')?
bool add_counted(ClaimBlock& block, const ConceptIds& ids, const Stretch& s, std::uint32_t count, std::string_view type,
                 std::string_view modality) {
  constexpr std::size_t kNoun = 3;  // tokens around the number in which its noun stands
  const Mention& number = block.mention(count);
  const std::size_t from = number.token - std::min<std::size_t>(kNoun, number.token - s.first);
  const std::string_view counted = agreement_type(block, ids, s, from, number.token_end + kNoun);
  const bool one_of_them = !counted.empty() && counted != type && block.has(s, ids.such_as);
  Claim& claim = block.add(ClaimKind::Agreement, s, "common.agreement.signed");
  ClaimBlock::set(claim, "type", one_of_them ? counted : type.empty() ? "agreement" : type);
  if (!one_of_them) {
    const auto sign = block.find(s, ids.sign);
    add_dates(block, s, claim, sign.value_or(s.first));
    add_parties(block, ids, s, claim, sign);
  }
  ClaimBlock::number(claim, "number", number.value);
  claim.mentions.push_back(count);
  ClaimBlock::set(claim, "modality", modality);
  add_pillar_and_topics(block, ids, s, claim);
  return one_of_them;
}

/// Neither when nor who nor how many: 'hopes that an agreement will be signed'.
bool is_bare(const ClaimBlock& block, const Stretch& s, const std::optional<std::uint32_t>& count) {
  return !count && block.mentions(s, MentionKind::Date).empty() && block.parties(s).empty() &&
         block.mentions(s, MentionKind::Organization).empty();
}

/// The word for signing that stands nearest to the document: 'at the signing ceremony he said the agreement signed
/// ...'.
std::optional<std::size_t> signing_of_document(const ClaimBlock& block, const ConceptIds& ids, const Stretch& s) {
  std::optional<std::size_t> best;
  std::size_t nearest = SIZE_MAX;
  for (auto sign = block.find(s, ids.sign); sign; sign = block.find(s, ids.sign, *sign + 1)) {
    // '(signed)' before a name stands for the signature itself.
    if (*sign > 0 && block.text.is_mark(*sign - 1, '(') && block.text.is_mark(*sign + 1, ')')) continue;
    const auto document = block.find_document(ids, s, *sign);
    const std::size_t distance = document ? *document - *sign : SIZE_MAX - 1;
    if (distance >= nearest) continue;
    nearest = distance;
    best = sign;
  }
  return best;
}

/// One claim for each document of the list: parties and day are those of the signing, years and terms its own.
void add_listed(ClaimBlock& block, const ConceptIds& ids, const Stretch& s, std::size_t sign,
                const std::vector<ListedDocument>& list, std::string_view modality) {
  for (const ListedDocument& document : list) {
    Claim& claim = block.add(ClaimKind::Agreement, s, "common.agreement.signed");
    ClaimBlock::set(claim, "type", document.type);
    bool dated = false;
    bool term = false;
    for (const std::uint32_t d : block.mentions(s, MentionKind::Date)) {
      const Mention& m = block.mention(d);
      const bool own = m.token > document.token && m.token < document.end;
      const bool day = is_one_day(m.value) || (m.token < sign && m.value.find('/') == std::string_view::npos);
      if (day ? dated : term || !own || !is_years(m.value)) continue;
      (day ? dated : term) = true;
      ClaimBlock::refer(claim, day ? "signed" : "term", d);
    }
    add_parties(block, ids, s, claim, sign);
    ClaimBlock::set(claim, "modality", modality);
    add_pillar_and_topics(block, ids, s, claim);
  }
}

}  // namespace

void find_agreements(ClaimBlock& block, const ConceptIds& ids, const Stretch& s) {
  if (!ids.needed_by_agreements.is_met_by(s.concepts)) return;
  const bool validity = block.find_any(s, {ids.in_force, ids.renew, ids.terminate}).has_value();
  const bool document = block.find_document(ids, s).has_value();
  if (!validity && !document && !block.has(s, ids.sign)) return;
  const std::string_view type = agreement_type(block, ids, s, s.first, s.last);
  const auto sign = signing_of_document(block, ids, s);
  std::optional<std::uint32_t> count;
  bool duration = false;
  for (const std::uint32_t a : block.mentions(s, MentionKind::Amount)) {
    if (in_table(block, block.mention(a))) return;
    if (block.mention(a).name == "agreement") count = a;
    duration = duration || block.mention(a).unit_kind == UnitKind::Duration;
  }
  const bool signed_now = sign && (!type.empty() || count);
  const bool from_day = block.has(s, ids.in_force) && !block.mentions(s, MentionKind::Date).empty();
  const bool term_clause = !type.empty() && validity && !count && (duration || from_day || block.has(s, ids.automatic));
  if (!signed_now && !term_clause && !is_named_by_term(block, ids, s)) return;
  const std::string_view modality = modality_of(block, ids, s, sign.value_or(s.first));
  if (modality == "denied" || (modality != "done" && signed_now && !validity && is_bare(block, s, count))) return;
  if (signed_now && !count && !validity) {
    const auto list = signed_list(block, ids, s, *sign);
    if (list.size() > 1) return add_listed(block, ids, s, *sign, list, modality);
  }
  if (count) {
    const bool one_of_them = add_counted(block, ids, s, *count, type, modality);
    if (!one_of_them) return;
  }
  Claim& claim = block.add(ClaimKind::Agreement, s,
                           signed_now    ? "common.agreement.signed"
                           : term_clause ? "common.agreement.term"
                                         : "common.agreement.named");
  ClaimBlock::set(claim, "type", type.empty() ? "agreement" : type);
  add_dates(block, s, claim, signed_now ? sign : std::nullopt);
  add_parties(block, ids, s, claim, signed_now ? sign : std::nullopt);
  if (duration && term_clause) add_terms(block, ids, s, claim);
  if (block.has(s, ids.renew))
    ClaimBlock::set(claim, "renewal", block.has(s, ids.automatic) ? "automatic" : "by agreement");
  ClaimBlock::set(claim, "modality", modality);
  add_pillar_and_topics(block, ids, s, claim);
}

}  // namespace chancery
