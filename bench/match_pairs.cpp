#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "reading/names/latin_letters.h"
#include "register/match/match.h"
#include "register/schema/schema.h"

// How well matching tells pairs of names apart, and how fast: match_pairs [--held-out | --seen] [--at SCORE] [--misses]
// [--speed] FILE.tsv... Two forms of file: testset/name-pairs/ (names alone) and testset/match-pairs/ (names with what
// else is known).

namespace chancery {
namespace {

struct Pair {
  Subject left, right;
  bool same = false, held_out = false;
  std::string kind, note;
};

std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> out;
  std::stringstream in(text);
  for (std::string cell; std::getline(in, cell, by);) out.push_back(cell);
  return out;
}

/// By its letters; Latin with Vietnamese marks is Vietnamese, else English.
std::string language_of(const std::string& text) {
  bool marked = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = take_code_point(text, at);
    if (code >= 0x0E00 && code < 0x0E80) return "th";
    if (code >= 0x0E80 && code < 0x0F00) return "lo";
    if (code >= 0x1780 && code < 0x1800) return "km";
    marked = marked || code > 0x7F;
  }
  return marked ? "vi" : "en";
}

SubjectKind kind_of(const std::string& name) {
  constexpr const char* kNames[] = {"person", "organization", "place", "agreement", "event", "project"};
  for (std::size_t i = 0; i < std::size(kNames); ++i)
    if (name == kNames[i]) return static_cast<SubjectKind>(i);
  std::cerr << "no kind of subject: " << name << '\n';
  std::exit(2);
}

/// 'post=Director|body=Department of Health|period=2020/2024'
void set_details(Subject& subject, const std::string& details) {
  for (const std::string& detail : split(details, '|')) {
    const std::size_t equals = detail.find('=');
    if (equals == std::string::npos) continue;
    const std::string key = detail.substr(0, equals), value = detail.substr(equals + 1);
    if (subject.posts.empty() && (key == "post" || key == "body" || key == "period")) subject.posts.emplace_back();
    if (key == "post") subject.posts.back().post = value;
    if (key == "body") subject.posts.back().organization = value;
    if (key == "period") subject.posts.back().period = value;
    if (key == "type") subject.type = value;
    if (key == "country") subject.country = value;
    if (key == "place") subject.place = value;
    if (key == "date") subject.date = value;
    if (key == "party") subject.parties.push_back(value);
    if (key == "number") subject.numbers.push_back(value);
    if (key == "amount") subject.amount = value;
    if (key == "ordinal") subject.ordinal = std::atoi(value.c_str());
  }
}

void read_pairs(const std::string& file, std::vector<Pair>& pairs) {
  std::ifstream in(file);
  if (!in) {
    std::cerr << file << ": cannot be opened\n";
    std::exit(2);
  }
  std::string line;
  std::getline(in, line);
  const std::vector<std::string> head = split(line, '\t');
  while (std::getline(in, line)) {
    std::map<std::string, std::string> cells;
    const std::vector<std::string> values = split(line, '\t');
    for (std::size_t i = 0; i < values.size() && i < head.size(); ++i) cells[head[i]] = values[i];
    Pair pair;
    pair.kind = cells["kind"];
    pair.note = cells["note"];
    pair.same = cells["same"] == "1";
    pair.held_out = cells["split"] == "held out" || pair.note.rfind("held out", 0) == 0;
    for (Subject* side : {&pair.left, &pair.right}) {
      const std::string suffix = side == &pair.left ? "a" : "b";
      side->kind = kind_of(pair.kind);
      const std::string name = cells["name_" + suffix];
      if (!name.empty()) side->names = {{name, {}, {}}};
      set_details(*side, cells["details_" + suffix]);
    }
    pairs.push_back(std::move(pair));
  }
}

struct Tally {
  int hit = 0, wrong = 0, missed = 0, kept_apart = 0, keys_shared = 0;

  void add(bool same, bool joined, bool shares_key) {
    hit += same && joined;
    wrong += !same && joined;
    missed += same && !joined;
    kept_apart += !same && !joined;
    keys_shared += same && shares_key;
  }
  void print(const std::string& name) const {
    const double precision = hit + wrong == 0 ? 1 : static_cast<double>(hit) / (hit + wrong);
    const double recall = hit + missed == 0 ? 1 : static_cast<double>(hit) / (hit + missed);
    const double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    std::printf("%-14s %5d same %5d other   P %.3f  R %.3f  F1 %.3f   share a key %.3f\n", name.c_str(), hit + missed,
                wrong + kept_apart, precision, recall, f1,
                hit + missed == 0 ? 1 : static_cast<double>(keys_shared) / (hit + missed));
  }
};

bool share_key(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  std::vector<std::string> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
  return !both.empty();
}

struct Options {
  double at = kMatchJoins;
  bool held_out = true, seen = true, misses = false, speed = false;
};

void show(const Pair& pair, const Match& match) {
  std::printf("%s %.3f  %s | %s  (%s)", pair.same ? "missed" : "wrong ", match.score,
              pair.left.names.empty() ? "" : pair.left.names[0].text.c_str(),
              pair.right.names.empty() ? "" : pair.right.names[0].text.c_str(), pair.note.c_str());
  for (const MatchEvidence& each : match.reasons)
    std::printf("  %s %+.1f", std::string(match_reason_code(each.reason)).c_str(), each.weight);
  std::printf("\n");
}

