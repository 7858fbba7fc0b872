#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "intake/answer.h"
#include "intake/archive_file.h"
#include "intake/intake_process.h"
#include "intake/rendition.h"
#include "intake/request.h"
#include "intake/workbook.h"

namespace chancery {

/// What reading one document may take. What takes more is stopped.
struct IntakeLimits {
  std::uint64_t memory = std::uint64_t{4} << 30U;   ///< bytes of addresses
  std::uint64_t memory_ratio = 4;                   ///< and for each byte of the document
  std::chrono::seconds computing{3600};             ///< of all processors together
  std::chrono::milliseconds step{120'000};          ///< until there is an answer, or progress (the next page)
  std::chrono::milliseconds step_each_mib{1'000};   ///< more for each MiB of the document
  std::uint64_t answer = std::uint64_t{64} << 20U;  ///< bytes of the answer
  std::uint64_t answer_ratio = 32;                  ///< and for each byte of the document
};

/// Has documents read in processes of their own (`chancery-intake`), each under limits, without network and without
/// anything to write to. Whatever a document does to its reader costs that document alone. May be called from many
/// threads at once.
class IntakeWorker {
 public:
  /// Starts nothing yet.
  explicit IntakeWorker(std::string program, const IntakeLimits& limits = {})
      : program_(std::move(program)), limits_(limits) {}
  /// The one of this process, with `intake_program`.
  [[nodiscard]] static IntakeWorker& shared();

  /// As `render_document` and `parse_workbook` (intake/formats/formats.h) say, and besides, with `file` as place:
  /// Unreadable (its reader broke down on it), TooLarge (took more than the limits), NotFound (no program to read it).
  [[nodiscard]] Result<Rendition> render(std::string_view file, std::span<const std::byte> bytes,
                                         const WorkbookLimits& limits);
  [[nodiscard]] Result<Workbook> read_workbook(std::string_view file, std::span<const std::byte> bytes,
                                               const WorkbookLimits& limits);
  [[nodiscard]] Result<ArchiveFile> read_archive(std::string_view file, std::span<const std::byte> bytes);
  /// The process that takes the requests to read, or -1: for tests that end it.
  [[nodiscard]] pid_t process() const;

 private:
  /// A running program, started when it is first needed and when it was lost.
  struct Server {
    IntakeProcess::Task task;
    IntakeProcess::Warnings warnings;
    std::shared_ptr<const IntakeProcess> process = nullptr;
  };
  /// A question as it goes out.
  struct Question {
    std::string_view file;
    std::span<const std::byte> bytes;
    IntakeRequest request;
  };

  [[nodiscard]] static Question question(std::uint32_t operation, std::string_view file,
                                         std::span<const std::byte> bytes, const WorkbookLimits& limits);
  [[nodiscard]] Result<Answer> ask(Server& server, Question question);
  [[nodiscard]] Result<std::shared_ptr<const IntakeProcess>> running(Server& server);
  void drop(Server& server, const std::shared_ptr<const IntakeProcess>& lost);
  [[nodiscard]] Result<Rendition> render_letter(const Question& asked, std::string_view format);

  const std::string program_;
  const IntakeLimits limits_;
  mutable std::mutex mutex_;
  Server readers_{IntakeProcess::Task::Read, IntakeProcess::Warnings::Say};
  Server converters_{IntakeProcess::Task::Convert, IntakeProcess::Warnings::Keep};
  std::mutex one_letter_;  ///< an office program takes a quarter of a gigabyte: one at a time
};

}  // namespace chancery
