#include "follow/due_day.h"

#include <algorithm>

#include "register/period.h"

namespace chancery {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_id(char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_'; }

/// Words of a sum: ids, numbers and signs.
std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == ' ') {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    if (is_id(text[i]))
      while (end < text.size() && is_id(text[end])) ++end;
    out.emplace_back(text.substr(i, end - i));
    i = end;
  }
  return out;
}

/// At most six digits: no time limit is longer, and no count of days overflows.
std::optional<std::int64_t> to_count(std::string_view word) {
  constexpr std::size_t kMostDigits = 5;
  if (word.empty() || word.size() > kMostDigits || !std::all_of(word.begin(), word.end(), is_digit))
    return std::nullopt;
  return std::stoll(std::string(word));
}

/// A step behind its sign; moves `at` behind it.
std::optional<DayStep> parse_step(const std::vector<std::string>& words, std::size_t& at) {
  if (at + 1 >= words.size() || (words[at] != "+" && words[at] != "-")) return std::nullopt;
  DayStep out;
  out.back = words[at++] == "-";
  const auto count = to_count(words[at]);
  if (!count) {
    out.field = words[at++];
    return is_id(out.field.front()) ? std::optional(out) : std::nullopt;
  }
  out.count = *count;
  ++at;
  const bool working = at < words.size() && words[at] == "working";
  if (working) ++at;
  if (at >= words.size()) return std::nullopt;
  const std::string& unit = words[at++];
  if (unit == "days") {
    out.unit = working ? DayUnit::WorkingDays : DayUnit::Days;
  } else if (!working && unit == "months") {
    out.unit = DayUnit::Months;
  } else if (!working && unit == "years") {
    out.unit = DayUnit::Years;
  } else {
    return std::nullopt;
  }
  return out;
}

/// Adds what `then` reckoned to what is known of `day`.
void go_on(Reckoned& day, const DayStep& step, const WorkCalendar& calendar) {
  Reckoned then = reckon(day.day, step.back ? -step.count : step.count, step.unit, calendar);
  day.day = std::move(then.day);
  day.unknown.merge(then.unknown);
}

}  // namespace

std::vector<std::string> DaySum::fields() const {
  std::vector<std::string> out{field};
  for (const DayStep& step : steps)
    if (!step.field.empty()) out.push_back(step.field);
  return out;
}

std::optional<DaySum> parse_day_sum(std::string_view text) {
  const std::vector<std::string> words = words_in(text);
  if (words.empty() || !is_id(words.front().front()) || is_digit(words.front().front())) return std::nullopt;
  DaySum out{words.front(), {}};
  for (std::size_t at = 1; at < words.size();) {
    auto step = parse_step(words, at);
    if (!step) return std::nullopt;
    out.steps.push_back(std::move(*step));
  }
  return out;
}

std::vector<DayStep> parse_duration(std::string_view text) {
  std::vector<DayStep> out;
  if (text.size() < 3 || text.front() != 'P') return out;
  constexpr std::int64_t kWeek = 7;
  for (std::size_t i = 1; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    const auto count = to_count(text.substr(i, end - i));
    if (!count || end == text.size()) return {};
    switch (text[end]) {
      case 'Y':
        out.push_back({"", *count, DayUnit::Years, false});
        break;
      case 'M':
        out.push_back({"", *count, DayUnit::Months, false});
        break;
      case 'W':
        out.push_back({"", *count * kWeek, DayUnit::Days, false});
        break;
      case 'D':
        out.push_back({"", *count, DayUnit::Days, false});
        break;
      default:
        return {};
    }
    i = end + 1;
  }
  return out;
}

Reckoned find_day(const DaySum& sum, const RecordFields& record, const WorkCalendar& calendar) {
  Reckoned out{last_day(record.text_of(sum.field)), {}};
  for (const DayStep& step : sum.steps) {
    if (step.field.empty()) {
      go_on(out, step, calendar);
      continue;
    }
    const std::vector<DayStep> times = parse_duration(record.text_of(step.field));
    if (times.empty()) return {};
    for (DayStep time : times) {
      time.back = step.back;
      go_on(out, time, calendar);
    }
  }
  return out;
}

}  // namespace chancery
