#include "register/office/copy_register.h"

#include "base/data_file.h"
#include "register/office/open_office.h"
#include "register/register.h"
#include "register/search/index_register.h"
#include "store/copy_store.h"
#include "store/sqlite.h"

namespace chancery {

Status copy_register(Database& from, Database& to) {
  if (from.engine() == Engine::Sqlite && to.engine() == Engine::Sqlite) return copy_sqlite(from, to);
  CHECK_STATUS(copy_tables(from, to));
  return index_copy(to);
}

Status index_copy(Database& database) {
  TRY(schema, load_program_schema());
  TRY(packs, Packs::open(find_data_file("chancery.packs")));
  TRY(knowledge, MatchKnowledge::create(packs, schema.fields_of_work));
  const PlaceFinder places(packs);
  const PlaceSuccessions successions(packs);
  TRY(units, list_units(database));
  for (const Unit& unit : units)
    CHECK_STATUS(index_register({database, schema, unit.unit, {}, utc_now, &knowledge, &places, &successions}));
  return {};
}

}  // namespace chancery
