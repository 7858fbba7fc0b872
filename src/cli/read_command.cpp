#include <charconv>
#include <csignal>
#include <cstdio>

#include "base/data_file.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/form.h"
#include "cli/output.h"
#include "cli/read_job.h"
#include "reading/packs/pack.h"
#include "reading/reader.h"

namespace chancery {
namespace {

constexpr std::uint64_t kMaxSize = 2ULL << 30U;
constexpr std::string_view kDefaultLanguage = "en";

enum class Kind : std::uint8_t { Text, Json, Html, Plain };

struct Options {
  Kind kind = Kind::Text;
  Explain explain = Explain::No;
  std::string language;  ///< of --in; empty where it is not given
  std::uint64_t max_size = kMaxSize;
  std::vector<std::string> inputs;
  bool help = false;
};

constexpr const char* kHelp =
    "chancery read [OPTION]... FILE|FOLDER|-...\n"
    "\n"
    "Reads documents in Vietnamese, English, Lao, Thai and Khmer and says what stands in them: dates, figures, places, "
    "persons and\n"
    "bodies, and the facts that they form, each with the place in the text that it was read from. Folders are read "
    "with all that\n"
    "is in them, hidden files and links left out, and archives (ZIP, TAR, 7-Zip, RAR) and e-mails with what came with "
    "them like\n"
    "folders; - is standard input. The documents come out in the order of the input. Told by their content, plain "
    "text, "
    "web pages\n"
    "(HTML, MHTML), e-mails (EML), PDF, pictures (PNG, JPEG, TIFF), DOCX, ODT, XLSX, ODS and XLS are read, and RTF and "
    "DOC where\n"
    "LibreOffice is installed.\n"
    "\n"
    "  --text           a digest for people (default); each fact is marked sure or check\n"
    "  --json           one JSON object a document, one a line (docs/contract.md)\n"
    "  --html           one page that needs nothing else: the text with its values marked, and the facts beside it\n"
    "  --plain          the text that is read, and nothing else: what the offsets of a page or office file count in\n"
    "  --in LANGUAGE    tells each fact as a sentence in vi, en, lo, th or km, whatever the language of the document; "
    "it is put\n"
    "                   together from what was read and is no translation (default: en; with --json none)\n"
    "  --explain        adds how each fact was found: its rule, and where each value comes from\n"
    "  --max-size BYTES refuses larger files (default: 2 GiB)\n"
    "  --               what follows are names of files, even if they begin with -\n"
    "  --help           this text\n"
    "\n"
    "A file that cannot be read makes one line on standard error, and the others are still read.\n"
    "Exit codes: 0 all was read; 1 some file was not, or not all could be written; 2 the command line is wrong.\n";

/// The value of an option, given behind it or after `=`.
std::optional<std::string> value_of(const std::vector<std::string>& arguments, std::size_t& i,
                                    const std::string& name) {
  if (arguments[i].starts_with(name + "=")) return arguments[i].substr(name.size() + 1);
  if (arguments[i] != name || i + 1 >= arguments.size()) return std::nullopt;
  return arguments[++i];
}

/// Fills `options`; the sentence says what is wrong with the command line, nothing where nothing is.
std::optional<std::string> parse(const std::vector<std::string>& arguments, Options& options) {
  bool names_only = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (names_only || argument == "-" || !argument.starts_with("-")) {
      options.inputs.push_back(argument);
    } else if (argument == "--") {
      names_only = true;
    } else if (argument == "--json") {
      options.kind = Kind::Json;
    } else if (argument == "--text") {
      options.kind = Kind::Text;
    } else if (argument == "--html") {
      options.kind = Kind::Html;
    } else if (argument == "--plain") {
      options.kind = Kind::Plain;
    } else if (argument == "--explain") {
      options.explain = Explain::Yes;
    } else if (argument == "--help" || argument == "-h") {
      options.help = true;
    } else if (argument == "--in" || argument.starts_with("--in=")) {
      const auto value = value_of(arguments, i, "--in");
      if (!value || value->empty()) return "--in takes the code of a language: vi, en, lo, th or km";
      options.language = *value;
    } else if (argument == "--max-size" || argument.starts_with("--max-size=")) {
      const auto value = value_of(arguments, i, "--max-size").value_or("");
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), options.max_size);
      if (error != std::errc() || end != value.data() + value.size() || value.empty())
        return "--max-size takes a number of bytes";
    } else {
      return "unknown option " + argument;
    }
  }
  if (options.inputs.empty() && !options.help) return "name a file, a folder, or - for standard input";
  return std::nullopt;
}

/// `teller` is null only for JSON.
std::unique_ptr<Form> form_of(const Packs& packs, const Options& options, const Teller* teller) {
  switch (options.kind) {
    case Kind::Json:
      return json_form(packs, options.explain, teller);
    case Kind::Text:
      return text_form(packs, options.explain, *teller, wants_colour() ? Colour::Yes : Colour::No);
    case Kind::Html:
      return html_form(packs, options.explain, *teller);
    case Kind::Plain:
      return plain_form();
  }
  return nullptr;
}

/// What stands around the documents (the head and foot of the page).
void write_frame(const Form& form, Output& output, void (Form::*part)(TextSink&) const) {
  std::string text;
  TextSink sink(text);
  (form.*part)(sink);
  output.write(text);
}

bool read_all(const ReadingTools& tools, const Options& options, const Teller* teller, Output& output) {
  const std::unique_ptr<Form> form = form_of(tools.packs, options, teller);
  std::vector<Error> problems;
  std::vector<InputFile> files = find_input_files(options.inputs, problems);
  for (const Error& problem : problems) std::fprintf(stderr, "chancery: %s\n", problem.message().c_str());
  write_frame(*form, output, &Form::begin);
  const bool good = files.empty() || ReadJob(tools, *form, options.max_size, std::move(files), output).run();
  write_frame(*form, output, &Form::end);
  return good && problems.empty();
}

}  // namespace

int read_command(const std::vector<std::string>& arguments) {
  Options options;
  if (const auto wrong = parse(arguments, options)) return usage_error("read: " + *wrong);
  if (options.help) {
    std::fputs(kHelp, stdout);
    return 0;
  }
  std::signal(SIGPIPE, SIG_IGN);  // a closed output is an error with a name, not a silent end
  const auto packs = Packs::open(find_data_file("chancery.packs"));
  if (!packs) {
    std::fprintf(stderr, "chancery: %s\n", packs.error().message().c_str());
    return 1;
  }
  const bool tells = options.kind != Kind::Json || !options.language.empty();
  std::optional<Teller> teller;
  if (tells)
    teller = Teller::create(*packs, options.language.empty() ? kDefaultLanguage : std::string_view(options.language));
  if (tells && !teller)
    return usage_error("read: there is no language '" + options.language + "'; it is vi, en, lo, th or km");
  const ReadingTools tools(*packs);
  Output output;
  const bool good = read_all(tools, options, teller ? &*teller : nullptr, output);
  if (output.failed()) {
    std::fprintf(stderr, "chancery: standard output %s\n", output.problem().c_str());
    return 1;
  }
  return good ? 0 : 1;
}

}  // namespace chancery
