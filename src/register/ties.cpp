#include "register/ties.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "register/match/family.h"
#include "register/match/place_names.h"
#include "register/office/access.h"
#include "register/office/sharing.h"
#include "register/period.h"
#include "register/register.h"
#include "register/successions.h"

namespace chancery {
namespace {

constexpr std::string_view kRelationship = "relationship";

/// The sides of relationships, looked up once each.
class Sides {
 public:
  explicit Sides(const Office& office) : office_(office) {}

  struct Side {
    std::string key;      // the place that it is or has its seat in; else its name
    std::string country;  // empty: not known
  };

  /// `own`: a number of a record leads somewhere only in the office's own register.
  Result<Side> find(const std::string& value, bool own) {
    const auto known = sides_.find(value);
    if (known != sides_.end()) return known->second;
    std::string place = find_place_named(office_, value);
    std::string name = value;
    if (place.empty() && own) {
      const Result<Record> body = view_record(office_, value, kNow);
      if (!body && body.error().kind != ErrorKind::NotFound) return body.error();
      if (body) {
        name = body->name;
        place = body->text_of("place");
        if (place.empty()) place = find_place_named(office_, body->name);
        if (place.empty()) return sides_[value] = Side{name, body->text_of("country")};
      }
    }
    return sides_[value] = Side{place.empty() ? name : place, is_place_code(place) ? place.substr(0, 2) : ""};
  }

 private:
  const Office& office_;
  std::map<std::string, Side> sides_;
};

bool is_sought(const Record& record) {
  const std::string state = record.text_of("state");
  if (!state.empty()) return state == "idea" || state == "intent" || state == "under_approval";
  const std::string modality = record.text_of("modality");
  return record.text_of("reported_status") == "sought" || modality == "planned" || modality == "proposed";
}

class TieFinder {
 public:
  TieFinder(const Office& office, std::string country)
      : office_(office), country_(std::move(country)), sides_(office), today_(office.now().substr(0, 10)) {}

  Status add(const Record& record, const std::string& owner, const std::string& locality) {
    TRY(ours, sides_of(record, "our_side", owner));
    TRY(theirs, sides_of(record, "partner", owner));
    if (ours.empty() && !locality.empty()) ours.push_back({locality, ""});
    if (ours.empty()) ours.push_back({"", ""});
    const std::string said = record.text_of("country");
    for (const Sides::Side& partner : theirs) {
      if (partner.country != country_ && (!partner.country.empty() || said != country_)) continue;
      for (const Sides::Side& side : ours) add(record, owner, side.key, partner.key);
    }
    return {};
  }
  TieOverview overview() &&;

 private:
  Result<std::vector<Sides::Side>> sides_of(const Record& record, std::string_view field, const std::string& owner) {
    std::vector<Sides::Side> out;
    for (const FieldValue& value : record.values) {
      if (value.field != field) continue;
      TRY(side, sides_.find(value.value, owner.empty()));
      out.push_back(std::move(side));
    }
    return out;
  }
  void add(const Record& record, const std::string& owner, const std::string& ours, const std::string& theirs) {
    const auto now = [&](const std::string& place) {
      return office_.successions == nullptr ? place : std::string(office_.successions->now(place));
    };
    Tie tie{owner,
            record.id,
            ours,
            theirs,
            now(ours),
            now(theirs),
            record.text_of("since"),
            record.text_of("state"),
            is_sought(record)};
    const std::string until = record.text_of("until");
    tie.ended = tie.state == "ended" || (!until.empty() && last_day(until) < today_);
    tie.quiet = tie.state == "dormant";
    out_.ties.push_back(std::move(tie));
  }

  const Office& office_;
  std::string country_;
  Sides sides_;
  std::string today_;
  TieOverview out_;
};

TieOverview TieFinder::overview() && {
  std::set<std::pair<std::string, std::string>> then, ended, sought;
  std::map<std::pair<std::string, std::string>, bool> now;  // and whether it is quiet
  for (const Tie& tie : out_.ties) {
    const std::pair of_today(tie.ours_now, tie.theirs_now);
    if (tie.sought) {
      sought.insert(of_today);
      continue;
    }
    then.emplace(tie.ours, tie.theirs);
    if (tie.ended) {
      ended.insert(of_today);
      continue;
    }
    const auto [found, is_new] = now.emplace(of_today, tie.quiet);
    if (!is_new) found->second = found->second && tie.quiet;
  }
  for (const auto& [tie, quiet] : now) {
    if (quiet) ++out_.count.quiet;
    ended.erase(tie);
    sought.erase(tie);
  }
  out_.count.then = static_cast<std::int64_t>(then.size());
  out_.count.now = static_cast<std::int64_t>(now.size());
  out_.count.ended = static_cast<std::int64_t>(ended.size());
  out_.count.sought = static_cast<std::int64_t>(sought.size());
  std::sort(out_.ties.begin(), out_.ties.end(), [](const Tie& left, const Tie& right) {
    return std::tie(left.ours_now, left.theirs_now, left.since, left.office, left.record) <
           std::tie(right.ours_now, right.theirs_now, right.since, right.office, right.record);
  });
  return std::move(out_);
}

}  // namespace

Result<TieOverview> list_ties(const Office& office, const std::string& country) {
  const RecordSchema* type = office.schema.find_record(kRelationship);
  if (type == nullptr) return TieOverview{};
  TieFinder out(office, country);
  TRY(own, load_unit(office.database, office.unit));
  RecordQuery query;
  query.type = kRelationship;
  for (;;) {
    TRY(page, view_records(office, query));
    if (page.empty()) break;
    for (const Record& each : page) {
      TRY(record, view_record(office, each.id, kNow));
      CHECK_STATUS(out.add(record, {}, own.locality));
    }
    query.after = page.back().id;
  }
  TRY(received, load_all_received(office, *type));
  for (const ReceivedRecord& each : received) CHECK_STATUS(out.add(each.record, each.owner.unit, each.owner.locality));
  return std::move(out).overview();
}

}  // namespace chancery
