#include "reading/scan/misread_names.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <tuple>

#include "text/utf8.h"

namespace chancery {
namespace {

constexpr std::uint32_t kMostChanges = 2;
constexpr std::uint32_t kReach = 120;  // bytes before and behind what is not known
constexpr std::uint32_t kNothing = 0xFFFFFFFF;
constexpr std::uint64_t kNames =
    class_bit(Cls::PlaceName) | class_bit(Cls::PlaceWithHead) | class_bit(Cls::OrgKnown) | class_bit(Cls::OrgMember);
constexpr std::uint64_t kWanted = kNames | class_bit(Cls::PlaceHead) | class_bit(Cls::PlaceCompound) |
                                  class_bit(Cls::OrgHead) | class_bit(Cls::OrgField);

bool is_unknown(const Token& token) { return token.kind == TokenKind::Gap || token.kind == TokenKind::Latin; }
bool is_place_head(const Token& token) { return (token.classes & class_bit(Cls::PlaceHead)) != 0; }

/// What holds letters that no pack knows. Behind a word for a kind of place that is a family name too (ແຂວງຮ່າດິງ): there
/// it means nothing.
bool may_be_misread(std::span<const Token> tokens, std::size_t i) {
  if (is_unknown(tokens[i])) return true;
  return i > 0 && tokens[i].classes == class_bit(Cls::Family) && is_place_head(tokens[i - 1]);
}
bool is_unspaced(CharClass cls) { return cls == CharClass::Base || cls == CharClass::Leading; }
bool belongs_before(CharClass cls) { return cls == CharClass::Dependent || cls == CharClass::Joiner; }

std::string to_capitals(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())))
      .toUpper()
      .toUTF8String(out);
  return out;
}

}  // namespace

/// The search around one unknown token: a window of characters and the names found in it.
class MisreadNames::Search {
 public:
  Search(const MisreadNames& all, std::string_view text, std::span<const Token> tokens, std::size_t unknown)
      : all_(all),
        text_(text),
        tokens_(tokens),
        unknown_(unknown),
        first_(first_token()),
        begin_(tokens[first_].begin),
        row_(text.substr(begin_, tokens[last_token()].end - begin_)) {}

  struct Found {
    std::uint32_t begin = 0, end = 0;  ///< in the text
    std::uint32_t changes = 0;
    bool is_asked_for = false;  ///< a place of the kind that the word before it says
    std::string printed;
    Token token;  ///< as the scanner takes it where it is spelled right
  };

  /// The first name of the window, where one alone comes into question.
  std::optional<Found> find() {
    const Token& unknown = tokens_[unknown_];
    for (std::uint32_t at = 0; at < row_.size() && byte_of(at) < unknown.end; ++at) {
      if (!may_begin(at)) continue;
      if (!found_.empty() && byte_of(at) >= found_end_) {
        if (auto name = best()) return name;
        found_.clear();
      }
      start_ = at;
      walk(at, all_.packs_.trie()[0].next >> TrieUnit::kFlags, false);
    }
    return best();
  }

 private:
  struct Change {
    std::uint32_t at = 0;  ///< in characters of the window
    const Confusion* confusion = nullptr;
  };

  /// The first token that a name over the unknown one may begin with: no name that is known, nothing on another line.
  [[nodiscard]] std::size_t first_token() const {
    std::size_t first = unknown_;
    if (!is_unknown(tokens_[first])) return first;
    while (first > 0 && tokens_[first - 1].kind != TokenKind::LineEnd && !is_unknown(tokens_[first - 1]) &&
           (tokens_[first - 1].classes & kNames) == 0 && !tokens_[first - 1].has(Token::kMisread) &&
           tokens_[unknown_].begin - tokens_[first - 1].begin <= kReach)
      --first;
    return first;
  }
  [[nodiscard]] std::size_t last_token() const {
    std::size_t last = unknown_;
    while (last + 1 < tokens_.size() && tokens_[last + 1].kind != TokenKind::LineEnd &&
           tokens_[last + 1].end - tokens_[unknown_].end <= kReach)
      ++last;
    return last;
  }

  [[nodiscard]] std::uint32_t byte_of(std::uint32_t at) const { return begin_ + row_.begin(at); }
  [[nodiscard]] CharClass cls(std::uint32_t at) const { return row_[at].cls(); }

