#include "reading/fields/official_head.h"

#include <algorithm>

#include "text/chars.h"

namespace chancery {
namespace {

constexpr std::uint32_t kHead = 8 * 1024;  // bytes
constexpr std::size_t kMostLines = 40;
constexpr std::size_t kLongLine = 160;  // characters: of a paragraph, not of a head
constexpr std::size_t kLongBody = 80;   // characters of the name of a body
constexpr std::size_t kReach = 8;       // lines between the parts of a head
constexpr std::size_t kLongPlace = 40;  // characters
constexpr std::size_t kLongTitle = 4;   // lines

bool has_letter(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Char c = char_at(text, i);
    if (c.cls != CharClass::Mark && c.cls != CharClass::Space && c.cls != CharClass::Digit) return true;
    i += c.size;
  }
  return false;
}

bool is_paragraph(std::string_view text, const OfficialLine& line) {
  return !line.table && count_characters(line.cells.back().of(text)) > kLongLine;
}

bool begins_item(std::string_view text) { return text.starts_with('-') || text.starts_with('+'); }

}  // namespace

OfficialFields::Head::Head(OfficialFields& out, std::string_view text, std::uint32_t end, const Reading& part)
    : out_(out), text_(text), part_(part), lines_(official_lines(text, 0, std::min(end, kHead), kMostLines)) {}

bool OfficialFields::Head::find() {
  if (!find_number() || !is_official()) return false;
  out_.add(FieldKind::Number, text_, number_);
  out_.head_end_ = lines_[number_line_].cells.back().end;
  find_issuers();
  find_day();
  find_type();
  find_subject();
  find_addressees();
  return true;
}

bool OfficialFields::Head::find_number() {
  for (std::size_t l = 0; l < lines_.size(); ++l) {
    if (is_paragraph(text_, lines_[l])) return false;
    for (std::size_t c = 0; c < lines_[l].cells.size(); ++c) {
      const Stroke cell = lines_[l].cells[c];
      if (is_number_in(l, c, cell.begin, false)) return true;
      // In a cell of several lines it stands behind the name of the body, but then with a colon.
      for (std::uint32_t at = cell.begin + 1; at < cell.end; ++at)
        if (text_[at - 1] == ' ' && is_number_in(l, c, at, true)) return true;
    }
  }
  return false;
}

bool OfficialFields::Head::is_number_in(std::size_t line, std::size_t cell, std::uint32_t at, bool colon) {
  const std::uint32_t end = lines_[line].cells[cell].end;
  const auto marked = out_.marks_.match(OfficialMark::Number, text_, at);
  if (!marked || *marked >= end || (colon && text_[*marked] != ':')) return false;
  number_ = number_and_symbol(text_, {static_cast<std::uint32_t>(*marked), end});
  number_line_ = line;
  number_cell_ = cell;
  mark_begin_ = at;
  return !number_.empty();
}

/// A second mark of an official document stands near the number: pages quote numbers of documents, too.
bool OfficialFields::Head::is_official() const {
  const std::size_t last = std::min(lines_.size(), number_line_ + kReach + 1);
  for (std::size_t l = number_line_ > kReach ? number_line_ - kReach : 0; l < last; ++l) {
    if (l > number_line_ && is_paragraph(text_, lines_[l])) return false;
    for (const Stroke cell : lines_[l].cells) {
      if (begins(OfficialMark::Motto, cell)) return true;
      if (l < number_line_) continue;
      if (begins(OfficialMark::Subject, cell) || begins(OfficialMark::Addressee, cell)) return true;
      const auto type = out_.marks_.type(text_, cell.begin);
      if (type && (type->end == cell.end || is_all_capitals(cell.of(text_)))) return true;
    }
  }
  return false;
}

bool OfficialFields::Head::begins_any(Stroke cell) const {
  for (const OfficialMark mark : {OfficialMark::Motto, OfficialMark::Number, OfficialMark::Subject,
                                  OfficialMark::Addressee, OfficialMark::Recipients})
    if (begins(mark, cell)) return true;
  return false;
}

/// What follows a mark in its cell.
Stroke OfficialFields::Head::behind(OfficialMark mark, Stroke cell) const {
  const auto marked = out_.marks_.match(mark, text_, cell.begin);
  if (!marked || *marked >= cell.end) return {cell.end, cell.end};
  Stroke rest = trimmed(text_, {static_cast<std::uint32_t>(*marked), cell.end});
  while (!rest.empty()) {
    const Char c = char_at(text_, rest.begin);
    if (text_[rest.begin] != ':' && !(c.cls == CharClass::Mark && c.size > 1)) break;
    rest = trimmed(text_, {rest.begin + c.size, rest.end});
  }
  return rest;
}

