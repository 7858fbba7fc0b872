// Texts that nobody would write and somebody will send: reading ends, and spans cut the file. How long it takes is
// measured by bench/limits.sh; a step that is not linear makes these tests hang.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <string>

#include "tests/reading/read_document.h"

namespace chancery {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t kBytes = 50'000;
#else
constexpr std::size_t kBytes = 200'000;
#endif

struct Hostile {
  const char* name;
  const char* text;
};

void PrintTo(const Hostile& hostile, std::ostream* out) { *out << hostile.name; }

constexpr Hostile kTexts[] = {
    {"letters", "a"},
    {"capitals", "A"},
    {"lao_letters", "ກ"},
    {"leading_vowels", "เ"},
    {"khmer_joiners", "ក្"},
    {"combining_marks", "e\u0301\u0323"},
    {"spaces", " "},
    {"line_ends", "\n"},
    {"short_lines", "a\n"},
    {"digits", "7"},
    {"khmer_digits", "៧"},
    {"digits_and_points", "1."},
    {"versions", "1.1.1.1 "},
    {"thousands", "1,111,"},
    {"opening_marks", "("},
    {"brackets_by_turns", "([{"},
    {"quotation_marks", "\""},
    {"bullets", "- "},
    {"colons", "a: "},
    {"semicolons", "a; "},
    {"full_stops", "a. "},
    {"ellipses", "..."},
    {"bars", "a|"},
    {"table_figures", "|1"},
    {"replacement_characters", "\uFFFD"},
    {"broken_bytes", "\xFF"},
    {"thai_without_spaces", "ผู้ว่าราชการจังหวัดและคณะเดินทางเยือน"},
    {"khmer_without_spaces", "គណៈប្រតិភូខេត្តបានធ្វើទស្សនកិច្ច"},
    {"day_without_number", "ngày "},
    {"day_and_number", "ngày 7 "},
    {"dates", "2/9/2025 "},
    {"date_ranges", "2-3-4-"},
    {"months", "May "},
    {"years", "năm 2024 "},
    {"quarters", "quý "},
    {"number_words", "hai nghìn "},
    {"twenty", "twenty-"},
    {"decimals_in_words", "1 point "},
    {"decimals_in_vietnamese_words", "mười phẩy "},
    {"halves", "triệu rưỡi "},
    {"multipliers", "m "},
    {"millions", "million "},
    {"ands", "one hundred and "},
    {"minus_signs", "-"},
    {"roman_numerals", "III "},
    {"ordinals", "lần thứ 9 "},
    {"money_signs", "$"},
    {"amounts", "15 dự án FDI "},
    {"ranges", "1-3 tháng "},
    {"titles", "Mr. "},
    {"thai_titles", "นาย"},
    {"posts", "Governor "},
    {"deputies", "Deputy "},
    {"family_names", "Nguyen "},
    {"names", "Nguyễn Văn An, "},
    {"lao_names", "ຫງວຽນວັນອານ "},
    {"organizations", "Ministry of "},
    {"committees", "Ủy ban nhân dân tỉnh "},
    {"places", "Hà Nội, Viêng Chăn, "},
    {"heads", "tỉnh "},
    {"lao_heads", "ແຂວງ"},
    {"visits", "visited "},
    {"events", "thăm Hà Nội ngày 2/5/2024 và "},
    {"proposals", "đề nghị "},
    {"agreements", "ký bản ghi nhớ với "},
    {"partnerships", "Hà Giang, Vân Nam, Hà Giang, "},
    {"addresses", "https://example.org/2024/05/06/"},
    {"other_scripts", "漢字かなРусский"},
    {"emoji", "😀"},
    {"mixed_scripts", "aกກកé"},
};

class HostileTexts : public testing::TestWithParam<Hostile> {};

/// What is written must not grow faster than the text either: memory has a bound, so that such a step fails and fills
/// no machine.
class MemoryBound {
 public:
  MemoryBound() {
#if !defined(__SANITIZE_ADDRESS__)
    getrlimit(RLIMIT_AS, &before_);
    const rlimit bound = {kMost, before_.rlim_max};
    setrlimit(RLIMIT_AS, &bound);
#endif
  }
  ~MemoryBound() {
#if !defined(__SANITIZE_ADDRESS__)
    setrlimit(RLIMIT_AS, &before_);
#endif
  }

 private:
  static constexpr rlim_t kMost = rlim_t{4} << 30U;
  rlimit before_ = {};
};

TEST_P(HostileTexts, AreReadToTheirEnd) {
  (void)all_tools();
  const MemoryBound bound;
  std::string text;
  while (text.size() < kBytes) text += GetParam().text;
  (void)read_document(text);
}

INSTANTIATE_TEST_SUITE_P(All, HostileTexts, testing::ValuesIn(kTexts),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace chancery
