#pragma once
#include <string_view>
#include <vector>

#include "intake/formats/html_tree.h"
#include "text/layout.h"

namespace chancery {

/// What a page says of itself: OpenGraph, JSON-LD, `meta` of Dublin Core and the like, `time`, the canonical address.
[[nodiscard]] DocumentFields find_page_fields(const HtmlTree& page);

/// Where the words of a page are that it was made for.
struct MainText {
  std::uint32_t begin = 0, end = 0;  ///< nodes, half-open
  std::vector<bool> left_out;        ///< by node: with all inside it, nothing of the main text
};

/// Finds the main text: the smallest element that holds most of the page's running text, from its heading on, without
/// navigation, advertisements, share buttons, comments and lists of related links.
[[nodiscard]] MainText find_main_text(const HtmlTree& page);

}  // namespace chancery
