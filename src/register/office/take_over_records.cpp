#include <algorithm>
#include <set>

#include "register/entry.h"
#include "register/log.h"
#include "register/match/candidates.h"
#include "register/match/same_record.h"
#include "register/office/access.h"
#include "register/office/take_over_parts.h"
#include "register/review/same_decisions.h"
#include "store/layout.h"

namespace chancery {
namespace {

/// Record types in an order in which those that tell others apart (partner before relationship) come first.
class TypeOrder {
 public:
  explicit TypeOrder(const Schema& schema) : schema_(schema) {
    for (const RecordSchema& type : schema.records) visit(type);
  }
  [[nodiscard]] const std::vector<std::string>& types() const { return types_; }

 private:
  void visit(const RecordSchema& type) {
    if (!seen_.insert(type.id).second) return;
    for (const FieldSchema& field : type.fields) {
      if (field.type != FieldType::Link || field.identity == Identity::None) continue;
      for (const std::string& link : field.links)
        if (const RecordSchema* other = schema_.find_record(link)) visit(*other);
    }
    types_.push_back(type.id);
  }
  const Schema& schema_;
  std::set<std::string> seen_;
  std::vector<std::string> types_;
};

/// What one of their records is here: certainly the same as one, perhaps, or new.
struct Sameness {
  std::string certain;
  std::vector<Candidate> possible;
};

/// Do the two say different things of what can only be one? Then a person decides whether they are the same.
bool contradict(const RecordSchema& type, const Record& kept, const std::vector<NewValue>& values) {
  return std::any_of(values.begin(), values.end(), [&](const NewValue& value) {
    const FieldSchema* field = type.find_field(value.field);
    const FieldValue* known = field == nullptr || field->many || field->office_only || field->type == FieldType::Note
                                  ? nullptr
                                  : kept.find(value.field);
    return known != nullptr && sort_key(field->type, known->value) != sort_key(field->type, value.value) &&
           field->identity == Identity::None;
  });
}

class RecordTaker {
 public:
  explicit RecordTaker(TakeOver& take) : take_(take) {}

  /// Records that both offices made of the same statement, as in a document that both received.
  Status find_stated_alike() {
    TRY(rows, take_.ours.database.rows(
                  "SELECT t.body, o.body FROM decision t JOIN decision o ON o.unit = ? AND o.statement = t.statement "
                  "AND o.state = 'accepted' WHERE t.unit = ? AND t.state = 'accepted' ORDER BY t.id DESC",
                  {take_.ours.unit, take_.theirs.unit}));
    for (const Row& row : rows) {
      TRY(theirs, parse_json(row.text(0), "decision"));
      TRY(ours, parse_json(row.text(1), "decision"));
      stated_alike_[std::string(theirs.text_of("record"))] = ours.text_of("record");
    }
    return {};
  }

  Status take(const std::string& id) {
    TRY(record, load_record(take_.theirs, id, kNow));
    const RecordSchema* type = take_.ours.schema.find_record(record.type);
    if (type == nullptr)
      return Error{ErrorKind::BadSchema, "the schema has no record type '" + record.type + "'", take_.theirs.unit};
    TRY(same, sameness_of(*type, record));
    CHECK_STATUS(make(*type, record));
    const std::string& copy = take_.records[id];
    if (record.joined_into.empty() && !same.certain.empty()) take_.kept[copy] = same.certain;
    if (record.joined_into.empty() && same.certain.empty())
      for (const Candidate& each : same.possible) proposals_.push_back({{each.record, copy}, each.match.score});
    if (!record.joined_into.empty()) joined_.emplace_back(id, record.joined_into);
    ++take_.result.records;
    return {};
  }

  /// Behind all records: links that led forward, joins, and what is found by which words.
  Status finish() {
    for (const RecordChange& change : later_) CHECK_STATUS(set_more(change));
    for (const auto& [theirs, ours] : take_.records) CHECK_STATUS(index_record(take_.ours, ours));
    for (const auto& [same, kept] : joined_)
      if (take_.records.contains(kept))
        CHECK_STATUS(join_in_change(take_.ours, take_.records[kept], take_.records[same], {}));
    for (const auto& [copy, kept] : take_.kept) CHECK_STATUS(decide_same({kept, copy}, 1, true));
    for (const auto& [pair, score] : proposals_) CHECK_STATUS(decide_same(pair, score, false));
    return {};
  }

 private:
  [[nodiscard]] bool is_link(const RecordSchema& type, const FieldValue& value) const {
    const FieldSchema* field = type.find_field(value.field);
    return field != nullptr && field->type == FieldType::Link &&
           take_.ours.schema.find_numbered(value.value) != nullptr;
  }

  /// The values as the own register would have them: links lead to what is the same here.
  [[nodiscard]] std::vector<NewValue> as_ours(const RecordSchema& type, const Record& record) const {
    std::vector<NewValue> out;
    for (const FieldValue& value : record.values) {
      std::string text = value.value;
      if (is_link(type, value)) {
        const auto copy = take_.records.find(text);
        // What is not here yet leads nowhere; its number may be another record's here.
        if (copy == take_.records.end()) continue;
        const auto kept = take_.kept.find(copy->second);
        text = kept == take_.kept.end() ? copy->second : kept->second;
      }
      out.push_back({value.field, std::move(text), {}});
    }
    return out;
  }

