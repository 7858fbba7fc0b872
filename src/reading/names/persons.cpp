#include <algorithm>

#include "reading/claims/signatures.h"
#include "reading/names/latin_letters.h"
#include "reading/names/names.h"
#include "reading/names/post_phrase.h"
#include "reading/names/unspaced_names.h"

namespace chancery {
namespace {

constexpr std::size_t kLongestLatinName = 6;
constexpr std::size_t kLongestChunk = 120;  // bytes of one unspaced name

/// A name written in capitals throughout (NGUYEN VAN TUNG) as names are written: Nguyen Van Tung.
std::string in_small_letters(std::string name) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  if (std::any_of(name.begin(), name.end(), small)) return name;
  for (std::size_t i = 1; i < name.size(); ++i) {
    const char before = name[i - 1];
    const bool inside = (before >= 'A' && before <= 'Z') || small(before);
    if (inside && name[i] >= 'A' && name[i] <= 'Z') name[i] = static_cast<char>(name[i] - 'A' + 'a');
  }
  return name;
}

class PersonFinder {
 public:
  PersonFinder(NameLine& line, LatinNames& latin)
      : line_(line), text_(line.text), latin_(latin), unspaced_(line, latin) {}

  void find() {
    if (only_names()) return;
    if (line_.signature) find_signers();
    for (std::size_t i = 0; i < text_.size();) i = may_begin(i) ? step(i) : i + 1;
  }

 private:
  /// Could token `i` begin a name, or lead to one?
  [[nodiscard]] bool may_begin(std::size_t i) const {
    return (text_[i].classes & kPersonClasses) != 0 && line_.taken[i] != 3;
  }
  [[nodiscard]] bool is_family(std::size_t i) const {
    return i < text_.size() && text_.lexicon.find_name(text_[i], Cls::Family) != nullptr;
  }
  [[nodiscard]] bool stops_name(std::size_t i) const { return chancery::stops_name(text_, i); }

  void add(std::size_t first, std::size_t last, std::string_view latin, std::string_view rule) {
    line_.take_back(first, last);
    Mention& person = line_.add(MentionKind::Person, first, last, rule);
    // 'President Nguyen Xuan Phuc's visit': the ending is one token with the name.
    const std::string_view written = span(first, last);
    const std::size_t ending = written.ends_with("'s") ? 2 : written.ends_with("\xE2\x80\x99s") ? 4 : 0;
    if (ending != 0) {
      person.begin = text_[first].begin;
      person.end = text_[last - 1].end - static_cast<std::uint32_t>(ending);
      const std::size_t mark = latin.size() - std::min(latin.size(), ending);
      latin = latin.substr(0, latin.ends_with("'s") ? latin.size() - 2 : mark);
    }
    person.name = line_.reading.keep(latin);
    for (std::size_t i = first; i < last; ++i) line_.taken[i] = 3;
  }

  /// The end of a Latin name that begins at `i`: words with capitals, initials with a full stop, small particles
  /// inside.
  [[nodiscard]] std::size_t latin_end(std::size_t i) const {
    std::size_t last = i;
    std::size_t words = 0;
    while (last < text_.size() && words < kLongestLatinName) {
      const Token& token = text_[last];
      const bool word = token.kind == TokenKind::Latin || token.kind == TokenKind::Word;
      if (last > i && text_.is(last, Cls::NamedAfter) && adjectives_first(text_, last)) break;
      if (!word || !token.has(Token::kCapital) || (stops_name(last) && !goes_on_family(i, last))) break;
      if (last > i && token.begin > text_[last - 1].end + 1) break;  // two signatures in one line
      // 'Consul Zhou Youbin Attends the Ceremony': in headlines verbs have capitals too.
      if (last >= i + 2 && means_any(text_, last, line_.verbs) && adjectives_first(text_, last) && !is_family(last))
        break;
      if (last > i && !token.has(Token::kSpaceBefore) && !text_.is_mark(last - 1, '-') && !text_.is_mark(last - 1, '.'))
        break;
      // A form of several words ('Nguyễn Văn') counts as one token; its words are not told apart.
      ++words;
      ++last;
      const bool initial = token.end - token.begin <= 2 && text_.is_mark(last, '.') && text_.joined(last);
      if (initial && last + 1 < text_.size() && text_[last + 1].has(Token::kCapital)) ++last;
      last = hyphened_end(last);
    }
    while (last > i && (text_.is_mark(last - 1, '.') || text_.is_mark(last - 1, '-'))) --last;
    return last;
  }

