#pragma once
#include "register/entry.h"
#include "register/match/match.h"
#include "register/search/place_finder.h"
#include "register/successions.h"
#include "tests/register/register_fixture.h"

namespace chancery::test {

/// A new register over the program's own schema, packs and world data.
class ProgramTest : public RegisterTest {
 protected:
  [[nodiscard]] Office office(const std::string& unit = "qt", const std::string& actor = "lan") override {
    return {*database_,   program_schema(), unit,          actor, [this] { return now_; },
            &knowledge(), &places(),        &successions()};
  }
  static const Schema& program_schema() {
    static const SchemaLoad load = load_schema(CHANCERY_SOURCE_DIR "/schema");
    EXPECT_TRUE(load.problems.empty()) << load.problems.front().message();
    return load.schema;
  }
  static const MatchKnowledge& knowledge() {
    static const auto made = MatchKnowledge::create(tools().packs, program_schema().fields_of_work);
    return *made;
  }
  static const PlaceFinder& places() {
    static const PlaceFinder finder(tools().packs);
    return finder;
  }
  static const PlaceSuccessions& successions() {
    static const PlaceSuccessions made(tools().packs);
    return made;
  }

  using Values = std::vector<std::pair<std::string, std::string>>;
  /// Enters a record that must be taken; returns its id.
  std::string enter(const std::string& type, const Values& values, const std::string& unit = "qt") {
    const Result<std::string> id = enter_record(office(unit), {"", type, values, ""});
    EXPECT_TRUE(id) << id.error().message();
    return id ? *id : "";
  }
};

}  // namespace chancery::test
