#include "text/fold.h"

#include <algorithm>
#include <vector>

#include "text/fold_cluster.h"
#include "text/fold_scan.h"
#include "text/fold_writer.h"
#include "text/utf8.h"

namespace chancery {
namespace {

constexpr FoldClassSet kLaoNoOrE = bit(FoldClass::LaoNo) | bit(FoldClass::LaoE) | bit(FoldClass::ThaiE);

/// The letter that two letters side by side are one of, else 0.
char32_t pair_letter(FoldClass before, FoldClass c, char32_t code) {
  if (before == FoldClass::ThaiE && c == FoldClass::ThaiE) return 0x0E41;
  if (before == FoldClass::LaoE && c == FoldClass::LaoE) return 0x0EC1;
  if (before == FoldClass::LaoHo && c == FoldClass::LaoNo) return code == 0x0E99 ? 0x0EDC : 0x0EDD;
  return 0;
}
constexpr std::size_t kPairLetterBytes = 3;

/// Folds one text. Clean bytes are kept and copied together; only what `skip_folded` stops at is looked at.
///
/// Whatever is written for a character at once, outside a cluster, ends in a character that no mark behind it changes,
/// so that a cluster never reaches back over it.
class Folder {
 public:
  Folder(std::string_view bytes, FoldedText& out)
      : at_(reinterpret_cast<const Byte*>(bytes.data())), end_(at_ + bytes.size()), out_(out), writer_(at_, out) {
    out_.text.reserve(bytes.size());
  }

  void run() {
    while (true) {
      const FoldScan scan = skip_folded(at_, end_, before_);
      at_ = scan.at;
      before_ = scan.before;
      if (at_ == end_) break;
      fold_char();
    }
    out_.identical = !writer_.has_changed();
    writer_.keep_to(end_);
    out_.map.shrink();
  }

 private:
  using Byte = std::uint8_t;

  struct Look {  // a character and how it folds
    Utf8Char read;
    FoldClass c;
    Folding folding;
  };

  [[nodiscard]] Look look_at(const Byte* at) const {
    const Utf8Char read = read_utf8(at, end_);
    return {read, fold_class(read.code), read.valid ? folding_of(read.code) : Folding{}};
  }

  /// Goes on behind what was just written.
  void go_on() {
    at_ = writer_.done();
    before_ = FoldClass::Plain;
  }

  /// Writes `code` for `count` bytes at `at_`.
  void replace(char32_t code, std::size_t count) {
    writer_.keep_to(at_);
    writer_.write(code, at_ + count);
    go_on();
  }

  /// Characters to replace mostly stand together: digits.
  void replace_all(Look look) {
    while (look.folding.kind == FoldKind::Replace) {
      replace(look.folding.to, look.read.length);
      if (at_ == end_) return;
      look = look_at(at_);
    }
  }

  void drop(std::size_t count) {
    writer_.keep_to(at_);
    writer_.drop_to(at_ + count);
    go_on();
  }

  void fold_char() {
    const Look look = look_at(at_);
    if (!look.read.valid) return replace(kReplacement, look.read.length);
    switch (look.folding.kind) {
      case FoldKind::Replace:
        return replace_all(look);
      case FoldKind::Return:
        return fold_return();
      case FoldKind::Drop:
        return fold_dropped();
      case FoldKind::Beyyal:
        return fold_beyyal(look.read.length);
      case FoldKind::Join:
        return compose_here() ? void() : fold_cluster_here();
      default:
        return fold_suspect(look);
    }
  }

  /// A character that folds with what stands before it, if at all.
  void fold_suspect(const Look& look) {
    if (is_khmer_in_place(look.c)) {
      before_ = look.c;
      at_ += look.read.length;
    } else if (pair_letter(before_, look.c, look.read.code) != 0) {
      fold_pair(look, at_);
    } else {
      fold_cluster_here();
    }
  }

  /// A robat, or a coeng behind RO, is only suspect behind a letter that is under a coeng itself.
  [[nodiscard]] bool is_khmer_in_place(FoldClass c) const {
    constexpr std::ptrdiff_t kTwoLetters = 6;
    const bool is_robat = c == FoldClass::KhmerRobat && is_in(before_, kKhmerBases);
    if (!is_robat && !(c == FoldClass::KhmerCoeng && before_ == FoldClass::KhmerRo)) return false;
    return at_ - writer_.done() < kTwoLetters || look_at(at_ - kTwoLetters).c != FoldClass::KhmerCoeng;
  }

  /// The common case of a letter before `at_` and marks behind it that all compose with it, each of two bytes. False
  /// where it is another.
  bool compose_here() {
    if (before_ != FoldClass::Plain || at_ == writer_.done()) return false;
    const Byte* const begin = previous(at_);
    char32_t letter = read_utf8(begin, at_).code;
    const Byte* next = at_;
    for (; end_ - next > 1 && (*next == 0xCC || *next == 0xCD) && letter != 0; next += 2) {
      letter = composed(letter, read_utf8(next, end_).code);
    }
    if (letter == 0 || next == at_) return false;
    if (next < end_ && may_join(look_at(next))) return false;
    const auto count = static_cast<std::size_t>(next - begin);
    at_ = begin;
    replace(letter, count);
    return true;
  }

  static bool may_join(const Look& look) {
    return look.folding.kind == FoldKind::Drop || continues_cluster(FoldClass::Plain, look.c, look.folding.kind);
  }

  void fold_return() {
    if (end_ - at_ > 1 && at_[1] == '\n') return drop(1);
    replace('\n', 1);
  }

