#include <cstdio>

#include "cli/commands.h"
#include "cli/open_register.h"
#include "register/review/own_words.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery words                 the office's own words: what corrections taught\n"
    "chancery words add READ RIGHT         a name, post or body that is read as READ is RIGHT\n"
    "chancery words add WORDS CHOICE --for TYPE.FIELD\n"
    "                               where WORDS stand in the sentence of a fact, the field holds CHOICE\n"
    "chancery words forget NAME\n"
    "\n"
    "A name that was corrected in a review ('chancery review correct') is put right wherever it is read from then on.\n"
    "--store, --unit, --json as for 'chancery add'.\n";

Status list(const OpenRegister& opened, const Arguments& given) {
  TRY(words, list_own_words(opened.office()));
  for (const OwnWord& word : words) {
    if (given.has("--json")) {
      std::printf("%s\n", to_string(JsonObject{{"read", word.read}, {"right", word.right}}).c_str());
    } else {
      std::printf("%s -> %s\n", word.read.c_str(), word.right.c_str());
    }
  }
  return {};
}

Status forget(const OpenRegister& opened, const Arguments& given) {
  return forget_word(opened.office(), given.names()[1]);
}

Status teach(const OpenRegister& opened, const Arguments& given) {
  const std::string& read = given.names()[1];
  const std::string& right = given.names()[2];
  if (!given.has("--for")) return teach_word(opened.office(), read, right);
  const std::string field = given.value("--for");
  const std::size_t point = field.find('.');
  if (point == std::string::npos)
    return Error{ErrorKind::BadArgument, "say for which field as TYPE.FIELD (agreement.type)", "words add"};
  return teach_term(opened.office(), field.substr(0, point), field.substr(point + 1), read, right);
}

}  // namespace

int words_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {CHANCERY_REGISTER_OPTIONS, {"--for", true}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (given->names().empty()) return run_on_register(*given, list);
  if (given->names().front() == "add" && given->names().size() == 3) return run_on_register(*given, teach);
  if (given->names().front() != "forget" || given->names().size() != 2)
    return usage_error("words: it is 'words', 'words add READ RIGHT' or 'words forget NAME'");
  return run_on_register(*given, forget);
}

}  // namespace chancery