  /// Vietnamese papers part a Lao name with a dash: 'đồng chí Khăm Pheng – Xay Sổm Pheng, Tỉnh trưởng'. What stands
  /// behind a title before the comma is one name.
  [[nodiscard]] std::size_t dashed_end(std::size_t first, std::size_t last, std::string_view rule) const {
    const bool dash = text_.is_mark(last, '-') || (last < text_.size() && text_.at(last) == "\xE2\x80\x93");
    if (!dash || !rule.ends_with(".title") || is_family(first) || adjectives_first(text_, first)) return last;
    if (!is_latin(last + 1) || is_family(last + 1)) return last;
    const std::size_t end = latin_end(last + 1);
    const bool free =
        std::all_of(line_.taken.begin() + static_cast<std::ptrdiff_t>(last),
                    line_.taken.begin() + static_cast<std::ptrdiff_t>(end), [](char t) { return t == 0; });
    return free && end > last + 1 && text_.is_mark(end, ',') ? end : last;
  }

  /// A word that elsewhere is no name (Hai, Trong) is one behind a Vietnamese family name; a family name that is a word
  /// in one language (Do) is a name in a text of another script.
  [[nodiscard]] bool goes_on_family(std::size_t first, std::size_t i) const {
    constexpr std::uint64_t kStops = class_bit(Cls::Post) | class_bit(Cls::Title) | class_bit(Cls::Deputy) |
                                     class_bit(Cls::Former) | class_bit(Cls::OrgHead) | class_bit(Cls::OrgKnown);
    const bool alone = i == first + 1 && text_.is_mark(i + 1, ',');  // Hun Many, Deputy Prime Minister
    if (!is_family(first) || (adjectives_first(text_, first) && !alone) ||
        text_.at(i).find(' ') != std::string_view::npos)
      return false;
    if (i > first) return (text_[i].classes & kStops) == 0;
    return text_[i].languages == 0xFFFF && is_latin(i + 1) && text_[i + 1].has(Token::kCapital);
  }

  /// Behind what hangs on the word that ends before `last`: Jae-ho, Xay-nha-chắc, H'Hồng.
  [[nodiscard]] std::size_t hyphened_end(std::size_t last) const {
    while (text_.joined(last) && text_.joined(last + 1) && is_latin(last + 1)) {
      const bool apostrophe = text_.is_mark(last, '\'') || text_.at(last) == "\xE2\x80\x99";
      if (!text_.is_mark(last, '-') && !(apostrophe && text_[last + 1].has(Token::kCapital))) break;
      last += 2;
    }
    return last;
  }

  [[nodiscard]] bool is_latin(std::size_t i) const { return i < text_.size() && text_[i].has(Token::kLatin); }

  [[nodiscard]] std::string_view span(std::size_t first, std::size_t last) const {
    return text_.text.substr(text_[first].begin, text_[last - 1].end - text_[first].begin);
  }

  /// Is the name at tokens [first, last) that of a street, bridge or school: 'cầu Thạch Bích', 'Vo Van Kiet Bridge'?
  [[nodiscard]] bool names_a_thing(std::size_t first, std::size_t last) const {
    if (first > 0 && !adjectives_first(text_, first) && line_.ends_with(first - 1, Cls::NamedAfter)) return true;
    return text_.is(last, Cls::NamedAfter) && text_[last].has(Token::kCapital) && adjectives_first(text_, last);
  }