/// Ten bins of score: how many of the pairs in each are the same.
void print_calibration(const std::vector<std::pair<double, bool>>& scores) {
  std::printf("\nscore      pairs  mean score  same\n");
  for (int bin = 0; bin < 10; ++bin) {
    double sum = 0, same = 0, all = 0;
    for (const auto& [score, is_same] : scores) {
      if (std::min(9, static_cast<int>(score * 10)) != bin) continue;
      sum += score;
      same += is_same ? 1 : 0;
      all += 1;
    }
    if (all > 0)
      std::printf("%.1f-%.1f  %6.0f       %.3f  %.3f\n", bin / 10.0, (bin + 1) / 10.0, all, sum / all, same / all);
  }
}

/// How many of all subjects share a key with one, on average, and at most.
void print_blocks(const std::vector<std::vector<std::string>>& keys) {
  std::map<std::string, std::vector<std::size_t>> index;
  std::size_t all = 0;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    all += keys[i].size();
    for (const std::string& key : keys[i]) index[key].push_back(i);
  }
  std::size_t sum = 0, most = 0;
  for (const auto& own : keys) {
    std::set<std::size_t> block;
    for (const std::string& key : own) block.insert(index[key].begin(), index[key].end());
    sum += block.size();
    most = std::max(most, block.size());
  }
  const auto count = static_cast<double>(std::max<std::size_t>(keys.size(), 1));
  std::printf("\nkeys a subject %.1f; of %zu subjects a block has %.1f, at most %zu\n",
              static_cast<double>(all) / count, keys.size(), static_cast<double>(sum) / count, most);
}

void print_speed(const std::vector<Pair>& pairs, const MatchKnowledge& knowledge) {
  using Clock = std::chrono::steady_clock;
  const auto micros = [](Clock::time_point from, std::size_t times) {
    return std::chrono::duration<double, std::micro>(Clock::now() - from).count() / static_cast<double>(times);
  };
  std::vector<MatchForm> forms;
  auto from = Clock::now();
  for (const Pair& pair : pairs) forms.emplace_back(pair.left, knowledge);
  std::printf("form of a subject: %.1f us\n", micros(from, pairs.size()));
  std::size_t keys = 0;
  from = Clock::now();
  for (const MatchForm& form : forms) keys += match_keys(form).size();
  std::printf("keys of a form:    %.1f us (%zu keys)\n", micros(from, forms.size()), keys);
  double sum = 0;
  constexpr std::size_t kBlock = 50;
  from = Clock::now();
  for (std::size_t i = 0; i < forms.size(); ++i)
    for (std::size_t j = 0; j < kBlock; ++j) sum += compare(forms[i], forms[(i + j) % forms.size()]).score;
  std::printf("a block of 50:     %.1f us (sum of scores %.0f)\n", micros(from, forms.size()), sum);
}

int run(const Options& options, const std::vector<Pair>& pairs, const MatchKnowledge& knowledge) {
  std::map<std::string, Tally> languages, kinds;
  Tally all;
  std::vector<std::pair<double, bool>> scores;
  std::vector<std::vector<std::string>> keys;
  for (const Pair& pair : pairs) {
    if (pair.held_out ? !options.held_out : !options.seen) continue;
    const MatchForm left(pair.left, knowledge), right(pair.right, knowledge);
    const Match match = compare(left, right);
    keys.push_back(match_keys(left));
    keys.push_back(match_keys(right));
    const bool joined = match.score >= options.at, shared = share_key(keys[keys.size() - 2], keys.back());
    std::set<std::string> codes;
    for (const Subject* side : {&pair.left, &pair.right})
      if (!side->names.empty()) codes.insert(language_of(side->names[0].text));
    for (const std::string& code : codes) languages[code].add(pair.same, joined, shared);
    kinds[pair.kind].add(pair.same, joined, shared);
    all.add(pair.same, joined, shared);
    scores.emplace_back(match.score, pair.same);
    if (options.misses && joined != pair.same) show(pair, match);
    if (options.misses && pair.same && !shared)
      std::printf("no key: %s\n", (pair.left.names[0].text + " | " + pair.right.names[0].text).c_str());
  }
  for (const auto& [name, tally] : languages) tally.print(name);
  for (const auto& [name, tally] : kinds) tally.print(name);
  all.print("all");
  print_calibration(scores);
  print_blocks(keys);
  if (options.speed) print_speed(pairs, knowledge);
  return 0;
}

}  // namespace
}  // namespace chancery

int main(int count, char** words) {
  chancery::Options options;
  std::vector<chancery::Pair> pairs;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--held-out")
      options.seen = false;
    else if (word == "--seen")
      options.held_out = false;
    else if (word == "--misses")
      options.misses = true;
    else if (word == "--speed")
      options.speed = true;
    else if (word == "--at" && i + 1 < count)
      options.at = std::atof(words[++i]);
    else
      chancery::read_pairs(word, pairs);
  }
  auto packs = chancery::Packs::open(CHANCERY_PACKS);
  if (!packs) return std::cerr << packs.error().message() << '\n', 1;
  const chancery::SchemaLoad load = chancery::load_schema(CHANCERY_SCHEMA);
  auto knowledge = chancery::MatchKnowledge::create(packs.value(), load.schema.fields_of_work);
  if (!knowledge) return std::cerr << knowledge.error().message() << '\n', 1;
  return chancery::run(options, pairs, knowledge.value());
}
