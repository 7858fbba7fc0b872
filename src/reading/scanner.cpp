#include "reading/scanner.h"

#include "text/chars.h"

namespace chancery {
namespace {

bool is_upper(std::string_view text, std::size_t at, Char c) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (c.size == 1) return lead >= 'A' && lead <= 'Z';
  const auto next = static_cast<unsigned char>(text[at + 1]);
  if (c.size == 2) {
    if (lead == 0xC3) return next <= 0x9E;
    // Latin Extended-A and the Vietnamese ơ, ư: capitals have even numbers there, but for U+0139..0148 and U+01AF.
    const unsigned number = ((lead & 0x1FU) << 6U) | (next & 0x3FU);
    if (number == 0x1AF) return true;
    return number < 0x1B0 && ((number >= 0x139 && number <= 0x148) ? number % 2 == 1 : number % 2 == 0);
  }
  // Latin Extended Additional, U+1E00..1EFF: capitals have even numbers.
  return c.size == 3 && lead == 0xE1 && (static_cast<unsigned char>(text[at + 2]) % 2) == 0;
}

constexpr std::uint64_t kAnyClass = ~0ULL;

bool begins_token(CharClass before) { return before != CharClass::Leading && before != CharClass::Joiner; }

}  // namespace

/// The state of one scan: where it is, and what the token before was.
struct Scanner::Walk {
  const Scanner& scanner;
  std::string_view text;
  std::uint32_t end;
  std::vector<Token>& out;
  std::uint32_t at;
  bool space = true;
  CharClass before = CharClass::Space;  ///< class of the character before `at`

  /// May a form end at `to`, whose last character has class `last`?
  [[nodiscard]] bool may_end(std::uint32_t to, CharClass first) const {
    if (to >= end) return true;
    const Char next = char_at(text, to);
    if (first == CharClass::Base || first == CharClass::Leading) {
      if (next.cls == CharClass::Dependent || next.cls == CharClass::Joiner) return false;
      return next.cls != CharClass::Base || !closes_syllable(to + next.size);
    }
    if (next.cls != CharClass::Latin) return true;
    const auto last = static_cast<unsigned char>(text[to - 1]);
    return last < 0x80 && (last | 0x20U) < 'a';  // behind a sign ($, %) or a digit a letter may follow
  }

  /// Is the consonant that ends at `to` the last letter of a syllable: nothing behind it could be its vowel?
  [[nodiscard]] bool closes_syllable(std::uint32_t to) const {
    if (to >= end) return true;
    const CharClass next = char_at(text, to).cls;
    return next == CharClass::Leading || next == CharClass::Space || next == CharClass::LineEnd ||
           next == CharClass::Mark;
  }

  void push(TokenKind kind, std::uint32_t to, std::uint8_t flags, std::int32_t form = -1) {
    Token token;
    token.begin = at;
    token.end = to;
    token.form = form;
    if (form >= 0) {
      const FormRecord& record = scanner.packs_.form(form);
      token.classes = record.classes;
      token.date_marks = record.date_marks;
      token.common_in = record.common_in;
      token.only_in = record.only_in;
    } else if (kind == TokenKind::Number) {
      token.date_marks = kNumberMark;
    }
    token.kind = kind;
    token.flags = static_cast<std::uint8_t>(flags | (space ? Token::kSpaceBefore : 0));
    out.push_back(token);
    at = to;
    space = false;
  }

  /// The longest form at `at` of one of `classes`; its end, or 0.
  std::uint32_t longest_form(Char first, std::uint64_t classes, std::int32_t& form) const {
    const TrieUnit* trie = scanner.trie_;
    std::int32_t base = scanner.root_;
    std::uint32_t to = 0;
    for (std::uint32_t i = at; i < end; ++i) {
      const std::uint32_t child = static_cast<std::uint32_t>(base) + static_cast<unsigned char>(text[i]) + 1;
      if (trie[child].check != static_cast<std::uint32_t>(base)) break;
      base = trie[child].base;
      const TrieUnit& leaf = trie[static_cast<std::uint32_t>(base)];
      if (leaf.check == static_cast<std::uint32_t>(base) && leaf.base < 0 && may_end(i + 1, first.cls) &&
          (classes == kAnyClass || (scanner.packs_.form(-leaf.base - 1).classes & classes) != 0)) {
        to = i + 1;
        form = -leaf.base - 1;
      }
    }
    return to;
  }

  bool push_form(Char first, std::uint32_t at_least) {
    std::int32_t form = -1;
    const std::uint32_t to = longest_form(first, kAnyClass, form);
    if (to < at + at_least) return false;
    std::uint8_t flags = 0;
    if (first.cls == CharClass::Latin) {
      flags = latin_flags(at, to);
    } else if (first.cls == CharClass::Base || first.cls == CharClass::Leading) {
      flags = Token::kUnspaced;
    }
    before = first.cls == CharClass::Latin ? CharClass::Latin : CharClass::Base;
    push(TokenKind::Word, to, flags, form);
    return true;
  }

