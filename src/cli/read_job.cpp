#include "cli/read_job.h"

#include <algorithm>
#include <span>
#include <thread>

#include "reading/part_store.h"
#include "reading/scan/incoming_source.h"

namespace chancery {
namespace {

Status read_up_to(std::uint64_t max_size, const InputFile& file, std::string& bytes) {
  Status problem = read_file(file, max_size, bytes);
  if (problem && problem->kind == ErrorKind::TooLarge) problem->sentence += " (--max-size)";
  return problem;
}

Result<IncomingText> text_of(const InputFile& file, const std::string& bytes) {
  return IncomingText::of(file.path, std::as_bytes(std::span(bytes)));
}

std::string_view shown_path(const InputFile& file) {
  return file.from_folder || file.path != file.name ? std::string_view(file.path) : std::string_view();
}

}  // namespace

ReadJob::ReadJob(const ReadingTools& tools, const Form& form, std::uint64_t max_size, std::vector<InputFile> files,
                 Output& output)
    : tools_(tools), form_(form), max_size_(max_size), files_(std::move(files)), output_(output) {}

bool ReadJob::run() {
  const std::size_t threads = std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), files_.size());
  std::vector<std::thread> workers;
  for (std::size_t i = 0; i < threads; ++i) workers.emplace_back([this] { work(); });
  bool good = true;
  for (std::size_t i = 0; i < files_.size() && !output_.failed(); ++i) {
    progress_.show(i, files_.size(), files_[i].path);
    good = write(i, take(i)) && good;
  }
  progress_.clear();
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
    space_.notify_all();
  }
  for (std::thread& worker : workers) worker.join();
  return good;
}

void ReadJob::work() {
  Reader reader(tools_);
  std::string bytes;
  for (;;) {
    std::size_t number = 0;
    {
      std::unique_lock lock(mutex_);
      // The file whose turn it is to be written is always read, however much waits.
      space_.wait(lock, [&] { return stop_ || next_ >= files_.size() || waiting_ < kWaiting || next_ == written_; });
      if (stop_ || next_ >= files_.size()) return;
      number = next_++;
    }
    Outcome outcome = read_small(reader, number, bytes);
    const std::lock_guard lock(mutex_);
    waiting_ += outcome.output.size();
    done_.emplace(number, std::move(outcome));
    if (number == written_) ready_.notify_one();
  }
}

ReadJob::Outcome ReadJob::read_small(Reader& reader, std::size_t number, std::string& bytes) {
  const InputFile& file = files_[number];
  Outcome out;
  if (const auto size = file_size(file); size && *size > kLarge) {
    out.large = true;
    return out;
  }
  if (Status problem = read_up_to(max_size_, file, bytes)) {
    out.error = std::move(problem);
    return out;
  }
  if (bytes.size() > kLarge) {  // a pipe
    out.large = true;
    out.output = std::move(bytes);
    bytes = std::string();
    return out;
  }
  const Result<IncomingText> text = text_of(file, bytes);
  if (!text) {
    out.error = text.error();
    return out;
  }
  out.output = spare();
  TextSink sink(out.output);
  out.error = write_document(reader, number, *text, sink);
  return out;
}

ReadJob::Outcome ReadJob::take(std::size_t number) {
  std::unique_lock lock(mutex_);
  ready_.wait(lock, [&] { return done_.contains(number); });
  return std::move(done_.extract(number).mapped());
}

bool ReadJob::write(std::size_t number, Outcome outcome) {
  const std::size_t size = outcome.output.size();
  if (outcome.large) {
    outcome.error = write_large(number, std::move(outcome.output));
  } else if (!outcome.error) {
    output_.write(outcome.output);
    give_back(std::move(outcome.output));
  }
  {
    const std::lock_guard lock(mutex_);
    waiting_ -= size;
    written_ = number + 1;
    space_.notify_all();
  }
  if (!outcome.error) return true;
  progress_.clear();
  std::fprintf(stderr, "chancery: %s\n", outcome.error->message().c_str());
  return false;
}

std::optional<Error> ReadJob::write_large(std::size_t number, std::string bytes) {
  const InputFile& file = files_[number];
  if (bytes.empty()) {
    if (Status problem = read_up_to(max_size_, file, bytes)) return problem;
  }
  const Result<IncomingText> text = text_of(file, bytes);
  if (!text) return text.error();
  Reader reader(tools_);
  std::string buffer;
  TextSink sink(buffer, [&](std::string_view out) { output_.write(out); });
  std::optional<Error> problem = write_document(reader, number, *text, sink);
  sink.flush();
  return problem;
}

std::optional<Error> ReadJob::write_document(Reader& reader, std::size_t number, const IncomingText& text,
                                             TextSink& sink) {
  const InputFile& file = files_[number];
  FoldedText folded = fold(text.decoded().text());
  const SourceText source = source_of(text, folded);
  const PictureText pictures = picture_text_of(source);
  if (folded.text.size() <= kWhole) {
    const Reading reading = reader.read(folded.text, text.fields(), pictures);
    form_.write(sink, Document::whole(file.name, shown_path(file), source, reading), number);
    return std::nullopt;
  }
  PartStore parts;
  const Reading facts =
      reader.read_in_parts(folded.text, text.fields(), pictures, [&](Reading part) { parts.add(std::move(part)); });
  std::string().swap(folded.text);  // from here on only the text as it stands in the file is needed
  const auto each = [&](const std::function<void(const Part&)>& take_part) {
    std::uint32_t first_mention = 0;
    std::uint32_t first_claim = 0;
    for (std::size_t i = 0; i < parts.size() && !parts.problem() && !output_.failed(); ++i) {
      parts.visit(i, [&](Reading& part, bool first_time) {
        if (first_time) reader.complete(part);
        take_part(Part{part, first_mention, first_claim});
        first_mention += static_cast<std::uint32_t>(part.mentions.size());
        first_claim += static_cast<std::uint32_t>(part.claims.size());
      });
    }
  };
  if (!parts.problem()) form_.write(sink, Document{file.name, shown_path(file), source, facts, each}, number);
  if (parts.problem()) return Error{parts.problem()->kind, parts.problem()->sentence, file.path};
  return std::nullopt;
}

std::string ReadJob::spare() {
  const std::lock_guard lock(mutex_);
  if (spare_.empty()) return {};
  std::string text = std::move(spare_.back());
  spare_.pop_back();
  return text;
}

void ReadJob::give_back(std::string text) {
  constexpr std::size_t kKept = 8;
  constexpr std::size_t kKeptSize = 1024 * 1024;
  if (text.capacity() > kKeptSize) return;
  text.clear();
  const std::lock_guard lock(mutex_);
  if (spare_.size() < kKept) spare_.push_back(std::move(text));
}

}  // namespace chancery
