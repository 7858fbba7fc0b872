// A pack that breaks a rule of docs/packs.md is refused, and the complaint names file, line, key and reason.
#include "reading/packs/pack_source.h"

#include <gtest/gtest.h>

#include <string>

#include "reading/packs/pack.h"
#include "tests/reading/small_pack.h"

namespace chancery {
namespace {

std::string all_messages(const PackCompilation& made) {
  std::string out;
  for (const Error& problem : made.problems) out += problem.message() + "\n";
  return out;
}

TEST(PackSource, CompilesAPackThatBreaksNoRule) {
  const PackCompilation made = SmallPack().compile();
  EXPECT_TRUE(made.problems.empty()) << all_messages(made);
  EXPECT_EQ(made.languages, 2U);
  EXPECT_EQ(made.places, 2U);
  const auto packs = Packs::from_image(made.image);
  ASSERT_TRUE(packs) << packs.error().message();
  EXPECT_EQ(packs->languages().size(), 2U);
  EXPECT_EQ(packs->text(packs->languages()[1].code), "th");
}

TEST(PackSource, CompilesTheSameFilesToTheSameBytes) {
  EXPECT_TRUE(SmallPack().compile().image == SmallPack().compile().image);
}

/// One thing wrong with the small pack: `from` became `to`. The complaint stands at the line of `where` (or of `to`,
/// where that is null), and says `complaint` (key and reason).
struct Flaw {
  const char* name;
  const char* file;
  const char* from;
  const char* to;
  const char* where;
  const char* complaint;
};

void PrintTo(const Flaw& flaw, std::ostream* out) { *out << flaw.name; }

constexpr Flaw kFlaws[] = {
    // pack.toml
    {"unknown_key", "language/en/pack.toml", "decimal", "colour = \"red\"\ndecimal", "colour", "colour: unknown key"},
    {"missing_text", "language/en/pack.toml", "english = \"English\"\n", "", "code", "english: this text is missing"},
    {"duplicate_common_word", "language/en/pack.toml", R"("the", "of")", R"("the", "the")", nullptr,
     "common_words: stands twice in this list: the"},
    // TOML
    {"bad_toml", "language/en/units.toml", "[money]\n", "[money\n", nullptr, ""},
    {"key_not_ascii", "language/en/names.toml", "Nguyen =", "Nguyễn =", nullptr, "keys must be ASCII"},
    {"key_twice", "language/en/numbers.toml", "\"2\" =", "\"1\" =", "\"1\" = [\"two\"]", ""},
    {"bytes_not_utf8", "language/en/units.toml", "\"dollars\"", "\"doll\xFFrs\"", nullptr, ""},
    // forms
    {"duplicate_form", "language/en/units.toml", R"("people", "delegates")", R"("people", "people")", nullptr,
     "person: stands twice in this list: people"},
    {"not_nfc", "language/en/units.toml", "\"delegates\"", "\"de\u0301le\u0301gue\u0301s\"", nullptr,
     "person: not in Unicode normal form C"},
    {"unread_script", "language/en/units.toml", "\"delegates\"", "\"\u4eba\"", nullptr,
     "person: has a letter of a script that is not read"},
    {"empty_form", "language/en/units.toml", "\"delegates\"", "\"\"", nullptr, "person: a form is empty"},
    {"form_with_space", "language/en/units.toml", "\"delegates\"", "\"delegates \"", nullptr,
     "person: a form is empty or has spaces around it"},
    {"form_is_number", "language/en/units.toml", "\"delegates\"", "7", nullptr, "person: a form must be text"},
    {"text_for_list", "language/en/units.toml", R"(["about"])", R"("about")", nullptr,
     "about: a list of forms is expected"},
    // numbers.toml
    {"value_no_number", "language/en/numbers.toml", "\"2\" =", "\"two\" =", nullptr, "two: unknown key"},
    {"multiplier_no_power", "language/en/numbers.toml", "\"100\" =", "\"150\" =", nullptr, "150: unknown key"},
    {"unknown_number_mark", "language/en/numbers.toml", "half =", "third =", nullptr, "third: unknown key"},
    {"unknown_ordinal_list", "language/en/numbers.toml", "suffix =", "infix =", nullptr, "infix: unknown key"},
    // dates.toml
    {"month_thirteen", "language/en/dates.toml", "\"9\" =", "\"13\" =", nullptr, "13: unknown key"},
    {"unknown_era", "language/en/dates.toml", "common =", "lunar =", nullptr, "lunar: unknown key"},
    {"dangling_list", "language/en/dates.toml", "<range>", "<until>", nullptr,
     "match: names no word list and no slot: <until>"},
    {"unknown_slot", "language/en/dates.toml", "{day2}", "{weekday}", nullptr,
     "match: names no word list and no slot: {weekday}"},
    {"rule_twice", "language/en/dates.toml", "en.date.range", "en.date.day_month_year",
     "id = \"en.date.day_month_year\"\nmatch = \"{day} <range>", "id: stands twice: en.date.day_month_year"},
    {"rule_without_match", "language/en/dates.toml", "match = \"{day} <range> {day2} {month} {year}\"\n", "", nullptr,
     "rule: needs `id` and `match`"},
    {"unknown_key_of_rule", "language/en/dates.toml", "id = \"en.date.range\"", "id = \"en.date.range\"\nmatches = 1",
     "matches", "matches: unknown key"},
    {"unknown_makes", "language/en/dates.toml", "id = \"en.date.range\"", "id = \"en.date.range\"\nmakes = \"week\"",
     "makes", "makes: unknown value"},
    {"empty_pattern", "language/en/dates.toml", "{day} <range> {day2} {month} {year}", "", "match = \"\"",
     "match: needs 1 to 24 elements"},
    {"long_pattern", "language/en/dates.toml", "<<in>> {year}",
     "a a a a a a a a a a a a a a a a a a a a a a a a a {year}", nullptr, "match: needs 1 to 24 elements"},
    // units.toml, names.toml, organizations.toml, places.toml, words.toml
    {"unknown_qualifier", "language/en/units.toml", "about =", "roughly =", nullptr, "roughly: unknown key"},
    {"unknown_unit_mark", "language/en/units.toml", "never =", "seldom =", nullptr, "seldom: unknown key"},
    {"unknown_unit_table", "language/en/units.toml", "[durations]", "[spans]", nullptr, "spans: unknown key"},
    {"unknown_name_list", "language/en/names.toml", "deputy =", "vice =", nullptr, "vice: unknown key"},
    {"unknown_name_table", "language/en/names.toml", "[posts_whole]", "[posts_part]", nullptr,
     "posts_part: unknown key"},
    {"unknown_level", "language/en/organizations.toml", "\"national\"", "\"local\"", nullptr,
     "level: is national, provincial or free"},
    {"head_without_forms", "language/en/organizations.toml", "forms = [\"Ministry\"]\n", "", nullptr,
     "head: needs `en` and `forms`"},
    {"unknown_head_key", "language/en/organizations.toml", "level =", "rank =", nullptr, "rank: unknown key"},
    {"unknown_place_head", "language/en/places.toml", "city =", "village =", nullptr, "village: unknown key"},
    {"compound_without_slot", "language/en/places.toml", "{} Station", "Station", nullptr, "Station: unknown key"},
    {"unknown_concept", "language/en/words.toml", "visit =", "vsit =", nullptr,
     "vsit: no concept of language/common/concepts.toml"},
    {"concept_without_words", "language/en/words.toml", "visit =", "vsit =", "[words]",
     "visit: this concept has no words"},
    // claims.toml, language/common
    {"claim_without_concept", "language/en/claims.toml", "<receive|hold", "<receve|hold", nullptr,
     "all: no concept of language/common/concepts.toml: receve"},
    {"claim_rule_twice", "language/en/claims.toml", "en.event.visit", "en.indicator.gifts",
     "[[rule]]\nid = \"en.indicator.gifts\"\nkind = \"event\"", "id: is missing or stands twice"},
    {"claim_rule_without_id", "language/en/claims.toml", "id = \"en.event.visit\"\n", "", "[[rule]]\nkind = \"event\"",
     "id: is missing or stands twice"},
    {"unknown_claim_key", "language/en/claims.toml", "any =", "some =", nullptr, "some: unknown key"},
    {"claim_of_no_kind", "language/en/claims.toml", "kind = \"event\"", "kind = \"happening\"", nullptr,
     "kind: is no kind of claim: happening"},
    {"claim_anchor_without_concept", "language/en/claims.toml", "word:visit", "word:vsit", nullptr,
     "anchor: no concept of language/common/concepts.toml: vsit"},
    {"claim_anchor_of_no_kind", "language/en/claims.toml", "word:visit", "wrd:visit", nullptr,
     "anchor: is neither clause nor word: nor amount: wrd:visit"},
    {"claim_without_mention", "language/en/claims.toml", "@date", "@dat", nullptr, "any: is no kind of mention: @dat"},
    {"claim_set_without_value", "language/en/claims.toml", "set = \"type=visit\"", "set = \"type\"", nullptr,
     "set: is no attribute=value: type"},
    {"claim_of_no_scope", "language/en/claims.toml", "any = \"@date\"", "scope = \"page\"", nullptr,
     "scope: is neither clause nor sentence: page"},
    {"claim_too_sure", "language/en/claims.toml", "any = \"@date\"", "confidence = 7.5", nullptr,
     "confidence: must be a share from 0.0 to 1.0"},
    {"inherit_without_concept", "language/common/concepts.toml", "from_end = [", "from_end = [\"nothing\", ", nullptr,
     "from_end: no concept of this name"},
    // world
    // confusions.toml
    {"confusion_unknown_key", "language/th/confusions.toml", "lost =", "gone =", nullptr, "gone: unknown key"},
    {"confusion_with_itself", "language/th/confusions.toml", "[\"า\"]", "[\"ำ\"]", nullptr,
     "ำ: is confused with itself: ำ"},
    {"confusion_twice", "language/th/confusions.toml", "[\"ถ\", \"ก\"]", "[\"ถ\", \"ก\", \"ก\"]", nullptr,
     "either: is confused with itself: ก"},
    {"sign_lost_twice", "language/th/confusions.toml", "[\"่\", \"้\"]", "[\"่\", \"่\"]", nullptr,
     "lost: stands twice: ่ read as nothing"},
    {"confusion_of_words", "language/th/confusions.toml", "[\"ถ\", \"ก\"]", "[\"ถ\", \"จังหวัด\"]", nullptr,
     "either: one to four letters or signs are expected: จังหวัด"},
    {"confusion_of_nothing", "language/th/confusions.toml", "[\"า\"]", "[\"\"]", nullptr,
     "ำ: one to four letters or signs are expected: "},
    {"confusion_of_another_script", "language/th/confusions.toml", "[\"ถ\", \"ก\"]", "[\"ถ\", \"京\"]", nullptr,
     "either: has a letter of a script that is not read: 京"},
    {"confusion_no_text", "language/th/confusions.toml", "[\"ถ\", \"ก\"]", "[\"ถ\", 1]", nullptr,
     "either: a letter or sign must be text"},
    {"confusion_no_group", "language/th/confusions.toml", "[[\"ถ\", \"ก\"], [\"ข\", \"ช\"]]", "[\"ถ\", \"ก\"]", nullptr,
     "either: a list of letters or signs is expected"},
    {"confusion_for_short_names", "language/th/confusions.toml", "one = 5", "one = 2", nullptr,
     "one: a number of letters from 4 to 100 is expected"},
    {"confusion_for_fewer_letters", "language/th/confusions.toml", "two = 10", "two = 4", nullptr,
     "two: a number of letters from 5 to 100 is expected"},
    {"confusion_without_letters", "language/th/confusions.toml", "[letters]", "[length]", nullptr,
     "letters: is missing"},
    {"place_in_nowhere", "world/places.toml", "in = \"TH\"", "in = \"XX\"", "[[place]]\ncode = \"TH-40\"",
     "in: no place has this code: XX"},
    {"unknown_kind", "world/places.toml", "kind = \"province\"", "kind = \"village\"", "[[place]]\ncode = \"TH-40\"",
     "kind: is no kind of place: village"},
    {"code_twice", "world/places.toml", "code = \"TH-40\"", "code = \"TH\"",
     "[[place]]\ncode = \"TH\"\nname = \"Khon Kaen\"", "code: stands twice: TH"},
    {"place_without_name", "world/places.toml", "name = \"Khon Kaen\"\n", "", nullptr, "name: is missing"},
    {"place_in_no_language", "world/places.toml", "en = [\"Khon Kaen\"]", "fr = [\"Khon Kaen\"]", nullptr,
     "fr: unknown key, or no pack of this language"},
    {"people_in_no_language", "world/places.toml", "{ en = [\"Thai\"] }", "{ fr = [\"Thai\"] }", nullptr,
     "people: no pack of this language: fr"},
    {"place_name_twice", "world/places.toml", "[\"Khon Kaen\"]", "[\"Khon Kaen\", \"Khon Kaen\"]", nullptr,
     "en: stands twice in this list: Khon Kaen"},
};

class PackFlaws : public testing::TestWithParam<Flaw> {};

TEST_P(PackFlaws, AreRefusedWithFileLineKeyAndReason) {
  const Flaw& flaw = GetParam();
  SmallPack pack;
  pack.replace(flaw.file, flaw.from, flaw.to);
  const PackCompilation made = pack.compile();
  EXPECT_TRUE(made.image.empty());
  ASSERT_FALSE(made.problems.empty());
  bool found = false;
  for (const Error& problem : made.problems) {
    const std::string place = problem.place.substr(0, problem.place.rfind(':'));
    found = found || (problem.kind == ErrorKind::BadPack && place == flaw.file && problem.place != place &&
                      !problem.sentence.empty() && problem.sentence.starts_with(flaw.complaint));
  }
  EXPECT_TRUE(found) << all_messages(made);
}

TEST_P(PackFlaws, AreRefusedAtTheirLine) {
  const Flaw& flaw = GetParam();
  const std::string where = flaw.where != nullptr ? flaw.where : flaw.to;
  if (where.empty()) GTEST_SKIP() << "what is missing stands on no line";
  SmallPack pack;
  pack.replace(flaw.file, flaw.from, flaw.to);
  const std::string place = std::string(flaw.file) + ":" + std::to_string(pack.line_of(flaw.file, where));
  const PackCompilation made = pack.compile();
  bool found = false;
  for (const Error& problem : made.problems) found = found || problem.place == place;
  EXPECT_TRUE(found) << "expected at " << place << "\n" << all_messages(made);
}

INSTANTIATE_TEST_SUITE_P(All, PackFlaws, testing::ValuesIn(kFlaws),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(PackSource, RefusesAPackWithoutAFile) {
  for (const char* file : {"pack", "numbers", "dates", "units", "names", "organizations", "places", "words"}) {
    SmallPack pack;
    pack.remove(std::string("language/en/") + file + ".toml");
    const PackCompilation made = pack.compile();
    ASSERT_FALSE(made.problems.empty()) << file;
    EXPECT_EQ(made.problems[0].kind, ErrorKind::Unreadable);
    EXPECT_EQ(made.problems[0].place, std::string("language/en/") + file + ".toml");
  }
}

TEST(PackSource, RefusesToCompileWithoutConceptsOrLanguages) {
  SmallPack pack;
  pack.remove("language/common/concepts.toml");
  EXPECT_FALSE(pack.compile().problems.empty());
  const PackCompilation none = compile_packs("/nonexistent/language", "/nonexistent/world");
  EXPECT_TRUE(none.image.empty());
  EXPECT_GE(none.problems.size(), 2U);
}

TEST(PackSource, ReportsAllThatIsWrongAtOnce) {
  SmallPack pack;
  pack.replace("language/en/pack.toml", "decimal", "colour = \"red\"\ndecimal");
  pack.replace("language/en/units.toml", "about =", "roughly =");
  pack.replace("world/places.toml", "in = \"TH\"", "in = \"XX\"");
  EXPECT_EQ(pack.compile().problems.size(), 3U);
}

TEST(PackSource, ListsTheFormsOfAllLanguagesOnce) {
  SmallPack pack;
  pack.replace("language/th/units.toml", "\"บาท\"", "\"บาท\", \"THB\"");
  pack.replace("language/en/units.toml", "USD = [\"USD\", \"dollars\"]",
               "USD = [\"USD\", \"dollars\"]\nTHB = [\"THB\"]");
  const PackCompilation made = pack.compile();
  ASSERT_TRUE(made.problems.empty()) << all_messages(made);
  const auto packs = Packs::from_image(made.image);
  ASSERT_TRUE(packs);
  std::size_t units = 0;
  for (const UnitRecord& unit : packs->units()) units += packs->text(unit.code) == "THB" ? 1 : 0;
  EXPECT_EQ(units, 1U);
}

}  // namespace
}  // namespace chancery
