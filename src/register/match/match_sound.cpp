#include "register/match/match_sound.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace chancery {
namespace {

struct Respelling {
  std::string_view letters, sounds;
};

// Longest first. What is one sound in one custom and another in the next (th, ch, j, v) is what the others can write it
// as: Lao romanization, RTGS and its older customs, Khmer of the ministry's tables, Vietnamese press.
constexpr std::array kNational = {
    Respelling{"tch", "c"}, Respelling{"tth", "t"}, Respelling{"chh", "c"}, Respelling{"sch", "s"},
    Respelling{"ngh", "N"}, Respelling{"kh", "k"},  Respelling{"gh", "k"},  Respelling{"ph", "p"},
    Respelling{"bh", "p"},  Respelling{"th", "t"},  Respelling{"dh", "t"},  Respelling{"ch", "c"},
    Respelling{"jh", "c"},  Respelling{"sh", "s"},  Respelling{"zh", "c"},  Respelling{"ts", "c"},
    Respelling{"ng", "N"},  Respelling{"nh", "Y"},  Respelling{"gn", "Y"},  Respelling{"ny", "Y"},
    Respelling{"ck", "k"},  Respelling{"qu", "kw"}, Respelling{"ou", "u"},  Respelling{"oo", "u"},
    Respelling{"ee", "i"},  Respelling{"ie", "ie"}, Respelling{"x", "s"},   Respelling{"z", "s"},
    Respelling{"q", "k"},   Respelling{"c", "k"},   Respelling{"j", "c"},   Respelling{"v", "w"},
    Respelling{"g", "k"}};
constexpr std::array kVietnamese = {
    Respelling{"ngh", "N"}, Respelling{"kh", "x"}, Respelling{"gh", "g"}, Respelling{"ph", "f"}, Respelling{"th", "T"},
    Respelling{"ch", "c"},  Respelling{"tr", "c"}, Respelling{"ng", "N"}, Respelling{"nh", "Y"}, Respelling{"qu", "kw"},
    Respelling{"x", "s"},   Respelling{"q", "k"},  Respelling{"c", "k"},  Respelling{"v", "w"},  Respelling{"r", "z"}};

constexpr bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

/// `y` is a consonant before a vowel at the start of a syllable, else the vowel i; between, it stays.
void settle_y(std::string& sounds) {
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    if (sounds[i] != 'y') continue;
    const bool before_vowel = i + 1 < sounds.size() && is_vowel(sounds[i + 1]);
    if (!before_vowel) sounds[i] = 'i';
  }
}

/// Letters that are written and not heard in the national customs: doubled ones, the e of -one and -ane, the h behind a
/// vowel.
void drop_silent(std::string& sounds) {
  std::string out;
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    const char c = sounds[i];
    const bool last = i + 1 == sounds.size();
    if (!out.empty() && out.back() == c) continue;
    const bool after_vowel = !out.empty() && is_vowel(out.back());
    if (c == 'h' && after_vowel && (last || !is_vowel(sounds[i + 1]))) continue;
    if (c == 'e' && last && out.size() >= 3 && !after_vowel) continue;
    out += c;
  }
  sounds = std::move(out);
}

/// Stops at the end of a syllable are written as they come: Vorachith, Vorachit, Vorachid.
void settle_ends(std::string& sounds) {
  for (std::size_t i = 1; i < sounds.size(); ++i) {
    const bool end = i + 1 == sounds.size() || !is_vowel(sounds[i + 1]);
    if (!end || !is_vowel(sounds[i - 1])) continue;
    const bool glide = i + 1 < sounds.size() &&
                       (sounds[i + 1] == 'r' || sounds[i + 1] == 'l' || sounds[i + 1] == 'w' || sounds[i + 1] == 'y');
    char& c = sounds[i];
    if (c == 'd' || c == 'c') c = glide ? c : 't';
    if (c == 's' && i + 1 == sounds.size()) c = 't';
    if (c == 'b') c = glide ? c : 'p';
    if ((c == 'l' || c == 'r') && i + 1 == sounds.size()) c = 'n';
  }
}

std::string respell(std::string_view word, std::span<const Respelling> table) {
  std::string out;
  for (std::size_t i = 0; i < word.size();) {
    const auto rest = word.substr(i);
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const Respelling& each) { return rest.starts_with(each.letters); });
    out += found == table.end() ? rest.substr(0, 1) : found->sounds;
    i += found == table.end() ? 1 : found->letters.size();
  }
  return out;
}

