#include "text/fold.h"

#include <algorithm>
#include <vector>

#include "text/fold_cluster.h"
#include "text/fold_scan.h"
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

/// Folds one text. Clean bytes are left pending and copied together; only what `skip_folded` stops at is looked at.
///
/// Whatever is written for a character at once, outside a cluster, ends in a character that no mark behind it changes,
/// so that a cluster never reaches back over it.
class Folder {
 public:
  Folder(std::string_view bytes, FoldedText& out)
      : begin_(reinterpret_cast<const std::uint8_t*>(bytes.data())), end_(begin_ + bytes.size()), out_(out) {
    out_.text.reserve(bytes.size());
  }

  void run() {
    at_ = pending_ = begin_;
    while (true) {
      const FoldScan scan = skip_folded(at_, end_, before_);
      at_ = scan.at;
      before_ = scan.before;
      if (at_ == end_) break;
      fold_char();
    }
    out_.identical = pending_ == begin_;
    flush(end_);
    out_.map.shrink();
  }

 private:
  using Byte = std::uint8_t;

  struct Piece {  // a character of a cluster and the bytes that it stands for
    char32_t code;
    const Byte* begin;
    const Byte* end;
  };

  struct Look {  // a character and how it folds
    Utf8Char read;
    FoldClass c;
    Folding folding;
  };

  [[nodiscard]] Look look_at(const Byte* at) const {
    const Utf8Char read = read_utf8(at, end_);
    return {read, fold_class(read.code), read.valid ? folding_of(read.code) : Folding{}};
  }

  void flush(const Byte* to) {
    if (to == pending_) return;
    out_.text.append(reinterpret_cast<const char*>(pending_), static_cast<std::size_t>(to - pending_));
    out_.map.append_same(static_cast<std::uint32_t>(to - pending_));
    pending_ = to;
  }

  /// Writes `code` for `count` bytes at `at_`.
  void replace(char32_t code, std::size_t count) {
    flush(at_);
    append_utf8(out_.text, code);
    map_char(utf8_length(code), count);
    pass(count);
  }

  /// Characters to replace mostly stand together: digits.
  void replace_all(Look look) {
    while (look.folding.kind == FoldKind::Replace) {
      replace(look.folding.to, look.read.length);
      if (at_ == end_) return;
      look = look_at(at_);
    }
  }

  void map_char(std::uint32_t length, std::size_t count) {
    if (length == count) return out_.map.append_same(length);
    out_.map.append_units(length, static_cast<std::uint32_t>(count));
  }

  void drop(std::size_t count) {
    flush(at_);
    out_.map.append_dropped(static_cast<std::uint32_t>(count));
    pass(count);
  }

  void pass(std::size_t count) {
    at_ += count;
    pending_ = at_;
    before_ = FoldClass::Plain;
  }

  void fold_char() {
    const Look look = look_at(at_);
    if (look.folding.kind == FoldKind::Replace) return replace_all(look);
    if (!look.read.valid) return replace(kReplacement, look.read.length);
    switch (look.folding.kind) {
      case FoldKind::Join:
        if (compose_here()) return;
        break;
      case FoldKind::Return:
        return fold_return();
      case FoldKind::Drop:
        return fold_dropped();
      case FoldKind::Beyyal:
        return fold_beyyal(look.read.length);
      default:
        break;
    }
    if (is_khmer_in_place(look.c)) {
      before_ = look.c;
      at_ += look.read.length;
      return;
    }
    if (pair_letter(before_, look.c, look.read.code) != 0) return fold_pair(look, at_);
    fold_cluster_here();
  }

  /// A robat, or a coeng behind RO, is only suspect behind a letter that is under a coeng itself.
  [[nodiscard]] bool is_khmer_in_place(FoldClass c) const {
    constexpr std::ptrdiff_t kTwoLetters = 6;
    const bool is_robat = c == FoldClass::KhmerRobat && is_in(before_, kKhmerBases);
    if (!is_robat && !(c == FoldClass::KhmerCoeng && before_ == FoldClass::KhmerRo)) return false;
    return at_ - pending_ < kTwoLetters || look_at(at_ - kTwoLetters).c != FoldClass::KhmerCoeng;
  }

  /// The common case of a letter before `at_` and marks behind it that all compose with it, each of two bytes. False
  /// where it is another.
  bool compose_here() {
    if (before_ != FoldClass::Plain || at_ == pending_) return false;
    const Byte* const begin = previous(at_);
    char32_t letter = read_utf8(begin, at_).code;
    const Byte* next = at_;
    for (; end_ - next > 1 && (*next == 0xCC || *next == 0xCD) && letter != 0; next += 2) {
      letter = composed(letter, read_utf8(next, end_).code);
    }
    if (letter == 0 || next == at_) return false;
    if (next < end_) {
      const Look behind = look_at(next);
      if (behind.folding.kind == FoldKind::Drop || continues_cluster(FoldClass::Plain, behind.c, behind.folding.kind))
        return false;
    }
    const auto count = static_cast<std::size_t>(next - begin);
    at_ = begin;
    replace(letter, count);
    return true;
  }

  void fold_return() {
    if (end_ - at_ > 1 && at_[1] == '\n') return drop(1);
    replace('\n', 1);
  }