  Result<Sameness> sameness_of(const RecordSchema& type, const Record& record) {
    Sameness out;
    if (record.access == Access::Named) return out;
    const Effect effect{record.type, as_ours(type, record)};
    TRY(same, find_same_record(take_.ours, effect));
    TRY(candidates, find_candidates(take_.ours, effect));
    for (Candidate& each : candidates)
      if (each.record != same) out.possible.push_back(std::move(each));
    const bool one_is_certain = !out.possible.empty() && out.possible[0].match.score >= kMatchJoins &&
                                (out.possible.size() == 1 || out.possible[1].match.score < kMatchJoins);
    if (same.empty() && one_is_certain) same = out.possible[0].record;
    if (same.empty()) same = stated_alike_[record.id];
    if (same.empty()) return out;
    TRY(kept, load_record(take_.ours, same, kNow));
    if (kept.type != record.type || !kept.joined_into.empty()) return out;
    if (kept.access != Access::Named && !contradict(type, kept, effect.values)) {
      out.certain = same;
    } else if (kept.access != Access::Named) {
      std::erase_if(out.possible, [&](const Candidate& each) { return each.record == same; });
      out.possible.insert(out.possible.begin(), Candidate{same, kept.name, {1, {}}});
    }
    return out;
  }

  Status make(const RecordSchema& type, const Record& record) {
    RecordChange change;
    change.type = record.type;
    change.access = record.access;
    change.reason = take_.theirs.unit + "/" + record.id;
    RecordChange later;
    std::vector<std::int64_t> ids;
    for (const FieldValue& value : record.values) {
      NewValue copy{value.field, value.value, value.citations};
      copy.citations.push_back({"taken", take_.theirs.unit + "/" + record.id, 0, 0, {}});
      if (is_link(type, value)) {
        const auto known = take_.records.find(value.value);
        if (known == take_.records.end()) {
          later.set.push_back(std::move(copy));
          continue;
        }
        copy.value = known->second;
      }
      change.set.push_back(std::move(copy));
      ids.push_back(value.id);
    }
    TRY(made, change_record(take_.ours, "record.taken_over", change));
    take_.records[record.id] = made;
    CHECK_STATUS(note_values(made, ids));
    CHECK_STATUS(take_readers(record.id, made));
    later.record = made;
    if (!later.set.empty()) later_.push_back(std::move(later));
    return {};
  }

  /// Which value here is which of theirs: both come in one order.
  Status note_values(const std::string& made, const std::vector<std::int64_t>& theirs) {
    TRY(record, load_record(take_.ours, made, kNow));
    for (std::size_t i = 0; i < theirs.size() && i < record.values.size(); ++i)
      take_.values[theirs[i]] = record.values[i].id;
    return {};
  }

  Status take_readers(const std::string& theirs, const std::string& ours) {
    TRY(people, list_readers(take_.theirs, theirs));
    if (people.empty()) return {};
    JsonList named;
    for (const std::string& person : people) named.emplace_back(person);
    const Json readers(JsonObject{{"people", std::move(named)}});
    CHECK_STATUS(apply_readers(take_.ours, ours, readers));
    return log_change(take_.ours, "record.readers", ours, readers);
  }

  Status set_more(RecordChange change) {
    for (NewValue& value : change.set)
      if (const auto copy = take_.records.find(value.value); copy != take_.records.end()) value.value = copy->second;
    TRY(made, change_record(take_.ours, "record.taken_over", change));
    (void)made;
    return {};
  }

  Status decide_same(const SamePair& pair, double score, bool certain) {
    TRY(decision, queue_same(take_.ours, pair, score));
    const std::int64_t id = decision.integer_of("id");
    take_.queued.push_back(std::move(decision));
    CHECK_STATUS(log_queued(take_));
    ++(certain ? take_.result.joined : take_.result.proposed);
    return certain ? accept_same(take_.ours, id, pair, take_.theirs.unit) : Status();
  }

  TakeOver& take_;
  std::map<std::string, std::string> stated_alike_;  ///< theirs, ours
  std::vector<RecordChange> later_;
  std::vector<std::pair<std::string, std::string>> joined_;
  std::vector<std::pair<SamePair, double>> proposals_;
};

}  // namespace

Status take_records(TakeOver& take) {
  RecordTaker taker(take);
  CHECK_STATUS(taker.find_stated_alike());
  std::set<std::string> known;
  const auto take_all = [&](const std::string& where, const SqlValues& parameters) -> Status {
    TRY(rows,
        take.theirs.database.rows(
            "SELECT id FROM record WHERE unit = ? AND until_seq = ?" + where + " ORDER BY from_seq, id", parameters));
    for (const Row& row : rows)
      if (known.insert(row.text(0)).second) CHECK_STATUS(taker.take(row.text(0)));
    return {};
  };
  const TypeOrder order(take.ours.schema);
  for (const std::string& type : order.types())
    CHECK_STATUS(take_all(" AND type = ?", {take.theirs.unit, kStillHolds, type}));
  CHECK_STATUS(take_all("", {take.theirs.unit, kStillHolds}));  // of a type that the schema no longer has
  return taker.finish();
}

}  // namespace chancery
