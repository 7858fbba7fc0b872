// Files, folders and standard input: what is read, in which order, and that spans cut the file as it was given.

#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace chancery::test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> sources(const Run& result, const char* key = "source") {
  std::vector<std::string> out;
  for (const auto& object : objects(result.out)) out.push_back(object.value(key, ""));
  return out;
}

TEST(ReadInput, OrderOfTheArguments) {
  const Folder folder;
  std::vector<std::string> arguments = {"read", "--json"};
  std::vector<std::string> expected;
  std::string long_text;
  while (long_text.size() < 1'050'000) long_text += kVisit;
  for (int i = 60; i > 0; --i) {
    const std::string name = "file" + std::to_string(i) + ".txt";
    arguments.push_back(folder.file(name, i % 30 == 0 ? long_text : std::string(kVisit)));
    expected.push_back(name);
  }
  const auto result = run(arguments);
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_TRUE(result.err.empty()) << result.err;
  EXPECT_EQ(sources(result), expected);
}

TEST(ReadInput, Folders) {
  const Folder folder;
  for (const char* name : {"b.txt", "a/z.txt", "a/y/x.txt", "a-b.txt", "B.txt", ".hidden.txt", ".git/config"})
    folder.file(name, kVisit);
  fs::create_symlink(folder.path("b.txt"), folder.path("link.txt"));
  fs::create_directory_symlink(folder.path("a"), folder.path("linked"));
  const auto result = run({"read", "--json", folder.path()});
  EXPECT_EQ(result.exit_code, 0);
  const std::vector<std::string> expected = {folder.path("B.txt"), folder.path("a-b.txt"), folder.path("a/y/x.txt"),
                                             folder.path("a/z.txt"), folder.path("b.txt")};
  EXPECT_EQ(sources(result, "path"), expected);
  EXPECT_EQ(sources(result)[2], "x.txt");
}

TEST(ReadInput, FolderWithNothingInIt) {
  const Folder folder;
  const auto result = run({"read", "--json", folder.path()});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_TRUE(result.out.empty());
}

TEST(ReadInput, StandardInput) {
  const auto result = run({"read", "--json", "-"}, kVisit);
  EXPECT_EQ(result.exit_code, 0);
  const auto read = objects(result.out);
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0]["source"], "-");
  EXPECT_FALSE(read[0].contains("path"));
  EXPECT_FALSE(read[0]["mentions"].empty());
}

