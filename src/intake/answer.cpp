#include "intake/answer.h"

#include <poll.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

namespace chancery {
namespace {

using Clock = std::chrono::steady_clock;

/// Waits until there is something to read, or the other side is closed; false where the time is over.
bool wait_for(int pipe, Clock::time_point until) {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) return false;
    constexpr std::int64_t kLongest = 1'000'000;
    pollfd waiting{pipe, POLLIN, 0};
    const int ready = poll(&waiting, 1, static_cast<int>(std::min<std::int64_t>(left, kLongest)));
    if (ready == 1) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

/// Bytes that came; 0 where the pipe is closed.
std::size_t read_some(int pipe, char* to, std::size_t room) {
  ssize_t got = 0;
  do {
    got = read(pipe, to, room);
  } while (got < 0 && errno == EINTR);
  return got < 0 ? 0 : static_cast<std::size_t>(got);
}

/// Cuts what comes into frames.
class Frames {
 public:
  explicit Frames(std::uint64_t most) : most_(most) {}

  enum class State : std::uint8_t { More, Progress, Whole, TooLong, Wrong };
  State take(std::string_view& bytes) {
    if (head_.size() < FrameHead::kBytes) {
      const std::size_t missing = FrameHead::kBytes - head_.size();
      head_ += bytes.substr(0, missing);
      bytes.remove_prefix(std::min(missing, bytes.size()));
      if (head_.size() < FrameHead::kBytes) return State::More;
      const State state = begin();
      if (state != State::More) return state;
    }
    if (bytes.size() > left_) return State::Wrong;
    body_ += bytes;
    left_ -= bytes.size();
    bytes = {};
    return left_ == 0 ? State::Whole : State::More;
  }
  [[nodiscard]] FrameHead::Kind kind() const { return static_cast<FrameHead::Kind>(head_[0]); }
  [[nodiscard]] std::string body() { return std::move(body_); }

 private:
  State begin() {
    std::memcpy(&left_, head_.data() + 1, sizeof left_);
    switch (kind()) {
      case FrameHead::Kind::Progress:
        head_.clear();
        return left_ == 0 ? State::Progress : State::Wrong;
      case FrameHead::Kind::Value:
      case FrameHead::Kind::Error:
      case FrameHead::Kind::Convert:
        return left_ > most_ ? State::TooLong : State::More;
    }
    return State::Wrong;
  }

  const std::uint64_t most_;
  std::string head_, body_;
  std::uint64_t left_ = 0;
};

Answer::Kind kind_of(FrameHead::Kind kind) {
  if (kind == FrameHead::Kind::Value) return Answer::Kind::Value;
  return kind == FrameHead::Kind::Convert ? Answer::Kind::Convert : Answer::Kind::Error;
}

/// How the process ended whose answer is over.
Answer ended(const Handle& end) {
  constexpr std::chrono::seconds kPatience{10};
  Answer answer;
  const bool told = wait_for(end.get(), Clock::now() + kPatience) &&
                    read_some(end.get(), reinterpret_cast<char*>(&answer.end), sizeof answer.end) == sizeof answer.end;
  answer.kind = told ? Answer::Kind::Ended : Answer::Kind::ServerLost;
  return answer;
}

}  // namespace

Answer take_answer(const Handle& answer, const Handle& end, const AnswerLimits& limits) {
  constexpr std::size_t kBlock = std::size_t{64} << 10U;
  std::array<char, kBlock> block;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled by the pipe
  Frames frames(limits.bytes);
  auto until = Clock::now() + limits.step;
  while (wait_for(answer.get(), until)) {
    std::string_view came(block.data(), read_some(answer.get(), block.data(), block.size()));
    if (came.empty()) return ended(end);
    while (!came.empty()) {
      switch (frames.take(came)) {
        case Frames::State::More:
          break;
        case Frames::State::Progress:
          until = Clock::now() + limits.step;
          break;
        case Frames::State::Whole:
          return {kind_of(frames.kind()), frames.body(), {}};
        case Frames::State::TooLong:
          return {Answer::Kind::Long, {}, {}};
        case Frames::State::Wrong:
          return {Answer::Kind::Error, {}, {}};
      }
    }
  }
  return {Answer::Kind::Slow, {}, {}};
}

}  // namespace chancery
