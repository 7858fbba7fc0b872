#include "intake/worker/convert_letter.h"

#include <fcntl.h>

#include <fstream>
#include <iterator>

#include "intake/handle.h"
#include "intake/office_program.h"
#include "intake/packet.h"
#include "intake/worker/office_confinement.h"

namespace chancery {
namespace {

bool write_file(const std::string& path, std::span<const std::byte> bytes) {
  const Handle file(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  return file.is_open() && write_all(file.get(), {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::string whole_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

Result<Made> convert_letter(const IntakeRequest& request, const WorkbookSource& source, const std::string& folder) {
  const bool is_rtf = request.format == FileFormat::Rtf;
  const std::string kind = is_rtf ? "an RTF file" : "a Word file of before 2007 (DOC)";
  const std::string program = find_office_program();
  if (program.empty()) {
    return source.error(ErrorKind::UnknownFormat,
                        "is " + kind +
                            ", which needs LibreOffice to be read (package libreoffice-writer-nogui); install it, or "
                            "save the file as DOCX");
  }
  const std::string letter = folder + (is_rtf ? "/letter.rtf" : "/letter.doc");
  if (folder.empty() || !write_file(letter, source.bytes)) {
    return source.error(ErrorKind::Unreadable, "cannot be read now: there is no room for temporary files");
  }
  confine_office_program(program, folder);
  const bool converted = run_office_program(program, folder, letter, "docx:MS Word 2007 XML");
  Made made;
  made.message = whole_file(folder + "/out/letter.docx");
  if (converted && !made.message.empty()) return made;
  return source.error(
      ErrorKind::Unreadable,
      "is " + kind + " that LibreOffice cannot convert; it may be damaged: open it, and save it as DOCX");
}

}  // namespace chancery
