#include <cstdio>

#include "cli/added_form.h"
#include "cli/commands.h"
#include "cli/merged_form.h"
#include "cli/open_register.h"
#include "register/log.h"
#include "register/match/family.h"
#include "register/office/access.h"
#include "register/office/sharing.h"
#include "register/review/documents.h"
#include "register/tenure.h"
#include "register/valid.h"
#include "report/document_form.h"
#include "report/record_form.h"
#include "store/layout.h"

namespace chancery {
namespace {

constexpr const char* kListHelp =
    "chancery list TYPE [--where FIELD=VALUE]... [--country CODE] [--from DATE] [--until DATE] [--after "
    "RECORD]\n"
    "                   [--limit N] [--as-of DAY] [--on DAY]\n"
    "chancery list documents [--after DOCUMENT] [--limit N]\n"
    "chancery list queue\n"
    "chancery list types\n"
    "\n"
    "Lists records of a type, the latest first; documents of the register; those that wait to be read or were set "
    "aside.\n"
    "A place or body is found under the one that goes on for it: VN-25, or 'Quang Tri', also lists what is kept of\n"
    "Quang Binh, which was merged into it; VN-24 lists that alone.\n"
    "\n"
    "  --country CODE   only those that name this country or a place in it (KR)\n"
    "  --as-of DAY      as the register was at the end of that day (2024-06-30)\n"
    "  --on DAY         only what held on that day, by what is known now: agreements in force, posts held. Not those "
    "of\n"
    "                   which nothing says since when; with --as-of, by what was known then\n"
    "  --store, --unit, --json, --in LANGUAGE   as for 'chancery review'\n";

constexpr const char* kShowHelp =
    "chancery show RECORD|DOCUMENT|OFFICE/RECORD [--why] [--as-of DAY]\n"
    "\n"
    "Shows a record and those that were joined into it; of a post all who held it and when, of a person all posts; "
    "with "
    "--why the sentences that each value rests on; of a "
    "document, what it says of itself, with --json all that was read in it;\n"
    "OFFICE/RECORD is a record that another office gave to this one.\n";

constexpr std::int64_t kDefaultLimit = 100;

/// The day that an option names.
Result<std::string> day_in(const Office& office, const Arguments& given, const char* option) {
  const std::string day = given.value(option);
  FieldSchema date;
  date.type = FieldType::Date;
  constexpr std::size_t kDay = 10;
  if (day.size() != kDay || find_fault(office.schema, date, day))
    return Error{ErrorKind::BadArgument, "'" + day + "' is no day (2024-06-30)", option};
  return day;
}

Result<std::int64_t> as_of(const Office& office, const Arguments& given) {
  if (!given.has("--as-of")) return kStillHolds;
  TRY(day, day_in(office, given, "--as-of"));
  return find_seq_of_day(office, day);
}

Status list_all_documents(const OpenRegister& opened, const Arguments& given) {
  const Office& office = opened.office();
  TRY(limit, given.number("--limit", kDefaultLimit));
  TRY(documents, list_documents(office, given.value("--after"), limit));
  for (const StoredDocument& document : documents) {
    if (given.has("--json")) {
      std::printf("%s\n", to_string(to_json(document)).c_str());
    } else {
      const std::string passages = not_read(opened.screen(), unread_languages(document));
      std::printf("%s  %-2s  %s  %s%s%s\n", document.id.c_str(), document.language.c_str(),
                  padded(shown_date(opened.screen(), document.published), 10).c_str(), document.source.c_str(),
                  passages.empty() ? "" : ("  (" + passages + ")").c_str(),
                  document.successor.empty() ? "" : ("  (newer: " + document.successor + ")").c_str());
    }
  }
  return {};
}

Status list_all_queued(const OpenRegister& opened, const Arguments& given) {
  TRY(queue, list_queue(opened.office()));
  for (const QueuedDocument& each : queue) {
    const std::string text = given.has("--json") ? queued_json(each) : queued_text(each);
    std::puts(text.c_str());
  }
  return {};
}

Status list_types(const OpenRegister& opened, const Arguments& given) {
  const Office& office = opened.office();
  const std::string& language = opened.screen().language;
  for (const RecordSchema& type : office.schema.records) {
    if (given.has("--json")) {
      std::printf("%s\n", to_string(JsonObject{{"type", type.id}, {"label", type.label.in(language)}}).c_str());
    } else {
      std::printf("%-22s %s\n", type.id.c_str(), type.plural.in(language).c_str());
    }
  }
  return {};
}

/// The document that a record's first source stands in.
std::string document_of(const Record& record) {
  for (const FieldValue& value : record.values)
    for (const Citation& citation : value.citations)
      if (!citation.document.empty() && citation.kind != "taken") return citation.document;
  return {};
}

/// A record as it is written out, with what became of the places that it names.
Json to_line(const Screen& screen, const Record& record, Why why) {
  Json out = chancery::to_json(screen.schema, record, why);
  if (const std::vector<Merged> merged = find_merged(screen, record); !merged.empty()) out.set("now", to_json(merged));
  return out;
}

/// Who holds a post, by name; empty for what nobody holds.
std::string holder_of(const Office& office, const Record& record, std::int64_t seq) {
  const RecordSchema* type = office.schema.find_record(record.type);
  const FieldValue* holder =
      type == nullptr || type->tenure.holder.empty() ? nullptr : record.find(type->tenure.holder);
  if (holder == nullptr || !is_value(holder->value)) return {};
  const Result<Record> person = view_record(office, holder->value, seq);
  return person ? person->name : holder->value;
}

/// The records that a list shows, with their values.
Result<std::vector<Record>> listed(const Office& office, const RecordQuery& query, const Arguments& given) {
  if (given.has("--on")) {
    TRY(day, day_in(office, given, "--on"));
    return view_records_on(office, query, day);
  }
  TRY(records, view_records(office, query));
  for (Record& each : records) {
    TRY(record, view_record(office, each.id, query.as_of));
    each = std::move(record);
  }
  return records;
}

Status list_type(const OpenRegister& opened, const Arguments& given) {
  const Office& office = opened.office();
  RecordQuery query;
  query.type = given.names().front();
  query.from = given.value("--from");
  query.until = given.value("--until");
  query.after = given.value("--after");
  query.country = find_place_named(office, given.value("--country"));
  if (query.country.empty() && given.has("--country"))
    return Error{ErrorKind::BadArgument, "'" + given.value("--country") + "' is no country or territory", "--country"};
  for (const std::string& text : given.values("--where")) {
    TRY(assignment, parse_assignment(text));
    query.equal.push_back(std::move(assignment));
  }
  TRY(limit, given.number("--limit", kDefaultLimit));
  TRY(seq, as_of(office, given));
  query.limit = limit;
  query.as_of = seq;
  TRY(records, listed(office, query, given));
  for (const Record& record : records) {
    const std::string holder = holder_of(office, record, seq);
    if (!given.has("--json")) {
      const std::string name = shown_name(opened.screen(), record);
      std::printf("%-8s %s %s%s%s\n", record.id.c_str(), padded(shown_date(opened.screen(), record.date), 21).c_str(),
                  name.c_str(), holder.empty() ? "" : (": " + holder).c_str(),
                  to_text(opened.screen(), find_merged(opened.screen(), record), name).c_str());
      continue;
    }
    Json line = to_line(opened.screen(), record, Why::No);
    if (!holder.empty()) line.set("holder", holder);
    line.set("document", document_of(record));
    std::printf("%s\n", to_string(line).c_str());
  }
  return {};
}

Json to_json(const Term& term) {
  return JsonObject{{"record", term.record},         {"what", term.what},           {"holder", term.holder},
                    {"name", term.holder_name},      {"since", term.since},         {"until", term.until},
                    {"first_seen", term.first_seen}, {"last_seen", term.last_seen}, {"now", term.now}};
}

/// `CV-2  Chairman, ...: Tran Thi Mai (CN-2), seen 2024-05-05, until ../2025-01-02`
std::string to_text(const Term& term) {
  std::string out = "  " + term.record + "  " + term.what + ": " + term.holder_name;
  if (!term.holder.empty()) out += " (" + term.holder + ")";
  if (!term.since.empty()) out += ", since " + term.since;
  if (!term.first_seen.empty()) out += ", seen " + term.first_seen;
  if (term.last_seen != term.first_seen) out += " to " + term.last_seen;
  if (!term.until.empty()) out += ", until " + term.until;
  return out + (term.now ? ", now\n" : "\n");
}

Status show(const OpenRegister& opened, const Arguments& given) {
  const Office& office = opened.office();
  const std::string& id = given.names().front();
  if (id.starts_with("D-")) {
    TRY(reading, load_reading(office, id));
    if (given.has("--json")) {
      std::printf("%s\n", reading.c_str());
      return {};
    }
    TRY(document, load_document(office, id));
    TRY(read, parse_json(reading, id));
    std::fputs(to_text(opened.screen(), document, read).c_str(), stdout);
    return {};
  }
  TRY(seq, as_of(office, given));
  const std::size_t slash = id.find('/');
  TRY(record, view_own_or_received(office, id, seq));
  const Why why = given.has("--why") ? Why::Yes : Why::No;
  std::vector<Record> joined;
  if (slash == std::string::npos) {
    TRY(same, view_joined(office, record.id, seq));
    joined = std::move(same);
  }
  std::vector<Term> terms;
  if (slash == std::string::npos) {
    TRY(held, view_terms(office, record, seq));
    terms = std::move(held);
  }
  if (!given.has("--json")) {
    std::printf("%s", to_text(opened.screen(), record, why).c_str());
    for (const Term& term : terms) std::printf("%s", to_text(term).c_str());
    for (const Record& each : joined) std::printf("%s", to_text(opened.screen(), each, why).c_str());
    return {};
  }
  Json shown = to_line(opened.screen(), record, why);
  JsonList same;
  for (const Record& each : joined) same.push_back(to_line(opened.screen(), each, why));
  if (!same.empty()) shown.set("joined", std::move(same));
  JsonList held;
  for (const Term& term : terms) held.push_back(to_json(term));
  if (!held.empty()) shown.set("terms", std::move(held));
  std::printf("%s\n", to_string(shown).c_str());
  return {};
}

}  // namespace

int list_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS,
                                                  {"--where", true},
                                                  {"--country", true},
                                                  {"--from", true},
                                                  {"--until", true},
                                                  {"--after", true},
                                                  {"--limit", true},
                                                  {"--as-of", true},
                                                  {"--on", true},
                                                  {"--in", true}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kListHelp, stdout), 0;
  if (given->names().size() != 1)
    return usage_error("list: name one type of record, or 'documents', 'queue' or 'types'");
  if (given->names().front() == "documents") return run_on_register(*given, list_all_documents);
  if (given->names().front() == "queue") return run_on_register(*given, list_all_queued);
  if (given->names().front() == "types") return run_on_register(*given, list_types);
  return run_on_register(*given, list_type);
}

