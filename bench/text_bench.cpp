// Decoding and folding, in bytes of file a second of CPU, on clean text of the five languages and on text in other
// forms. Texts are random rows of words, so that no branch learns them by heart.
#include <benchmark/benchmark.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <array>
#include <random>
#include <span>
#include <string>
#include <string_view>

#include "text/decode.h"
#include "text/legacy_table.h"

namespace chancery {
namespace {

constexpr std::size_t kTextBytes = 4'000'000;
using Words = std::span<const std::string_view>;

constexpr std::string_view kVietnamese[] = {
    "đoàn", "đại",   "biểu",   "tỉnh",  "và",   "thăm",  "làm",   "việc", "với",  "lãnh",  "đạo", "về",
    "hợp",  "tác",   "thương", "mại",   "du",   "lịch",  "giáo",  "dục",  "ngày", "tháng", "năm", "hai",
    "bên",  "thống", "nhất",   "ký",    "kết",  "bản",   "ghi",   "nhớ",  "của",  "cuộc",  "họp", "lần",
    "thứ",  "tại",   "2.450",  "triệu", "USD,", "trong", "khuôn", "khổ",  "tiếp", "tục"};
constexpr std::string_view kEnglish[] = {"the",    "delegation", "of",         "province", "visited",     "and",
                                         "signed", "a",          "memorandum", "on",       "cooperation", "in",
                                         "trade,", "tourism",    "2025",       "with",     "its",         "partners"};
constexpr std::string_view kLao[] = {"ຄະນະ", "ຜູ້ແທນ",  "ແຂວງ",    "ໄດ້",      "ຢ້ຽມຢາມ", "ແລະ",       "ເຮັດວຽກ",
                                     "ກັບ",   "ການນຳ", "ກ່ຽວກັບ",   "ການຮ່ວມມື", "ການຄ້າ",  "ການທ່ອງທ່ຽວ", "ສອງຝ່າຍ",
                                     "ເຫັນດີ", "ຈັດ",    "ກອງປະຊຸມ", "ຄັ້ງທີ",     "ປີ",      "ໜຶ່ງ",        "ນ້ຳ",
                                     "ຂອງ",  "ທີ່",     "ວັນທີ",     "ເດືອນ"};
constexpr std::string_view kThai[] = {"คณะ",    "ผู้แทน", "จังหวัด",    "ได้",        "เยี่ยมชม", "และ",        "ทำงาน",
                                      "กับ",     "ผู้นำ",  "เกี่ยวกับ",   "ความร่วมมือ", "การค้า",  "การท่องเที่ยว", "ทั้งสองฝ่าย",
                                      "เห็นชอบ", "จัด",   "การประชุม", "ครั้งที่",      "ปี",      "หนึ่ง",        "น้ำ",
                                      "ของ",    "ที่",    "วันที่",      "เดือน"};
constexpr std::string_view kKhmer[] = {"គណៈប្រតិភូ", "ខេត្ត",     "បាន",      "ធ្វើ",  "ទស្សនកិច្ច",        "និង",
                                       "ធ្វើការ",  "ជាមួយ",     "ថ្នាក់ដឹកនាំ", "អំពី",   "កិច្ចសហប្រតិបត្តិការ", "ពាណិជ្ជកម្ម",
                                       "ទេសចរណ៍",  "ភាគីទាំងពីរ", "ឯកភាព",    "រៀបចំ", "កិច្ចប្រជុំ",         "លើកទី",
                                       "ឆ្នាំ",     "មួយ",       "របស់",      "ដែល",  "ថ្ងៃទី",           "ខែ",
                                       "ព័ត៌មាន"};
constexpr std::array<Words, 5> kWords = {Words(kVietnamese), Words(kEnglish), Words(kLao), Words(kThai), Words(kKhmer)};
constexpr std::array kNames = {"vi", "en", "lo", "th", "km"};

/// `between` stands behind each word; where it is no space, a space does behind one in six.
std::string make_text(Words words, std::string_view between) {
  std::mt19937 random(1);
  std::string text;
  while (text.size() < kTextBytes) {
    text += words[random() % words.size()];
    text += between;
    if (between != " " && random() % 6 == 0) text += ' ';
    if (random() % 60 == 0) text += '\n';
  }
  return text;
}

std::string clean_text(std::size_t language) { return make_text(kWords[language], language < 2 ? " " : ""); }

std::string replace_all(const std::string& text, std::string_view from, std::string_view to) {
  std::string replaced;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t found = std::min(text.find(from, at), text.size());
    replaced.append(text, at, found - at);
    if (found < text.size()) replaced += to;
    at = found + from.size();
  }
  return replaced;
}

std::string decomposed(const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  std::string nfd;
  icu::Normalizer2::getNFDInstance(error)->normalize(icu::UnicodeString::fromUTF8(text), error).toUTF8String(nfd);
  return nfd;
}

/// Text in the order of its table; letters that the table has not are left out.
std::string encoded(const std::string& text, Encoding encoding) {
  std::array<char, 0x10000> bytes{};
  for (std::size_t byte = 0; byte < 256; ++byte) bytes[legacy_table(encoding)[byte]] = static_cast<char>(byte);
  std::string out;
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  for (int i = 0; i < units.length(); ++i) {
    if (bytes[units[i]] != 0) out.push_back(bytes[units[i]]);
  }
  return out;
}

void run_fold(benchmark::State& state, const std::string& text) {
  std::size_t map_bytes = 0;
  for (auto _ : state) {
    const FoldedText folded = fold(text);
    map_bytes = folded.map.memory();
    benchmark::DoNotOptimize(folded.text.data());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
  state.counters["map/file"] = static_cast<double>(map_bytes) / static_cast<double>(text.size());
}

void run_decode(benchmark::State& state, const std::string& text) {
  for (auto _ : state) {
    const auto file = decode(std::as_bytes(std::span(text.data(), text.size())));
    if (!file) return state.SkipWithError(file.error().sentence.c_str());
    benchmark::DoNotOptimize(file->text().data());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

template <class Run>
void add(const std::string& name, Run run, std::string text) {
  benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State& state) { run(state, text); });
}

void add_all() {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    add(std::string("fold/clean/") + kNames[i], run_fold, clean_text(i));
    add(std::string("decode/utf8/") + kNames[i], run_decode, clean_text(i));
  }
  add("fold/nfd/vi", run_fold, decomposed(clean_text(0)));
  add("fold/crlf_and_quotes/en", run_fold, replace_all(replace_all(clean_text(1), "\n", "\r\n"), " a ", " “a” "));
  add("fold/am_in_two_parts/lo", run_fold, replace_all(clean_text(2), "\u0EB3", "\u0ECD\u0EB2"));
  add("fold/tone_before_vowel/th", run_fold, replace_all(clean_text(3), "\u0E35\u0E48", "\u0E48\u0E35"));
  add("fold/zero_width_spaces/km", run_fold, make_text(kWords[4], "\u200B"));
  add("fold/coeng_da/km", run_fold, replace_all(clean_text(4), "\u17D2\u178F", "\u17D2\u178A"));
  add("fold/digits/km", run_fold, make_text(std::array<std::string_view, 3>{"១២៣", "៤៥", "៦៧៨៩០"}, ""));
  add("fold/broken/bytes", run_fold, make_text(std::array<std::string_view, 2>{"abc\xFF", "\xE0\xB8"}, ""));
  add("decode/legacy/viscii", run_decode, encoded(clean_text(0), Encoding::Viscii));
  add("decode/legacy/windows874", run_decode, encoded(clean_text(3), Encoding::Windows874));
}

}  // namespace
}  // namespace chancery

int main(int argc, char** argv) {
  chancery::add_all();
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