TEST(ReadInput, LongStandardInput) {
  std::string text;
  while (text.size() < 1'200'000) text += kVisit;
  const auto read = objects(run({"read", "--json", "-"}, text).out);
  ASSERT_EQ(read.size(), 1U);
  EXPECT_GT(read[0]["mentions"].size(), 10'000U);
}

TEST(ReadInput, NamesThatBeginLikeOptions) {
  const Folder folder;
  folder.file("-odd.txt", kVisit);
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  const auto result = run({"read", "--json", "--", "-odd.txt"});
  fs::current_path(before);
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(sources(result), std::vector<std::string>{"-odd.txt"});
}

/// Well-formed UTF-8 with every maximal ill-formed subpart as U+FFFD: what the JSON must say of a stretch of the file.
std::string as_unicode(std::string_view bytes) {
  return nlohmann::json::parse(
             nlohmann::json(std::string(bytes)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace))
      .get<std::string>();
}

/// Every mention and claim of the file says what stands between its offsets.
void expect_exact(const std::string& bytes, const nlohmann::json& read) {
  for (const char* list : {"mentions", "claims", "unread"}) {
    for (const auto& item : read.value(list, nlohmann::json::array())) {
      const std::size_t begin = item["begin"];
      const std::size_t end = item["end"];
      ASSERT_LT(begin, end);
      ASSERT_LE(end, bytes.size());
      EXPECT_EQ(item["text"].get<std::string>(), as_unicode(std::string_view(bytes).substr(begin, end - begin)));
    }
  }
}

TEST(ReadInput, SpansCutTheFile) {
  for (const auto& entry : fs::directory_iterator(fs::path(CHANCERY_SOURCE_DIR) / "samples")) {
    const std::string path = entry.path().string();
    std::string bytes(fs::file_size(path), '\0');
    FILE* file = std::fopen(path.c_str(), "rb");
    ASSERT_EQ(std::fread(bytes.data(), 1, bytes.size(), file), bytes.size());
    std::fclose(file);
    // As it is, with a byte order mark, with CR LF, and with damage between the words.
    std::string crlf;
    std::string damaged;
    std::size_t spaces = 0;
    for (const char c : bytes) {
      crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
      damaged += c;
      if (c == ' ' && ++spaces % 7 == 0) damaged += spaces % 2 == 0 ? "\xC3" : "\xE0\xBA";
    }
    for (const std::string& text : {bytes, "\xEF\xBB\xBF" + bytes, crlf, damaged}) {
      const auto read = objects(run({"read", "--json", "-"}, text).out);
      ASSERT_EQ(read.size(), 1U) << path;
      expect_exact(text, read[0]);
    }
  }
}

TEST(ReadInput, SpansOfLongFilesCutTheFile) {
  std::string text;
  for (int i = 0; text.size() < 1'100'000; ++i) {
    text += std::string(kVisit) + "ວັນທີ 20 ມິຖຸນາ 2024 ແຂວງຊຽງຂວາງ ໄດ້ຕ້ອນຮັບຄະນະຜູ້ແທນ " + std::to_string(i) + "\n漢字\n";
    if (i % 50 == 0) text += "\xE0\xBA \xFF";
  }
  const auto read = objects(run({"read", "--json", "-"}, text).out);
  ASSERT_EQ(read.size(), 1U);
  EXPECT_FALSE(read[0]["unread"].empty());
  expect_exact(text, read[0]);
  for (const auto& claim : read[0]["claims"]) {
    for (const std::size_t mention : claim["mentions"]) {
      ASSERT_LT(mention, read[0]["mentions"].size());
      // A claim is made of mentions of its own neighbourhood, so numbers of parts are put together rightly.
      const std::size_t begin = read[0]["mentions"][mention]["begin"];
      EXPECT_LT(begin, claim["end"].get<std::size_t>() + 400'000);
      EXPECT_GT(begin + 400'000, claim["begin"].get<std::size_t>());
    }
  }
}

std::string utf16(std::u16string_view text, bool little) {
  std::string out = little ? "\xFF\xFE" : "\xFE\xFF";
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    out += little ? low : high;
    out += little ? high : low;
  }
  return out;
}

const nlohmann::json* find_date(const nlohmann::json& read, const std::string& value) {
  for (const auto& mention : read["mentions"]) {
    if (mention["kind"] == "date" && mention["value"] == value) return &mention;
  }
  return nullptr;
}

TEST(ReadInput, Utf16) {
  const std::u16string text = u"Ngày 20 tháng 6 năm 2024, đoàn đại biểu tỉnh Quảng Trị thăm tỉnh Savannakhet.\n";
  for (const bool little : {true, false}) {
    const std::string bytes = utf16(text, little);
    const auto read = objects(run({"read", "--json", "-"}, bytes).out);
    ASSERT_EQ(read.size(), 1U);
    const auto* date = find_date(read[0], "2024-06-20");
    ASSERT_NE(date, nullptr);
    const std::string cut =
        bytes.substr((*date)["begin"], (*date)["end"].get<std::size_t>() - (*date)["begin"].get<std::size_t>());
    EXPECT_EQ(cut, utf16(u"Ngày 20 tháng 6 năm 2024", little).substr(2));
    EXPECT_EQ((*date)["text"], "Ngày 20 tháng 6 năm 2024");
  }
}

TEST(ReadInput, Tis620) {
  const std::string text =
      "วันที่ 20 มิถุนายน 2567 คณะผู้แทนจังหวัดมุกดาหาร เดินทางเยือนแขวงสะหวันนะเขต สาธารณรัฐประชาธิปไตยประชาชนลาว "
      "เพื่อหารือความร่วมมือด้านการค้าชายแดน\n";
  std::string bytes;
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      bytes += text[i++];
    } else {  // U+0E01 is A1
      const unsigned code = (static_cast<unsigned char>(text[i]) & 15U) << 12U |
                            (static_cast<unsigned char>(text[i + 1]) & 63U) << 6U |
                            (static_cast<unsigned char>(text[i + 2]) & 63U);
      bytes += static_cast<char>(code - 0x0E00 + 0xA0);
      i += 3;
    }
  }
  const auto read = objects(run({"read", "--json", "-"}, bytes).out);
  ASSERT_EQ(read.size(), 1U);
  const auto* date = find_date(read[0], "2024-06-20");
  ASSERT_NE(date, nullptr);
  const std::string shown = (*date)["text"];
  EXPECT_NE(text.find(shown), std::string::npos);
  const std::size_t begin = (*date)["begin"];
  // A letter is one byte in the file and three in UTF-8: the offset counts those of the file.
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.find(shown); ++i)
    letters += (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U ? 1 : 0;
  EXPECT_EQ(begin, letters);
}

}  // namespace
}  // namespace chancery::test
