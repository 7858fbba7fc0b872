#include "report/calendar_write.h"

#include <libical/ical.h>

#include <memory>

#include "register/period.h"

namespace chancery {
namespace {

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

icaltimetype time_of(const std::string& day) {
  icaltimetype time = icaltime_null_date();
  time.year = std::stoi(day.substr(0, 4));
  time.month = std::stoi(day.substr(5, 2));
  time.day = std::stoi(day.substr(8, 2));
  return time;
}

icalcomponent* event_of(const CalendarLine& line, icaltimetype stamp) {
  icalcomponent* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  icaltimetype end = time_of(line.last);
  icaltime_adjust(&end, 1, 0, 0, 0);  // the first day that is free again
  icalcomponent_add_property(event, icalproperty_new_uid(line.uid.c_str()));
  icalcomponent_add_property(event, icalproperty_new_dtstamp(stamp));
  icalcomponent_add_property(event, icalproperty_new_dtstart(time_of(line.first)));
  icalcomponent_add_property(event, icalproperty_new_dtend(end));
  icalcomponent_add_property(event, icalproperty_new_summary(line.summary.c_str()));
  if (!line.description.empty())
    icalcomponent_add_property(event, icalproperty_new_description(line.description.c_str()));
  icalcomponent_add_property(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
  return event;
}

}  // namespace

Result<std::string> to_icalendar(const std::vector<CalendarLine>& lines, const std::string& name,
                                 const std::string& stamp) {
  for (const CalendarLine& line : lines) {
    for (const std::string* day : {&line.first, &line.last, &stamp})
      if (!is_day(*day)) return Error{ErrorKind::BadArgument, "'" + *day + "' is no day (2024-06-30)", line.uid};
  }
  const std::unique_ptr<icalcomponent, FreeComponent> calendar(icalcomponent_new_vcalendar());
  icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Chancery//" CHANCERY_VERSION "//EN"));
  icalproperty* shown = icalproperty_new_x(name.c_str());
  icalproperty_set_x_name(shown, "X-WR-CALNAME");
  icalcomponent_add_property(calendar.get(), shown);
  icaltimetype made = icaltime_null_time();
  if (!lines.empty()) {
    made = time_of(stamp);
    made.is_date = made.hour = made.minute = made.second = 0;
    made = icaltime_set_timezone(&made, icaltimezone_get_utc_timezone());
  }
  for (const CalendarLine& line : lines) icalcomponent_add_component(calendar.get(), event_of(line, made));
  const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> text(icalcomponent_as_ical_string_r(calendar.get()),
                                                                      &icalmemory_free_buffer);
  return std::string(text.get());
}

}  // namespace chancery