  /// The token that holds the character, which no space is.
  [[nodiscard]] const Token* token_at(std::uint32_t byte) const {
    for (std::size_t i = first_; i < tokens_.size() && tokens_[i].begin <= byte; ++i)
      if (byte < tokens_[i].end) return &tokens_[i];
    return nullptr;
  }

  [[nodiscard]] bool may_begin(std::uint32_t at) const {
    const Token* token = token_at(byte_of(at));
    if (token == nullptr) return false;
    if (token->begin == byte_of(at)) return row_[at].is_capital() || is_unspaced(cls(at));
    return token->kind == TokenKind::Gap && is_unspaced(cls(at)) && cls(at - 1) != CharClass::Leading &&
           cls(at - 1) != CharClass::Joiner;
  }

  /// May a name end before the character `at`? At the end of a token, or of a syllable in what is not known.
  [[nodiscard]] bool may_end(std::uint32_t at) const {
    if (byte_of(at) <= tokens_[unknown_].begin) return false;
    const Token* last = token_at(byte_of(at - 1));
    if (last == nullptr) return false;
    if (last->end == byte_of(at)) return at == row_.size() || !belongs_before(cls(at));
    if (last->kind != TokenKind::Gap || belongs_before(cls(at)) || cls(at - 1) == CharClass::Leading) return false;
    const CharClass behind = at + 1 < row_.size() ? cls(at + 1) : CharClass::LineEnd;
    const bool closes = behind == CharClass::Leading || behind == CharClass::Space || behind == CharClass::LineEnd ||
                        behind == CharClass::Mark;
    return cls(at) != CharClass::Base || !closes;
  }

  void walk(std::uint32_t at, std::uint32_t base, bool ends) {
    if (ends && !changes_.empty() && at > start_ && may_end(at)) take(at);
    if (changes_.size() < kMostChanges) {
      change(at, base, ends, all_.by_read_.back());
      if (at < row_.size()) change(at, base, ends, all_.by_read_[row_[at].small_code()]);
    }
    if (at == row_.size()) return;
    const CharCode code = static_cast<CharCode>(row_[at].small_code());
    const std::uint32_t next = all_.follow(base, {&code, 1});
    if (next != kNothing) walk(at + 1, next >> TrieUnit::kFlags, (next & TrieUnit::kEnds) != 0);
  }

  void change(std::uint32_t at, std::uint32_t base, bool ends, const std::vector<std::uint16_t>& confusions) {
    for (const std::uint16_t number : confusions) {
      const Confusion& confusion = all_.confusions_[number];
      if (!changes_.empty() && changes_.front().confusion->language != confusion.language) continue;
      const auto size = static_cast<std::uint32_t>(confusion.read.size());
      bool same = at + size <= row_.size();
      for (std::uint32_t i = 0; same && i < size; ++i) same = row_[at + i].small_code() == confusion.read[i];
      if (!same) continue;
      const std::uint32_t next = all_.follow(base, confusion.printed);
      if (next == kNothing) continue;
      changes_.push_back({at, &confusion});
      // Of a sign that is not printed the walk stays where it is.
      walk(at + size, next >> TrieUnit::kFlags, confusion.printed.empty() ? ends : (next & TrieUnit::kEnds) != 0);
      changes_.pop_back();
    }
  }

  /// The stretch up to `end` with the letters that are confused put right.
  [[nodiscard]] std::string printed(std::uint32_t end) const {
    std::string out;
    std::uint32_t at = start_;
    const auto copy = [&](std::uint32_t to) { out += text_.substr(byte_of(at), byte_of(to) - byte_of(at)); };
    for (const Change& change : changes_) {
      copy(change.at);
      const bool capital = change.at < row_.size() && row_[change.at].is_capital();
      out += capital ? to_capitals(change.confusion->printed_text) : change.confusion->printed_text;
      at = change.at + static_cast<std::uint32_t>(change.confusion->read.size());
    }
    copy(end);
    return out;
  }

