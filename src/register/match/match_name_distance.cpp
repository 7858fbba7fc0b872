#include <algorithm>
#include <cmath>

#include "register/match/match_parts.h"
#include "register/match/match_sound.h"

// How alike two names are. The weights are fitted to the pairs of testset/ that are not held out (bench/match_pairs).

namespace chancery {
namespace {

constexpr double kEqual = 4.0;      // 98 in 100
constexpr double kEqualBare = 3.4;  // equal without marks, which one of the two lacks
constexpr double kMarksDiffer = -3.5;
constexpr double kDiffers = -6.0;
constexpr double kAbbreviated = 0.3;  // initials fit: asked, never joined on that alone
constexpr double kPart = -0.3;        // one is a part of the other

/// All the words of one in the other, in order, with initials for words: N.V. An for Nguyen Van An.
bool fits_initials(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
  if (shorter.size() != longer.size() || shorter.empty()) return false;
  for (std::size_t i = 0; i < shorter.size(); ++i) {
    const auto& [small, large] =
        std::minmax(shorter[i], longer[i], [](const auto& a, const auto& b) { return a.size() < b.size(); });
    const bool initial = small.size() <= 2 && large.starts_with(small);
    if (!initial && small != large) return false;
  }
  return true;
}

/// 'Hung' and 'Van Hung' of 'Nguyen Van Hung'; 'Thongloun' of 'Thongloun Sisoulith'.
bool is_part(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  if (part.empty() || part.size() >= whole.size()) return false;
  const bool begins = std::equal(part.begin(), part.end(), whole.begin());
  const bool ends = std::equal(part.rbegin(), part.rend(), whole.rbegin());
  return begins || ends;
}

struct Distance {
  double total = 0;  ///< by letter of the longer one
  double worst = 0;  ///< of one word, by letter of it
};

Distance between_words(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  Distance out;
  double letters = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const double distance = sound_distance(left[i], right[i]);
    const auto size = static_cast<double>(std::max(left[i].size(), right[i].size()));
    out.total += distance;
    letters += size;
    if (size > 0) out.worst = std::max(out.worst, distance / std::max(size, 2.0));
  }
  if (letters > 0) out.total /= letters;
  return out;
}

Distance between_wholes(std::string_view left, std::string_view right) {
  const auto size = static_cast<double>(std::max(left.size(), right.size()));
  if (size == 0) return {1, 1};
  const double distance = sound_distance(left, right) / size;
  return {distance, distance};
}

/// The logarithm of the odds that follows from a distance: `at` is where they are even, `slope` how fast they turn.
double odds(double distance, double at, double slope, double most) {
  return std::clamp((at - distance) * slope, kDiffers, most);
}

/// Names in Vietnamese syllables that are not the same. Another script gives nineteen in twenty just so, and what it
/// does not tell apart (tr and ch, s and x) costs nothing; any other difference is more likely another name, and asked.
NameEvidence compare_vietnamese(const NameForm& left, const NameForm& right, bool both_latin) {
  constexpr double kHomophones = 2.4, kHomophonesLatin = 1.5, kEven = 0.45, kSlope = 5.0, kMost = 2.0;
  double total = 0;
  if (left.vietnamese.size() == right.vietnamese.size()) {
    for (std::size_t i = 0; i < left.vietnamese.size(); ++i)
      total += sound_distance(left.vietnamese[i], right.vietnamese[i]);
  } else {
    std::string a, b;
    for (const std::string& word : left.vietnamese) a += word;
    for (const std::string& word : right.vietnamese) b += word;
    total = sound_distance(a, b);
  }
  if (total == 0 && !left.marked.empty() && left.marked == right.marked) return {MatchReason::NameEqual, kEqualBare};
  if (total == 0) return {MatchReason::NameSounds, both_latin ? kHomophonesLatin : kHomophones};
  if (both_latin) return {MatchReason::NameDiffers, kDiffers};  // each letter tells
  const double weight = std::clamp((kEven - total) * kSlope, kDiffers, kMost);
  return {weight > 0 ? MatchReason::NameSounds : MatchReason::NameDiffers, weight};
}

NameEvidence compare_national(const NameForm& left, const NameForm& right) {
  Distance distance = between_wholes(left.whole, right.whole);
  if (left.sounds.size() == right.sounds.size())
    distance.worst = std::max(distance.worst, between_words(left.sounds, right.sounds).worst);
  if (left.parts.size() == right.parts.size())
    distance.worst = std::max(distance.worst, between_words(left.parts, right.parts).worst);
  const double weight = std::min(odds(distance.worst, 0.30, 18, 3.6), odds(distance.total, 0.21, 26, 3.6));
  return {weight > 0 ? MatchReason::NameSounds : MatchReason::NameDiffers, weight};
}

bool equal_joined(const NameForm& left, const NameForm& right) {
  std::string a, b;
  for (const std::string& word : left.words) a += word;
  for (const std::string& word : right.words) b += word;
  return a == b;
}

NameEvidence compare_marks(const NameForm& left, const NameForm& right) {
  if (left.marked.empty() || right.marked.empty()) {
    const bool lacks = left.marked.empty() != right.marked.empty();
    return {MatchReason::NameEqual, lacks ? kEqualBare : kEqual};
  }
  if (left.marked == right.marked) return {MatchReason::NameEqual, kEqual};
  return {MatchReason::MarksDiffer, kMarksDiffer};
}

/// The words turned by one: Shinzo Abe, Abe Shinzo.
bool equal_turned(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  if (left.size() != right.size() || left.size() < 2) return false;
  std::vector<std::string> turned(left.begin() + 1, left.end());
  turned.push_back(left.front());
  if (turned == right) return true;
  turned.assign(left.begin(), left.end() - 1);
  turned.insert(turned.begin(), left.back());
  return turned == right;
}

}  // namespace

