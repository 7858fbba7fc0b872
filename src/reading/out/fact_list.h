#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "reading/document.h"
#include "reading/out/sentences.h"

namespace chancery {

/// The headings that facts are listed under, in their order: keys of `group` in sentences.toml.
inline constexpr std::array<std::string_view, 7> kGroups = {"people",      "events",     "agreements", "figures",
                                                            "commitments", "judgements", "partners"};
/// The heading of a claim, by its place in `kGroups`.
std::size_t group_of(ClaimKind kind);

/// A fact at least this sure, in thousandths, is marked as sure; the others ask to be checked.
inline constexpr std::uint16_t kSure = 920;

/// Line numbers of a text, from 1.
class LineNumbers {
 public:
  explicit LineNumbers(std::string_view text);
  [[nodiscard]] std::size_t at(std::uint32_t offset) const;

 private:
  std::vector<std::uint32_t> ends_;
};

/// What is said over a document in one line each: what it is about, and what was not read.
struct Overview {
  std::vector<std::string> headline;  ///< languages, places, day of publication, number of facts
  std::string not_read;               ///< empty where all was read
  std::uint64_t claims = 0;
};
Overview overview(const Document& document, const Teller& teller);

}  // namespace chancery
