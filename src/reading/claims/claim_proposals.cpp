#include <algorithm>

#include "reading/claims/claim_block.h"
#include "reading/claims/proposal_triggers.h"
#include "reading/values/digits.h"
#include "reading/values/number.h"

namespace chancery {
namespace {

/// What a list or a sentence was opened with, and who speaks.
struct Opening {
  ProposalManner manner;
  std::optional<std::uint32_t> by, to, due;
  bool joint = false;       ///< both sides speak
  bool open = false;        ///< the items that follow are proposals
  bool needs_verb = false;  ///< only items that begin with a verb of tasks
  std::uint32_t line = 0;   ///< of the last sentence that belonged to it
};

class ProposalFinder {
 public:
  ProposalFinder(ClaimBlock& block, const ConceptIds& ids) : block_(block), ids_(ids), triggers_(block, ids) {}

  void find() {
    for (std::uint32_t n = 0; n < block_.clauses.sentences.size(); ++n) sentence(n);
  }

 private:
  static constexpr std::size_t kOpening = 4;   // tokens of a heading or item in which its leading word stands
  static constexpr std::size_t kHeading = 14;  // tokens of the longest heading
  static constexpr std::size_t kReceiver = 8;  // tokens behind a verb of asking in which the one who is asked stands

  /// Somebody who can propose or promise: named here or just before, or spoken of by what such texts are about. A day
  /// or a sum is one's own too.
  [[nodiscard]] bool is_of_the_field(const Sentence& sentence, const Stretch& s) const {
    constexpr std::uint32_t kRecent = 4;
    if (in_article_ || (speaker_ && sentence.line <= speaker_line_ + kRecent)) return true;
    for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
      const Mention& m = block_.mention(i);
      const bool sum = m.kind == MentionKind::Amount && m.unit_kind == UnitKind::Money;
      if (sum || (m.kind != MentionKind::Amount && m.kind != MentionKind::Ordinal)) return true;
    }
    const bool topic = std::any_of(ids_.topics.begin(), ids_.topics.end(), [&](const auto& entry) {
      return entry.second != "digital" && entry.second != "information" && block_.has(s, entry.first);
    });
    if (topic) return true;
    return block_
        .find_any(s, {ids_.two_sides, ids_.we, ids_.delegation, ids_.relation, ids_.cooperation, ids_.partner,
                      ids_.sister, ids_.external_work, ids_.mou, ids_.agreement, ids_.fdi, ids_.oda, ids_.ngo,
                      ids_.pillar_party, ids_.pillar_state, ids_.pillar_people})
        .has_value();
  }

  [[nodiscard]] std::optional<std::uint32_t> party(const Stretch& s, std::size_t from, std::size_t to,
                                                   bool last) const {
    std::optional<std::uint32_t> best;
    for (const MentionKind kind : {MentionKind::Person, MentionKind::Organization, MentionKind::Place}) {
      for (const std::uint32_t i : block_.mentions(s, kind)) {
        const Mention& m = block_.mention(i);
        if (m.token < from || m.token >= to || (kind == MentionKind::Place && !block_.can_act(m))) continue;
        if (!best || last) best = i;
        if (!last) break;
      }
      if (best) return best;
    }
    return best;
  }

  /// Who is asked by the verb before token `from`: the first that is named behind it.
  [[nodiscard]] std::optional<std::uint32_t> receiver(const Stretch& s, std::size_t from) const {
    const std::size_t to = std::min(from - 1 + kReceiver, s.last);
    const auto body = party(s, from, to, false);
    if (!body || block_.mention(*body).kind == MentionKind::Place) return body;
    for (const std::uint32_t place : block_.mentions(s, MentionKind::Place)) {
      const Mention& m = block_.mention(place);
      if (m.token < from || m.token >= block_.mention(*body).token) continue;
      if (block_.can_act(m) && !block_.says_where(s, place) && m.end <= block_.mention(*body).begin) return place;
    }
    return body;
  }

