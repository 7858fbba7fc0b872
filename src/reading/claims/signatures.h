#pragma once
#include <vector>

#include "reading/claims/claim_block.h"

namespace chancery {

/// A part of a line with wide space around it, as tokens: documents end with posts and names in columns.
struct LineCell {
  std::size_t first = 0, last = 0;
};

/// The cells of tokens [first, last) of one line.
void cut_cells(const TokenText& text, std::size_t first, std::size_t last, std::vector<LineCell>& cells);

/// Does the cell hold a post with what it is of, and nothing else: 'KT. CHỦ TỊCH', 'Director of the Department'?
bool is_post_cell(const TokenText& text, const LineCell& cell);

/// Marks the lines that may hold the names of who signed: a few lines below a line with posts, or right above one.
void mark_signature_lines(const TokenText& text, std::vector<LineSpan>& lines);

/// Roles of those who sign a document: a post on a line of its own, their name below or above it.
void find_signature_roles(ClaimBlock& block);

}  // namespace chancery
