#include "reading/claims/clauses.h"

#include <algorithm>

#include "reading/values/digits.h"

namespace chancery {
namespace {

constexpr std::size_t kLongestSentence = 400;  // tokens; sentences of 800 letters have some 150

}  // namespace

ClauseCutter::ClauseCutter(const Packs& packs)
    : figure_topics_(concept_set(packs, {"fdi", "oda", "ngo", "export", "import", "trade", "visitor", "remittance",
                                         "receive", "sign", "go_out"})),
      tellers_(concept_set(packs, {"visit", "receive", "meeting", "talks", "conference", "seminar", "ceremony",
                                   "festival", "sign", "project", "export", "import", "trade", "fdi", "visitor"})),
      speak_(concept_set(packs, {"speak"})) {}

/// One block of text while it is cut.
class ClauseCutter::Cut {
 public:
  Cut(const ClauseCutter& cutter, const TokenText& text, const std::vector<Mention>& mentions,
      std::size_t first_mention, Clauses& out)
      : cutter_(cutter), text_(text), mentions_(mentions), next_mention_(first_mention), out_(out) {}

  void line(const LineSpan& span, std::uint32_t number) {
    std::size_t begin = behind_dateline(span.first);
    for (std::size_t i = begin; i < span.last; ++i) {
      if (i > begin && may_start(text_[i]) && starts_here(begin, i, span.last)) {
        sentence(begin, i, number);
        begin = i;
      }
      // What has no end is cut, so that the work on a clause stays bounded whatever the text is.
      if ((may_end(text_[i]) && ends_sentence(i, span.last)) || i - begin >= kLongestSentence) {
        sentence(begin, i + 1, number);
        begin = i + 1;
      }
    }
    sentence(begin, span.last, number);
  }

 private:
  /// Could a sentence start with the token without a mark before it? In scripts without spaces, behind a space.
  [[nodiscard]] static bool may_start(const Token& token) {
    return token.has(Token::kSpaceBefore) && token.has(Token::kUnspaced);
  }
  [[nodiscard]] bool starts_here(std::size_t begin, std::size_t i, std::size_t end) const {
    return starts_sentence(i) ? says_more_than_when(begin, i) && !only_adds_when(i, end)
                              : opens_speech(i, end) && tells_something(begin, i);
  }

  /// 'date 2023-05-08 At the ceremony', '2023-05-08 14:30 ...': a day in the form of ISO 8601 that opens a line is when
  /// the page was made, and no part of the sentence behind it.
  [[nodiscard]] std::size_t behind_dateline(std::size_t first) const {
    constexpr std::size_t kIso = 10;
    for (std::size_t m = next_mention_; m < mentions_.size() && mentions_[m].token <= first + 1; ++m) {
      const Mention& date = mentions_[m];
      if (date.kind != MentionKind::Date || date.token < first || date.rule != "common.date.numeric") continue;
      const std::size_t begin = text_[date.token].begin;
      const bool iso =
          text_[date.token_end - 1].end - begin == kIso && text_.text.substr(begin, 4) == date.value.substr(0, 4);
      if (iso && !text_.is_mark(date.token_end, ',')) return date.token_end;
    }
    return first;
  }

  /// A word that begins a sentence behind a space, in scripts without a mark for its end.
  [[nodiscard]] bool starts_sentence(std::size_t i) const {
    return may_start(text_[i]) && text_.is(i, Cls::SentenceStart);
  }

  /// Thai news begin with the day; what follows the space behind it is the same sentence.
  [[nodiscard]] bool says_more_than_when(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if ((text_[i].classes & kHasConcept) != 0 && (text_[i].classes & kHasDateWord) == 0) return true;
    }
    return end - begin > 10;
  }

  /// A day named behind what took place ('X signed Y on 5 June, at Z') belongs to it: a word that begins sentences
  /// begins none where a date is all that follows up to the next one or the end.
  [[nodiscard]] bool only_adds_when(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kLongest = 24;
    if ((text_[begin].classes & kHasDateWord) == 0) return false;
    for (std::size_t i = begin; i < end && !ends_sentence(i, end); ++i) {
      if (i > begin && starts_sentence(i)) return true;
      if (i - begin > kLongest) return false;
      if (tells_more(i)) return false;
    }
    return true;
  }

