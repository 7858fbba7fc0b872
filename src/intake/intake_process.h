#pragma once
#include <sys/types.h>

#include <cstdint>
#include <string>

#include "base/result.h"
#include "intake/handle.h"

namespace chancery {

/// The running program `chancery-intake`, which starts a process of its own for each document that it is asked about.
/// It ends with this object, and so do they.
class IntakeProcess {
 public:
  /// Whether it says on standard error where the kernel cannot confine it.
  enum class Warnings : std::uint8_t { Say, Keep };
  /// What it is asked to do: to read documents, or to have letters of older formats converted.
  enum class Task : std::uint8_t { Read, Convert };

  /// Starts `program` and waits for its greeting. Errors: NotFound (not there, or of another version); Unreadable (does
  /// not start). Their place is empty.
  [[nodiscard]] static Result<IntakeProcess> start(const std::string& program, Task task, Warnings warnings);

  /// Where it takes requests (intake/request.h).
  [[nodiscard]] int socket() const { return socket_.get(); }
  [[nodiscard]] pid_t process() const { return process_; }

  IntakeProcess(IntakeProcess&& other) noexcept;
  IntakeProcess& operator=(IntakeProcess&&) = delete;
  IntakeProcess(const IntakeProcess&) = delete;
  ~IntakeProcess();

 private:
  IntakeProcess(pid_t process, Task task, Handle socket) : process_(process), task_(task), socket_(std::move(socket)) {}

  pid_t process_;
  Task task_;
  Handle socket_;
};

/// The program that belongs to this one: $CHANCERY_INTAKE, else beside it, else in ../libexec/chancery.
[[nodiscard]] std::string intake_program();

}  // namespace chancery
