#include "reading/reader.h"

#include <emmintrin.h>

#include <algorithm>
#include <bit>
#include <set>

#include "reading/claims/signatures.h"
#include "reading/names/names.h"
#include "reading/names/post_phrase.h"
#include "reading/packs/load_romanizer.h"
#include "reading/values/digits.h"
#include "text/chars.h"

namespace chancery {
namespace {

/// Text is read in blocks of about this many bytes, cut at line ends, so that working memory does not grow with the
/// file.
constexpr std::uint32_t kBlock = 32 * 1024;
/// Long documents are handed over in parts of about this many bytes.
constexpr std::uint32_t kPart = 256 * 1024;

/// The next point or comma at or behind `at`; the size of the text where there is none. Sixteen bytes at a time.
std::size_t next_decimal_sign(std::string_view text, std::size_t at) {
  const __m128i point = _mm_set1_epi8('.');
  const __m128i comma = _mm_set1_epi8(',');
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const int hits = _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(bytes, point), _mm_cmpeq_epi8(bytes, comma)));
    if (hits != 0) return at + static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(hits)));
  }
  while (at < text.size() && text[at] != '.' && text[at] != ',') ++at;
  return at;
}

/// Does the line that begins here part cells, as a row of a table does?
bool is_row_at(std::string_view text, std::size_t begin) {
  const std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  const std::size_t bar = line.find('|');
  return bar != std::string_view::npos && line.find('|', bar + 1) != std::string_view::npos;
}

/// The end of the table that goes on at `end`, a line end between two rows: what its columns hold, its head alone
/// tells. A table that is longer than a part is cut all the same.
std::size_t table_end(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view part = text.substr(0, std::min(text.size(), begin + kPart));
  const std::size_t line = part.rfind('\n', end - 2);
  if (!is_row_at(part, line == part.npos || line < begin ? begin : line + 1)) return end;
  while (end < part.size() && is_row_at(part, end)) {
    const std::size_t next = part.find('\n', end);
    if (next == part.npos) return part.size() == text.size() ? part.size() : end;
    end = next + 1;
  }
  return end;
}

std::uint32_t block_end(std::string_view text, std::uint32_t begin) {
  const auto size = static_cast<std::uint32_t>(text.size());
  if (size - begin <= kBlock) return size;
  // Looked for in the block only: a text of one line would be searched from its start again for each block.
  const std::string_view block = text.substr(begin, kBlock + 1);
  const std::size_t line = block.rfind('\n');
  if (line != std::string_view::npos && line > 0)
    return static_cast<std::uint32_t>(table_end(text, begin, begin + line + 1));
  // One line longer than a block: cut at a space, else between characters.
  const std::size_t space = block.rfind(' ');
  if (space != std::string_view::npos && space > 0) return static_cast<std::uint32_t>(begin + space + 1);
  std::uint32_t end = begin + kBlock;
  while (end > begin + 1 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return end;
}

}  // namespace

ReadingTools::ReadingTools(const Packs& p, Needs n)
    : packs(p),
      needs(n),
      lexicon(p),
      scanner(p),
      misread(p, scanner),
      dates(p, n),
      amounts(p),
      clauses(p),
      claims(p, n),
      official(p) {}

const Romanizer& ReadingTools::romanizer() const {
  std::call_once(romanizer_made_, [this] {
    Result<Romanizer> made = load_romanizer(packs);
    // `chancery packs` refuses tables that do not fit together, so only a damaged file could fail here, which has a
    // checksum.
    if (made) {
      romanizer_ = std::make_unique<Romanizer>(std::move(made).value());
    } else {
      romanizer_ = std::make_unique<Romanizer>(std::move(Romanizer::create({}, {})).value());
    }
  });
  return *romanizer_;
}

Reader::Reader(const ReadingTools& tools)
    : tools_(tools),
      lines_reader_(tools.packs, tools.needs),
      table_(tools.packs),
      fields_(tools.official, tools.scanner, tools.lexicon),
      latin_(tools),
      photo_(tools.packs.concept_class("photo")),
      compared_(tools.packs.concept_class("compared")),
      verbs_(concept_set(
          tools.packs,
          {"done",   "ongoing",   "future",   "negation", "propose", "request", "recommend",  "hope",
           "agree",  "undertake", "instruct", "need",     "speak",   "believe", "thanks",     "praised",
           "with",   "between",   "purpose",  "visit",    "receive", "meeting", "hold",       "host",
           "attend", "lead",      "sign",     "go_out",   "come_in", "join",    "award_verb", "coordinate"})) {}

