#include <cstdio>

#include "base/json_value.h"
#include "cli/add_files.h"
#include "cli/added_form.h"
#include "cli/batch_list.h"
#include "cli/commands.h"
#include "cli/open_register.h"
#include "register/review/arrival.h"
#include "register/review/work_queue.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery add [OPTION]... FILE|FOLDER|-...\n"
    "\n"
    "Reads documents and keeps them in the register: their bytes, their text, and what was read in them. What would "
    "change a\n"
    "record waits for a decision ('chancery review'). A document that is there already is left alone; a changed file "
    "under the\n"
    "same path becomes the newer version of the document.\n"
    "\n"
    "  --issuer BODY    who issued them: a later figure of the body that owns a measure takes the place of an earlier "
    "one\n"
    "  --issued DAY     and when, where the text does not say (2024-12-15)\n"
    "  --store FILE|postgresql://...   the register (default: chancery.db in this folder, made where it is not there)\n"
    "  --unit OFFICE    the office that the documents belong to (default: the register's own)\n"
    "  --as PERSON      in whose name (default: the user of the machine)\n"
    "  --list FILE      the list (CSV, XLSX, ODS) that the office's document system wrote of the files in the FOLDER: "
    "what a row says\n"
    "                   (arrival number, date, issuer, symbol, subject) stays with the file that it names and finds "
    "it. "
    "A list in\n"
    "                   the folder itself needs no --list\n"
    "  --queue          keeps the files at once and lets them wait to be read by 'chancery work'\n"
    "  --json           one line a file: {\"source\",\"document\",\"state\":\"added|known|updated\",\"decisions\"}, "
    "once it is on the disk;\n"
    "                   with --queue {\"source\",\"document\",\"state\":\"queued|known\"}\n";

TakeFile reading(DocumentIntake& intake, const Office& office, const Arguments& given, const BatchList& list) {
  return [&](const ReceivedDocument& received, const InputFile& file) -> Result<std::string> {
    if (list.is_list(file.path)) return std::string();
    TRY(added, intake.add(received));
    if (const Json* row = list.find_row(file.path)) CHECK_STATUS(set_arrival(office, added.id, *row));
    if (given.has("--issuer") || given.has("--issued"))
      CHECK_STATUS(set_issuer(office, added.id, given.value("--issuer"), given.value("--issued")));
    return given.has("--json") ? added_json(file.path, added) : added_text(file.path, added);
  };
}

TakeFile queueing(const Office& office, const std::string& packs, bool json) {
  return [&office, packs, json](const ReceivedDocument& received, const InputFile& file) -> Result<std::string> {
    TRY(answer, queue_document(office, received, packs));
    const std::string state = answer.queued ? "queued" : "known";
    if (json) return to_string(JsonObject{{"source", file.path}, {"document", answer.document}, {"state", state}});
    return state_column(state) + answer.document + "  " + file.path;
  };
}

}  // namespace

int add_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(
      arguments, {CHANCERY_REGISTER_OPTIONS, {"--queue"}, {"--issuer", true}, {"--issued", true}, {"--list", true}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (given->names().empty()) return usage_error("add: name a file, a folder, or - for standard input");
  const auto opened = OpenRegister::open(*given, WhenMissing::Create);
  if (!opened) return report(opened.error());
  const Office& office = (*opened)->office();
  const bool json = given->has("--json");
  const auto add_all = [&](const TakeFile& take) {
    return add_files(given->names(), take) == Adding::AllTaken ? 0 : 1;
  };
  const ReadingTools tools((*opened)->packs());
  const auto list = find_batch_list(given->names(), given->value("--list"), office, tools);
  if (!list) return report(list.error());
  if (given->has("--queue") && !list->path.empty())
    return usage_error("add: " + list->path +
                       " is a list of the files, and does not go together with --queue: what it says is kept when its "
                       "files are read");
  if (given->has("--queue")) return add_all(queueing(office, (*opened)->packs().version(), json));
  const auto unit = load_unit(office.database, office.unit);
  if (!unit) return report(unit.error());
  DocumentIntake intake(office, tools, unit->locality);
  for (const std::string& note : list->notes) std::fprintf(stderr, "chancery: %s\n", note.c_str());
  const int added = add_all(reading(intake, office, *given, *list));
  return list->misses_files ? 1 : added;
}

}  // namespace chancery