  /// A name in another script, with its Latin form in brackets behind it where the text gives that: ດິງ ຮວ່າງ ລິງ (Dinh
  /// Hoang Linh).
  void add_with_brackets(std::size_t first, std::size_t last, const std::string& latin, std::string_view rule) {
    std::size_t at = last + 1;
    while (text_.is_mark(last, '(') && text_.is(at, Cls::Title)) ++at;  // (Mr. Wu Zhiwu)
    std::size_t end = at;
    if (text_.is_mark(last, '(')) {
      while (end < text_.size() && end < at + kLongestLatinName && is_latin(end) && text_[end].has(Token::kCapital) &&
             !text_.is(end, Cls::Post) && !text_.is(end, Cls::OrgHead))
        ++end;
    }
    if (end < at + 2 || !text_.is_mark(end, ')')) return add(first, last, latin, rule);
    const std::string given = capital_words(to_bare_latin(span(at, end)));
    if (line_.known != nullptr) line_.known->insert_or_assign(std::string(span(first, last)), given);
    add(first, last, given, rule);
    add(at, end, given, "common.person.in_brackets");
  }
  /// 'Mark CARNEY' as 'Mark Carney'.
  static std::string capital_words(std::string name) {
    for (std::size_t i = 1; i < name.size(); ++i) {
      const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
      if (letter(name[i - 1]) && name[i] >= 'A' && name[i] <= 'Z') name[i] = static_cast<char>(name[i] - 'A' + 'a');
    }
    return name;
  }

  /// The Latin form that the document had for the same name before, else `latin`.
  [[nodiscard]] std::string as_known(std::size_t first, std::size_t last, const std::string& latin) const {
    constexpr std::size_t kMost = 2000;  // names of a document that are kept
    if (line_.known == nullptr || line_.known->size() >= kMost) return latin;
    return line_.known->try_emplace(std::string(span(first, last)), latin).first->second;
  }

  /// The person that begins at token `i`; the token behind, or `i`. `sure`: a title or post stands before.
  std::size_t name_at(std::size_t i, std::string_view rule, bool sure) {
    if (i >= text_.size() || line_.taken[i] == 3) return i;
    const Token& token = text_[i];
    if (token.has(Token::kUnspaced)) {
      std::string latin;
      const std::size_t last = unspaced_.end(i, latin, sure, rule.ends_with(".post"));
      if (last > i) latin = as_known(i, last, latin);
      if (last > i) add_with_brackets(i, last, latin, rule);
      return last;
    }
    if (!token.has(Token::kCapital) || (stops_name(i) && !goes_on_family(i, i))) return i;
    const std::size_t last = dashed_end(i, latin_end(i), rule);
    if (names_a_thing(i, last)) {
      line_.take_back(i, last);
      std::fill(line_.taken.begin() + i, line_.taken.begin() + last, 3);
      return i;
    }
    const bool several_words = last > i + 1 || span(i, last).find(' ') != std::string_view::npos;
    if (last == i || (!several_words && !sure) || (!several_words && line_.taken[i] != 0)) return i;
    // An agency, no person: 'Photo: SGGP'.
    if (!several_words && token.has(Token::kAllCapitals) && token.end - token.begin > 1) return i;
    add(i, last, in_small_letters(without_dash(to_bare_latin(span(i, last)))), rule);
    return last;
  }

  /// 'Kham Pheng – Xay Som Pheng' as 'Kham Pheng Xay Som Pheng', as others write it.
  static std::string without_dash(std::string name) {
    for (const std::string_view dash : {" - ", " \xE2\x80\x93 "}) {
      if (const std::size_t at = name.find(dash); at != std::string::npos) name.replace(at, dash.size(), " ");
    }
    return name;
  }

  /// Behind a post and what it is of (found before), where a name may begin.
  [[nodiscard]] std::size_t behind_post(std::size_t i) const {
    const auto mention_end = [&](std::size_t at) { return line_.name_end(at); };
    std::size_t at = std::max(post_end(text_, i, text_.size(), mention_end), line_.name_end(i));
    while (text_.is(at, Cls::Title) || text_.is(at, Cls::OrgLink)) ++at;
    // 'Governor of Chiang Mai, Thailand, A'
    if (text_.is_mark(at, ',')) {
      const std::size_t where = line_.name_end(at + 1);
      if (where > at + 1 && text_.is_mark(where, ',')) at = where;
    }
    return at;
  }

