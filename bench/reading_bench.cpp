// Each stage of reading by itself, in bytes of text a second of CPU, for each language. Texts are the sample documents
// of a language cut at their spaces and drawn at random, so that neither caches nor branches learn them by heart.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reading/names/names.h"
#include "reading/out/json.h"
#include "reading/reader.h"
#include "text/decode.h"

namespace chancery {
namespace {

constexpr std::size_t kTextBytes = 1'000'000;
constexpr std::size_t kBlockBytes = 128 * 1024;
constexpr std::array kLanguages = {"lo", "th", "km", "vi", "en"};

const ReadingTools& tools() {
  static const Result<Packs> packs = Packs::open(CHANCERY_PACKS);
  static const ReadingTools made(*packs);
  return made;
}

std::string sample_text(std::string_view language) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(CHANCERY_SOURCE_DIR "/samples")) {
    if (entry.path().filename().string().starts_with(std::string(language) + "-")) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::string text;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    text.append(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return text;
}

/// Pieces of `text`, each with the space or line ends behind it, drawn at random.
std::string shuffled(std::string_view text) {
  std::vector<std::string_view> pieces;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = std::min(text.find_first_of(" \n", at), text.size());
    const std::size_t next = std::min(text.find_first_not_of(" \n", space), text.size());
    pieces.push_back(text.substr(at, next - at));
    at = next;
  }
  std::mt19937 random(1);
  std::string out;
  while (out.size() < kTextBytes) out += pieces[random() % pieces.size()];
  return out;
}

/// A block of the text and what the stages made of it.
struct Block {
  std::uint32_t begin = 0, end = 0;
  std::vector<Token> scanned;
  std::vector<Token> tokens;
  std::vector<LineSpan> lines;
};

/// A text with what each stage needs of the stages before it.
struct Prepared {
  explicit Prepared(std::string_view language)
      : raw(shuffled(sample_text(language))), folded(fold(raw)), line_reader(tools().packs) {
    for (std::size_t begin = 0; begin < folded.text.size();) {
      std::size_t end = std::min(begin + kBlockBytes, folded.text.size());
      end = end == folded.text.size() ? end : folded.text.rfind('\n', end) + 1;
      Block block{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), {}, {}, {}};
      tools().scanner.scan(folded.text, block.begin, block.end, block.scanned);
      block.tokens = block.scanned;
      cut_lines(block);
      blocks.push_back(std::move(block));
      begin = end;
    }
    reading = Reader(tools()).read(folded.text);
  }

  void cut_lines(Block& block) {
    LanguageTally tally;
    std::vector<Unread> unread;
    line_reader.read(tools().lexicon, folded.text, block.tokens, block.lines, tally, unread);
  }

  /// Calls `use` with the tokens of every line.
  template <class Use>
  void each_line(Use use) const {
    for (const Block& block : blocks) {
      for (const LineSpan& line : block.lines) {
        use(TokenText{tools().lexicon, folded.text, std::span(block.tokens).subspan(line.first, line.last - line.first),
                      DecimalMark::Comma});
      }
    }
  }

  std::string raw;
  FoldedText folded;
  LineReader line_reader;
  std::vector<Block> blocks;
  Reading reading;
};

const Prepared& prepared(std::size_t language) {
  static std::array<std::unique_ptr<Prepared>, kLanguages.size()> made;
  if (!made[language]) made[language] = std::make_unique<Prepared>(kLanguages[language]);
  return *made[language];
}

void run_decode(const Prepared& p) {
  benchmark::DoNotOptimize(decode(std::as_bytes(std::span(p.raw.data(), p.raw.size()))).has_value());
}

void run_fold(const Prepared& p) { benchmark::DoNotOptimize(fold(p.raw).text.data()); }

void run_scan(const Prepared& p) {
  static std::vector<Token> tokens;
  for (const Block& block : p.blocks) {
    tokens.clear();
    tools().scanner.scan(p.folded.text, block.begin, block.end, tokens);
    benchmark::DoNotOptimize(tokens.data());
  }
}

void run_lines(const Prepared& p) {
  static LineReader reader(tools().packs);
  static std::vector<Token> tokens;
  static std::vector<LineSpan> lines;
  std::vector<Unread> unread;
  LanguageTally tally;
  for (const Block& block : p.blocks) {
    tokens.assign(block.scanned.begin(),
                  block.scanned.end());  // lines are cut in place; the copy costs little beside it
    reader.read(tools().lexicon, p.folded.text, tokens, lines, tally, unread);
    benchmark::DoNotOptimize(lines.data());
  }
}

