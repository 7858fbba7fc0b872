#pragma once
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace chancery {

/// An option of a command: `--json`, or `--store FILE` (also `--store=FILE`).
struct Option {
  std::string_view name;
  bool takes_value = false;
};

/// A command line taken apart. What follows `--` are names, even if they begin with -.
class Arguments {
 public:
  /// Errors: BadArgument for options that the command does not have, and for values that are missing.
  static Result<Arguments> parse(const std::vector<std::string>& arguments, std::initializer_list<Option> options);

  [[nodiscard]] bool has(std::string_view option) const { return values_.contains(option); }
  /// The last value given; `otherwise` where there is none.
  [[nodiscard]] std::string value(std::string_view option, std::string_view otherwise = {}) const;
  /// All values given, in their order.
  [[nodiscard]] std::vector<std::string> values(std::string_view option) const;
  /// A whole number of at least 0. Errors: BadArgument.
  [[nodiscard]] Result<std::int64_t> number(std::string_view option, std::int64_t otherwise) const;
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  /// The same with an option that says something else.
  [[nodiscard]] Arguments with(std::string_view option, std::string value) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> names_;
};

/// `field=value`. Errors: BadArgument.
Result<std::pair<std::string, std::string>> parse_assignment(const std::string& text);
/// A whole number of at least 0. Errors: BadArgument with `what` as place.
Result<std::int64_t> parse_number(std::string_view text, std::string_view what);

}  // namespace chancery
