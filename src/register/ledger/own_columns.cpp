#include "register/ledger/own_columns.h"

#include <algorithm>

#include "base/json_value.h"
#include "register/register.h"

namespace chancery {
namespace {

constexpr const char* kSetting = "ledger_columns";

}  // namespace

Status save_own_columns(const Office& office, const RecordSchema& type, const LedgerPlan& plan) {
  JsonList columns;
  for (const LedgerColumn& column : plan.columns)
    columns.push_back(JsonObject{{"column", std::int64_t{column.column}},
                                 {"header", column.header},
                                 {"unit", column.unit},
                                 {"field", column.field ? type.fields[*column.field].id : std::string()},
                                 {"end", static_cast<std::int64_t>(column.end)}});
  TRY(setting, load_setting(office, kSetting));
  setting.set(type.id, JsonObject{{"title", plan.title}, {"columns", std::move(columns)}});
  return save_setting(office, kSetting, std::move(setting));
}

Result<LedgerPlan> load_own_columns(const Office& office, const RecordSchema& type) {
  LedgerPlan out;
  TRY(setting, load_setting(office, kSetting));
  const Json* kept = setting.find(type.id);
  if (kept == nullptr) return out;
  out.title = kept->text_of("title");
  for (const Json& each : kept->list_of("columns")) {
    LedgerColumn column;
    column.column = static_cast<std::uint32_t>(each.integer_of("column"));
    column.header = each.text_of("header");
    column.unit = each.text_of("unit");
    column.end = static_cast<PeriodEnd>(std::clamp<std::int64_t>(each.integer_of("end"), 0, 2));
    const auto field = std::find_if(type.fields.begin(), type.fields.end(),
                                    [&](const FieldSchema& known) { return known.id == each.text_of("field"); });
    if (field != type.fields.end()) column.field = static_cast<std::size_t>(field - type.fields.begin());
    out.columns.push_back(std::move(column));
  }
  return out;
}

}  // namespace chancery
