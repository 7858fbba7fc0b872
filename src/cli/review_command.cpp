#include <cstdio>

#include "cli/commands.h"
#include "cli/open_register.h"
#include "follow/accept_unseen.h"
#include "reading/reader.h"
#include "register/review/fact_sentences.h"
#include "register/review/review.h"
#include "register/review/same_decisions.h"
#include "report/record_form.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery review [list] [--limit N] [--after N] [--state pending|accepted|set_aside] [--for-report YEAR] [--in "
    "LANGUAGE]\n"
    "chancery review accept N... [--into RECORD|--new] [--revise] [--note TEXT]\n"
    "chancery review correct N [--set FIELD=VALUE]... [--ask FIELD]... [--into RECORD] [--note TEXT]\n"
    "chancery review set-aside N... [--note TEXT]\n"
    "chancery review undo N...\n"
    "chancery review accept-above CONFIDENCE\n"
    "chancery review add DOCUMENT --from BYTE --to BYTE (--type TYPE|--into RECORD) --set FIELD=VALUE...\n"
    "\n"
    "Decides what enters the register. The same statement in copies, translations or last month's report is one "
    "decision.\n"
    "`correct` accepts with other values (an empty one drops the field; '--ask' leaves one as not reported); `add` "
    "enters a fact that was not found, by "
    "the\n"
    "bytes of the document that state it. Where the record holds another value, `--revise` puts this one in its place. "
    "`accept-above` accepts every decision of at least this confidence (0.9), but for dates, amounts and ordinals "
    "that\n"
    "were read from a picture.\n"
    "\n"
    "`list` tells each fact as a sentence in the language of --in (default: that of the office's locality, else "
    "English),\n"
    "beside the words of the document.\n"
    "\n"
    "  --store, --unit, --as, --json   as for 'chancery add'\n";

Result<std::vector<std::pair<std::string, std::string>>> assignments(const Arguments& given) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const std::string& text : given.values("--set")) {
    TRY(assignment, parse_assignment(text));
    out.push_back(std::move(assignment));
  }
  return out;
}

Status list(const OpenRegister& opened, const Arguments& given) {
  const Office& office = opened.office();
  ReviewQuery query;
  query.state = given.value("--state", query.state);
  query.report_year = given.value("--for-report");
  TRY(after, given.number("--after", 0));
  TRY(limit, given.number("--limit", query.limit));
  query.after = after;
  query.limit = limit;
  TRY(decisions, list_decisions(office, query));
  const Screen& screen = opened.screen();
  const ReadingTools tools(opened.packs());
  FactSentences sentences(tools, *Teller::create(opened.packs(), screen.words.code()));
  bool told = false;
  for (const PendingDecision& decision : decisions) {
    TRY(sentence, sentences.tell(office, decision.claim));
    told = told || !sentence.empty();
    if (given.has("--json")) {
      Json line = to_json(decision);
      if (!sentence.empty()) line.set("sentence", sentence);
      std::printf("%s\n", to_string(line).c_str());
    } else {
      std::printf("%s", to_text(screen, decision, sentence).c_str());
    }
  }
  if (given.has("--json")) return {};
  if (told) std::printf("%s\n", std::string(screen.words.phrase("screen", "no_translation")).c_str());
  TRY(count, count_decisions(office, query.state));
  std::printf("%lld %s\n", static_cast<long long>(count), query.state == "pending" ? "to check" : query.state.c_str());
  return {};
}

/// Calls `decide` with each decision that is named.
Status each_named(const Arguments& given, const std::function<Status(std::int64_t)>& decide) {
  if (given.names().size() < 2) return Error{ErrorKind::BadArgument, "name the decisions by their numbers", "review"};
  for (std::size_t i = 1; i < given.names().size(); ++i) {
    TRY(id, parse_number(given.names()[i], "decision"));
    CHECK_STATUS(decide(id));
  }
  return {};
}

void tell(const Arguments& given, std::int64_t decision, std::string_view state, const std::string& record) {
  if (given.has("--json")) {
    std::printf("%s\n", to_string(JsonObject{{"decision", decision}, {"state", state}, {"record", record}}).c_str());
  } else {
    std::printf("%lld %s %s\n", static_cast<long long>(decision), std::string(state).c_str(), record.c_str());
  }
  std::fflush(stdout);  // what is told is on the disk, and whoever reads along may rely on it
}

