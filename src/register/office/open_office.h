#pragma once
#include <memory>
#include <string>

#include "reading/packs/pack.h"
#include "register/match/place_names.h"
#include "register/office/office.h"
#include "register/search/place_finder.h"
#include "register/successions.h"

namespace chancery {

/// Which register, which office of it, and in whose name.
struct OfficeChoice {
  std::string location;  ///< a file or postgresql://...
  std::string unit;      ///< the office's name, title or locality; empty: the one that the register was made for
  std::string actor;
};

/// What to do where there is no register yet.
enum class WhenMissing : std::uint8_t { Refuse, Create };

/// An office with its register and what the program knows (schema, packs) open: for one thread.
class OpenOffice {
 public:
  /// Errors: NotFound where there is no register, or no such office; BadSchema; those of `Packs::open` and `Database`.
  static Result<std::unique_ptr<OpenOffice>> open(const OfficeChoice& choice, WhenMissing when_missing);

  [[nodiscard]] const Office& office() const { return office_; }
  [[nodiscard]] const Schema& schema() const { return schema_; }
  [[nodiscard]] const Packs& packs() const { return *packs_; }
  [[nodiscard]] const PlaceNames& places() const { return places_; }
  [[nodiscard]] const PlaceSuccessions& successions() const { return successions_; }
  /// The language that most people of the office's locality speak; English where nothing is known of it.
  [[nodiscard]] const std::string& language() const { return language_; }

 private:
  OpenOffice(std::unique_ptr<Database> database, Schema schema, std::unique_ptr<const Packs> packs,
             MatchKnowledge knowledge, std::string unit, std::string actor, std::string language);

  std::unique_ptr<Database> database_;
  Schema schema_;
  std::unique_ptr<const Packs> packs_;
  PlaceNames places_;
  MatchKnowledge knowledge_;
  PlaceFinder place_finder_;
  PlaceSuccessions successions_;
  Office office_;
  std::string language_;
};

/// The schema of the program's data. Errors: BadSchema, Unreadable: the first of the problems.
Result<Schema> load_program_schema();

}  // namespace chancery
