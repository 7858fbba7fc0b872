#include <gtest/gtest.h>

#include "tests/cli/program.h"
#include "tests/folder.h"

namespace chancery::test {
namespace {

constexpr const char* kLetter = R"(UBND TỈNH QUẢNG TRỊ      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NGOẠI VỤ              Độc lập - Tự do - Hạnh phúc

Số: 84/TB-SNgV           Quảng Trị, ngày 22 tháng 4 năm 2024

THÔNG BÁO
Kết luận cuộc họp về công tác đối ngoại quý II năm 2024

Ngày 20/4/2024, tỉnh Quảng Trị và tỉnh Savannakhet ký kết bản ghi nhớ hợp tác về thương mại.
)";

class DocumentFields : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(on({"init", "--unit=qt", "--locality=VN-25"}).exit_code, 0);
    const auto added = objects(on({"add", "--json", folder_.file("notice.txt", kLetter)}).out);
    ASSERT_EQ(added.size(), 1U);
    id_ = added[0]["document"].get<std::string>();
  }
  [[nodiscard]] test::Run on(std::vector<std::string> arguments) const {
    arguments.push_back("--store=" + folder_.path("a.db"));
    return run(arguments);
  }
  Folder folder_;
  std::string id_;
};

TEST_F(DocumentFields, AreShownWithTheDocument) {
  const std::string shown = on({"show", id_, "--in=en"}).out;
  EXPECT_NE(shown.find("notice.txt"), std::string::npos) << shown;
  EXPECT_NE(shown.find("Number: 84/TB-SNgV"), std::string::npos) << shown;
  EXPECT_NE(shown.find(": Notice"), std::string::npos) << "its type in the language of the reader\n" << shown;
  EXPECT_NE(shown.find("SỞ NGOẠI VỤ"), std::string::npos) << shown;
  EXPECT_NE(shown.find("22 April 2024"), std::string::npos) << shown;
  EXPECT_NE(shown.find("extracted fact"), std::string::npos) << shown;
}

TEST_F(DocumentFields, StandInTheListForPrograms) {
  const auto listed = objects(on({"list", "documents", "--json"}).out);
  ASSERT_EQ(listed.size(), 1U);
  std::string number;
  for (const auto& field : listed[0]["fields"])
    if (field["kind"] == "number") number = field["value"].get<std::string>();
  EXPECT_EQ(number, "84/TB-SNgV");
  const auto reading = objects(on({"show", id_, "--json"}).out);
  ASSERT_EQ(reading.size(), 1U);
  EXPECT_EQ(reading[0]["fields"], listed[0]["fields"]);
}

TEST_F(DocumentFields, ALanguageThatIsNotReadIsNamed) {
  const std::string file =
      folder_.file("zh.txt", "关于建立友好省际关系的协议\n\n双方签署合作备忘录，讨论了边境口岸和贸易合作。\n");
  EXPECT_EQ(on({"add", file}).exit_code, 0);
  const auto expect_named = [](const std::string& line) {
    EXPECT_NE(line.find("zh.txt  (not read: Chinese)"), std::string::npos) << line;
  };
  expect_named(on({"list", "documents", "--in=en"}).out);
  expect_named(on({"search", "友好", "--in=en"}).out);
  expect_named(on({"search", "友好", "--language=zh", "--in=en"}).out);
  EXPECT_EQ(on({"search", "友好", "--language=vi"}).out, "");
  EXPECT_EQ(on({"list", "documents", "--in=en"}).out.find("notice.txt  ("), std::string::npos);
}

}  // namespace
}  // namespace chancery::test
