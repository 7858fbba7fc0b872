#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "text/fold.h"
#include "text/utf8.h"

namespace chancery {

/// A character of a cluster and the bytes that it stands for.
struct FoldPiece {
  char32_t code;
  const std::uint8_t* begin;
  const std::uint8_t* end;
};

/// Writes folded text and its map, the bytes folded taken in their order. What stays as it is, is copied in one piece.
class FoldWriter {
 public:
  FoldWriter(const std::uint8_t* begin, FoldedText& out) : begin_(begin), done_(begin), out_(out) {}

  /// What is written stands for the bytes before this.
  [[nodiscard]] const std::uint8_t* done() const { return done_; }
  [[nodiscard]] bool has_changed() const { return done_ != begin_; }

  /// Bytes up to `to` stay.
  void keep_to(const std::uint8_t* to) {
    if (to == done_) return;
    out_.text.append(reinterpret_cast<const char*>(done_), bytes_to(to));
    out_.map.append_same(bytes_to(to));
    done_ = to;
  }

  /// Bytes up to `to` leave nothing.
  void drop_to(const std::uint8_t* to) {
    out_.map.append_dropped(bytes_to(to));
    done_ = to;
  }

  /// `code` stands for the bytes up to `to`.
  void write(char32_t code, const std::uint8_t* to) {
    append_utf8(out_.text, code);
    const std::uint32_t length = utf8_length(code);
    if (length == bytes_to(to)) {
      out_.map.append_same(length);
    } else {
      out_.map.append_units(length, bytes_to(to));
    }
    done_ = to;
  }

  /// `codes` stand for the bytes up to `to` as one unit, whose characters have no bytes of their own.
  void write(std::u32string_view codes, const std::uint8_t* to) {
    if (codes.size() == 1) return write(codes[0], to);
    const std::size_t before = out_.text.size();
    for (const char32_t code : codes) append_utf8(out_.text, code);
    out_.map.append_units(static_cast<std::uint32_t>(out_.text.size() - before), bytes_to(to));
    done_ = to;
  }

  /// Writes a cluster whose `pieces` folded to `folded`: what is the same at both ends piece by piece, what differs as
  /// one unit. Bytes between pieces are dropped.
  void write_cluster(std::span<const FoldPiece> pieces, std::u32string_view folded);

 private:
  [[nodiscard]] std::uint32_t bytes_to(const std::uint8_t* to) const { return static_cast<std::uint32_t>(to - done_); }
  void write_pieces(std::span<const FoldPiece> pieces);

  const std::uint8_t* begin_;
  const std::uint8_t* done_;
  FoldedText& out_;
};

}  // namespace chancery