int show_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS, {"--why"}, {"--as-of", true}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kShowHelp, stdout), 0;
  if (given->names().size() != 1) return usage_error("show: name one record or document");
  return run_on_register(*given, show);
}

int log_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS});
  if (!given) return report(given.error());
  if (given->names().empty() || given->names().front() == "list")
    return run_on_register(*given, [](const OpenRegister& opened, const Arguments& options) {
      return each_log_entry(opened.office(), 0, [&](const LogEntry& entry) {
        if (options.has("--json")) {
          std::printf("%s\n", to_string(JsonObject{{"seq", entry.seq},
                                                   {"at", entry.at},
                                                   {"actor", entry.actor},
                                                   {"action", entry.action},
                                                   {"subject", entry.subject},
                                                   {"hash", entry.hash}})
                                  .c_str());
        } else {
          std::printf("%6lld  %s  %-10s  %-20s  %s\n", static_cast<long long>(entry.seq), entry.at.c_str(),
                      entry.actor.c_str(), entry.action.c_str(), entry.subject.c_str());
        }
        return true;
      });
    });
  if (given->names().front() != "verify") return usage_error("log: it is 'chancery log' or 'chancery log verify'");
  return run_on_register(*given, [](const OpenRegister& opened, const Arguments&) -> Status {
    const Office& office = opened.office();
    TRY(faults, verify_log(office));
    for (const Error& fault : faults) std::fprintf(stderr, "chancery: %s\n", fault.message().c_str());
    if (!faults.empty()) return Error{ErrorKind::Damaged, "the log is not as it was written", office.database.place()};
    std::puts("The log is whole.");
    return {};
  });
}

}  // namespace chancery
