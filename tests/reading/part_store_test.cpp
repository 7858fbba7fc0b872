// Parts of long documents come back as they were packed.

#include "reading/part_store.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

Reading part(std::uint32_t seed, std::uint32_t count) {
  Reading out;
  for (std::uint32_t i = 0; i < count; ++i) {
    Mention m;
    m.begin = seed * 1000 + i * 40;
    m.end = m.begin + 7 + i % 300;
    m.kind = static_cast<MentionKind>(i % 6);
    m.unit_kind = static_cast<UnitKind>(i % 4);
    m.qualifier = static_cast<Qualifier>(i % 5);
    m.inferred = i % 3 == 0;
    m.needs_year = i % 5 == 0;
    m.of_subject = i % 7 == 0;
    m.misread = static_cast<std::uint8_t>(i % 4);
    m.place = static_cast<std::int32_t>(i % 9) - 1;
    m.value = out.keep(std::to_string(i));
    m.name = out.keep("name " + std::to_string(i % 10));
    m.rule = "some.rule";
    m.reason = i % 2 == 0 ? "because" : "";
    out.mentions.push_back(m);
    Claim c;
    c.kind = static_cast<ClaimKind>(i % 10);
    c.begin = m.begin > 30 ? m.begin - i % 30 : 0;
    c.end = m.end + 100;
    c.confidence = static_cast<std::uint16_t>(i % 1000);
    c.rule = "other.rule";
    c.attributes.push_back({"of", Attribute::Kind::Subject, 0, 0, 0, {}});
    c.attributes.push_back({"date", Attribute::Kind::Mention, i, 0, 0, {}});
    c.attributes.push_back({"about", Attribute::Kind::Passage, 0, c.begin + 3, c.end - 2, {}});
    c.attributes.push_back({"number", Attribute::Kind::Number, 0, 0, 0, out.keep(std::to_string(i * 17))});
    c.mentions = {i, i / 2};
    out.claims.push_back(std::move(c));
    out.unread.push_back({m.begin, m.end, i % 2 == 0 ? "zh" : "ja"});
  }
  return out;
}

void expect_same(const Reading& a, const Reading& b) {
  ASSERT_EQ(a.mentions.size(), b.mentions.size());
  for (std::size_t i = 0; i < a.mentions.size(); ++i) {
    const Mention& x = a.mentions[i];
    const Mention& y = b.mentions[i];
    ASSERT_EQ(std::tie(x.begin, x.end, x.kind, x.unit_kind, x.qualifier, x.inferred, x.needs_year, x.of_subject,
                       x.misread, x.place, x.value, x.name, x.rule, x.reason),
              std::tie(y.begin, y.end, y.kind, y.unit_kind, y.qualifier, y.inferred, y.needs_year, y.of_subject,
                       y.misread, y.place, y.value, y.name, y.rule, y.reason));
  }
  ASSERT_EQ(a.claims.size(), b.claims.size());
  for (std::size_t i = 0; i < a.claims.size(); ++i) {
    const Claim& x = a.claims[i];
    const Claim& y = b.claims[i];
    ASSERT_EQ(std::tie(x.kind, x.begin, x.end, x.confidence, x.rule, x.mentions),
              std::tie(y.kind, y.begin, y.end, y.confidence, y.rule, y.mentions));
    ASSERT_EQ(x.attributes.size(), y.attributes.size());
    for (std::size_t k = 0; k < x.attributes.size(); ++k) {
      const Attribute& p = x.attributes[k];
      const Attribute& q = y.attributes[k];
      ASSERT_EQ(std::tie(p.key, p.kind, p.mention, p.begin, p.end, p.text),
                std::tie(q.key, q.kind, q.mention, q.begin, q.end, q.text));
    }
  }
  ASSERT_EQ(a.unread.size(), b.unread.size());
  for (std::size_t i = 0; i < a.unread.size(); ++i) {
    ASSERT_EQ(std::tie(a.unread[i].begin, a.unread[i].end, a.unread[i].code),
              std::tie(b.unread[i].begin, b.unread[i].end, b.unread[i].code));
  }
}

void expect_part(PartStore& store, std::size_t number, const Reading& as) {
  bool visited = false;
  store.visit(number, [&](Reading& part, bool) {
    visited = true;
    expect_same(part, as);
  });
  EXPECT_TRUE(visited);
}

TEST(PartStore, GivesBackWhatItGot) {
  for (const std::size_t open : {0U, 1U, 3U}) {
    PartStore store(open);
    store.add(part(0, 500));
    store.add(part(3, 0));
    store.add(part(4'000'000, 300));  // offsets near 4 GiB
    ASSERT_EQ(store.size(), 3U);
    expect_part(store, 0, part(0, 500));
    expect_part(store, 1, part(3, 0));
    expect_part(store, 2, part(4'000'000, 300));
    expect_part(store, 0, part(0, 500));
    EXPECT_FALSE(store.problem());
  }
}

TEST(PartStore, KeepsManyInAFile) {
  PartStore store(0);
  for (std::uint32_t i = 0; i < 40; ++i) store.add(part(i, 20'000));
  for (const std::uint32_t i : {39U, 0U, 20U}) expect_part(store, i, part(i, 20'000));
  EXPECT_FALSE(store.problem());
}

/// What a visitor does to a part that is kept open is done once.
TEST(PartStore, SaysWhetherAPartIsAsItWasAdded) {
  PartStore store(1);
  store.add(part(0, 10));
  store.add(part(1, 10));
  std::vector<bool> first_times;
  for (const std::size_t number : {0U, 0U, 1U, 1U}) {
    store.visit(number, [&](Reading&, bool first_time) { first_times.push_back(first_time); });
  }
  EXPECT_EQ(first_times, (std::vector<bool>{true, false, true, true}));
}

}  // namespace
}  // namespace chancery
