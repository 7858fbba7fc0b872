#pragma once
#include <string>
#include <string_view>

namespace chancery {

/// How a word in Latin letters is spelled: by the rules of Vietnamese, or by the customs of the national
/// romanizations (Lao, Thai, Khmer), of English and of Vietnamese transcriptions, which are read alike.
enum class Spelling : unsigned char { National, Vietnamese };

/// The sounds of a word of small ASCII letters, one character each: spellings in use for one sound are one character
/// (ph, bh: p; x, z: s; ou, oo: u), silent letters are gone. Capitals: N is ng, Y is nh.
std::string to_sounds(std::string_view word, Spelling spelling);

/// What it costs to turn one string of sounds into the other: 1 for a consonant that has nothing of the other, less for
/// those that spellings exchange (d and t, l and r, n and ng at an end), 0.1 to 0.6 for vowels.
double sound_distance(std::string_view left, std::string_view right);

/// The consonants in classes, without vowels, doubles, and l, r, w, h inside: 'prasert' and 'prasoet' are both 'pst'.
/// For keys.
std::string to_skeleton(std::string_view sounds);

}  // namespace chancery
