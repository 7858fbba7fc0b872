#include "intake/intake_worker.h"

#include <fcntl.h>
#include <sys/wait.h>

#include <array>
#include <csignal>
#include <cstring>
#include <optional>

#include "intake/answer.h"
#include "intake/answer_check.h"
#include "intake/memory_file.h"
#include "intake/message_fields.h"
#include "intake/packet.h"

namespace chancery {
namespace {

constexpr std::string_view kAdvice = "; it may be damaged: open it, save it anew, and read that";

Error of_file(std::string_view file, ErrorKind kind, std::string sentence) {
  return {kind, std::move(sentence), std::string(file)};
}

std::string in_words(int signal) {
  const char* name = sigabbrev_np(signal);
  return name == nullptr ? "signal " + std::to_string(signal) : "SIG" + std::string(name);
}

Error death(std::string_view file, int signal) {
  switch (signal) {
    case SIGSYS:
    case SIGXFSZ:
      return of_file(file, ErrorKind::Unreadable,
                     "was refused: its reader was about to do what no reader may (" + in_words(signal) +
                         "), as a file made to attack does; do not open it elsewhere before it is checked");
    case SIGXCPU:
      return of_file(file, ErrorKind::TooLarge, "takes more computing than a document may" + std::string(kAdvice));
    case SIGKILL:
      return of_file(file, ErrorKind::TooLarge, "was given up: the system ended its reader, likely for want of memory");
    default:
      return of_file(file, ErrorKind::Unreadable,
                     "cannot be read: the reader of its format broke down on it (" + in_words(signal) + ")" +
                         std::string(kAdvice));
  }
}

Error error_of(std::string_view file, const ProcessEnd& end) {
  if (end.fork_errno != 0) {
    return of_file(file, ErrorKind::Unreadable,
                   std::string("cannot be read now: no process could be started: ") + std::strerror(end.fork_errno));
  }
  if (WIFSIGNALED(end.wait_status)) return death(file, WTERMSIG(end.wait_status));
  return of_file(file, ErrorKind::Unreadable,
                 "cannot be read: the reader of its format gave up without a reason" + std::string(kAdvice));
}

Error impossible(std::string_view file) {
  return of_file(file, ErrorKind::Unreadable,
                 "cannot be read: what the reader of its format made of it is no possible text" + std::string(kAdvice));
}

Error too_slow(std::string_view file, std::chrono::milliseconds step) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(step).count();
  return of_file(
      file, ErrorKind::TooLarge,
      "was given up: reading it made no progress for " + std::to_string(seconds) + " seconds" + std::string(kAdvice));
}

/// The error that a process gave as its answer, if it is one.
Error given_error(std::string_view file, std::string_view message) {
  Error error;
  MessageReader reader(message);
  reader(error);
  return reader.is_whole() && is_possible(error, file) ? error : impossible(file);
}

/// The answer, where it is one.
Result<Answer> checked(std::string_view file, Answer answer, std::chrono::milliseconds step) {
  switch (answer.kind) {
    case Answer::Kind::Value:
    case Answer::Kind::Convert:
      return answer;
    case Answer::Kind::Error:
      return given_error(file, answer.bytes);
    case Answer::Kind::Slow:
      return too_slow(file, step);
    case Answer::Kind::Long:
      return of_file(file, ErrorKind::TooLarge, "holds more text than is read of a file of its size");
    case Answer::Kind::Ended:
      return error_of(file, answer.end);
    case Answer::Kind::ServerLost:
      break;
  }
  return of_file(
      file, ErrorKind::Unreadable,
      "cannot be read: the program that reads files was ended twice while it was read" + std::string(kAdvice));
}

/// What an answer holds, as `find` finds it in the message.
template <class Find>
auto value_of(std::string_view file, const Answer& answer, Find find)
    -> Result<typename decltype(find({}))::value_type> {
  auto made = answer.kind == Answer::Kind::Value ? find(answer.bytes) : std::nullopt;
  if (!made) return impossible(file);
  return std::move(*made);
}

Answer ask_once(const IntakeProcess& server, std::string_view request, const MemoryFile& document,
                const AnswerLimits& limits) {
  Pipe answer = Pipe::create();
  Pipe end = Pipe::create();
  if (!answer.write_end.is_open() || !end.write_end.is_open()) return {Answer::Kind::Ended, {}, {0, errno}};
  const std::array handles{document.handle(), answer.write_end.get(), end.write_end.get()};
  if (!send_packet(server.socket(), request, handles)) return {Answer::Kind::ServerLost, {}, {}};
  answer.write_end.reset();
  end.write_end.reset();
  return take_answer(answer.read_end, end.read_end, limits);
}

}  // namespace

