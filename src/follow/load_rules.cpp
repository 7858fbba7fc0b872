#include <algorithm>
#include <filesystem>

#include "base/edtf.h"
#include "follow/rules.h"
#include "register/period.h"
#include "register/schema/schema_reader.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kKinds = {"deadline", "event", "silence"};
constexpr std::array<std::string_view, 4> kTags = {"A", "B", "D", "N"};

/// Reads rules and notes what is wrong with them.
class RuleReader {
 public:
  RuleReader(SchemaReader& reader, const Schema& schema) : reader_(reader), schema_(schema) {}

  FollowRule rule(const TomlValue& table) {
    reader_.only(table, {"id", "record", "kind", "task", "day", "done", "when", "unless", "waiting", "ahead", "fades",
                         "signs", "renews", "from", "until", "source", "tag"});
    FollowRule out;
    out.id = reader_.text(table, "id", true);
    out.record = reader_.text(table, "record", true);
    type_ = schema_.find_record(out.record);
    if (type_ == nullptr && !out.record.empty())
      problem(table, "record", "there is no record type '" + out.record + "'");
    out.kind = choice_of(reader_, table, "kind", kKinds, RuleKind::Deadline);
    out.task = reader_.label(table, "task", true);
    out.day = sums(table);
    out.done = reader_.texts(table, "done");
    for (const std::string& field : out.done) check_field(table, "done", field);
    out.when = conditions(table, "when");
    out.unless = conditions(table, "unless");
    out.waiting = waiting(table);
    out.ahead = count(table, "ahead");
    out.fades = reader_.flag(table, "fades");
    read_signs(table, out);
    read_renewal(table, out);
    out.from = day(table, "from");
    out.until = day(table, "until");
    out.source = reader_.text(table, "source");
    out.tag = tag(table);
    return out;
  }

  YearlyRule yearly(const TomlValue& table) {
    reader_.only(table, {"id", "task", "month", "day", "ahead", "waiting", "from", "until", "source", "tag"});
    YearlyRule out;
    out.id = reader_.text(table, "id", true);
    out.task = reader_.label(table, "task", true);
    out.month = static_cast<int>(count(table, "month"));
    out.day = static_cast<int>(count(table, "day"));
    if (out.month == 0 || out.day == 0 || !is_possible({0, out.month, out.day}))
      problem(table, "month", "there is no such day in a year");
    out.ahead = count(table, "ahead");
    out.waiting = waiting(table);
    out.from = day(table, "from");
    out.until = day(table, "until");
    out.source = reader_.text(table, "source", true);
    out.tag = tag(table);
    return out;
  }

  ReportSection section(const TomlValue& table) {
    reader_.only(table, {"id", "heading", "figures", "tables", "source", "tag"});
    ReportSection out;
    out.id = reader_.text(table, "id", true);
    out.heading = reader_.label(table, "heading", true);
    out.figures = reader_.texts(table, "figures");
    const Vocabulary* measures = schema_.find_vocabulary("indicator");
    for (const std::string& measure : out.figures)
      if (measures == nullptr || measures->find(measure) == nullptr)
        problem(table, "figures", "there is no measure '" + measure + "'");
    if (const TomlValue* tables = table.find("tables"); tables != nullptr) {
      if (tables->list() == nullptr) {
        reader_.problem(*tables, "tables", "this must be a list of tables");
      } else {
        for (const TomlValue& each : *tables->list()) out.tables.push_back(report_table(each));
      }
    }
    out.source = reader_.text(table, "source");
    out.tag = tag(table);
    return out;
  }

  Letterhead letterhead(const TomlValue& table) {
    reader_.only(table, {"language", "state", "number", "day", "recipients", "source", "tag"});
    Letterhead out;
    out.language = reader_.text(table, "language", true);
    out.state = reader_.texts(table, "state");
    out.number = slotted(table, "number", {"{number}"});
    out.day = slotted(table, "day", {"{place}", "{day}", "{month}", "{year}"});
    out.recipients = reader_.text(table, "recipients", true);
    out.source = reader_.text(table, "source", true);
    out.tag = tag(table);
    return out;
  }

  HolidayYear holidays(const TomlValue& table) {
    reader_.only(table, {"year", "off", "worked", "source", "tag"});
    HolidayYear out;
    out.year = static_cast<int>(count(table, "year"));
    const auto days = [&](std::string_view key) {
      std::set<std::string, std::less<>> all;
      for (const std::string& each : reader_.texts(table, key)) {
        const bool complete = is_day(each) && each.substr(0, 4) == std::to_string(out.year);
        if (!complete) problem(table, key, "'" + each + "' is no day of this year");
        all.insert(each);
      }
      return all;
    };
    out.off = days("off");
    out.worked = days("worked");
    out.source = reader_.text(table, "source", true);
    out.tag = tag(table);
    return out;
  }

