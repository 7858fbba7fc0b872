// Archives are walked like folders, whatever is in them; what cannot be unpacked is named.
#include <gtest/gtest.h>

#include <map>

#include "tests/cli/program.h"
#include "tests/intake/workbook_parts.h"

namespace chancery::test {
namespace {

const std::string kLetter(kVisit);

/// A DOCX file with one paragraph.
std::string docx() {
  return zip_of({{"[Content_Types].xml", "<Types/>"},
                 {"word/document.xml",
                  R"(<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>On 3 May 2023 they met.</w:t></w:r></w:p></w:body>)"
                  "</w:document>"}});
}

/// The format of each document by its path.
std::map<std::string, std::string> formats(const std::string& out) {
  std::map<std::string, std::string> found;
  for (const auto& document : objects(out)) found.emplace(document.value("path", ""), document.value("format", ""));
  return found;
}

TEST(Archives, AreWalkedLikeFolders) {
  const Folder folder;
  const std::string inner = zip_of({{"sau/trang.html", "<html><body><p>" + kLetter + "</p></body></html>"}});
  const std::string path = folder.file("cong-van.zip", zip_of({{"Đoàn vào/thư.txt", kLetter},
                                                               {"bao-cao.docx", docx()},
                                                               {".hidden", "no"},
                                                               {"__MACOSX/x.txt", "no"},
                                                               {"../../out.txt", kLetter},
                                                               {"trong.zip", inner}}));
  const auto read = run({"read", "--json", path});
  EXPECT_EQ(read.exit_code, 0) << read.err;
  const auto documents = formats(read.out);
  ASSERT_EQ(documents.size(), 4U) << read.out;
  for (const char* member : {"/Đoàn vào/thư.txt", "/bao-cao.docx", "/out.txt", "/trong.zip/sau/trang.html"})
    EXPECT_TRUE(documents.contains(path + member)) << member;
  EXPECT_EQ(documents.at(path + "/bao-cao.docx"), "docx");
}

TEST(Archives, OfficeFilesAreNone) {
  const Folder folder;
  // One whose first part is none that tells it.
  const std::string path = folder.file(
      "thu.docx", zip_of({{"a.xml", "<a/>"},
                          {"[Content_Types].xml", "<Types/>"},
                          {"word/document.xml", R"(<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>On 3 May 2023.)"
                                                "</w:t></w:r></w:p></w:body></w:document>"}}));
  const auto read = run({"read", "--json", path});
  EXPECT_EQ(read.exit_code, 0) << read.err;
  ASSERT_EQ(objects(read.out).size(), 1U);
  EXPECT_EQ(objects(read.out)[0].value("format", ""), "docx");
}

TEST(Archives, AnEmailIsReadWithWhatCameWithIt) {
  const Folder folder;
  const std::string mail =
      "From: A <a@a.vn>\nTo: b@b.vn\nSubject: Letter\nMIME-Version: 1.0\n"
      "Content-Type: multipart/mixed; boundary=e\n\n--e\nContent-Type: text/plain\n\n" +
      kLetter + "\n--e\nContent-Type: text/plain\nContent-Disposition: attachment; filename=minutes.txt\n\n" + kLetter +
      "\n--e--\n";
  const std::string alone = "From: A <a@a.vn>\nTo: b@b.vn\nMessage-ID: <1@a>\n\n" + kLetter + "\n";
  const std::string path = folder.file("letter.eml", mail);
  const auto read = run({"read", "--json", path, folder.file("alone.eml", alone)});
  EXPECT_EQ(read.exit_code, 0) << read.err;
  const auto documents = objects(read.out);
  ASSERT_EQ(documents.size(), 3U) << read.out;
  EXPECT_EQ(documents[0].value("format", ""), "eml");
  EXPECT_EQ(documents[0].value("title", ""), "Letter");
  EXPECT_EQ(documents[0].value("author", ""), "A");
  EXPECT_EQ(documents[1].value("path", ""), path + "/minutes.txt");
  EXPECT_EQ(documents[0]["claims"].size(), documents[1]["claims"].size());
  EXPECT_EQ(documents[2].value("format", ""), "eml");
}

TEST(Archives, MembersEnterTheRegisterWithTheirPlace) {
  const Folder folder;
  const std::string path = folder.file("a.zip", zip_of({{"one.txt", kLetter}, {"two.txt", kLetter + "2"}}));
  const std::string store = folder.path("r.db");
  const auto added = run({"add", "--json", "--store", store, path});
  EXPECT_EQ(added.exit_code, 0) << added.err;
  ASSERT_EQ(objects(added.out).size(), 2U);
  EXPECT_EQ(objects(added.out)[0].value("source", ""), path + "/one.txt");
  const auto again = run({"add", "--json", "--store", store, path});
  for (const auto& line : objects(again.out)) EXPECT_EQ(line.value("state", ""), "known");
}

TEST(Archives, WhatCannotBeUnpackedIsNamedAndTheRestIsRead) {
  const Folder folder;
  const std::string whole = zip_of({{"a.txt", kLetter}, {"b.txt", kLetter}});
  const std::string letter = folder.file("letter.txt", kLetter);
  const std::string cut = folder.file("cut.zip", whole.substr(0, whole.size() / 2));
  const std::string empty = folder.file("empty.zip", zip_of({{".only-hidden", "x"}}));
  const std::string bomb = folder.file("bomb.zip", zip_of({{"zeros.txt", std::string(std::size_t{80} << 20U, '0')}}));
  std::string nested = whole;
  for (int i = 0; i < 4; ++i) nested = zip_of({{"n" + std::to_string(i) + ".zip", nested}});
  const std::string deep = folder.file("deep.zip", nested);
  const auto read = run({"read", "--json", cut, empty, bomb, deep, letter});
  EXPECT_EQ(read.exit_code, 1);
  EXPECT_EQ(objects(read.out).size(), 1U) << "the letter";
  const auto says = [&](const std::string& place, const std::string& reason) {
    const std::size_t at = read.err.find(place);
    return at != std::string::npos &&
           read.err.substr(at, read.err.find('\n', at) - at).find(reason) != std::string::npos;
  };
  EXPECT_TRUE(says(cut, "damaged or cut short")) << read.err;
  EXPECT_TRUE(says(empty, "holds no file")) << read.err;
  EXPECT_TRUE(says(bomb, "unpacks to more than")) << read.err;
  EXPECT_TRUE(says(deep, "too deep")) << read.err;
}

}  // namespace
}  // namespace chancery::test
