#include "text/fold_cluster.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "text/fold_khmer.h"
#include "text/fold_thai_lao.h"

namespace chancery {
namespace {

constexpr char32_t kAtthacan = 0x17DD;  // the one Khmer sign that NFC may move

const icu::Normalizer2& nfc() {
  static const icu::Normalizer2& instance = []() -> const icu::Normalizer2& {
    UErrorCode error = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFCInstance(error);  // built into the library; it does not fail
  }();
  return instance;
}

/// Composes the marks with the base one by one; false where that is not all that NFC does. Where it works, the marks
/// stood in canonical order, since those in the decomposition of each composite do.
bool compose_simply(std::u32string& cluster) {
  if (cluster.size() < 2 || folding_of(cluster[0]).kind != FoldKind::Keep) return false;
  char32_t letter = cluster[0];
  for (std::size_t i = 1; i < cluster.size(); ++i) {
    letter = composed(letter, cluster[i]);
    if (letter == 0) return false;
  }
  cluster.assign(1, letter);
  return true;
}

void to_nfc(std::u32string& cluster) {
  if (compose_simply(cluster)) return;
  const auto text = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(cluster.data()),
                                                  static_cast<std::int32_t>(cluster.size()));
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString normal = nfc().normalize(text, error);
  cluster.clear();
  for (std::int32_t i = 0; i < normal.length(); i = normal.moveIndex32(i, 1)) {
    cluster.push_back(static_cast<char32_t>(normal.char32At(i)));
  }
}

/// What a letter out of use is written with now (names list of the Khmer block); U+17B2 is a variant of U+17B1.
void expand_old_letters(std::u32string& cluster) {
  for (std::size_t i = 0; i < cluster.size(); ++i) {
    switch (cluster[i]) {
      case 0x17A3:
        cluster[i] = 0x17A2;
        break;
      case 0x17A4:
        cluster.replace(i, 1, U"\u17A2\u17B6");
        break;
      case 0x17B2:
        cluster[i] = 0x17B1;
        break;
      default:
        break;
    }
  }
}

/// The scripts of what hangs on the base, as the sets of their classes; 0 where something is of none of them.
FoldClassSet scripts_of(const std::u32string& cluster, std::size_t begin) {
  FoldClassSet found = 0;
  for (std::size_t i = begin; i < cluster.size(); ++i) {
    const FoldClass c = fold_class(cluster[i]);
    if (is_in(c, kThaiJoined)) {
      found |= kThaiJoined;
    } else if (is_in(c, kLaoJoined)) {
      found |= kLaoJoined;
    } else if (is_in(c, kKhmerMarks | kKhmerBases)) {  // bases behind a coeng or from a letter out of use
      found |= kKhmerMarks;
    } else {
      return 0;
    }
  }
  return found;
}

bool is_one_script(FoldClassSet scripts) {
  return scripts == kThaiJoined || scripts == kLaoJoined || scripts == kKhmerMarks;
}

}  // namespace

bool continues_cluster(FoldClass before, FoldClass c, FoldKind kind) {
  if (is_in(c, kThaiJoined | kLaoJoined | kKhmerMarks) || kind == FoldKind::Join) return true;
  return before == FoldClass::KhmerCoeng && (is_in(c, kKhmerBases) || kind == FoldKind::Old);
}

namespace {

std::size_t base_length(const std::u32string& cluster) {
  return continues_cluster(FoldClass::Plain, fold_class(cluster[0]), folding_of(cluster[0]).kind) ? 0 : 1;
}

void order_signs(std::u32string& cluster) {
  const std::size_t begin = base_length(cluster);
  const FoldClassSet scripts = scripts_of(cluster, begin);
  if (scripts == kThaiJoined) fold_thai(cluster, begin);
  if (scripts == kLaoJoined) fold_lao(cluster, begin);
  if (scripts == kKhmerMarks) fold_khmer(cluster);
}

std::size_t cluster_end(const std::u32string& text, std::size_t at) {
  FoldClass before = fold_class(text[at++]);
  for (; at < text.size(); ++at) {
    const FoldClass c = fold_class(text[at]);
    if (!continues_cluster(before, c, folding_of(text[at]).kind)) break;
    before = c;
  }
  return at;
}

/// NFC may move a coeng away from its letter and so make several clusters of one.
void order_signs_of_each(std::u32string& clusters) {
  std::u32string ordered;
  for (std::size_t at = 0; at < clusters.size();) {
    const std::size_t end = cluster_end(clusters, at);
    std::u32string cluster(clusters, at, end - at);
    order_signs(cluster);
    ordered += cluster;
    at = end;
  }
  clusters = std::move(ordered);
}

}  // namespace

char32_t composed(char32_t letter, char32_t mark) {
  const UChar32 code = nfc().composePair(static_cast<UChar32>(letter), static_cast<UChar32>(mark));
  return code < 0 ? 0 : static_cast<char32_t>(code);
}

void fold_cluster(std::u32string& cluster) {
  if (cluster.empty()) return;
  expand_old_letters(cluster);
  const bool is_simple = is_one_script(scripts_of(cluster, base_length(cluster))) &&
                         folding_of(cluster[0]).kind == FoldKind::Keep && cluster.find(kAtthacan) == cluster.npos;
  if (is_simple) return order_signs(cluster);
  to_nfc(cluster);
  order_signs_of_each(cluster);
}

}  // namespace chancery