void Reader::find_decimal_mark(std::string_view text) {
  decimal_evidence_ = 0;
  const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  for (std::size_t at = next_decimal_sign(text, 1); at < text.size(); at = next_decimal_sign(text, at + 1)) {
    if (!digit(at - 1) || !digit(at + 1)) continue;
    std::size_t first = at - 1;
    while (first > 0 && digit(first - 1) && at - first < 20) --first;
    std::size_t last = at + 1;
    while (digit(last) || ((last < text.size() && (text[last] == '.' || text[last] == ',')) && digit(last + 1))) {
      if (++last - first > 40) break;
    }
    const std::string_view digits = text.substr(first, last - first);
    // A date with points (2.9.2025) is no evidence.
    const bool date = std::count(digits.begin(), digits.end(), '.') == 2 &&
                      digits.find(',') == std::string_view::npos && digits.size() - digits.rfind('.') == 5;
    if (!date) decimal_evidence_ += decimal_evidence(digits);
    at = last - 1;
  }
}

Reading Reader::read(std::string_view utf8, const DocumentFields& fields, const PictureText& pictures) {
  return read(utf8, fields, pictures, nullptr);
}

Reading Reader::read_in_parts(std::string_view utf8, const DocumentFields& fields, const PictureText& pictures,
                              const std::function<void(Reading)>& take) {
  return read(utf8, fields, pictures, &take);
}

Reading Reader::read(std::string_view utf8, const DocumentFields& fields, const PictureText& pictures,
                     const std::function<void(Reading)>* take) {
  pictures_ = pictures.pages.empty() ? nullptr : &pictures;
  reading_ = Reading{};
  tally_ = LanguageTally{};
  table_.start({tools_.lexicon, {}, {}});
  lines_reader_.start_document();
  facts_.clear();
  known_persons_.clear();
  fields_.start();
  facts_.find_address(utf8, reading_);
  facts_.take(fields, reading_);
  find_decimal_mark(utf8);
  const auto size = static_cast<std::uint32_t>(utf8.size());
  std::uint32_t handed_over = 0;
  for (std::uint32_t begin = 0; begin < size;) {
    const std::uint32_t end = block_end(utf8, begin);
    read_block(utf8, begin, end);
    begin = end;
    if (begin != size && (take == nullptr || begin - handed_over < kPart)) continue;
    fields_.take(utf8, handed_over, end, reading_, end == size);
    if (take != nullptr) {
      (*take)(hand_over());
      handed_over = begin;
    }
  }
  finish_languages();
  fields_.give(reading_);
  complete(reading_);
  return std::move(reading_);
}

void Reader::complete(Reading& reading) {
  facts_.resolve(tools_.packs, reading);
  drop_self_partnerships(reading);
  drop_repeats(reading);  // now that days without a year have theirs
}

/// What was read so far, but for what holds for the whole document.
Reading Reader::hand_over() {
  Reading part = std::move(reading_);
  reading_ = Reading{};
  for (std::string_view Reading::*fact :
       {&Reading::title, &Reading::author, &Reading::published, &Reading::url, &Reading::publisher}) {
    reading_.*fact = reading_.keep(part.*fact);
  }
  return part;
}

void Reader::read_block(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  tokens_.clear();
  tools_.scanner.scan(text, begin, end, tokens_);
  if (pictures_ != nullptr) {
    misread_.clear();
    tools_.misread.find(text, pictures_->pages, tokens_, misread_);
  }
  lines_reader_.read(tools_.lexicon, text, tokens_, lines_, tally_, reading_.unread);
  const TokenText all{tools_.lexicon, text, tokens_, DecimalMark::Comma};
  mark_signature_lines(all, lines_);
  const std::size_t first_mention = reading_.mentions.size();
  for (const LineSpan& line : lines_) read_line(text, line);
  tools_.clauses.cut(all, lines_, reading_.mentions, first_mention, clauses_);
  ClaimBlock block{all, reading_, clauses_, lines_, first_mention};
  tools_.claims.find(block);
}

TokenText Reader::text_of(std::string_view text, const LineSpan& line) const {
  DecimalMark mark = decimal_evidence_ > 0 ? DecimalMark::Comma : DecimalMark::Point;
  if (line.language >= 0) {
    const LanguageRecord& language = tools_.packs.languages()[static_cast<std::size_t>(line.language)];
    if (decimal_evidence_ == 0) mark = language.decimal_comma != 0 ? DecimalMark::Comma : DecimalMark::Point;
  }
  return {tools_.lexicon, text, std::span(tokens_).subspan(line.first, line.last - line.first), mark};
}