IntakeWorker& IntakeWorker::shared() {
  static IntakeWorker worker(intake_program());
  return worker;
}

pid_t IntakeWorker::process() const {
  const std::lock_guard lock(mutex_);
  return readers_.process ? readers_.process->process() : -1;
}

Result<std::shared_ptr<const IntakeProcess>> IntakeWorker::running(Server& server) {
  const std::lock_guard lock(mutex_);
  if (!server.process) {
    TRY(started, IntakeProcess::start(program_, server.task, server.warnings));
    server.warnings = IntakeProcess::Warnings::Keep;  // they are said once
    server.process = std::make_shared<const IntakeProcess>(std::move(started));
  }
  return server.process;
}

void IntakeWorker::drop(Server& server, const std::shared_ptr<const IntakeProcess>& lost) {
  const std::lock_guard lock(mutex_);
  if (server.process == lost) server.process.reset();
}

Result<Answer> IntakeWorker::ask(Server& server, Question question) {
  constexpr std::size_t kLongestName = 4096;
  const std::size_t size = question.bytes.size();
  question.request.file = question.file.substr(0, kLongestName);
  question.request.memory = limits_.memory + limits_.memory_ratio * size;
  question.request.cpu_seconds = static_cast<std::uint64_t>(limits_.computing.count());
  MessageWriter writer;
  writer(question.request);
  const std::string request = writer.take();
  const auto named = [&](const Error& error) { return of_file(question.file, error.kind, error.sentence); };
  const Result<MemoryFile> document = MemoryFile::holding(question.bytes);
  if (!document) return named(document.error());
  const auto step = limits_.step + limits_.step_each_mib * static_cast<std::int64_t>(size >> 20U);
  Answer answer;
  for (int attempt = 0; attempt < 2; ++attempt) {
    const auto found = running(server);
    if (!found) return named(found.error());
    answer = ask_once(**found, request, *document, {step, limits_.answer + limits_.answer_ratio * size});
    if (answer.kind != Answer::Kind::ServerLost) break;
    drop(server, *found);
  }
  return checked(question.file, std::move(answer), step);
}

IntakeWorker::Question IntakeWorker::question(std::uint32_t operation, std::string_view file,
                                              std::span<const std::byte> bytes, const WorkbookLimits& limits) {
  Question made{file, bytes, {}};
  made.request.operation = operation;
  made.request.limits = limits;
  return made;
}

Result<Rendition> IntakeWorker::render(std::string_view file, std::span<const std::byte> bytes,
                                       const WorkbookLimits& limits) {
  const Question asked = question(kRender, file, bytes, limits);
  TRY(answer, ask(readers_, asked));
  if (answer.kind == Answer::Kind::Convert) return render_letter(asked, answer.bytes);
  return value_of(file, answer, rendition_in);
}

Result<Rendition> IntakeWorker::render_letter(const Question& asked, std::string_view format) {
  Question converting = asked;
  converting.request.operation = kConvert;
  MessageReader reader(format);
  reader(converting.request.format);
  if (!reader.is_whole()) return impossible(asked.file);
  Answer letter;
  {
    const std::lock_guard one(one_letter_);
    TRY(converted, ask(converters_, converting));
    letter = std::move(converted);
  }
  Question reading = asked;
  reading.bytes = std::as_bytes(std::span(letter.bytes));
  TRY(answer, ask(readers_, reading));
  TRY(made, value_of(asked.file, answer, rendition_in));
  made.format = converting.request.format;
  return made;
}

Result<Workbook> IntakeWorker::read_workbook(std::string_view file, std::span<const std::byte> bytes,
                                             const WorkbookLimits& limits) {
  TRY(answer, ask(readers_, question(kWorkbook, file, bytes, limits)));
  TRY(made, value_of(file, answer, workbook_in));
  made.file = file;
  return made;
}

Result<ArchiveFile> IntakeWorker::read_archive(std::string_view file, std::span<const std::byte> bytes) {
  TRY(answer, ask(readers_, question(kArchive, file, bytes, {})));
  return value_of(file, answer, [&](std::string_view message) { return archive_in(message, file); });
}

}  // namespace chancery