 private:
  /// Complains at the key of a table, or at the table where that is missing.
  void problem(const TomlValue& table, std::string_view key, const std::string& reason) {
    const TomlValue* value = table.find(key);
    reader_.problem(value == nullptr ? table : *value, key, reason);
  }

  /// A text in which each slot has its place.
  std::string slotted(const TomlValue& table, std::string_view key, std::initializer_list<std::string_view> slots) {
    std::string out = reader_.text(table, key, true);
    for (const std::string_view slot : slots)
      if (!out.empty() && out.find(slot) == out.npos) problem(table, key, "this text has no " + std::string(slot));
    return out;
  }

  ReportTable report_table(const TomlValue& table) {
    ReportTable out;
    if (table.table() == nullptr) {
      reader_.problem(table, "tables", "this must be a table with a record and its fields");
      return out;
    }
    reader_.only(table, {"record", "standing", "fields", "when", "unless"});
    out.record = reader_.text(table, "record", true);
    type_ = schema_.find_record(out.record);
    if (type_ == nullptr && !out.record.empty())
      problem(table, "record", "there is no record type '" + out.record + "'");
    out.standing = reader_.flag(table, "standing");
    out.fields = reader_.texts(table, "fields");
    if (out.fields.empty()) problem(table, "fields", "this key is missing");
    for (const std::string& field : out.fields) check_field(table, "fields", field);
    out.when = conditions(table, "when");
    out.unless = conditions(table, "unless");
    return out;
  }

  void check_field(const TomlValue& table, std::string_view key, const std::string& field) {
    if (type_ != nullptr && type_->find_field(field) == nullptr)
      problem(table, key, "'" + type_->id + "' has no field '" + field + "'");
  }

  std::vector<DaySum> sums(const TomlValue& table) {
    std::vector<DaySum> out;
    const std::vector<std::string> texts = reader_.texts(table, "day");
    if (texts.empty()) problem(table, "day", "this key is missing");
    for (const std::string& text : texts) {
      const auto sum = parse_day_sum(text);
      if (!sum) {
        problem(table, "day", "'" + text + "' is no day such as 'sent + 7 working days'");
        continue;
      }
      for (const std::string& field : sum->fields()) check_field(table, "day", field);
      out.push_back(*sum);
    }
    return out;
  }

  RecordConditions conditions(const TomlValue& table, std::string_view key) {
    RecordConditions out;
    const TomlValue* all = table.find(key);
    if (all == nullptr) return out;
    if (all->table() == nullptr) {
      reader_.problem(*all, key, "this must be a table of fields");
      return out;
    }
    for (const TomlEntry& entry : *all->table()) {
      check_field(*all, entry.key, entry.key);
      out[entry.key] = reader_.texts(*all, entry.key);
      for (const std::string& value : out[entry.key]) check_choice(entry, value);
    }
    return out;
  }

  void check_choice(const TomlEntry& entry, const std::string& value) {
    const FieldSchema* field = type_ == nullptr ? nullptr : type_->find_field(entry.key);
    const Vocabulary* words = field == nullptr ? nullptr : schema_.find_vocabulary(field->vocabulary);
    if (value != "*" && words != nullptr && words->find(value) == nullptr)
      reader_.problem(entry.value, entry.key, "'" + value + "' is no choice of this field");
  }

  std::vector<std::string> waiting(const TomlValue& table) {
    std::vector<std::string> out = reader_.texts(table, "waiting");
    const Vocabulary* sides = schema_.find_vocabulary("waiting_on");
    for (const std::string& each : out) {
      if (sides != nullptr && sides->find(each) != nullptr) continue;
      if (type_ == nullptr) problem(table, "waiting", "'" + each + "' is no choice of 'waiting_on'");
      check_field(table, "waiting", each);
    }
    return out;
  }

  void read_signs(const TomlValue& table, FollowRule& rule) {
    constexpr std::array<std::string_view, 3> kSigns = {"any", "some", "none"};
    enum class Signs : std::uint8_t { Any, Some, None };
    const Signs signs = choice_of(reader_, table, "signs", kSigns, Signs::Any);
    rule.signs_needed = signs == Signs::Some;
    rule.signs_refused = signs == Signs::None;
    if (signs != Signs::Any && rule.kind != RuleKind::Silence)
      problem(table, "signs", "only a rule of the kind 'silence' looks for signs");
  }

  void read_renewal(const TomlValue& table, FollowRule& rule) {
    const TomlValue* renews = table.find("renews");
    if (renews == nullptr) return;
    reader_.only(*renews, {"field", "value", "by"});
    rule.renewal = reader_.text(*renews, "field", true);
    rule.renewed = reader_.text(*renews, "value", true);
    rule.term = reader_.text(*renews, "by", true);
    check_field(*renews, "field", rule.renewal);
    if (parse_duration(rule.term).empty()) check_field(*renews, "by", rule.term);
  }

