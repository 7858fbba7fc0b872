#include <algorithm>

#include "reading/claims/claim_block.h"
#include "reading/names/post_phrase.h"

namespace chancery {
namespace {

/// What stands between two neighbours of a row of names and posts.
enum class Gap : std::uint8_t { None, Joint, Comma, Bracket, Dash, Far };

/// A person, or a post with its body and place, as tokens [first, last).
struct RowItem {
  std::size_t first = 0, last = 0;
  std::size_t post = 0;       ///< token of the post
  std::uint32_t mention = 0;  ///< of a person
  bool person = false;
  bool titled = false;  ///< a title stands right before the name
};

using Row = std::vector<RowItem>;

/// The names and posts of a sentence, in text order.
class RowReader {
 public:
  RowReader(const ClaimBlock& block, const Stretch& s) : block_(block), text_(block.text), s_(s) {}

  [[nodiscard]] Row read() const {
    Row row;
    std::uint32_t next = s_.mentions_begin;
    for (std::size_t i = s_.first; i < s_.last;) {
      while (next < s_.mentions_end && (block_.mention(next).kind != MentionKind::Person || starts(next) < i)) ++next;
      if (next < s_.mentions_end && starts(next) == i) {
        const bool titled = i > s_.first && text_.is(i - 1, Cls::Title);
        row.push_back({i, block_.mention(next).token_end, 0, next, true, titled});
        i = row.back().last;
      } else if (text_.is(i, Cls::Post)) {
        const std::size_t least = row.empty() ? s_.first : row.back().last;
        const std::size_t limit = next < s_.mentions_end ? starts(next) : s_.last;
        std::size_t word = i;  // a post joined to another is the same word (ຮອງປະທານຄະນະ|ກຳມະການ)
        while (word + 1 < limit && text_[i].has(Token::kUnspaced) && text_.joined(word + 1) &&
               text_.is(word + 1, Cls::Post) && mention_end(word + 1) == word + 1)
          ++word;
        const std::size_t last = post_end(text_, word, limit, [&](std::size_t at) { return mention_end(at); });
        row.push_back(
            {post_begin(text_, i, least), behind_country(std::max(last, mention_end(i))), i, 0, false, false});
        i = row.back().last;
      } else {
        i = std::max(i + 1, body_end(i));  // the post in 'Office of the President' is nobody's
      }
    }
    return row;
  }

 private:
  [[nodiscard]] std::size_t starts(std::uint32_t mention) const { return block_.mention(mention).token; }

  /// The first mention of the sentence that begins at token `at` or behind it.
  [[nodiscard]] std::uint32_t first_from(std::size_t at) const {
    const auto begin = block_.reading.mentions.begin();
    const auto found = std::lower_bound(begin + s_.mentions_begin, begin + s_.mentions_end, at,
                                        [](const Mention& m, std::size_t token) { return m.token < token; });
    return static_cast<std::uint32_t>(found - begin);
  }
  /// The end of the longest place or body that begins at token `at`, or `at`.
  [[nodiscard]] std::size_t mention_end(std::size_t at) const {
    for (std::uint32_t i = first_from(at); i < s_.mentions_end && starts(i) == at; ++i) {
      const Mention& m = block_.mention(i);
      if (m.kind == MentionKind::Place || m.kind == MentionKind::Organization) return m.token_end;
    }
    return at;
  }
  /// Behind the country in 'Governor of Chiang Mai, Thailand, A', or `at`.
  [[nodiscard]] std::size_t behind_country(std::size_t at) const {
    if (at + 2 >= s_.last || !text_.is_mark(at, ',')) return at;
    const std::size_t where = mention_end(at + 1);
    return where > at + 1 && body_end(at + 1) == at + 1 && text_.is_mark(where, ',') ? where : at;
  }
  /// The end of the body that begins at token `at`, or `at`.
  [[nodiscard]] std::size_t body_end(std::size_t at) const {
    if ((text_[at].classes & (class_bit(Cls::OrgHead) | class_bit(Cls::OrgKnown) | class_bit(Cls::OrgMember))) == 0)
      return at;
    return mention_end(at);
  }

  const ClaimBlock& block_;
  const TokenText& text_;
  const Stretch& s_;
};

/// Says who holds which of the posts in a row of names and posts.
class RoleFinder {
 public:
  RoleFinder(ClaimBlock& block, const Stretch& s, Row row)
      : block_(block), text_(block.text), s_(s), row_(std::move(row)) {}

