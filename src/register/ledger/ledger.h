#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "intake/workbook.h"
#include "reading/reader.h"
#include "register/ledger/ledger_words.h"
#include "register/schema/schema.h"

namespace chancery {

// An office's ledger, as it keeps it in a spreadsheet, as rows of typed values, in two steps: `plan_ledger` proposes
// what each column holds, which the office may correct in the plan, and `read_ledger` reads the rows by the plan.

/// A value of a closed list and how ledgers write it.
struct LedgerChoice {
  std::string id;
  std::vector<std::string> forms;
};

/// A field that columns are looked for; `to_ledger_fields` (ledger_import.h) makes them of a record type.
struct LedgerField {
  std::string id;
  FieldType type = FieldType::Text;
  std::vector<std::string> headers;  ///< labels and header variants in all languages
  bool many = false;
  bool required = false;
  Identity identity = Identity::None;
  std::vector<LedgerChoice> choices;  ///< of type Choice
  bool countries_only = false;        ///< of type Place: a region stands for its country
  bool main_date = false;             ///< of type Date: places the record in time (schema: `date` of the record)
  std::string in_words;               ///< of type Money: the field of who pays, told in place of a sum
  std::string until;                  ///< of type Date: the field that takes the end of a period that begins here
};

/// Whether a column holds the whole of its field or one end of a period.
enum class PeriodEnd : std::uint8_t { Whole, From, To };

/// A column of the sheet and what it is proposed to hold.
struct LedgerColumn {
  std::uint32_t column = 0;          ///< from 0
  std::string header;                ///< all lines of its head, joined by ` / `
  std::string unit;                  ///< what the head says of the figures: `triệu đồng`, `USD`
  std::optional<std::size_t> field;  ///< in the list of fields; nothing: kept as text
  PeriodEnd end = PeriodEnd::Whole;
  double score = 0;    ///< 0 to 1
  std::string reason;  ///< why, in words
};

/// How a sheet is to be read. Everything in it may be changed before `read_ledger`.
struct LedgerPlan {
  std::size_t sheet = 0;
  std::string title;                            ///< the lines above the head
  std::uint32_t head_first = 0, head_last = 0;  ///< rows, from 0
  std::optional<std::uint32_t> ordinal_column;  ///< of running numbers
  std::vector<LedgerColumn> columns;
  std::optional<int> year;  ///< that title, sheet or file name says
  std::string unit;         ///< of all figures, from a line above the head
};

struct LedgerValue {
  /// Date: EDTF. Numbers: plain digits. Place: ISO 3166 code. Choice: its id. Flag: `yes`, `no`. Others: the text.
  std::string value;
  std::string unit;       ///< Money: ISO 4217, empty where nothing says which
  std::string latin;      ///< Person: Latin letters without marks; Place: usual English name; as the reading contract
  std::string typed;      ///< as the cell has it
  bool inferred = false;  ///< a part (year, month, place) comes from the title, a section or the head

  friend bool operator==(const LedgerValue&, const LedgerValue&) = default;
};

struct LedgerEntry {
  std::size_t field = 0;
  std::vector<LedgerValue> values;
  CellAddress cell;  ///< that it was read from; of a section row where that gave it
};

struct LedgerProblem {
  CellAddress cell;
  std::string reason;  ///< in words; the text that was not understood is quoted in it
};

/// A record of the ledger.
struct LedgerRow {
  std::uint32_t row = 0;   ///< from 0; shown as `row + 1`
  std::uint32_t last = 0;  ///< the last row that continues it
  bool hidden = false;
  std::vector<LedgerEntry> entries;   ///< in the order of the columns
  std::vector<std::string> sections;  ///< headings that the row stands under, outermost first
  std::vector<LedgerEntry> others;    ///< cells of columns without a field, `field` is the place in `plan.columns`
  /// Cells that say that there is nothing (`-`, 'không phát sinh'), with their text; an empty cell is not among them,
  /// and a 0 is a value.
  std::vector<LedgerEntry> nothing;
  std::vector<LedgerProblem> problems;

  [[nodiscard]] const LedgerEntry* find(std::size_t field) const;
};

/// A row that is no record, and why: a total, a heading, a note.
struct LeftOutRow {
  std::uint32_t row = 0;
  std::string text;
  std::string reason;
};

struct Ledger {
  LedgerPlan plan;
  std::vector<LedgerRow> rows;
  std::vector<LeftOutRow> left_out;
  std::vector<LedgerProblem> notes;  ///< about the sheet: hidden rows and columns, columns without a field
};

/// What reading a ledger needs beside the ledger; all of it outlives the calls.
struct LedgerTools {
  const ReadingTools& reading;
  const LedgerWords& words;
  std::string home =
      {};  ///< code of the office's locality, which 'the whole province' means; empty where none is known
};

/// A value in the normal form that `find_fault` asks for and the register keeps: money with its currency behind it.
[[nodiscard]] std::string normal_form(const LedgerValue& value);

/// Finds the head of a sheet and proposes what its columns hold: by the words of the head, and by what stands below.
/// Errors: BadArgument (no such sheet); UnknownFormat (no row of it names columns that the fields know).
[[nodiscard]] Result<LedgerPlan> plan_ledger(const Workbook& book, std::size_t sheet,
                                             std::span<const LedgerField> fields, const LedgerTools& tools);

/// Reads the rows of a sheet by a plan made (or changed) for it. What is not understood stays as text in a problem of
/// its row.
[[nodiscard]] Ledger read_ledger(const Workbook& book, const LedgerPlan& plan, std::span<const LedgerField> fields,
                                 const LedgerTools& tools);

/// Rows as a sheet with the plan's columns, heads and order: the office's own columns back. A row is one row of the
/// sheet; columns without a field hold what the rows kept of them.
[[nodiscard]] Sheet to_sheet(const LedgerPlan& plan, std::span<const LedgerRow> rows,
                             std::span<const LedgerField> fields);

}  // namespace chancery
