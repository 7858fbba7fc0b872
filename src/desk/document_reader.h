#pragma once
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "desk/office_seat.h"

namespace chancery {

/// Reads what waits in the queues of the registers, in a thread of its own, so that who drops a document waits for the
/// disk alone. What a killed process was reading is read again (work_queue.h).
class DocumentReader {
 public:
  DocumentReader(SeatPool& own, SeatPool& sample) : own_(own), sample_(sample) {}
  DocumentReader(const DocumentReader&) = delete;
  DocumentReader& operator=(const DocumentReader&) = delete;
  ~DocumentReader();

  void start();
  /// Something waits.
  void wake();
  /// How often something was taken in or read: another number after each.
  [[nodiscard]] std::int64_t changes() const { return changes_; }

 private:
  void run();
  /// Reads until nothing waits; false where there is no such register, or it cannot be read.
  bool read_all(SeatPool& pool);

  SeatPool& own_;
  SeatPool& sample_;
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable woken_;
  bool stop_ = false, wake_ = false;
  std::atomic<std::int64_t> changes_{0};
};

}  // namespace chancery
