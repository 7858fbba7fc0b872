#include "text/fold_thai_lao.h"

#include <algorithm>
#include <utility>

#include "text/fold_class.h"

namespace chancery {
namespace {

/// The two scripts are laid out alike.
struct Script {
  FoldClassSet marks;
  FoldClass aa;
  FoldClass nikhahit;
  FoldClass tone;
  char32_t am;
};
constexpr Script kThai = {kThaiMarks, FoldClass::ThaiAa, FoldClass::ThaiNikhahit, FoldClass::ThaiTone, 0x0E33};
constexpr Script kLao = {kLaoMarks, FoldClass::LaoAa, FoldClass::LaoNikhahit, FoldClass::LaoTone, 0x0EB3};

/// Folds rows of marks, each up to an AA or AM behind it.
class SignFolder {
 public:
  SignFolder(const std::u32string& cluster, std::size_t begin, const Script& script)
      : cluster_(cluster), script_(script), at_(begin), folded_(cluster, 0, begin) {}

  std::u32string fold() {
    while (true) {
      take_marks(marks_end(at_));
      if (at_ == cluster_.size()) break;
      fold_vowel();
    }
    return std::move(folded_.append(marks_));
  }

 private:
  void fold_vowel() {
    char32_t vowel = cluster_[at_++];
    if (fold_class(vowel) == script_.aa && drop_nikhahit()) vowel = script_.am;
    if (vowel == script_.am) take_marks(tones_end(at_));
    folded_.append(marks_).push_back(vowel);
    marks_.clear();
  }

  [[nodiscard]] std::size_t marks_end(std::size_t from) const {
    while (from < cluster_.size() && is_in(fold_class(cluster_[from]), script_.marks)) ++from;
    return from;
  }

  /// Goes on to `end`, over marks that belong to those before.
  void take_marks(std::size_t end) {
    marks_.append(cluster_, at_, end - at_);
    std::stable_sort(marks_.begin(), marks_.end(),
                     [](char32_t a, char32_t b) { return sign_rank(fold_class(a)) < sign_rank(fold_class(b)); });
    at_ = end;
  }

  /// Takes the nikhahit out of marks that end with it and tones; false where they do not.
  bool drop_nikhahit() {
    std::size_t at = marks_.size();
    while (at > 0 && fold_class(marks_[at - 1]) == script_.tone) --at;
    if (at == 0 || fold_class(marks_[at - 1]) != script_.nikhahit) return false;
    marks_.erase(at - 1, 1);
    return true;
  }

  /// Where the tones end that were typed behind an AM and belong before it: not those that stand before another AM, nor
  /// where this AM itself stands behind another, nor marks that are not all tones.
  [[nodiscard]] std::size_t tones_end(std::size_t from) const {
    const bool is_behind_am = marks_.empty() && !folded_.empty() && folded_.back() == script_.am;
    const std::size_t end = marks_end(from);
    const bool is_before_am = end < cluster_.size() && cluster_[end] == script_.am;
    for (std::size_t i = from; i < end; ++i) {
      if (fold_class(cluster_[i]) != script_.tone) return from;
    }
    return is_behind_am || is_before_am ? from : end;
  }

  const std::u32string& cluster_;
  const Script& script_;
  std::size_t at_;
  std::u32string folded_;
  std::u32string marks_;
};

}  // namespace

void fold_thai(std::u32string& cluster, std::size_t begin) { cluster = SignFolder(cluster, begin, kThai).fold(); }

void fold_lao(std::u32string& cluster, std::size_t begin) { cluster = SignFolder(cluster, begin, kLao).fold(); }

}  // namespace chancery
