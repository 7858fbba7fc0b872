#include "intake/formats/pdf_file.h"

#include <Error.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>

#include <exception>
#include <mutex>

namespace chancery {
namespace {

constexpr std::size_t kHeadBytes = 1024;

/// The library keeps its settings in one object of the process, and would write its complaints to standard error.
void begin_library() {
  static std::once_flag once;
  std::call_once(once, [] {
    if (!globalParams) globalParams = std::make_unique<GlobalParams>();
    globalParams->setErrQuiet(true);
    setErrorCallback([](ErrorCategory, Goffset, const char*) {});
  });
}

}  // namespace

bool is_pdf(std::string_view bytes) { return bytes.substr(0, kHeadBytes).find("%PDF-") != bytes.npos; }

PdfFile::PdfFile(std::string_view name, std::unique_ptr<PDFDoc> document)
    : name_(name), document_(std::move(document)) {}
PdfFile::PdfFile(PdfFile&& other) noexcept = default;
PdfFile::~PdfFile() = default;

Result<PdfFile> PdfFile::open(std::string_view file, std::span<const std::byte> bytes) {
  const auto failed = [&](ErrorKind kind, const char* sentence) { return Error{kind, sentence, std::string(file)}; };
  try {
    begin_library();
    // The document takes the stream over.
    auto* stream = new MemStream(reinterpret_cast<const char*>(bytes.data()), 0, static_cast<Goffset>(bytes.size()),
                                 Object(objNull));
    auto document = std::make_unique<PDFDoc>(stream);
    if (document->getErrorCode() == errEncrypted) return failed(ErrorKind::Locked, "the PDF needs a password");
    if (!document->isOk()) return failed(ErrorKind::Unreadable, "this is no PDF, or it is damaged or cut short");
    if (document->getNumPages() <= 0) return failed(ErrorKind::Unreadable, "the PDF has no page that can be found");
    return PdfFile(file, std::move(document));
  } catch (const std::exception&) {
    return failed(ErrorKind::Unreadable, "the PDF is damaged");
  }
}

std::uint32_t PdfFile::pages() const { return static_cast<std::uint32_t>(document_->getNumPages()); }

}  // namespace chancery
