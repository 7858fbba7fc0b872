#include "reading/out/json_out.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>

namespace chancery {
namespace {

/// Wherever it stands in a text of whatever length, what needs an escape is seen, and what lies around is not.
TEST(JsonText, EscapesAreSeenEverywhere) {
  for (std::size_t size = 0; size <= 50; ++size) {
    const std::string text(size, 'a');
    EXPECT_FALSE(has_escape(text)) << size;
    for (std::size_t at = 0; at < size; ++at) {
      for (const char c : {'"', '\\', '\n', '\x1F', '\0'}) {
        std::string changed = text;
        changed[at] = c;
        EXPECT_TRUE(has_escape(changed)) << size << " " << at;
      }
      for (const char c : {' ', '\x7F', '\x80', '\xFF'}) {
        std::string changed = text;
        changed[at] = c;
        EXPECT_FALSE(has_escape(changed)) << size << " " << at;
      }
      const std::string around = "\"" + text + "\"";
      EXPECT_FALSE(has_escape(std::string_view(around).substr(1, size)));
    }
  }
}

std::string written(const std::function<void(JsonOut&)>& write) {
  std::string out;
  {
    TextSink sink(out);
    JsonOut json(sink);
    write(json);
  }
  return out;
}

TEST(JsonOut, WritesPiecesInOrderWhateverTheirSize) {
  std::string expected;
  const std::string got = written([&](JsonOut& json) {
    for (std::size_t size = 0; size < 3000; size += 7) {
      const std::string text(size, static_cast<char>('a' + size % 26));
      json.raw(',');
      json.text(text);
      json.raw(std::string_view(text));
      json.number(size);
      expected += ",\"" + text + "\"" + text + std::to_string(size);
    }
  });
  EXPECT_EQ(got, expected);
}

TEST(JsonOut, EscapesAndReplaces) {
  EXPECT_EQ(written([](JsonOut& json) { json.text("a\"b"); }), R"("a\"b")");
  EXPECT_EQ(written([](JsonOut& json) { json.outside_text("a\"b"); }), R"("a\"b")");
  EXPECT_EQ(written([](JsonOut& json) { json.outside_text("a\xFF"); }), "\"a\xEF\xBF\xBD\"");
}

TEST(JsonOut, WritesThousandths) {
  EXPECT_EQ(written([](JsonOut& json) { json.thousandths(950); }), "0.950");
  EXPECT_EQ(written([](JsonOut& json) { json.thousandths(7); }), "0.007");
  EXPECT_EQ(written([](JsonOut& json) { json.thousandths(1000); }), "1.000");
}

}  // namespace
}  // namespace chancery