  /// U+17D8 is spelled with khan, LO, khan now (Unicode 15.0, section 16.4).
  void fold_beyyal(std::size_t count) {
    writer_.keep_to(at_);
    writer_.write(U"\u17D4\u179B\u17D4", at_ + count);
    go_on();
  }

  /// Two letters, with at most dropped characters between them, the first ending at `at_`.
  void fold_pair(const Look& second, const Byte* second_begin) {
    const char32_t letter = pair_letter(before_, second.c, second.read.code);
    at_ -= kPairLetterBytes;
    replace(letter, static_cast<std::size_t>(second_begin + second.read.length - at_));
  }

  [[nodiscard]] const Byte* behind_dropped(const Byte* at) const {
    while (at < end_) {
      const Look look = look_at(at);
      if (!look.read.valid || look.folding.kind != FoldKind::Drop) break;
      at += look.read.length;
    }
    return at;
  }

  /// Dropped characters must not part what folds together.
  void fold_dropped() {
    const Byte* next = behind_dropped(at_);
    if (next < end_) {
      const Look look = look_at(next);
      if (look.read.valid && continues_cluster(before_, look.c, look.folding.kind)) return fold_cluster_here();
      if (is_in(look.c, kLaoNoOrE) && pair_letter(before_, look.c, look.read.code) != 0) return fold_pair(look, next);
    }
    drop(static_cast<std::size_t>(next - at_));
  }

  /// Goes back to the base of the cluster that the character at `at_` belongs to. `marks` counts what lies between.
  [[nodiscard]] const Byte* cluster_begin(std::size_t& marks) const {
    const Look here = look_at(at_);
    const bool belongs = here.folding.kind == FoldKind::Drop || continues_cluster(before_, here.c, here.folding.kind);
    if (!belongs) return at_;
    const Byte* at = at_;
    while (at > writer_.done() && marks <= kMaxClusterMarks) {
      at = previous(at);
      const Look look = look_at(at);
      const FoldClass before = at > writer_.done() ? look_at(previous(at)).c : FoldClass::Plain;
      if (!continues_cluster(before, look.c, look.folding.kind)) return at;
      ++marks;
    }
    return at;
  }

  /// What is neither written nor looked at yet is well-formed.
  static const Byte* previous(const Byte* at) {
    do {
      --at;
    } while ((*at & 0xC0) == 0x80);
    return at;
  }

  void fold_cluster_here() {
    std::size_t marks = 0;
    const Byte* begin = cluster_begin(marks);
    const Byte* end = marks <= kMaxClusterMarks ? read_cluster(begin) : nullptr;
    if (end == nullptr) return pass_long_cluster();
    folded_.clear();
    for (const FoldPiece& piece : pieces_) folded_.push_back(piece.code);
    fold_cluster(folded_);
    at_ = end;
    before_ = FoldClass::Plain;
    if (is_as_it_stands(begin)) return;
    writer_.keep_to(begin);
    writer_.write_cluster(pieces_, folded_);
    writer_.drop_to(end);
  }

  /// The cluster just folded has changed in nothing, and is kept with what stands around it.
  [[nodiscard]] bool is_as_it_stands(const Byte* begin) const {
    const Byte* end = begin;
    for (const FoldPiece& piece : pieces_) end += utf8_length(piece.code);
    return end == at_ && std::equal(pieces_.begin(), pieces_.end(), folded_.begin(), folded_.end(),
                                    [](const FoldPiece& piece, char32_t code) { return piece.code == code; });
  }

  /// Reads the cluster at `at` into `pieces_`; returns its end, or null where it has too many marks.
  const Byte* read_cluster(const Byte* at) {
    pieces_.clear();
    FoldClass before = FoldClass::Plain;
    for (const Byte* next = at; at < end_; at = next) {
      const auto [read, c, folding] = look_at(at);
      if (!read.valid) break;
      next = at + read.length;
      if (folding.kind == FoldKind::Drop) continue;
      if (!pieces_.empty() && !continues_cluster(before, c, folding.kind)) break;
      if (pieces_.size() > kMaxClusterMarks) return nullptr;
      pieces_.push_back({folding.kind == FoldKind::Letter ? folding.to : read.code, at, next});
      // A mark that composes with the base lets a coeng before it meet the letter behind it.
      if (before != FoldClass::KhmerCoeng || folding.kind != FoldKind::Join) before = c;
    }
    return at;
  }

  /// Leaves the rest of a cluster with too many marks as it is, but drops what is dropped everywhere, so that the text
  /// folded again has as many marks and stays.
  void pass_long_cluster() {
    bool first = true;
    for (; at_ < end_; first = false) {
      const Look look = look_at(at_);
      if (!look.read.valid) break;
      if (look.folding.kind == FoldKind::Drop) {
        const FoldClass before = before_;
        drop(look.read.length);
        before_ = before;
        continue;
      }
      if (!first && !continues_cluster(before_, look.c, look.folding.kind)) break;
      before_ = look.c;
      at_ += look.read.length;
    }
    before_ = FoldClass::Plain;
  }

  const Byte* at_;
  const Byte* end_;
  FoldedText& out_;
  FoldWriter writer_;
  FoldClass before_ = FoldClass::Plain;
  std::vector<FoldPiece> pieces_;
  std::u32string folded_;
};

}  // namespace

FoldedText fold(std::string_view bytes) {
  FoldedText folded;
  Folder(bytes, folded).run();
  return folded;
}

std::string fold_form(std::string_view bytes) { return std::move(fold(bytes).text); }

}  // namespace chancery
