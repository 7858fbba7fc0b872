#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/folder.h"

namespace chancery::test {

/// What a run of the program gave.
struct Run {
  int exit_code = -1;
  std::string out, err;
};

/// Runs `chancery` with these arguments; `in` stands on its standard input. Its standard output goes to the file
/// `out_path` where one is given, and is not in `Run::out` then.
Run run(const std::vector<std::string>& arguments, std::string_view in = {}, const std::string& out_path = {});

/// Runs it with a standard output whose other end is closed after the first bytes.
Run run_into_closed_pipe(const std::vector<std::string>& arguments);

/// Runs it and kills it after a while, as a power cut would; its exit code is 137 where it was not through by then.
Run run_until_killed(const std::vector<std::string>& arguments, std::chrono::milliseconds delay);

/// The lines of a text, without their ends.
std::vector<std::string> lines(const std::string& text);
/// The objects of JSON Lines; fails the test where a line is none.
std::vector<nlohmann::json> objects(const std::string& json_lines);

/// A sentence in English that gives a date, a place and a visit.
inline constexpr std::string_view kVisit =
    "On 20 June 2024, a delegation of Savannakhet Province visited Quang Tri Province.\n";

}  // namespace chancery::test
