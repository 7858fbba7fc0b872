#pragma once
#include <string>
#include <vector>

#include "report/record_form.h"

namespace chancery {

/// What became of a place or body that another goes on for.
struct Merged {
  std::string was, now;  ///< keys of places, or numbers of records
  std::string until;     ///< the last day on its own (EDTF); empty where it is not known
};

/// Of the places among these values those that were merged, each once.
std::vector<Merged> find_merged(const Screen& screen, const std::vector<std::string>& places);
/// Of the places that a record names; a body itself where the office has entered its successor.
std::vector<Merged> find_merged(const Screen& screen, const Record& record);

/// `[{"was","now","until"}]`
Json to_json(const std::vector<Merged>& merged);
/// For people, behind the name of a record: `  [Quảng Bình (nay là Quảng Trị)]`; empty where all go on, and without
/// what `name` shows already.
std::string to_text(const Screen& screen, const std::vector<Merged>& merged, const std::string& name);

}  // namespace chancery
