#include <unistd.h>

#include <cstdio>

#include "cli/commands.h"
#include "cli/merged_form.h"
#include "cli/open_register.h"
#include "register/match/family.h"
#include "register/search/search.h"
#include "report/document_form.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery search QUERY [--type TYPE|documents] [--place CODE] [--from DATE] [--until DATE] [--pillar PILLAR]\n"
    "                [--language LANGUAGE] [--limit N] [--after CURSOR]\n"
    "\n"
    "Finds records and documents by words in Vietnamese, English, Lao, Thai or Khmer, whatever language they are in "
    "themselves:\n"
    "words of the field and names of places are looked for in all five. Case and the marks of Latin letters do not "
    "count; the\n"
    "last word may be the beginning of one; words in \"quotation marks\" stand one behind the other. All words have to "
    "be met.\n"
    "\n"
    "A person is found by any spelling of the name, in any script (Saleumxay finds ສະເຫຼີມໄຊ), behind what has the words "
    "as they "
    "are\n"
    "asked for; what other offices gave comes last, as OFFICE/RECORD.\n"
    "\n"
    "  --type TYPE      only records of this type ('chancery list types'), or only documents\n"
    "  --place CODE     only what is about this place (ISO 3166: VN-25, or its name), a place that was merged into "
    "it,\n"
    "                   or a place in this country (VN)\n"
    "  --from, --until  bounds of the date: 2024, 2024-06, 2024-06-30\n"
    "  --language CODE  only documents in this language (vi, en, lo, th, km; zh, ja, ko, ru, fr: not read)\n"
    "  --after CURSOR   goes on behind a hit, by the cursor that it was shown with\n"
    "  --store, --unit, --as, --json, --in LANGUAGE   as for 'chancery review'\n";

Json to_json(const Snippet& snippet) {
  JsonList met;
  for (const auto& [begin, end] : snippet.met)
    met.emplace_back(JsonList{Json(std::int64_t{begin}), Json(std::int64_t{end})});
  return JsonObject{{"text", snippet.text}, {"marks", std::move(met)}};
}

Json to_json(const SearchHit& hit, const std::string& name) {
  const bool document = hit.kind == TextKind::Document;
  Json out(JsonObject{{"kind", document ? "document" : "record"}, {"id", hit.id}});
  if (document) {
    out.set("title", name);
    out.set("source", hit.source);
    out.set("language", hit.language);
    if (!hit.successor.empty()) out.set("successor", hit.successor);
  } else {
    out.set("type", hit.record.type);
    out.set("name", name);
    if (!hit.field.empty()) out.set("field", hit.field);
  }
  if (!hit.office.empty()) out.set("office", hit.office);
  if (hit.alike) out.set("alike", true);
  out.set("date", hit.date);
  out.set("snippet", to_json(hit.snippet));
  if (document && !hit.snippet.text.empty()) {
    out.set("begin", std::int64_t{hit.snippet.begin});
    out.set("end", std::int64_t{hit.snippet.end});
  }
  out.set("score", std::int64_t{4} - static_cast<std::int64_t>(hit.reach));
  out.set("cursor", hit.cursor);
  return out;
}

/// The snippet with what was met in bold, or between square brackets where the output is no terminal.
std::string marked(const Snippet& snippet) {
  const bool terminal = ::isatty(STDOUT_FILENO) != 0;
  const std::string_view open = terminal ? "\033[1m" : "[";
  const std::string_view close = terminal ? "\033[0m" : "]";
  std::string out;
  std::size_t at = 0;
  for (const auto& [begin, end] : snippet.met) {
    out.append(snippet.text, at, begin - at).append(open).append(snippet.text, begin, end - begin).append(close);
    at = end;
  }
  return out.append(snippet.text, at);
}

Status search(const OpenRegister& opened, const Arguments& given) {
  SearchRequest request;
  for (const std::string& name : given.names()) request.text += (request.text.empty() ? "" : " ") + name;
  request.type = given.value("--type");
  request.place = find_place_named(opened.office(), given.value("--place"));
  if (request.place.empty()) request.place = given.value("--place");
  request.pillar = given.value("--pillar");
  request.language = given.value("--language");
  request.from = given.value("--from");
  request.until = given.value("--until");
  request.after = given.value("--after");
  TRY(limit, given.number("--limit", request.limit));
  request.limit = limit;
  const Office& office = opened.office();
  TRY(hits, Search(office, *office.places).find(request));
  for (const SearchHit& hit : hits) {
    const bool document = hit.kind == TextKind::Document;
    const std::string name = document ? hit.name : shown_name(opened.screen(), hit.record);
    const std::vector<Merged> merged =
        document ? find_merged(opened.screen(), hit.subject) : find_merged(opened.screen(), hit.record);
    if (given.has("--json")) {
      Json line = to_json(hit, name);
      if (!merged.empty()) line.set("now", chancery::to_json(merged));
      std::printf("%s\n", to_string(line).c_str());
      continue;
    }
    const std::string passages = document ? not_read(opened.screen(), {hit.language}) : std::string();
    std::printf("%-18s  %s  %s%s%s\n", hit.id.c_str(), padded(shown_date(opened.screen(), hit.date), 10).c_str(),
                in_one_line(name).c_str(), passages.empty() ? "" : ("  (" + passages + ")").c_str(),
                to_text(opened.screen(), merged, name).c_str());
    if (!hit.snippet.text.empty()) std::printf("    %s\n", marked(hit.snippet).c_str());
  }
  if (!given.has("--json") && static_cast<std::int64_t>(hits.size()) == limit && limit > 0)
    std::printf("more: --after %s\n", hits.back().cursor.c_str());
  return {};
}

}  // namespace

int search_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS,
                                                  {"--type", true},
                                                  {"--place", true},
                                                  {"--pillar", true},
                                                  {"--language", true},
                                                  {"--from", true},
                                                  {"--until", true},
                                                  {"--limit", true},
                                                  {"--after", true}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  return run_on_register(*given, search);
}

}  // namespace chancery