Status accept(const OpenRegister& opened, const Arguments& given) {
  const Office& office = opened.office();
  TRY(correct, assignments(given));
  if (given.names().front() == "correct" && correct.empty() && given.values("--ask").empty())
    return Error{ErrorKind::BadArgument, "say what is right with --set FIELD=VALUE", "review correct"};
  const Verdict verdict{given.value("--into"), given.has("--new"),    std::move(correct),
                        given.values("--ask"), given.value("--note"), given.has("--revise")};
  return each_named(given, [&](std::int64_t id) -> Status {
    TRY(record, accept_decision(office, id, verdict));
    tell(given, id, "accepted", record);
    return {};
  });
}

Status set_aside(const OpenRegister& opened, const Arguments& given) {
  const Office& office = opened.office();
  return each_named(given, [&](std::int64_t id) -> Status {
    CHECK_STATUS(set_decision_aside(office, id, given.value("--note")));
    tell(given, id, "set_aside", "");
    return {};
  });
}

Status undo(const OpenRegister& opened, const Arguments& given) {
  const Office& office = opened.office();
  return each_named(given, [&](std::int64_t id) -> Status {
    CHECK_STATUS(undo_decision(office, id));
    tell(given, id, "pending", "");
    return {};
  });
}

/// `0.9` or `1` in thousandths.
Result<std::int64_t> parse_confidence(const std::string& text) {
  const bool good = text == "1" || (text.size() > 2 && text.size() <= 5 && text.starts_with("0.") &&
                                    text.find_first_not_of("0123456789", 2) == std::string::npos);
  if (!good)
    return Error{ErrorKind::BadArgument, "'" + text + "' is no confidence between 0 and 1, such as 0.9",
                 "review accept-above"};
  if (text == "1") return 1000;
  return std::stoll((text.substr(2) + "000").substr(0, 3));
}

Status accept_above(const OpenRegister& opened, const Arguments& given) {
  const Office& office = opened.office();
  if (given.names().size() != 2)
    return Error{ErrorKind::BadArgument, "say from which confidence, such as 0.9", "review accept-above"};
  TRY(least, parse_confidence(given.names()[1]));
  return accept_unseen(office, least, [&](std::int64_t decision, const std::string& record) {
    tell(given, decision, "accepted", record);
  });
}

Status add(const OpenRegister& opened, const Arguments& given) {
  const Office& office = opened.office();
  if (given.names().size() != 2) return Error{ErrorKind::BadArgument, "name the document", "review add"};
  TRY(from, given.number("--from", 0));
  TRY(to, given.number("--to", 0));
  TRY(values, assignments(given));
  TRY(record, add_missed_fact(office, {given.names()[1], from, to, given.value("--into"), given.value("--type"),
                                       std::move(values)}));
  if (given.has("--json")) {
    std::printf("%s\n", to_string(JsonObject{{"record", record}}).c_str());
  } else {
    std::printf("%s\n", record.c_str());
  }
  return {};
}

RegisterCommand command_of(const std::string& name) {
  if (name == "list") return list;
  if (name == "accept" || name == "correct") return accept;
  if (name == "set-aside") return set_aside;
  if (name == "undo") return undo;
  if (name == "accept-above") return accept_above;
  if (name == "add") return add;
  return nullptr;
}

}  // namespace

int review_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS,
                                                  {"--limit", true},
                                                  {"--after", true},
                                                  {"--state", true},
                                                  {"--for-report", true},
                                                  {"--ask", true},
                                                  {"--into", true},
                                                  {"--note", true},
                                                  {"--revise"},
                                                  {"--new"},
                                                  {"--set", true},
                                                  {"--from", true},
                                                  {"--to", true},
                                                  {"--type", true}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  const std::string name = given->names().empty() ? "list" : given->names().front();
  const RegisterCommand command = command_of(name);
  if (command == nullptr) return usage_error("review: there is no '" + name + "'");
  return run_on_register(*given, command);
}

}  // namespace chancery
