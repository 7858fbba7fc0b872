#pragma once
#include <string>
#include <vector>

#include "register/ledger/ledger.h"
#include "register/office/office.h"
#include "register/records.h"

namespace chancery {

/// The fields of a record type as columns are looked for: labels and ledger words in all languages. A link that leads
/// to persons only is read as a person; the country's field takes countries only.
std::vector<LedgerField> to_ledger_fields(const Schema& schema, const RecordSchema& type);

enum class RowState : std::uint8_t { New, Changed, Known, ToLookAt };
inline constexpr std::string_view kRowStates[] = {"new", "changed", "known", "to_look_at"};

/// What importing makes of a row.
struct ImportedRow {
  std::uint32_t row = 0;  ///< from 0; shown as `row + 1`
  RowState state = RowState::New;
  std::string record;                   ///< made or changed, or the one that says all of it
  std::vector<LedgerProblem> problems;  ///< what was not understood, and what the fields cannot hold
};

struct LedgerImport {
  std::vector<ImportedRow> rows;
  [[nodiscard]] std::size_t count(RowState state) const;
};

enum class ImportMode : std::uint8_t { DryRun, Write };

/// Brings the rows of a ledger into the register, all or none (in a dry run none, and `record` names what would be
/// made): a row that is there already (by what identifies its type) changes only where it says something else. A row
/// without any value that its record can hold is only to be looked at. Each value cites the file and the row. Errors:
/// BadArgument (type); those of `Database`.
Result<LedgerImport> import_ledger(const Office& office, const std::string& type, const std::string& file,
                                   const Ledger& ledger, std::span<const LedgerField> fields, ImportMode mode);

/// Records of a type as rows for `to_sheet`; their fields are those of `to_ledger_fields`.
std::vector<LedgerRow> to_ledger_rows(const RecordSchema& type, const std::vector<Record>& records);

/// A plan with one column for each field of the type that a record fills, headed by its label.
LedgerPlan to_plan(const RecordSchema& type, const std::vector<Record>& records, std::string_view language);

}  // namespace chancery
