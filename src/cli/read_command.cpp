#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <cstdio>
#include <map>
#include <mutex>
#include <thread>

#include "cli/commands.h"
#include "cli/files.h"
#include "reading/json.h"
#include "reading/reader.h"
#include "text/fold.h"

namespace chancery {
namespace {

constexpr std::uint64_t kMaxSize = 2ULL << 30U;
/// A file above this size is read by itself, so that memory stays within bounds however many threads there are.
constexpr std::size_t kWindow = 16;

struct Options {
  std::uint64_t max_size = kMaxSize;
  Explain explain = Explain::No;
  std::vector<std::string> inputs;
};

/// What one file gave: a text for standard output, or an error.
struct Outcome {
  std::string output;
  std::optional<Error> error;
};

class Job {
 public:
  Job(const ReadingTools& tools, const Options& options, std::vector<InputFile> files)
      : tools_(tools), options_(options), files_(std::move(files)) {}

  /// Reads all files, writing in their order; true when all were read.
  bool run() {
    const std::size_t threads = std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), files_.size());
    std::vector<std::thread> workers;
    for (std::size_t i = 0; i < threads; ++i) workers.emplace_back([this] { work(); });
    bool good = true;
    for (std::size_t i = 0; i < files_.size(); ++i) good = write(take(i)) && good;
    for (std::thread& worker : workers) worker.join();
    return good;
  }

 private:
  void work() {
    Reader reader(tools_);
    for (;;) {
      std::size_t number = 0;
      {
        std::unique_lock lock(mutex_);
        space_.wait(lock, [&] { return next_ >= files_.size() || next_ < written_ + kWindow; });
        if (next_ >= files_.size()) return;
        number = next_++;
      }
      Outcome outcome = read_one(reader, files_[number]);
      const std::lock_guard lock(mutex_);
      done_.emplace(number, std::move(outcome));
      ready_.notify_one();
    }
  }

  [[nodiscard]] Outcome read_one(Reader& reader, const InputFile& file) const {
    const Result<std::string> bytes = read_file(file, options_.max_size);
    if (!bytes) return {{}, bytes.error()};
    const FoldedText folded = fold(*bytes);
    const Reading reading = reader.read(folded.text);
    const SourceText source{*bytes, &folded.map, nullptr};
    Outcome outcome;
    append_json(outcome.output, tools_.packs, reading, source, file.name, file.from_folder || file.path != file.name ? file.path : "",
                options_.explain);
    outcome.output += '\n';
    return outcome;
  }

  Outcome take(std::size_t number) {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return done_.contains(number); });
    Outcome outcome = std::move(done_.extract(number).mapped());
    written_ = number + 1;
    space_.notify_all();
    return outcome;
  }

  static bool write(const Outcome& outcome) {
    if (outcome.error) {
      std::fprintf(stderr, "chancery: %s\n", outcome.error->message().c_str());
      return false;
    }
    std::fwrite(outcome.output.data(), 1, outcome.output.size(), stdout);
    return true;
  }

  const ReadingTools& tools_;
  const Options& options_;
  const std::vector<InputFile> files_;
  std::mutex mutex_;
  std::condition_variable ready_, space_;
  std::size_t next_ = 0, written_ = 0;
  std::map<std::size_t, Outcome> done_;
};

}  // namespace

int read_command(const std::vector<std::string>& arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--json") continue;
    if (argument == "--explain") {
      options.explain = Explain::Yes;
    } else if (argument == "--max-size" && i + 1 < arguments.size()) {
      const std::string& size = arguments[++i];
      const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), options.max_size);
      if (error != std::errc() || end != size.data() + size.size()) return usage_error("read: --max-size takes a number of bytes");
    } else if (argument.starts_with("--")) {
      return usage_error("read: unknown option " + argument);
    } else {
      options.inputs.push_back(argument);
    }
  }
  if (options.inputs.empty()) return usage_error("read: name a file, a folder, or - for standard input");
  const auto packs = Packs::open(find_data_file("chancery.packs"));
  if (!packs) {
    std::fprintf(stderr, "chancery: %s\n", packs.error().message().c_str());
    return 1;
  }
  const ReadingTools tools(*packs);
  std::vector<Error> problems;
  const std::vector<InputFile> files = find_input_files(options.inputs, problems);
  for (const Error& problem : problems) std::fprintf(stderr, "chancery: %s\n", problem.message().c_str());
  const bool good = files.empty() || Job(tools, options, files).run();
  if (std::fflush(stdout) != 0) {
    std::fprintf(stderr, "chancery: standard output cannot be written\n");
    return 1;
  }
  return good && problems.empty() ? 0 : 1;
}

}  // namespace chancery
