// What official documents say of themselves around their text, and that other documents say nothing.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/reading/read_document.h"

namespace chancery {
namespace {

using Json = nlohmann::json;

/// The values of the fields of one kind, in text order.
std::vector<std::string> values(const Json& document, std::string_view kind) {
  std::vector<std::string> out;
  for (const Json& field : document.value("fields", Json::array()))
    if (field["kind"] == kind) out.push_back(field["value"]);
  return out;
}

std::string value(const Json& document, std::string_view kind) {
  const auto all = values(document, kind);
  return all.empty() ? "" : all.front();
}

Json sample(std::string_view name) {
  for (const Sample& each : samples())
    if (each.name.find(name) != std::string::npos) return read_document(each.text);
  ADD_FAILURE() << "no sample " << name;
  return Json::object();
}

TEST(OfficialFields, AreReadInVietnamese) {
  const Json notice = sample("vi-conclusion-notice");
  EXPECT_EQ(value(notice, "superior"), "UBND TỈNH ĐIỆN BIÊN");
  EXPECT_EQ(value(notice, "issuer"), "VĂN PHÒNG");
  EXPECT_EQ(value(notice, "number"), "84/TB-VP");
  EXPECT_EQ(value(notice, "place"), "Điện Biên");
  EXPECT_EQ(value(notice, "date"), "2024-04-22");
  EXPECT_EQ(value(notice, "type"), "notice");
  EXPECT_EQ(value(notice, "authority"), "KT.");
  EXPECT_EQ(value(notice, "post"), "PHÓ CHÁNH VĂN PHÒNG");
  EXPECT_EQ(value(notice, "signer"), "Cà Thị Mai Hương");
  EXPECT_EQ(values(notice, "recipient"), std::vector<std::string>{"Thường trực Tỉnh ủy"});
  EXPECT_EQ(notice["published"], "2024-04-22");
}

TEST(OfficialFields, AreReadInTheOtherLanguages) {
  EXPECT_EQ(value(sample("th-letter-report"), "number"), "นพ 0017.2/ว 1482");
  EXPECT_EQ(value(sample("th-letter-report"), "date"), "2025-02-14");
  EXPECT_EQ(value(sample("lo-report-letter"), "number"), "118/ພຕທ");
  EXPECT_EQ(value(sample("lo-report-letter"), "issuer"), "ພະແນກການຕ່າງປະເທດ");
  EXPECT_EQ(value(sample("km-report"), "issuer"), "រដ្ឋបាលខេត្តក្រចេះ");
  EXPECT_EQ(value(sample("en-annual-report"), "signer"), "Luong Xuan Hieu");
}

TEST(OfficialFields, AreReadInCellsOfSeveralLines) {
  const Json letter = read_document(
      "UBND TỈNH QUẢNG TRỊ SỞ NGOẠI VỤ Số: 123/SNgV-HTQT V/v góp ý dự thảo | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc "
      "lập - Tự do - Hạnh phúc Quảng Trị, ngày 05 tháng 3 năm 2024\n\nKính gửi: Bộ Ngoại giao; UBND tỉnh.\nĐề nghị góp "
      "ý.\n\nNơi nhận: - Như trên; - Ban Giám đốc; - Lưu: VT. | KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC   Lê Thị Khánh Vân\n");
  EXPECT_EQ(value(letter, "superior"), "UBND TỈNH QUẢNG TRỊ");
  EXPECT_EQ(value(letter, "issuer"), "SỞ NGOẠI VỤ");
  EXPECT_EQ(value(letter, "number"), "123/SNgV-HTQT");
  EXPECT_EQ(value(letter, "subject"), "góp ý dự thảo");
  EXPECT_EQ(value(letter, "place"), "Quảng Trị");
  EXPECT_EQ(values(letter, "addressee"), (std::vector<std::string>{"Bộ Ngoại giao", "UBND tỉnh"}));
  EXPECT_EQ(values(letter, "recipient"), std::vector<std::string>{"Ban Giám đốc"});
  EXPECT_EQ(value(letter, "post"), "PHÓ GIÁM ĐỐC");
  EXPECT_EQ(value(letter, "signer"), "Lê Thị Khánh Vân");
}

TEST(OfficialFields, NewsAndAgreementsHaveNone) {
  for (const Sample& each : samples()) {
    const bool other = each.name.find("news") != std::string::npos ||
                       each.name.find("memorandum") != std::string::npos || each.name.find("mou") != std::string::npos;
    if (other) EXPECT_FALSE(read_document(each.text).contains("fields")) << each.name;
  }
}

TEST(OfficialFields, ANumberAloneMakesNoOfficialDocument) {
  EXPECT_FALSE(read_document("Số: 215/BC-SNgV\nSở Ngoại vụ tiếp đoàn.\n").contains("fields"));
  EXPECT_FALSE(read_document("Số: 12/2024\n\nBÁO CÁO\nCông tác đối ngoại\n").contains("fields"));
  EXPECT_FALSE(read_document("Số 5 Tràng Thi, Hà Nội\n\nTHÔNG BÁO\nLịch tiếp dân\n").contains("fields"));
}

}  // namespace
}  // namespace chancery
