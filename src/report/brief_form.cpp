#include "report/brief_form.h"

#include "report/due_form.h"
#include "report/record_paper.h"

namespace chancery {
namespace {

constexpr const char* kWords = "brief";

/// Puts a briefing on paper, list by list.
class BriefPaper : private RecordPaper {
 public:
  BriefPaper(const Office& office, const Screen& screen, const FollowRules& rules)
      : RecordPaper(office, screen), office_(office), screen_(screen), rules_(rules) {}

  Result<Paper> write(const Briefing& briefing, const std::string& today) {
    const std::string name =
        briefing.partners.empty() ? screen_.words.body(shown_place(screen_, briefing.name)) : partner_name(briefing);
    title(screen_.words.fill(kWords, "title", {{"name", name}}));
    add(PaperBlock::Kind::Subtitle, screen_.words.fill(kWords, "as_of", {{"day", shown_date(screen_, today)}}));
    CHECK_STATUS(add_people(briefing.posts));
    CHECK_STATUS(add_commitments("ours", briefing.ours));
    CHECK_STATUS(add_commitments("theirs", briefing.theirs));
    CHECK_STATUS(add_commitments("by_both", briefing.by_both));
    CHECK_STATUS(add_commitments("asked_of_us", briefing.asked_of_us));
    CHECK_STATUS(add_commitments("asked_of_them", briefing.asked_of_them));
    add_agreements(briefing.agreements);
    std::vector<Record> ties = briefing.relationships;
    ties.insert(ties.end(), briefing.memberships.begin(), briefing.memberships.end());
    CHECK_STATUS(add_lines("ties", ties, Blank::LeaveOut));
    CHECK_STATUS(add_lines("meetings", briefing.meetings, Blank::Show));
    CHECK_STATUS(add_lines("results", briefing.results, Blank::LeaveOut));
    CHECK_STATUS(add_next(briefing.next));
    return take();
  }

 private:
  enum class Blank : std::uint8_t { Show, LeaveOut };
  static constexpr std::size_t kMostLines = 7;  // longer lists are not read before a meeting

  void add_heading(const char* key) { add(PaperBlock::Kind::Heading, screen_.words.word(kWords, key)); }
  void add_blank() { add(PaperBlock::Kind::Paragraph, screen_.words.word(kWords, "blank")); }
  void add_rest(std::size_t count) {
    if (count > kMostLines) add(PaperBlock::Kind::Paragraph, screen_.words.count(kWords, "more", count - kMostLines));
  }

  [[nodiscard]] std::string partner_name(const Briefing& briefing) const {
    // A place is what was asked for; its bodies are only a part of it.
    std::string place = shown_place(screen_, briefing.name);
    if (place != briefing.name) return place;
    return shown_name(screen_, briefing.partners.front());
  }

  Status add_people(const std::vector<Record>& posts) {
    add_heading("people");
    std::size_t told = 0;
    for (const Record& post : posts) {
      TRY(person, shown_behind(post, "person", post.text_of("person")));
      if (person.empty()) continue;
      if (++told > kMostLines) break;
      const std::string words = screen_.words.fill(
          kWords, "person",
          {{"name", person}, {"post", screen_.words.post(post.text_of("title"))}, {"since", shown(post, "since")}});
      TRY(source, source_of(post, "title"));
      add(PaperBlock::Kind::Item, words, source);
    }
    if (told == 0) add_blank();
    return {};
  }

  Status add_commitments(const char* heading, const std::vector<Record>& commitments) {
    if (commitments.empty()) return {};
    add_heading(heading);
    PaperBlock table{PaperBlock::Kind::Table,
                     {},
                     {label("commitment", "text"), label("commitment", "made_on"), label("commitment", "due"),
                      label("commitment", "waiting_on")},
                     {}};
    for (std::size_t i = 0; i < commitments.size() && i < kMostLines; ++i) {
      const Record& each = commitments[i];
      TRY(source, source_of(each, "text"));
      TRY(occasion, shown_behind(each, "made_at", each.text_of("made_at")));
      const std::string day = shown(each, "made_on");
      table.rows.push_back({{one_line(each.text_of("text"), kLongestQuote), source},
                            {day.empty() || occasion.empty() ? day + occasion : day + ", " + occasion, {}},
                            {shown(each, "due"), {}},
                            {shown(each, "waiting_on"), {}}});
    }
    add(std::move(table));
    add_rest(commitments.size());
    return {};
  }

