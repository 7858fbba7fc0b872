#include "cli/letterhead_form.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <initializer_list>

#include "register/register.h"

namespace chancery {
namespace {

constexpr const char* kBlank = "……";

const std::string& or_blank(const std::string& text) {
  static const std::string kRoom = kBlank;
  return text.empty() ? kRoom : text;
}

std::string in_capitals(const std::string& text, const std::string& language) {
  std::string out;
  icu::UnicodeString::fromUTF8(text).toUpper(icu::Locale(language.c_str())).toUTF8String(out);
  return out;
}

std::string filled(std::string text, std::initializer_list<std::pair<std::string_view, std::string>> slots) {
  for (const auto& [slot, value] : slots) {
    const std::size_t at = text.find(slot);
    if (at != text.npos) text.replace(at, slot.size(), or_blank(value));
  }
  return text;
}

/// The digits of a complete day from `begin`; of others none.
std::string part_of(const std::string& day, std::size_t begin, std::size_t size) {
  constexpr std::size_t kDay = 10;
  return day.size() == kDay ? day.substr(begin, size) : std::string();
}

PaperText strong(std::string text) { return {std::move(text), {}, {}, true}; }

}  // namespace

bool is_for(const Letterhead& letterhead, const Screen& screen) {
  return !letterhead.language.empty() && letterhead.language == screen.language;
}

Result<PaperBlock> letterhead_block(const Office& office, const Screen& screen, const Letterhead& letterhead,
                                    const LetterheadDetails& details) {
  TRY(unit, load_unit(office.database, office.unit));
  std::vector<PaperText> left;
  if (!unit.parent.empty()) {
    TRY(above, load_unit(office.database, unit.parent));
    left.push_back({in_capitals(or_blank(above.title), letterhead.language), {}});
  }
  left.push_back(strong(in_capitals(or_blank(unit.title), letterhead.language)));
  std::vector<PaperText> right;
  for (const std::string& line : letterhead.state) right.push_back(strong(line));
  left.resize(std::max(left.size(), right.size()));
  right.resize(left.size());
  left.push_back({filled(letterhead.number, {{"{number}", details.number}}), {}});
  right.push_back({filled(letterhead.day, {{"{place}", shown_place(screen, unit.locality)},
                                           {"{day}", part_of(details.day, 8, 2)},
                                           {"{month}", part_of(details.day, 5, 2)},
                                           {"{year}", part_of(details.day, 0, 4)}}),
                   {}});
  PaperBlock out{PaperBlock::Kind::Sides, {}, {}, {}};
  for (std::size_t i = 0; i < left.size(); ++i) out.rows.push_back({left[i], right[i]});
  return out;
}

PaperBlock signature_block(const Letterhead& letterhead, const LetterheadDetails& details) {
  PaperBlock out{PaperBlock::Kind::Sides, {}, {}, {}};
  out.rows = {{strong(letterhead.recipients), strong(kBlank)},
              {{std::string("- ") + kBlank, {}}, {}},
              {{}, {}},
              {{}, {}},
              {{}, strong(or_blank(details.signer))}};
  return out;
}

}  // namespace chancery
