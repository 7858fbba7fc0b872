#pragma once
#include <string>

#include "base/json_value.h"
#include "reading/out/wording.h"
#include "register/ledger/ledger.h"
#include "register/match/place_names.h"
#include "register/office/open_office.h"
#include "register/records.h"
#include "register/review/review.h"
#include "register/successions.h"

namespace chancery {

/// Whether each value is shown with the sources that it has.
enum class Why : std::uint8_t { No, Yes };

/// What is needed to show the register to a person.
struct Screen {
  const Schema& schema;
  const PlaceNames& places;
  const PlaceSuccessions& successions;
  Wording words;  ///< of the language, or of English where no pack has it
  std::string language;
};

/// How an open register is shown in a language; it outlives the screen.
Screen screen_of(const OpenOffice& open, const std::string& language);

/// A record as an object: id, type, name, date, and its values by field; with --why each value with its citations.
Json to_json(const Schema& schema, const Record& record, Why why);
/// The same for people.
std::string to_text(const Screen& screen, const Record& record, Why why);

/// A value of a field as people read it: words of vocabularies, places and dates in the language of the screen. As it
/// is where `type` is null or has no such field.
std::string shown_value(const Screen& screen, const RecordSchema* type, std::string_view field,
                        const std::string& value);

/// A date as the language of the screen writes it: 20/6/2024. Files and JSON have it in EDTF.
std::string shown_date(const Screen& screen, const std::string& edtf);
/// A place by its key in the language of the screen; one that was merged as `Quảng Bình (nay là Quảng Trị)`. Other
/// texts as they are.
std::string shown_place(const Screen& screen, const std::string& value);
/// The text with spaces up to a width in letters.
std::string padded(std::string text, std::size_t width);

/// The name of a record in the language of the screen.
std::string shown_name(const Screen& screen, const Record& record);
/// The same, and of what has no name of its own ('Visit') whom and where it concerns: 'Visit: Gifu, Quang Tri (Dong
/// Ha)'.
std::string told_name(const Screen& screen, const Record& record);

/// The word of a choice in the language of the screen; the choice itself where the vocabulary does not know it.
std::string label_of(const Screen& screen, std::string_view vocabulary, const std::string& value);
/// 'Chưa báo cáo' or 'không phát sinh' for what stands in place of a value, in the language of the screen.
std::string shown_blank(const Screen& screen, const std::string& value);

/// A value as it stands in a cell of an exported ledger.
std::string shown_cell(const Screen& screen, const FieldSchema& field, const LedgerValue& value);

Json to_json(const PendingDecision& decision);
/// `sentence`: the fact as a sentence of the reader's language, shown beside the quoted source; or empty.
std::string to_text(const Screen& screen, const PendingDecision& decision, const std::string& sentence = {});

/// Any text on one line.
std::string in_one_line(std::string_view text);

}  // namespace chancery