  /// The word for a kind of place directly before the stretch; null where there is none.
  [[nodiscard]] const Meaning* head_before() const {
    const Token* const first = token_at(byte_of(start_));
    if (first->begin != byte_of(start_) || first == tokens_.data() || !is_place_head(*(first - 1))) return nullptr;
    const auto meanings = all_.packs_.meanings((first - 1)->form);
    const auto head = std::find_if(meanings.begin(), meanings.end(), [](const Meaning& each) {
      return each.cls == static_cast<std::uint16_t>(Cls::PlaceHead);
    });
    return head == meanings.end() ? nullptr : &*head;
  }
  [[nodiscard]] bool is_of_kind(const Token& token, const Meaning* head) const {
    const auto meanings = all_.packs_.meanings(token.form);
    return head != nullptr && std::any_of(meanings.begin(), meanings.end(), [&](const Meaning& each) {
             return each.cls == static_cast<std::uint16_t>(Cls::PlaceName) &&
                    static_cast<std::int32_t>(all_.packs_.places()[static_cast<std::size_t>(each.value)].kind) ==
                        head->value;
           });
  }

  /// Is a name of `letters` letters long enough for as many changes? One that is cut out of letters which go on must be
  /// longer: a short one is found in many words.
  [[nodiscard]] bool is_long_enough(std::size_t letters, std::uint32_t end) const {
    constexpr unsigned kForOpenSide = 2;
    const LanguageRecord& language = all_.packs_.languages()[changes_.front().confusion->language];
    const Token* const first = token_at(byte_of(start_));
    const bool open_before = first->begin != byte_of(start_);
    const bool open_behind = token_at(byte_of(end - 1))->end != byte_of(end);
    const std::uint8_t least = changes_.size() == 1       ? language.letters_for_one
                               : head_before() != nullptr ? language.letters_behind_head
                                                          : language.letters_for_two;
    const unsigned open = static_cast<unsigned>(open_before) + static_cast<unsigned>(open_behind);
    return least != 0 && letters >= least + open * kForOpenSide;
  }

  [[nodiscard]] bool is_name_of_language(const Token& token) const {
    const auto bit = static_cast<std::uint16_t>(1U << changes_.front().confusion->language);
    for (const Meaning& meaning : all_.packs_.meanings(token.form))
      if (meaning.cls < kConcept && (class_bit(static_cast<Cls>(meaning.cls)) & kWanted) != 0 &&
          (meaning.languages & bit) != 0)
        return true;
    return false;
  }

  void take(std::uint32_t end) {
    Found found;
    found.printed = printed(end);
    std::vector<CharCode> codes;
    append_char_codes(found.printed, codes);
    if (!is_long_enough(codes.size() - static_cast<std::size_t>(std::count(codes.begin(), codes.end(), CharCode{' '})),
                        end))
      return;
    std::vector<Token> tokens;
    all_.scanner_.scan(found.printed, 0, static_cast<std::uint32_t>(found.printed.size()), tokens);
    if (tokens.size() != 1 || tokens[0].kind != TokenKind::Word || (tokens[0].classes & kWanted) == 0) return;
    if (tokens[0].has(Token::kLatin) && !tokens[0].has(Token::kCapital)) return;
    if (!is_name_of_language(tokens[0])) return;
    found.begin = byte_of(start_);
    found.end = byte_of(end);
    found.changes = static_cast<std::uint32_t>(changes_.size());
    found.token = tokens[0];
    found.is_asked_for = is_of_kind(tokens[0], head_before());
    found_end_ = found_.empty() ? found.end : std::max(found_end_, found.end);
    found_.push_back(std::move(found));
  }

  /// What the packs say of a form as a name.
  [[nodiscard]] std::vector<std::pair<std::uint16_t, std::int32_t>> names_of(const Token& token) const {
    std::vector<std::pair<std::uint16_t, std::int32_t>> out;
    for (const Meaning& meaning : all_.packs_.meanings(token.form))
      if (meaning.cls < kConcept && (class_bit(static_cast<Cls>(meaning.cls)) & kWanted) != 0)
        out.emplace_back(meaning.cls, meaning.value);
    std::sort(out.begin(), out.end());
    return out;
  }

