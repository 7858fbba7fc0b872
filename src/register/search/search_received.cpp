#include <algorithm>

#include "register/office/sharing.h"
#include "register/search/index_text.h"
#include "register/search/search.h"

// What other offices gave to this one, behind its own.

namespace chancery {

Status Search::find_received(TextQuery query, const SearchWords& words, std::vector<SearchHit>& out) const {
  query.limit -= static_cast<std::int64_t>(out.size());
  if (query.limit <= 0 || query.kind == TextKind::Document) return {};
  query.unit = received_unit(office_.unit);
  query.kind = TextKind::Record;
  TRY(found, find_text(office_.database, query));
  for (const TextHit& each : found) {
    const std::size_t slash = each.id.find('/');
    SearchHit hit;
    hit.id = each.id;
    hit.office = each.id.substr(0, slash);
    hit.reach = each.reach;
    hit.cursor = "r" + each.cursor;
    Result<Record> record = load_received(office_, hit.office, each.id.substr(slash + 1));
    // Since it was given, it was limited to named people, or withdrawn.
    const bool gone =
        !record && (record.error().kind == ErrorKind::NotFound || record.error().kind == ErrorKind::BadArgument);
    if (gone) continue;
    if (!record) return record.error();
    hit.record = std::move(*record);
    show_values(words.terms, hit);
    out.push_back(std::move(hit));
  }
  return {};
}

}  // namespace chancery
