#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/commands.h"

namespace {

constexpr const char* kHelp =
    "Chancery reads what an external-affairs office receives and says what stands in it.\n"
    "\n"
    "  chancery serve [--port N] [--office]\n"
    "      the pages in a browser, and the API: the whole of it, for people who are no engineers\n"
    "  chancery read [--json|--text|--html] [--in LANGUAGE] [--explain] FILE|FOLDER|-...\n"
    "      values and claims of documents in Vietnamese, English, Lao, Thai and Khmer\n"
    "  chancery add [--store FILE] FILE|FOLDER|-...\n"
    "      the same, kept in a register: documents, what was read, and what waits for a decision\n"
    "  chancery add --queue FILE|FOLDER|-... | work [--until-empty]\n"
    "      keeps documents at once; any number of processes read those that wait\n"
    "  chancery watch FOLDER\n"
    "      adds what arrives in a folder, once\n"
    "  chancery review [list|accept|correct|set-aside|undo|add] ...\n"
    "      decides what enters the register\n"
    "  chancery list TYPE ... | show RECORD [--why] | log [verify]\n"
    "      records, each value with its sources; the chain of all changes\n"
    "  chancery search QUERY [--type TYPE] [--place CODE] [--from DATE] ...\n"
    "      finds records and documents in all five languages by words in any of them\n"
    "  chancery due [--on DAY] [--within DAYS] | rules [on|off RULE...]\n"
    "  chancery calendar [--until DAY] [-o FILE.ics] | brief --partner NAME [-o FILE.docx]\n"
    "  chancery series [--of PLACE]\n"
    "      meetings that come again: their sessions in a row, what is missing, when the next is to be expected\n"
    "  chancery report [--year YEAR] [-o FILE.docx]\n"
    "  chancery overview [--of PLACE|--country CODE] | differences | words\n"
    "      what the register holds and what waits, of a place, of ties with a country; figures that differ between\n"
    "      documents; names that corrections taught\n"
    "  chancery figures --of PLACE|REGION\n"
    "      figures of a place, restated since others were merged into it, or of the members of a region\n"
    "  chancery enter TYPE | edit RECORD --set FIELD=VALUE... | join RECORD SAME | separate SAME\n"
    "      what is known without a document; two records that are the same\n"
    "  chancery ledger import FILE --type TYPE [--dry-run] | ledger export TYPE --to FILE\n"
    "      spreadsheets as offices keep them\n"
    "  chancery office [add NAME] | share RECORD... --with OFFICE | access RECORD public|internal|named\n"
    "      several offices in one register: what each sees\n"
    "  chancery take-over OFFICE [--from STORE]\n"
    "      the register of a merged department, with its history, matched with this one\n"
    "  chancery init [--store FILE] [--unit OFFICE]\n"
    "      makes an empty register\n"
    "  chancery check [--store FILE]\n"
    "      finds damaged or missing data and says where\n"
    "  chancery index [--store FILE]\n"
    "      makes anew what records and documents are found by\n"
    "  chancery backup TO | restore FROM | move FROM TO\n"
    "      a whole copy while others work; back from it; from a file to PostgreSQL and back\n"
    "  chancery take-out TO.jsonl | bring-in FROM.jsonl\n"
    "      the whole register as JSON Lines, and a register from them\n"
    "  chancery packs check|compile [--language FOLDER] [--world FOLDER] [--output FILE]\n"
    "      checks or compiles language packs and world data\n"
    "  chancery schema check|compile [--schema FOLDER] [--output FILE]\n"
    "      checks or compiles the folder that says what kinds of records there are\n"
    "  chancery --version | --help\n"
    "\n"
    "Exit codes: 0 all was read; 1 some file was not (standard error says which and why); 2 the command line is "
    "wrong.\n";

using Command = int (*)(const std::vector<std::string>&);
constexpr std::pair<std::string_view, Command> kCommands[] = {
    {"read", chancery::read_command},
    {"packs", chancery::packs_command},
    {"init", chancery::init_command},
    {"add", chancery::add_command},
    {"review", chancery::review_command},
    {"list", chancery::list_command},
    {"show", chancery::show_command},
    {"log", chancery::log_command},
    {"enter", chancery::enter_command},
    {"edit", chancery::edit_command},
    {"join", chancery::join_command},
    {"separate", chancery::separate_command},
    {"due", chancery::due_command},
    {"rules", chancery::rules_command},
    {"brief", chancery::brief_command},
    {"calendar", chancery::calendar_command},
    {"report", chancery::report_command},
    {"series", chancery::series_command},
    {"overview", chancery::overview_command},
    {"differences", chancery::differences_command},
    {"office", chancery::office_command},
    {"share", chancery::share_command},
    {"access", chancery::access_command},
    {"words", chancery::words_command},
    {"check", chancery::check_command},
    {"backup", chancery::backup_command},
    {"restore", chancery::restore_command},
    {"move", chancery::move_command},
    {"index", chancery::index_command},
    {"take-out", chancery::take_out_command},
    {"bring-in", chancery::bring_in_command},
    {"ledger", chancery::ledger_command},
    {"search", chancery::search_command},
    {"figures", chancery::figures_command},
    {"take-over", chancery::take_over_command},
    {"work", chancery::work_command},
    {"serve", chancery::serve_command},
    {"watch", chancery::watch_command},
    {"schema", chancery::schema_command},
};

}  // namespace

int main(int count, char** values) {
  const std::vector<std::string> arguments(values + 1, values + count);
  if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "-h" || arguments[0] == "help") {
    std::fputs(kHelp, arguments.empty() ? stderr : stdout);
    return arguments.empty() ? 2 : 0;
  }
  const std::vector<std::string> rest(arguments.begin() + 1, arguments.end());
  for (const auto& [name, command] : kCommands)
    if (arguments[0] == name) return command(rest);
  if (arguments[0] == "--version") {
    std::puts("chancery " CHANCERY_VERSION);
    return 0;
  }
  return chancery::usage_error("there is no command '" + arguments[0] + "'");
}
