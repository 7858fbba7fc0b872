#pragma once
#include <memory>
#include <string_view>

#include "reading/document.h"
#include "reading/out/json.h"
#include "reading/out/sentences.h"
#include "reading/out/text_sink.h"

namespace chancery {

/// A form that documents are written out in. Safe to use from several threads, each with its own sink.
class Form {
 public:
  Form() = default;
  Form(const Form&) = delete;
  Form& operator=(const Form&) = delete;
  virtual ~Form() = default;

  /// What stands before the first document and behind the last.
  virtual void begin(TextSink&) const {}
  virtual void end(TextSink&) const {}
  /// One document; `number` counts the files of the call.
  virtual void write(TextSink& sink, const Document& document, std::size_t number) const = 0;
};

enum class Colour : std::uint8_t { No, Yes };

/// JSON Lines (docs/contract.md); with sentences where `teller` is given. The packs and the teller outlive the form.
std::unique_ptr<Form> json_form(const Packs& packs, Explain explain, const Teller* teller);
/// A digest for people in the terminal, told in the language of `teller`.
std::unique_ptr<Form> text_form(const Packs& packs, Explain explain, const Teller& teller, Colour colour);
/// One self-contained page: the text with its values marked, and the facts beside it.
std::unique_ptr<Form> html_form(const Packs& packs, Explain explain, const Teller& teller);

/// The text of the document alone, in UTF-8.
std::unique_ptr<Form> plain_form();

}  // namespace chancery
