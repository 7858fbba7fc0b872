#include "reading/scan/scanner.h"

#include "text/char_codes.h"

namespace chancery {
namespace {

constexpr std::uint64_t kAnyClass = ~0ULL;

bool begins_token(CharClass before) { return before != CharClass::Leading && before != CharClass::Joiner; }

bool is_unspaced(CharClass cls) { return cls == CharClass::Base || cls == CharClass::Leading; }

}  // namespace

/// The state of one scan: where it is, and what the token before was.
struct Scanner::Walk {
  const Scanner& scanner;
  const CharRow& chars;
  std::vector<Token>& out;
  std::uint32_t begin;     ///< of the characters, in bytes
  std::uint32_t here = 0;  ///< in characters
  bool space = true;
  CharClass before = CharClass::Space;  ///< class of the character before `here`
  std::uint64_t wanted = kAnyClass;     ///< classes of the forms that count; not those as long as the whole text then

  [[nodiscard]] bool more(std::uint32_t i) const { return i < chars.size(); }
  /// The class of a character; that of a line end right behind the last.
  [[nodiscard]] CharClass cls(std::uint32_t i) const { return chars[i].cls(); }
  [[nodiscard]] std::uint32_t byte_of(std::uint32_t i) const { return begin + chars.begin(i); }

  /// May a form whose first character has class `first` end at `to`?
  [[nodiscard]] bool may_end(std::uint32_t to, CharClass first) const {
    const CharClass next = cls(to);
    if (is_unspaced(first)) {
      if (next == CharClass::Dependent || next == CharClass::Joiner) return false;
      return next != CharClass::Base || !closes_syllable(to + 1);  // a base is not the end
    }
    return next != CharClass::Latin || cls(to - 1) != CharClass::Latin;  // behind $, % or a digit a letter may follow
  }

  /// Is the consonant that ends at `to` the last letter of a syllable: nothing behind it could be its vowel?
  [[nodiscard]] bool closes_syllable(std::uint32_t to) const {
    const CharClass next = cls(to);
    return next == CharClass::Leading || next == CharClass::Space || next == CharClass::LineEnd ||
           next == CharClass::Mark;
  }

  /// The languages told by the letters up to `to`.
  [[nodiscard]] std::uint16_t told(std::uint32_t to) const {
    std::uint16_t languages = 0;
    for (std::uint32_t i = here; i < to; ++i) languages |= scanner.told_by_[chars[i].small_code()];
    return languages;
  }

  void push(TokenKind kind, std::uint32_t to, std::uint8_t flags, std::int32_t form = -1) {
    Token& token = out.emplace_back();
    token.begin = byte_of(here);
    token.end = byte_of(to);
    const bool ascii = token.end - token.begin == to - here;
    if (to - here == 1 && ascii && cls(here) != CharClass::Latin)
      token.sign = static_cast<char>(chars[here].small_code());
    if (!ascii || scanner.ascii_tells_) token.told = told(to);
    here = to;
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
    space = false;
  }

  /// Is every letter up to `to` a capital?
  [[nodiscard]] bool all_capitals(std::uint32_t to) const {
    for (std::uint32_t i = here; i < to; ++i) {
      if (!chars[i].is_capital() && cls(i) == CharClass::Latin) return false;
    }
    return true;
  }

  /// Do the words up to `to` that `words` names begin with capitals?
  [[nodiscard]] bool capital_words(std::uint32_t to, std::uint32_t words) const {
    bool inside = false;
    for (std::uint32_t i = here; i < to && words != 0; ++i) {
      const bool letter = cls(i) == CharClass::Latin;
      if (letter && !inside && (words & 1U) != 0 && !chars[i].is_capital()) return false;
      if (inside && !letter) words >>= 1U;
      inside = letter;
    }
    return true;
  }

