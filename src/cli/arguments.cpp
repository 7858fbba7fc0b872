#include "cli/arguments.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "cli/commands.h"

namespace chancery {

Result<Arguments> Arguments::parse(const std::vector<std::string>& arguments, std::initializer_list<Option> options) {
  Arguments out;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--") {
      out.names_.insert(out.names_.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, arguments.end());
      break;
    }
    if (argument == "-" || !argument.starts_with("-")) {
      out.names_.push_back(argument);
      continue;
    }
    const std::string name = argument.substr(0, argument.find('='));
    const auto option =
        std::find_if(options.begin(), options.end(), [&](const Option& each) { return each.name == name; });
    if (option == options.end()) return Error{ErrorKind::BadArgument, "unknown option " + name, {}};
    const bool joined = name.size() < argument.size();
    if (!option->takes_value) {
      if (joined) return Error{ErrorKind::BadArgument, name + " takes no value", {}};
      out.values_[name].emplace_back();
    } else if (joined) {
      out.values_[name].push_back(argument.substr(name.size() + 1));
    } else if (i + 1 < arguments.size()) {
      out.values_[name].push_back(arguments[++i]);
    } else {
      return Error{ErrorKind::BadArgument, name + " takes a value", {}};
    }
  }
  return out;
}

std::string Arguments::value(std::string_view option, std::string_view otherwise) const {
  const auto found = values_.find(option);
  return found == values_.end() ? std::string(otherwise) : found->second.back();
}

std::vector<std::string> Arguments::values(std::string_view option) const {
  const auto found = values_.find(option);
  return found == values_.end() ? std::vector<std::string>() : found->second;
}

Arguments Arguments::with(std::string_view option, std::string value) const {
  Arguments out = *this;
  out.values_[std::string(option)] = {std::move(value)};
  return out;
}

Result<std::int64_t> Arguments::number(std::string_view option, std::int64_t otherwise) const {
  if (!has(option)) return otherwise;
  return parse_number(value(option), option);
}

Result<std::int64_t> parse_number(std::string_view text, std::string_view what) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size() || out < 0)
    return Error{ErrorKind::BadArgument, "'" + std::string(text) + "' is no whole number", std::string(what)};
  return out;
}

Result<std::pair<std::string, std::string>> parse_assignment(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0)
    return Error{ErrorKind::BadArgument, "'" + text + "' is not of the form field=value", {}};
  return std::pair(text.substr(0, equals), text.substr(equals + 1));
}

int usage_error(const std::string& sentence) {
  std::fprintf(stderr, "chancery: %s\nTry 'chancery --help'.\n", sentence.c_str());
  return 2;
}

}  // namespace chancery
