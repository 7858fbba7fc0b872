#pragma once
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "follow/rules.h"
#include "reading/reader.h"
#include "register/office/open_office.h"
#include "report/record_form.h"

namespace chancery {

/// A register open for one thread at a time, with what showing it takes.
class OfficeSeat {
 public:
  explicit OfficeSeat(std::unique_ptr<OpenOffice> open) : open_(std::move(open)) {}

  [[nodiscard]] const OpenOffice& open() const { return *open_; }
  /// Words and names of a language; made when they are asked for first.
  const Screen& screen(const std::string& language);
  /// The rules of the office's country. Errors: those of `load_program_rules`.
  Result<const FollowRules*> rules();
  const ReadingTools& reading();

 private:
  std::unique_ptr<OpenOffice> open_;
  std::map<std::string, std::unique_ptr<const Screen>> screens_;
  std::unique_ptr<const FollowRules> rules_;
  std::unique_ptr<const ReadingTools> reading_;
};

/// Seats of one register: who needs one takes one, and gives it back. From several threads.
class SeatPool {
 public:
  explicit SeatPool(std::string location) : location_(std::move(location)) {}

  /// A seat until it is let go. Errors: NotFound where there is no register yet; those of `OpenOffice::open`.
  class Lease;
  Result<Lease> take();
  /// Closes the seats that nobody holds; those that are held close when they come back.
  void close_all();

  [[nodiscard]] const std::string& location() const { return location_; }

 private:
  void give_back(std::unique_ptr<OfficeSeat> seat, int generation);

  const std::string location_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<OfficeSeat>> free_;
  int generation_ = 0;
};

class SeatPool::Lease {
 public:
  Lease(SeatPool& pool, std::unique_ptr<OfficeSeat> seat, int generation)
      : pool_(&pool), seat_(std::move(seat)), generation_(generation) {}
  Lease(Lease&&) noexcept = default;
  Lease& operator=(Lease&&) = delete;
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  ~Lease() {
    if (seat_) pool_->give_back(std::move(seat_), generation_);
  }
  [[nodiscard]] OfficeSeat& seat() const { return *seat_; }

 private:
  SeatPool* pool_;
  std::unique_ptr<OfficeSeat> seat_;
  int generation_;
};

}  // namespace chancery
