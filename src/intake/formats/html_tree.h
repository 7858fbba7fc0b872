#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace chancery {

/// What an element is to a reader: one on lines of its own, one whose inside is never shown as text.
enum class TagKind : std::uint8_t { Inline = 0, Block = 1, Silent = 2, Heading = 4 };

/// An element or a stretch of text. Texts point into the tree's own memory.
struct HtmlNode {
  std::string_view tag;    ///< in small letters; empty for text
  std::string_view text;   ///< of text
  std::uint8_t kinds = 0;  ///< `TagKind`s; of text none
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  ///< index behind the last node inside this one
  std::vector<std::pair<std::string_view, std::string_view>> attributes;

  [[nodiscard]] bool is(TagKind kind) const { return (kinds & static_cast<std::uint8_t>(kind)) != 0; }
  [[nodiscard]] bool is_text() const { return tag.empty(); }
  /// The value of an attribute; empty where it has none or is not there.
  [[nodiscard]] std::string_view attribute(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;
};

/// A web page as its elements and texts, in the order of the page: node 0 is the root, what is inside a node stands
/// behind it up to its `end`.
class HtmlTree {
 public:
  /// Reads any page as browsers do: what is not well-formed is mended, not refused. `utf8` is well-formed; `place`
  /// names the file. Errors: TooLarge (2 GiB, or deeper than 10,000 elements); Unreadable (no element at all).
  [[nodiscard]] static Result<HtmlTree> parse(std::string_view utf8, std::string_view place);

  [[nodiscard]] const std::vector<HtmlNode>& nodes() const { return nodes_; }
  /// The first element of this name inside `node` (and behind `after`); 0 where there is none.
  [[nodiscard]] std::uint32_t find(std::string_view tag, std::uint32_t node = 0, std::uint32_t after = 0) const;
  /// All text inside a node, without what is never shown, as one line.
  [[nodiscard]] std::string text_of(std::uint32_t node) const;

 private:
  struct Memory;
  HtmlTree() = default;
  std::shared_ptr<const Memory> memory_;
  std::vector<HtmlNode> nodes_;
};

}  // namespace chancery
