#pragma once
#include <string>

#include "reading/names/names.h"

namespace chancery {

/// Words with capitals aside, what a name never goes on over: posts, titles, heads of bodies, words that packs say are
/// no names.
bool stops_name(const TokenText& text, std::size_t i);

/// Reads personal names in scripts without spaces between words. There a name stands in parts ('chunks') between
/// spaces: given name and family name, or the syllables of a name from elsewhere; short words of the language stand
/// inside names as often as not (ภาคธูป, ແກ້ວຄູນສີ).
class UnspacedNames {
 public:
  UnspacedNames(const NameLine& line, LatinNames& latin) : line_(line), text_(line.text), latin_(latin) {}

  /// The end of the name at token `i`, or `i` where nothing reads as one; `latin` is its Latin form. `sure`: a title or
  /// post stands before; `two_parts`: one part alone is no name of the country itself (behind a bare post).
  std::size_t end(std::size_t i, std::string& latin, bool sure, bool two_parts) const;

  /// The tokens from `i` up to the next space or mark.
  [[nodiscard]] std::size_t chunk_end(std::size_t i) const;
  /// The token that ends exactly at byte `to`, plus one; 0 where a token lies across.
  [[nodiscard]] std::size_t token_ending(std::size_t i, std::uint32_t to) const;
  /// May a name of the country itself begin here, behind a bare post?
  [[nodiscard]] bool may_begin(std::size_t i) const;

 private:
  [[nodiscard]] std::size_t size_of(std::size_t first, std::size_t last) const {
    return last == first ? 0 : text_[last - 1].end - text_[first].begin;
  }
  [[nodiscard]] bool is_family(std::size_t i) const {
    return text_.lexicon.find_name(text_[i], Cls::Family) != nullptr;
  }
  [[nodiscard]] bool goes_on(std::size_t i) const {
    return i < text_.size() && text_[i].has(Token::kSpaceBefore) && text_[i].has(Token::kUnspaced);
  }
  std::size_t syllables_end(std::size_t i, bool sure, Romanizer::Extent& extent) const;
  [[nodiscard]] std::size_t national_end(std::size_t i, bool two_parts) const;
  struct Part {
    std::size_t end = 0;
    bool unknown = false;  ///< holds what no pack knows, or a family name
  };
  [[nodiscard]] Part part_at(std::size_t i, std::size_t name) const;
  [[nodiscard]] bool ends_name(std::size_t t, std::size_t begin, std::size_t end, std::size_t name) const;
  [[nodiscard]] std::string_view people_behind(std::size_t last) const;

  const NameLine& line_;
  const TokenText& text_;
  LatinNames& latin_;
};

}  // namespace chancery