  void find() {
    std::size_t previous = row_.size();  // the person before
    std::size_t taken = 0;               // posts before this are given away
    for (std::size_t i = 0; i < row_.size(); ++i) {
      if (!row_[i].person) continue;
      std::size_t before = posts_before(i, std::max(taken, previous < row_.size() ? previous + 1 : 0));
      if (previous < row_.size()) before = share(previous, before, i);
      // 'by authority of the chairman, Mr A, deputy director': a name with a post of its own takes none over a comma.
      if (before < i && gap(i - 1, i) != Gap::None && posts_behind(i) > i + 1) before = i;
      // 'ผู้อำนวยการท่าอากาศยาน น.ส. ข นายกเทศมนตรี': a title parts the name from the post of the one before.
      const bool unspaced = text_[row_[i].first].has(Token::kUnspaced);
      if (before < i && before > 0 && unspaced && row_[i].titled && posts_behind(i) > i + 1) before = i;
      for (std::size_t p = before; p < i; ++p) add(row_[i], row_[p], p);
      // 'the vice chairmen: A, B and C'
      if (before < i) listed_ = ends_with_colon(i) ? before : row_.size();
      if (before == i && listed_ < i && previous + 1 == i && gap(previous, i) != Gap::Far) {
        for (std::size_t p = listed_; p < i && !row_[p].person; ++p) add(row_[i], row_[p], p);
      } else if (before == i) {
        listed_ = row_.size();
      }
      prefixed_ = before < i && gap(i - 1, i) == Gap::None;
      taken = i + 1;
      previous = i;
    }
    if (previous < row_.size()) give_behind(previous, posts_behind(previous));
  }

 private:
  /// What parts items `a` and `b` of the row.
  [[nodiscard]] Gap gap(std::size_t a, std::size_t b) const {
    constexpr std::size_t kReach = 9;
    std::size_t to = row_[b].first;
    const std::size_t from = row_[a].last;
    if (to > from + kReach || to < from) return Gap::Far;
    Gap gap = Gap::None;
    bool joint = false;
    if (!row_[b].person) to = std::max(from, modified_post_begin(text_, row_[b].post, from));
    for (std::size_t i = from; i < to; ++i) {
      if (text_.is(i, Cls::Title) || text_.is(i, Cls::PostLink) || text_.is(i, Cls::PlaceHead)) continue;
      if (is_quotation_mark(text_, i)) continue;
      if (text_.is_mark(i, ',')) {
        gap = std::max(gap, Gap::Comma);
      } else if (text_.is_mark(i, '(') || text_.is_mark(i, ')')) {
        gap = std::max(gap, Gap::Bracket);
      } else if (is_dash(i)) {
        gap = std::max(gap, Gap::Dash);
      } else if (text_.is(i, Cls::OrdinalJoint)) {
        joint = true;
      } else if (row_[b].person || !text_.is_mark(to - 1, ',') || !may_be_post(i)) {
        return Gap::Far;
      }
    }
    if (joint && (row_[a].person || row_[b].person)) return Gap::Joint;
    // 'Le Van A Director B': without any sign a Latin name is not followed by its post.
    if (gap == Gap::None && row_[a].person && row_[b].first == from && !text_[from].has(Token::kUnspaced))
      return Gap::Joint;
    return joint ? std::max(gap, Gap::Joint) : gap;
  }
  /// A word of a post that no pack knows, in a list of posts: 'A, Party Cell Bursar, Director of B'.
  [[nodiscard]] bool may_be_post(std::size_t i) const {
    constexpr std::uint64_t kNoun = class_bit(Cls::NotName) | class_bit(Cls::OrgHead) | class_bit(Cls::OrgField);
    const Token& token = text_[i];
    if (token.has(Token::kUnspaced) || token.kind == TokenKind::Mark || token.kind == TokenKind::Number) return false;
    return token.has(Token::kCapital) || (token.classes & kNoun) != 0 || token.kind == TokenKind::Latin;
  }
  [[nodiscard]] bool is_dash(std::size_t i) const {
    const std::string_view sign = text_.at(i);
    return sign == "-" || sign == ":" || sign == "\xE2\x80\x93" || sign == "\xE2\x80\x94" || sign == "\xE1\x9F\x96";
  }
  /// Does a colon stand right before person `i`, a title aside?
  [[nodiscard]] bool ends_with_colon(std::size_t i) const {
    std::size_t at = row_[i].first;
    while (at > s_.first && text_.is(at - 1, Cls::Title)) --at;
    return at > s_.first && (text_.is_mark(at - 1, ':') || text_.at(at - 1) == "\xE1\x9F\x96");
  }
  [[nodiscard]] static bool goes_on(Gap gap) { return gap != Gap::Far && gap != Gap::Bracket; }

  /// The first of the posts that lead up to person `i`, none before item `least`; `i` where none does.
  [[nodiscard]] std::size_t posts_before(std::size_t i, std::size_t least) const {
    std::size_t at = i;
    while (at > least && !row_[at - 1].person) {
      const Gap g = gap(at - 1, at);
      const bool bracket = g == Gap::Bracket && !row_[i].titled;  // 'the Governor (Mr A)'
      if (at == i ? g == Gap::Far || g == Gap::Joint || bracket : !goes_on(g)) break;
      --at;
    }
    return at;
  }
  /// 'A, Deputy Governor, Board Members and Mayors': posts of others.
  [[nodiscard]] bool is_plural(std::size_t post) const {
    const std::string_view word = text_.at(post);
    return word.size() > 3 && word.ends_with("s") && !word.ends_with("ss") && adjectives_first(text_, post);
  }
  /// The end of the posts that follow person `i`.
  [[nodiscard]] std::size_t posts_behind(std::size_t i) const {
    std::size_t at = i + 1;
    while (at < row_.size() && !row_[at].person) {
      const Gap g = gap(at - 1, at);
      if (is_plural(row_[at].post)) break;
      if (at == i + 1 ? g == Gap::Far || g == Gap::Joint : !goes_on(g)) break;
      ++at;
    }
    return at;
  }