  std::size_t step(std::size_t i) {
    if (text_.is(i, Cls::Title)) {
      std::size_t at = i + 1;
      while (text_.is(at, Cls::Title)) ++at;
      const std::size_t last = name_at(at, "common.person.title", true);
      return last > at ? last : i + 1;
    }
    if (text_.is(i, Cls::Post)) {
      name_before_post(i);
      // Right behind a name it is the post of that name.
      if (i > 0 && line_.taken[i - 1] == 3 && text_[i].has(Token::kUnspaced)) return i + 1;
      const std::size_t at = behind_post(i);
      // A name is joined to the highest posts as to a title (ประธานาธิบดีโจ ไบเดน).
      const bool spaced = at < text_.size() && (text_[at].has(Token::kSpaceBefore) || at > i + 1 || is_family(at) ||
                                                (is_whole_post(i) && text_[at].kind == TokenKind::Gap));
      if (at > i + 1 && text_.is(at - 1, Cls::Title)) return i + 1;  // the title says better where the name begins
      // What is joined to 'province' is its name.
      if (at > i + 1 && text_.joined(at) && text_[at].has(Token::kUnspaced) && text_.is(at - 1, Cls::PlaceHead))
        return i + 1;
      // A Latin name must look like one: two words at least, none of them a known place or body.
      const bool sure = spaced && at < text_.size() && text_[at].has(Token::kUnspaced);
      const std::size_t last =
          text_.is_mark(at, ',') ? name_between_commas(at + 1)
          : spaced               ? name_at(at, "common.person.post",
                                           sure && (is_family(at) || unspaced_.may_begin(at) || !text_[at].has(Token::kSpaceBefore)))
                                 : at;
      return last > at ? last : i + 1;
    }
    const bool bounded = !text_[i].has(Token::kUnspaced) || text_[i].has(Token::kSpaceBefore) || i == 0;
    if (is_family(i) && line_.taken[i] == 0 && bounded) {
      if (!text_[i].has(Token::kUnspaced) && i > 0 && text_[i - 1].has(Token::kCapital) &&
          text_[i].has(Token::kSpaceBefore) && text_[i - 1].kind == TokenKind::Latin) {
        return i + 1;  // inside a row of capitals that is no name of this kind
      }
      const std::size_t last = name_at(i, "common.person.family_name", false);
      return last > i ? last : i + 1;
    }
    return i + 1;
  }

  [[nodiscard]] bool is_whole_post(std::size_t i) const {
    const Meaning* post = text_.find(i, Cls::Post);
    return post != nullptr && text_.lexicon.packs().posts()[static_cast<std::size_t>(post->value)].whole != 0;
  }

  /// 'Khamlieng Outthakaison, Secretary of ...', 'John Knapper, the US Ambassador', 'Lee Min-ho (Director)': words with
  /// capitals before a mark and a post are who holds it.
  void name_before_post(std::size_t post) {
    if (text_[post].has(Token::kUnspaced)) return untitled_before_post(post);
    const std::size_t mark = modified_post_begin(text_, post, 0);
    if (mark < 2) return;
    const bool dash = text_.is_mark(mark - 1, '-') || text_.at(mark - 1) == "\xE2\x80\x93";
    if (!dash && !text_.is_mark(mark - 1, ',') && !text_.is_mark(mark - 1, '(')) return;
    std::size_t first = mark - 1;
    while (first > 0 && may_be_name_word(first - 1)) --first;
    const std::size_t words = mark - 1 - first;
    if (dash && !opens(first)) return;
    if (words >= 2 && words <= 7 && latin_end(first) == mark - 1) {
      add(first, mark - 1, in_small_letters(to_bare_latin(span(first, mark - 1))), "common.person.before_post");
    }
  }