  /// Behind a space, somebody of whom the first thing told is that he spoke: 'นาย A ผู้ว่าราชการ กล่าวว่า'.
  [[nodiscard]] bool opens_speech(std::size_t i, std::size_t end) const {
    constexpr std::size_t kReach = 25;
    if (!may_start(text_[i])) return false;
    if (!text_.is(i, Cls::Title) && !text_.is(i, Cls::Post)) return false;
    for (std::size_t j = i; j < end && j <= i + kReach; ++j) {
      if (means_any(text_, j, cutter_.speak_)) return true;
      if (tells_more(j) || ends_sentence(j, end)) return false;
    }
    return false;
  }

  [[nodiscard]] bool tells_something(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (tells_more(i)) return true;
    }
    return false;
  }

  /// A word for what takes place, or for what figures are of.
  [[nodiscard]] bool tells_more(std::size_t i) const {
    return (text_[i].classes & kHasDateWord) == 0 &&
           (means_any(text_, i, cutter_.tellers_) || means_any(text_, i, cutter_.speak_));
  }

  /// Could the token be what a sentence ends with? No word or number is, but where a pack says so.
  [[nodiscard]] static bool may_end(const Token& token) {
    return (!token.has(Token::kLatin) && !token.has(Token::kUnspaced) && token.kind != TokenKind::Number) ||
           (token.classes & class_bit(Cls::SentenceMark)) != 0;
  }

  [[nodiscard]] bool ends_sentence(std::size_t i, std::size_t end) const {
    if (!may_end(text_[i])) return false;
    const Token& token = text_[i];
    const std::string_view sign = text_.at(i);
    const bool mark = text_.is(i, Cls::SentenceMark) || token.sign == '!' || token.sign == '?';
    const bool stop = !sign.empty() && (sign[0] == '.' || sign == "\xE2\x80\xA6");
    if (!mark && !stop) return false;
    if (i + 1 == end) return true;
    if (mark && !stop) return true;
    if (!text_[i + 1].has(Token::kSpaceBefore)) return false;
    if (i == 0) return false;
    // '1.' and 'A.' that open a line, initials and short forms end nothing.
    const Token& before = text_[i - 1];
    const bool opens = i < 2 || text_[i - 2].kind == TokenKind::LineEnd;
    if (opens && before.end - before.begin <= 3) return false;
    if (ends_label(i)) return false;
    return !(before.kind == TokenKind::Latin && before.end - before.begin == 1 && before.has(Token::kCapital));
  }

  /// 'Article 3.', 'PART IV.' at the start of a line: what the line is called comes behind it.
  [[nodiscard]] bool ends_label(std::size_t i) const {
    if (i < 2 || (i > 2 && text_[i - 3].kind != TokenKind::LineEnd)) return false;
    return text_[i - 1].kind == TokenKind::Number || read_roman(text_.at(i - 1)).has_value();
  }

  [[nodiscard]] bool is_list_item(std::size_t first, std::size_t last) const {
    if (first >= last) return false;
    const Token& token = text_[first];
    const std::string_view sign = text_.at(first);
    if (sign == "-" || sign == "+" || sign == "*" || sign == "\xE2\x80\xA2" || sign == "\xC2\xB7") return true;
    if (text_.is(first, Cls::OrdinalPrefix) || text_.is(first, Cls::OrdinalWord)) return true;
    if (first + 1 >= last || (!text_.is_mark(first + 1, '.') && !text_.is_mark(first + 1, ')'))) return false;
    return token.kind == TokenKind::Number || read_roman(sign).has_value() ||
           (token.end - token.begin <= 2 && token.kind == TokenKind::Latin) ||
           (token.end - token.begin == 1 && token.kind != TokenKind::Mark);
  }

  /// In scripts without marks, 'two projects [space] non-governmental organizations carried out 33': a word that says
  /// what the next figure is of, behind a space and the figure before. `mention` follows `i`.
  [[nodiscard]] bool opens_figure(std::size_t i, std::size_t& mention) const {
    if (!may_start(text_[i]) || (text_[i].classes & kHasConcept) == 0) return false;
    while (mention < mentions_.size() && mentions_[mention].token_end < i) ++mention;
    if (mention >= mentions_.size() || mentions_[mention].token_end != i) return false;
    if (mentions_[mention].kind != MentionKind::Amount) return false;
    return means_any(text_, i, cutter_.figure_topics_);
  }

  void sentence(std::size_t first, std::size_t last, std::uint32_t line) {
    if (first >= last) return;
    Sentence sentence;
    sentence.first = first;
    sentence.last = last;
    sentence.line = line;
    sentence.list_item = is_list_item(first, last);
    sentence.opens_list = text_.is_mark(last - 1, ':') || text_.at(last - 1) == "\xE1\x9F\x96";
    sentence.clauses_begin = static_cast<std::uint32_t>(out_.clauses.size());
    std::size_t begin = first;
    std::size_t mention = next_mention_;
    for (std::size_t i = first; i < last; ++i) {
      if (i > begin && may_start(text_[i]) && opens_figure(i, mention)) {
        clause(begin, i);
        begin = i;
      }
      if (text_[i].sign != ';') continue;
      clause(begin, i);
      begin = i + 1;
    }
    clause(begin, last);
    sentence.clauses_end = static_cast<std::uint32_t>(out_.clauses.size());
    if (sentence.clauses_end > sentence.clauses_begin) out_.sentences.push_back(sentence);
  }

  void clause(std::size_t first, std::size_t last) {
    if (first >= last) return;
    Clause clause;
    clause.first = first;
    clause.last = last;
    clause.concepts_begin = static_cast<std::uint32_t>(out_.concepts.size());
    std::size_t opening = next_mention_;
    std::size_t name_end = 0;
    for (std::size_t i = first; i < last; ++i) {
      const Token& token = text_[i];
      if ((token.classes & kHasConcept) == 0) continue;
      for (; opening < mentions_.size() && mentions_[opening].token <= i; ++opening) {
        if (mentions_[opening].kind == MentionKind::Person) name_end = mentions_[opening].token_end;
      }
      // A word inside a name means nothing: 'will' in บุจะเลิน, 'night' in រាត្រី.
      if (i < name_end) continue;
      for (const Meaning& meaning : text_.lexicon.packs().meanings(token.form)) {
        if (meaning.cls < kConcept || meaning.cls >= kDateWord || (meaning.languages & token.languages) == 0) continue;
        clause.concepts.add(meaning.cls);
        out_.concepts.push_back({meaning.cls, static_cast<std::uint32_t>(i)});
      }
    }
    clause.concepts_end = static_cast<std::uint32_t>(out_.concepts.size());
    while (next_mention_ < mentions_.size() && mentions_[next_mention_].token < first) ++next_mention_;
    clause.mentions_begin = static_cast<std::uint32_t>(next_mention_);
    while (next_mention_ < mentions_.size() && mentions_[next_mention_].token < last) ++next_mention_;
    clause.mentions_end = static_cast<std::uint32_t>(next_mention_);
    out_.clauses.push_back(clause);
  }

  const ClauseCutter& cutter_;
  const TokenText& text_;
  const std::vector<Mention>& mentions_;
  std::size_t next_mention_;
  Clauses& out_;
};

void ClauseCutter::cut(const TokenText& text, const std::vector<LineSpan>& lines, const std::vector<Mention>& mentions,
                       std::size_t first_mention, Clauses& out) const {
  out.sentences.clear();
  out.clauses.clear();
  out.concepts.clear();
  Cut block(*this, text, mentions, first_mention, out);
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].furniture) block.line(lines[i], i);
  }
}

}  // namespace chancery