/// Consonants that one custom or script writes for another, and what that costs; both ways.
struct Exchange {
  char left, right;
  float cost;
};
constexpr std::array kExchanges = {
    Exchange{'t', 'd', 0.35F}, Exchange{'p', 'b', 0.35F}, Exchange{'p', 'f', 0.3F},  Exchange{'k', 'g', 0.3F},
    Exchange{'s', 'c', 0.35F}, Exchange{'l', 'r', 0.3F},  Exchange{'n', 'N', 0.45F}, Exchange{'n', 'Y', 0.25F},
    Exchange{'N', 'Y', 0.4F},  Exchange{'Y', 'y', 0.3F},  Exchange{'Y', 'i', 0.3F},  Exchange{'y', 'd', 0.35F},
    Exchange{'y', 's', 0.4F},  Exchange{'y', 'c', 0.45F}, Exchange{'n', 'l', 0.5F},  Exchange{'n', 'r', 0.6F},
    Exchange{'w', 'u', 0.3F},  Exchange{'w', 'o', 0.35F}, Exchange{'y', 'i', 0.15F}, Exchange{'r', 'h', 0.5F},
    Exchange{'t', 'T', 0.2F},  Exchange{'d', 'T', 0.5F},  Exchange{'x', 'k', 0.3F},  Exchange{'x', 'g', 0.5F},
    Exchange{'z', 'd', 0.25F}, Exchange{'z', 'y', 0.2F},  Exchange{'z', 's', 0.35F}, Exchange{'z', 'c', 0.4F},
    Exchange{'z', 'l', 0.4F},  Exchange{'s', 't', 0.7F},  Exchange{'c', 't', 0.6F},  Exchange{'w', 'b', 0.5F},
    Exchange{'w', 'f', 0.6F},  Exchange{'n', 'm', 0.7F},  Exchange{'N', 'm', 0.9F},  Exchange{'x', 'h', 0.5F},
    Exchange{'a', 'o', 0.22F}, Exchange{'a', 'e', 0.25F}, Exchange{'a', 'i', 0.5F},  Exchange{'a', 'u', 0.5F},
    Exchange{'e', 'i', 0.2F},  Exchange{'e', 'o', 0.4F},  Exchange{'e', 'u', 0.35F}, Exchange{'i', 'o', 0.55F},
    Exchange{'i', 'u', 0.5F},  Exchange{'o', 'u', 0.2F}};

constexpr auto kCosts = [] {
  std::array<std::array<float, 128>, 128> costs{};
  for (std::size_t a = 0; a < 128; ++a)
    for (std::size_t b = 0; b < 128; ++b) costs[a][b] = a == b ? 0.0F : 1.0F;
  for (const Exchange& each : kExchanges) {
    costs[static_cast<unsigned char>(each.left)][static_cast<unsigned char>(each.right)] = each.cost;
    costs[static_cast<unsigned char>(each.right)][static_cast<unsigned char>(each.left)] = each.cost;
  }
  return costs;
}();

/// A sound that only one of the two has: a vowel beside a vowel is a matter of spelling, the inherent vowel of a script
/// nearly so.
float gap_cost(std::string_view sounds, std::size_t i) {
  const char c = sounds[i];
  const bool beside = (i > 0 && is_vowel(sounds[i - 1])) || (i + 1 < sounds.size() && is_vowel(sounds[i + 1]));
  if (c == 'a') return beside ? 0.4F : 0.35F;  // ai is not i
  if (is_vowel(c)) return beside ? 0.2F : 0.35F;
  if (c == 'h') return 0.45F;
  if (c == 'w' || c == 'y') return beside ? 0.4F : 0.6F;
  if (c == 'r' || c == 'l') return 0.55F;
  return 0.85F;
}

constexpr std::size_t kLongest = 64;  // sounds compared; names are shorter

char class_of(char c) {
  switch (c) {
    case 'p':
    case 'b':
    case 'f':
      return 'p';
    case 't':
    case 'T':
    case 'd':
      return 't';
    case 'k':
    case 'g':
    case 'x':
      return 'k';
    case 's':
    case 'c':
    case 'z':
      return 's';
    case 'l':
    case 'r':
      return 'l';
    case 'n':
    case 'N':
    case 'Y':
      return 'n';
    case 'm':
    case 'w':
    case 'h':
      return c;
    default:
      return 0;
  }
}

}  // namespace

std::string to_sounds(std::string_view word, Spelling spelling) {
  if (spelling == Spelling::Vietnamese) {
    std::string start(word);
    if (start.starts_with("gi") && start.size() > 2 && (is_vowel(start[2]) || start[2] == 'y'))
      start.replace(0, 2, "z");
    std::string out = respell(start, kVietnamese);
    settle_y(out);
    return out;
  }
  std::string out = respell(word, kNational);
  settle_y(out);
  drop_silent(out);
  settle_ends(out);
  return out;
}

double sound_distance(std::string_view left, std::string_view right) {
  left = left.substr(0, kLongest);
  right = right.substr(0, kLongest);
  std::array<float, kLongest + 1> row{};
  for (std::size_t j = 0; j < right.size(); ++j) row[j + 1] = row[j] + gap_cost(right, j);
  for (std::size_t i = 0; i < left.size(); ++i) {
    const float gap = gap_cost(left, i);
    const auto& costs = kCosts[static_cast<unsigned char>(left[i]) & 127U];
    float diagonal = row[0];
    row[0] += gap;
    for (std::size_t j = 0; j < right.size(); ++j) {
      const float above = row[j + 1];
      row[j + 1] = std::min(
          {diagonal + costs[static_cast<unsigned char>(right[j]) & 127U], above + gap, row[j] + gap_cost(right, j)});
      diagonal = above;
    }
  }
  return row[right.size()];
}

std::string to_skeleton(std::string_view sounds) {
  std::string out;
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    const char sound = class_of(sounds[i]);
    const bool soft = sound == 'l' || sound == 'w' || sound == 'h';  // come and go inside words: Prasert, Prasoet
    if (sound == 0 || (soft && i > 0) || (!out.empty() && out.back() == sound)) continue;
    out += sound;
  }
  return out;
}

}  // namespace chancery