  /// Does token `i` open the line, a sentence or what stands behind a mark?
  [[nodiscard]] bool opens(std::size_t i) const {
    return i == 0 || text_[i - 1].kind == TokenKind::LineEnd || text_[i - 1].kind == TokenKind::Mark ||
           text_.is(i - 1, Cls::SentenceMark) || text_.is(i - 1, Cls::SentenceStart);
  }

  /// 'ศุภกร เลิศวิริยะ ผู้ว่าราชการจังหวัด': two parts without a title, the first unknown, right before a post, where
  /// a line, a quotation or a row begins.
  void untitled_before_post(std::size_t post) {
    std::size_t last = post_begin(text_, post, 0);
    while (last > 0 && text_.is(last - 1, Cls::Title)) --last;
    if (last > 0 && is_quotation_mark(text_, last - 1)) --last;
    if (last < 2) return;
    std::size_t first = last;
    for (int part = 0; part < 2; ++part) {
      do {
        if (first == 0 || !text_[first - 1].has(Token::kUnspaced) || line_.taken[first - 1] == 3) return;
        --first;
        // A place is part of a name only behind what it is joined to (อินสีเชียงใหม่).
        if (line_.taken[first] != 0 && !(first > 0 && text_.joined(first) && text_[first - 1].kind == TokenKind::Gap))
          return;
      } while (first > 0 && text_.joined(first) && text_[first - 1].has(Token::kUnspaced));
    }
    if (!opens(first) || (text_[first].kind != TokenKind::Gap && !is_family(first))) return;
    std::string latin;
    if (unspaced_.end(first, latin, true, true) == last) add(first, last, latin, "common.person.before_post");
  }

  /// 'The Minister of Foreign Affairs of Laos, Thongsavan Phomvihane, ...': unknown words with capitals between commas.
  std::size_t name_between_commas(std::size_t i) {
    std::size_t last = i;
    while (last < text_.size() && last < i + kLongestLatinName && may_be_name_word(last)) ++last;
    // 'the Minister of Foreign Affairs, A visited B': a verb in small letters ends the name as well.
    const bool verb = last < text_.size() && !text_[last].has(Token::kCapital) && means_any(text_, last, line_.verbs);
    const bool words = last >= i + 2 && (text_.is_mark(last, ',') || verb) && latin_end(i) == last;
    if (!words || !text_[i].has(Token::kSpaceBefore)) return i;
    add(i, last, in_small_letters(to_bare_latin(span(i, last))), "common.person.behind_post");
    return last;
  }

  /// A word with a capital that nothing else claims, or a sign inside such a word (Sang-yeol).
  [[nodiscard]] bool may_be_name_word(std::size_t i) const {
    if (line_.taken[i] != 0) return false;
    if (i > 0 && is_family(i - 1) && text_.is_mark(i + 1, ',') && is_latin(i) && text_[i].has(Token::kCapital) &&
        !text_.is(i, Cls::Post))
      return true;  // behind a family name a word may be a name: Hun Many
    if (stops_name(i)) return false;
    if (text_.is_mark(i, '-') || (text_.joined(i) && i > 0 && text_.is_mark(i - 1, '-')))
      return text_.joined(i) && text_.joined(i + 1);
    constexpr std::uint64_t kOther = kHasConcept | class_bit(Cls::CommonWord) | class_bit(Cls::OrgField);
    return is_latin(i) && text_[i].has(Token::kCapital) && ((text_[i].classes & kOther) == 0 || is_family(i));
  }

