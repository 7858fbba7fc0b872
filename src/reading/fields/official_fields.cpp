#include "reading/fields/official_fields.h"

#include <algorithm>

#include "reading/fields/official_foot.h"
#include "reading/fields/official_head.h"

namespace chancery {
namespace {

bool is_dash(char c) { return c == '-' || c == '+' || c == '*'; }

/// Without the dash before an item and the mark behind it.
Stroke bare_item(std::string_view text, Stroke item) {
  item = trimmed(text, item);
  while (!item.empty() && is_dash(text[item.begin])) item = trimmed(text, {item.begin + 1, item.end});
  while (!item.empty() && std::string_view(";.,:/").find(text[item.end - 1]) != std::string_view::npos)
    item = trimmed(text, {item.begin, item.end - 1});
  return item;
}

}  // namespace

std::string single_spaced(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void OfficialFields::start() {
  found_.clear();
  official_ = signed_ = false;
  head_end_ = 0;
}

void OfficialFields::add(FieldKind kind, std::string_view text, Stroke stroke) {
  add(kind, stroke, single_spaced(stroke.of(text)));
}

const std::string* OfficialFields::find(FieldKind kind) const {
  for (const Found& each : found_)
    if (each.kind == kind) return &each.value;
  return nullptr;
}

void OfficialFields::add_items(FieldKind kind, std::string_view text, Stroke cell) {
  while (!cell.empty()) {
    const std::size_t mark = std::min(cell.of(text).find(';'), cell.of(text).size());
    const auto end = cell.begin + static_cast<std::uint32_t>(mark);
    const Stroke item = bare_item(text, {cell.begin, end});
    if (!item.empty() && !marks_.match(OfficialMark::PointingBack, text, item.begin)) add(kind, text, item);
    cell.begin = std::min(end + 1, cell.end);
  }
}

void OfficialFields::take(std::string_view text, std::uint32_t begin, std::uint32_t end, const Reading& part,
                          bool last) {
  if (begin == 0) official_ = Head(*this, text, end, part).find();
  if (official_ && !signed_) Foot(*this, text, std::max(begin, head_end_), end, part).find(last);
}

void OfficialFields::give(Reading& facts) const {
  if (!official_) return;
  for (const Found& each : found_)
    facts.fields.push_back({each.kind, each.stroke.begin, each.stroke.end, facts.keep(each.value)});
  std::stable_sort(facts.fields.begin(), facts.fields.end(),
                   [](const OfficialField& a, const OfficialField& b) { return a.begin < b.begin; });
  const std::string* day = find(FieldKind::Date);
  if (facts.published.empty() && day != nullptr) facts.published = facts.keep(*day);
  const std::string* subject = find(FieldKind::Subject);
  if (facts.title.empty() && subject != nullptr) facts.title = facts.keep(*subject);
}

}  // namespace chancery
