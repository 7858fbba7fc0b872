#include "register/schema/schema.h"

#include "register/record_list.h"
#include "tests/register/register_fixture.h"

namespace chancery::test {
namespace {

/// The problems of a schema in which `before` became `after` in one file.
std::vector<Error> problems(const std::string& file, const std::string& before, const std::string& after) {
  SmallSchema files;
  std::string text = files.text(file);
  const std::size_t at = text.find(before);
  EXPECT_NE(at, std::string::npos) << before;
  text.replace(at, before.size(), after);
  files.file(file, text);
  return files.load().problems;
}

void expect_problem(const std::string& file, const std::string& before, const std::string& after,
                    const std::string& place, const std::string& words) {
  const std::vector<Error> found = problems(file, before, after);
  ASSERT_FALSE(found.empty()) << after;
  const std::string message = found.front().message();
  EXPECT_EQ(found.front().kind, ErrorKind::BadSchema) << message;
  EXPECT_NE(message.find(place), std::string::npos) << message << "\nshould name " << place;
  EXPECT_NE(message.find(words), std::string::npos) << message << "\nshould say " << words;
}

TEST(SchemaTest, TheSmallSchemaHasNoProblems) { EXPECT_TRUE(SmallSchema().load().problems.empty()); }

TEST(SchemaTest, TheSchemaOfTheProductLoads) {
  const SchemaLoad load = load_schema(CHANCERY_SOURCE_DIR "/schema");
  for (const Error& problem : load.problems) ADD_FAILURE() << problem.message();
  EXPECT_NE(load.schema.find_record("agreement"), nullptr);
}

TEST(SchemaTest, FaultsNameFileLineAndKey) {
  const std::string agreement = "records/agreement.toml";
  expect_problem(agreement, "type = \"text\"", "type = \"txt\"", "agreement.toml:11", "txt");
  expect_problem(agreement, "many = true", "many = \"yes\"", "agreement.toml:24: many", "true or false");
  expect_problem(agreement, "id = \"title\"", "id = \"Title\"", "agreement.toml", "lower-case");
  expect_problem(agreement, "id = \"title\"\n", "id = \"title\"\ncolour = \"red\"\n", "agreement.toml:11: colour",
                 "unknown key");
  expect_problem(agreement, "id = \"type\"", "id = \"title\"", "agreement.toml", "twice");
  expect_problem(agreement, "vocabulary = \"agreement_type\"\n", "", "agreement.toml", "missing");
  expect_problem(agreement, "vocabulary = \"agreement_type\"", "vocabulary = \"kinds\"", "agreement.toml",
                 "no vocabulary 'kinds'");
  expect_problem(agreement, "links = [\"agreement\"]", "links = [\"ship\"]", "agreement.toml", "no record type 'ship'");
  expect_problem(agreement, "name = [\"title\", \"type\"]", "name = [\"heading\"]", "agreement.toml:", "heading");
  expect_problem(agreement, "date = \"signed\"", "date = \"day\"", "agreement.toml:", "'day'");
  expect_problem(agreement, "type = \"date\"", "type = \"date\"\nuntil = \"title\"", "agreement.toml", "'title'");
  expect_problem(agreement, "type = \"text\"", "type = \"text\"\nin_words = \"title\"", "agreement.toml", "in_words");
  expect_problem(agreement, "type = \"text\"", "type = \"text\"\ncountries_only = true", "agreement.toml", "place");
  expect_problem(agreement, "letters = \"TT\"\n", "", "agreement.toml", "letters");
  expect_problem(agreement, "[record]", "[recrd]", "agreement.toml", "");
  expect_problem(agreement, "[[field]]", "[[field]", "agreement.toml:9", "");
  expect_problem("records/indicator.toml", "letters = \"SL\"", "letters = \"TT\"", "indicator.toml", "TT");
  expect_problem("vocabularies.toml", "id = \"treaty\"", "id = \"mou\"", "vocabularies.toml:", "twice");
  expect_problem("claims.toml", "record = \"agreement\"", "record = \"ship\"", "claims.toml:", "ship");
  expect_problem("claims.toml", "signed = \"signed\"", "signed = \"day\"", "claims.toml:25", "day");
  expect_problem("claims.toml", "id = \"indicator\"", "id = \"agreement\"", "claims.toml:", "twice");
  expect_problem("claims.toml", "kind = \"agreement\"", "kind = \"ship\"", "claims.toml:", "no [[kind]] 'ship'");
  expect_problem("claims.toml", "unless = {", "except = {", "claims.toml:", "unknown key");
  const std::string field = "\n[[field]]\nid = \"title\"";
  expect_problem(agreement, field, "\n[match]\nkind = \"ship\"\n" + field, "agreement.toml:", "ship");
  expect_problem(agreement, field, "\n[match]\nkind = \"agreement\"\nplace = \"port\"\n" + field,
                 "agreement.toml:", "'port'");
  expect_problem("concepts.toml", "en =", "english =", "concepts.toml:3: english", "unknown key");
}

TEST(SchemaTest, AWordMissingInALanguageIsNamed) {
  const std::string label = SmallSchema::label("Title");
  std::string without = label;
  without.replace(without.find(", lo = \"Title\""), 14, "");
  expect_problem("records/agreement.toml", label, without, "agreement.toml:", "'lo'");
}

TEST(SchemaTest, AFolderThatIsNotThereIsNamed) {
  const SchemaLoad load = load_schema("/nowhere/schema");
  ASSERT_FALSE(load.problems.empty());
  EXPECT_NE(load.problems.front().message().find("/nowhere/schema"), std::string::npos);
}

/// A field and a record type that no C++ knows.
class NewSchemaTest : public EngineTest {};

TEST_P(NewSchemaTest, AFieldAndATypeNeedNoCode) {
  SmallSchema files;
  files.file("records/agreement.toml", files.text("records/agreement.toml") +
                                           "\n[[field]]\nid = \"depositary\"\ntype = \"person\"\nlabel = " +
                                           SmallSchema::label("Depositary") + "\n");
  files.file("records/bridge.toml",
             "[record]\nid = \"bridge\"\nlabel = " + SmallSchema::label("Bridge") +
                 "\nplural = " + SmallSchema::label("Bridges") +
                 "\nletters = \"CAU\"\nname = [\"river\"]\ndate = \"opened\"\n"
                 "[[field]]\nid = \"river\"\ntype = \"text\"\nidentity = \"strong\"\nlabel = " +
                 SmallSchema::label("River") +
                 "\n[[field]]\nid = \"opened\"\ntype = \"date\"\nlabel = " + SmallSchema::label("Opened") +
                 "\n[[field]]\nid = \"length\"\ntype = \"decimal\"\nlabel = " + SmallSchema::label("Length") + "\n");
  files.file("claims.toml", files.text("claims.toml") +
                                "\n[[kind]]\nid = \"project\"\n\n[[claim]]\nkind = \"project\"\nrecord = "
                                "\"bridge\"\nfields = { name = \"river\" }\n");
  const SchemaLoad load = files.load();
  ASSERT_TRUE(load.problems.empty()) << load.problems.front().message();

  const std::string location = new_location();
  ASSERT_FALSE(create_register(location, {"qt", "", "", ""}));
  const auto database = open_store(location).value();
  const Office office{*database, load.schema, "qt", "lan", utc_now};
  const auto change = [&](const RecordChange& what) {
    auto transaction = begin_change(office);
    const auto id = change_record(office, "record.entered", what);
    EXPECT_TRUE(id) << id.error().message();
    EXPECT_FALSE(transaction->commit());
    return id ? *id : "";
  };
  RecordChange bridge;
  bridge.type = "bridge";
  bridge.set = {{"river", "Sê Pôn", {}}, {"opened", "2006-12", {}}, {"length", "1600.5", {}}};
  EXPECT_EQ(change(bridge), "CAU-1");
  bridge.set[0].value = "Mê Kông";
  bridge.set[2].value = "99";
  EXPECT_EQ(change(bridge), "CAU-2");
  RecordChange treaty;
  treaty.type = "agreement";
  treaty.set = {{"title", "On the bridge", {}}, {"depositary", "Nguyễn Văn A", {}}};
  EXPECT_EQ(load_record(office, change(treaty), kNow).value().find("depositary")->value, "Nguyễn Văn A");
  RecordQuery query;
  query.type = "bridge";
  query.equal = {{"river", "sê pôn"}};
  const auto found = list_records(office, query);
  ASSERT_TRUE(found) << found.error().message();
  ASSERT_EQ(found->size(), 1U);
  EXPECT_EQ(found->front().name, "Sê Pôn");
  EXPECT_EQ(found->front().date, "2006-12");
  bridge.set = {{"length", "long", {}}};
  auto transaction = begin_change(office);
  EXPECT_EQ(change_record(office, "record.entered", bridge).error().place, "length");
}

CHANCERY_BOTH_ENGINES(NewSchemaTest);

}  // namespace
}  // namespace chancery::test