  /// A line of names alone: bylines and photo credits ('ฮองเกียง - ไทยฮอค', 'Photo: Pham Kien').
  bool only_names() {
    std::size_t i = 0;
    if (text_.size() > 16) return find_credit();
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    std::vector<std::string> names;
    constexpr std::uint64_t kNoName = kHasConcept | class_bit(Cls::PlaceHead) | class_bit(Cls::CommonWord) |
                                      class_bit(Cls::Post) | class_bit(Cls::OrgHead) | class_bit(Cls::OrgField) |
                                      class_bit(Cls::Counted);
    while (i < text_.size() && text_[i].kind != TokenKind::LineEnd) {
      if (text_.is(i, Cls::Title)) return find_credit();  // the name of a title may have parts that look like names
      const std::uint64_t classes = text_[i].classes;
      if ((classes & kNoName) != 0 && (classes & class_bit(Cls::Family)) == 0) return find_credit();
      if (text_.is_mark(i, '-') || text_.is_mark(i, ',') || text_.is_mark(i, '/') || text_.is_mark(i, '*')) {
        ++i;
        continue;
      }
      std::string latin;
      std::size_t last = i;
      if (text_[i].has(Token::kUnspaced)) {
        const std::string_view rest =
            text_.text.substr(text_[i].begin, text_[unspaced_.chunk_end(i) - 1].end - text_[i].begin);
        const Romanizer::Extent extent =
            latin_.romanizer().longest_name(text_.text.substr(text_[i].begin, kLongestChunk), "vi");
        if (extent.syllables < 2 || extent.syllables > 4 || extent.bytes < rest.size()) return find_credit();
        last = unspaced_.token_ending(i, text_[i].begin + static_cast<std::uint32_t>(extent.bytes));
        const auto& name = latin_.romanize(text_.text.substr(text_[i].begin, extent.bytes), "vi");
        if (last == 0 || !name) return find_credit();
        latin = name->latin;
      } else {
        last = latin_end(i);
        if (last == i || last - i > 4 || !is_family(i)) return find_credit();
        latin = in_small_letters(to_bare_latin(span(i, last)));
        if (latin.find(' ') == std::string::npos) return find_credit();
      }
      spans.emplace_back(i, last);
      names.push_back(latin);
      i = last;
    }
    for (std::size_t n = 0; n < spans.size(); ++n)
      add(spans[n].first, spans[n].second, names[n], "common.person.byline");
    return !spans.empty();
  }

  /// Names that fill a cell of a line near posts that stand alone: who signs a document.
  void find_signers() {
    std::vector<LineCell> cells;
    cut_cells(text_, 0, text_.size(), cells);
    for (LineCell& cell : cells) {
      while (cell.first < cell.last && text_.is_mark(cell.last - 1, ')')) --cell.last;
      while (cell.first < cell.last && (text_.is_mark(cell.first, '(') || text_.is(cell.first, Cls::Title)))
        ++cell.first;
      if (cell.first == cell.last || line_.taken[cell.first] != 0) continue;
      std::string latin;
      if (text_[cell.first].has(Token::kUnspaced)) {
        if (unspaced_.end(cell.first, latin, true, true) != cell.last) continue;
      } else {
        std::size_t last = cell.first;
        while (last < cell.last && may_be_name_word(last)) ++last;
        latin = in_small_letters(to_bare_latin(span(cell.first, cell.last)));
        if (last != cell.last || latin_end(cell.first) != last || latin.find(' ') == std::string::npos) continue;
      }
      add(cell.first, cell.last, latin, "common.person.signature");
    }
  }

  /// The name behind a photo credit; the rest of the line is looked at as usual.
  bool find_credit() {
    for (std::size_t i = 0; i + 1 < text_.size(); ++i) {
      if ((text_[i].classes & kHasConcept) == 0) continue;
      const bool colon_inside = text_.at(i).ends_with(':');
      const bool colon = text_.is_mark(i + 1, ':') || text_.at(i + 1) == "\xE1\x9F\x96";  // the Khmer colon
      if ((!colon_inside && !colon) || text_.find(i, line_.photo) == nullptr) continue;
      name_at(colon_inside ? i + 1 : i + 2, "common.person.credit", true);
    }
    return false;
  }

  NameLine& line_;
  const TokenText& text_;
  LatinNames& latin_;
  UnspacedNames unspaced_;
};

}  // namespace

void find_persons(NameLine& line, LatinNames& latin) { PersonFinder(line, latin).find(); }

}  // namespace chancery
