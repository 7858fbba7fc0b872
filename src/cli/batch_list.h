#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/json_value.h"
#include "reading/reader.h"
#include "register/office/office.h"

namespace chancery {

/// What the office's document system wrote of the files in a folder, row by row.
struct BatchList {
  std::string path;                  ///< of the list; empty where there is none
  std::map<std::string, Json> rows;  ///< by the path of a file: texts by the fields of papers
  std::vector<std::string> notes;  ///< rows without file, files without row, cells not understood; each names its place
  bool misses_files = false;       ///< a row names a file that is not there, or none

  /// What a row says of a file, or of the archive or e-mail that it came in.
  [[nodiscard]] const Json* find_row(const std::string& file) const;
  [[nodiscard]] bool is_list(const std::string& file) const;
};

/// Reads the list `given`, or looks for one in a folder of the arguments: a spreadsheet with a column of file names, of
/// which one at least is there. Without any, an empty one. Errors, of `given` only: those of `read_workbook` and
/// `plan_ledger`; BadArgument where no column names files, or where not one folder is named with it.
Result<BatchList> find_batch_list(const std::vector<std::string>& arguments, const std::string& given,
                                  const Office& office, const ReadingTools& tools);

}  // namespace chancery
