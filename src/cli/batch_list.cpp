#include "cli/batch_list.h"

#include <algorithm>
#include <filesystem>
#include <span>

#include "base/data_file.h"
#include "cli/files.h"
#include "register/ledger/ledger_import.h"
#include "register/ledger/ledger_text.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxList = 64ULL << 20U;

/// The files of a folder as a list may name them.
class BatchFolder {
 public:
  explicit BatchFolder(const std::string& folder) : folder_(folder) {
    std::vector<Error> told_later;  // when the files are added
    files_ = list_files(folder, told_later);
  }
  [[nodiscard]] const std::vector<std::string>& files() const { return files_; }
  /// By its path in the folder, else by its name without regard to case, where only one has it; empty: none.
  [[nodiscard]] std::string find(std::string name) const {
    std::replace(name.begin(), name.end(), '\\', '/');
    const std::string whole = (fs::path(folder_) / name).string();
    std::string found;
    for (const std::string& file : files_) {
      if (file == whole) return file;
      if (small_form(fs::path(file).filename().string()) != small_form(fs::path(name).filename().string())) continue;
      if (!found.empty()) return {};
      found = file;
    }
    return found;
  }

 private:
  std::string folder_;
  std::vector<std::string> files_;
};

std::string values_of(const LedgerEntry& entry) {
  std::string out;
  for (const LedgerValue& value : entry.values) out += (out.empty() ? "" : "; ") + normal_form(value);
  return out;
}

/// A cell may name several files: an own line for each, or a semicolon between them.
std::vector<std::string> names_in(std::string_view cell) {
  std::vector<std::string> out;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find_first_of(";\n"), cell.size());
    if (const std::string_view name = trimmed(cell.substr(0, end)); !name.empty()) out.emplace_back(name);
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return out;
}

/// Gives the files of a folder what the rows say of them.
void match_rows(const Ledger& ledger, std::span<const LedgerField> fields, std::size_t file_field,
                const BatchFolder& folder, BatchList& out) {
  for (const LedgerRow& row : ledger.rows) {
    const std::string where = out.path + ", row " + std::to_string(row.row + 1) + ": ";
    Json said(JsonObject{});
    for (const LedgerEntry& entry : row.entries)
      if (entry.field != file_field) said.set(fields[entry.field].id, values_of(entry));
    for (const LedgerProblem& problem : row.problems)
      out.notes.push_back(out.path + ", " + to_text(problem.cell) + ": " + problem.reason);
    const LedgerEntry* named = row.find(file_field);
    const std::vector<std::string> names = named == nullptr ? std::vector<std::string>() : names_in(values_of(*named));
    if (names.empty()) out.notes.push_back(where + "names no file");
    out.misses_files = out.misses_files || names.empty();
    for (const std::string& name : names) {
      const std::string file = folder.find(name);
      out.misses_files = out.misses_files || file.empty();
      if (file.empty()) {
        out.notes.push_back(where + "there is no file '" + name + "', or several of this name");
      } else if (!out.rows.emplace(file, said).second) {
        out.notes.push_back(where + "a row above it names '" + name + "' already, and counts");
      }
    }
  }
}

Result<BatchList> read_list(const std::string& path, const std::string& folder, const Office& office,
                            const ReadingTools& reading) {
  std::string bytes;
  CHECK_STATUS(read_file({path, path, false}, kMaxList, bytes));
  TRY(book, read_workbook(path, std::as_bytes(std::span(bytes))));
  const RecordSchema* paper = office.schema.find_record("document");
  if (paper == nullptr) return Error{ErrorKind::BadArgument, "this schema has no papers, so no list of them", path};
  std::vector<LedgerField> fields = to_ledger_fields(office.schema, *paper);
  for (LedgerField& field : fields) field.required = false;
  TRY(words, load_ledger_words(find_data_file("schema/ledger.toml")));
  const LedgerTools tools{reading, words};
  TRY(plan, plan_ledger(book, 0, fields, tools));
  const auto is_file = [&](const LedgerColumn& column) { return column.field && fields[*column.field].id == "file"; };
  const auto column = std::find_if(plan.columns.begin(), plan.columns.end(), is_file);
  if (column == plan.columns.end())
    return Error{ErrorKind::BadArgument, "no column of this list names files (a head such as 'File name')", path};
  BatchList out;
  out.path = path;
  const std::size_t file_field = *column->field;
  const BatchFolder files(folder);
  match_rows(read_ledger(book, plan, fields, tools), fields, file_field, files, out);
  for (const std::string& file : files.files())
    if (out.rows.find(file) == out.rows.end() && !out.is_list(file))
      out.notes.push_back(file + ": no row of " + path + " names it");
  return out;
}

bool may_be_list(const std::string& path) {
  const std::string ending = small_form(fs::path(path).extension().string());
  return ending == ".csv" || ending == ".xlsx" || ending == ".ods";
}

}  // namespace

const Json* BatchList::find_row(const std::string& file) const {
  for (std::string at = file; !at.empty(); at.resize(std::min(at.rfind('/'), at.size()))) {
    if (const auto found = rows.find(at); found != rows.end()) return &found->second;
    if (at.find('/') == std::string::npos) break;
  }
  return nullptr;
}

bool BatchList::is_list(const std::string& file) const {
  std::error_code unknown;
  return !path.empty() && fs::equivalent(file, path, unknown);
}

Result<BatchList> find_batch_list(const std::vector<std::string>& arguments, const std::string& given,
                                  const Office& office, const ReadingTools& tools) {
  std::error_code unknown;
  if (!given.empty()) {
    if (arguments.size() != 1 || !fs::is_directory(arguments.front(), unknown))
      return Error{ErrorKind::BadArgument, "name the one folder that the list is of", "--list"};
    return read_list(given, arguments.front(), office, tools);
  }
  for (const std::string& folder : arguments) {
    if (arguments.size() != 1 || !fs::is_directory(folder, unknown)) continue;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, unknown)) {
      if (!entry.is_regular_file(unknown) || !may_be_list(entry.path().string())) continue;
      Result<BatchList> list = read_list(entry.path().string(), folder, office, tools);
      if (list && !list->rows.empty()) return list;
    }
  }
  return BatchList();
}

}  // namespace chancery
