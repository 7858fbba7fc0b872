// Fills a register with generated records and claims, and measures what a person waits for: pages of records, lists
// with filters, and the adding of a read document. Rows are written as the register writes them, but in bulk and
// without deciding one by one.
//
//   register_load fill STORE RECORDS CLAIMS SCHEMA PACKS
//       e.g. fill /tmp/big.db 1000000 10000000 schema PACKS
//   register_load measure STORE SCHEMA PACKS DOCUMENT [SEED]
//       prints median and 99th percentile of each in milliseconds; another SEED asks for others than the run before
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>

#include "base/digest.h"
#include "bench/made_words.h"
#include "reading/out/json.h"
#include "reading/packs/pack.h"
#include "reading/reader.h"
#include "register/match/same_record.h"
#include "register/office/access.h"
#include "register/register.h"
#include "register/review/documents.h"
#include "register/search/index_text.h"
#include "register/search/place_finder.h"
#include "store/store_file.h"
#include "text/decode.h"
#include "text/fold.h"

namespace chancery {
namespace {

using Clock = std::chrono::steady_clock;

int fail(const Error& error) {
  std::fprintf(stderr, "register_load: %s\n", error.message().c_str());
  return 1;
}

using made::below;
using made::day;
using made::place;
using made::words;

/// The share of each type in what an office keeps.
struct TypeShare {
  std::string_view type;
  std::vector<std::string_view> fields;
};
const std::vector<TypeShare>& shares() {
  static const std::vector<TypeShare> all = {
      {"event", {"type", "date", "place", "title", "direction", "modality"}},
      {"agreement", {"title", "type", "parties", "signing_date", "term", "subject"}},
      {"indicator", {"measure", "of", "period", "value", "unit", "status"}},
      {"commitment", {"text", "by", "to", "due", "kind", "modality"}},
      {"relationship", {"our_side", "partner", "since", "reported_status"}},
  };
  return all;
}

std::string value_of(const Schema& schema, const FieldSchema& field) {
  switch (field.type) {
    case FieldType::Date:
      return day();
    case FieldType::Place:
      return place();
    case FieldType::Integer:
    case FieldType::Decimal:
      return std::to_string(below(100'000));
    case FieldType::Money:
      return std::to_string(below(10'000'000)) + " USD";
    case FieldType::Flag:
      return below(2) == 0 ? "yes" : "no";
    case FieldType::Choice: {
      const auto& choices = schema.find_vocabulary(field.vocabulary)->choices;
      return choices[below(choices.size())].id;
    }
    case FieldType::Note:
      return words(20);
    default:
      return words(5);
  }
}

/// A server plans by what it knows of its tables, which is nothing while they are filled for the first time.
Status tell_planner(Database& database) {
  return database.engine() == Engine::Sqlite ? Status() : database.run_script("ANALYZE");
}

Status fill_records(const Office& office, std::int64_t count) {
  constexpr std::int64_t kBatch = 2'000;
  for (std::int64_t made = 0; made < count;) {
    TRY(transaction, Transaction::begin(office.database));
    for (std::int64_t i = 0; i < kBatch && made < count; ++i, ++made) {
      const TypeShare& share = shares()[below(shares().size())];
      const RecordSchema* type = office.schema.find_record(share.type);
      RecordChange change;
      change.type = share.type;
      for (const std::string_view id : share.fields) {
        const FieldSchema* field = type == nullptr ? nullptr : type->find_field(id);
        if (field == nullptr)
          return Error{ErrorKind::BadSchema, "there is no field '" + std::string(id) + "'", std::string(share.type)};
        change.set.push_back({field->id, value_of(office.schema, *field), {{"import", "load", 0, 0, {}}}});
      }
      TRY(record, change_record(office, "record.imported", change));
      CHECK_STATUS(index_record(office, record));
    }
    CHECK_STATUS(transaction.commit());
    if (made == kBatch || made == 10 * kBatch) CHECK_STATUS(tell_planner(office.database));
    std::fprintf(stderr, "\r%lld records", static_cast<long long>(made));
  }
  return {};
}

/// The places of a document, as readings list them.
JsonList mentions_of(const std::string& text) {
  JsonList out;
  for (const auto& [name, code] :
       {std::pair{"Quảng Trị", "VN-25"}, {"Hà Tĩnh", "VN-23"}, {"ສະຫວັນນະເຂດ", "LA-SV"}, {"มุกดาหาร", "TH-49"}})
    if (text.find(name) != std::string::npos)
      out.emplace_back(JsonObject{{"kind", "place"}, {"text", name}, {"value", code}});
  return out;
}

Status fill_claims(const Office& office, std::int64_t count) {
  constexpr std::int64_t kPerDocument = 100;
  constexpr std::int64_t kBatch = 200;  // documents
  static const char* const kKinds[] = {"event", "indicator", "proposal", "agreement", "role", "partnership"};
  for (std::int64_t made = 0; made < count;) {
    TRY(transaction, Transaction::begin(office.database));
    for (std::int64_t i = 0; i < kBatch && made < count; ++i) {
      const std::string title = words(8);
      const std::string text = title + "\n" + words(400);
      const std::string hash = digest(std::to_string(made) + text);
      const std::string id = "D-" + hash.substr(0, 16);
      const std::string source = "load-" + std::to_string(made) + ".txt";
      const std::string published = day();
      CHECK_STATUS(
          office.database.run("INSERT INTO document (unit, id, hash, source, path, body, language, published, packs, "
                              "added, successor, access, reading_hash, claims_hash) "
                              "VALUES (?, ?, ?, ?, ?, '{}', 'vi', ?, 'load', ?, '', 'internal', '', '')",
                              {office.unit, id, hash, source, source, published, office.now()}));
      CHECK_STATUS(office.database.run("INSERT INTO document_bytes (unit, document, bytes) VALUES (?, ?, ?)",
                                       {office.unit, id, Blob{text}}));
      for (std::int64_t n = 0; n < kPerDocument; ++n, ++made) {
        const std::string kind = made::any_of(kKinds);
        CHECK_STATUS(office.database.run(
            "INSERT INTO claim (unit, document, n, kind, statement, begin_at, end_at, confidence, "
            "modality, place, subject, period, body) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 920, 'done', ?, ?, ?, ?)",
            {office.unit, id, n, kind, digest(std::to_string(below(static_cast<std::size_t>(count / 2)))).substr(0, 32),
             n * 20, n * 20 + 120, place(), kind + "_subject", day(),
             "{\"type\":\"visit\",\"date\":\"2024-06-11\",\"participants\":[\"LA-SV\",\"VN-25\"],"
             "\"confidence\":0.92}"}));
      }
      const Json reading(JsonObject{{"title", title}, {"published", published}, {"mentions", mentions_of(text)}});
      CHECK_STATUS(office.database.run("INSERT INTO document_reading (unit, document, reading) VALUES (?, ?, ?)",
                                       {office.unit, id, to_string(reading)}));
      CHECK_STATUS(index_document(office, {id, source, fold(text).text, reading}));
    }
    CHECK_STATUS(transaction.commit());
    std::fprintf(stderr, "\r%lld claims ", static_cast<long long>(made));
  }
  return {};
}

/// Runs `step` many times and prints the median and the 99th percentile.
Status measure(const char* name, int times, const std::function<Status()>& step) {
  std::vector<double> milliseconds;
  const std::clock_t processor = std::clock();
  for (int i = 0; i < times; ++i) {
    const auto begun = Clock::now();
    CHECK_STATUS(step());
    milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begun).count());
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  const double used = static_cast<double>(std::clock() - processor) * 1000 / CLOCKS_PER_SEC / times;
  std::printf("%-48s median %8.2f ms   p99 %8.2f ms   processor %8.2f ms on the mean\n", name,
              milliseconds[milliseconds.size() / 2], milliseconds[milliseconds.size() * 99 / 100], used);
  return {};
}

Status measure_all(const Office& office, const Packs& packs, const std::string& document) {
  std::vector<std::string> ids;
  CHECK_STATUS(office.database.each("SELECT id FROM record WHERE unit = ? AND until_seq = ? LIMIT 200000",
                                    {office.unit, kNow},
                                    [&](const Row& row) { return ids.push_back(row.text(0)), true; }));
  const auto any = [&] { return ids[below(ids.size())]; };
  CHECK_STATUS(measure("record page, with its sources", 500, [&]() -> Status {
    TRY(record, view_record(office, any(), kNow));
    return record.values.empty() ? Status(Error{ErrorKind::Damaged, "a record without values", record.id}) : Status();
  }));
  const auto list = [&](RecordQuery query) -> Status {
    TRY(found, view_records(office, query));
    (void)found;
    return {};
  };
  RecordQuery query;
  query.type = "event";
  CHECK_STATUS(measure("list of a type, first page of 100", 200, [&] { return list(query); }));
  CHECK_STATUS(measure("list with one filter (place)", 200, [&] {
    query.equal = {{"place", place()}};
    return list(query);
  }));
  CHECK_STATUS(measure("list with two filters and dates", 200, [&] {
    query.equal = {{"place", place()}, {"type", "visit"}};
    query.from = "2015";
    query.until = "2024";
    return list(query);
  }));
  query = {};
  query.type = "agreement";
  CHECK_STATUS(measure("list, a page in the middle", 200, [&]() -> Status {
    std::string id = any();
    while (!id.starts_with(office.schema.find_record("agreement")->letters + "-")) id = any();
    query.after = id;
    return list(query);
  }));
  std::ifstream file(document, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  const ReadingTools tools(packs);
  DocumentIntake intake(office, tools, {});
  int number = 0;
  Reader reader(tools);
  const auto changed = [&] {
    return bytes.str() + "\n" + std::to_string(number++) + std::to_string(below(1'000'000'000));
  };
  CHECK_STATUS(measure("reading a document of one page", 300, [&]() -> Status {
    const std::string text = changed();
    TRY(decoded, decode(std::as_bytes(std::span(text))));
    const FoldedText folded = fold(decoded.text());
    std::string line;
    append_json(line, packs, reader.read(folded.text), source_of(decoded, folded), "load.txt", {}, Explain::No);
    return {};
  }));
  return measure("add of a document of one page, reading included", 300, [&]() -> Status {
    TRY(added, intake.add({"load.txt", "", changed()}));
    (void)added;
    return {};
  });
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() == 6 && arguments[0] == "fill") {
    const SchemaLoad load = load_schema(arguments[4]);
    if (!load.problems.empty()) return fail(load.problems.front());
    if (const Status problem = create_register(arguments[1], Unit{"local", {}, {}, {}})) return fail(*problem);
    auto database = open_store(arguments[1]);
    if (!database) return fail(database.error());
    const auto packs = Packs::open(arguments[5]);
    if (!packs) return fail(packs.error());
    const PlaceFinder places(*packs);
    const Office office{**database, load.schema, "local", "load", utc_now, nullptr, &places};
    // Filling is no measurement: a lost machine only costs the run.
    if ((*database)->engine() == Engine::Sqlite)
      if (const Status problem =
              (*database)->run_script("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-2000000;"))
        return fail(*problem);
    if (const Status problem = fill_records(office, std::stoll(arguments[2]))) return fail(*problem);
    if (const Status problem = fill_claims(office, std::stoll(arguments[3]))) return fail(*problem);
    if (const Status problem = tell_planner(**database)) return fail(*problem);
    std::fprintf(stderr, "\n");
    if ((*database)->engine() == Engine::Sqlite)
      if (const Status problem = (*database)->run_script("PRAGMA journal_mode=WAL;")) return fail(*problem);
    return 0;
  }
  if ((arguments.size() == 5 || arguments.size() == 6) && arguments[0] == "measure") {
    if (arguments.size() == 6) made::numbers().seed(std::stoull(arguments[5]));
    const SchemaLoad load = load_schema(arguments[2]);
    if (!load.problems.empty()) return fail(load.problems.front());
    auto database = open_store(arguments[1]);
    if (!database) return fail(database.error());
    const auto packs = Packs::open(arguments[3]);
    if (!packs) return fail(packs.error());
    const PlaceFinder places(*packs);
    const Office office{**database, load.schema, "local", "load", utc_now, nullptr, &places};
    if (const Status problem = measure_all(office, *packs, arguments[4])) return fail(*problem);
    return 0;
  }
  std::fputs("register_load fill STORE RECORDS CLAIMS SCHEMA PACKS | measure STORE SCHEMA PACKS DOCUMENT [SEED]\n",
             stderr);
  return 2;
}

}  // namespace
}  // namespace chancery

int main(int count, char** values) { return chancery::run({values + 1, values + count}); }
