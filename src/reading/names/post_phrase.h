#pragma once
#include <cstddef>

#include "reading/reading.h"
#include "reading/scan/token_text.h"

namespace chancery {

/// Does the language of token `i` set adjectives before their noun, and so the place or body before the post: 'the US
/// Ambassador', 'Nghe An People's Committee Chairman'?
bool adjectives_first(const TokenText& text, std::size_t i);

/// Where a post at `post` begins with its deputy, former or acting; `least` is the first token looked at.
std::size_t post_begin(const TokenText& text, std::size_t post, std::size_t least);

/// The same with the place, body or adjectives that an English post has in front, back to the mark or name before them.
std::size_t modified_post_begin(const TokenText& text, std::size_t post, std::size_t least);

/// The English name of the post at token `post`, with its deputy.
std::string_view post_name(const TokenText& text, Reading& reading, std::size_t post);

/// Is the place at token `place` where an envoy is from or sits: 'the Consul General of A to B'?
bool follows_envoy(const TokenText& text, std::size_t place);

/// Does token `i` open or close a quotation: ", “ ” or « »?
bool is_quotation_mark(const TokenText& text, std::size_t i);

/// A word that may lead from a post to what it is of: 'of the northern province of'.
bool leads_from_post(const TokenText& text, std::size_t i);
/// Of an adjective or noun in small letters: northern, coastal, provincial.
bool is_small_word(const TokenText& text, std::size_t i);

/// The token behind the sign of possession that is joined to what stands before token `i` ('s or an apostrophe alone),
/// or `i`.
std::size_t possessive_end(const TokenText& text, std::size_t i);

/// A word before or behind what a post is of: Phó Trưởng 'ban' Đối ngoại 'Trung ương'.
bool goes_on_field(const TokenText& text, std::size_t i);

/// The end of a post at token `post` with what it is of: bodies, places, fields and the words between.
/// `mention_end(i)` gives the end of the place or body that begins at token `i`, or `i`.
template <class MentionEnd>
std::size_t post_end(const TokenText& text, std::size_t post, std::size_t limit, const MentionEnd& mention_end) {
  constexpr std::size_t kReach = 16;
  std::size_t last = post + 1;
  std::size_t unknown = 0;
  bool led = false;  // a word that leads on stands before
  for (std::size_t at = post + 1; at < limit && at < post + kReach;) {
    if (const std::size_t end = mention_end(at); end > at) {
      at = last = end;
      led = false;
    } else if (text.is(at, Cls::Post)) {
      break;  // ເຈົ້າແຂວງ is a post and the head of a place
    } else if (text.is(at, Cls::OrgField) || text.is(at, Cls::PlaceHead) || text.is(at, Cls::OrgHead) ||
               goes_on_field(text, at)) {
      const bool body = text.is(at, Cls::OrgHead) && text[at].has(Token::kUnspaced);
      last = ++at;
      led = true;
      // A body of a kind that no pack knows: what is joined to its head.
      while (body && at < limit && text.joined(at) && text[at].kind == TokenKind::Gap) last = ++at;
    } else if (const std::size_t owned = at == last ? possessive_end(text, at) : at; owned > at) {
      at = owned;  // 'Governor of Japan's Nagasaki prefecture'
    } else if (leads_from_post(text, at)) {
      ++at;
      led = true;
    } else if (led && is_small_word(text, at) && ++unknown <= 2) {
      ++at;
    } else {
      break;
    }
  }
  return last;
}

}  // namespace chancery