  void add(const Stretch& s, const Opening& from, std::string_view rule) {
    if (s.last - s.first < 3) return;
    const std::string_view text =
        block_.text.text.substr(block_.text[s.first].begin, block_.text[s.last - 1].end - block_.text[s.first].begin);
    const bool words = std::any_of(text.begin(), text.end(), [](char c) {  // not so a line drawn with dashes
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) >= 0x80);
    });
    if (!words) return;
    Claim& claim = block_.add(ClaimKind::Proposal, s, rule);
    tell_by(claim, from);
    if (from.to) ClaimBlock::refer(claim, "to", *from.to);
    claim.attributes.push_back({"about", Attribute::Kind::Passage, 0, claim.begin, claim.end, {}});
    const auto dates = block_.mentions(s, MentionKind::Date);
    if (!dates.empty()) {
      ClaimBlock::refer(claim, "due", dates.back());
    } else if (from.due) {
      ClaimBlock::refer(claim, "due", *from.due);
    }
    if (block_.has(s, ids_.yearly)) ClaimBlock::set(claim, "recurrence", "yearly");
    if (block_.has(s, ids_.monthly)) ClaimBlock::set(claim, "recurrence", "monthly");
    ClaimBlock::set(claim, "modality", from.manner.modality);
    ClaimBlock::set(claim, "commitment", from.manner.commitment);
    add_pillar_and_topics(block_, ids_, s, claim);
  }

  /// Who is not named is the locality that the text is of; in an agreement that would be one of two, so that only both
  /// together can be meant: 'Party A' stays open.
  void tell_by(Claim& claim, const Opening& from) const {
    if (from.by) return ClaimBlock::refer(claim, "by", *from.by);
    if (!is_agreement()) return ClaimBlock::subject(claim, "by");
    if (from.joint && parties_.size() == 2)
      for (const std::uint32_t party : parties_) ClaimBlock::refer(claim, "by", party);
  }
  [[nodiscard]] bool is_agreement() const { return in_article_ && titled_agreement_; }

  static bool is_country(const Mention& m) {
    constexpr std::size_t kCode = 2;  // ISO 3166-1
    return m.value.size() == kCode;
  }

  /// The title of an agreement, and the localities that the lines below it name up to the first article: a province
  /// takes the place of its country.
  void note_parties(const Sentence& sentence, const Stretch& s) {
    constexpr std::size_t kLongest = 20;
    if (in_article_) return;
    const auto title = block_.find_any(s, {ids_.mou, ids_.agreement, ids_.plan_doc});
    if (title && *title < s.first + kOpening && sentence.last - sentence.first <= kLongest) titled_agreement_ = true;
    if (!titled_agreement_) return;
    for (const std::uint32_t party : block_.mentions(s, MentionKind::Place)) {
      const Mention& m = block_.mention(party);
      const auto same = std::find_if(parties_.begin(), parties_.end(), [&](std::uint32_t p) {
        const Mention& other = block_.mention(p);
        return other.name == m.name || block_.lies_in(other, m) || block_.lies_in(m, other);
      });
      if (same == parties_.end()) {
        parties_.push_back(party);
      } else if (is_country(block_.mention(*same)) && !m.value.empty() && !is_country(m)) {
        *same = party;
      }
    }
  }

  [[nodiscard]] bool begins_with_verb(const Stretch& s) const {
    const auto verb = block_.find(s, ids_.list_verb);
    return verb && *verb <= s.first + 4;
  }

  void items(const Sentence& sentence, std::uint32_t number, std::string_view rule) {
    for (std::uint32_t c = sentence.clauses_begin; c < sentence.clauses_end; ++c) {
      const Stretch clause = block_.of(block_.clauses.clauses[c], number);
      // Under 'Proposals and recommendations' each item says for itself which it is.
      const auto own = triggers_.find(clause, in_article_);
      const bool leads = own && own->token <= clause.first + kOpening;
      if (list_.needs_verb && !leads && !begins_with_verb(clause)) continue;
      Opening item = list_;
      if (leads) item.manner = own->manner;
      add(clause, item, rule);
    }
  }

  /// Part of the clause behind an inner colon: the first item of a list within the sentence.
  [[nodiscard]] Stretch behind_colon(const Stretch& s) const {
    Stretch out = s;
    for (std::size_t i = s.first; i + 4 < s.last; ++i) {
      if (block_.text.is_mark(i, ':') || block_.text.at(i) == "\xE1\x9F\x96") out.first = i + 1;
    }
    return out;
  }

  void open_list(const Stretch& whole, const ProposalManner& manner, std::size_t token, std::uint32_t line,
                 bool needs_verb) {
    list_.manner = manner;
    list_.open = true;
    list_.needs_verb = needs_verb;
    list_.line = line;
    list_.by = party(whole, whole.first, token + 1, true);
    note_joint(whole, token, list_);
    list_.to.reset();
    list_.due.reset();
    const auto dates = block_.mentions(whole, MentionKind::Date);
    if (!dates.empty()) list_.due = dates.back();
  }

  void sentence(std::uint32_t n) {
    const Sentence& sentence = block_.clauses.sentences[n];
    const Stretch whole = block_.of(sentence, n);
    const auto found = triggers_.find(whole, in_article_);
    auto directions = block_.find(whole, ids_.directions);
    // 'The results are as follows' lists what was done.
    if (!directions && !block_.has(whole, ids_.results)) directions = block_.find(whole, ids_.will_list);
    if (!block_.mentions(whole, MentionKind::Person).empty())
      speaker_ = block_.mentions(whole, MentionKind::Person).back(), speaker_line_ = sentence.line;

    note_parties(sentence, whole);

    const bool title = titles_next_;
    titles_next_ = false;
    if (is_section(n, whole)) close_list();
    if (sentence.opens_list && (found || directions)) {
      fields_.reset();
      if (found && names_fields(whole, found->token)) fields_ = whole;
      open_list(whole, found ? found->manner : ProposalManner{"planned", ""}, found ? found->token : *directions,
                sentence.line, false);
      return;
    }
    if (whole.last - whole.first <= kHeading && !is_stopped(whole) && is_alone(n)) {
      // A heading: what stands under it is planned, asked for or undertaken.
      const auto promise =
          block_.find_any(whole, {ids_.undertake, ids_.agree, ids_.recommend, ids_.propose, ids_.request});
      const bool heading =
          directions || (promise && *promise <= whole.first + kOpening && (title || is_heading(whole)));
      if (heading) {
        open_list(whole, promise ? manner_of(whole) : ProposalManner{"planned", ""}, promise ? *promise : *directions,
                  sentence.line, !promise);
        return;
      }
    }
    if (list_.open) {
      const bool same_line = sentence.line == list_.line;
      const bool first_of_line = sentence.line != list_.line;
      if ((first_of_line && (sentence.list_item || (list_.needs_verb && begins_with_verb(whole)))) ||
          (same_line && in_items_)) {
        if (!in_items_ && fields_ && !begins_with_verb(whole)) {
          add(*fields_, list_, "common.proposal.said");
          close_list();
          return;
        }
        in_items_ = true;
        list_.line = sentence.line;
        items(sentence, n, "common.proposal.list_item");
        return;
      }
      if (first_of_line && in_items_) close_list();
      if (first_of_line && sentence.line > list_.line + 2) close_list();
    }
    if (!found && in_article_ && is_joint_duty(whole)) {
      add(whole, Opening{{"agreed", "agreed"}, {}, {}, {}, true}, "common.proposal.joint_duty");
      return;
    }
    if (found && is_label(whole, found->token)) return;
    if (!found || is_thanked_for(whole, found->token) || !is_of_the_field(sentence, whole)) return;
    from_trigger(sentence, n, whole, *found);
  }

  /// 'Proposed by: Mr A', 'Người trình: A': who put a paper forward, and nothing that is asked for.
  [[nodiscard]] bool is_label(const Stretch& s, std::size_t token) const {
    constexpr std::size_t kReach = 3;
    std::size_t colon = token + 1;
    while (colon < s.last && colon <= token + kReach && !block_.text.is_mark(colon, ':')) ++colon;
    if (colon >= s.last || !block_.text.is_mark(colon, ':')) return false;
    std::size_t name = colon + 1;
    while (block_.text.is(name, Cls::Title)) ++name;
    const MentionList persons = block_.mentions(s, MentionKind::Person);
    return std::any_of(persons.begin(), persons.end(),
                       [&](std::uint32_t p) { return block_.mention(p).token == name; });
  }

  /// Do both sides speak? What they shall do they have agreed on.
  void note_joint(const Stretch& s, std::size_t token, Opening& opening) const {
    opening.joint = !opening.by && block_.last_before(s, {ids_.two_sides}, token + 1).has_value();
    if (opening.joint && is_agreement() && opening.manner.commitment == "undertaken")
      opening.manner = {"agreed", "agreed"};
  }

  /// Does the person who was named last go on speaking: just before, and no body of its own begins the sentence?
  [[nodiscard]] bool speaks_on(const Sentence& sentence, const Stretch& s, std::size_t token) const {
    constexpr std::uint32_t kRecent = 4;
    if (!speaker_ || in_article_ || sentence.line > speaker_line_ + kRecent) return false;
    for (std::size_t i = s.first; i < token; ++i) {
      if (block_.text.is(i, Cls::OrgHead)) return false;
    }
    return true;
  }

  /// The only sentence of its line.
  [[nodiscard]] bool is_alone(std::uint32_t n) const {
    const auto& sentences = block_.clauses.sentences;
    const std::uint32_t line = sentences[n].line;
    return (n == 0 || sentences[n - 1].line != line) && (n + 1 == sentences.size() || sentences[n + 1].line != line);
  }

  /// What thanks go for is no promise; what is asked for behind them is asked.
  [[nodiscard]] bool is_thanked_for(const Stretch& s, std::size_t token) const {
    const auto thanks = block_.find(s, ids_.thanks);
    if (!thanks) return false;
    const bool asks = block_.find_any(s, {ids_.propose, ids_.request, ids_.recommend, ids_.hope}, token) == token;
    return !asks || *thanks > token;
  }

  /// 'Article 3. ...', 'IV. ...', 'PART IV. ...': a line that says what stands under it.
  bool is_section(std::uint32_t n, const Stretch& s) {
    if (s.last - s.first > kHeading || is_stopped(s) || !is_alone(n)) return false;
    const std::size_t number = block_.text.is(s.first, Cls::Never) ? s.first + 1 : s.first;
    const bool numbered = number < s.last && (block_.text[number].kind == TokenKind::Number ||
                                              read_roman(block_.text.at(number)).has_value());
    const bool article = number > s.first && numbered;
    const bool roman = number == s.first && numbered && block_.text[number].kind != TokenKind::Number;
    if (article) in_article_ = true;
    titles_next_ = article && s.last == number + 1;
    return article || roman || is_in_capitals(s);
  }

  /// 'shall cooperate in four fields:': what follows may be no tasks but the fields alone.
  [[nodiscard]] bool names_fields(const Stretch& s, std::size_t token) const {
    const MentionList amounts = block_.mentions(s, MentionKind::Amount);
    return std::any_of(amounts.begin(), amounts.end(), [&](std::uint32_t a) {
      return block_.mention(a).name == "field" && block_.mention(a).token > token;
    });
  }

  /// 'The Parties set up a joint group' in an article of an agreement, but for those on the document itself.
  [[nodiscard]] bool is_joint_duty(const Stretch& s) const {
    const auto both = block_.find(s, ids_.two_sides);
    if (!both || *both > s.first + 2 || !block_.has(s, ids_.list_verb)) return false;
    return !block_.find_any(s, {ids_.in_force, ids_.renew, ids_.terminate, ids_.notice, ids_.done, ids_.negation});
  }

  /// In capitals, or numbered, and without a date, a sum or a person.
  [[nodiscard]] bool is_heading(const Stretch& s) const {
    for (std::uint32_t i = s.mentions_begin; i < s.mentions_end; ++i) {
      const MentionKind kind = block_.mention(i).kind;
      if (kind == MentionKind::Date || kind == MentionKind::Amount || kind == MentionKind::Person) return false;
    }
    return is_in_capitals(s) || block_.text.is(s.first, Cls::Never) || block_.clauses.sentences[s.sentence].list_item;
  }

  [[nodiscard]] bool is_in_capitals(const Stretch& s) const {
    bool capitals = false;
    for (std::size_t i = s.first; i < s.last; ++i) {
      const Token& token = block_.text[i];
      const bool letters = token.kind == TokenKind::Latin || token.kind == TokenKind::Word;
      if (!letters || token.end - token.begin < 2) continue;
      capitals = token.has(Token::kAllCapitals);
      if (!capitals) break;
    }
    return capitals;
  }

  [[nodiscard]] ProposalManner manner_of(const Stretch& s) const {
    if (block_.has(s, ids_.undertake)) return {"planned", "undertaken"};
    if (block_.has(s, ids_.agree)) return {"agreed", "agreed"};
    return {"proposed", block_.has(s, ids_.recommend) ? "recommended" : "requested"};
  }

  [[nodiscard]] bool is_stopped(const Stretch& s) const {
    return block_.text.is_mark(s.last - 1, '.') || block_.text.is(s.last - 1, Cls::SentenceMark);
  }

  void close_list() {
    list_.open = false;
    in_items_ = false;
  }

  /// 'Especially ... [space] proposed that ...' in scripts without full stops: the first part belongs to what was
  /// proposed before. Where the second begins, else the begin of the sentence.
  [[nodiscard]] std::size_t begin_of(const Stretch& s, std::size_t token) const {
    const bool goes_on = block_.find(s, ids_.such_as) == s.first && is_behind_space(token);
    return goes_on ? token : s.first;
  }

  /// Adds a part behind the latest proposal to it.
  void go_on(const Stretch& s) {
    if (block_.reading.claims.empty() || s.last == s.first || s.sentence == 0) return;
    Claim& claim = block_.reading.claims.back();
    const std::size_t before = block_.clauses.sentences[s.sentence - 1].last;
    if (claim.kind != ClaimKind::Proposal || before == 0 || claim.end != block_.text[before - 1].end) return;
    claim.end = block_.text[s.last - 1].end;
    for (Attribute& attribute : claim.attributes) {
      if (attribute.kind == Attribute::Kind::Passage) attribute.end = claim.end;
    }
  }

  [[nodiscard]] bool is_behind_space(std::size_t token) const {
    return block_.text[token].has(Token::kUnspaced) && block_.text[token].has(Token::kSpaceBefore);
  }

  void from_trigger(const Sentence& sentence, std::uint32_t n, const Stretch& sentence_whole,
                    const ProposalTrigger& found) {
    const std::size_t begin = begin_of(sentence_whole, found.token);
    const Stretch whole = block_.part(sentence_whole, begin, sentence_whole.last);
    go_on(block_.part(sentence_whole, sentence_whole.first, begin));
    Opening from;
    from.manner = found.manner;
    from.by = party(whole, whole.first, found.token, true);
    note_joint(whole, found.token, from);
    if (!from.by && !from.joint && speaks_on(sentence, whole, found.token)) from.by = speaker_;
    from.to = receiver(whole, found.token + 1);
    bool begun = false;
    for (std::uint32_t c = sentence.clauses_begin; c < sentence.clauses_end; ++c) {
      Stretch clause = block_.of(block_.clauses.clauses[c], n);
      if (clause.last <= found.token) continue;
      if (clause.first < begin) clause = block_.part(clause, begin, clause.last);
      if (!begun) {
        const auto dates = block_.mentions(clause, MentionKind::Date);
        if (!dates.empty() && sentence.clauses_end - c > 1) from.due = dates.back();
        if (sentence.clauses_end - c > 1) clause = behind_colon(clause);
      }
      begun = true;
      add_requests(clause, from, std::max(clause.first, found.token) + 1);
    }
  }

  /// The clause as one proposal; where it asks again behind `from_token`, each asking as one of its own.
  void add_requests(const Stretch& clause, Opening from, std::size_t from_token) {
    std::size_t begin = clause.first;
    for (auto next = next_request(clause, from_token); next; next = next_request(clause, *next + 1)) {
      add(block_.part(clause, begin, *next), from, "common.proposal.said");
      begin = *next;
      if (const auto to = receiver(clause, begin + 1)) from.to = to;
    }
    add(begin == clause.first ? clause : block_.part(clause, begin, clause.last), from, "common.proposal.said");
  }

  /// The next verb of asking behind a space: in scripts without spaces between words and without full stops a new
  /// sentence, whose speaker is the same.
  [[nodiscard]] std::optional<std::size_t> next_request(const Stretch& s, std::size_t from) const {
    const auto verb = [&](std::size_t at) { return block_.find_any(s, {ids_.propose, ids_.request}, at); };
    for (auto at = verb(from); at; at = verb(*at + 1)) {
      if (is_behind_space(*at)) return at;
    }
    return std::nullopt;
  }

  ClaimBlock& block_;
  const ConceptIds& ids_;
  const ProposalTriggers triggers_;
  Opening list_;
  bool in_items_ = false;
  bool in_article_ = false;             ///< the text is one of articles
  bool titles_next_ = false;            ///< the line before was 'Article 4' alone
  std::optional<Stretch> fields_;       ///< the sentence that opened the list, where its items may be fields
  bool titled_agreement_ = false;       ///< the text has the title of an agreement
  std::vector<std::uint32_t> parties_;  ///< of that agreement
  std::optional<std::uint32_t> speaker_;
  std::uint32_t speaker_line_ = 0;  ///< where the speaker was named
};

}  // namespace

void find_proposals(ClaimBlock& block, const ConceptIds& ids) { ProposalFinder(block, ids).find(); }

}  // namespace chancery
