#include "register/words.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>

#include "reading/names/latin_letters.h"
#include "text/fold.h"

namespace chancery {

std::string plain_form(std::string_view text) {
  const std::string folded = to_bare_latin(fold_form(text));
  std::string lower;
  UErrorCode failure = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&lower);
  icu::CaseMap::utf8Fold(0, folded, sink, nullptr, failure);
  std::string out;
  for (const char c : U_FAILURE(failure) ? folded : lower) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace chancery
