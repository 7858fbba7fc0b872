#pragma once
#include <memory>
#include <string>

#include "reading/out/sentences.h"
#include "reading/reader.h"
#include "register/office/office.h"
#include "register/review/review.h"

namespace chancery {

/// Tells facts of the office's documents as sentences in the language of the reader. Documents are read again for it,
/// with the packs of today; the last one is kept, since decisions of one document mostly come together.
class FactSentences {
 public:
  /// The tools outlive it.
  FactSentences(const ReadingTools& tools, Teller teller);
  ~FactSentences();
  FactSentences(const FactSentences&) = delete;
  FactSentences& operator=(const FactSentences&) = delete;

  /// One sentence, with the mark at its end; empty where the packs of today no longer read this in the document, or
  /// where the document is too large to be read while somebody waits (4 MB). Errors: those of `Database`.
  Result<std::string> tell(const Office& office, const StoredClaim& claim);

 private:
  struct ReadDocument;
  Status open(const Office& office, const std::string& document);

  const ReadingTools& tools_;
  Teller teller_;
  std::unique_ptr<ReadDocument> read_;
};

}  // namespace chancery
