#pragma once
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "reading/names/latin_names.h"
#include "reading/reading.h"
#include "reading/scan/concept_set.h"
#include "reading/scan/scanner.h"
#include "reading/scan/token_text.h"

namespace chancery {

/// The places and bodies of a line by the token that they begin at: their numbers among those found, plus one.
struct NameStarts {
  std::uint16_t place = 0;
  std::uint16_t body = 0;
};

/// Latin forms of the names that a document wrote in another script, by how it wrote them: one person has one, though
/// only the first mention has a post that tells of the people.
using KnownPersons = std::unordered_map<std::string, std::string>;

/// What the finders of names share while a line is read: the tokens, and the mentions found so far in the line.
struct NameLine {
  const TokenText& text;
  Reading& reading;
  std::vector<char>& taken;         ///< tokens that belong to a mention
  std::vector<Mention>& found;      ///< with tokens, not yet with offsets; without tokens: taken back
  std::vector<NameStarts>& starts;  ///< by token
  const Scanner& scanner;           ///< for forms inside tokens
  const ConceptSet& verbs;          ///< what persons do: a name ends before these
  std::uint16_t photo = 0;          ///< the concept of photo credits
  bool signature = false;           ///< posts stand alone in the lines around
  KnownPersons* known = nullptr;    ///< of the document so far

  [[nodiscard]] bool free(std::size_t i) const { return i < text.size() && taken[i] == 0; }
  Mention& add(MentionKind kind, std::size_t first, std::size_t last, std::string_view rule) {
    Mention mention;
    mention.kind = kind;
    mention.token = static_cast<std::uint32_t>(first);
    mention.token_end = static_cast<std::uint32_t>(last);
    mention.rule = rule;
    found.push_back(mention);
    // A line has at most some thousand tokens (lines.cpp).
    const auto number = static_cast<std::uint16_t>(found.size());
    if (kind == MentionKind::Place && starts[first].place == 0) starts[first].place = number;
    if (kind == MentionKind::Organization && starts[first].body == 0) starts[first].body = number;
    return found.back();
  }
  [[nodiscard]] const Mention* numbered(std::uint16_t number) const {
    if (number == 0) return nullptr;
    const Mention& mention = found[number - 1U];
    return mention.token_end > mention.token ? &mention : nullptr;
  }
  /// Is token `i`, or its last word, of class `cls`: 'xây cầu', 'ministry of'?
  [[nodiscard]] bool ends_with(std::size_t i, Cls cls) const {
    if (text.is(i, cls)) return true;
    const std::size_t space = text.at(i).rfind(' ');
    if (space == std::string_view::npos) return false;
    Token last = text[i];
    last.begin += static_cast<std::uint32_t>(space);  // with the space: what is looked for is shorter than the token
    std::vector<Token> inside;
    scanner.scan_inside(text.text, last, class_bit(cls), inside);
    return !inside.empty();
  }
  /// The place or body that begins at token `i`, or null.
  [[nodiscard]] const Mention* place_at(std::size_t i) const { return numbered(starts[i].place); }
  [[nodiscard]] const Mention* body_at(std::size_t i) const { return numbered(starts[i].body); }
  /// The end of the body or place that begins at token `i`, or `i`.
  [[nodiscard]] std::size_t name_end(std::size_t i) const {
    const Mention* body = body_at(i);
    const Mention* mention = body != nullptr ? body : place_at(i);
    return mention == nullptr ? i : mention->token_end;
  }
  /// Takes back what lies inside tokens [first, last): it is part of a person's name.
  void take_back(std::size_t first, std::size_t last) {
    if (std::all_of(taken.begin() + first, taken.begin() + last, [](char t) { return t == 0; })) return;
    for (Mention& mention : found) {
      if (mention.kind != MentionKind::Person && mention.token >= first && mention.token_end <= last)
        mention.token_end = mention.token;
    }
  }
};

// What a line must hold of each for the finders below to find anything: names begin with, or are led to by, a token of
// one of these classes. A script without spaces also has names that no word leads to.
inline constexpr std::uint64_t kPlaceClasses = class_bit(Cls::PlaceName) | class_bit(Cls::PlaceWithHead) |
                                               class_bit(Cls::PlaceHead) | class_bit(Cls::PlaceCompound);
inline constexpr std::uint64_t kOrganizationClasses =
    class_bit(Cls::OrgHead) | class_bit(Cls::OrgKnown) | class_bit(Cls::OrgMember);
inline constexpr std::uint64_t kPersonClasses = class_bit(Cls::Title) | class_bit(Cls::Post) | class_bit(Cls::Family);

/// Places by the names of the world data, by compounds of a head and a name, and unknown names behind a head word.
void find_places(NameLine& line);
/// Bodies with names of their own, and those made of a head word and what it is of.
void find_organizations(NameLine& line);
/// Persons by title, post, family name, and lines that hold nothing but names.
void find_persons(NameLine& line, LatinNames& latin);

/// The English name of a provincial body with its locality: before 'Provincial' or 'City' inside the name, else in
/// front.
std::string with_locality(std::string english, std::string_view locality);

/// The words of a Latin name, from `i`: tokens that begin with a capital, at most `most`; their end.
std::size_t capital_run(const TokenText& text, std::size_t i, std::size_t most);

}  // namespace chancery
