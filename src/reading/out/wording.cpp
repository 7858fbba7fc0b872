#include "reading/out/wording.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>

#include "text/chars.h"

namespace chancery {
namespace {

std::string replaced(std::string_view text, std::string_view slot, std::string_view value) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t found = text.find(slot); found != std::string_view::npos; found = text.find(slot, at)) {
    out += text.substr(at, found - at);
    out += value;
    at = found + slot.size();
  }
  return out += text.substr(at);
}

std::string_view singular_or_plural(std::string_view phrase, bool one) {
  const std::size_t bar = phrase.find("||");
  if (bar == std::string_view::npos) return phrase;
  return one ? phrase.substr(0, bar) : phrase.substr(bar + 2);
}

int to_int(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_day(std::string_view edtf) { return edtf.size() == 10; }
bool is_year(std::string_view edtf) { return edtf.size() == 4; }

}  // namespace

namespace {

/// The class of the last character of a text; a mark where there is none.
CharClass last_class(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80U) --at;
  return at == 0 ? CharClass::Mark : char_at(text, at - 1).cls;
}

bool is_unspaced(CharClass cls) {
  return cls == CharClass::Base || cls == CharClass::Leading || cls == CharClass::Dependent;
}

/// Appends; scripts without spaces between words are parted from Latin letters by one.
void append_parted(std::string& out, std::string_view text) {
  if (text.empty()) return;
  const CharClass before = last_class(out);
  const CharClass next = char_at(text, 0).cls;
  if ((is_unspaced(before) && next == CharClass::Latin) || (before == CharClass::Latin && is_unspaced(next)))
    out += ' ';
  out += text;
}

}  // namespace

std::string fill_pattern(std::string_view pattern, const std::vector<Wording::Slot>& slots) {
  std::string out;
  std::size_t optional_from = std::string::npos;  // where an optional part began in `out`
  bool missing = false;
  bool filled = false;  // the end of `out` is a value
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '[') {
      optional_from = out.size();
      missing = false;
    } else if (c == ']') {
      if (missing && optional_from != std::string::npos) out.resize(optional_from);
      optional_from = std::string::npos;
      missing = false;
    } else if (c == '{') {
      const std::size_t end = std::min(pattern.find('}', i), pattern.size());
      const std::string_view inner = pattern.substr(i + 1, end - i - 1);
      const std::size_t bar = inner.find('|');
      const auto slot =
          std::find_if(slots.begin(), slots.end(), [&](const auto& s) { return s.first == inner.substr(0, bar); });
      if (slot != slots.end() && !slot->second.empty()) {
        append_parted(out, slot->second);
        filled = true;
      } else if (bar != std::string_view::npos) {
        append_parted(out, inner.substr(bar + 1));
      } else {
        missing = true;
      }
      i = end;
    } else {
      const std::size_t size = filled ? char_at(pattern, i).size : 1;
      if (filled) {
        append_parted(out, pattern.substr(i, size));
      } else {
        out += c;
      }
      filled = false;
      i += size - 1;
    }
  }
  return out;
}

