#include "reading/claims/signatures.h"

#include <algorithm>

#include "reading/names/post_phrase.h"

namespace chancery {
namespace {

constexpr std::size_t kShortLine = 24;  // tokens of a line among signatures
constexpr std::size_t kReach = 7;  // lines between a post and the name below it, with the list of recipients beside

bool has_post_cell(const TokenText& text, const LineSpan& line, std::vector<LineCell>& cells) {
  if (line.last - line.first > kShortLine) return false;
  const auto post = [&](std::size_t i) { return (text[i].classes & class_bit(Cls::Post)) != 0; };
  bool any = false;
  for (std::size_t i = line.first; i < line.last && !any; ++i) any = post(i);
  if (!any) return false;
  cut_cells(text, line.first, line.last, cells);
  return std::any_of(cells.begin(), cells.end(), [&](const LineCell& c) { return is_post_cell(text, c); });
}

/// Pairs the posts of one line with the names of another.
class SignatureFinder {
 public:
  explicit SignatureFinder(ClaimBlock& block) : block_(block), text_(block.text) {}

  void find() {
    for (std::size_t l = 0; l < block_.lines.size(); ++l) {
      const LineSpan& line = block_.lines[l];
      if (!line.signature) continue;
      names_of(line);
      if (names_.empty()) continue;
      if (!above(l)) below(l);
    }
  }

 private:
  /// The persons who fill a cell of the line.
  void names_of(const LineSpan& line) {
    names_.clear();
    cut_cells(text_, line.first, line.last, cells_);
    const auto& mentions = block_.reading.mentions;
    auto next = std::lower_bound(mentions.begin() + static_cast<std::ptrdiff_t>(block_.first_mention), mentions.end(),
                                 line.first, [](const Mention& m, std::size_t token) { return m.token < token; });
    for (const LineCell& cell : cells_) {
      while (next != mentions.end() && next->token < cell.first) ++next;
      while (next != mentions.end() && next->token < cell.last && next->kind != MentionKind::Person) ++next;
      if (next == mentions.end() || next->token >= cell.last) continue;
      if (fills(cell, *next)) names_.push_back(static_cast<std::uint32_t>(next - mentions.begin()));
    }
  }
  [[nodiscard]] bool fills(const LineCell& cell, const Mention& person) const {
    for (std::size_t i = cell.first; i < cell.last; ++i) {
      if (i >= person.token && i < person.token_end) continue;
      if (!text_.is(i, Cls::Title) && !text_.is_mark(i, '(') && !text_.is_mark(i, ')')) return false;
    }
    return true;
  }

  bool above(std::size_t l) {
    for (std::size_t up = l; up > given_ && l - up < kReach;) {
      --up;
      if (block_.lines[up].last - block_.lines[up].first > kShortLine) return false;
      if (holds_person(up)) return false;
      if (pair(up)) return true;
    }
    return false;
  }
  void below(std::size_t l) {
    if (l + 1 < block_.lines.size()) pair(l + 1);
  }
  [[nodiscard]] bool holds_person(std::size_t l) const {
    const LineSpan& line = block_.lines[l];
    const auto& mentions = block_.reading.mentions;
    auto at = std::lower_bound(mentions.begin() + static_cast<std::ptrdiff_t>(block_.first_mention), mentions.end(),
                               line.first, [](const Mention& m, std::size_t token) { return m.token < token; });
    for (; at != mentions.end() && at->token < line.last; ++at) {
      if (at->kind == MentionKind::Person) return true;
    }
    return false;
  }

  /// Gives the posts of line `l` to the names, in order; false where the line has none or another number of them.
  bool pair(std::size_t l) {
    if (!has_post_cell(text_, block_.lines[l], cells_)) return false;
    std::erase_if(cells_, [&](const LineCell& cell) { return !is_post_cell(text_, cell); });
    if (cells_.size() != names_.size()) return false;
    for (std::size_t n = 0; n < names_.size(); ++n) add(names_[n], cells_[n]);
    given_ = l + 1;
    return true;
  }

