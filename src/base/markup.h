#pragma once
#include <string_view>

namespace chancery {

/// What stands in text and attributes of XML and HTML for a character that means something there; empty for all others.
constexpr std::string_view entity_of(char32_t character) {
  switch (character) {
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '&':
      return "&amp;";
    case '"':
      return "&quot;";
    default:
      return {};
  }
}

}  // namespace chancery