Wording::Wording(const Packs& packs, std::size_t language) : packs_(&packs), language_(language) {
  for (const PhraseRecord& record : packs.phrases()) {
    if (record.language != language) continue;
    const std::string_view key = packs.text(record.key);
    phrases_.emplace(key, packs.text(record.text));
    constexpr std::string_view kHead = "head.";
    if (key.starts_with(kHead)) heads_.emplace_back(key.substr(kHead.size()), packs.text(record.text));
  }
  // The longest names of bodies first, so that 'Provincial Department of {}' is not read as 'Department of {}'.
  std::stable_sort(heads_.begin(), heads_.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  for (std::size_t i = 0; i < packs.places().size(); ++i) {
    places_.emplace(packs.text(packs.places()[i].name), static_cast<std::int32_t>(i));
  }
}

std::string_view Wording::phrase(std::string_view table, std::string_view key) const {
  std::string name(table);
  (name += '.') += key;
  const auto found = phrases_.find(name);
  return found == phrases_.end() ? std::string_view() : found->second;
}

std::string Wording::word(std::string_view table, std::string_view key) const {
  const std::string_view known = phrase(table, key);
  if (!known.empty()) return std::string(known);
  return replaced(key, "_", " ");
}

std::string Wording::fill(std::string_view table, std::string_view key, std::initializer_list<Slot> slots) const {
  return fill_pattern(phrase(table, key), slots);
}

std::string Wording::count(std::string_view table, std::string_view key, std::uint64_t n,
                           std::vector<Slot> slots) const {
  slots.emplace_back("n", number(std::to_string(n)));
  return fill_pattern(singular_or_plural(phrase(table, key), n == 1), slots);
}

std::string Wording::number(std::string_view digits) const {
  const bool comma = packs_->languages()[language_].decimal_comma != 0;
  std::string out;
  if (digits.starts_with('-')) {
    out += "−";
    digits.remove_prefix(1);
  }
  const std::size_t point = std::min(digits.find('.'), digits.size());
  for (std::size_t i = 0; i < point; ++i) {
    if (i > 0 && (point - i) % 3 == 0) out += comma ? '.' : ',';
    out += digits[i];
  }
  if (point < digits.size()) {
    out += comma ? ',' : '.';
    out += digits.substr(point + 1);
  }
  return out;
}

std::string Wording::shortened(std::string_view digits) const {
  const bool plain = digits.find_first_not_of("0123456789") == std::string_view::npos;
  const std::size_t last = digits.find_last_not_of('0');
  const std::size_t zeros = last == std::string_view::npos ? 0 : digits.size() - 1 - last;
  for (const auto& [power, key] :
       {std::pair<std::size_t, std::string_view>{9, "scale_1000000000"}, {6, "scale_1000000"}}) {
    const std::string_view scale = phrase("number", key);
    // Shortened only where that leaves at most three decimals, so that no digit is lost.
    if (!plain || scale.empty() || digits.size() <= power || zeros + 3 < power) continue;
    std::string value(digits.substr(0, digits.size() - power));
    const std::string_view rest = digits.substr(digits.size() - power, zeros >= power ? 0 : power - zeros);
    if (!rest.empty()) (value += '.') += rest;
    return replaced(scale, "{n}", number(value));
  }
  return number(digits);
}

std::string Wording::amount(std::string_view digits, std::string_view unit, std::string_view most,
                            std::string_view qualifier) const {
  std::string figure = shortened(digits);
  if (!most.empty()) figure = fill("number", "range", {{"a", figure}, {"b", shortened(most)}});
  if (const std::string_view pattern = qualifier.empty() ? std::string_view() : phrase("number", qualifier);
      !pattern.empty()) {
    figure = replaced(pattern, "{n}", figure);
  }
  if (unit == "%") return figure + "%";
  const std::string_view pattern = phrase("unit", unit);
  if (pattern.empty()) return figure + " " + std::string(unit);
  return replaced(singular_or_plural(pattern, digits == "1" && most.empty()), "{n}", figure);
}

std::string Wording::ordinal(std::string_view digits) const {
  const std::string_view own = phrase("ordinal", digits);
  return own.empty() ? replaced(phrase("ordinal", "other"), "{n}", digits) : std::string(own);
}

std::string Wording::single_date(std::string_view edtf) const {
  const std::string_view year = edtf.substr(0, 4);
  const bool known_year = year.find('X') == std::string_view::npos;
  const std::string buddhist = known_year ? std::to_string(to_int(year) + 543) : std::string();
  if (is_year(edtf)) return fill("date", "year", {{"y", std::string(year)}, {"be", buddhist}});
  if (edtf.size() < 7) return std::string(edtf);
  const int part = to_int(edtf.substr(5, 2));
  if (part >= 33 && part <= 36) {
    constexpr std::string_view kRoman[] = {"I", "II", "III", "IV"};
    return fill("date", "quarter",
                {{"q", std::to_string(part - 32)},
                 {"roman", std::string(kRoman[part - 33])},
                 {"y", std::string(year)},
                 {"be", buddhist}});
  }
  if (part == 40 || part == 41) {
    return fill("date", part == 40 ? "first_half" : "second_half", {{"y", std::string(year)}, {"be", buddhist}});
  }
  const std::string month = std::to_string(part);
  const std::string day = is_day(edtf) ? std::to_string(to_int(edtf.substr(8, 2))) : std::string();
  const std::string_view key = !is_day(edtf) ? "month" : known_year ? "day" : "day_no_year";
  return fill("date", key,
              {{"d", day}, {"m", month}, {"month", word("month", month)}, {"y", std::string(year)}, {"be", buddhist}});
}

std::string Wording::date(std::string_view edtf) const {
  const std::size_t slash = edtf.find('/');
  if (slash == std::string_view::npos) return single_date(edtf);
  const std::string_view from = edtf.substr(0, slash);
  const std::string_view to = edtf.substr(slash + 1);
  if (to == ".." || to.empty()) return fill("date", "since", {{"from", single_date(from)}});
  if (is_year(from) && is_year(to)) {
    return fill("date", "years",
                {{"y", std::string(from)},
                 {"be", std::to_string(to_int(from) + 543)},
                 {"y2", std::string(to)},
                 {"be2", std::to_string(to_int(to) + 543)}});
  }
  if (from.size() == 7 && to.size() == 7 && from.ends_with("-01") && from.substr(0, 4) == to.substr(0, 4)) {
    return fill("date", "first_months",
                {{"n", std::to_string(to_int(to.substr(5)))},
                 {"y", std::string(from.substr(0, 4))},
                 {"be", std::to_string(to_int(from.substr(0, 4)) + 543)}});
  }
  return fill("date", "interval", {{"from", single_date(from)}, {"to", single_date(to)}});
}

std::string Wording::list(const std::vector<std::string>& items) const {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? phrase("list", "and") : phrase("list", "comma");
    out += items[i];
  }
  return out;
}

