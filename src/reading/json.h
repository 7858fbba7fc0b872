#pragma once
#include <string>
#include <string_view>

#include "reading/pack.h"
#include "reading/reading.h"
#include "reading/source_text.h"

namespace chancery {

enum class Explain : std::uint8_t { No, Yes };

/// Appends `text` as a JSON string with its quotes; bytes that are no UTF-8 become U+FFFD, one for each maximal subpart.
void append_json_text(std::string& out, std::string_view text);

/// Appends one reading as the one-line object of the reading contract (docs/contract.md), without a line end. `path` is left
/// out where it is empty or equal to `source`. `Explain::Yes` adds the reasons of inferred and interpreted values.
void append_json(std::string& out, const Packs& packs, const Reading& reading, const SourceText& text,
                 std::string_view source, std::string_view path, Explain explain);

/// The value of an attribute as the contract writes it: a code, a name, an EDTF date, digits.
std::string attribute_value(const Packs& packs, const Reading& reading, const Attribute& attribute);

}  // namespace chancery
