// What reading is compared with: ICU's word iterator run over a file a line at a time, conversion to UTF-16 counted.
// It finds the word boundaries and does nothing with them but count.
//
//   icu_words LOCALE FILE
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

namespace {

std::uint64_t count_boundaries(icu::BreakIterator& words, std::string_view text) {
  std::uint64_t boundaries = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const icu::UnicodeString line =
        icu::UnicodeString::fromUTF8({text.data() + at, static_cast<std::int32_t>(end - at)});
    words.setText(line);
    while (words.next() != icu::BreakIterator::DONE) ++boundaries;
    at = end + 1;
  }
  return boundaries;
}

}  // namespace

int main(int count, char** values) {
  if (count != 3) {
    std::fputs("usage: icu_words LOCALE FILE\n", stderr);
    return 2;
  }
  std::ifstream in(values[2], std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in || text.empty()) {
    std::fprintf(stderr, "icu_words: %s: cannot be read, or is empty\n", values[2]);
    return 1;
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale(values[1]), status));
  if (U_FAILURE(status)) {
    std::fprintf(stderr, "icu_words: no word iterator for %s: %s\n", values[1], u_errorName(status));
    return 1;
  }
  std::printf("%llu\n", static_cast<unsigned long long>(count_boundaries(*words, text)));
  return 0;
}