  /// U+17D8 is spelled with khan, LO, khan now (Unicode 15.0, section 16.4).
  void fold_beyyal(std::size_t count) {
    flush(at_);
    constexpr std::string_view spelled = "\u17D4\u179B\u17D4";
    out_.text += spelled;
    out_.map.append_units(spelled.size(), static_cast<std::uint32_t>(count));
    pass(count);
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
    while (at > pending_ && marks <= kMaxClusterMarks) {
      at = previous(at);
      const Look look = look_at(at);
      const FoldClass before = at > pending_ ? look_at(previous(at)).c : FoldClass::Plain;
      if (!continues_cluster(before, look.c, look.folding.kind)) return at;
      ++marks;
    }
    return at;
  }

  /// Pending text is well-formed.
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
    for (const Piece& piece : pieces_) folded_.push_back(piece.code);
    fold_cluster(folded_);
    at_ = end;
    before_ = FoldClass::Plain;
    if (is_as_it_stands(begin)) return;
    write_cluster(begin);
    drop_rest(end);
  }

  /// The cluster just folded has changed in nothing and stays pending.
  [[nodiscard]] bool is_as_it_stands(const Byte* begin) const {
    const Byte* end = begin;
    for (const Piece& piece : pieces_) end += utf8_length(piece.code);
    return end == at_ && std::equal(pieces_.begin(), pieces_.end(), folded_.begin(), folded_.end(),
                                    [](const Piece& piece, char32_t code) { return piece.code == code; });
  }

  /// Reads the cluster at `at` into `pieces_`; returns its end, or null where it has too many marks.
  const Byte* read_cluster(const Byte* at) {
    pieces_.clear();
    FoldClass before = FoldClass::Plain;
    while (at < end_) {
      const Look look = look_at(at);
      if (!look.read.valid) break;
      const Byte* next = at + look.read.length;
      if (look.folding.kind != FoldKind::Drop) {
        if (!pieces_.empty() && !continues_cluster(before, look.c, look.folding.kind)) break;
        if (pieces_.size() > kMaxClusterMarks) return nullptr;
        pieces_.push_back({look.folding.kind == FoldKind::Letter ? look.folding.to : look.read.code, at, next});
        const bool may_vanish =
            look.folding.kind == FoldKind::Join;  // composed with the base, so that a coeng meets a letter
        if (!may_vanish || before != FoldClass::KhmerCoeng) before = look.c;
      }
      at = next;
    }
    return at;
  }

  /// Writes `folded_` for `pieces_`: what is the same at both ends piece by piece, what differs as one unit.
  void write_cluster(const Byte* begin) {
    const std::size_t shorter = std::min(pieces_.size(), folded_.size());
    std::size_t head = 0;
    while (head < shorter && pieces_[head].code == folded_[head]) ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && pieces_[pieces_.size() - 1 - tail].code == folded_[folded_.size() - 1 - tail])
      ++tail;
    flush(begin);
    write_pieces(0, head);
    if (head < pieces_.size() - tail) write_unit(head, tail);
    write_pieces(pieces_.size() - tail, pieces_.size());
  }

  void write_pieces(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      drop_rest(pieces_[i].begin);
      append_utf8(out_.text, pieces_[i].code);
      map_char(utf8_length(pieces_[i].code), static_cast<std::size_t>(pieces_[i].end - pieces_[i].begin));
      pending_ = pieces_[i].end;
    }
  }

  void write_unit(std::size_t head, std::size_t tail) {
    const Byte* begin = pieces_[head].begin;
    const Byte* end = pieces_[pieces_.size() - 1 - tail].end;
    const std::size_t old_size = out_.text.size();
    drop_rest(begin);
    for (std::size_t i = head; i < folded_.size() - tail; ++i) append_utf8(out_.text, folded_[i]);
    const auto length = static_cast<std::uint32_t>(out_.text.size() - old_size);
    const auto count = static_cast<std::size_t>(end - begin);
    pending_ = end;
    if (folded_.size() - tail - head == 1) return map_char(length, count);
    out_.map.append_units(length, static_cast<std::uint32_t>(count));
  }

  /// Bytes from `pending_` to `to` left nothing.
  void drop_rest(const Byte* to) {
    out_.map.append_dropped(static_cast<std::uint32_t>(to - pending_));
    pending_ = to;
  }

  /// Leaves the rest of a cluster with too many marks as it is, but drops what is dropped everywhere, so that the text
  /// folded again has as many marks and stays.
  void pass_long_cluster() {
    bool first = true;
    while (at_ < end_) {
      const Look look = look_at(at_);
      const bool dropped = look.read.valid && look.folding.kind == FoldKind::Drop;
      if (!dropped && !first && !(look.read.valid && continues_cluster(before_, look.c, look.folding.kind))) break;
      if (dropped) {
        const FoldClass before = before_;
        drop(look.read.length);
        before_ = before;
        continue;
      }
      first = false;
      before_ = look.c;
      at_ += look.read.length;
    }
    before_ = FoldClass::Plain;
  }

  const Byte* begin_;
  const Byte* end_;
  FoldedText& out_;
  const Byte* at_ = nullptr;
  const Byte* pending_ = nullptr;  // written up to here
  FoldClass before_ = FoldClass::Plain;
  std::vector<Piece> pieces_;
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
