#pragma once
#include <string>

#include "text/fold_class.h"

namespace chancery {

/// Marks on one base beyond which a cluster is left as it is; longer ones are no text (UAX #15, section 13, takes 30).
inline constexpr std::size_t kMaxClusterMarks = 64;

/// True for a character that belongs to the cluster whose last character has class `before`.
bool continues_cluster(FoldClass before, FoldClass c, FoldKind kind);

/// Folds one cluster: a base (or none) and all that hangs on it, its single characters folded already but those of
/// `FoldKind::Old`. The result is in NFC, and
/// - Thai and Lao signs stand in the order vowel, nikhahit, tone; nikhahit + AA is AM, and tones stand before AM;
/// - Khmer signs stand in the order robat, coengs (RO last), shifter, vowel, signs (Unicode 15.0, section 16.4); vowels
/// of
///   two parts are one, coeng DA is coeng TA, U before a vowel above is the shifter that looks like it, and a sign
///   written twice stands once.
/// A cluster with marks of several scripts is only put in NFC.
void fold_cluster(std::u32string& cluster);

/// The one letter that NFC makes of a letter, which NFC leaves as it is, and a mark right behind it; 0 where there is
/// none.
[[nodiscard]] char32_t composed(char32_t letter, char32_t mark);

}  // namespace chancery
