#include "text/offset_map.h"

#include <algorithm>
#include <array>
#include <utility>

namespace chancery {
namespace {

constexpr std::size_t kRunsPerMark = 128;

// A run is a byte of the kind of its steps, whether a gap stands before it, and its count; the count where the byte has
// no room for it; the gap; the steps where no kind has them. Numbers have seven bits a byte, lowest first, the high bit
// says that more follow (as in LEB128).
constexpr unsigned kKindMask = 15;
constexpr unsigned kOtherKind = 15;
constexpr unsigned kGapBit = 16;
constexpr unsigned kCountShift = 5;
constexpr std::uint32_t kCountsInByte = 7;  // 1 to 7 as they are; 0: as a number
using Steps = std::pair<std::uint32_t, std::uint32_t>;
constexpr std::array<Steps, 15> kSteps = {{{1, 1},
                                           {1, 2},  // no-break space; ASCII in UTF-16
                                           {1, 3},  // digits, quotation marks
                                           {2, 1},  // single bytes of legacy encodings
                                           {3, 1},
                                           {3, 2},  // UTF-16, VNI
                                           {2, 3},  // composed letters
                                           {6, 6},  // two signs in another order
                                           {3, 4},
                                           {3, 5},
                                           {3, 6},  // two letters in one
                                           {6, 9},
                                           {9, 9},
                                           {9, 3},
                                           {3, 9}}};

unsigned kind_of(std::uint32_t folded_step, std::uint32_t file_step) {
  const auto* found = std::find(kSteps.begin(), kSteps.end(), Steps{folded_step, file_step});
  return static_cast<unsigned>(found - kSteps.begin());
}

void put(std::vector<std::uint8_t>& code, std::uint32_t number) {
  for (; number >= 0x80; number >>= 7) code.push_back(static_cast<std::uint8_t>(number | 0x80));
  code.push_back(static_cast<std::uint8_t>(number));
}

std::uint32_t take(const std::vector<std::uint8_t>& code, std::size_t& at) {
  std::uint32_t number = 0;
  for (unsigned shift = 0;; shift += 7) {
    const std::uint8_t byte = code[at++];
    number |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return number;
  }
}

}  // namespace

void OffsetMap::append_same(std::uint32_t bytes) { append_units(1, 1, bytes); }

void OffsetMap::append_units(std::uint32_t folded_step, std::uint32_t file_step, std::uint32_t count) {
  if (count == 0) return;
  if (folded_step == 0) return append_dropped(file_step * count);
  if (open_.count > 0 && gap_ == 0 && open_.folded_step == folded_step && open_.file_step == file_step) {
    open_.count += count;
    return;
  }
  const std::uint32_t folded_begin = folded_size();
  const std::uint32_t file_begin = file_size();
  if (open_.count > 0) close_run();
  open_ = {folded_begin, file_begin, folded_step, file_step, count};
  gap_ = 0;
}

void OffsetMap::close_run() {
  if (closed_runs_++ % kRunsPerMark == 0) {
    marks_.push_back({closed_folded_, closed_file_, static_cast<std::uint32_t>(code_.size())});
  }
  const std::uint32_t gap = open_.file_begin - closed_file_;
  const unsigned kind = kind_of(open_.folded_step, open_.file_step);
  const unsigned count = open_.count <= kCountsInByte ? open_.count : 0;
  code_.push_back(static_cast<std::uint8_t>(count << kCountShift | (gap > 0 ? kGapBit : 0) | kind));
  if (count == 0) put(code_, open_.count);
  if (gap > 0) put(code_, gap);
  if (kind == kOtherKind) {
    put(code_, open_.folded_step);
    put(code_, open_.file_step);
  }
  closed_folded_ = open_.folded_end();
  closed_file_ = open_.file_end();
}

std::uint32_t OffsetMap::to_file_begin(std::uint32_t folded) const { return Cursor(*this).to_file_begin(folded); }

std::uint32_t OffsetMap::to_file_end(std::uint32_t folded_end) const { return Cursor(*this).to_file_end(folded_end); }

bool OffsetMap::is_identity() const {
  return closed_runs_ == 0 && open_.file_begin == 0 && open_.folded_step == 1 && open_.file_step == 1 && gap_ == 0;
}

std::size_t OffsetMap::memory() const {
  return sizeof(OffsetMap) + code_.capacity() + marks_.capacity() * sizeof(Mark);
}

void OffsetMap::shrink() {
  code_.shrink_to_fit();
  marks_.shrink_to_fit();
}

bool OffsetMap::Cursor::next() {
  if (at_ >= map_->code_.size()) {
    const bool has_open = !open_read_ && map_->open_.count > 0;
    run_ = has_open ? map_->open_ : Run{map_->folded_size(), map_->file_size(), 1, 1, 0};
    open_read_ = true;
    folded_ = run_.folded_end();
    file_ = run_.file_end();
    return has_open;
  }
  const std::uint8_t head = map_->code_[at_++];
  const unsigned kind = head & kKindMask;
  run_.folded_begin = folded_;
  run_.count = head >> kCountShift;
  if (run_.count == 0) run_.count = take(map_->code_, at_);
  run_.file_begin = file_ + ((head & kGapBit) != 0 ? take(map_->code_, at_) : 0);
  run_.folded_step = kind == kOtherKind ? take(map_->code_, at_) : kSteps[kind].first;
  run_.file_step = kind == kOtherKind ? take(map_->code_, at_) : kSteps[kind].second;
  folded_ = run_.folded_end();
  file_ = run_.file_end();
  return true;
}

void OffsetMap::Cursor::jump(std::uint32_t folded) {
  const auto& marks = map_->marks_;
  const auto behind = std::upper_bound(marks.begin(), marks.end(), folded,
                                       [](std::uint32_t offset, const Mark& mark) { return offset < mark.folded; });
  const Mark mark = behind == marks.begin() ? Mark{0, 0, 0} : *(behind - 1);
  at_ = mark.at;
  folded_ = mark.folded;
  file_ = mark.file;
  open_read_ = false;
  next();
}

bool OffsetMap::Cursor::seek(std::uint32_t folded) {
  constexpr int kStepsBeforeJump = 16;  // near offsets are found faster by walking
  if (folded < run_.folded_begin) jump(folded);
  for (int steps = 0; folded >= run_.folded_end(); ++steps) {
    if (open_read_) return false;
    if (steps == kStepsBeforeJump) {
      jump(folded);
    } else {
      next();
    }
  }
  return run_.count > 0;
}

std::uint32_t OffsetMap::Cursor::to_file_begin(std::uint32_t folded) {
  if (!seek(folded)) return map_->file_size();
  return run_.file_begin + (folded - run_.folded_begin) / run_.folded_step * run_.file_step;
}

std::uint32_t OffsetMap::Cursor::to_file_end(std::uint32_t folded_end) {
  if (folded_end == 0) return 0;
  if (!seek(folded_end - 1)) return map_->file_size();
  return run_.file_begin + ((folded_end - 1 - run_.folded_begin) / run_.folded_step + 1) * run_.file_step;
}

namespace {

/// Builds the composed map; keeps count of the file so that what lies between units is dropped.
class Composer {
 public:
  explicit Composer(const OffsetMap& inner) : inner_(inner), cursor_(inner) {}

