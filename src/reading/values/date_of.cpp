#include "reading/values/date_match.h"
#include "reading/values/numeric_dates.h"

// What filled slots say.

namespace chancery {
namespace {

constexpr int kMonths = 12;
using Shape = FoundDate::Shape;

int order_of(const PartialDate& date) { return (date.year * 13 + date.month) * 32 + date.day; }

/// An interval; what one end leaves out is taken from the other. False where it runs backwards.
bool make_interval(const DateSlots& slots, FoundDate& found) {
  using S = DateSlot;
  found.shape = Shape::Interval;
  found.to = {slots.year(S::Year2), slots[S::Month2], slots[S::Day2]};
  if (found.to.year == 0) found.to.year = found.from.year;
  if (found.from.year == 0) found.from.year = found.to.year;
  if (slots[S::Day2] != 0 || slots[S::Month2] != 0) {
    if (found.to.month == 0) found.to.month = found.from.month;
    if (found.from.month == 0) found.from.month = found.to.month;
  }
  return is_possible(found.to) && order_of(found.from) < order_of(found.to);
}

void make_part(FoundDate& found, Shape shape, int part) {
  found.shape = shape;
  found.part = part;
  found.from.month = found.from.day = 0;
}

/// The first `months` of the year; six are its first half, three its first quarter where they are counted as such.
bool make_first_months(FoundDate& found, int months) {
  if (months < 1 || months > kMonths) return false;
  if (months == 6) {
    make_part(found, Shape::Half, 1);
    return true;
  }
  found.shape = Shape::FirstMonths;
  found.from.month = 1;
  found.from.day = 0;
  found.to = {found.from.year, months, 0};
  return true;
}

bool make_last_months(FoundDate& found, int months) {
  if (months < 1 || months >= kMonths) return false;
  if (months == 6 || months == 3) {
    make_part(found, months == 6 ? Shape::Half : Shape::Quarter, months == 6 ? 2 : 4);
    return true;
  }
  found.shape = Shape::FirstMonths;
  found.from.month = kMonths + 1 - months;
  found.from.day = 0;
  found.to = {found.from.year, kMonths, 0};
  return true;
}

bool make(const DateSlots& slots, DateMakes makes, FoundDate& found) {
  switch (makes) {
    case DateMakes::Date:
      return true;
    case DateMakes::Quarter:
      make_part(found, Shape::Quarter, slots[DateSlot::Quarter]);
      return found.part != 0;
    case DateMakes::Half:
      make_part(found, Shape::Half, slots[DateSlot::Half]);
      return found.part != 0;
    case DateMakes::FirstHalf:
      make_part(found, Shape::Half, 1);
      return true;
    case DateMakes::SecondHalf:
      make_part(found, Shape::Half, 2);
      return true;
    case DateMakes::FirstQuarter:
      make_part(found, Shape::Quarter, 1);
      return true;
    case DateMakes::LastQuarter:
      make_part(found, Shape::Quarter, 4);
      return true;
    case DateMakes::Since:
      found.shape = Shape::Since;
      return true;
    case DateMakes::FirstMonths:
      return make_first_months(found, slots[DateSlot::Count]);
    case DateMakes::FirstQuarters:
      return make_first_months(found, 3 * slots[DateSlot::Count]);
    case DateMakes::LastMonths:
      return make_last_months(found, slots[DateSlot::Count]);
  }
  return false;
}

}  // namespace

int DateSlots::year(DateSlot slot) const {
  if ((*this)[slot] == 0) return 0;
  // A full date in the Buddhist Era can be no other; a bare year above 2400 could be a number.
  const bool full = (*this)[DateSlot::Day] != 0 && (*this)[DateSlot::Month] != 0;
  return common_era((*this)[slot], era, buddhist_years || full);
}

std::optional<FoundDate> date_of(const DateSlots& slots, DateMakes makes) {
  using S = DateSlot;
  FoundDate found;
  found.from =
      slots[S::Numeric] != 0 ? slots.numeric : PartialDate{slots.year(S::Year), slots[S::Month], slots[S::Day]};
  const bool range = slots[S::Day2] != 0 || slots[S::Month2] != 0 || slots[S::Year2] != 0;
  if (range && !make_interval(slots, found)) return std::nullopt;
  if (!make(slots, makes, found)) return std::nullopt;
  found.year_missing = found.from.year == 0;
  const bool part_of_year =
      found.shape == Shape::Quarter || found.shape == Shape::Half || found.shape == Shape::FirstMonths;
  if (part_of_year) return found;
  const bool bare_month = found.year_missing && found.from.day == 0;  // says too little
  return is_possible(found.from) && !bare_month ? std::optional(found) : std::nullopt;
}

}  // namespace chancery
