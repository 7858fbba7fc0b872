#include <fstream>
#include <random>
#include <set>

#include "register/check/check.h"
#include "store/copy_store.h"
#include "store/row_reader.h"
#include "tests/register/register_fixture.h"

namespace chancery::test {
namespace {

/// A register in one file, of which single bytes are damaged. Whatever byte it is: the check finds it, or nothing that
/// anybody can see has changed. CHANCERY_FLIPS=all tries 2,000 bytes and every byte of a page of each kind (some ten
/// minutes; bench/README.md has the figures).
class FlipTest : public RegisterTest {
 protected:
  void SetUp() override {
    RegisterTest::SetUp();
    add(kEnglish, "mou.txt");
    accept(pending("agreement"));
    add(kVietnamese, "so-lieu.txt");
    // Some pages behind a row that is larger than one.
    add(std::string(9000, 'x') + " " + kEnglish, "long.txt");
    ASSERT_FALSE(set_decision_aside(office(), pending("indicator").id, "no"));
    database_.reset();
    original_ = contents(location_);
    ASSERT_GT(original_.size(), 100'000U);
    seen_ = seen(location_);
    ASSERT_FALSE(seen_.empty());
  }

  /// Everything that can be read from a register, or nothing where it cannot.
  static std::vector<TableDigest> seen(const std::string& path) {
    auto database = open_store(path);
    if (!database) return {};
    std::vector<TableDigest> out;
    const auto add = [&](const TableLayout& table) {
      const auto digest = digest_table(**database, table);
      out.push_back(digest ? *digest : TableDigest{-1, digest.error().message()});
    };
    add(kOwnTable);
    for (const TableLayout& table : unit_tables()) add(table);
    return out;
  }

  /// Does a check say that something is wrong?
  static bool is_found(const std::string& path) {
    auto database = open_store(path);
    if (!database) return true;
    const auto report = check_register(**database, schema(), [](const std::string&, std::int64_t) {});
    return !report || !report->whole();
  }

  /// Flips bits of one byte of the file, and expects that it is found or of no effect.
  void flip(std::size_t at, unsigned char bits) {
    const std::string path = folder().path("flipped.db");
    std::string bytes = original_;
    bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ bits);
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (is_found(path)) {
      ++found_;
    } else {
      ++unseen_;
      EXPECT_EQ(seen(path), seen_) << "byte " << at << " (page " << at / page_size() + 1 << ", " << at % page_size()
                                   << ") with bits " << static_cast<int>(bits) << " changes what is seen";
    }
    for (const char* end : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path + end);
  }

  [[nodiscard]] std::size_t page_size() const {
    const auto high = static_cast<unsigned char>(original_[16]);
    const auto low = static_cast<unsigned char>(original_[17]);
    return high == 0 && low == 1 ? 65536 : high * 256U + low;
  }

  /// The first page of each kind, by the first byte of the page (https://sqlite.org/fileformat2.html#b_tree_pages);
  /// what is no page of a tree counts by that it is none, as overflow pages do.
  [[nodiscard]] std::vector<std::size_t> pages_of_each_kind() const {
    std::vector<std::size_t> out = {0};  // the first, with the head of the file
    std::set<unsigned char> kinds;
    for (std::size_t page = 1; page < original_.size() / page_size(); ++page)
      if (kinds.insert(static_cast<unsigned char>(original_[page * page_size()])).second) out.push_back(page);
    return out;
  }

  void TearDown() override {
    std::printf("  %d flips found, %d without effect\n", found_, unseen_);
    RegisterTest::TearDown();
  }

  std::string original_;
  std::vector<TableDigest> seen_;
  int found_ = 0, unseen_ = 0;
};

bool all_flips() {
  const char* wanted = std::getenv("CHANCERY_FLIPS");
  return wanted != nullptr && std::string_view(wanted) == "all";
}

TEST_P(FlipTest, AnyByteIsFoundOrOfNoEffect) {
  std::mt19937 random(20250301);
  const int count = all_flips() ? 2000 : 60;
  for (int i = 0; i < count; ++i) {
    const std::size_t at = random() % original_.size();
    flip(at, static_cast<unsigned char>(1U << random() % 8));
  }
  EXPECT_GT(found_, count / 20) << "most of a register is of effect";
}

TEST_P(FlipTest, EveryByteOfAPageOfEachKind) {
  const std::vector<std::size_t> pages = pages_of_each_kind();
  EXPECT_GE(pages.size(), 5U);
  const std::size_t step = all_flips() ? 1 : 397;
  for (const std::size_t page : pages)
    for (std::size_t at = 0; at < page_size(); at += step) flip(page * page_size() + at, 0x01);
}

TEST_P(FlipTest, AFileThatWasCutShortIsFound) {
  const std::string path = folder().path("cut.db");
  for (std::size_t size = 16; size < original_.size(); size += original_.size() / 12) {
    std::ofstream(path, std::ios::binary).write(original_.data(), static_cast<std::streamsize>(size));
    EXPECT_TRUE(is_found(path)) << size;
  }
}

INSTANTIATE_TEST_SUITE_P(File, FlipTest, ::testing::Values(Engine::Sqlite), name_of);

}  // namespace
}  // namespace chancery::test
