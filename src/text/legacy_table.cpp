#include "text/legacy_table.h"

#include <string_view>

namespace chancery {
namespace {

constexpr char16_t kNone = u'\uFFFD';

constexpr LegacyTable ascii_table() {
  LegacyTable table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte)
    table[byte] = byte < 0x80 ? static_cast<char16_t>(byte) : kNone;
  return table;
}

constexpr void fill(LegacyTable& table, std::size_t first, std::u16string_view characters) {
  for (const char16_t c : characters) table[first++] = c;
}

/// 80..9F of Windows-1252, which Windows fonts of other encodings kept for quotation marks and dashes.
constexpr std::u16string_view kWindowsMarks =
    u"€\uFFFD‚ƒ„…†‡ˆ‰\uFFFD‹Œ\uFFFD\uFFFD\uFFFD\uFFFD‘’“”•–—˜™\uFFFD›œ\uFFFD\uFFFDŸ";

/// RFC 1456, section 2: VISCII version 1.1; six capitals stand on control characters.
constexpr LegacyTable make_viscii() {
  LegacyTable table = ascii_table();
  table[0x02] = u'Ẳ';
  table[0x05] = u'Ẵ';
  table[0x06] = u'Ẫ';
  table[0x14] = u'Ỷ';
  table[0x19] = u'Ỹ';
  table[0x1E] = u'Ỵ';
  fill(table, 0x80,
       u"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
       u"ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
       u"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
       u"àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ");
  return table;
}

/// TCVN 5712:1993, VN3 with the capitals of VN2, as in the table TCVN5712-1 of the GNU C library. The ABC fonts write
/// capitals with tones by a font of capitals over the codes of small letters, which are small letters here.
constexpr LegacyTable make_tcvn3() {
  LegacyTable table = ascii_table();
  fill(table, 0x80, kWindowsMarks);
  fill(table, 0xA0,
       u"\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
       u"ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
       u"ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ");
  return table;
}

/// Microsoft code page 1258 (unicode.org, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1258.TXT).
constexpr LegacyTable make_windows1258() {
  LegacyTable table = ascii_table();
  fill(table, 0x80, kWindowsMarks);
  fill(table, 0xA0,
       u"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿"
       u"ÀÁÂĂÄÅÆÇÈÉÊË\u0300ÍÎÏĐÑ\u0309ÓÔƠÖ×ØÙÚÛÜƯ\u0303ß"
       u"àáâăäåæçèéêë\u0301íîïđñ\u0323óôơö÷øùúûüư₫ÿ");
  return table;
}

/// Microsoft code page 874 (CP874.TXT at the same place): TIS 620-2533 from A1, and marks of Windows.
constexpr LegacyTable make_windows874() {
  LegacyTable table = ascii_table();
  table[0x80] = u'€';
  table[0x85] = u'…';
  fill(table, 0x91, u"‘’“”•–—");
  table[0xA0] = u'\u00A0';
  for (char16_t byte = 0xA1; byte <= 0xFB; ++byte) {
    if (byte <= 0xDA || byte >= 0xDF) table[byte] = static_cast<char16_t>(0x0E00 + byte - 0xA0);
  }
  return table;
}

// VNI-Windows, the character set of the VNI fonts (VNI Software Company, 1992). One-byte letters:
struct VniLetter {
  std::uint8_t byte;
  char16_t letter;
};
constexpr VniLetter kVniLetters[] = {
    {0xD1, u'Đ'}, {0xF1, u'đ'}, {0xD4, u'Ơ'}, {0xF4, u'ơ'}, {0xD6, u'Ư'}, {0xF6, u'ư'},
    {0xCC, u'Ì'}, {0xEC, u'ì'}, {0xCD, u'Í'}, {0xED, u'í'}, {0xC6, u'Ỉ'}, {0xE6, u'ỉ'},
    {0xD3, u'Ĩ'}, {0xF3, u'ĩ'}, {0xD2, u'Ị'}, {0xF2, u'ị'}, {0xCE, u'Ỵ'}, {0xEE, u'ỵ'},
};

constexpr LegacyTable make_vni() {
  LegacyTable table = ascii_table();
  fill(table, 0x80, kWindowsMarks);
  fill(table, 0xA0, u"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿");
  for (const VniLetter& each : kVniLetters) table[each.byte] = each.letter;
  return table;
}

// Bytes that mark the vowel before them; 20 more is the same behind a small letter. Each row: the vowels, and the
// letters.
struct VniMark {
  std::uint8_t byte;
  std::u16string_view vowels;
  std::u16string_view letters;
};
constexpr VniMark kVniMarks[] = {
    {0xD8, u"AEOƠUƯY", u"ÀÈÒỜÙỪỲ"},
    {0xD9, u"AEOƠUƯY", u"ÁÉÓỚÚỨÝ"},
    {0xDB, u"AEOƠUƯY", u"ẢẺỎỞỦỬỶ"},
    {0xD5, u"AEOƠUƯY", u"ÃẼÕỠŨỮỸ"},
    {0xCF, u"AEOƠUƯ", u"ẠẸỌỢỤỰ"},
    {0xC2, u"AEO", u"ÂÊÔ"},
    {0xC0, u"AEO", u"ẦỀỒ"},
    {0xC1, u"AEO", u"ẤẾỐ"},
    {0xC5, u"AEO", u"ẨỂỔ"},
    {0xC3, u"AEO", u"ẪỄỖ"},
    {0xC4, u"AEO", u"ẬỆỘ"},
    {0xCA, u"A", u"Ă"},
    {0xC8, u"A", u"Ằ"},
    {0xC9, u"A", u"Ắ"},
    {0xDA, u"A", u"Ẳ"},
    {0xDC, u"A", u"Ẵ"},
    {0xCB, u"A", u"Ặ"},
};
constexpr std::u16string_view kSmallVowels = u"aeoơuưy";
constexpr std::u16string_view kCapitalVowels = u"AEOƠUƯY";
constexpr std::uint8_t kSmallMark = 0x20;

/// The small letter of a capital of the table above: Latin-1 capitals lie 0x20 before, others 1.
constexpr char16_t small_of(char16_t capital) { return static_cast<char16_t>(capital + (capital < 0x100 ? 0x20 : 1)); }

constexpr LegacyTable kViscii = make_viscii();
constexpr LegacyTable kTcvn3 = make_tcvn3();
constexpr LegacyTable kVni = make_vni();
constexpr LegacyTable kWindows1258 = make_windows1258();
constexpr LegacyTable kWindows874 = make_windows874();

}  // namespace