  /// Divides the posts between person `a` and person `b`, to whom those from `before` on lead up; gives `a` its share
  /// and returns where that of `b` begins.
  std::size_t share(std::size_t a, std::size_t before, std::size_t b) {
    const std::size_t behind = posts_behind(a);
    std::size_t cut = before;
    if (behind > before && before < b) {
      const bool close = gap(b - 1, b) == Gap::None;
      const bool more = posts_behind(b) > b + 1;
      const bool list = gap(a, a + 1) == Gap::None ? row_[b].titled || more : row_[b].titled && more;
      if (!close || list) {
        cut = behind;  // 'A, post-a, B': a name goes before its post
      } else if (!prefixed_) {
        cut = std::max(before, std::min(behind, b - 1));  // 'A, post-a, post-b B'
      }
    }
    give_behind(a, std::min(behind, cut));
    return cut;
  }
  void give_behind(std::size_t person, std::size_t end) {
    const std::size_t own = own_posts_end(person, end);
    for (std::size_t p = person + 1; p < own; ++p) add(row_[person], row_[p], p);
  }

  /// Nobody is head of this and head of that: where a post comes again without a mark between, the row goes on with
  /// posts whose holders are not named ('เจ้าแขวง ก หัวหน้าทหาร หัวหน้ากองบัญชาการ').
  [[nodiscard]] std::size_t own_posts_end(std::size_t person, std::size_t end) const {
    for (std::size_t a = person + 2; a < end; ++a) {
      for (std::size_t b = a + 1; b < row_.size() && !row_[b].person; ++b) {
        const std::int32_t form = text_[row_[a].post].form;
        const bool unspaced = text_[row_[a].post].has(Token::kUnspaced);
        if (unspaced && form >= 0 && form == text_[row_[b].post].form && gap(a - 1, a) == Gap::None) return a;
      }
    }
    return end;
  }

  /// The body of a post: inside its phrase, or right before it where adjectives go first.
  [[nodiscard]] std::optional<std::uint32_t> body_of(const RowItem& item, std::size_t number) const {
    const std::size_t least = number > 0 ? row_[number - 1].last : s_.first;
    const std::size_t from = modified_post_begin(text_, item.post, least);
    std::optional<std::uint32_t> best;
    for (const std::uint32_t i : block_.mentions(s_, MentionKind::Organization)) {
      const Mention& m = block_.mention(i);
      if (m.token >= item.last || (best && m.token > item.post)) break;
      if (m.token_end > from && m.token >= from) best = i;
    }
    return best;
  }

  void add(const RowItem& holder, const RowItem& item, std::size_t number) {
    const Mention person = block_.mention(holder.mention);
    const std::string_view name = post_name(text_, block_.reading, item.post);
    if (says_already(block_.reading, ClaimKind::Role, "person", person.name, "post", name)) return;
    const auto body = body_of(item, number);
    Claim& claim = block_.add(ClaimKind::Role, s_, "common.role.person_post");
    claim.begin = std::min(text_[item.first].begin, text_[person.token].begin);
    claim.end = std::max(text_[item.post].end, text_[person.token_end - 1].end);
    if (body) {
      claim.begin = std::min(claim.begin, text_[block_.mention(*body).token].begin);
      claim.end = std::max(claim.end, text_[block_.mention(*body).token_end - 1].end);
    }
    ClaimBlock::refer(claim, "person", holder.mention);
    ClaimBlock::set(claim, "post", name);
    if (body) ClaimBlock::refer(claim, "organization", *body);
    for (std::size_t i = item.first; i < item.post; ++i) {
      if (!text_.is(i, Cls::Former)) continue;
      ClaimBlock::set(claim, "status", "former");
      break;
    }
  }

  ClaimBlock& block_;
  const TokenText& text_;
  const Stretch& s_;
  Row row_;
  std::size_t listed_ = SIZE_MAX;  ///< the first of the posts that a list of names follows
  bool prefixed_ = false;          ///< the person before has its post right in front
};

}  // namespace

void find_roles(ClaimBlock& block, const Stretch& s) {
  const auto is_person = [](const Mention& m) { return m.kind == MentionKind::Person; };
  const auto begin = block.reading.mentions.begin();
  if (std::none_of(begin + s.mentions_begin, begin + s.mentions_end, is_person)) return;
  RoleFinder(block, s, RowReader(block, s).read()).find();
}

}  // namespace chancery
