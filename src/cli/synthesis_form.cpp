#include "cli/synthesis_form.h"

#include <algorithm>

#include "cli/report_form.h"

namespace chancery {
namespace {

constexpr const char* kWords = "report";

class SynthesisPaper {
 public:
  SynthesisPaper(const Screen& screen, const Synthesis& synthesis, const ReportQuery& query)
      : screen_(screen), synthesis_(synthesis), query_(query) {}

  Paper write() {
    paper_.language = screen_.language;
    paper_.sources = screen_.words.word(kWords, "sources");
    paper_.title = screen_.words.fill(kWords, "synthesis", {{"period", report_period(screen_, query_)}});
    add(PaperBlock::Kind::Title, paper_.title);
    add(PaperBlock::Kind::Subtitle, screen_.words.fill(kWords, "draft", {{"day", shown_date(screen_, query_.as_of)}}));
    int number = 0;
    for (const SynthesisPart& part : synthesis_.parts) {
      if (part.figures.empty()) continue;
      add(PaperBlock::Kind::Heading, std::to_string(++number) + ". " + part.section->heading.in(screen_.language));
      add_sums(part);
      add_members(part);
    }
    add_counts();
    add_silent();
    return std::move(paper_);
  }

 private:
  void add(PaperBlock::Kind kind, std::string text) { paper_.blocks.push_back({kind, {std::move(text), {}}, {}, {}}); }
  [[nodiscard]] std::string word(const char* key) const { return screen_.words.word(kWords, key); }
  [[nodiscard]] std::string name_of(const Unit& unit) const {
    return unit.locality.empty() ? (unit.title.empty() ? unit.unit : unit.title) : shown_place(screen_, unit.locality);
  }
  [[nodiscard]] std::string measure_of(const SynthesisFigure& figure) const {
    return label_of(screen_, "indicator", figure.measure);
  }
  [[nodiscard]] PaperText amount(const std::string& digits, const Figure& figure) const {
    PaperText out{screen_.words.amount(digits, figure.unit, {}, figure.qualifier == "range" ? "" : figure.qualifier),
                  {}};
    if (figure.qualifier.empty()) out.number = PaperNumber{digits, figure.unit == "%" ? "%" : ""};
    return out;
  }
  [[nodiscard]] std::string status_of(const std::string& status) const {
    return status.empty() ? status : " (" + label_of(screen_, "figure_status", status) + ")";
  }

  void add_sums(const SynthesisPart& part) {
    PaperBlock table{PaperBlock::Kind::Table, {}, {word("measure"), word("result"), word("gave")}, {}};
    for (const SynthesisFigure& each : part.figures) {
      PaperText sum{word("no_sum"), {}};
      if (each.sum.number) {
        Figure figure;
        figure.unit = each.sum.unit;
        figure.qualifier = each.sum.qualifier;
        sum = amount(*each.sum.number, figure);
        sum.text += status_of(each.sum.status);
      }
      sum.note = missing_note(each);
      table.rows.push_back(
          {{measure_of(each), {}},
           std::move(sum),
           {std::to_string(each.figure.size()) + "/" + std::to_string(synthesis_.members.size()), {}}});
    }
    paper_.blocks.push_back(std::move(table));
  }
  [[nodiscard]] std::string missing_note(const SynthesisFigure& figure) const {
    std::vector<std::string> names;
    for (const SynthesisMember& member : synthesis_.members)
      if (!figure.figure.contains(member.unit.unit)) names.push_back(name_of(member.unit));
    return names.empty() ? std::string()
                         : screen_.words.fill(kWords, "not_reported", {{"measures", screen_.words.list(names)}});
  }

  /// The figures of the members beside each other, a few measures a table so that it fits a page.
  void add_members(const SynthesisPart& part) {
    constexpr std::size_t kColumns = 5;
    for (std::size_t first = 0; first < part.figures.size(); first += kColumns) {
      const std::size_t last = std::min(first + kColumns, part.figures.size());
      PaperBlock table{PaperBlock::Kind::Table, {}, {word("office")}, {}};
      for (std::size_t i = first; i < last; ++i) table.head.push_back(measure_of(part.figures[i]));
      for (const SynthesisMember& member : synthesis_.members) {
        std::vector<PaperText> row{{name_of(member.unit), {}}};
        for (std::size_t i = first; i < last; ++i) {
          const auto given = part.figures[i].figure.find(member.unit.unit);
          const bool has = given != part.figures[i].figure.end();
          row.push_back(has ? cell(given->second) : PaperText());
        }
        if (std::any_of(row.begin() + 1, row.end(), [](const PaperText& text) { return !text.text.empty(); }))
          table.rows.push_back(std::move(row));
      }
      paper_.blocks.push_back(std::move(table));
    }
  }
  [[nodiscard]] PaperText cell(const Figure& figure) const {
    if (!figure.number) return {shown_blank(screen_, "~" + figure.reported), {}};
    PaperText out = amount(*figure.number, figure);
    out.text += status_of(figure.status);
    return out;
  }

