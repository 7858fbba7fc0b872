#include "text/decode.h"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "text/legacy_decode.h"
#include "text/utf8.h"

namespace chancery {
namespace {

using namespace std::string_literals;

std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

Result<DecodedFile> decode_string(const std::string& bytes) { return decode(bytes_of(bytes)); }

const std::string kVietnamese =
    "Đoàn đại biểu cấp cao của tỉnh đã thăm và làm việc với lãnh đạo tỉnh bạn về hợp tác thương mại, du lịch và giáo "
    "dục.\n"
    "Hai bên thống nhất tổ chức cuộc họp lần thứ 9 vào quý III năm 2025 tại thành phố Huế.\n";
const std::string kThai =
    "คณะผู้แทนจังหวัดได้เข้าพบท่านเจ้าแขวงเพื่อหารือความร่วมมือด้านการค้าและการท่องเที่ยว\n"
    "ทั้งสองฝ่ายเห็นพ้องจัดการประชุมครั้งที่ ๙ ในปี 2568 ณ จังหวัดน้ำพอง\n";

/// A letter without its tone, and the tone: ậ is â and U+0323.
std::u32string without_tone(char32_t letter) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2& nfc = *icu::Normalizer2::getNFCInstance(error);
  icu::UnicodeString parts;
  nfc.getDecomposition(static_cast<UChar32>(letter), parts);
  UChar32 base = parts[0];
  std::u32string tone;
  for (int i = 1; i < parts.length(); ++i) {
    const bool is_tone = parts[i] != 0x302 && parts[i] != 0x306 && parts[i] != 0x31B;
    if (is_tone) {
      tone.push_back(parts[i]);
    } else {
      base = nfc.composePair(base, parts[i]);
    }
  }
  return static_cast<char32_t>(base) + tone;
}

/// `utf8` in a single-byte encoding, by its table turned round; letters that it has not are written with tone marks.
std::string encode(const std::string& utf8, Encoding encoding) {
  std::map<char32_t, char> bytes;
  for (std::size_t byte = 0; byte < 256; ++byte) bytes.emplace(legacy_table(encoding)[byte], static_cast<char>(byte));
  std::string encoded;
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  for (int i = 0; i < text.length(); ++i) {
    const char32_t code = text[i];
    for (const char32_t part : bytes.contains(code) ? std::u32string(1, code) : without_tone(code))
      encoded += bytes.at(part);
  }
  return encoded;
}

std::string encode_vni(const std::string& utf8) {
  std::map<char32_t, std::string> letters;
  for (int first = 0x20; first < 256; ++first) {
    const char16_t single = legacy_table(Encoding::Vni)[static_cast<std::size_t>(first)];
    if (single != u'\uFFFD') letters.emplace(single, std::string(1, static_cast<char>(first)));
    for (int mark = 0xC0; mark < 256; ++mark) {
      const char16_t letter = vni_letter(static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(mark));
      const bool same_case = (first < 'a') == (mark < 0xE0);
      if (letter != 0 && same_case)
        letters.emplace(letter, std::string{static_cast<char>(first), static_cast<char>(mark)});
    }
  }
  std::string encoded;
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  for (int i = 0; i < text.length(); ++i) encoded += text[i] == '\n' ? "\n"s : letters.at(text[i]);
  return encoded;
}

std::string encode_utf16(const std::string& utf8, bool big, bool mark) {
  std::string encoded;
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8((mark ? "\uFEFF" : "") + utf8);
  for (int i = 0; i < text.length(); ++i) {
    const char high = static_cast<char>(text[i] >> 8);
    const char low = static_cast<char>(text[i] & 0xFF);
    encoded += big ? std::string{high, low} : std::string{low, high};
  }
  return encoded;
}

/// Decodes, and checks that the file folds to what the text in UTF-8 folds to, each word leading back to its bytes.
void expect_decodes(const std::string& file, Encoding encoding, const std::string& utf8) {
  const auto decoded = decode_string(file);
  ASSERT_TRUE(decoded.has_value()) << decoded.error().sentence;
  EXPECT_EQ(name_of(decoded->encoding()), name_of(encoding));
  const FoldedText folded = fold(*decoded);
  EXPECT_EQ(folded.text, fold_form(utf8));
  ASSERT_EQ(folded.map.file_size(), file.size());
  ASSERT_EQ(folded.map.folded_size(), folded.text.size());
  const bool is_wide = encoding == Encoding::Utf16Le || encoding == Encoding::Utf16Be;
  for (std::size_t at = 0; at < folded.text.size();) {
    const std::size_t end = std::min(folded.text.find_first_of(" \n", at), folded.text.size());
    const std::uint32_t begin = folded.map.to_file_begin(static_cast<std::uint32_t>(at));
    const std::string bytes = file.substr(begin, folded.map.to_file_end(static_cast<std::uint32_t>(end)) - begin);
    const std::span<const std::uint8_t> span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    if (end > at) {
      const std::string text = encoding == Encoding::Utf8 ? bytes
                               : is_wide                  ? decode_utf16(span, encoding).text
                                                          : decode_legacy(span, encoding).text;
      ASSERT_EQ(fold_form(text), folded.text.substr(at, end - at));
    }
    at = end + 1;
  }
}

TEST(Decode, Utf8) {
  expect_decodes(kVietnamese, Encoding::Utf8, kVietnamese);
  expect_decodes("\uFEFF" + kThai, Encoding::Utf8, kThai);
  expect_decodes("a", Encoding::Utf8, "a");
}

TEST(Decode, Utf8IsNotCopied) {
  const auto decoded = decode_string(kThai);
  ASSERT_TRUE(decoded.has_value());
  EXPECT_EQ(decoded->text().data(), kThai.data());
  EXPECT_TRUE(decoded->map().is_identity());
}

TEST(Decode, Utf8WithSomeBrokenBytes) {
  std::string text = kVietnamese;
  text[40] = '\xFF';
  expect_decodes(text, Encoding::Utf8, text);
  expect_decodes("ten bytes\xFF", Encoding::Utf8, "ten bytes\uFFFD");
}

TEST(Decode, Utf16) {
  for (const bool big : {false, true}) {
    for (const bool mark : {false, true}) {
      const Encoding encoding = big ? Encoding::Utf16Be : Encoding::Utf16Le;
      expect_decodes(encode_utf16(kVietnamese, big, mark), encoding, kVietnamese);
      expect_decodes(encode_utf16(kThai, big, mark), encoding, kThai);
      expect_decodes(encode_utf16("ខេត្ត ១២ ລາວ 😀\n", big, mark), encoding, "ខេត្ត 12 ລາວ 😀\n");
    }
  }
}

TEST(Decode, Utf16WithoutPartners) {
  expect_decodes("\xFF\xFE"s + encode_utf16(kThai, false, false) + "\x00\xD8"s + "a\0"s + "z"s, Encoding::Utf16Le,
                 kThai + "\uFFFDa\uFFFD");
}

TEST(Decode, Thai) { expect_decodes(encode(kThai, Encoding::Windows874), Encoding::Windows874, kThai); }

TEST(Decode, VietnameseEncodings) {
  expect_decodes(encode(kVietnamese, Encoding::Viscii), Encoding::Viscii, kVietnamese);
  expect_decodes(encode(kVietnamese, Encoding::Tcvn3), Encoding::Tcvn3, kVietnamese);
  expect_decodes(encode(kVietnamese, Encoding::Windows1258), Encoding::Windows1258, kVietnamese);
  expect_decodes(encode_vni(kVietnamese), Encoding::Vni, kVietnamese);
}

TEST(Decode, LegacyTextBehindAsciiIsFound) {
  const std::string ascii(20000, 'x');
  expect_decodes(ascii + "\n" + encode(kVietnamese, Encoding::Tcvn3), Encoding::Tcvn3, ascii + "\n" + kVietnamese);
}

TEST(Decode, DoubtfulBytesAreNoLegacyText) {
  const auto english = decode_string("The Department\x92s delegation \x93met\x94 the Governor \x96 twice last year. ");
  ASSERT_TRUE(english.has_value());
  EXPECT_EQ(english->encoding(), Encoding::Utf8);
  const auto french = decode_string(
      "La d\xE9l\xE9gation de la r\xE9gion est arriv\xE9"
      "e \xE0 Hano\xEF pour une s\xE9rie de r\xE9unions, "
      "d\xE9j\xE0 pr\xE9vues apr\xE8s la c\xE9r\xE9monie de cl\xF4ture du comit\xE9 conjoint.");
  EXPECT_TRUE(!french || french->encoding() == Encoding::Utf8);
}

struct BadFile {
  std::string bytes;
  ErrorKind kind;
  std::string words;  // of the sentence
};

TEST(Decode, RefusesWhatIsNoText) {
  const std::vector<BadFile> files = {
      {"", ErrorKind::Empty, "is empty"},
      {"\uFEFF", ErrorKind::Empty, "is empty"},
      {"\xFF\xFE", ErrorKind::Empty, "is empty"},
      {"abc\0def"s, ErrorKind::NotText, "NUL bytes"},
      {std::string(1000, '\0'), ErrorKind::NotText, "NUL bytes"},
      {"\x80\x81 abcdef", ErrorKind::NotText, "over 10%"},
      {"\xFF\xFE\0\0a\0\0\0"s, ErrorKind::UnknownEncoding, "UTF-32"},
      {"%PDF-1.7\n...", ErrorKind::UnknownFormat, "is a PDF, which is not read yet"},
      {"PK\x03\x04 ... word/document.xml"s, ErrorKind::UnknownFormat, "Word file (DOCX)"},
      {"PK\x03\x04 ... xl/workbook.xml"s, ErrorKind::UnknownFormat, "XLSX"},
      {"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text"s, ErrorKind::UnknownFormat, "OpenDocument"},
      {"PK\x03\x04 ..."s, ErrorKind::UnknownFormat, "ZIP"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...", ErrorKind::UnknownFormat, "old office file"},
      {"{\\rtf1\\ansi text}", ErrorKind::UnknownFormat, "RTF"},
      {"\x89PNG\r\n\x1A\n...", ErrorKind::UnknownFormat, "PNG"},
      {"\xFF\xD8\xFF\xE0...", ErrorKind::UnknownFormat, "JPEG"},
      {"GIF89a...", ErrorKind::UnknownFormat, "GIF"},
      {"II*\0..."s, ErrorKind::UnknownFormat, "TIFF"},
      {"\x1F\x8B\x08...", ErrorKind::UnknownFormat, "gzip"},
      {"<!DOCTYPE html><html><body>a", ErrorKind::UnknownFormat, "HTML"},
      {"\uFEFF\r\n <!-- saved from url --> <HTML lang=vi>", ErrorKind::UnknownFormat, "HTML"},
      {"<?xml version=\"1.0\"?><html xmlns=...", ErrorKind::UnknownFormat, "HTML"},
      {"<?xml version=\"1.0\"?><a/>", ErrorKind::UnknownFormat, "XML"},
      {encode_utf16("<html><body>a", false, true), ErrorKind::UnknownFormat, "HTML"},
      {"From: <Saved by>\r\nSubject: a\r\nMIME-Version: 1.0\r\n\r\n", ErrorKind::UnknownFormat, "MHTML"},
  };
  for (const BadFile& file : files) {
    const auto decoded = decode_string(file.bytes);
    ASSERT_FALSE(decoded.has_value()) << file.words;
    EXPECT_EQ(decoded.error().kind, file.kind) << decoded.error().sentence;
    EXPECT_NE(decoded.error().sentence.find(file.words), std::string::npos) << decoded.error().sentence;
  }
}

TEST(Decode, ReadsTextThatOnlyLooksLikeAFormat) {
  for (const std::string& text :
       {"From: the Department\nTo: all offices\nSubject: visit\n\nText."s, "<ngày 2 tháng 9>"s, "a < b > c"s,
        "BZ and PK are letters"s, "Title: a\nDate: 2/9/2025\n\nThe text."s, "Ngày <b>2</b>"s}) {
    EXPECT_TRUE(decode_string(text).has_value()) << text;
  }
}

TEST(Decode, NeverFailsBadly) {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    std::mt19937 random(seed);
    std::string bytes(random() % 200, ' ');
    const unsigned low = seed % 3 == 0 ? 0 : seed % 3 == 1 ? 0x20 : 0x80;
    for (char& byte : bytes) byte = static_cast<char>(low + random() % (256 - low));
    const auto decoded = decode_string(bytes);
    if (!decoded) continue;
    const FoldedText folded = fold(*decoded);
    ASSERT_EQ(folded.map.file_size(), bytes.size());
    ASSERT_EQ(folded.map.folded_size(), folded.text.size());
  }
}

TEST(Decode, RefusesLegacyTextTooLargeToHold) {
  const std::string line = encode(kThai, Encoding::Windows874);
  std::string file;
  while (file.size() <= 32 * 1024 * 1024) file += line;
  const Result<DecodedFile> decoded = decode_string(file);
  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.error().kind, ErrorKind::TooLarge);
  EXPECT_NE(decoded.error().sentence.find("32 MiB"), std::string::npos) << decoded.error().sentence;
  EXPECT_TRUE(decode_string(file.substr(0, 1000 * line.size())));
}

}  // namespace
}  // namespace chancery