std::string Wording::post(std::string_view english) const {
  if (const std::string_view own = phrase("post", english); !own.empty()) return std::string(own);
  // A language that has no word for the standing among deputies tells the deputy.
  for (const std::string_view rank : {"Standing ", "Permanent ", "First ", "Executive ", "Senior "}) {
    if (english.starts_with(rank)) return post(english.substr(rank.size()));
  }
  for (const std::string_view deputy : {"Deputy ", "Vice "}) {
    if (!english.starts_with(deputy)) continue;
    if (const std::string_view own = phrase("post", english.substr(deputy.size())); !own.empty()) {
      return fill("body", "deputy", {{"post", std::string(own)}});
    }
  }
  return std::string(english);
}

std::optional<std::string> Wording::known_body(std::string_view english) const {
  if (const std::string_view own = phrase("organization", english); !own.empty()) return std::string(own);
  for (const auto& [pattern, form] : heads_) {
    if (pattern == english) return std::string(form);
    const std::size_t gap = pattern.find("{}");
    const std::string_view before = pattern.substr(0, std::min(gap, pattern.size()));
    const std::string_view behind = gap == std::string_view::npos ? std::string_view() : pattern.substr(gap + 2);
    if (gap == std::string_view::npos || english.size() <= before.size() + behind.size()) continue;
    if (!english.starts_with(before) || !english.ends_with(behind)) continue;
    const std::string_view name = english.substr(before.size(), english.size() - before.size() - behind.size());
    if (const std::string_view field = phrase("field", name); !field.empty()) {
      return fill("body", "field", {{"body", std::string(form)}, {"field", std::string(field)}});
    }
  }
  return std::nullopt;
}

