// Measures searching in a register of many records.
//
//   search_load fill STORE RECORDS SCHEMA PACKS     a new register of generated records, e.g. fill /tmp/s.db 1000000
//   ... search_load index STORE SCHEMA PACKS            the index of an existing register anew (one that register_load
//   made) search_load measure STORE SCHEMA PACKS          median, 99th percentile and longest of each kind of query
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>

#include "register/index_text.h"
#include "register/index_words.h"
#include "register/register.h"
#include "register/search.h"
#include "store/store_file.h"

namespace chancery {
namespace {

using Clock = std::chrono::steady_clock;

int fail(const Error& error) {
  std::fprintf(stderr, "search_load: %s\n", error.message().c_str());
  return 1;
}

/// The numbers of a run are the same on every machine.
std::mt19937_64 random_numbers(20'250'301);  // NOLINT(cert-msc51-cpp)

std::uint64_t below(std::uint64_t bound) { return random_numbers() % bound; }

/// A word out of 60,000, of which few are frequent and most are rare (Zipf's law): `word17`.
std::string any_word() {
  constexpr double kWords = 60'000;
  const double share = static_cast<double>(below(1'000'000) + 1) / 1'000'000;
  return "word" + std::to_string(static_cast<int>(std::pow(kWords, share)));
}

std::string phrase() {
  static const char* const kPhrases[] = {"hợp tác",       "biên giới",    "bản ghi nhớ",    "Quảng Trị",
                                         "lao động",      "Sở Ngoại vụ",  "ຄວາມຮ່ວມມື",       "ແຂວງສະຫວັນນະເຂດ",
                                         "ความร่วมมือ",     "จังหวัดมุกดาหาร", "កិច្ចសហប្រតិបត្តិការ", "visit of the delegation",
                                         "training plan", "Gifu",         "Hà Tĩnh",        "đoàn công tác"};
  return kPhrases[below(std::size(kPhrases))];
}

std::string day() {
  char text[40];
  std::snprintf(text, sizeof text, "%04u-%02u-%02u", static_cast<unsigned>(2005 + below(21)),
                static_cast<unsigned>(1 + below(12)), static_cast<unsigned>(1 + below(28)));
  return text;
}

/// Rows of records with a name, a date and a note, and their entries of the index.
Status fill_some(const Office& office, std::int64_t first, std::int64_t last) {
  TRY(transaction, Transaction::begin(office.database));
  for (std::int64_t i = first; i < last; ++i) {
    const std::string id = "TT-" + std::to_string(i);
    const std::string date = day();
    std::string title = phrase();
    for (int k = 0; k < 5; ++k) title += ' ' + any_word();
    std::string note = phrase();
    for (int k = 0; k < 15; ++k) note += ' ' + (k % 4 == 0 ? phrase() : any_word());
    CHECK_STATUS(
        office.database.run("INSERT INTO record (unit, id, type, name, date, access, joined_into, from_seq, until_seq) "
                            "VALUES (?, ?, 'agreement', ?, ?, 'internal', '', 1, ?)",
                            {office.unit, id, title, date, kNow}));
    std::int64_t value = i * 2;
    for (const auto& [field, text] : {std::pair{"title", title}, std::pair{"summary", note}})
      CHECK_STATUS(office.database.run(
          "INSERT INTO field_value (unit, id, record, type, date, field, value, sort, from_seq, until_seq) "
          "VALUES (?, ?, ?, 'agreement', ?, ?, ?, '', 1, ?)",
          {office.unit, value++, id, date, std::string(field), text, kNow}));
    TRY(record, load_record(office, id, kNow));
    CHECK_STATUS(index_record_words(office, record));
  }
  return transaction.commit();
}

double milliseconds(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

Status measure(const Office& office, const PlaceFinder& places) {
  const Search search(office, places);
  struct Kind {
    const char* name;
    std::string (*text)();
  };
  const Kind kinds[] = {
      {"one rare or frequent word", any_word},
      {"two words", [] { return any_word() + " " + any_word(); }},
      {"a concept or place", phrase},
      {"a place and a word", [] { return "quang tri " + any_word(); }},
      {"two frequent concepts", [] { return phrase() + " " + phrase(); }},
      {"the beginning of a word", [] { return "word" + std::to_string(below(600)); }},
      {"what is not there", [] { return phrase() + " nowhere" + std::to_string(below(1000)); }},
  };
  std::vector<double> all;
  for (const Kind& kind : kinds) {
    std::vector<double> times;
    constexpr int kTimes = 200;
    std::size_t hits = 0;
    for (int i = 0; i < kTimes; ++i) {
      SearchRequest request;
      request.text = kind.text();
      const auto begin = Clock::now();
      TRY(found, search.find(request));
      times.push_back(milliseconds(begin));
      hits += found.size();
    }
    std::sort(times.begin(), times.end());
    all.insert(all.end(), times.begin(), times.end());
    std::printf("%-28s median %7.2f ms   p99 %7.2f ms   longest %7.2f ms   hits %zu\n", kind.name, times[kTimes / 2],
                times[kTimes * 99 / 100], times.back(), hits);
  }
  std::sort(all.begin(), all.end());
  std::printf("%-28s median %7.2f ms   p99 %7.2f ms   longest %7.2f ms\n", "all", all[all.size() / 2],
              all[all.size() * 99 / 100], all.back());
  return {};
}

int run(const std::vector<std::string>& arguments) {
  const bool filling = arguments.size() == 5 && arguments[0] == "fill";
  if (!filling && arguments.size() != 4) return fail({ErrorKind::BadArgument, "see the head of search_load.cpp", ""});
  const std::string& store = arguments[1];
  if (filling)
    if (const Status problem = create_register(store, Unit{std::string(kLocalUnit), {}, {}, {}})) return fail(*problem);
  const auto database = open_store(store);
  if (!database) return fail(database.error());
  const SchemaLoad load = load_schema(arguments[arguments.size() - 2]);
  if (!load.problems.empty()) return fail(load.problems.front());
  const auto packs = Packs::open(arguments.back());
  if (!packs) return fail(packs.error());
  const PlaceFinder places(*packs);
  const Office office{**database, load.schema, std::string(kLocalUnit), "bench", utc_now, nullptr, &places};
  const auto begin = Clock::now();
  Status problem;
  if (filling) {
    constexpr std::int64_t kAtOnce = 2000;
    const std::int64_t count = std::stoll(arguments[2]);
    for (std::int64_t i = 1; i <= count && !problem; i += kAtOnce)
      problem = fill_some(office, i, std::min(i + kAtOnce, count + 1));
  } else if (arguments[0] == "index") {
    problem = index_all(office);
  } else {
    problem = measure(office, places);
  }
  if (problem) return fail(*problem);
  std::printf("%s: %.1f s\n", arguments[0].c_str(), milliseconds(begin) / 1000);
  return 0;
}

}  // namespace
}  // namespace chancery

int main(int count, char** values) { return chancery::run({values + 1, values + count}); }
