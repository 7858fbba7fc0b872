#include "desk/office_seat.h"

#include <filesystem>

#include "follow/program_rules.h"

namespace chancery {

const Screen& OfficeSeat::screen(const std::string& language) {
  std::unique_ptr<const Screen>& screen = screens_[language];
  if (!screen) screen = std::make_unique<const Screen>(screen_of(*open_, language));
  return *screen;
}

Result<const FollowRules*> OfficeSeat::rules() {
  if (!rules_) {
    TRY(rules, load_program_rules(open_->office()));
    rules_ = std::make_unique<const FollowRules>(std::move(rules));
  }
  return rules_.get();
}

const ReadingTools& OfficeSeat::reading() {
  if (!reading_) reading_ = std::make_unique<const ReadingTools>(open_->packs());
  return *reading_;
}

Result<SeatPool::Lease> SeatPool::take() {
  int generation = 0;
  {
    const std::lock_guard lock(mutex_);
    generation = generation_;
    if (!free_.empty()) {
      std::unique_ptr<OfficeSeat> seat = std::move(free_.back());
      free_.pop_back();
      return Lease(*this, std::move(seat), generation);
    }
  }
  // Asked for again and again while there is none yet: before all is loaded that a register needs.
  std::error_code ignored;
  if (!is_postgres(location_) && !std::filesystem::exists(location_, ignored))
    return Error{ErrorKind::NotFound, "there is no register yet", location_};
  TRY(open, OpenOffice::open({location_, {}, {}}, WhenMissing::Refuse));
  return Lease(*this, std::make_unique<OfficeSeat>(std::move(open)), generation);
}

void SeatPool::close_all() {
  const std::lock_guard lock(mutex_);
  ++generation_;
  free_.clear();
}

void SeatPool::give_back(std::unique_ptr<OfficeSeat> seat, int generation) {
  const std::lock_guard lock(mutex_);
  if (generation == generation_) free_.push_back(std::move(seat));
}

}  // namespace chancery