const LegacyTable& legacy_table(Encoding encoding) {
  switch (encoding) {
    case Encoding::Viscii:
      return kViscii;
    case Encoding::Tcvn3:
      return kTcvn3;
    case Encoding::Vni:
      return kVni;
    case Encoding::Windows1258:
      return kWindows1258;
    default:
      return kWindows874;
  }
}

char16_t vni_letter(std::uint8_t vowel, std::uint8_t mark) {
  if (mark < 0xC0) return 0;
  const char16_t base = kVni[vowel];
  const std::size_t small = kSmallVowels.find(base);
  const char16_t capital = small == kSmallVowels.npos ? base : kCapitalVowels[small];
  const auto capital_mark = static_cast<std::uint8_t>(mark & ~kSmallMark);
  for (const VniMark& row : kVniMarks) {
    if (row.byte != capital_mark) continue;
    const std::size_t at = row.vowels.find(capital);
    if (at == row.vowels.npos) return 0;
    return small == kSmallVowels.npos ? row.letters[at] : small_of(row.letters[at]);
  }
  return 0;
}

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::Utf8:
      return "UTF-8";
    case Encoding::Utf16Le:
      return "UTF-16LE";
    case Encoding::Utf16Be:
      return "UTF-16BE";
    case Encoding::Windows874:
      return "windows-874";
    case Encoding::Viscii:
      return "VISCII";
    case Encoding::Tcvn3:
      return "TCVN3";
    case Encoding::Vni:
      return "VNI-Windows";
    case Encoding::Windows1258:
      return "windows-1258";
  }
  return "";
}

}  // namespace chancery
