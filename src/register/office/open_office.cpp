#include "register/office/open_office.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <array>

#include "base/data_file.h"
#include "register/match/family.h"
#include "register/register.h"
#include "register/schema/schema_image.h"
#include "store/store_file.h"
#include "text/fold.h"

namespace chancery {
namespace {

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

OpenOffice::OpenOffice(std::unique_ptr<Database> database, Schema schema, std::unique_ptr<const Packs> packs,
                       MatchKnowledge knowledge, std::string unit, std::string actor, std::string language)
    : database_(std::move(database)),
      schema_(std::move(schema)),
      packs_(std::move(packs)),
      places_(*packs_),
      knowledge_(std::move(knowledge)),
      place_finder_(*packs_),
      successions_(*packs_),
      office_{*database_, schema_,     std::move(unit), std::move(actor),
              utc_now,    &knowledge_, &place_finder_,  &successions_},
      language_(std::move(language)) {}

Result<std::unique_ptr<OpenOffice>> OpenOffice::open(const OfficeChoice& choice, WhenMissing when_missing) {
  TRY(schema, load_program_schema());
  TRY(opened, Packs::open(find_data_file("chancery.packs")));
  auto packs = std::make_unique<const Packs>(std::move(opened));
  TRY(knowledge, MatchKnowledge::create(*packs, schema.fields_of_work));
  Result<std::unique_ptr<Database>> database = open_store(choice.location);
  if (!database && database.error().kind == ErrorKind::NotFound && when_missing == WhenMissing::Create) {
    const Status problem = create_register(choice.location, Unit{std::string(kLocalUnit), {}, {}, {}});
    // Where another process made it in the meantime, theirs is as good.
    if (problem && problem->kind != ErrorKind::Conflict) return *problem;
    database = open_store(choice.location);
  }
  if (!database) return database.error();
  std::string unit = choice.unit;
  if (unit.empty()) {
    TRY(own, load_own_unit(**database));
    unit = std::move(own);
  } else {
    TRY(known, find_office(**database, schema, *packs, unit));
    unit = known.unit;
  }
  TRY(known, load_unit(**database, unit));
  return std::unique_ptr<OpenOffice>(new OpenOffice(std::move(*database), std::move(schema), std::move(packs),
                                                    std::move(knowledge), std::move(unit), choice.actor,
                                                    language_of(known.locality)));
}

Result<Schema> load_program_schema() {
  const std::string folder = find_data_file("schema");
  if (auto compiled = load_compiled_schema(folder)) return std::move(*compiled);
  SchemaLoad load = load_schema(folder);
  if (!load.problems.empty()) return load.problems.front();
  return std::move(load.schema);
}

}  // namespace chancery
