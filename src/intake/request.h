#pragma once
#include <cstdint>
#include <string>

#include "intake/rendition.h"
#include "intake/workbook.h"

// What `chancery` and `chancery-intake` say to each other. The greeting and requests are packets of one socket; with a
// request go three handles: the document (a file in memory), the pipe for the answer, and the pipe for how the process
// ended. An answer is any number of frames `Progress` and one that ends it. One process is asked to read, another,
// which starts the office program, to convert.
namespace chancery {

inline constexpr std::uint32_t kIntakeMark = 0x4E494843;  ///< `CHIN`
inline constexpr std::uint32_t kIntakeProtocol = 1;
inline constexpr int kIntakeSocket = 3;                               ///< the handle by which the server has its socket
inline constexpr std::size_t kIntakePacket = std::size_t{16} << 10U;  ///< bytes that no packet exceeds

/// The first packet of a server.
struct IntakeGreeting {
  std::uint32_t mark = 0;
  std::uint32_t protocol = 0;
  std::string version;  ///< of the program
};

/// What is asked for.
inline constexpr std::uint32_t kRender = 1;    ///< answered by a `Rendition`, or by `Convert`
inline constexpr std::uint32_t kWorkbook = 2;  ///< answered by a `Workbook`
inline constexpr std::uint32_t kArchive = 4;   ///< answered by an `ArchiveFile`
inline constexpr std::uint32_t kConvert = 3;   ///< of a letter of an older format; answered by a DOCX file

struct IntakeRequest {
  std::uint32_t mark = kIntakeMark;
  std::uint32_t operation = 0;
  std::string file;                      ///< its name, for messages
  FileFormat format = FileFormat::Text;  ///< for `kConvert`: what it is
  WorkbookLimits limits;
  std::uint64_t memory = 0;       ///< bytes of addresses that the process may have
  std::uint64_t cpu_seconds = 0;  ///< of computing
};

/// Begins each frame of an answer.
struct FrameHead {
  static constexpr std::size_t kBytes = 9;

  enum class Kind : std::uint8_t { Progress = 1, Value = 2, Error = 3, Convert = 4 };
  /// Convert: an office program must convert the document first; what follows is its format.
  Kind kind = Kind::Progress;
  std::uint64_t bytes = 0;  ///< that follow
};

/// What the server says of a process that has ended: `wait_status` as of waitpid, or why there was none.
struct ProcessEnd {
  std::int32_t wait_status = 0;
  std::int32_t fork_errno = 0;  ///< other than 0: no process could be started
};

}  // namespace chancery
