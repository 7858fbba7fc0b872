#include "register/ledger/ledger_sections.h"

#include <algorithm>
#include <charconv>
#include <ranges>

#include "reading/values/digits.h"
#include "register/ledger/ledger_text.h"

namespace chancery {
namespace {

std::string level_of(const LedgerSection& section, const std::string& label) {
  if (!label.empty()) return read_roman(label) ? "roman" : "letter";
  if (section.date) return "date " + std::to_string(section.date->size() == 4);
  if (section.place) return "place";
  return "other";
}

/// Months follow months and countries follow countries, whether they have a label or not.
bool is_of_one_level(const LedgerSection& open, const LedgerSection& next) {
  if (open.level == next.level) return true;
  if (open.date && next.date) return open.date->size() == next.date->size();
  return open.place && next.place && !open.date && !next.date;
}

/// Without remarks behind it: `Lào (12 đoàn)`, `Tháng 3: 5 đoàn`.
std::string_view heading(std::string_view text) {
  text = text.substr(0, text.find('('));
  const std::size_t colon = text.find(':');
  if (colon != text.npos && has_digit(text.substr(colon))) text = text.substr(0, colon);
  return trimmed(text);
}

}  // namespace

void SectionStack::enter(const RowShape& shape, CellReader& cells, std::optional<int> sheet_year) {
  LedgerSection section;
  section.text = shape.text;
  section.cell = shape.cell;
  const std::string_view text = heading(shape.text);
  section.place = cells.only_place(text);
  if (section.place) section.place->inferred = true;
  section.date = cells.only_date(text, year() ? year() : sheet_year);
  section.level = level_of(section, shape.label);
  const auto same = std::find_if(open_.begin(), open_.end(),
                                 [&](const LedgerSection& open) { return is_of_one_level(open, section); });
  open_.erase(same, open_.end());
  open_.push_back(std::move(section));
}

std::optional<int> SectionStack::year() const {
  for (const auto& section : open_ | std::views::reverse) {
    if (!section.date || section.date->size() < 4) continue;
    int year = 0;
    const char* text = section.date->data();
    if (std::from_chars(text, text + 4, year).ptr == text + 4) return year;
  }
  return std::nullopt;
}

std::optional<int> SectionStack::month() const {
  for (const auto& section : open_ | std::views::reverse) {
    if (!section.date) continue;
    int month = 0;
    if (section.date->size() == 7) std::from_chars(section.date->data() + 5, section.date->data() + 7, month);
    return month >= 1 && month <= 12 ? std::optional(month) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace chancery
