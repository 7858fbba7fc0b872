#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace chancery {

/// From byte offsets of a text made from a file (decoded, folded) to byte offsets of that file.
///
/// The text is a row of units: `folded_step` bytes of text that stand for `file_step` bytes of the file. Equal units
/// side by side are one run, and whatever stands in the file byte by byte is one run of steps 1:1. Bytes of the file
/// that left no text (a zero-width space) lie between units. Both sides count from 0, each below 4 GiB.
///
/// Runs are kept as variable-length numbers, one to three bytes for most, with an index of 12 bytes every 128 runs.
class OffsetMap {
 public:
  /// `count` units that begin at `folded_begin` and `file_begin`.
  struct Run {
    std::uint32_t folded_begin = 0;
    std::uint32_t file_begin = 0;
    std::uint32_t folded_step = 1;
    std::uint32_t file_step = 1;
    std::uint32_t count = 0;

    [[nodiscard]] std::uint32_t folded_end() const { return folded_begin + folded_step * count; }
    [[nodiscard]] std::uint32_t file_end() const { return file_begin + file_step * count; }
    friend bool operator==(const Run&, const Run&) = default;
  };

  /// Looks offsets up one after the other; O(1) amortised while they grow, O(log n) where they go back.
  /// Valid as long as its map is neither changed nor moved.
  class Cursor {
   public:
    explicit Cursor(const OffsetMap& map) : map_(&map) { next(); }
    /// As the functions of the same names of the map.
    [[nodiscard]] std::uint32_t to_file_begin(std::uint32_t folded);
    [[nodiscard]] std::uint32_t to_file_end(std::uint32_t folded_end);
    /// The run at hand; a run of count 0 behind the last.
    [[nodiscard]] const Run& run() const { return run_; }
    /// Goes to the next run; false behind the last.
    bool next();
    /// Goes to the run that holds the byte `folded`; false where there is none.
    bool seek(std::uint32_t folded);

   private:
    void jump(std::uint32_t folded);

    const OffsetMap* map_;
    std::size_t at_ = 0;        // offset in `code_` of the run behind `run_`
    std::uint32_t folded_ = 0;  // end of `run_`
    std::uint32_t file_ = 0;
    bool open_read_ = false;  // `run_` is the open run of the map, or behind it
    Run run_;
  };

  /// `bytes` of text, all characters of which have in the file the length that they have in the text.
  void append_same(std::uint32_t bytes);
  /// `count` units of `folded_step` bytes, each for `file_step` bytes of the file. `folded_step` 0 is a drop.
  void append_units(std::uint32_t folded_step, std::uint32_t file_step, std::uint32_t count = 1);
  /// Bytes of the file that left no text.
  void append_dropped(std::uint32_t file_bytes) { gap_ += file_bytes; }

  /// Where the unit that holds the byte `folded` begins in the file; `file_size()` at and behind the end of the text.
  [[nodiscard]] std::uint32_t to_file_begin(std::uint32_t folded) const;
  /// Where the unit that holds the byte before `folded_end` ends in the file; 0 for 0. So the file span of the text
  /// [b, e) with b < e is [to_file_begin(b), to_file_end(e)); it leaves out bytes dropped at its edges.
  [[nodiscard]] std::uint32_t to_file_end(std::uint32_t folded_end) const;

  [[nodiscard]] std::uint32_t folded_size() const { return open_.folded_end(); }
  [[nodiscard]] std::uint32_t file_size() const { return open_.file_end() + gap_; }
  /// Every offset is the same on both sides.
  [[nodiscard]] bool is_identity() const;
  [[nodiscard]] std::size_t run_count() const { return closed_runs_ + (open_.count > 0 ? 1 : 0); }
  /// Bytes of memory held.
  [[nodiscard]] std::size_t memory() const;
  /// Gives back memory kept for growth.
  void shrink();

 private:
  struct Mark {  // state before every 128th run
    std::uint32_t folded;
    std::uint32_t file;
    std::uint32_t at;
  };

  void close_run();

  std::vector<std::uint8_t> code_;
  std::vector<Mark> marks_;
  std::size_t closed_runs_ = 0;
  std::uint32_t closed_folded_ = 0;  // end of what `code_` holds
  std::uint32_t closed_file_ = 0;
  Run open_;               // the last run, not yet in `code_`
  std::uint32_t gap_ = 0;  // dropped behind `open_`
};

/// The map from the text that `outer` begins with to the file that `inner` ends with, where the file side of `outer` is
/// the text side of `inner` (folding of decoded text).
[[nodiscard]] OffsetMap compose(const OffsetMap& outer, const OffsetMap& inner);

}  // namespace chancery
