#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/edtf.h"
#include "reading/token_text.h"

namespace chancery {

struct FoundDate {
  enum class Shape : std::uint8_t { Single, Interval, Since, Quarter, Half, FirstMonths };
  std::size_t first = 0, last = 0;  ///< tokens, half-open; the span of the mention
  std::size_t matched_to = 0;       ///< token behind everything that the rule took
  Shape shape = Shape::Single;
  PartialDate from, to;       ///< `to` of intervals and first months
  int part = 0;               ///< of the year: which quarter or half
  bool year_missing = false;  ///< the document has to supply the year
  std::string_view rule;
};

/// Finds dates by the date rules of the packs and by the numeric forms that all languages share.
class DateFinder {
 public:
  explicit DateFinder(const Packs& packs);

  /// The longest date that begins at token `i`, if any.
  [[nodiscard]] std::optional<FoundDate> find(const TokenText& text, std::size_t i) const;

 private:
  /// A rule as it is looked for: first what refuses most.
  struct Start {
    std::uint64_t needed = 0;     ///< marks that the rule needs within its reach
    std::uint16_t languages = 0;  ///< bit of its language
    std::uint16_t rule = 0;
  };
  using Starts = std::vector<Start>;
  struct Attempt;

  void add_start(const DateElement& element, Start start);
  Starts& of_class(std::uint16_t cls);
  [[nodiscard]] bool follows_ordinal_word(const TokenText& text, std::size_t i) const;

  const Packs& packs_;
  std::vector<Starts> by_class_;  ///< rules that may begin with a word of the class
  Starts by_number_;              ///< that may begin with a number
  Starts by_ordinal_;             ///< that may begin with an ordinal (first quarter)
  Starts by_numeric_;             ///< that may begin with a numeric date
};

/// EDTF of what was found; an unknown year reads `XXXX`.
std::string to_edtf(const FoundDate& date);

}  // namespace chancery
