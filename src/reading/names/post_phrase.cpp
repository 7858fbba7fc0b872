#include "reading/names/post_phrase.h"

namespace chancery {
bool adjectives_first(const TokenText& text, std::size_t i) {
  const auto languages = text.lexicon.packs().languages();
  for (std::size_t l = 0; l < languages.size(); ++l) {
    if (text[i].languages == 1U << l) return languages[l].adjectives_first != 0;
  }
  return false;
}

std::size_t possessive_end(const TokenText& text, std::size_t i) {
  if (i >= text.size() || !text.joined(i)) return i;
  const std::string_view sign = text.at(i);
  if (sign == "'s" || sign == "\xE2\x80\x99s") return i + 1;
  if (sign != "'" && sign != "\xE2\x80\x99") return i;
  return text.joined(i + 1) && text.at(i + 1) == "s" ? i + 2 : i + 1;
}

std::size_t post_begin(const TokenText& text, std::size_t post, std::size_t least) {
  std::size_t first = post;
  while (first > least &&
         (text.is(first - 1, Cls::Deputy) || text.is(first - 1, Cls::Former) || text.is(first - 1, Cls::Acting)))
    --first;
  return first;
}

std::size_t modified_post_begin(const TokenText& text, std::size_t post, std::size_t least) {
  constexpr std::size_t kReach = 8;
  constexpr std::uint64_t kModifiers = class_bit(Cls::PlaceName) | class_bit(Cls::PlacePeople) |
                                       class_bit(Cls::PlaceHead) | class_bit(Cls::OrgHead) | class_bit(Cls::OrgKnown) |
                                       class_bit(Cls::OrgField) | class_bit(Cls::Deputy) | class_bit(Cls::Former) |
                                       class_bit(Cls::Acting) | class_bit(Cls::PostLink) | class_bit(Cls::NotName);
  const std::size_t first = post_begin(text, post, least);
  if (!adjectives_first(text, post)) return first;
  std::size_t at = first;
  while (at > least && first - at < kReach) {
    const Token& before = text[at - 1];
    const bool hyphen = text.is_mark(at - 1, '-') && text.joined(at - 1) && text.joined(at);
    const bool word = before.has(Token::kLatin) && ((before.classes & kModifiers) != 0 || before.has(Token::kCapital) ||
                                                    is_small_word(text, at - 1));
    if (!hyphen && (!word || text.is(at - 1, Cls::Post))) break;
    --at;
  }
  return at;
}

std::string_view post_name(const TokenText& text, Reading& reading, std::size_t post) {
  const Packs& packs = text.lexicon.packs();
  const Meaning* meaning = text.find(post, Cls::Post);
  const std::string_view english = packs.text(packs.posts()[static_cast<std::size_t>(meaning->value)].english);
  if (post == 0 || !text.is(post - 1, Cls::Deputy)) return english;
  const bool vice = english.starts_with("Chair") || english.starts_with("President") || english.starts_with("Rector");
  return reading.keep((vice ? "Vice " : "Deputy ") + std::string(english));
}

bool is_quotation_mark(const TokenText& text, std::size_t i) {
  const std::string_view sign = text.at(i);
  return sign == "\"" || sign == "\xE2\x80\x9C" || sign == "\xE2\x80\x9D" || sign == "\xC2\xAB" || sign == "\xC2\xBB";
}

bool follows_envoy(const TokenText& text, std::size_t place) {
  constexpr std::size_t kReach = 7;
  for (std::size_t i = place; i > 0 && place - i < kReach; --i) {
    if (const Meaning* post = text.find(i - 1, Cls::Post)) {
      const PostRecord& record = text.lexicon.packs().posts()[static_cast<std::size_t>(post->value)];
      const std::string_view english = text.lexicon.packs().text(record.english);
      return english.find("Consul") != std::string_view::npos || english.find("Ambassador") != std::string_view::npos;
    }
    const bool inside =
        leads_from_post(text, i - 1) || text.is(i - 1, Cls::PlaceHead) || text.is(i - 1, Cls::PlaceName);
    if (!inside) return false;
  }
  return false;
}

bool leads_from_post(const TokenText& text, std::size_t i) {
  return text.is(i, Cls::OrgLink) || text.is(i, Cls::PostLink);
}

bool is_small_word(const TokenText& text, std::size_t i) {
  return text[i].has(Token::kLatin) && !text[i].has(Token::kCapital) && !text.is(i, Cls::CommonWord) &&
         !text.is(i, Cls::Post) && !text.is(i, Cls::Title) && (text[i].classes & kHasConcept) == 0;
}

bool goes_on_field(const TokenText& text, std::size_t i) {
  if (!text[i].has(Token::kLatin) || i == 0) return false;
  if (text[i].has(Token::kCapital)) return text.is(i, Cls::NotName) && text.is(i - 1, Cls::OrgField);
  return text.is(i - 1, Cls::Post) && text.is(i + 1, Cls::OrgField);
}

}  // namespace chancery
