#include "register/search/place_finder.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "reading/names/latin_letters.h"

namespace chancery {
namespace {

/// Every word with a capital. Letters whose capital takes another number of bytes stay, so that offsets do.
std::string with_capitals(std::string_view text) {
  std::string out;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t letter = take_code_point(text, at);
    std::string capital;
    if (!inside) append_utf8(capital, static_cast<char32_t>(u_toupper(static_cast<UChar32>(letter))));
    out += capital.size() == at - begin ? capital : std::string(text.substr(begin, at - begin));
    inside = u_isalpha(static_cast<UChar32>(letter)) != 0;
  }
  return out;
}

}  // namespace

std::vector<KnownWords> PlaceFinder::find(std::string_view folded) const {
  std::vector<Token> tokens;
  scanner_.scan(folded, 0, static_cast<std::uint32_t>(folded.size()), tokens);
  std::vector<KnownWords> out;
  for (const Token& token : tokens) {
    if (token.form < 0) continue;
    KnownWords known{token.begin, token.end, {}, false, token.common_in != 0};
    for (const Meaning& meaning : packs_.meanings(token.form)) {
      const auto cls = static_cast<Cls>(meaning.cls);
      if (cls == Cls::PlaceName || cls == Cls::PlaceWithHead) known.places.push_back(meaning.value);
      known.place_head = known.place_head || cls == Cls::PlaceHead;
    }
    std::sort(known.places.begin(), known.places.end());
    known.places.erase(std::unique(known.places.begin(), known.places.end()), known.places.end());
    if (!known.places.empty() || known.place_head || known.function_word) out.push_back(std::move(known));
  }
  return out;
}

std::vector<KnownWords> PlaceFinder::find_in_query(std::string_view folded) const {
  std::vector<KnownWords> out = find(folded);
  std::vector<KnownWords> capital = find(with_capitals(folded));
  out.insert(out.end(), std::make_move_iterator(capital.begin()), std::make_move_iterator(capital.end()));
  return out;
}

std::vector<std::string> PlaceFinder::names(std::int32_t place) const {
  std::vector<std::string> out;
  for (std::size_t language = 0; language < packs_.languages().size(); ++language)
    out.emplace_back(packs_.place_name(place, language));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string_view PlaceFinder::key(std::int32_t place) const {
  const PlaceRecord& record = packs_.places()[static_cast<std::size_t>(place)];
  const std::string_view code = packs_.text(record.code);
  return code.empty() ? packs_.text(record.name) : code;
}

std::string PlaceFinder::name_of(std::string_view code) const {
  for (const PlaceRecord& place : packs_.places())
    if (place.until.size == 0 && packs_.text(place.code) == code) return std::string(packs_.text(place.name));
  return std::string(code);
}

}  // namespace chancery