NameEvidence compare_names(const NameForm& left, const NameForm& right, NameUse use) {
  if (!left.folded.empty() && left.folded == right.folded) return {MatchReason::NameEqual, kEqual};
  if (left.words.empty() || right.words.empty()) return {MatchReason::NameDiffers, kDiffers};
  if (left.words == right.words) return compare_marks(left, right);
  if (equal_joined(left, right)) return {MatchReason::NameEqual, kEqualBare};
  if (use == NameUse::Person) {
    if ((left.abbreviated || right.abbreviated) && fits_initials(left.words, right.words))
      return {MatchReason::NameAbbreviated, kAbbreviated};
    if (is_part(left.words, right.words) || is_part(right.words, left.words))
      return {MatchReason::NameAbbreviated, kPart};
    if (equal_turned(left.words, right.words)) return {MatchReason::NameEqual, kEqualBare - 0.8};
  }
  if (use == NameUse::Place && (is_part(left.words, right.words) || is_part(right.words, left.words)))
    return {MatchReason::NameAbbreviated, kPart};
  const bool vietnamese = !left.vietnamese.empty() && !right.vietnamese.empty();
  const bool both_latin = left.folded.empty() && right.folded.empty();
  if (vietnamese) return compare_vietnamese(left, right, both_latin);
  return compare_national(left, right);
}

NameEvidence compare_names(const std::vector<NameForm>& left, const std::vector<NameForm>& right, NameUse use) {
  NameEvidence best{MatchReason::NameDiffers, kDiffers};
  bool marks_differ = false;
  for (const NameForm& a : left) {
    for (const NameForm& b : right) {
      const NameEvidence each = compare_names(a, b, use);
      marks_differ = marks_differ || each.reason == MatchReason::MarksDiffer;
      if (each.weight > best.weight) best = each;
    }
  }
  // What marks tell apart, a spelling of one of them without marks does not bring together.
  if (marks_differ && best.weight < kEqual) return {MatchReason::MarksDiffer, kMarksDiffer};
  return best;
}

}  // namespace chancery