  /// How many records of each kind each member gave.
  void add_counts() {
    if (synthesis_.counts.empty()) return;
    PaperBlock table{PaperBlock::Kind::Table, {}, {word("office")}, {}};
    std::vector<std::string> types;
    for (const std::string& type : synthesis_.types) {
      const auto has = [&](const auto& unit) { return unit.second.contains(type); };
      if (std::any_of(synthesis_.counts.begin(), synthesis_.counts.end(), has)) types.push_back(type);
    }
    for (const std::string& type : types)
      table.head.push_back(screen_.schema.find_record(type)->plural.in(screen_.language));
    for (const SynthesisMember& member : synthesis_.members) {
      const auto given = synthesis_.counts.find(member.unit.unit);
      if (given == synthesis_.counts.end()) continue;
      std::vector<PaperText> row{{name_of(member.unit), {}}};
      for (const std::string& type : types) {
        const auto count = given->second.find(type);
        const std::string digits = count == given->second.end() ? "" : std::to_string(count->second);
        row.push_back({digits, {}, digits.empty() ? std::nullopt : std::optional(PaperNumber{digits, {}})});
      }
      table.rows.push_back(std::move(row));
    }
    add(PaperBlock::Kind::Heading, word("given"));
    paper_.blocks.push_back(std::move(table));
  }
  void add_silent() {
    std::vector<std::string> silent;
    for (const SynthesisMember& member : synthesis_.members)
      if (member.given == 0) silent.push_back(name_of(member.unit));
    if (!silent.empty())
      add(PaperBlock::Kind::Paragraph,
          screen_.words.fill(kWords, "silent",
                             {{"n", std::to_string(silent.size())}, {"names", screen_.words.list(silent)}}));
  }

  const Screen& screen_;
  const Synthesis& synthesis_;
  const ReportQuery& query_;
  Paper paper_;
};

}  // namespace

Paper to_paper(const Screen& screen, const Synthesis& synthesis, const ReportQuery& query) {
  return SynthesisPaper(screen, synthesis, query).write();
}

Json to_json(const Synthesis& synthesis, const ReportQuery& query) {
  JsonList figures;
  for (const SynthesisPart& part : synthesis.parts) {
    for (const SynthesisFigure& each : part.figures) {
      JsonList parts;
      for (const auto& [unit, figure] : each.figure) {
        Json one(JsonObject{{"unit", unit}, {"period", figure.period}});
        if (figure.number) one.set("number", JsonNumber{*figure.number});
        if (!figure.reported.empty()) one.set("reported", figure.reported);
        if (!figure.status.empty()) one.set("status", figure.status);
        parts.push_back(std::move(one));
      }
      Json sum(JsonObject{{"section", part.section->id}, {"measure", each.measure}});
      if (each.sum.number) {
        sum.set("number", JsonNumber{*each.sum.number});
        sum.set("unit", each.sum.unit);
        if (!each.sum.status.empty()) sum.set("status", each.sum.status);
      } else {
        sum.set("why", kNoSums[static_cast<std::size_t>(each.sum.why)]);
      }
      sum.set("parts", std::move(parts));
      figures.push_back(std::move(sum));
    }
  }
  JsonList members;
  for (const SynthesisMember& each : synthesis.members) {
    Json member(JsonObject{
        {"unit", each.unit.unit}, {"locality", each.unit.locality}, {"given", static_cast<std::int64_t>(each.given)}});
    if (const auto counts = synthesis.counts.find(each.unit.unit); counts != synthesis.counts.end())
      for (const auto& [type, count] : counts->second) member.set(type, static_cast<std::int64_t>(count));
    members.push_back(std::move(member));
  }
  return JsonObject{
      {"from", query.from}, {"until", query.until}, {"figures", std::move(figures)}, {"members", std::move(members)}};
}

}  // namespace chancery
