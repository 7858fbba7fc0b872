#pragma once
#include <functional>
#include <string>

#include "base/result.h"
#include "intake/formats/workbook_source.h"
#include "intake/request.h"

namespace chancery {

/// The frame that ends an answer.
struct Made {
  FrameHead::Kind kind = FrameHead::Kind::Value;
  std::string message;
};

/// What a process does with a document. `folder` is its own, empty, and removed behind it; without a name where it has
/// none.
using Operation =
    std::function<Result<Made>(const IntakeRequest& request, const WorkbookSource& source, const std::string& folder)>;

/// How the processes are confined.
enum class Confinement : std::uint8_t {
  Reader,        ///< reads what readers need, and computes
  OfficeProgram  ///< starts programs and writes into a folder of its own; the operation confines itself
};

/// What tests leave away, as on a system that does not offer it.
struct Offered {
  bool landlock = true;
  bool seccomp = true;
};

/// The program: serves requests (intake/request.h) from the socket with a process for each, until the other side is
/// gone; then, or when this process ends otherwise, they end too. Returns what `main` returns. Arguments: `--convert`
/// (to serve `kConvert`, not `read`), `--silent` (not to say what the system does not offer), `--version`.
int run_server(int count, char** values, const Operation& read, const Offered& offered = {});

/// `kRender` and `kWorkbook`.
[[nodiscard]] Result<Made> read_document(const IntakeRequest& request, const WorkbookSource& source,
                                         const std::string& folder);

}  // namespace chancery
