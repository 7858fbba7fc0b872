#include "desk/document_reader.h"

#include <unistd.h>

#include <chrono>

#include "register/register.h"
#include "register/review/worker.h"

namespace chancery {

DocumentReader::~DocumentReader() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  woken_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void DocumentReader::start() {
  thread_ = std::thread([this] { run(); });
}

void DocumentReader::wake() {
  {
    const std::lock_guard lock(mutex_);
    wake_ = true;
  }
  ++changes_;
  woken_.notify_all();
}

void DocumentReader::run() {
  // Others may let documents wait too ('chancery add --queue').
  constexpr std::chrono::seconds kLook{5};
  std::unique_lock lock(mutex_);
  while (!stop_) {
    wake_ = false;
    lock.unlock();
    read_all(own_);
    read_all(sample_);
    lock.lock();
    woken_.wait_for(lock, kLook, [this] { return stop_ || wake_; });
  }
}

bool DocumentReader::read_all(SeatPool& pool) {
  const Result<SeatPool::Lease> lease = pool.take();
  if (!lease) return false;
  OfficeSeat& seat = lease->seat();
  Office office = seat.open().office();
  office.actor = "chancery";
  const Result<QueueCounts> counts = count_queue(office);
  if (!counts || counts->waiting + counts->reading == 0) return counts.has_value();
  const Result<Unit> unit = load_unit(office.database, office.unit);
  if (!unit) return false;
  DocumentIntake intake(office, seat.reading(), unit->locality);
  const WorkTerms terms{"desk:" + std::to_string(::getpid())};
  for (;;) {
    {
      const std::lock_guard lock(mutex_);
      if (stop_) return true;
    }
    const auto worked = read_next(office, intake, terms);
    if (!worked || !*worked) return worked.has_value();
    ++changes_;
  }
}

}  // namespace chancery
