#pragma once
#include <vector>

#include "reading/reading.h"
#include "reading/romanize.h"
#include "reading/token_text.h"

namespace chancery {

/// Gives the romanizer when it is needed.
class Romanizers {
 public:
  virtual ~Romanizers() = default;
  [[nodiscard]] virtual const Romanizer& romanizer() const = 0;
};

/// What the finders of names share while a line is read: the tokens, and the mentions found so far in the line.
struct NameLine {
  const TokenText& text;
  Reading& reading;
  std::vector<char>& taken;     ///< tokens that belong to a mention
  std::vector<Mention>& found;  ///< with tokens, not yet with offsets
  std::uint16_t photo = 0;      ///< the concept of photo credits

  [[nodiscard]] bool free(std::size_t i) const { return i < text.size() && taken[i] == 0; }
  Mention& add(MentionKind kind, std::size_t first, std::size_t last, std::string_view rule) {
    Mention mention;
    mention.kind = kind;
    mention.token = static_cast<std::uint32_t>(first);
    mention.token_end = static_cast<std::uint32_t>(last);
    mention.rule = rule;
    found.push_back(mention);
    return found.back();
  }
  /// The mention of `kind` that begins at token `i`, or null.
  [[nodiscard]] const Mention* starting(MentionKind kind, std::size_t i) const {
    for (const Mention& mention : found) {
      if (mention.kind == kind && mention.token == i) return &mention;
    }
    return nullptr;
  }
};

/// Places by the names of the world data, by compounds of a head and a name, and unknown names behind a head word.
void find_places(NameLine& line);
/// Bodies with names of their own, and those made of a head word and what it is of.
void find_organizations(NameLine& line);
/// Persons by title, post, family name, and lines that hold nothing but names.
void find_persons(NameLine& line, const Romanizers& romanizers);

/// The English name of a provincial body with its locality: before 'Provincial' or 'City' inside the name, else in
/// front.
std::string with_locality(std::string english, std::string_view locality);

/// The words of a Latin name, from `i`: tokens that begin with a capital, at most `most`; their end.
std::size_t capital_run(const TokenText& text, std::size_t i, std::size_t most);

}  // namespace chancery