void run_dates(const Prepared& p) {
  static std::vector<std::uint64_t> marks;
  p.each_line([](const TokenText& line) {
    DateFinder::marks_within_reach(line, marks);
    for (std::size_t i = 0; i < line.size();) {
      const auto date = tools().dates.find(line, i, marks);
      i = date ? date->matched_to : i + 1;
    }
  });
}

void run_amounts(const Prepared& p) {
  static std::vector<FoundAmount> amounts;
  static std::vector<FoundOrdinal> ordinals;
  static std::vector<char> taken;
  p.each_line([](const TokenText& line) {
    amounts.clear();
    ordinals.clear();
    taken.assign(line.size(), 0);
    tools().amounts.find(line, taken, amounts, ordinals);
    benchmark::DoNotOptimize(amounts.data());
  });
}

void run_names(const Prepared& p) {
  static const std::uint16_t photo = tools().packs.concept_class("photo");
  std::vector<char> taken;
  std::vector<Mention> found;
  std::vector<NameStarts> starts;
  const ConceptSet verbs;
  LatinNames latin(tools());
  Reading reading;
  p.each_line([&](const TokenText& line) {
    taken.assign(line.size(), 0);
    starts.assign(line.size(), {});
    found.clear();
    NameLine names{line, reading, taken, found, starts, tools().scanner, verbs, photo};
    find_places(names);
    find_organizations(names);
    find_persons(names, latin);
    benchmark::DoNotOptimize(found.data());
  });
}

/// Everything from the scanner on. What the stages above leave of it is clauses and claims, and bringing the mentions
/// into order.
void run_read(const Prepared& p) {
  static Reader reader(tools());
  benchmark::DoNotOptimize(reader.read(p.folded.text).claims.data());
}

void run_json(const Prepared& p) {
  static std::string out;
  out.clear();
  append_json(out, tools().packs, p.reading, SourceText{p.raw, &p.folded.map, nullptr}, "text", "", Explain::No);
  benchmark::DoNotOptimize(out.data());
}

/// Clauses and claims, from the mentions of the whole reading.
struct Claims {
  explicit Claims(const Prepared& p) {
    // Mentions carry tokens counted from the start of their block.
    std::size_t next = 0;
    for (const Block& block : p.blocks) {
      std::vector<Mention> mentions;
      for (; next < p.reading.mentions.size() && p.reading.mentions[next].begin < block.end; ++next) {
        mentions.push_back(p.reading.mentions[next]);
      }
      of_block.push_back(std::move(mentions));
    }
  }
  std::vector<std::vector<Mention>> of_block;
};

void run_claims(const Prepared& p) {
  static std::map<const Prepared*, Claims> known;
  const Claims& claims = known.try_emplace(&p, p).first->second;
  static Clauses clauses;
  for (std::size_t i = 0; i < p.blocks.size(); ++i) {
    Reading reading;
    reading.mentions = claims.of_block[i];
    const Block& block = p.blocks[i];
    const TokenText all{tools().lexicon, p.folded.text, block.tokens, DecimalMark::Comma};
    tools().clauses.cut(all, block.lines, reading.mentions, 0, clauses);
    ClaimBlock claim_block{all, reading, clauses, block.lines, 0};
    tools().claims.find(claim_block);
    benchmark::DoNotOptimize(reading.claims.data());
  }
}

using Stage = void (*)(const Prepared&);

void add(const std::string& name, Stage stage) {
  for (std::size_t language = 0; language < kLanguages.size(); ++language) {
    benchmark::RegisterBenchmark((name + "/" + kLanguages[language]).c_str(), [=](benchmark::State& state) {
      const Prepared& p = prepared(language);
      for (auto _ : state) stage(p);
      state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * p.raw.size()));
    });
  }
}

}  // namespace
}  // namespace chancery

int main(int argc, char** argv) {
  using namespace chancery;
  add("decode", run_decode);
  add("fold", run_fold);
  add("scan", run_scan);
  add("lines", run_lines);
  add("dates", run_dates);
  add("amounts_and_ordinals", run_amounts);
  add("names", run_names);
  add("clauses_and_claims", run_claims);
  add("json", run_json);
  add("read_from_scan_to_claims", run_read);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