  std::int64_t count(const TomlValue& table, std::string_view key) {
    const TomlValue* value = table.find(key);
    if (value == nullptr) return 0;
    constexpr std::int64_t kMost = 10'000;
    const auto* number = std::get_if<std::int64_t>(&value->data);
    if (number != nullptr && *number >= 0 && *number <= kMost) return *number;
    reader_.problem(*value, key, "this must be a whole number from 0 to 10000");
    return 0;
  }

  std::string day(const TomlValue& table, std::string_view key) {
    std::string out = reader_.text(table, key);
    if (!out.empty() && !is_day(out)) problem(table, key, "this must be a day such as 2021-07-01");
    return out;
  }

  std::string tag(const TomlValue& table) {
    std::string out = reader_.text(table, "tag", true);
    if (!out.empty() && std::find(kTags.begin(), kTags.end(), out) == kTags.end())
      problem(table, "tag", "this must be one of A, B, D and N");
    return out;
  }

  SchemaReader& reader_;
  const Schema& schema_;
  const RecordSchema* type_ = nullptr;
};

template <class Rule>
const Rule* find_in(const std::vector<Rule>& rules, std::string_view id) {
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule& each) { return each.id == id; });
  return found == rules.end() ? nullptr : &*found;
}

/// A rule of the country takes the place of one that holds everywhere.
template <class Rule>
void put_rule(std::vector<Rule>& rules, Rule rule) {
  std::erase_if(rules, [&](const Rule& each) { return each.id == rule.id; });
  rules.push_back(std::move(rule));
}

/// The same for a section, which keeps its place.
void put_section(std::vector<ReportSection>& report, ReportSection section) {
  const auto same = std::find_if(report.begin(), report.end(), [&](const auto& each) { return each.id == section.id; });
  if (same == report.end()) {
    report.push_back(std::move(section));
  } else {
    *same = std::move(section);
  }
}

void read_file(const std::string& path, const Schema& schema, RulesLoad& load) {
  auto reader = open_schema_file(path, load.problems);
  if (!reader) return;
  reader->only(reader->root(), {"rule", "yearly", "holidays", "section", "letterhead", "ends_on_working_day"});
  RuleReader rules(*reader, schema);
  std::set<std::string> ids;
  const auto note = [&](const TomlValue& table, const std::string& id) {
    if (!ids.insert(id).second) reader->problem(table, "id", "a rule of this file has this id already");
  };
  for (const TomlValue* table : reader->tables("rule")) {
    FollowRule rule = rules.rule(*table);
    note(*table, rule.id);
    put_rule(load.rules.rules, std::move(rule));
  }
  for (const TomlValue* table : reader->tables("yearly")) {
    YearlyRule rule = rules.yearly(*table);
    note(*table, rule.id);
    put_rule(load.rules.yearly, std::move(rule));
  }
  for (const TomlValue* table : reader->tables("section")) {
    ReportSection section = rules.section(*table);
    note(*table, section.id);
    put_section(load.rules.report, std::move(section));
  }
  for (const TomlValue* table : reader->tables("holidays")) load.rules.calendar.years.push_back(rules.holidays(*table));
  if (const TomlValue* table = reader->root().find("letterhead"); table != nullptr && table->table() != nullptr)
    load.rules.letterhead = rules.letterhead(*table);
  if (reader->flag(reader->root(), "ends_on_working_day")) load.rules.calendar.ends_on_working_day = true;
}

void read_folder(const fs::path& folder, const Schema& schema, RulesLoad& load) {
  std::vector<std::string> files;
  std::error_code unreadable;
  for (const auto& entry : fs::directory_iterator(folder, unreadable))
    if (entry.path().extension() == ".toml") files.push_back(entry.path().string());
  if (unreadable) {
    load.problems.push_back({ErrorKind::Unreadable, "this folder of rules cannot be read", folder.string()});
    return;
  }
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) read_file(file, schema, load);
}

}  // namespace

const FollowRule* FollowRules::find(std::string_view id) const { return find_in(rules, id); }
const YearlyRule* FollowRules::find_yearly(std::string_view id) const { return find_in(yearly, id); }

RulesLoad load_rules(const std::string& folder, std::string_view country, const Schema& schema) {
  RulesLoad out;
  read_folder(fs::path(folder) / "common", schema, out);
  const fs::path own = fs::path(folder) / country;
  std::error_code none;
  if (!country.empty() && fs::is_directory(own, none)) read_folder(own, schema, out);
  return out;
}

}  // namespace chancery
