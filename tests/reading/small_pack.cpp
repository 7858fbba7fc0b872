#include "tests/reading/small_pack.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "reading/packs/toml_file.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFiles[][2] = {
    {"language/en/pack.toml", R"(code = "en"
name = "English"
english = "English"
script = "Latn"
spaces_between_words = true
decimal = "."
numeric_dates = "dmy"
sentence_marks = ["."]
abbreviations = ["Mr."]
common_words = ["the", "of"]
)"},
    {"language/en/numbers.toml", R"([values]
"1" = ["one"]
"2" = ["two"]
"20" = ["twenty"]
[multipliers]
"100" = ["hundred"]
"1000000" = ["million"]
[marks]
half = ["half"]
point = ["point"]
minus = ["minus"]
and = ["and"]
[ordinals]
suffix = ["th"]
[ordinals.words]
"1" = ["first"]
)"},
    {"language/en/dates.toml", R"([months]
"5" = ["May"]
"9" = ["September"]
[eras]
common = ["CE"]
[words]
of = ["of"]
in = ["in"]
range = ["-", "to"]
[[rule]]
id = "en.date.day_month_year"
match = "{day} <of>? {month} {year}"
[[rule]]
id = "en.date.range"
match = "{day} <range> {day2} {month} {year}"
[[rule]]
id = "en.date.year"
match = "<<in>> {year}"
)"},
    {"language/en/units.toml", R"([counted]
person = ["people", "delegates"]
[money]
USD = ["USD", "dollars"]
[money_before]
USD = ["$"]
[measures]
"%" = ["%", "percent"]
[durations]
year = ["years"]
[qualifiers]
about = ["about"]
[marks]
range = ["-", "to"]
never = ["article"]
)"},
    {"language/en/names.toml", R"(titles = ["Mr."]
deputy = ["Deputy"]
not_names = ["Page"]
[posts]
"Governor" = ["Governor"]
[posts_whole]
"Prime Minister" = ["Prime Minister"]
[family_names]
Nguyen = ["Nguyen"]
)"},
    {"language/en/organizations.toml", R"([[head]]
en = "Ministry of {}"
forms = ["Ministry"]
level = "national"
[fields]
"Foreign Affairs" = ["Foreign Affairs"]
[known]
"Association of Southeast Asian Nations" = ["ASEAN"]
[marks]
link = ["of", "for"]
)"},
    {"language/en/places.toml", R"([compounds]
"{} Station" = ["station"]
[heads]
province = ["province"]
city = ["city"]
people_after = ["people"]
)"},
    {"language/en/claims.toml", R"([[rule]]
id = "en.indicator.gifts"
kind = "indicator"
anchor = "amount:person"
all = "visit <receive|hold"
set = "measure=gifts"
[[rule]]
id = "en.event.visit"
kind = "event"
anchor = "word:visit"
any = "@date"
set = "type=visit"
)"},
    {"language/th/pack.toml", R"(code = "th"
name = "ไทย"
english = "Thai"
script = "Thai"
spaces_between_words = false
decimal = "."
numeric_dates = "dmy"
buddhist_years = true
common_words = ["ของ"]
)"},
    {"language/th/numbers.toml", R"([values]
"2" = ["สอง"]
"10" = ["สิบ"]
[multipliers]
"100" = ["ร้อย"]
)"},
    {"language/th/dates.toml", R"([months]
"5" = ["พฤษภาคม"]
[eras]
buddhist = ["พ.ศ."]
[words]
day_head = ["วันที่"]
[[rule]]
id = "th.date.day_month_year"
match = "<day_head>? {day} {month} <era>? {year}"
)"},
    {"language/th/units.toml", R"([counted]
person = ["คน"]
[money]
THB = ["บาท"]
)"},
    {"language/th/names.toml", "titles = [\"นาย\"]\n[posts]\nGovernor = [\"ผู้ว่าราชการ\"]\n"},
    {"language/th/organizations.toml", "[[head]]\nen = \"Ministry of {}\"\nforms = [\"กระทรวง\"]\n"},
    {"language/th/places.toml", "[heads]\nprovince = [\"จังหวัด\"]\n"},
    {"language/th/confusions.toml", R"(lost = ["่", "้"]
either = [["ถ", "ก"], ["ข", "ช"]]
[letters]
one = 5
two = 10
two_behind_head = 7
[read_as]
"ำ" = ["า"]
)"},
    {"world/places.toml", R"([[place]]
code = "TH"
name = "Thailand"
kind = "country"
en = ["Thailand"]
th = ["ประเทศไทย"]
[[place]]
code = "TH-40"
name = "Khon Kaen"
kind = "province"
in = "TH"
en = ["Khon Kaen"]
th = ["ขอนแก่น"]
needs_head = ["th"]
people = { en = ["Thai"] }
)"},
};

std::string file_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// A form for every concept, none of them a word of anything else.
std::string words_for_all_concepts(const std::string& concepts_file, bool latin) {
  std::string out = "[words]\n";
  const auto concepts = parse_toml(concepts_file, "concepts.toml");
  std::size_t number = 0;
  for (const auto& [name, meaning] : *concepts->root.find("concept")->table()) {
    std::string form = latin ? "xq" : "ฬฬ";
    for (std::size_t rest = ++number; rest != 0; rest /= 10) {
      const std::size_t digit = rest % 10;
      if (latin) {
        form += static_cast<char>('a' + digit);
      } else {
        form += std::string("\xE0\xB8") + static_cast<char>(0x81 + digit);
      }
    }
    out += name + " = [\"" + form + "\"]\n";
  }
  return out;
}

fs::path own_folder() {
  static std::atomic<int> number = 0;
  return fs::temp_directory_path() / ("chancery-pack-" + std::to_string(getpid()) + "-" + std::to_string(number++));
}

}  // namespace

SmallPack::SmallPack() {
  for (const auto& [path, text] : kFiles) files_[path] = text;
  const std::string common = CHANCERY_SOURCE_DIR "/language/common/";
  files_["language/common/concepts.toml"] = file_text(common + "concepts.toml");
  files_["language/common/claims.toml"] = file_text(common + "claims.toml");
  files_["language/en/words.toml"] = words_for_all_concepts(files_["language/common/concepts.toml"], true);
  files_["language/th/words.toml"] = words_for_all_concepts(files_["language/common/concepts.toml"], false);
}

void SmallPack::replace(const std::string& path, const std::string& from, const std::string& to) {
  std::string& text = files_.at(path);
  const std::size_t at = text.find(from);
  if (at == std::string::npos) {
    std::fprintf(stderr, "%s holds no %s\n", path.c_str(), from.c_str());
    std::abort();
  }
  text.replace(at, from.size(), to);
}

std::size_t SmallPack::line_of(const std::string& path, const std::string& text) const {
  const std::string& all = files_.at(path);
  const std::size_t at = all.find(text);
  if (at == std::string::npos) return 0;
  return 1 + static_cast<std::size_t>(std::count(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

PackCompilation SmallPack::compile() const {
  const fs::path folder = own_folder();
  for (const auto& [path, text] : files_) {
    fs::create_directories((folder / path).parent_path());
    std::ofstream(folder / path, std::ios::binary) << text;
  }
  fs::create_directories(folder / "world");
  fs::create_directories(folder / "language");
  PackCompilation made = compile_packs((folder / "language").string(), (folder / "world").string());
  fs::remove_all(folder);
  for (Error& problem : made.problems) {
    if (problem.place.starts_with(folder.string())) problem.place = problem.place.substr(folder.string().size() + 1);
  }
  return made;
}

}  // namespace chancery
