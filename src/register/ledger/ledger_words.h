#pragma once
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace chancery {

/// What ledgers of one language write in heads, totals and notes; one table of schema/ledger.toml.
struct LedgerLanguage {
  std::string code;
  std::vector<std::string> ordinal;       ///< heads of the column of running numbers
  std::vector<std::string> total;         ///< begin a row of totals
  std::vector<std::string> note;          ///< begin a line that is no row: notes, sources, who drew it up
  std::vector<std::string> unit_line;     ///< begin the line that names the unit of all figures
  std::vector<std::string> from, to;      ///< heads of the two ends of a period
  std::vector<std::string> conjunction;   ///< stand between the last two of a list
  std::vector<std::string> empty;         ///< say that nothing is known: as if the cell were empty
  std::vector<std::string> nothing;       ///< say that there is nothing to report, which is no zero
  std::vector<std::string> not_reported;  ///< say that it was asked for and is not reported yet
  std::vector<std::string> ditto;         ///< the same as in the row above
  std::vector<std::string> whole;         ///< the whole of the office's own locality
  std::vector<std::string> paid_by;       ///< begin who pays, where a sum is expected
  std::vector<std::string> yes, no;
  std::string year;          ///< stands before a year
  std::string person_title;  ///< stands before a name
  std::string counted;       ///< a thing that is counted: makes a bare number an amount
  std::vector<std::pair<std::string, std::string>> abbreviations;  ///< of a whole cell or an item of its list
};

/// All languages of schema/ledger.toml, in the order of the file.
struct LedgerWords {
  std::vector<LedgerLanguage> languages;
};

/// Errors: Unreadable; BadPack with file, line and key.
[[nodiscard]] Result<LedgerWords> load_ledger_words(const std::string& path);

}  // namespace chancery
