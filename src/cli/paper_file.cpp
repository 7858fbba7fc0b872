#include "cli/paper_file.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/output.h"
#include "cli/page_fonts.h"
#include "intake/office_program.h"
#include "intake/private_folder.h"

namespace chancery {
namespace {

Result<std::string> to_pdf(const Paper& paper, const std::string& path) {
  const std::string program = find_office_program();
  if (program.empty())
    return Error{ErrorKind::UnknownFormat,
                 "a PDF needs LibreOffice (package libreoffice-writer-nogui); install it, or write a .docx", path};
  TRY(word, to_docx(paper));
  const PrivateFolder folder = PrivateFolder::create();
  const std::string from = folder.path() + "/paper.docx";
  if (folder.path().empty() || !write_whole(from, word))
    return Error{ErrorKind::Unreadable, "there is no room for temporary files", path};
  if (!run_office_program(program, folder.path(), from, "pdf"))
    return Error{ErrorKind::Unreadable, "LibreOffice could not make a PDF of it; write a .docx", path};
  std::ifstream in(folder.path() + "/out/paper.pdf", std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (bytes.empty()) return Error{ErrorKind::Unreadable, "LibreOffice could not make a PDF of it; write a .docx", path};
  return bytes;
}

Result<std::string> to_bytes(const Paper& paper, const std::string& path) {
  const std::string ending = std::filesystem::path(path).extension().string();
  if (ending == ".docx") return to_docx(paper);
  if (ending == ".xlsx") return to_sheets(paper);
  if (ending == ".pdf") return to_pdf(paper, path);
  if (ending == ".html") {
    std::string fonts;
    append_page_fonts(fonts);
    return to_html(paper, fonts);
  }
  return Error{ErrorKind::BadArgument, "a paper is written as .docx, .pdf, .html or .xlsx (its tables)", path};
}

}  // namespace

Status put_paper(const Paper& paper, const std::string& path) {
  if (path.empty()) {
    std::fputs(to_plain(paper).c_str(), stdout);
    return {};
  }
  TRY(bytes, to_bytes(paper, path));
  if (!write_whole(path, bytes)) return Error{ErrorKind::Unreadable, "this file cannot be written", path};
  return {};
}

}  // namespace chancery
