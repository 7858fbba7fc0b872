#pragma once
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <random>
#include <string>

// Words and values of generated registers. The numbers of a run are the same on every machine.
namespace chancery::made {

inline std::mt19937_64& numbers() {
  static std::mt19937_64 out(20'250'301);  // NOLINT(cert-msc51-cpp)
  return out;
}
inline std::size_t below(std::size_t bound) { return numbers()() % bound; }

template <std::size_t N>
std::string any_of(const char* const (&words)[N]) {
  return words[below(N)];
}

/// A number from 1 on of which few are frequent and most are rare (Zipf's law).
inline std::size_t by_zipf(double bound) {
  const double share = static_cast<double>(below(1'000'000) + 1) / 1'000'000;
  return static_cast<std::size_t>(std::pow(bound, share));
}

/// A syllable as Vietnamese has them without marks: some 1,400, the frequent ones in every other text.
inline std::string syllable() {
  static const char* const kOnsets[] = {"",   "b",  "c",  "ch", "d", "g", "gi", "h",  "kh", "l", "m", "n",
                                        "ng", "nh", "ph", "qu", "r", "s", "t",  "th", "tr", "v", "x"};
  static const char* const kRimes[] = {
      "a",   "ac",   "ai", "am",  "an",  "ang",  "anh", "ao",  "ap",  "at",  "au",  "ay",  "e",   "em",  "en",
      "eo",  "et",   "eu", "i",   "ich", "iem",  "ien", "ieu", "im",  "in",  "inh", "o",   "oa",  "oan", "oc",
      "oi",  "om",   "on", "ong", "ot",  "u",    "ua",  "uan", "uat", "uc",  "ui",  "um",  "un",  "ung", "uoc",
      "uoi", "uong", "ut", "uu",  "uy",  "uyen", "y",   "yen", "iep", "iet", "oai", "oat", "ech", "op",  "up"};
  const std::size_t number = by_zipf(static_cast<double>(std::size(kOnsets) * std::size(kRimes))) - 1;
  return std::string(kOnsets[number % std::size(kOnsets)]) + kRimes[number / std::size(kOnsets) % std::size(kRimes)];
}

/// A syllable, or one of 60,000 longer words: `word17`.
inline std::string any_word() { return below(2) == 0 ? syllable() : "word" + std::to_string(by_zipf(60'000)); }

/// What papers of an office speak of: concepts of the schema and places, in five languages.
inline std::string phrase() {
  static const char* const kPhrases[] = {"hợp tác",       "biên giới",    "bản ghi nhớ",    "Quảng Trị",
                                         "lao động",      "Sở Ngoại vụ",  "ຄວາມຮ່ວມມື",       "ແຂວງສະຫວັນນະເຂດ",
                                         "ความร่วมมือ",     "จังหวัดมุกดาหาร", "កិច្ចសហប្រតិបត្តិការ", "visit of the delegation",
                                         "training plan", "Gifu",         "Hà Tĩnh",        "đoàn công tác"};
  return any_of(kPhrases);
}

/// Every fourth a phrase.
inline std::string words(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) out += ' ';
    out += below(4) == 0 ? phrase() : any_word();
  }
  return out;
}

inline std::string day() {
  char text[40];
  std::snprintf(text, sizeof text, "%04u-%02u-%02u", static_cast<unsigned>(2005 + below(21)),
                static_cast<unsigned>(1 + below(12)), static_cast<unsigned>(1 + below(28)));
  return text;
}

inline std::string place() {
  static const char* const kPlaces[] = {"VN-22",  "VN-25", "VN-23", "VN-21",  "LA-SV",  "LA-HO", "LA-KH",
                                        "TH-48",  "TH-49", "KH-11", "JP-15",  "KR-41",  "CN-45", "CN-53",
                                        "FR-BRE", "DE-HE", "US-CA", "AU-NSW", "RU-LEN", "IN-KA"};
  return any_of(kPlaces);
}

}  // namespace chancery::made
