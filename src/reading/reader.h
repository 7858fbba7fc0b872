#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "reading/claims/claims.h"
#include "reading/claims/clauses.h"
#include "reading/document_facts.h"
#include "reading/fields/official_fields.h"
#include "reading/names/names.h"
#include "reading/names/romanize.h"
#include "reading/needs.h"
#include "reading/reading.h"
#include "reading/scan/lines.h"
#include "reading/scan/misread_names.h"
#include "reading/scan/scanner.h"
#include "reading/scan/source_text.h"
#include "reading/values/amounts.h"
#include "reading/values/dates.h"
#include "reading/values/tables.h"

namespace chancery {

/// Everything that reading needs of the packs, made once and shared by all readers. The packs outlive it.
class ReadingTools : public Romanizers {
 public:
  explicit ReadingTools(const Packs& packs, Needs needs = Needs::Asked);

  const Packs& packs;
  const Needs needs;
  Lexicon lexicon;
  Scanner scanner;
  MisreadNames misread;
  DateFinder dates;
  AmountFinder amounts;
  ClauseCutter clauses;
  ClaimFinder claims;
  OfficialMarks official;

  /// Made when the first name in another script asks for it: it takes longer to make than a page to read.
  [[nodiscard]] const Romanizer& romanizer() const override;

 private:
  mutable std::once_flag romanizer_made_;
  mutable std::unique_ptr<const Romanizer> romanizer_;
};

/// Reads documents one after the other. Holds the working memory of the document at hand; one a thread.
class Reader {
 public:
  explicit Reader(const ReadingTools& tools);

  /// Mentions and claims of a text in UTF-8 (of any quality), and what its file says of it (`fields`). Offsets in the
  /// result are bytes of `utf8`. Deterministic. In what `pictures` names letters may have
  /// been misread.
  Reading read(std::string_view utf8, const DocumentFields& fields = {}, const PictureText& pictures = {});
  /// The same for a text of any size, without keeping what was read: `take` gets it part by part, each of some hundred
  /// kilobytes of text, with mentions numbered from its own first. Returns what holds for the document as a whole,
  /// without the parts. What only the whole document tells (a missing year, the province of a body) is added to a part
  /// by `complete`, which is called before the next document is read.
  Reading read_in_parts(std::string_view utf8, const DocumentFields& fields, const PictureText& pictures,
                        const std::function<void(Reading)>& take);
  void complete(Reading& part);

 private:
  void find_decimal_mark(std::string_view text);
  void read_block(std::string_view text, std::uint32_t begin, std::uint32_t end);
  void read_line(std::string_view text, const LineSpan& line);
  void take_values(const TokenText& tokens, const LineSpan& line);
  [[nodiscard]] TokenText text_of(std::string_view text, const LineSpan& line) const;
  void take_dates(const TokenText& tokens);
  void take_date(const TokenText& tokens, const FoundDate& date);
  void take_row(const TokenText& tokens, const LineSpan& line);
  void find_names(const TokenText& tokens, const LineSpan& line);
  [[nodiscard]] bool is_compared_with(const TokenText& tokens, std::size_t first) const;
  void keep_line(const LineSpan& line);
  void finish_languages();
  void drop_self_partnerships(Reading& reading) const;
  Reading read(std::string_view utf8, const DocumentFields& fields, const PictureText& pictures,
               const std::function<void(Reading)>* take);
  void tell_pictures(Mention& mention);
  Reading hand_over();

  const ReadingTools& tools_;
  LineReader lines_reader_;
  TableReader table_;
  Reading reading_;
  LanguageTally tally_;
  DocumentFacts facts_;
  OfficialFields fields_;
  KnownPersons known_persons_;
  LatinNames latin_;
  std::uint16_t photo_, compared_;
  ConceptSet verbs_;  ///< what persons do
  int decimal_evidence_ = 0;
  const PictureText* pictures_ = nullptr;  ///< of the document at hand
  // Working memory of a block and of a line.
  std::vector<Token> tokens_;
  std::vector<MisreadName> misread_;
  std::vector<LineSpan> lines_;
  std::vector<char> taken_;
  std::vector<Mention> found_;
  std::vector<NameStarts> starts_;
  std::vector<FoundAmount> amounts_;
  std::vector<FoundOrdinal> ordinals_;
  std::vector<FoundDate> years_;
  std::vector<std::uint64_t> date_marks_;
  Clauses clauses_;
};

}  // namespace chancery
