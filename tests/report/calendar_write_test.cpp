#include "report/calendar_write.h"

#include <gtest/gtest.h>
#include <libical/ical.h>

#include <memory>

namespace chancery {
namespace {

TEST(Calendar, IsReadBackAsItWasWritten) {
  const std::string long_name = "ការប្រជុំលើកទី១២ នៃគណៈកម្មាធិការព្រំដែន; kế hoạch, ngày 5/3\nລາຍງານ กำหนดส่งรายงานประจำปี";
  const auto made = to_icalendar({{"due-a@qt", "2026-03-31", "2026-03-31", long_name, "TT-1"},
                                  {"trip-b@qt", "2026-12-30", "2027-01-02", "Gifu", ""}},
                                 "Chancery qt", "2026-03-02");
  ASSERT_TRUE(made) << made.error().message();
  EXPECT_TRUE(made->starts_with("BEGIN:VCALENDAR\r\n"));
  EXPECT_NE(made->find("DTSTAMP:20260302T000000Z"), std::string::npos);
  for (std::size_t at = 0; at < made->size();) {
    const std::size_t end = made->find("\r\n", at);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - at, 75U) << "a line of RFC 5545 has at most 75 bytes";
    at = end + 2;
  }
  const std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> read(icalparser_parse_string(made->c_str()),
                                                                           &icalcomponent_free);
  ASSERT_NE(read, nullptr);
  icalcomponent* first = icalcomponent_get_first_component(read.get(), ICAL_VEVENT_COMPONENT);
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(icalcomponent_get_summary(first), long_name);
  EXPECT_STREQ(icalcomponent_get_uid(first), "due-a@qt");
  icalcomponent* second = icalcomponent_get_next_component(read.get(), ICAL_VEVENT_COMPONENT);
  ASSERT_NE(second, nullptr);
  const icaltimetype end = icalcomponent_get_dtend(second);
  EXPECT_EQ(end.year * 10000 + end.month * 100 + end.day, 20270103) << "the day behind the last";
  EXPECT_TRUE(end.is_date);
}

TEST(Calendar, RefusesWhatIsNoDay) {
  const auto made = to_icalendar({{"a", "2026-13-31", "2026-13-31", "x", ""}}, "q", "2026-03-02");
  ASSERT_FALSE(made);
  EXPECT_NE(made.error().message().find("'2026-13-31' is no day"), std::string::npos) << made.error().message();
}

}  // namespace
}  // namespace chancery
