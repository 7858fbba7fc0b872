// The dirty ledgers of testset/ledgers: how many of their rows are read right without a hand.
#include <gtest/gtest.h>

#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/register/ledger_files.h"

namespace chancery {
namespace {

using Json = nlohmann::json;

struct Expected {
  std::string record, home;
  std::map<std::uint32_t, Json> rows;  // by number as shown
};

Expected expected_of(const std::string& name) {
  Expected expected;
  std::istringstream lines(file_bytes("testset/ledgers/" + name + ".expected.jsonl"));
  for (std::string line; std::getline(lines, line);) {
    const Json json = Json::parse(line);
    if (json.contains("record")) {
      expected.record = json["record"];
      expected.home = json.value("home", "");
    } else {
      expected.rows[json["row"]] = json;
    }
  }
  return expected;
}

std::string joined(const Json& values) {
  std::string out;
  for (const std::string value : values) out += (out.empty() ? "" : " + ") + value;
  return out;
}

/// What is wrong with a row; empty where it is as expected, and asks for a hand just where it should.
std::string fault_of(const LedgerRow& row, const Json& expected, const std::vector<LedgerField>& fields) {
  std::string fault;
  std::map<std::string, std::string> values = values_of(row, fields);
  for (const auto& [field, wanted] : expected["values"].items()) {
    const std::string text = joined(wanted);
    if (values[field] != text) fault += " " + field + " is '" + values[field] + "', not '" + text + "';";
    values.erase(field);
  }
  for (const auto& [field, value] : values) {
    if (!value.empty()) fault += " " + field + " is '" + value + "', which nothing says;";
  }
  if (expected.contains("hand") && row.problems.empty()) fault += " no one is asked although ";
  if (!expected.contains("hand")) {
    for (const LedgerProblem& problem : row.problems) fault += " " + problem.reason + ";";
  }
  return fault;
}

struct Score {
  std::size_t rows = 0;   ///< that should be read, and whatever else was taken for one
  std::size_t right = 0;  ///< as expected and without a problem
  std::size_t asked = 0;  ///< as expected, with the problem that a person has to settle
  std::string faults;
};

Score score_of(const std::string& name, const std::string& extension) {
  Score score;
  const Expected expected = expected_of(name);
  const auto fields = fields_of(expected.record);
  const std::string file = name + extension;
  const auto book = workbook_of(file, file_bytes("testset/ledgers/" + file));
  if (!book) return {expected.rows.size(), 0, 0, book.error().message()};
  const LedgerTools tools{ledger_tools().reading, ledger_tools().words, expected.home};
  const auto plan = plan_ledger(*book, 0, fields, tools);
  if (!plan) return {expected.rows.size(), 0, 0, plan.error().message()};
  const Ledger ledger = read_ledger(*book, *plan, fields, tools);
  score.rows = expected.rows.size();
  std::size_t found = 0;
  for (const LedgerRow& row : ledger.rows) {
    const auto wanted = expected.rows.find(row.row + 1);
    if (wanted == expected.rows.end()) {
      ++score.rows;
      score.faults += "  row " + std::to_string(row.row + 1) + " is no record\n";
      continue;
    }
    ++found;
    const std::string fault = fault_of(row, wanted->second, fields);
    if (!fault.empty()) score.faults += "  row " + std::to_string(row.row + 1) + ":" + fault + "\n";
    if (fault.empty()) ++(wanted->second.contains("hand") ? score.asked : score.right);
  }
  if (found < expected.rows.size())
    score.faults += "  " + std::to_string(expected.rows.size() - found) + " rows are missing\n";
  if (!score.faults.empty()) {
    for (const LedgerColumn& column : plan->columns) {
      score.faults += "    " + column_letters(column.column) + " '" + column.header + "' is " +
                      (column.field ? fields[*column.field].id : std::string("-")) + " (" + column.reason + ")\n";
    }
  }
  return score;
}

/// Files that the reader was made with and files that were held back; `least` is what was measured, so that it can only
/// get better.
struct LedgerFile {
  const char* name;
  const char* extension;
  std::size_t least;
};

class LedgerSet : public testing::TestWithParam<LedgerFile> {};

TEST_P(LedgerSet, RowsAreReadRight) {
  const Score score = score_of(GetParam().name, GetParam().extension);
  std::cout << GetParam().name << ": " << score.right << " of " << score.rows << " rows right without a hand, "
            << score.asked << " more with the question that they need\n"
            << score.faults;
  EXPECT_GE(score.right, GetParam().least) << score.faults;
}

INSTANTIATE_TEST_SUITE_P(
    All, LedgerSet,
    testing::Values(LedgerFile{"delegations-out", ".xlsx", 10}, LedgerFile{"delegations-in", ".xlsx", 11},
                    LedgerFile{"agreements", ".xlsx", 7}, LedgerFile{"foreign-ngos", ".xls", 8},
                    LedgerFile{"partners", ".ods", 6}, LedgerFile{"aid-projects", ".csv", 6},
                    LedgerFile{"held-out-delegations", ".xlsx", 8}, LedgerFile{"held-out-lao", ".txt", 5},
                    LedgerFile{"more-khmer-out", ".xlsx", 6}, LedgerFile{"more-thai-in", ".ods", 6},
                    LedgerFile{"more-lao-agreements", ".xlsx", 5}, LedgerFile{"more-english-in", ".csv", 6},
                    LedgerFile{"more-two-tables", ".xlsx", 5}, LedgerFile{"more-vni-out", ".xls", 5},
                    LedgerFile{"more-aid", ".xlsx", 5}));

}  // namespace
}  // namespace chancery
