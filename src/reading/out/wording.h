#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "reading/packs/pack.h"

namespace chancery {

/// How one language writes values and the words around them: its phrases (sentences.toml), filled.
class Wording {
 public:
  using Slot = std::pair<std::string_view, std::string>;

  Wording(const Packs& packs, std::size_t language);

  [[nodiscard]] std::size_t language() const { return language_; }
  [[nodiscard]] std::string_view code() const { return packs_->text(packs_->languages()[language_].code); }
  [[nodiscard]] const Packs& packs() const { return *packs_; }

  /// The text of a phrase; empty where the language has none.
  [[nodiscard]] std::string_view phrase(std::string_view table, std::string_view key) const;
  /// The phrase, or `key` with spaces for `_` where there is none.
  [[nodiscard]] std::string word(std::string_view table, std::string_view key) const;
  /// The phrase with its slots filled (language/common/sentences.toml says how).
  [[nodiscard]] std::string fill(std::string_view table, std::string_view key, std::initializer_list<Slot> slots) const;
  /// The phrase for so many, with the plural where the language has one.
  [[nodiscard]] std::string count(std::string_view table, std::string_view key, std::uint64_t number,
                                  std::vector<Slot> slots = {}) const;

  /// Digits with the marks of the language: 18639 is 18.639 or 18,639.
  [[nodiscard]] std::string number(std::string_view digits) const;
  /// A figure with its unit, shortened to millions and thousand millions where it stays exact: 2,45 tỷ USD.
  [[nodiscard]] std::string amount(std::string_view digits, std::string_view unit, std::string_view most = {},
                                   std::string_view qualifier = {}) const;
  [[nodiscard]] std::string ordinal(std::string_view digits) const;
  /// A date given in EDTF.
  [[nodiscard]] std::string date(std::string_view edtf) const;
  [[nodiscard]] std::string list(const std::vector<std::string>& items) const;
  [[nodiscard]] std::string_view place(std::int32_t place) const { return packs_->place_name(place, language_); }
  /// A post or body by its English name, in the language as far as the packs know it.
  [[nodiscard]] std::string post(std::string_view english) const;
  [[nodiscard]] std::string body(std::string_view english) const;

 private:
  [[nodiscard]] std::string shortened(std::string_view digits) const;
  [[nodiscard]] std::string single_date(std::string_view edtf) const;
  [[nodiscard]] std::optional<std::string> known_body(std::string_view english) const;

  const Packs* packs_;
  std::size_t language_;
  std::unordered_map<std::string_view, std::string_view> phrases_;
  std::unordered_map<std::string_view, std::int32_t> places_;         ///< by English name
  std::vector<std::pair<std::string_view, std::string_view>> heads_;  ///< English patterns with {} and their first form
};

/// Fills a pattern; see language/common/sentences.toml.
[[nodiscard]] std::string fill_pattern(std::string_view pattern, const std::vector<Wording::Slot>& slots);

/// The text with its first letter as a capital, where the script has such.
[[nodiscard]] std::string with_capital(std::string text);

/// White space and control characters as single spaces; ill-formed bytes as U+FFFD. At most `longest` characters (0:
/// all), cut where neither a word nor a syllable is split, with an ellipsis then.
[[nodiscard]] std::string one_line(std::string_view text, std::size_t longest = 0);

}  // namespace chancery