  void add(std::uint32_t person, const LineCell& cell) {
    std::size_t post = cell.first;
    while (!text_.is(post, Cls::Post)) ++post;
    const std::string_view name = post_name(text_, block_.reading, post);
    const Mention holder = block_.mention(person);
    if (says_already(block_.reading, ClaimKind::Role, "person", holder.name, "post", name)) return;
    Stretch s;
    s.first = std::min<std::size_t>(cell.first, holder.token);
    s.last = std::max<std::size_t>(cell.last, holder.token_end);
    Claim& claim = block_.add(ClaimKind::Role, s, "common.role.signature");
    ClaimBlock::refer(claim, "person", person);
    ClaimBlock::set(claim, "post", name);
    if (const auto body = body_in(cell)) ClaimBlock::refer(claim, "organization", *body);
  }
  [[nodiscard]] std::optional<std::uint32_t> body_in(const LineCell& cell) const {
    const auto& mentions = block_.reading.mentions;
    auto at = std::lower_bound(mentions.begin() + static_cast<std::ptrdiff_t>(block_.first_mention), mentions.end(),
                               cell.first, [](const Mention& m, std::size_t token) { return m.token < token; });
    for (; at != mentions.end() && at->token < cell.last; ++at) {
      if (at->kind == MentionKind::Organization) return static_cast<std::uint32_t>(at - mentions.begin());
    }
    return std::nullopt;
  }

  ClaimBlock& block_;
  const TokenText& text_;
  std::vector<LineCell> cells_;
  std::vector<std::uint32_t> names_;
  std::size_t given_ = 0;  ///< the posts of the lines before have their holders
};

}  // namespace

void cut_cells(const TokenText& text, std::size_t first, std::size_t last, std::vector<LineCell>& cells) {
  constexpr std::uint32_t kWide = 3;  // spaces that part columns
  cells.clear();
  for (std::size_t i = first; i < last; ++i) {
    if (i == first || text[i].begin >= text[i - 1].end + kWide) {
      cells.push_back({i, i + 1});
    } else {
      cells.back().last = i + 1;
    }
  }
}

bool is_post_cell(const TokenText& text, const LineCell& cell) {
  constexpr std::uint64_t kParts =
      class_bit(Cls::Post) | class_bit(Cls::Deputy) | class_bit(Cls::Former) | class_bit(Cls::Acting) |
      class_bit(Cls::OrgHead) | class_bit(Cls::OrgField) | class_bit(Cls::OrgKnown) | class_bit(Cls::OrgLink) |
      class_bit(Cls::PostLink) | class_bit(Cls::PlaceName) | class_bit(Cls::PlaceWithHead) | class_bit(Cls::PlaceHead);
  std::size_t at = cell.first;
  // 'KT. CHỦ TỊCH', 'TM. UBND TỈNH': how the signer acts.
  while (at + 1 < cell.last && text[at].has(Token::kAllCapitals) && text.is_mark(at + 1, '.')) at += 2;
  bool post = false;
  for (; at < cell.last; ++at) {
    if ((text[at].classes & kParts) == 0) return false;
    post = post || text.is(at, Cls::Post);
  }
  return post;
}

void mark_signature_lines(const TokenText& text, std::vector<LineSpan>& lines) {
  std::vector<LineCell> cells;
  std::size_t since = kReach;  // lines since the last line with posts
  for (std::size_t l = 0; l < lines.size(); ++l) {
    const bool is_short = lines[l].last - lines[l].first <= kShortLine;
    const bool posts = is_short && has_post_cell(text, lines[l], cells);
    lines[l].signature = is_short && since < kReach;
    if (posts && l > 0 && lines[l - 1].last - lines[l - 1].first <= kShortLine) lines[l - 1].signature = true;
    since = posts ? 0 : is_short ? since + 1 : kReach;
  }
}

void find_signature_roles(ClaimBlock& block) { SignatureFinder(block).find(); }

}  // namespace chancery
