#include "register/schema/schema_image.h"

#include <gtest/gtest.h>

#include "tests/folder.h"

namespace chancery::test {
namespace {

const Schema& schema() {
  static const SchemaLoad kLoad = load_schema(CHANCERY_SOURCE_DIR "/schema");
  return kLoad.schema;
}

TEST(SchemaImageTest, HoldsAllThatTheFolderSays) {
  const std::string image = to_schema_image(schema(), 17);
  const auto back = from_schema_image(image, 17);
  ASSERT_TRUE(back);
  EXPECT_EQ(to_schema_image(*back, 17), image) << "every part came back as it was";
  ASSERT_EQ(back->records.size(), schema().records.size());
  const FieldSchema* field = back->find_record("agreement")->find_field("type");
  ASSERT_NE(field, nullptr);
  EXPECT_EQ(field->type, FieldType::Choice);
  EXPECT_EQ(field->headers, schema().find_record("agreement")->find_field("type")->headers);
  EXPECT_EQ(field->label.in("lo"), schema().find_record("agreement")->find_field("type")->label.in("lo"));
  EXPECT_EQ(back->claims.back().fields, schema().claims.back().fields);
  EXPECT_EQ(back->concepts.back().words, schema().concepts.back().words);
}

TEST(SchemaImageTest, IsNotTakenForAnotherFolderNorDamaged) {
  constexpr std::uint64_t kFolder = 0x0123456789ABCDEF;
  const std::string image = to_schema_image(schema(), kFolder);
  ASSERT_TRUE(from_schema_image(image, kFolder));
  EXPECT_FALSE(from_schema_image(image, kFolder + 1));
  EXPECT_FALSE(from_schema_image("", kFolder));
  EXPECT_FALSE(from_schema_image(image + "x", kFolder));
  for (std::size_t size = 0; size < image.size(); size += 997)
    EXPECT_FALSE(from_schema_image(image.substr(0, size), kFolder));
  for (std::size_t at = 0; at < image.size(); at += 9973) {
    std::string damaged = image;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    EXPECT_FALSE(from_schema_image(damaged, kFolder)) << at;
  }
}

TEST(SchemaImageTest, TheChecksumOfAFolderTellsEveryChange) {
  Folder folder;
  folder.file("schema/common.toml", "a");
  folder.file("schema/records/agreement.toml", "b");
  const auto first = checksum_schema_folder(folder.path("schema"));
  ASSERT_TRUE(first);
  folder.file("schema/records/agreement.toml", "c");
  const auto changed = checksum_schema_folder(folder.path("schema"));
  folder.file("schema/records/agreement.toml", "b");
  folder.file("schema/records/fair.toml", "");
  const auto more = checksum_schema_folder(folder.path("schema"));
  ASSERT_TRUE(changed && more);
  EXPECT_NE(*first, *changed);
  EXPECT_NE(*first, *more);
  EXPECT_FALSE(checksum_schema_folder(folder.path("nowhere")));
}

}  // namespace
}  // namespace chancery::test
