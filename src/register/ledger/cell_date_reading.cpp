#include <algorithm>
#include <charconv>

#include "intake/number_format.h"
#include "register/ledger/cell_dates.h"
#include "register/ledger/cell_run.h"
#include "register/ledger/ledger_text.h"
#include "text/fold.h"

namespace chancery {
namespace {

constexpr int kBuddhistEra = 543;  // the years of Thailand, Laos and Cambodia before those of the common era
constexpr int kFirstBuddhist = 2400;
constexpr std::string_view kNoYear = "XXXX-";

/// A year as it is written, in the common era; 0 for what is no year of a ledger.
int common_year(int year) {
  if (year >= kFirstBuddhist && year < kFirstBuddhist + 400) return year - kBuddhistEra;
  return year >= 1900 && year < 2200 ? year : 0;
}

/// ISO days as spreadsheets hold them; those typed with Buddhist years are brought over.
std::string typed_date(std::string_view text) {
  std::string day(text.substr(0, 10));
  int year = 0;
  std::from_chars(day.data(), day.data() + 4, year);
  if (day.size() == 10 && year >= kFirstBuddhist) day = std::to_string(common_year(year)) + day.substr(4);
  return day;
}

class DateReading {
 public:
  DateReading(CellRun& run, const CellContext& context) : run_(run), context_(context) {}

  CellReading read(std::string_view text) {
    typed_ = trimmed(text);
    const std::string folded = fold(typed_).text;
    own_size_ = folded.size();
    if (auto periods = split_figure_dates(folded)) {
      if (auto reading = figures(std::move(*periods))) return *reading;
    }
    if (auto reading = ends(folded)) return *reading;
    if (auto reading = words(folded, false)) return *reading;
    if (context_.year) {
      for (const std::string& candidate : with_year(folded)) {
        if (auto reading = words(candidate, true)) return *reading;
      }
    }
    const std::string missing = has_digit(folded) && !context_.year ? "; no year stands in it, nor above it" : "";
    return CellReading::problem(quoted(typed_) + " cannot be read as a date" + missing);
  }

 private:
  [[nodiscard]] LedgerValue value(std::string edtf, bool inferred) const {
    return {std::move(edtf), "", "", std::string(typed_), inferred};
  }

  /// One date that the reader finds in `text`, which is nothing else.
  std::optional<std::string> one(const std::string& text) {
    const auto result = run_(text);
    const auto dates = result.mentions(MentionKind::Date);
    if (dates.size() != 1 || dates[0]->value.starts_with(kNoYear)) return std::nullopt;
    if (dates[0]->begin != 0 || dates[0]->end != result.text.size()) return std::nullopt;
    return std::string(dates[0]->value);
  }

  std::optional<std::string> figure(const FigureDate& date) {
    if (date.day == 0 && date.month == 0) {
      const int year = common_year(date.year);
      return year == 0 ? std::nullopt : std::optional(std::to_string(year));
    }
    return one(written_out(date));
  }

  std::optional<CellReading> figures(std::vector<FigurePeriod> periods) {
    bool inferred = false;
    if (!complete_dates(periods, context_.year, context_.month, inferred)) return std::nullopt;
    CellReading reading;
    for (const FigurePeriod& period : periods) {
      const auto from = figure(period.from);
      const auto to = period.to ? figure(*period.to) : from;
      if (!from || !to) return std::nullopt;
      if (*to < *from) {
        return CellReading::problem(quoted(typed_) + " ends before it begins");
      }
      reading.values.push_back(value(*to == *from ? *from : *from + "/" + *to, inferred));
    }
    return joined(std::move(reading));
  }

  /// Days that follow each other (12, 13 and 14 March) are one period.
  [[nodiscard]] static CellReading joined(CellReading reading) {
    auto& values = reading.values;
    if (values.size() < 2) return reading;
    for (std::size_t i = 1; i < values.size(); ++i) {
      const std::string& before = values[i - 1].value;
      const std::string& day = values[i].value;
      if (before.size() != 10 || day.size() != 10 || before.substr(0, 8) != day.substr(0, 8)) return reading;
      if (std::stoi(day.substr(8)) != std::stoi(before.substr(8)) + 1) return reading;
    }
    values.front().value += "/" + values.back().value;
    values.resize(1);
    return reading;
  }

  /// Two dates in full with a mark or word of range between them, which the reader reads one by one.
  std::optional<CellReading> ends(const std::string& text) {
    const auto result = run_(text);
    const auto dates = result.mentions(MentionKind::Date);
    if (dates.size() != 2) return std::nullopt;
    const auto is_day = [](const Mention& date) { return date.value.size() == 10 && !date.value.starts_with(kNoYear); };
    const std::string_view between =
        trimmed(std::string_view(result.text).substr(dates[0]->end, dates[1]->begin - dates[0]->end));
    const bool range = between.find('-') != between.npos || is_to(between);
    if (!range || !is_day(*dates[0]) || !is_day(*dates[1]) || dates[1]->value < dates[0]->value) return std::nullopt;
    return CellReading::of(value(std::string(dates[0]->value) + "/" + std::string(dates[1]->value), false));
  }

