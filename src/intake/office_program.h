#pragma once
#include <string>

namespace chancery {

/// LibreOffice: $CHANCERY_SOFFICE, else in $PATH, else where its packages put it; empty where there is none.
[[nodiscard]] std::string find_office_program();

/// Has it convert a file by one of its filters (`pdf`, `docx:MS Word 2007 XML`) into the folder `out` in `folder`,
/// where it keeps its settings too. False where it cannot.
[[nodiscard]] bool run_office_program(const std::string& program, const std::string& folder, const std::string& file,
                                      const std::string& filter);

}  // namespace chancery
