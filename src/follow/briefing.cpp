#include "follow/briefing.h"

#include <algorithm>

#include "follow/calendar.h"
#include "register/about.h"
#include "register/all_records.h"
#include "register/match/family.h"
#include "register/match/place_names.h"
#include "register/office/access.h"
#include "register/period.h"
#include "register/search/place_finder.h"
#include "text/fold.h"

namespace chancery {
namespace {

using Values = std::vector<std::string>;

bool has_any(const Record& record, std::string_view field, const Values& values) {
  return std::any_of(record.values.begin(), record.values.end(), [&](const FieldValue& value) {
    return value.field == field && std::find(values.begin(), values.end(), value.value) != values.end();
  });
}

/// Which sides a commitment names, and as what.
struct Sides {
  bool by_us = false, by_them = false, to_us = false, to_them = false;
};

/// Gathers record after record of one partner.
class Gathering {
 public:
  Gathering(const Office& office, const DueQuery& query) : office_(office), query_(query) {}

  Result<Briefing> gather(const FollowRules& rules, const std::string& partner) {
    const std::string place = find_place_named(office_, partner);
    out_.name = place.empty() ? partner : place;
    CHECK_STATUS(name_partner(partner));
    CHECK_STATUS(take("post", out_.posts, [](const Record& post) {
      return post.text_of("state") != "former" && post.text_of("until").empty();
    }));
    CHECK_STATUS(take("agreement", out_.agreements, [](const Record& agreement) {
      return agreement.find("count") == nullptr && agreement.text_of("modality") != "denied";
    }));
    CHECK_STATUS(take("relationship", out_.relationships, is_real));
    CHECK_STATUS(take("membership", out_.memberships, is_real));
    CHECK_STATUS(take_commitments());
    const auto took_place = [&](const Record& each) {
      return is_real(each) && !each.date.empty() && is_past(each.date);
    };
    for (const std::string_view type : kTakesPlace) CHECK_STATUS(take(std::string(type), out_.meetings, took_place));
    std::stable_sort(out_.meetings.begin(), out_.meetings.end(),
                     [](const Record& left, const Record& right) { return left.date > right.date; });
    for (const char* type : {"project", "training", "result", "aid_project", "aid_given"})
      CHECK_STATUS(take(type, out_.results, is_real));
    CHECK_STATUS(take_next(rules));
    return std::move(out_);
  }

 private:
  static bool is_real(const Record& record) {
    const std::string modality = record.text_of("modality");
    return modality != "denied" && modality != "proposed" && modality != "planned" && record.find("count") == nullptr;
  }
  [[nodiscard]] bool is_past(const std::string& date) const {
    const std::string day = first_day(date);
    return !day.empty() && day <= query_.today;
  }

  /// All that the partner is called, with the bodies that have their seat there or belong to it.
  Status name_partner(const std::string& partner) {
    TRY(family, list_family(office_, partner));
    names_ = std::move(family);
    const RecordSchema* type = office_.schema.find_record("partner");
    if (type == nullptr) return {};
    Values known = names_;
    TRY(own, view_named_partners());
    out_.partners = std::move(own);
    TRY(bodies, view_records_about(office_, *type, known));
    CHECK_STATUS(add_named_after(bodies));
    for (Record& body : bodies) {
      TRY(of_body, list_family(office_, body.id));
      for (std::string& name : of_body)
        if (std::find(names_.begin(), names_.end(), name) == names_.end()) names_.push_back(std::move(name));
      add(out_.partners, std::move(body));
    }
    return {};
  }

  /// Bodies that carry the name of the locality: most are known by nothing else.
  Status add_named_after(std::vector<Record>& bodies) {
    const bool is_locality = is_place_code(out_.name) && out_.name.find('-') != std::string::npos;
    if (!is_locality || office_.places == nullptr) return {};
    TRY(all, view_all_records(office_, "partner", {"name", "name_vi", "name_latin"}));
    for (const RecordFields& body : all) {
      if (!std::any_of(body.values.begin(), body.values.end(),
                       [&](const auto& name) { return names_place(name.second); }))
        continue;
      TRY(whole, view_record(office_, body.id, kNow));
      add(bodies, std::move(whole));
    }
    return {};
  }
  [[nodiscard]] bool names_place(const std::string& name) const {
    const std::string folded = fold_form(name);
    for (const KnownWords& known : office_.places->find(folded))
      for (const std::int32_t place : known.places)
        if (std::find(names_.begin(), names_.end(), office_.places->key(place)) != names_.end()) return true;
    return false;
  }

