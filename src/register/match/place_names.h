#pragma once
#include <map>
#include <string>
#include <string_view>

#include "reading/packs/pack.h"

namespace chancery {

/// Does a text look like a code of ISO 3166: of a country (`VN`) or of a part of one (`VN-25`)?
[[nodiscard]] bool is_place_code(std::string_view text);

/// How places with a code are called. The packs outlive it.
class PlaceNames {
 public:
  explicit PlaceNames(const Packs& packs);
  /// The name of the place with this ISO 3166 code in a language; the code itself where it is not known. Other texts as
  /// they are.
  [[nodiscard]] std::string name(std::string_view code, std::string_view language) const;

 private:
  const Packs& packs_;
  std::map<std::string_view, std::int32_t> places_;
};

}  // namespace chancery