  [[nodiscard]] bool is_to(std::string_view word) const {
    const std::string bare = plain_form(word);
    const auto& languages = run_.tools.words.languages;
    return std::any_of(languages.begin(), languages.end(),
                       [&](const LedgerLanguage& language) { return is_one_of(bare, language.to); });
  }

  std::optional<CellReading> words(const std::string& text, bool inferred) {
    const auto result = run_(text);
    const auto dates = result.mentions(MentionKind::Date);
    CellReading reading;
    for (const Mention* date : dates) {
      std::string edtf(date->value);
      bool own = inferred;
      for (std::size_t at = edtf.find(kNoYear); at != edtf.npos; at = edtf.find(kNoYear)) {
        if (!context_.year) return std::nullopt;
        edtf.replace(at, 4, std::to_string(*context_.year));
        own = true;
      }
      reading.values.push_back(value(std::move(edtf), own));
    }
    if (dates.empty() || leaves_figures(result, dates)) return std::nullopt;
    // A date that is nothing but the year put behind the text says nothing of the text.
    if (dates.front()->begin >= own_size_) return std::nullopt;
    return reading;
  }

  /// Figures beside the dates found: then the reader took a part for the whole (30/5-02/6/2024).
  [[nodiscard]] static bool leaves_figures(const CellRun::Result& result, const std::vector<const Mention*>& dates) {
    std::size_t at = 0;
    const std::string_view text = result.text;
    for (const Mention* date : dates) {
      const std::string_view before = text.substr(at, date->begin - at);
      if (before.find_first_of("/-") != before.npos && has_digit(before)) return true;
      if (has_digit(before.substr(before.size() - std::min<std::size_t>(before.size(), 3)))) return true;
      at = date->end;
    }
    const std::string_view rest = text.substr(at);
    return rest.starts_with("/") || rest.starts_with("-");
  }

  [[nodiscard]] std::vector<std::string> with_year(const std::string& text) const {
    const std::string year = std::to_string(*context_.year);
    std::vector<std::string> out;
    if (has_digit(text.substr(text.size() - 1))) out.push_back(text + "/" + year);
    for (const LedgerLanguage& language : run_.tools.words.languages)
      out.push_back(text + " " + language.year + " " + year);
    out.push_back(text + " " + year);
    return out;
  }

  CellRun& run_;
  const CellContext& context_;
  std::string_view typed_;
  std::size_t own_size_ = 0;  ///< of the text before a year is put behind it
};

/// A number in a column of dates: a year, a day count that lost its format, or figures that a program took for a
/// decimal (15.3, 3.2024).
CellReading read_number_as_date(CellRun& run, const Cell& cell, const CellContext& context) {
  const std::string& text = cell.text;
  const std::size_t point = text.find('.');
  if (point == text.npos) {
    const auto serial = read_double(text);
    constexpr double kFirstSerial = 20000;  // 1954; smaller numbers are days and years
    if (serial && *serial >= kFirstSerial) {
      if (auto date = date_of_serial(*serial, DateEpoch::Year1900)) {
        return CellReading::of({std::move(*date), "", "", text, true});
      }
    }
    return DateReading(run, context).read(text);
  }
  std::string behind = text.substr(point + 1);
  if (behind.size() == 3 && (behind.starts_with("20") || behind.starts_with("25"))) behind.push_back('0');  // 3.2020
  if (behind == "1") {
    return CellReading::problem(quoted(text) + " may be day " + text.substr(0, point) +
                                " of January or of October: it was stored as a number");
  }
  CellReading reading = DateReading(run, context).read(text.substr(0, point) + "/" + behind);
  for (LedgerValue& value : reading.values) value.typed = text;
  return reading;
}

}  // namespace

CellReading read_date_cell(CellRun& run, const Cell& cell, const CellContext& context) {
  if (cell.kind == CellKind::Date) return CellReading::of({typed_date(cell.text), "", "", cell.text, false});
  if (cell.kind == CellKind::Number) return read_number_as_date(run, cell, context);
  return DateReading(run, context).read(cell.text);
}

std::optional<std::string> only_date(CellRun& run, std::string_view text, std::optional<int> year) {
  CellContext context;
  context.year = year;
  const CellReading reading = DateReading(run, context).read(text);
  if (reading.values.size() != 1) return std::nullopt;
  return reading.values[0].value;
}

std::optional<int> only_year(std::string_view text) {
  const std::string folded = fold(text).text;
  int found = 0;
  for (std::size_t at = 0; at < folded.size();) {
    std::size_t end = at;
    while (end < folded.size() && folded[end] >= '0' && folded[end] <= '9') ++end;
    if (end - at == 4) {
      int year = 0;
      std::from_chars(folded.data() + at, folded.data() + end, year);
      year = common_year(year);
      // Numbers of papers (12/2024/QĐ) hold years that are not those of the sheet, but tell it as often as not.
      if (year != 0 && found != 0 && year != found) return std::nullopt;
      if (year != 0) found = year;
    }
    at = end == at ? at + 1 : end;
  }
  return found == 0 ? std::nullopt : std::optional(found);
}

}  // namespace chancery
