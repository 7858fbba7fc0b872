#include "register/review/fact_sentences.h"

#include <optional>

#include "register/review/document_text.h"
#include "text/fold.h"

namespace chancery {

/// A document with all that its sentences point into; stays where it is.
struct FactSentences::ReadDocument {
  std::string unit, id;
  std::optional<DocumentText> text;
  FoldedText folded;
  Reading reading;
};

FactSentences::FactSentences(const ReadingTools& tools, Teller teller) : tools_(tools), teller_(std::move(teller)) {}
FactSentences::~FactSentences() = default;

Status FactSentences::open(const Office& office, const std::string& document) {
  if (read_ && read_->unit == office.unit && read_->id == document) return {};
  constexpr std::size_t kLargest = 4U << 20U;
  auto read = std::make_unique<ReadDocument>();
  read->unit = office.unit;
  read->id = document;
  TRY(stored, load_document(office, document));
  Result<DocumentText> text = DocumentText::load(office, stored);
  if (!text && text.error().kind != ErrorKind::Damaged) return text.error();
  if (text && text->decoded().text().size() <= kLargest) {
    read->text.emplace(std::move(text).value());
    read->folded = fold(read->text->decoded().text());
    const PictureText pictures{folded_ranges(read->folded.map, read->text->pictures()), {}};
    read->reading = Reader(tools_).read(read->folded.text, read->text->fields(), pictures);
  }
  read_ = std::move(read);
  return {};
}

Result<std::string> FactSentences::tell(const Office& office, const StoredClaim& claim) {
  if (claim.document.empty()) return std::string();
  CHECK_STATUS(open(office, claim.document));
  if (!read_->text) return std::string();
  const SourceText source = source_of(read_->text->decoded(), read_->folded);
  SpanMapper mapper(source);
  const std::vector<Claim>& claims = read_->reading.claims;
  const auto is_it = [&](const Claim& each) {
    const SpanMapper::Span span = mapper.map(each.begin, each.end);
    return span.begin == claim.begin && span.end == claim.end &&
           kClaimKinds[static_cast<std::size_t>(each.kind)] == claim.kind;
  };
  // By its number, unless other packs read it; of two facts of one kind in one sentence only that tells which.
  const auto number = static_cast<std::size_t>(claim.number);
  const Claim* found = number < claims.size() && is_it(claims[number]) ? &claims[number] : nullptr;
  for (std::size_t i = 0; found == nullptr && i < claims.size(); ++i)
    if (is_it(claims[i])) found = &claims[i];
  return found == nullptr ? std::string() : teller_.tell(read_->reading, read_->reading, *found, mapper);
}

}  // namespace chancery