  std::optional<Found> best() {
    if (found_.empty()) return std::nullopt;
    const auto rank = [](const Found& f) {
      return std::tuple(f.changes, !f.is_asked_for, f.begin - f.end);
    };  // the longer first
    const auto best = std::min_element(found_.begin(), found_.end(),
                                       [&](const Found& a, const Found& b) { return rank(a) < rank(b); });
    // What lies inside a longer name is a part of it; all else that is as near makes it a guess.
    for (const Found& other : found_) {
      const bool apart = other.begin >= best->end || other.end <= best->begin;
      const bool inside =
          other.begin >= best->begin && other.end <= best->end && other.end - other.begin < best->end - best->begin;
      const bool as_near = other.changes == best->changes && other.is_asked_for == best->is_asked_for;
      if (as_near && !apart && !inside && names_of(other.token) != names_of(best->token)) return std::nullopt;
    }
    return std::move(*best);
  }

  const MisreadNames& all_;
  std::string_view text_;
  std::span<const Token> tokens_;
  std::size_t unknown_;
  std::size_t first_;
  std::uint32_t begin_;
  CharRow row_;
  std::uint32_t start_ = 0;
  std::vector<Change> changes_;
  std::vector<Found> found_;     ///< that overlap each other, or lead from one to the next
  std::uint32_t found_end_ = 0;  ///< of the last of them
};

MisreadNames::MisreadNames(const Packs& packs, const Scanner& scanner)
    : packs_(packs), scanner_(scanner), by_read_(kCharCodes + 1) {
  for (const ConfusionRecord& record : packs.confusions()) {
    Confusion confusion;
    confusion.printed_text = valid_utf8(packs.text(record.printed));
    append_char_codes(confusion.printed_text, confusion.printed);
    append_char_codes(valid_utf8(packs.text(record.read)), confusion.read);
    confusion.language = record.language;
    const std::size_t row = confusion.read.empty() ? kCharCodes : confusion.read.front() & ~kCapital;
    by_read_[row].push_back(static_cast<std::uint16_t>(confusions_.size()));
    confusions_.push_back(std::move(confusion));
  }
}

/// Where `codes` lead to from `base`: the next base and flags (`TrieUnit::next`), or nothing.
std::uint32_t MisreadNames::follow(std::uint32_t base, std::span<const CharCode> codes) const {
  std::uint32_t next = base << TrieUnit::kFlags;
  for (const CharCode code : codes) {
    const TrieUnit unit = packs_.trie()[(next >> TrieUnit::kFlags) + (code & ~kCapital) + 1U];
    if (unit.check != next >> TrieUnit::kFlags) return kNothing;
    next = unit.next;
  }
  return next;
}

void MisreadNames::find(std::string_view text, std::span<const TextRange> pictures, std::vector<Token>& tokens,
                        std::vector<MisreadName>& names) const {
  if (confusions_.empty()) return;
  const auto in_picture = [&](std::uint32_t byte) {
    return std::any_of(pictures.begin(), pictures.end(),
                       [&](const TextRange& s) { return s.begin <= byte && byte < s.end; });
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!may_be_misread(tokens, i) || !in_picture(tokens[i].begin)) continue;
    const auto found = Search(*this, text, tokens, i).find();
    if (!found) continue;
    std::size_t first = i;
    while (tokens[first].begin > found->begin) --first;
    std::size_t last = i;
    while (tokens[last].end < found->end) ++last;
    // What is not known before and behind the name stays as it is.
    std::vector<Token> now;
    if (tokens[first].begin < found->begin) {
      now.push_back(tokens[first]);
      now.back().end = found->begin;
    }
    Token name = found->token;
    name.begin = found->begin;
    name.end = found->end;
    name.flags = static_cast<std::uint8_t>((name.flags & ~Token::kSpaceBefore) | Token::kMisread |
                                           (now.empty() ? tokens[first].flags & Token::kSpaceBefore : 0));
    now.push_back(name);
    if (tokens[last].end > found->end) {
      now.push_back(tokens[last]);
      now.back().begin = found->end;
      now.back().flags = static_cast<std::uint8_t>(now.back().flags & ~Token::kSpaceBefore);
    }
    names.push_back({found->begin, found->end, found->changes, found->printed});
    const auto place = static_cast<std::ptrdiff_t>(first);
    tokens.erase(tokens.begin() + place, tokens.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    tokens.insert(tokens.begin() + place, now.begin(), now.end());
    i = first + (now.front().begin < found->begin ? 1U : 0U);
  }
}

}  // namespace chancery
