#pragma once
#include <chrono>
#include <cstdint>
#include <string>

#include "intake/handle.h"
#include "intake/request.h"

namespace chancery {

/// How a question to a process ended.
struct Answer {
  enum class Kind : std::uint8_t {
    Value,      ///< `bytes` is what was asked for
    Error,      ///< `bytes` is an error
    Convert,    ///< an office program must convert the document first; `bytes` is its format
    Ended,      ///< the process ended without an answer, as `end` says
    Slow,       ///< it took too long, and was stopped
    Long,       ///< it wrote more than it may, and was stopped
    ServerLost  ///< the program that starts processes has ended
  };
  Kind kind = Kind::Ended;
  std::string bytes;
  ProcessEnd end;
};

/// The most that is waited for and taken.
struct AnswerLimits {
  std::chrono::milliseconds step;  ///< from the beginning, and from each sign of progress
  std::uint64_t bytes;
};

/// Takes the answer of a process from its pipe, and how it ended from the other. To close both stops the process.
[[nodiscard]] Answer take_answer(const Handle& answer, const Handle& end, const AnswerLimits& limits);

}  // namespace chancery
