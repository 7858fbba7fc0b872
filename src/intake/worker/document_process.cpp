#include "intake/worker/document_process.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <exception>
#include <new>

#include "intake/formats/archive_reader.h"
#include "intake/formats/formats.h"
#include "intake/formats/office_letter.h"
#include "intake/formats/progress.h"
#include "intake/message_fields.h"
#include "intake/packet.h"
#include "intake/worker/limits.h"
#include "text/utf8.h"

namespace chancery {
namespace {

constexpr int kDocument = 3;
constexpr int kAnswer = 4;

void send_frame(FrameHead::Kind kind, std::string_view bytes) {
  std::string head(1, static_cast<char>(kind));
  const std::uint64_t size = bytes.size();
  head.append(reinterpret_cast<const char*>(&size), sizeof size);
  if (!write_all(kAnswer, head) || !write_all(kAnswer, bytes)) _exit(0);  // nobody waits any more
}

void tell_progress() { send_frame(FrameHead::Kind::Progress, {}); }

/// Libraries put what stands in the file into what they say of it.
std::string in_one_line(std::string_view sentence) {
  constexpr std::size_t kLongest = 1500;
  std::string line = valid_utf8(sentence.substr(0, kLongest));
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return line;
}

[[noreturn]] void answer(const Result<Made>& made, const std::string& file) {
  if (made) {
    send_frame(made->kind, made->message);
  } else {
    MessageWriter writer;
    Error error = made.error();
    error.sentence = in_one_line(error.sentence);
    if (error.place.starts_with(file)) error.place = file + in_one_line(error.place.substr(file.size()));
    writer(error);
    send_frame(FrameHead::Kind::Error, writer.take());
  }
  _exit(0);
}

void take_limits(const IntakeRequest& request, bool may_write) {
  constexpr std::uint64_t kStack = std::uint64_t{16} << 20U;
  constexpr std::uint64_t kHandles = 64;
  limit(RLIMIT_CORE, 1);                      // none, not even to a program that gathers them
  limit(RLIMIT_CPU, request.cpu_seconds, 2);  // a signal that tells why comes before the one that ends all
  limit(RLIMIT_STACK, kStack);
  limit_addresses(request.memory);
  if (!may_write) limit(RLIMIT_NOFILE, kHandles);
  if (!may_write && !kSanitized) limit(RLIMIT_FSIZE, 0);
}

/// Only the document, the answer, and the three that every process has.
void keep_two_handles(const DocumentTask& task) {
  constexpr int kAside = 16;
  const int document = fcntl(task.document.get(), F_DUPFD, kAside);
  const int pipe = fcntl(task.answer.get(), F_DUPFD, kAside);
  dup2(document, kDocument);
  dup2(pipe, kAnswer);
  // Libraries complain on standard error, which may be a file, and a process that writes into a file is ended. What is
  // wrong with a document is told by its answer.
  if (!kSanitized) dup2(STDOUT_FILENO, STDERR_FILENO);
  close_range(kAnswer + 1, ~0U, 0);
}

/// The document as bytes; they stay as long as the process.
std::span<const std::byte> document_bytes() {
  struct stat about {};
  if (fstat(kDocument, &about) != 0 || about.st_size <= 0) return {};
  const auto size = static_cast<std::size_t>(about.st_size);
  void* bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, kDocument, 0);
  if (bytes == MAP_FAILED) throw std::bad_alloc();
  return {static_cast<const std::byte*>(bytes), size};
}

/// Libraries throw; what they throw ends here.
Result<Made> operate(const DocumentTask& task, const Operation& operation) {
  const IntakeRequest& request = task.request;
  const auto failed = [&](ErrorKind kind, std::string sentence) {
    return Error{kind, std::move(sentence), request.file};
  };
  try {
    return operation(request, WorkbookSource{request.file, document_bytes(), request.limits, kDocument}, task.folder);
  } catch (const std::bad_alloc&) {
    return failed(ErrorKind::TooLarge, "takes more memory to read than a document may (" +
                                           std::to_string(request.memory >> 20U) + " MiB); split it");
  } catch (const std::exception&) {
    return failed(ErrorKind::Unreadable, "is damaged in a way that the reader of its format did not expect");
  }
}

}  // namespace

void be_document_process(DocumentTask task, const Operation& operation, SyscallFilter* filter) {
  keep_two_handles(task);
  take_limits(task.request, !task.folder.empty());
  on_progress(tell_progress);
  if (filter != nullptr && !filter->enter()) {
    answer(Error{ErrorKind::Unreadable, "cannot be read: its reader could not be confined", task.request.file},
           task.request.file);
  }
  answer(operate(task, operation), task.request.file);
}

Result<Made> read_document(const IntakeRequest& request, const WorkbookSource& source, const std::string& /*folder*/) {
  MessageWriter writer;
  if (request.operation == kRender) {
    TRY(letter, find_office_letter(source));
    if (letter) {
      writer(*letter);
      return Made{FrameHead::Kind::Convert, writer.take()};
    }
    TRY(made, render_document(source));
    writer(made);
  } else if (request.operation == kWorkbook) {
    TRY(made, parse_workbook(source));
    writer(made);
  } else if (request.operation == kArchive) {
    TRY(made, unpack_archive(source.file, source.bytes));
    writer(made);
  } else {
    return source.error(ErrorKind::BadArgument, "is asked something unknown about");
  }
  return Made{FrameHead::Kind::Value, writer.take()};
}

}  // namespace chancery