void Reader::read_line(std::string_view text, const LineSpan& line) {
  const TokenText tokens = text_of(text, line);
  taken_.assign(tokens.size(), 0);
  starts_.assign(tokens.size(), {});
  found_.clear();
  take_values(tokens, line);
  find_names(tokens, line);
  keep_line(line);
}

void Reader::find_names(const TokenText& tokens, const LineSpan& line) {
  NameLine names{tokens,         reading_, taken_, found_,         starts_,
                 tools_.scanner, verbs_,   photo_, line.signature, &known_persons_};
  if (line.has_any(kPlaceClasses)) find_places(names);
  for (Mention& mention : found_) {
    if (mention.kind != MentionKind::Place) continue;
    // Rows of a table break a figure down by partners: whose document it is, they do not tell.
    if (line.bars && is_country(mention.value) && is_table_row(tokens)) mention.secondary = true;
    if (line.has_any(class_bit(Cls::Post)) && follows_envoy(tokens, mention.token)) mention.secondary = true;
  }
  if (line.has_any(kOrganizationClasses)) find_organizations(names);
  const bool persons =
      line.has_any(kPersonClasses | kHasConcept) || line.unspaced || line.signature;  // a concept: of photo credits
  if (persons && !line.furniture) find_persons(names, latin_);
}

/// Does a word of comparison stand before the date (up 5.8% compared to the same period of 2023)?
bool Reader::is_compared_with(const TokenText& tokens, std::size_t first) const {
  constexpr std::size_t kFarthest = 2;
  for (std::size_t back = 1; back <= kFarthest && back <= first; ++back) {
    if (tokens.find(first - back, compared_) != nullptr) return true;
  }
  return false;
}

void Reader::take_date(const TokenText& tokens, const FoundDate& date) {
  Mention mention;
  mention.kind = MentionKind::Date;
  mention.token = static_cast<std::uint32_t>(date.first);
  mention.token_end = static_cast<std::uint32_t>(date.last);
  mention.value = reading_.keep(to_edtf(date));
  mention.rule = date.rule;
  mention.needs_year = date.year_missing;
  mention.secondary = is_compared_with(tokens, date.first);
  found_.push_back(mention);
}

void Reader::take_dates(const TokenText& tokens) {
  DateFinder::marks_within_reach(tokens, date_marks_);
  std::optional<FoundDate> date;  // that ends before token i, or begins there
  for (std::size_t i = 0; i < tokens.size();) {
    if (date) date = DateFinder::next_of_list(tokens, *date);
    if (!date && DateFinder::may_begin(tokens[i])) date = tools_.dates.find(tokens, i, date_marks_);
    if (!date) {
      ++i;
      continue;
    }
    take_date(tokens, *date);
    for (std::size_t t = date->first; t < date->matched_to; ++t) taken_[t] = 1;
    i = date->matched_to;
  }
}

void Reader::take_row(const TokenText& tokens, const LineSpan& line) {
  if (!is_table_row(tokens)) return;
  const auto number = static_cast<std::size_t>(&line - lines_.data());
  if (number > 0) {
    const LineSpan& above = lines_[number - 1];
    const TokenText text_above = text_of(tokens.text, above);
    if (!goes_on({tools_.lexicon, tokens.text, tokens_}, above, line) || !is_table_row(text_above))
      table_.start(text_above);
  }
  const bool buddhist_years =
      line.language >= 0 && tools_.packs.languages()[static_cast<std::size_t>(line.language)].buddhist_years != 0;
  years_.clear();
  table_.read(tokens, buddhist_years, taken_, amounts_, years_);
  for (const FoundDate& year : years_) take_date(tokens, year);
}

void Reader::take_values(const TokenText& tokens, const LineSpan& line) {
  if (line.numbers || line.has_any(DateFinder::kMayBegin)) take_dates(tokens);
  amounts_.clear();
  ordinals_.clear();
  if (line.bars) take_row(tokens, line);
  if (line.numbers || line.has_any(AmountFinder::kMayBegin)) tools_.amounts.find(tokens, taken_, amounts_, ordinals_);
  for (const FoundAmount& amount : amounts_) {
    Mention mention;
    mention.kind = MentionKind::Amount;
    mention.unit_kind = amount.kind;
    mention.qualifier = amount.qualifier;
    mention.token = static_cast<std::uint32_t>(amount.first);
    mention.token_end = static_cast<std::uint32_t>(amount.last);
    mention.value = reading_.keep(amount.number.to_string());
    if (amount.most) mention.most = reading_.keep(amount.most->to_string());
    mention.name = amount.unit;
    mention.rule = amount.rule;
    mention.reason = amount.reason;
    mention.secondary = amount.secondary;
    found_.push_back(mention);
  }
  for (const FoundOrdinal& ordinal : ordinals_) {
    Mention mention;
    mention.kind = MentionKind::Ordinal;
    mention.token = static_cast<std::uint32_t>(ordinal.first);
    mention.token_end = static_cast<std::uint32_t>(ordinal.last);
    mention.value = reading_.keep(ordinal.number.to_string());
    mention.rule = ordinal.rule;
    found_.push_back(mention);
  }
}