bool OfficialFields::Head::may_be_issuer(Stroke cell) const {
  const std::string_view words = cell.of(text_);
  if (!has_letter(words) || count_characters(words) > kLongBody || words.ends_with('.')) return false;
  if (begins_any(cell) || day_in(cell)) return false;
  if (is_all_capitals(words)) return true;
  return std::any_of(part_.mentions.begin(), part_.mentions.end(), [&](const Mention& m) {
    const bool body = m.kind == MentionKind::Organization || m.kind == MentionKind::Place;
    return body && m.begin >= cell.begin && m.end <= cell.end;
  });
}

/// A cell that holds the names of two bodies is two lines.
void OfficialFields::Head::split_by_bodies(Stroke cell, std::vector<Stroke>& out) const {
  std::vector<Token> tokens;
  out_.scanner_.scan(text_, cell.begin, cell.end, tokens);
  std::vector<std::uint32_t> starts = {cell.begin};
  for (const Token& token : tokens)
    if (token.begin > starts.back() && out_.lexicon_.is(token, Cls::OrgHead)) starts.push_back(token.begin);
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::uint32_t end = i + 1 < starts.size() ? starts[i + 1] : cell.end;
    const Stroke part = trimmed(text_, {starts[i], end});
    if (may_be_issuer(part)) out.push_back(part);
  }
}

void OfficialFields::Head::find_issuers() {
  std::vector<Stroke> issuers;
  const OfficialLine& own = lines_[number_line_];
  const Stroke cell = own.cells[number_cell_];
  const Stroke before = trimmed(text_, {cell.begin, mark_begin_});
  if (!before.empty()) {
    split_by_bodies(before, issuers);
  } else if (number_cell_ > 0 && may_be_issuer(own.cells.front())) {
    issuers.push_back(own.cells.front());
  }
  for (std::size_t l = number_line_; before.empty() && l > 0 && number_line_ - l < kReach; --l) {
    const Stroke above = lines_[l - 1].cells.front();
    if (begins(OfficialMark::Motto, above) || day_in(above) || !has_letter(above.of(text_))) continue;
    if (!may_be_issuer(above)) break;
    issuers.insert(issuers.begin(), above);
  }
  // The Thai form has the number on the left and the body on the right.
  if (issuers.empty() && number_cell_ == 0 && own.cells.size() > 1 && may_be_issuer(own.cells[1]))
    issuers.push_back(own.cells[1]);
  add_issuers(issuers);
}

void OfficialFields::Head::add_issuers(const std::vector<Stroke>& lines) {
  std::vector<Found> bodies;
  for (const Stroke line : lines) {
    const std::string words = single_spaced(line.of(text_));
    if (!bodies.empty() && begins(OfficialMark::Continued, line)) {
      (bodies.back().value += ' ') += words;
    } else {
      bodies.push_back({FieldKind::Issuer, line, words});
    }
  }
  if (bodies.empty()) return;
  if (bodies.size() > 1) {
    Found superior = bodies[bodies.size() - 2];
    superior.kind = FieldKind::Superior;
    out_.found_.push_back(std::move(superior));
  }
  out_.found_.push_back(bodies.back());
}

/// The mention of the day that a cell ends with.
std::optional<std::size_t> OfficialFields::Head::day_in(Stroke cell) const {
  constexpr std::size_t kDay = 10;  // characters of a day in EDTF
  for (std::size_t m = 0; m < part_.mentions.size() && part_.mentions[m].begin < cell.end; ++m) {
    const Mention& mention = part_.mentions[m];
    if (mention.kind != MentionKind::Date || mention.value.size() != kDay || mention.needs_year) continue;
    if (mention.begin >= cell.begin && mention.end == cell.end) return m;
  }
  return std::nullopt;
}

void OfficialFields::Head::find_day() {
  const std::size_t last = std::min(lines_.size(), number_line_ + kReach + 1);
  for (std::size_t l = number_line_ > kReach ? number_line_ - kReach : 0; l < last; ++l) {
    if (l > number_line_ && is_paragraph(text_, lines_[l])) return;
    for (const Stroke cell : lines_[l].cells) {
      const auto day = day_in(cell);
      if (!day) continue;
      const Mention& mention = part_.mentions[*day];
      std::uint32_t begin = cell.begin;
      if (number_.begin >= cell.begin && number_.end <= mention.begin) begin = number_.end;
      for (std::uint32_t at = begin; at < mention.begin; ++at) {
        const bool word = at == cell.begin || text_[at - 1] == ' ';
        const auto motto = word ? out_.marks_.match(OfficialMark::Motto, text_, at) : std::nullopt;
        if (motto && *motto <= mention.begin) begin = static_cast<std::uint32_t>(*motto);
      }
      Stroke place = trimmed(text_, {begin, mention.begin});
      const bool named = !place.empty() && text_[place.end - 1] == ',';
      if (named) place = trimmed(text_, {place.begin, place.end - 1});
      if ((!named && !place.empty()) || count_characters(place.of(text_)) > kLongPlace) continue;
      if (named) out_.add(FieldKind::Place, text_, place);
      return out_.add(FieldKind::Date, {mention.begin, mention.end}, std::string(mention.value));
    }
  }
}

