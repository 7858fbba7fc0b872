#pragma once
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "cli/files.h"
#include "cli/form.h"
#include "cli/output.h"
#include "intake/incoming_text.h"
#include "reading/reader.h"

namespace chancery {

/// Reads files in parallel and writes them in their order. Small files are read and written out by several threads,
/// within a bound on what waits for its turn; a file above `kLarge` is read by itself and goes to the output while it
/// is written out.
class ReadJob {
 public:
  ReadJob(const ReadingTools& tools, const Form& form, std::uint64_t max_size, std::vector<InputFile> files,
          Output& output);

  /// False where a file could not be read; standard error then says which and why.
  bool run();

 private:
  static constexpr std::size_t kWhole = 256 * 1024;  // bytes; what is longer is read in parts
  static constexpr std::size_t kLarge = 1'000'000;
  static constexpr std::size_t kWaiting = 32 * 1024 * 1024;  // bytes of output that may wait for their turn

  /// What became of one file.
  struct Outcome {
    std::string output;
    std::optional<Error> error;
    bool large = false;  ///< to be read by `write_large`; `output` holds its bytes where they cannot be read again
  };

  void work();
  [[nodiscard]] Outcome read_small(Reader& reader, std::size_t number, std::string& bytes);
  [[nodiscard]] Outcome take(std::size_t number);
  bool write(std::size_t number, Outcome outcome);
  [[nodiscard]] std::optional<Error> write_large(std::size_t number, std::string bytes);
  /// Reads a decoded file and writes it out, in parts where it is long.
  [[nodiscard]] std::optional<Error> write_document(Reader& reader, std::size_t number, const IncomingText& text,
                                                    TextSink& sink);
  [[nodiscard]] std::string spare();
  void give_back(std::string text);

  const ReadingTools& tools_;
  const Form& form_;
  const std::uint64_t max_size_;
  const std::vector<InputFile> files_;
  Output& output_;
  Progress progress_;

  std::mutex mutex_;
  std::condition_variable ready_, space_;
  std::size_t next_ = 0, written_ = 0, waiting_ = 0;
  bool stop_ = false;
  std::map<std::size_t, Outcome> done_;
  std::vector<std::string> spare_;
};

}  // namespace chancery
