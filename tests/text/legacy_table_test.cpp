// The tables against those of the C library, made from the same standards by others, and VNI against a list of its
// letters.
#include "text/legacy_table.h"

#include <gtest/gtest.h>
#include <iconv.h>

#include <array>
#include <cerrno>
#include <map>
#include <optional>
#include <string>

#include "text/legacy_decode.h"

namespace chancery {
namespace {

/// The UTF-8 of bytes in an encoding of the C library; none where it knows the bytes not.
class LibraryDecoder {
 public:
  explicit LibraryDecoder(const char* encoding) : handle_(iconv_open("UTF-8", encoding)) {}
  ~LibraryDecoder() {
    if (is_there()) iconv_close(handle_);
  }
  LibraryDecoder(const LibraryDecoder&) = delete;
  LibraryDecoder& operator=(const LibraryDecoder&) = delete;

  [[nodiscard]] bool is_there() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  std::optional<std::string> decode(std::string bytes) {
    std::array<char, 64> out{};
    char* from = bytes.data();
    std::size_t from_left = bytes.size();
    char* to = out.data();
    std::size_t to_left = out.size();
    iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    if (iconv(handle_, &from, &from_left, &to, &to_left) == static_cast<std::size_t>(-1)) return std::nullopt;
    iconv(handle_, nullptr, nullptr, &to, &to_left);
    return std::string(out.data(), out.size() - to_left);
  }

 private:
  iconv_t handle_;
};

std::string decode_bytes(const std::string& bytes, Encoding encoding) {
  return decode_legacy({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}, encoding).text;
}

void expect_as_library(Encoding encoding, const char* library_name, int first) {
  LibraryDecoder library(library_name);
  if (!library.is_there()) GTEST_SKIP() << "the C library has no " << library_name;
  for (int byte = first; byte < 256; ++byte) {
    const std::string bytes = {static_cast<char>(byte), ' '};  // a space: the library holds letters back for marks
    const auto expected = library.decode(bytes);
    const std::string found = decode_bytes(bytes, encoding);
    EXPECT_EQ(found, expected.value_or(found)) << std::hex << byte;
  }
}

TEST(LegacyTable, VisciiIsThatOfTheLibrary) { expect_as_library(Encoding::Viscii, "VISCII", 1); }
TEST(LegacyTable, Tcvn3IsThatOfTheLibrary) { expect_as_library(Encoding::Tcvn3, "TCVN5712-1", 0xA0); }
TEST(LegacyTable, Windows1258IsThatOfTheLibrary) { expect_as_library(Encoding::Windows1258, "CP1258", 1); }
TEST(LegacyTable, Windows874IsThatOfTheLibrary) { expect_as_library(Encoding::Windows874, "CP874", 1); }

TEST(LegacyTable, NoTwoBytesAreOneLetter) {
  for (const Encoding encoding : {Encoding::Viscii, Encoding::Tcvn3, Encoding::Windows1258, Encoding::Windows874}) {
    std::map<char16_t, int> bytes;
    for (int byte = 0; byte < 256; ++byte) {
      const char16_t c = legacy_table(encoding)[static_cast<std::size_t>(byte)];
      if (c == u'\uFFFD') continue;
      EXPECT_TRUE(bytes.emplace(c, byte).second) << name_of(encoding) << ' ' << std::hex << byte << " and " << bytes[c];
    }
  }
}

constexpr const char* kLetters =
    "á à ả ã ạ ă ắ ằ ẳ ẵ ặ â ấ ầ ẩ ẫ ậ é è ẻ ẽ ẹ ê ế ề ể ễ ệ í ì ỉ ĩ ị ó ò ỏ õ ọ ô ố ồ ổ ỗ ộ ơ ớ ờ ở ỡ ợ ú ù ủ ũ ụ ư ứ "
    "ừ ử ữ ự ý ỳ ỷ ỹ ỵ đ "
    "Á À Ả Ã Ạ Ă Ắ Ằ Ẳ Ẵ Ặ Â Ấ Ầ Ẩ Ẫ Ậ É È Ẻ Ẽ Ẹ Ê Ế Ề Ể Ễ Ệ Í Ì Ỉ Ĩ Ị Ó Ò Ỏ Õ Ọ Ô Ố Ồ Ổ Ỗ Ộ Ơ Ớ Ờ Ở Ỡ Ợ Ú Ù Ủ Ũ Ụ Ư Ứ "
    "Ừ Ử Ữ Ự Ý Ỳ Ỷ Ỹ Ỵ Đ";
// The same in VNI-Windows, as its bytes look in Windows-1252, which is how the layout is published.
constexpr const char* kVniLetters =
    "aù aø aû aõ aï aê aé aè aú aü aë aâ aá aà aå aã aä eù eø eû eõ eï eâ eá eà eå eã eä í ì æ ó ò où oø oû oõ oï oâ "
    "oá oà oå oã oä "
    "ô ôù ôø ôû ôõ ôï uù uø uû uõ uï ö öù öø öû öõ öï yù yø yû yõ î ñ "
    "AÙ AØ AÛ AÕ AÏ AÊ AÉ AÈ AÚ AÜ AË AÂ AÁ AÀ AÅ AÃ AÄ EÙ EØ EÛ EÕ EÏ EÂ EÁ EÀ EÅ EÃ EÄ Í Ì Æ Ó Ò OÙ OØ OÛ OÕ OÏ OÂ "
    "OÁ OÀ OÅ OÃ OÄ "
    "Ô ÔÙ ÔØ ÔÛ ÔÕ ÔÏ UÙ UØ UÛ UÕ UÏ Ö ÖÙ ÖØ ÖÛ ÖÕ ÖÏ YÙ YØ YÛ YÕ Î Ñ";

std::string to_latin1(const std::string& utf8) {
  std::string bytes;
  const auto* at = reinterpret_cast<const std::uint8_t*>(utf8.data());
  for (const auto* end = at + utf8.size(); at < end;) {
    const Utf8Char read = read_utf8(at, end);
    bytes.push_back(static_cast<char>(read.code));
    at += read.length;
  }
  return bytes;
}

TEST(LegacyTable, VniHasEveryLetter) { EXPECT_EQ(decode_bytes(to_latin1(kVniLetters), Encoding::Vni), kLetters); }

TEST(LegacyTable, VniTakesEitherCaseOfMark) {
  EXPECT_EQ(decode_bytes(to_latin1("Aù aÙ Ñöôøng"), Encoding::Vni), "Á á Đường");
}

TEST(LegacyTable, MapsLeadToTheBytes) {
  const std::string bytes = to_latin1("Vieät");
  const DecodedText decoded =
      decode_legacy({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}, Encoding::Vni);
  EXPECT_EQ(decoded.text, "Việt");
  EXPECT_EQ(decoded.map.to_file_begin(2), 2U);
  EXPECT_EQ(decoded.map.to_file_end(5), 4U);
}

}  // namespace
}  // namespace chancery
