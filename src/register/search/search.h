#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "register/office/office.h"
#include "register/records.h"
#include "register/search/place_finder.h"
#include "register/search/search_terms.h"
#include "register/search/snippet.h"

namespace chancery {

/// What is looked for, and where.
struct SearchRequest {
  std::string text;         ///< in any of the languages; may be empty where anything else is asked for
  std::string type;         ///< of record, or `documents`; empty: everything
  std::string place;        ///< code of a place that it is about, or of the country that this is in
  std::string pillar;       ///< of records
  std::string language;     ///< of documents
  std::string from, until;  ///< bounds of the date, EDTF
  std::string after;        ///< cursor of the hit behind which to go on
  std::int64_t limit = 20;
};

/// A record or document that was found.
struct SearchHit {
  TextKind kind = TextKind::Record;
  std::string id;
  std::string office;  ///< that gave the record, where it is not the own one's; `id` is `office/record` then
  bool alike = false;  ///< met by a name that sounds like what was asked for
  Record record;       ///< as the actor may see it
  std::string name;    ///< of a record; the title of a document, or else its file name
  std::string source;  ///< the file name of a document
  std::string date, language;
  std::string successor;             ///< the newer version of a document
  std::vector<std::string> subject;  ///< codes of the places that a document is about
  std::string field;                 ///< of a record: where the snippet stands
  Snippet snippet;                   ///< empty where the query was met by what was read, not by words
  TextReach reach = TextReach::Anywhere;
  std::string cursor;
};

/// Looks up records and documents by words in any language.
class Search {
 public:
  /// All outlive it.
  Search(const Office& office, const PlaceFinder& places);

  /// Hits in the order of `find_text`; behind them those in which a person's name is spelled otherwise, in any script;
  /// behind them what other offices gave. Records and fields that are limited to named people are found by those alone.
  /// Errors: BadArgument where nothing is asked for, for a type that there is not, and for a wrong cursor; those of
  /// `Database`.
  Result<std::vector<SearchHit>> find(const SearchRequest& request) const;

 private:
  Result<TextQuery> query_of(const SearchRequest& request, const SearchWords& words) const;
  Status find_own(const TextQuery& query, const SearchWords& words, std::vector<SearchHit>& out) const;
  Status find_alike(TextQuery query, const SearchWords& words, std::vector<SearchHit>& out) const;
  Status find_received(TextQuery query, const SearchWords& words, std::vector<SearchHit>& out) const;
  Status show_alike(const std::vector<SearchTerm>& terms, SearchHit& hit) const;
  void show_values(const std::vector<SearchTerm>& terms, SearchHit& hit) const;
  Status show_document(const std::vector<SearchTerm>& terms, SearchHit& hit) const;
  Status show_record(const std::vector<SearchTerm>& terms, SearchHit& hit) const;

  const Office& office_;
  SearchTerms terms_;
};

}  // namespace chancery