  void add_run(const OffsetMap::Run& run) {
    if (run.folded_step == 1 && run.file_step == 1) return add_same(run.file_begin, run.file_end());
    for (std::uint32_t i = 0; i < run.count; ++i) {
      const std::uint32_t begin = run.file_begin + i * run.file_step;
      add_unit(run.folded_step, begin, begin + run.file_step);
    }
  }

  OffsetMap finish() {
    drop_to(inner_.file_size());
    return std::move(map_);
  }

 private:
  // Text [begin, end) that the outer map leaves as it is takes the runs of the inner map, cut at both ends.
  void add_same(std::uint32_t begin, std::uint32_t end) {
    while (begin < end && cursor_.seek(begin)) {
      const OffsetMap::Run& run = cursor_.run();
      const std::uint32_t stop = std::min(end, run.folded_end());
      const std::uint32_t offset = begin - run.folded_begin;
      const std::uint32_t units = (stop - begin) / run.folded_step;
      if (offset % run.folded_step != 0 || units == 0) {  // cut inside a unit: it stays whole
        const std::uint32_t unit_end = begin + run.folded_step - offset % run.folded_step;
        add_unit(std::min(end, unit_end) - begin, begin, std::min(end, unit_end));
        begin = std::min(end, unit_end);
        continue;
      }
      drop_to(run.file_begin + offset / run.folded_step * run.file_step);
      map_.append_units(run.folded_step, run.file_step, units);
      begin += units * run.folded_step;
    }
  }

  void add_unit(std::uint32_t folded_step, std::uint32_t begin, std::uint32_t end) {
    drop_to(cursor_.to_file_begin(begin));
    const std::uint32_t file_begin = map_.file_size();
    map_.append_units(folded_step, std::max(cursor_.to_file_end(end), file_begin) - file_begin);
  }

  void drop_to(std::uint32_t file) {
    if (file > map_.file_size()) map_.append_dropped(file - map_.file_size());
  }

  const OffsetMap& inner_;
  OffsetMap::Cursor cursor_;
  OffsetMap map_;
};

}  // namespace

OffsetMap compose(const OffsetMap& outer, const OffsetMap& inner) {
  Composer composer(inner);
  for (OffsetMap::Cursor at(outer); at.run().count > 0; at.next()) composer.add_run(at.run());
  return composer.finish();
}

}  // namespace chancery
