#include "reading/fields/official_foot.h"

#include <algorithm>

#include "reading/claims/signatures.h"

namespace chancery {
namespace {

constexpr std::size_t kLongLine = 100;  // characters: of the text, not of its foot
constexpr std::uint32_t kTail = 2500;   // bytes that a foot takes where nothing marks it
constexpr std::size_t kMostItems = 40;  // lines of a list of recipients
constexpr std::uint32_t kRight = 20;    // blanks before what stands in the right column
constexpr std::uint32_t kBefore = 600;  // bytes: a page read column by column has the signature first
constexpr std::size_t kMostLines = 24;  // of a foot

bool is_item(std::string_view text) { return text.starts_with('-') || text.starts_with('+'); }

}  // namespace

OfficialFields::Foot::Foot(OfficialFields& out, std::string_view text, std::uint32_t begin, std::uint32_t end,
                           const Reading& part)
    : out_(out), text_(text), begin_(begin), end_(end), part_(part) {}

void OfficialFields::Foot::find(bool last) {
  find_end();
  if (const auto recipients = find_recipients()) {
    add_recipients(*recipients);
    find_signer(*recipients - std::min(kBefore, *recipients - begin_));
  } else if (last) {
    find_signer(end_ - std::min(kTail, end_ - begin_));
  }
}

/// Another document may follow in the file: it begins with a number of its own.
void OfficialFields::Foot::find_end() {
  for (std::uint32_t at = begin_; at < end_;) {
    const auto line_end = static_cast<std::uint32_t>(std::min(text_.find('\n', at), text_.size()));
    for (const OfficialLine& line : official_lines(text_, at, at + 1, 1)) {
      for (const Stroke cell : line.cells) {
        const auto marked = out_.marks_.match(OfficialMark::Number, text_, cell.begin);
        if (!marked || *marked >= cell.end) continue;
        if (number_and_symbol(text_, {static_cast<std::uint32_t>(*marked), cell.end}).empty()) continue;
        end_ = at;
        return;
      }
    }
    at = line_end + 1;
  }
}

std::optional<std::uint32_t> OfficialFields::Foot::find_recipients() const {
  for (std::uint32_t at = begin_; at < end_;) {
    for (const OfficialLine& line : official_lines(text_, at, at + 1, 1)) {
      for (const Stroke cell : line.cells)
        if (out_.marks_.match(OfficialMark::Recipients, text_, cell.begin)) return at;
    }
    at = static_cast<std::uint32_t>(std::min(text_.find('\n', at), text_.size())) + 1;
  }
  return std::nullopt;
}

void OfficialFields::Foot::add_recipients(std::uint32_t at) {
  const auto lines = official_lines(text_, at, end_, kMostItems);
  std::size_t column = 0;
  const auto& cells = lines.front().cells;
  while (!out_.marks_.match(OfficialMark::Recipients, text_, cells[column].begin)) ++column;
  Stroke first = cells[column];
  first.begin = static_cast<std::uint32_t>(*out_.marks_.match(OfficialMark::Recipients, text_, first.begin));
  if (first.begin < first.end && text_[first.begin] == ':') ++first.begin;
  out_.add_items(FieldKind::Recipient, text_, trimmed(text_, first));
  for (std::size_t l = 1; l < lines.size(); ++l) {
    const Stroke item = lines[l].cells.front();
    if (is_item(item.of(text_))) {
      out_.add_items(FieldKind::Recipient, text_, item);
    } else if (lines[l].indent < kRight) {
      return;
    }
  }
}

void OfficialFields::Foot::find_signer(std::uint32_t begin) {
  const std::size_t line = text_.find('\n', begin);
  if (begin > begin_ && line != std::string_view::npos) begin = static_cast<std::uint32_t>(line + 1);
  for (const OfficialLine& each : official_lines(text_, begin, end_, kMostLines)) {
    if (!take_line(each)) continue;
    out_.signed_ = true;
    return;
  }
}

/// Adds the signer where the line holds one.
bool OfficialFields::Foot::take_line(const OfficialLine& line) {
  if (!line.table && count_characters(line.cells.back().of(text_)) > kLongLine) {
    authority_ = post_ = {};
    return false;
  }
  std::size_t persons = 0;
  for (const Stroke cell : line.cells) persons += person_at_end(cell) == nullptr ? 0 : 1;
  if (persons > 1) {  // both sides of an agreement sign it
    authority_ = post_ = {};
    return false;
  }
  return std::any_of(line.cells.begin(), line.cells.end(),
                     [&](const Stroke cell) { return take_cell(cell, line.table); });
}

bool OfficialFields::Foot::take_cell(Stroke cell, bool table) {
  if (is_item(cell.of(text_)) || out_.marks_.match(OfficialMark::Recipients, text_, cell.begin)) return false;
  const Mention* person = person_at_end(cell);
  const Stroke before = person == nullptr ? cell : trimmed(text_, {cell.begin, std::max(cell.begin, person->begin)});
  const auto authority = out_.marks_.match(OfficialMark::Authority, text_, before.begin);
  if (!before.empty() && authority && *authority <= before.end) {
    const auto end = static_cast<std::uint32_t>(*authority);
    authority_ = {before.begin, end};
    const Stroke rest = trimmed(text_, {end, before.end});
    post_ = is_post(rest) ? own_post(rest) : Stroke{};
  } else if (!before.empty() && is_post(before)) {
    post_ = own_post(before);
  } else if (!before.empty() && person != nullptr) {
    return false;
  }
  if (person == nullptr || (post_.empty() && authority_.empty()) || (!before.empty() && !table)) return false;
  if (!authority_.empty()) out_.add(FieldKind::Authority, text_, authority_);
  if (!post_.empty()) out_.add(FieldKind::Post, text_, post_);
  out_.add(FieldKind::Signer, text_, {person->begin, person->end});
  return true;
}

const Mention* OfficialFields::Foot::person_at_end(Stroke cell) const {
  const auto& mentions = part_.mentions;
  auto at = std::lower_bound(mentions.begin(), mentions.end(), cell.begin,
                             [](const Mention& m, std::uint32_t begin) { return m.begin < begin; });
  for (; at != mentions.end() && at->begin < cell.end; ++at)
    if (at->kind == MentionKind::Person && at->end == cell.end) return &*at;
  return nullptr;
}

bool OfficialFields::Foot::is_post(Stroke cell) const {
  std::vector<Token> tokens;
  out_.scanner_.scan(text_, cell.begin, cell.end, tokens);
  return !tokens.empty() && is_post_cell({out_.lexicon_, text_, tokens}, {0, tokens.size()});
}

/// Where the posts of two stand in one cell (director, deputy director), that of the deputy, who signs.
Stroke OfficialFields::Foot::own_post(Stroke cell) const {
  std::vector<Token> tokens;
  out_.scanner_.scan(text_, cell.begin, cell.end, tokens);
  bool post = false;
  for (const Token& token : tokens) {
    const bool names_post = out_.lexicon_.is(token, Cls::Post);
    if (post && (names_post || out_.lexicon_.is(token, Cls::Deputy))) return {token.begin, cell.end};
    post = post || names_post;
  }
  return cell;
}

}  // namespace chancery