  Result<std::vector<Record>> view_named_partners() {
    std::vector<Record> out;
    for (const std::string& name : names_) {
      if (office_.schema.find_numbered(name) == nullptr) continue;
      Result<Record> record = view_record(office_, name, kNow);
      if (record && record->type == "partner" && record->joined_into.empty()) out.push_back(std::move(*record));
      if (!record && record.error().kind != ErrorKind::NotFound) return record.error();
    }
    return out;
  }

  static void add(std::vector<Record>& to, Record record) {
    const auto same = [&](const Record& each) { return each.id == record.id; };
    if (std::none_of(to.begin(), to.end(), same)) to.push_back(std::move(record));
  }

  template <class Wanted>
  Status take(const std::string& id, std::vector<Record>& to, Wanted wanted) {
    const RecordSchema* type = office_.schema.find_record(id);
    if (type == nullptr) return {};
    TRY(records, view_records_about(office_, *type, names_));
    for (Record& record : records)
      if (wanted(record)) to.push_back(std::move(record));
    return {};
  }

  /// Those of the partner, and those that were made in its agreements.
  Status take_commitments() {
    const RecordSchema* type = office_.schema.find_record("commitment");
    if (type == nullptr) return {};
    Values about = names_;
    for (const Record& agreement : out_.agreements) about.push_back(agreement.id);
    TRY(records, view_records_about(office_, *type, about));
    for (Record& record : records) {
      const std::string state = record.text_of("state");
      if (state != "done" && state != "dropped" && state != "carried_over")
        list_of(record).push_back(std::move(record));
    }
    for (auto* list : {&out_.ours, &out_.theirs, &out_.by_both, &out_.asked_of_us, &out_.asked_of_them})
      std::stable_sort(list->begin(), list->end(), is_sooner);
    return {};
  }

  /// What is due soonest comes first; what has no day behind it, the latest first.
  static bool is_sooner(const Record& left, const Record& right) {
    const std::string first = last_day(left.text_of("due"));
    const std::string second = last_day(right.text_of("due"));
    return first.empty() != second.empty() ? second.empty() : first < second;
  }

  std::vector<Record>& list_of(const Record& commitment) {
    const Values us{query_.home};
    const Sides sides{has_any(commitment, "by", us), has_any(commitment, "by", names_), has_any(commitment, "to", us),
                      has_any(commitment, "to", names_)};
    const std::string kind = commitment.text_of("kind");
    if (kind == "requested" || kind == "recommended")
      return sides.by_them || (sides.to_us && !sides.by_us) ? out_.asked_of_us : out_.asked_of_them;
    if (sides.by_us != sides.by_them) return sides.by_us ? out_.ours : out_.theirs;
    if (!sides.by_us && sides.to_us != sides.to_them) return sides.to_them ? out_.ours : out_.theirs;
    return out_.by_both;
  }

  Status take_next(const FollowRules& rules) {
    std::vector<const Record*> records;
    for (const auto* list :
         {&out_.partners, &out_.agreements, &out_.relationships, &out_.memberships, &out_.ours, &out_.theirs,
          &out_.by_both, &out_.asked_of_us, &out_.asked_of_them, &out_.meetings, &out_.results})
      for (const Record& record : *list) records.push_back(&record);
    TRY(due, list_due_of(office_, rules, query_, records));
    for (DueItem& item : due)
      if (item.state != DueState::Older) out_.next.push_back(std::move(item));
    return {};
  }

  const Office& office_;
  const DueQuery& query_;
  Values names_;
  Briefing out_;
};

}  // namespace

bool Briefing::empty() const {
  return partners.empty() && posts.empty() && agreements.empty() && relationships.empty() && memberships.empty() &&
         ours.empty() && theirs.empty() && by_both.empty() && asked_of_us.empty() && asked_of_them.empty() &&
         meetings.empty() && results.empty();
}

Result<Briefing> gather_briefing(const Office& office, const FollowRules& rules, const DueQuery& query,
                                 const std::string& partner) {
  return Gathering(office, query).gather(rules, partner);
}

}  // namespace chancery
