#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "reading/document.h"
#include "reading/out/sentences.h"
#include "reading/out/text_sink.h"
#include "reading/packs/pack.h"
#include "reading/reading.h"
#include "reading/scan/source_text.h"

namespace chancery {

enum class Explain : std::uint8_t { No, Yes };

struct JsonOptions {
  Explain explain = Explain::No;   ///< adds the reasons of interpreted values, and how each claim was derived
  const Teller* teller = nullptr;  ///< adds each claim as a sentence
};

/// Writes one document as the one-line object of the reading contract (docs/contract.md), without a line end.
void write_json(TextSink& sink, const Packs& packs, const Document& document, const JsonOptions& options);

/// The same for a document that was read as one part, kept whole.
void append_json(std::string& out, const Packs& packs, const Reading& reading, const SourceText& text,
                 std::string_view source, std::string_view path, Explain explain);

/// The value of an attribute as the contract writes it: a code, a name, an EDTF date, digits.
std::string attribute_value(const Packs& packs, const Reading& facts, const Reading& part, const Attribute& attribute);

/// How a claim came about: its rule with the rule's conditions, and where each of its values was found. For people, in
/// English.
std::vector<std::string> derivation(const Packs& packs, const Reading& facts, const Reading& part, const Claim& claim,
                                    SpanMapper& mapper);

}  // namespace chancery
