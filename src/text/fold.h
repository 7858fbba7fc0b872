#pragma once
#include <string>
#include <string_view>

#include "text/offset_map.h"

namespace chancery {

/// Text in the one form that is compared: see `fold`.
struct FoldedText {
  std::string text;        ///< valid UTF-8 in NFC
  OffsetMap map;           ///< from offsets of `text` to offsets of the bytes folded
  bool identical = false;  ///< nothing was changed: `text` is the bytes folded
};

/// Folds UTF-8 so that spellings that mean the same are the same bytes. The bytes are read as UTF-8 whatever they are;
/// fewer than 4 GiB, and fewer than 4 GiB folded (an invalid byte becomes three). fold(fold(x)) is fold(x).
/// - Ill-formed bytes are U+FFFD, one for each maximal subpart (Unicode 15.0, section 3.9).
/// - NFC; clusters of more than 64 marks are left as they are (as UAX #15, section 13, lets them be broken).
/// - Decimal digits of all scripts and full-width ASCII are ASCII; spaces other than line ends are one space each.
/// - Zero-width spaces and joiners, word joiner, soft hyphen, byte order and direction marks are dropped.
/// - CR, CR LF, NEL and U+2028, U+2029 are LF.
/// - Typographic apostrophes and quotation marks are ' and ", dashes and the minus sign are -.
/// - Thai and Lao: nikhahit + AA is SARA AM, signs stand in one order, E + E is AE; Lao HO + NO or MO is the one
/// letter.
/// - Khmer: signs stand in one order and in one spelling, letters out of use are those that replaced them.
/// `fold_cluster` says the last two in full.
[[nodiscard]] FoldedText fold(std::string_view bytes);

/// `bytes` folded, for forms that folded text is compared with.
[[nodiscard]] std::string fold_form(std::string_view bytes);

}  // namespace chancery
