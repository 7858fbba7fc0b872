#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/edtf.h"
#include "reading/needs.h"
#include "reading/scan/token_text.h"

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
  explicit DateFinder(const Packs& packs, Needs needs = Needs::Asked);

  /// For each token of a line, the date marks that stand within reach of a rule that begins there: what `find` asks
  /// for, worked out once.
  static void marks_within_reach(const TokenText& text, std::vector<std::uint64_t>& marks);
  /// A date begins with a number in digits, or a word of one of these classes.
  static constexpr std::uint64_t kMayBegin = kHasDateWord | class_bit(Cls::Number) | class_bit(Cls::Multiplier) |
                                             class_bit(Cls::Month) | class_bit(Cls::Era) | class_bit(Cls::OrdinalWord) |
                                             class_bit(Cls::OrdinalPrefix);
  [[nodiscard]] static bool may_begin(const Token& token) {
    return token.kind == TokenKind::Number || (token.kind == TokenKind::Word && (token.classes & kMayBegin) != 0);
  }
  /// The longest date that begins at token `i`, if any.
  [[nodiscard]] std::optional<FoundDate> find(const TokenText& text, std::size_t i,
                                              const std::vector<std::uint64_t>& marks) const;
  /// A bare year that a list goes on with behind the year `before`: in 2022, 2023 and 2024.
  [[nodiscard]] static std::optional<FoundDate> next_of_list(const TokenText& text, const FoundDate& before);

 private:
  /// A rule as it is looked for: first what refuses most.
  struct Start {
    std::uint64_t needed = 0;  ///< marks that the rule needs within its reach
    std::uint64_t next = 0;    ///< marks of which the token behind the first has one; all where that is not told
    std::uint16_t rule = 0;
    bool one_token = false;  ///< what the rule begins with is one token, whatever it is
  };
  /// Rules of one language that may begin with the same, and what they have in common: mostly none of them can match.
  struct Group {
    std::vector<Start> rules;
    std::vector<Start> open;       ///< those of them that tell nothing of the token behind the first
    std::uint64_t needed = ~0ULL;  ///< by all
    std::uint64_t next = 0;        ///< by any of those that tell
    bool one_token = true;         ///< all
  };
  /// Such rules of all languages, by number of the language. The packs hold the rules of one language together, so that
  /// they are tried in their order.
  struct Starts {
    std::vector<Group> groups;
    std::uint16_t languages = 0;  ///< bit set
    void add(const Start& start, std::uint8_t language);
  };
  struct Attempt;

  void add_start(const DateElement& element, const Start& start, std::uint8_t language);
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
