#pragma once
#include <array>
#include <cstdint>

namespace chancery {

/// What folding needs to know of a character beside its neighbour. Two characters side by side are left as they are
/// unless `kSuspect` names their classes; the order of signs meant is that of `fold_cluster`.
enum class FoldClass : std::uint8_t {
  Plain,
  Always,  ///< never left as it is without a look: replaced, dropped, ill-formed, or joined to what stands before
  ThaiE,
  ThaiAa,
  ThaiAm,
  ThaiNikhahit,
  ThaiTone,
  ThaiVowel,
  ThaiPinthu,
  ThaiKiller,
  LaoE,
  LaoAa,
  LaoAm,
  LaoNikhahit,
  LaoTone,
  LaoVowel,
  LaoBelow,
  LaoKiller,
  LaoHo,
  LaoNo,
  KhmerBase,
  KhmerDa,
  KhmerRo,
  KhmerCoeng,
  KhmerRobat,
  KhmerShifter,
  KhmerVowel,
  KhmerU,
  KhmerSign,
  KhmerAbove,
  KhmerFinal,
};
inline constexpr std::size_t kFoldClasses = 31;

/// How a single character folds.
enum class FoldKind : std::uint8_t {
  Keep,
  Replace,    ///< `to` stands for it; an ASCII character that never composes with a mark behind it
  Return,     ///< CR: dropped before LF, else LF
  Drop,       ///< leaves nothing
  Letter,     ///< `to` stands for it, and marks may compose with that
  Canonical,  ///< NFC replaces it
  Join,       ///< NFC may move it or compose it with what stands before; Thai, Lao, Khmer signs have classes for that
  Old,        ///< Khmer letter out of use, written with others now
  Beyyal,     ///< Khmer sign for 'et cetera', written with three characters now
};

struct Folding {
  FoldKind kind = FoldKind::Keep;
  char32_t to = 0;
};

/// How `code` folds, whatever stands around it.
[[nodiscard]] Folding folding_of(char32_t code);

/// The class of every character of the Basic Multilingual Plane.
extern const std::array<FoldClass, 0x10000> kFoldClass;

[[nodiscard]] FoldClass astral_class(char32_t code);

inline FoldClass fold_class(char32_t code) { return code < 0x10000 ? kFoldClass[code] : astral_class(code); }

using FoldClassSet = std::uint32_t;
constexpr FoldClassSet bit(FoldClass c) { return FoldClassSet{1} << static_cast<unsigned>(c); }
constexpr FoldClassSet bits(FoldClass first, FoldClass last) { return (bit(last) << 1) - bit(first); }

inline constexpr FoldClassSet kThaiMarks = bits(FoldClass::ThaiNikhahit, FoldClass::ThaiKiller);
inline constexpr FoldClassSet kThaiJoined = bits(FoldClass::ThaiAa, FoldClass::ThaiKiller);
inline constexpr FoldClassSet kLaoMarks = bits(FoldClass::LaoNikhahit, FoldClass::LaoKiller);
inline constexpr FoldClassSet kLaoJoined = bits(FoldClass::LaoAa, FoldClass::LaoKiller);
inline constexpr FoldClassSet kKhmerBases = bits(FoldClass::KhmerBase, FoldClass::KhmerRo);
inline constexpr FoldClassSet kKhmerMarks = bits(FoldClass::KhmerCoeng, FoldClass::KhmerFinal);

constexpr bool is_in(FoldClass c, FoldClassSet set) { return (set & bit(c)) != 0; }

/// A place in the order of signs on one base: Lao and Thai 0 (below, closest to the base) to 3; Khmer 1 (robat) to 7
/// (signs at the end). 0 for what has no place.
[[nodiscard]] unsigned sign_rank(FoldClass c);

/// For the class of a character, the classes that cannot stand behind it without a look.
extern const std::array<FoldClassSet, 32> kSuspect;

}  // namespace chancery
