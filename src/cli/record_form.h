#pragma once
#include <string>

#include "base/json_value.h"
#include "register/ledger.h"
#include "register/place_names.h"
#include "register/records.h"
#include "register/review.h"

namespace chancery {

/// Whether each value is shown with the sources that it has.
enum class Why : std::uint8_t { No, Yes };

/// What is needed to show the register to a person.
struct Screen {
  const Schema& schema;
  const PlaceNames& places;
  std::string language;
};

/// A record as an object: id, type, name, date, and its values by field; with --why each value with its citations.
Json to_json(const Schema& schema, const Record& record, Why why);
/// The same for people.
std::string to_text(const Screen& screen, const Record& record, Why why);

/// The name of a record in the language of the screen.
std::string shown_name(const Screen& screen, const Record& record);

/// 'Chưa báo cáo' or 'không phát sinh' for what stands in place of a value, in the language of the screen.
std::string shown_blank(const Screen& screen, const std::string& value);

/// A value as it stands in a cell of an exported ledger.
std::string shown_cell(const Screen& screen, const FieldSchema& field, const LedgerValue& value);

Json to_json(const PendingDecision& decision);
std::string to_text(const Screen& screen, const PendingDecision& decision);

/// Any text on one line.
std::string in_one_line(std::string_view text);

}  // namespace chancery
