// Measures searching in a register that register_load filled.
//
//   search_load index STORE SCHEMA PACKS      the index anew
//   search_load measure STORE SCHEMA PACKS [SEED]    median, 99th percentile and longest of each kind of query;
//                                                    another SEED asks for others than the run before
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>

#include "bench/made_words.h"
#include "register/register.h"
#include "register/search/index_register.h"
#include "register/search/index_words.h"
#include "register/search/search.h"
#include "store/store_file.h"

namespace chancery {
namespace {

using Clock = std::chrono::steady_clock;

int fail(const Error& error) {
  std::fprintf(stderr, "search_load: %s\n", error.message().c_str());
  return 1;
}

using made::any_word;
using made::below;
using made::phrase;

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
      {"two syllables of one word", [] { return made::syllable() + " " + made::syllable(); }},
      {"three syllables of a name", [] { return made::syllable() + " " + made::syllable() + " " + made::syllable(); }},
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
    double longest = 0;
    std::string slowest;
    const std::clock_t processor = std::clock();
    for (int i = 0; i < kTimes; ++i) {
      SearchRequest request;
      request.text = kind.text();
      const auto begin = Clock::now();
      TRY(found, search.find(request));
      times.push_back(milliseconds(begin));
      if (times.back() > longest) {
        longest = times.back();
        slowest = request.text;
      }
      hits += found.size();
    }
    std::sort(times.begin(), times.end());
    all.insert(all.end(), times.begin(), times.end());
    std::printf(
        "%-28s median %7.2f ms   p99 %7.2f ms   longest %7.2f ms   processor %6.2f ms   hits %zu   slowest: %s\n",
        kind.name, times[kTimes / 2], times[kTimes * 99 / 100], times.back(),
        static_cast<double>(std::clock() - processor) * 1000 / CLOCKS_PER_SEC / kTimes, hits, slowest.c_str());
  }
  std::sort(all.begin(), all.end());
  std::printf("%-28s median %7.2f ms   p99 %7.2f ms   longest %7.2f ms\n", "all", all[all.size() / 2],
              all[all.size() * 99 / 100], all.back());
  return {};
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() != 4 && arguments.size() != 5)
    return fail({ErrorKind::BadArgument, "see the head of search_load.cpp", ""});
  const std::string& store = arguments[1];
  if (arguments.size() == 5) made::numbers().seed(std::stoull(arguments[4]));
  const auto database = open_store(store);
  if (!database) return fail(database.error());
  const SchemaLoad load = load_schema(arguments[2]);
  if (!load.problems.empty()) return fail(load.problems.front());
  const auto packs = Packs::open(arguments[3]);
  if (!packs) return fail(packs.error());
  const PlaceFinder places(*packs);
  const Office office{**database, load.schema, std::string(kLocalUnit), "bench", utc_now, nullptr, &places};
  const auto begin = Clock::now();
  Status problem;
  if (arguments[0] == "index") {
    problem = index_register(office);
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
