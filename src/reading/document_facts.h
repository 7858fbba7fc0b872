#pragma once
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reading/packs/pack.h"
#include "reading/reading.h"
#include "text/layout.h"

namespace chancery {

/// What a document as a whole implies: which year its bare days belong to, and which localities it is about.
class DocumentFacts {
 public:
  void clear();
  void count(const Mention& mention);
  /// URL, and the day of publication where the URL's digits give one (2024/06/20, d20240620...).
  void find_address(std::string_view text, Reading& reading);
  /// What the file itself says of the document, which counts more than its words.
  void take(const DocumentFields& fields, Reading& reading);

  /// Gives days without a year the year of the document, and mentions of provincial bodies their province.
  void resolve(const Packs& packs, Reading& reading);

 private:
  [[nodiscard]] int implied_year() const;
  void resolve_subject(const Packs& packs, Reading& reading) const;

  std::unordered_map<int, int> years_;                      ///< year: weight
  std::unordered_map<std::int32_t, std::uint32_t> places_;  ///< place: how often
  std::unordered_map<std::int32_t, std::uint32_t> order_;   ///< place: when first
  int published_year_ = 0;
};

}  // namespace chancery
