#include "cli/open_register.h"

#include <pwd.h>
#include <unicode/uloc.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "cli/commands.h"
#include "register/match/family.h"
#include "register/schema/schema_image.h"
#include "store/store_file.h"
#include "text/fold.h"

namespace chancery {
namespace {

/// Who does it, where --as does not say: the name by which the machine knows the person.
std::string machine_user() {
  const passwd* user = ::getpwuid(::geteuid());
  return user == nullptr ? "unknown" : user->pw_name;
}

/// The language that most people of a locality's country or territory speak (CLDR's likely subtags); English where
/// nothing is known of it.
std::string language_of(const std::string& locality) {
  const std::string tag = "und_" + locality.substr(0, 2);
  std::array<char, ULOC_FULLNAME_CAPACITY> full{};
  std::array<char, ULOC_LANG_CAPACITY> language{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_addLikelySubtags(tag.c_str(), full.data(), static_cast<std::int32_t>(full.size()), &status);
  uloc_getLanguage(full.data(), language.data(), static_cast<std::int32_t>(language.size()), &status);
  const std::string out(language.data());
  const bool known = std::find(kScreenLanguages.begin(), kScreenLanguages.end(), out) != kScreenLanguages.end();
  return U_SUCCESS(status) != 0 && locality.size() >= 2 && known ? out : "en";
}

/// The pack of a language by its code; that of English where there is none.
std::size_t language_number(const Packs& packs, std::string_view code) {
  const auto languages = packs.languages();
  std::size_t english = 0;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    if (packs.text(languages[i].code) == code) return i;
    if (packs.text(languages[i].code) == "en") english = i;
  }
  return english;
}

/// An office by its name in the register, by its title, or by the locality that it works for. Errors: NotFound.
Result<Unit> find_office(Database& database, const Schema& schema, const Packs& packs, const std::string& name) {
  Result<Unit> named = load_unit(database, name);
  if (named || named.error().kind != ErrorKind::NotFound) return named;
  const PlaceFinder finder(packs);
  const std::string place = find_place_named({database, schema, name, {}, utc_now, nullptr, &finder, nullptr}, name);
  TRY(units, list_units(database));
  const auto is_meant = [&](const Unit& unit) {
    return fold(unit.title).text == fold(name).text || (!place.empty() && unit.locality == place);
  };
  const auto found = std::find_if(units.begin(), units.end(), is_meant);
  if (found == units.end()) return named;
  return std::move(*found);
}

}  // namespace

OpenRegister::OpenRegister(std::unique_ptr<Database> database, Schema schema, std::unique_ptr<const Packs> packs,
                           MatchKnowledge knowledge, std::string unit, const Arguments& arguments, std::string language)
    : database_(std::move(database)),
      schema_(std::move(schema)),
      packs_(std::move(packs)),
      places_(*packs_),
      knowledge_(std::move(knowledge)),
      place_finder_(*packs_),
      successions_(*packs_),
      office_{*database_, schema_,     std::move(unit), arguments.value("--as", machine_user()),
              utc_now,    &knowledge_, &place_finder_,  &successions_},
      screen_{schema_, places_, successions_, Wording(*packs_, language_number(*packs_, language)),
              std::move(language)} {}

Result<std::unique_ptr<OpenRegister>> OpenRegister::open(const Arguments& arguments, WhenMissing when_missing) {
  TRY(schema, load_program_schema());
  TRY(opened, Packs::open(find_data_file("chancery.packs")));
  auto packs = std::make_unique<const Packs>(std::move(opened));
  TRY(knowledge, MatchKnowledge::create(*packs, schema.fields_of_work));
  const std::string location = arguments.value("--store", kDefaultStore);
  Result<std::unique_ptr<Database>> database = open_store(location);
  if (!database && database.error().kind == ErrorKind::NotFound && when_missing == WhenMissing::Create) {
    const Status problem = create_register(location, Unit{std::string(kLocalUnit), {}, {}, {}});
    // Where another process made it in the meantime, theirs is as good.
    if (problem && problem->kind != ErrorKind::Conflict) return *problem;
    database = open_store(location);
  }
  if (!database) return database.error();
  std::string unit = arguments.value("--unit");
  if (unit.empty()) {
    TRY(own, load_own_unit(**database));
    unit = std::move(own);
  } else {
    TRY(known, find_office(**database, schema, *packs, unit));
    unit = known.unit;
  }
  std::string language = arguments.value("--in");
  if (language.empty()) {
    TRY(known, load_unit(**database, unit));
    language = language_of(known.locality);
  }
  return std::unique_ptr<OpenRegister>(new OpenRegister(std::move(*database), std::move(schema), std::move(packs),
                                                        std::move(knowledge), std::move(unit), arguments,
                                                        std::move(language)));
}

int run_on_register(const Arguments& arguments, RegisterCommand command, WhenMissing when_missing) {
  return run_on(OpenRegister::open(arguments, when_missing), arguments, command);
}

int run_on(const Result<std::unique_ptr<OpenRegister>>& opened, const Arguments& arguments, RegisterCommand command) {
  if (!opened) return report(opened.error());
  const Status problem = command(**opened, arguments);
  return problem ? report(*problem) : 0;
}

Result<Schema> load_program_schema() {
  const std::string folder = find_data_file("schema");
  if (auto compiled = load_compiled_schema(folder)) return std::move(*compiled);
  SchemaLoad load = load_schema(folder);
  if (!load.problems.empty()) return load.problems.front();
  return std::move(load.schema);
}

int report(const Error& error) {
  if (error.kind == ErrorKind::BadArgument) return usage_error(error.message());
  std::fprintf(stderr, "chancery: %s\n", error.message().c_str());
  return 1;
}

}  // namespace chancery
