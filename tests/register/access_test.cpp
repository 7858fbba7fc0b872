#include "register/office/access.h"

#include "register/office/sharing.h"
#include "tests/register/register_fixture.h"

namespace chancery::test {
namespace {

class AccessTest : public RegisterTest {
 protected:
  std::string treaty(const std::string& title, const std::string& day) {
    RecordChange what;
    what.type = "agreement";
    what.set = {{"title", title, {}}, {"signed", day, {}}, {"notes", "for us alone", {}}};
    return change(what);
  }
  std::vector<std::string> listed(const std::string& actor, std::int64_t limit) {
    RecordQuery query;
    query.type = "agreement";
    query.limit = limit;
    std::vector<std::string> out;
    const auto records = view_records(office("qt", actor), query);
    EXPECT_TRUE(records) << records.error().message();
    for (const Record& record : *records) out.push_back(record.name);
    return out;
  }
};

TEST_P(AccessTest, APageIsFullWhateverOthersAloneMaySee) {
  treaty("One", "2024-01-01");
  treaty("Two", "2024-02-01");
  const std::string limited = treaty("Three", "2024-03-01");
  ASSERT_FALSE(limit_access(office("qt", "hoa"), limited, Access::Named, {"minh"}));
  EXPECT_EQ(listed("lan", 2), (std::vector<std::string>{"Two", "One"}));
  EXPECT_EQ(listed("minh", 2), (std::vector<std::string>{"Three", "Two"}));
  EXPECT_EQ(view_record(office("qt", "lan"), limited, kNow).error().kind, ErrorKind::NotFound);
  EXPECT_TRUE(view_record(office("qt", "minh"), limited, kNow));
  EXPECT_EQ(count("log", "action = 'record.viewed' AND actor = 'minh'"), 1) << "seeing it is logged";
}

TEST_P(AccessTest, AnotherOfficeSeesWhatItWasGivenAsItWas) {
  ASSERT_FALSE(save_unit(office(), {"mfa", "Ministry", "", ""}));
  const std::string id = treaty("One", "2024-01-01");
  ASSERT_FALSE(share_record(office(), id, "mfa"));
  RecordChange later;
  later.record = id;
  later.set = {{"title", "Another", {}}};
  change(later);
  const auto received = load_received(office("mfa"), "qt", id);
  ASSERT_TRUE(received) << received.error().message();
  EXPECT_EQ(value(*received, "title"), "One");
  EXPECT_EQ(received->find("notes"), nullptr) << "notes stay in the office";
  EXPECT_NE(load(id).find("notes"), nullptr);
  ASSERT_FALSE(withdraw_shared(office(), id, "mfa"));
  EXPECT_EQ(load_received(office("mfa"), "qt", id).error().kind, ErrorKind::NotFound);
}

CHANCERY_BOTH_ENGINES(AccessTest);

}  // namespace
}  // namespace chancery::test