void Reader::keep_line(const LineSpan& line) {
  std::erase_if(found_, [](const Mention& mention) { return mention.token_end == mention.token; });
  std::stable_sort(found_.begin(), found_.end(), [](const Mention& a, const Mention& b) {
    return a.token != b.token ? a.token < b.token : a.token_end > b.token_end;
  });
  for (Mention& mention : found_) {
    mention.token += static_cast<std::uint32_t>(line.first);
    mention.token_end += static_cast<std::uint32_t>(line.first);
    const bool inside_token = mention.end != 0;  // a place in the name of a body says nothing of the document
    if (!inside_token) {
      mention.begin = tokens_[mention.token].begin;
      mention.end = tokens_[mention.token_end - 1].end;
    }
    if (pictures_ != nullptr) tell_pictures(mention);
    if (!inside_token && (!line.furniture || mention.kind == MentionKind::Person)) facts_.count(mention);
    reading_.mentions.push_back(mention);
  }
}

/// Says of a mention what of it was read otherwise than recognition of its picture had it.
void Reader::tell_pictures(Mention& mention) {
  std::string reason(mention.reason);
  const auto add = [&](std::string_view why) { (reason += reason.empty() ? "" : "; ") += why; };
  for (const MisreadName& name : misread_) {
    if (name.begin >= mention.end || name.end <= mention.begin) continue;
    mention.misread = static_cast<std::uint8_t>(mention.misread + name.changes);
    add("the letters read are no name; " + name.printed + " differs from them by " +
        (name.changes == 1 ? "one that is" : "two that are") + " often misread in pictures");
  }
  const auto shape = std::partition_point(pictures_->shapes.begin(), pictures_->shapes.end(),
                                          [&](const TextRange& s) { return s.end <= mention.begin; });
  if (shape != pictures_->shapes.end() && shape->begin < mention.end)
    add("digits of the picture were told by their shapes");
  if (reason.size() > mention.reason.size()) mention.reason = reading_.keep(reason);
}

void Reader::finish_languages() {
  std::uint64_t total = tally_.unread;
  for (const std::uint64_t letters : tally_.letters) total += letters;
  for (std::size_t l = 0; l < tools_.packs.languages().size(); ++l) {
    if (tally_.letters[l] == 0) continue;
    reading_.languages.push_back({tools_.packs.text(tools_.packs.languages()[l].code),
                                  static_cast<double>(tally_.letters[l]) / static_cast<double>(total)});
  }
  std::stable_sort(reading_.languages.begin(), reading_.languages.end(),
                   [](const LanguageShare& a, const LanguageShare& b) { return a.share > b.share; });
}

/// A locality is no partner of itself or of its own country, and one pair makes one partnership: known only when the
/// whole document has said what it is about.
void Reader::drop_self_partnerships(Reading& reading) const {
  const std::int32_t subject = reading.subject.empty() ? -1 : reading.subject[0];
  const std::int32_t home = subject < 0 ? -1 : tools_.packs.places()[static_cast<std::size_t>(subject)].in;
  std::set<std::pair<std::int32_t, std::int32_t>> pairs;
  std::erase_if(reading.claims, [&](const Claim& claim) {
    if (claim.kind != ClaimKind::Partnership) return false;
    std::int32_t of = -1;
    std::int32_t with = -1;
    for (const Attribute& a : claim.attributes) {
      const std::int32_t place = a.kind == Attribute::Kind::Subject   ? subject
                                 : a.kind == Attribute::Kind::Mention ? reading.mentions[a.mention].place
                                                                      : -1;
      if (a.key == "of") of = place;
      if (a.key == "with") with = place;
    }
    if (of < 0 || with < 0) return false;
    return of == with || (of == subject && with == home) || !pairs.insert(std::minmax(of, with)).second;
  });
}

}  // namespace chancery
