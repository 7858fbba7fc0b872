#pragma once
#include <string>
#include <string_view>

namespace chancery {

/// Khmer text of the Limon fonts (Limon S1, R1, F1), which draw its signs in the order in which they are seen: brought
/// into that of Unicode 15.0 (section 16.4). A byte that no source gives a letter for is U+FFFD. Source: the letters of
/// the Limon fonts as the Khmer Software Initiative (khmeros.info) tells them, held against a second converter.
[[nodiscard]] std::string khmer_of_limon(std::string_view bytes);

}  // namespace chancery
