#pragma once
#include <string>
#include <vector>

#include "base/json_value.h"
#include "reading/packs/pack.h"
#include "register/log.h"
#include "register/records.h"
#include "register/register.h"
#include "register/review/documents.h"
#include "register/review/review.h"
#include "tests/register/small_schema.h"
#include "tests/store/engines.h"

namespace chancery::test {

inline constexpr const char* kEnglish =
    "On 20 June 2024, Quang Tri Province and Savannakhet Province signed a memorandum of understanding on cooperation "
    "in "
    "trade.\nExport turnover of Quang Tri Province in 2024 reached 606 million USD.\n";
/// States the same of the agreement, and another figure.
inline constexpr const char* kVietnamese =
    "Ngày 20/6/2024, tỉnh Quảng Trị và tỉnh Savannakhet ký kết bản ghi nhớ hợp tác về thương mại.\n"
    "Kim ngạch xuất khẩu của tỉnh Quảng Trị năm 2024 đạt 620 triệu USD.\n";

/// A new register over the small schema, with a clock that the test sets.
class RegisterTest : public EngineTest {
 protected:
  void SetUp() override {
    location_ = new_location();
    const Status made = create_register(location_, {"qt", "Quang Tri", "", ""});
    ASSERT_FALSE(made) << made->message();
    reopen();
  }

  void reopen() {
    database_.reset();
    auto opened = open_store(location_);
    ASSERT_TRUE(opened) << opened.error().message();
    database_ = std::move(*opened);
  }

  [[nodiscard]] virtual Office office(const std::string& unit = "qt", const std::string& actor = "lan") {
    return {*database_, schema(), unit, actor, [this] { return now_; }};
  }
  [[nodiscard]] static const Schema& schema() {
    static const SmallSchema files;
    static const SchemaLoad load = files.load();
    EXPECT_TRUE(load.problems.empty()) << load.problems.front().message();
    return load.schema;
  }
  static const ReadingTools& tools() {
    static const Result<Packs> packs = Packs::open(CHANCERY_PACKS);
    static const ReadingTools tools(packs.value());
    return tools;
  }

  /// Makes a change of a record that must succeed; returns its id.
  std::string change(const RecordChange& what, const std::string& unit = "qt") {
    const Office in = office(unit);
    auto transaction = begin_change(in);
    EXPECT_TRUE(transaction) << transaction.error().message();
    const Result<std::string> id = change_record(in, "record.entered", what);
    EXPECT_TRUE(id) << id.error().message();
    EXPECT_FALSE(transaction->commit());
    return id ? *id : "";
  }
  /// The error of a change that must be refused.
  Error refused(const RecordChange& what) {
    const Office in = office();
    auto transaction = begin_change(in);
    EXPECT_TRUE(transaction);
    const Result<std::string> id = change_record(in, "record.entered", what);
    EXPECT_FALSE(id);
    return id ? Error{ErrorKind::Empty, "", ""} : id.error();
  }
  Record load(const std::string& id, std::int64_t as_of = kNow) {
    const Result<Record> record = load_record(office(), id, as_of);
    EXPECT_TRUE(record) << record.error().message();
    return record ? *record : Record{};
  }
  static std::string value(const Record& record, const std::string& field) {
    std::string out;
    for (const FieldValue& each : record.values)
      if (each.field == field) out += (out.empty() ? "" : ",") + each.value;
    return out;
  }

  AddedDocument add(const std::string& text, const std::string& path, const std::string& unit = "qt") {
    const Office in = office(unit);
    DocumentIntake intake(in, tools(), "");
    const Result<AddedDocument> added = intake.add({path, path, text});
    EXPECT_TRUE(added) << added.error().message();
    return added ? *added : AddedDocument{};
  }
  /// The decision of a kind that waits.
  PendingDecision pending(const std::string& kind, const std::string& unit = "qt") {
    const auto decisions = list_decisions(office(unit), {});
    EXPECT_TRUE(decisions) << decisions.error().message();
    for (const PendingDecision& decision : *decisions)
      if (decision.kind == kind) return decision;
    ADD_FAILURE() << "no decision on a claim of kind " << kind;
    return {};
  }
  std::string accept(const PendingDecision& decision, const Verdict& verdict = {}) {
    const Result<std::string> record = accept_decision(office(), decision.id, verdict);
    EXPECT_TRUE(record) << record.error().message();
    return record ? *record : "";
  }
  std::int64_t count(const std::string& table, const std::string& where = "1 = 1") {
    return database_->row("SELECT COUNT(*) FROM " + table + " WHERE " + where).value()->integer(0);
  }
  void sql(const std::string& statement) {
    const Status problem = database_->run(statement);
    EXPECT_FALSE(problem) << problem->message();
  }

  std::string location_;
  std::unique_ptr<Database> database_;
  std::string now_ = "2025-03-01T08:30:00Z";
};

}  // namespace chancery::test