std::string Wording::body(std::string_view english) const {
  // Names of bodies are kept in English; the language that calls itself so shows them as they are.
  const LanguageRecord& own = packs_->languages()[language_];
  if (packs_->text(own.name) == packs_->text(own.english)) return std::string(english);
  if (auto known = known_body(english)) return with_capital(std::move(*known));
  // 'An Giang Provincial People's Committee': the place stands first in English names.
  for (std::size_t space = english.find(' '); space != std::string_view::npos; space = english.find(' ', space + 1)) {
    const auto place_found = places_.find(english.substr(0, space));
    if (place_found == places_.end()) continue;
    if (auto known = known_body(english.substr(space + 1))) {
      return with_capital(
          fill("body", "place", {{"body", *known}, {"place", std::string(place(place_found->second))}}));
    }
  }
  // 'Provincial Government of Prey Veng': or last, behind 'of'.
  constexpr std::string_view kOf = " of ";
  const std::size_t of = english.rfind(kOf);
  const auto place_found = of == std::string_view::npos ? places_.end() : places_.find(english.substr(of + kOf.size()));
  if (place_found != places_.end()) {
    if (auto known = known_body(english.substr(0, of))) {
      return with_capital(
          fill("body", "place", {{"body", *known}, {"place", std::string(place(place_found->second))}}));
    }
  }
  return std::string(english);
}

std::string with_capital(std::string text) {
  if (text.empty() || static_cast<unsigned char>(text[0]) < 0x80) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
  }
  const std::size_t size = char_at(text, 0).size;
  const icu::UnicodeString first =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(size)));
  const UChar32 letter = first.char32At(0);
  if (u_islower(letter) == 0) return text;
  std::string out;
  icu::UnicodeString(u_totitle(letter)).toUTF8String(out);
  return out += text.substr(size);
}

std::string one_line(std::string_view text, std::size_t longest) {
  const icu::UnicodeString all = icu::UnicodeString::fromUTF8(icu::StringPiece(
      text.data(), static_cast<std::int32_t>(longest == 0 ? text.size() : std::min(text.size(), longest * 8))));
  icu::UnicodeString out;
  std::int32_t good_end = 0;  // the last place where the text may be cut
  std::size_t count = 0;
  bool joined = false;  // the next letter belongs to this one
  for (std::int32_t i = 0; i < all.length(); i = all.moveIndex32(i, 1)) {
    const UChar32 c = all.char32At(i);
    const bool blank = u_isUWhiteSpace(c) != 0 || u_iscntrl(c) != 0 || u_charType(c) == U_FORMAT_CHAR;
    if (blank && (out.isEmpty() || out[out.length() - 1] == u' ')) continue;
    const bool mark = (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
    const bool starts = !mark && !joined &&
                        (u_isalnum(c) == 0 || u_hasBinaryProperty(c, UCHAR_LOGICAL_ORDER_EXCEPTION) != 0 ||
                         u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT);
    if (starts && !blank) good_end = out.length();
    if (longest != 0 && ++count > longest) {
      if (good_end > 0) out.truncate(good_end);
      constexpr UChar kCoeng = 0x17D2;  // joins the next letter to the one before
      while (!out.isEmpty() && out[out.length() - 1] == kCoeng) out.truncate(out.length() - 1);
      out.trim();
      out.append(UChar32{0x2026});
      break;
    }
    if (blank) good_end = out.length();
    out.append(blank ? UChar32{' '} : c);
    joined = u_hasBinaryProperty(c, UCHAR_LOGICAL_ORDER_EXCEPTION) != 0 ||
             u_getIntPropertyValue(c, UCHAR_INDIC_SYLLABIC_CATEGORY) == U_INSC_INVISIBLE_STACKER;
  }
  out.trim();
  std::string utf8;
  return out.toUTF8String(utf8);
}

}  // namespace chancery