  [[nodiscard]] std::uint8_t latin_flags(std::uint32_t from, std::uint32_t to) const {
    const Char first = char_at(text, from);
    if (!is_upper(text, from, first)) return 0;
    for (std::uint32_t i = from + first.size; i < to;) {
      const Char c = char_at(text, i);
      if (c.cls == CharClass::Latin && !is_upper(text, i, c)) return Token::kCapital;
      i += c.size;
    }
    return to - from > first.size ? Token::kCapital | Token::kAllCapitals : Token::kCapital;
  }

  template <class Same>
  [[nodiscard]] std::uint32_t run(std::uint32_t from, Same same) const {
    while (from < end) {
      const Char c = char_at(text, from);
      if (!same(c.cls, from)) break;
      from += c.size;
    }
    return from;
  }

  void latin() {
    if (push_form(char_at(text, at), 1)) return;
    const std::uint32_t to = run(at, [&](CharClass c, std::uint32_t i) {
      return c == CharClass::Latin || (text[i] == '\'' && i + 1 < end && char_at(text, i + 1).cls == CharClass::Latin);
    });
    before = CharClass::Latin;
    push(TokenKind::Latin, to, latin_flags(at, to));
  }

  void unspaced(Char first) {
    if (begins_token(before) && push_form(first, 1)) return;
    // One cluster of unknown text, joined with the gap before it.
    const std::uint32_t to = at + first.size;
    before = first.cls;
    if (!space && !out.empty() && out.back().kind == TokenKind::Gap && out.back().end == at) {
      out.back().end = to;
      at = to;
    } else {
      push(TokenKind::Gap, to, Token::kUnspaced);
    }
  }

  void digits() {
    std::uint32_t to = run(at, [](CharClass c, std::uint32_t) { return c == CharClass::Digit; });
    while (to + 1 < end && (text[to] == '.' || text[to] == ',') && text[to + 1] >= '0' && text[to + 1] <= '9') {
      to = run(to + 1, [](CharClass c, std::uint32_t) { return c == CharClass::Digit; });
    }
    before = CharClass::Digit;
    if (push_form(char_at(text, at), to - at + 1)) return;
    push(TokenKind::Number, to, 0);
  }

  void mark(Char first) {
    before = CharClass::Mark;
    if (push_form(first, 1)) return;
    const std::string_view sign = text.substr(at, first.size);
    std::uint32_t to = at + first.size;
    while (to + first.size <= end && text.substr(to, first.size) == sign) to += first.size;
    push(TokenKind::Mark, to, 0);
  }

  void step() {
    const Char c = char_at(text, at);
    switch (c.cls) {
      case CharClass::Space:
        space = true;
        before = CharClass::Space;
        ++at;
        break;
      case CharClass::LineEnd:
        before = CharClass::Space;
        push(TokenKind::LineEnd,
             run(at, [](CharClass k, std::uint32_t) { return k == CharClass::LineEnd || k == CharClass::Space; }), 0);
        space = true;
        break;
      case CharClass::Latin:
        latin();
        break;
      case CharClass::Digit:
        digits();
        break;
      case CharClass::Base:
      case CharClass::Leading:
      case CharClass::Dependent:
      case CharClass::Joiner:
        unspaced(c);
        break;
      case CharClass::OtherLetter:
        before = CharClass::OtherLetter;
        push(TokenKind::Other, run(at, [](CharClass k, std::uint32_t) { return k == CharClass::OtherLetter; }), 0);
        break;
      case CharClass::Mark:
        mark(c);
        break;
    }
  }
};

Scanner::Scanner(const Packs& packs) : packs_(packs), trie_(packs.trie().data()), root_(packs.trie()[0].base) {}

void Scanner::scan_inside(std::string_view text, const Token& token, std::uint64_t classes,
                          std::vector<Token>& tokens) const {
  Walk walk{*this, text, token.end, tokens, token.begin};
  while (walk.at < token.end) {
    const Char c = char_at(text, walk.at);
    std::int32_t form = -1;
    const bool begins = c.cls == CharClass::Latin ? walk.before != CharClass::Latin : begins_token(walk.before);
    const std::uint32_t to = begins ? walk.longest_form(c, classes, form) : 0;
    if (to != 0 && to - walk.at < token.end - token.begin) {
      walk.push(TokenKind::Word, to, token.flags & Token::kUnspaced, form);
      tokens.back().languages = token.languages;
    } else {
      walk.at += c.size;
    }
    walk.before = c.cls;
  }
}

void Scanner::scan(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<Token>& tokens) const {
  Walk walk{*this, text, end, tokens, begin};
  while (walk.at < end) walk.step();
}

}  // namespace chancery
