#include "register/review/document_text.h"

#include <span>

#include "base/json_value.h"

namespace chancery {
namespace {

/// The reading of a page or office file, which keeps its text; nothing for plain text.
Result<std::optional<Json>> load_rendered(const Office& office, const StoredDocument& document) {
  TRY(body, parse_json(document.body, document.id));
  if (body.find("format") == nullptr) return std::optional<Json>();
  TRY(line, load_reading(office, document.id));
  TRY(reading, parse_json(line, document.id));
  return std::optional(std::move(reading));
}

}  // namespace

Result<DocumentText> DocumentText::load(const Office& office, const StoredDocument& document) {
  TRY(rendered, load_rendered(office, document));
  if (rendered) {
    auto plain = std::make_unique<const std::string>(rendered->text_of("plain"));
    DecodedFile whole(*plain, 0);
    DocumentText out(std::move(plain), std::move(whole));
    const auto said = [&](std::string_view key) { return std::string(rendered->text_of(key)); };
    out.fields_ = {said("title"), said("author"), said("publisher"), said("url"), said("published"), {}};
    const JsonList& ends = rendered->list_of("pictures");
    for (std::size_t i = 0; i + 1 < ends.size(); i += 2)
      out.pictures_.push_back(
          {static_cast<std::uint32_t>(to_integer(ends[i])), static_cast<std::uint32_t>(to_integer(ends[i + 1]))});
    return out;
  }
  TRY(bytes, load_document_bytes(office, document.id));
  auto kept = std::make_unique<const std::string>(std::move(bytes));
  Result<DecodedFile> decoded = decode(std::as_bytes(std::span(*kept)));
  if (decoded) return DocumentText(std::move(kept), std::move(decoded).value());
  return Error{ErrorKind::Damaged, "its text cannot be read any more", document.id};
}

Result<std::optional<std::string>> load_document_part(const Office& office, const std::string& id, std::int64_t begin,
                                                      std::int64_t end) {
  TRY(document, load_document(office, id));
  TRY(rendered, load_rendered(office, document));
  if (rendered) {
    const std::string_view plain = rendered->text_of("plain");
    if (begin < 0 || end < begin || static_cast<std::size_t>(end) > plain.size()) return std::optional<std::string>();
    return std::optional(
        std::string(plain.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin))));
  }
  // Both databases count the bytes of a value from 1, and by 32-bit numbers, which a document's size fits.
  const std::int64_t size = end - begin;
  if (begin < 0 || size < 0 || end > static_cast<std::int64_t>(kMaxDocument)) return std::optional<std::string>();
  TRY(row, office.database.row(
               "SELECT length(bytes), substr(bytes, CAST(? AS INTEGER), CAST(? AS INTEGER)) FROM document_bytes "
               "WHERE unit = ? AND document = ?",
               {begin + 1, size, office.unit, id}));
  if (!row) return Error{ErrorKind::NotFound, "there is no document " + id, office.database.place()};
  if (end > row->integer(0)) return std::optional<std::string>();
  return std::optional(row->text(1));
}

}  // namespace chancery