  /// The record of a form for the case in which it stands up to `to`; -1 where it does not count in that case.
  [[nodiscard]] std::int32_t in_case(std::int32_t form, std::uint32_t to) const {
    const FormRecord& record = scanner.packs_.form(form);
    if (record.all_capitals >= 0 && all_capitals(to)) return record.all_capitals;
    if (record.capitals >= 0 && capital_words(to, record.capital_words)) return record.capitals;
    return record.count > 0 && !holds_name(to) ? form : -1;
  }

  /// Does a word with a capital stand behind a small first letter? There a name begins: 'gia nhập Mạng lưới'.
  [[nodiscard]] bool holds_name(std::uint32_t to) const {
    if (chars[here].is_capital()) return false;
    for (std::uint32_t i = here + 1; i < to; ++i) {
      if (chars[i].is_capital() && cls(i - 1) != CharClass::Latin) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_wanted(std::int32_t form, std::uint32_t to) const {
    const std::int32_t record = in_case(form, to);
    return to - here < chars.size() && record >= 0 && (scanner.packs_.form(record).classes & wanted) != 0;
  }

  /// 1 where the character is of the Latin script, else 0.
  static std::uint32_t is_latin(RowChar c) { return static_cast<std::uint32_t>(c.cls() == CharClass::Latin); }

  /// Takes the longest form that begins here, if it has `at_least` as many characters.
  bool push_form(CharClass first, std::uint32_t at_least) {
    if (first == CharClass::Latin) return push_form_of<true>(first, at_least);
    return push_form_of<false>(first, at_least);
  }

  template <bool kLatin>
  bool push_form_of(CharClass first, std::uint32_t at_least) {
    const TrieUnit* trie = scanner.trie_;
    std::uint32_t base = scanner.root_;
    std::uint32_t to = here;
    std::int32_t form = -1;
    const bool small = !chars[here].is_capital();
    bool capital = false;  // there was one
    RowChar next = chars[here];
    for (std::uint32_t i = here;; ++i) {  // no form goes on over the line end behind the last character
      const RowChar c = next;
      const TrieUnit unit = trie[base + c.small_code() + 1U];
      capital |= c.is_capital();
      if (unit.check != base) break;
      base = unit.next >> TrieUnit::kFlags;
      next = chars[i + 1];
      // Asked without a jump: within a word nothing ends, and which letters could is nothing that a processor foresees.
      const std::uint32_t inside = kLatin ? is_latin(c) & is_latin(next) : 0U;
      static_assert(TrieUnit::kEnds == 1);
      if ((unit.next & TrieUnit::kEnds & ~inside) == 0) continue;
      if (!kLatin && !may_end(i + 1, first)) continue;
      const auto found = static_cast<std::int32_t>(trie[base].next);
      const bool asks = (unit.next & TrieUnit::kDependsOnCase) != 0 || (small && capital);
      if (asks && in_case(found, i + 1) < 0) continue;
      if (wanted != kAnyClass && !is_wanted(found, i + 1)) continue;
      to = i + 1;
      form = found;
    }
    if (form < 0 || to - here < at_least) return false;
    const std::uint8_t flags = kLatin ? latin_flags(to) : is_unspaced(first) ? Token::kUnspaced : std::uint8_t{0};
    before = kLatin ? CharClass::Latin : CharClass::Base;
    push(TokenKind::Word, to, flags, capital ? in_case(form, to) : form);
    return true;
  }

  [[nodiscard]] std::uint8_t latin_flags(std::uint32_t to) const {
    if (!chars[here].is_capital()) return Token::kLatin;
    const bool all = to - here > 1 && all_capitals(to);
    return Token::kLatin | Token::kCapital | (all ? Token::kAllCapitals : 0);
  }

  template <class Same>
  [[nodiscard]] std::uint32_t run(std::uint32_t from, Same same) const {
    while (more(from) && same(cls(from))) ++from;
    return from;
  }

  void latin() {
    if (push_form(CharClass::Latin, 1)) return;
    std::uint32_t to = here;
    while (cls(to) == CharClass::Latin || (chars[to] == '\'' && cls(to + 1) == CharClass::Latin)) ++to;
    before = CharClass::Latin;
    push(TokenKind::Latin, to, latin_flags(to));
  }

  void unspaced(CharClass first) {
    if (begins_token(before) && push_form(first, 1)) return;
    // One cluster of unknown text, joined with the gap before it.
    before = first;
    if (!space && !out.empty() && out.back().kind == TokenKind::Gap && out.back().end == byte_of(here)) {
      out.back().end = byte_of(++here);
    } else {
      push(TokenKind::Gap, here + 1, Token::kUnspaced);
    }
  }

  void digits() {
    const auto digit = [](CharClass c) { return c == CharClass::Digit; };
    std::uint32_t to = run(here, digit);
    while ((chars[to] == '.' || chars[to] == ',') && cls(to + 1) == CharClass::Digit) {
      to = run(to + 1, digit);
    }
    before = CharClass::Digit;
    if (push_form(CharClass::Digit, to - here + 1)) return;
    push(TokenKind::Number, to, 0);
  }

  void mark() {
    before = CharClass::Mark;
    if (push_form(CharClass::Mark, 1)) return;
    const RowChar sign = chars[here];
    std::uint32_t to = here + 1;
    while (chars[to].small_code() == sign.small_code()) ++to;
    push(TokenKind::Mark, to, 0);
  }

  void step() {
    const CharClass first = cls(here);
    switch (first) {
      case CharClass::Space:
        space = true;
        before = CharClass::Space;
        ++here;
        break;
      case CharClass::LineEnd:
        before = CharClass::Space;
        push(TokenKind::LineEnd,
             run(here, [](CharClass c) { return c == CharClass::LineEnd || c == CharClass::Space; }), 0);
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
        unspaced(first);
        break;
      case CharClass::OtherLetter:
        if (before == CharClass::Digit && !space && push_form(first, 1)) break;  // 100元
        before = CharClass::OtherLetter;
        push(TokenKind::Other, run(here, [](CharClass c) { return c == CharClass::OtherLetter; }), 0);
        break;
      case CharClass::Mark:
        mark();
        break;
    }
  }
};

Scanner::Scanner(const Packs& packs)
    : packs_(packs), trie_(packs.trie().data()), root_(packs.trie()[0].next >> TrieUnit::kFlags), told_by_(kCharCodes) {
  std::vector<CharCode> letters;
  for (std::size_t i = 0; i < packs.languages().size(); ++i) {
    letters.clear();
    append_char_codes(packs.text(packs.languages()[i].letters), letters);
    for (const CharCode letter : letters) {
      told_by_[letter & ~kCapital] |= static_cast<std::uint16_t>(1U << i);
      ascii_tells_ = ascii_tells_ || (letter & ~kCapital) < 0x80;
    }
  }
}

void Scanner::scan_inside(std::string_view text, const Token& token, std::uint64_t classes,
                          std::vector<Token>& tokens) const {
  const CharRow chars(text.substr(token.begin, token.end - token.begin));
  Walk walk{*this, chars, tokens, token.begin};
  walk.wanted = classes;
  while (walk.more(walk.here)) {
    const CharClass first = walk.cls(walk.here);
    const bool begins =
        first == CharClass::Latin ? walk.before != CharClass::Latin : is_unspaced(first) && begins_token(walk.before);
    if (begins && walk.push_form(first, 1)) {
      tokens.back().languages = token.languages;
    } else {
      ++walk.here;
      walk.before = first;
    }
  }
}

void Scanner::scan(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<Token>& tokens) const {
  const CharRow chars(text.substr(begin, end - begin));
  Walk walk{*this, chars, tokens, begin};
  while (walk.more(walk.here)) walk.step();
}

}  // namespace chancery