void OfficialFields::Head::find_type() {
  const std::size_t last = std::min(lines_.size(), number_line_ + kReach + 1);
  for (std::size_t l = number_line_ + 1; l < last; ++l) {
    const OfficialLine& line = lines_[l];
    const Stroke cell = line.cells.front();
    if (is_paragraph(text_, line) || begins(OfficialMark::Addressee, cell)) return;
    const auto type = out_.marks_.type(text_, cell.begin);
    if (!type || line.cells.size() > 1) continue;
    const std::string_view words = cell.of(text_);
    const bool alone = type->end == cell.end;
    const bool unspaced = char_at(text_, cell.begin).cls != CharClass::Latin;
    if (!alone && !is_all_capitals(words) && !unspaced) continue;
    const auto end = static_cast<std::uint32_t>(type->end);
    out_.add(FieldKind::Type, {cell.begin, end}, std::string(type->name));
    if (alone) return find_title(l + 1);
    return out_.add(FieldKind::Subject, text_, trimmed(text_, {end, cell.end}));
  }
}

/// The lines below the name of the type, up to an empty one.
void OfficialFields::Head::find_title(std::size_t line) {
  Stroke first;
  std::string title;
  for (std::size_t l = line; l < lines_.size() && l < line + kLongTitle; ++l) {
    const Stroke cell = lines_[l].cells.front();
    const bool other = lines_[l].cells.size() > 1 || begins_any(cell) || begins_item(cell.of(text_));
    if (other || is_paragraph(text_, lines_[l]) || !has_letter(cell.of(text_))) break;
    if (lines_[l].after_blank && !title.empty()) break;
    if (first.empty()) first = cell;
    (title += title.empty() ? "" : " ") += single_spaced(cell.of(text_));
  }
  if (!title.empty()) out_.add(FieldKind::Subject, first, title);
}

void OfficialFields::Head::find_subject() {
  if (out_.find(FieldKind::Subject) != nullptr) return;
  const std::size_t last = std::min(lines_.size(), number_line_ + kReach + 1);
  for (std::size_t l = number_line_; l < last; ++l) {
    if (l > number_line_ && is_paragraph(text_, lines_[l])) return;
    for (const Stroke whole : lines_[l].cells) {
      const bool numbered = whole.begin <= number_.begin && number_.end <= whole.end;
      const Stroke cell = numbered ? trimmed(text_, {number_.end, whole.end}) : whole;
      if (cell.empty() || !begins(OfficialMark::Subject, cell)) continue;
      const Stroke subject = behind(OfficialMark::Subject, cell);
      if (subject.empty()) continue;
      std::string words = single_spaced(subject.of(text_));
      for (std::size_t next = l + 1; next < last && next <= l + kLongTitle; ++next) {
        const Stroke more = lines_[next].cells.front();
        if (lines_[next].after_blank || begins_any(more) || !begins_small(more.of(text_))) break;
        (words += ' ') += single_spaced(more.of(text_));
      }
      return out_.add(FieldKind::Subject, subject, words);
    }
  }
}

void OfficialFields::Head::find_addressees() {
  const std::size_t last = std::min(lines_.size(), number_line_ + 2 * kReach);
  for (std::size_t l = number_line_ + 1; l < last; ++l) {
    const Stroke cell = lines_[l].cells.front();
    if (!begins(OfficialMark::Addressee, cell)) {
      if (is_paragraph(text_, lines_[l])) return;
      continue;
    }
    const Stroke given = behind(OfficialMark::Addressee, cell);
    out_.add_items(FieldKind::Addressee, text_, given);
    const bool below = given.empty();
    for (std::size_t next = l + 1; next < lines_.size(); ++next) {
      const Stroke item = lines_[next].cells.front();
      const bool first = below && next == l + 1 && !begins_any(item) && !is_paragraph(text_, lines_[next]);
      if (!begins_item(item.of(text_)) && !first) return;
      if (is_paragraph(text_, lines_[next])) return;
      out_.add_items(FieldKind::Addressee, text_, item);
    }
    return;
  }
}

}  // namespace chancery