  void add_agreements(const std::vector<Record>& agreements) {
    add_heading("agreements");
    if (agreements.empty()) return add_blank();
    PaperBlock table{PaperBlock::Kind::Table,
                     {},
                     {label("agreement", "title"), label("agreement", "signing_date"),
                      label("agreement", "expiry_date"), label("agreement", "state")},
                     {}};
    for (std::size_t i = 0; i < agreements.size() && i < kMostLines; ++i) {
      const Record& each = agreements[i];
      const std::string end = shown(each, each.find("expiry_date") != nullptr ? "expiry_date" : "term");
      table.rows.push_back(
          {{told_name(screen_, each), {}}, {shown(each, "signing_date"), {}}, {end, {}}, {shown(each, "state"), {}}});
    }
    add(std::move(table));
    add_rest(agreements.size());
  }

  Status add_lines(const char* heading, const std::vector<Record>& records, Blank blank) {
    if (records.empty() && blank == Blank::LeaveOut) return {};
    add_heading(heading);
    if (records.empty()) add_blank();
    for (std::size_t i = 0; i < records.size() && i < kMostLines; ++i) {
      const Record& each = records[i];
      const RecordSchema* type = screen_.schema.find_record(each.type);
      std::string line = each.date.empty() ? "" : shown_date(screen_, each.date) + ": ";
      const std::string name = told_name(screen_, each);
      line += name.empty() ? type->label.in(screen_.language) : name;
      TRY(source, source_of(each, type->date));
      add(PaperBlock::Kind::Item, line, source);
    }
    add_rest(records.size());
    return {};
  }

  Status add_next(const std::vector<DueItem>& next) {
    if (next.empty()) return {};
    add_heading("next");
    for (std::size_t i = 0; i < next.size() && i < kMostLines; ++i) {
      TRY(name, due_name(office_, screen_, next[i].record));
      add(PaperBlock::Kind::Item, due_sentence(screen_, rules_, next[i], name));
    }
    add_rest(next.size());
    return {};
  }

  const Office& office_;
  const Screen& screen_;
  const FollowRules& rules_;
};

Json list_json(const Schema& schema, const std::vector<Record>& records) {
  JsonList out;
  for (const Record& record : records) out.push_back(to_json(schema, record, Why::Yes));
  return out;
}

}  // namespace

Result<Paper> to_paper(const Office& office, const Screen& screen, const FollowRules& rules, const Briefing& briefing,
                       const std::string& today) {
  return BriefPaper(office, screen, rules).write(briefing, today);
}

Json to_json(const Schema& schema, const Briefing& briefing) {
  JsonList next;
  for (const DueItem& item : briefing.next)
    next.push_back(JsonObject{
        {"state", due_state_word(item.state)}, {"rule", item.rule}, {"record", item.record}, {"day", item.day}});
  return JsonObject{{"partner", briefing.name},
                    {"partners", list_json(schema, briefing.partners)},
                    {"posts", list_json(schema, briefing.posts)},
                    {"ours", list_json(schema, briefing.ours)},
                    {"theirs", list_json(schema, briefing.theirs)},
                    {"by_both", list_json(schema, briefing.by_both)},
                    {"asked_of_us", list_json(schema, briefing.asked_of_us)},
                    {"asked_of_them", list_json(schema, briefing.asked_of_them)},
                    {"agreements", list_json(schema, briefing.agreements)},
                    {"relationships", list_json(schema, briefing.relationships)},
                    {"memberships", list_json(schema, briefing.memberships)},
                    {"meetings", list_json(schema, briefing.meetings)},
                    {"results", list_json(schema, briefing.results)},
                    {"next", std::move(next)}};
}

}  // namespace chancery
