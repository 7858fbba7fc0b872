#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/json_value.h"
#include "reading/reader.h"
#include "register/office/office.h"

namespace chancery {

/// The most bytes that a document may have: what both databases can hold in one value.
inline constexpr std::size_t kMaxDocument = 999'000'000;

/// A document as it came in.
struct ReceivedDocument {
  std::string source;  ///< base name
  std::string path;    ///< as given; a later document with this path is a newer version; empty for standard input
  std::string_view bytes;
};

/// `D-` and 16 hexadecimal digits of the digest of its bytes.
std::string document_id(const std::string& hash);
/// TooLarge where the register cannot keep such a document.
Status check_size(const ReceivedDocument& received);
/// Keeps the bytes of a document, where they are not kept already. Only inside a transaction.
Status keep_bytes(const Office& office, const std::string& id, std::string_view bytes);

enum class AddState : std::uint8_t { Added, Known, Updated };
inline constexpr std::string_view kAddStates[] = {"added", "known", "updated"};

struct AddedDocument {
  std::string id;
  AddState state = AddState::Added;
  std::int64_t decisions = 0;  ///< new ones that wait for a person
};

/// Reads documents into the register. One a thread.
class DocumentIntake {
 public:
  /// `home`: the code of the office's locality, or empty. `tools` outlives the intake.
  DocumentIntake(const Office& office, const ReadingTools& tools, std::string home);

  /// Stores a document with its bytes, text and reading, whole or not at all; it is on the disk when this returns. A
  /// document that is there already, read with the same packs, is left alone; read with others, it is read again, and
  /// what was decided stays. Errors: NotText, UnknownFormat, UnknownEncoding, TooLarge; those of `Database`.
  Result<AddedDocument> add(const ReceivedDocument& received);

 private:
  struct ReadText {
    std::string line;    ///< the reading as the contract's JSON line
    std::string folded;  ///< the text that was read
  };
  Result<ReadText> read(const ReceivedDocument& received);
  Status store_reading(const std::string& id, const std::string& reading, std::optional<std::string_view> bytes);

  const Office& office_;
  const ReadingTools& tools_;
  Reader reader_;
  std::string home_;
};

/// Makes again what an entry of the log did to a document (and, behind `queued` and `withdrawn`, to decisions), but for
/// its bytes, its reading and its claims, of which the log has the digests. Only inside a transaction.
Status apply_document(const Office& office, const std::string& id, const Json& change);

/// A document of the register, without its bytes.
struct StoredDocument {
  std::string id, source, path, language, published, added;
  std::string successor;  ///< the newer version of it, where there is one
  std::string
      body;  ///< JSON: title, url, publisher, languages, subject, size; issuer, issued, arrival: what the office said
};

/// The body that issued a document: as the office said, else as its text does; empty where neither is known.
std::string issuer_in(const Json& body);
std::string issuer_of(const StoredDocument& document);

/// The office says who issued a document, and when (EDTF; empty: what the text says stays). Errors: NotFound;
/// BadArgument where that is no day.
Status set_issuer(const Office& office, const std::string& document, const std::string& issuer,
                  const std::string& issued);

Result<StoredDocument> load_document(const Office& office, const std::string& id);
Result<std::string> load_document_bytes(const Office& office, const std::string& id);
/// The reading as the contract's JSON line; of a file with a `format` its text stands before all else, as `plain`.
Result<std::string> load_reading(const Office& office, const std::string& id);
Result<std::vector<StoredDocument>> list_documents(const Office& office, const std::string& after, std::int64_t limit);

}  // namespace chancery
