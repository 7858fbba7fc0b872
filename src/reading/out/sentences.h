#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "reading/document.h"
#include "reading/out/wording.h"
#include "reading/scan/source_text.h"

namespace chancery {

/// Tells claims as sentences of one language, from the patterns of its pack, whatever language the document has. A
/// sentence says what was understood; it is no translation.
class Teller {
 public:
  /// Nothing where no pack has this BCP 47 code.
  static std::optional<Teller> create(const Packs& packs, std::string_view code);

  [[nodiscard]] const Wording& words() const { return words_; }
  /// Is the document, by most of its letters, in this language?
  [[nodiscard]] bool reads(const Reading& facts) const;
  /// One claim of `part`; `facts` are those of its document, `mapper` leads to its text.
  [[nodiscard]] std::string tell(const Reading& facts, const Reading& part, const Claim& claim,
                                 SpanMapper& mapper) const;

 private:
  explicit Teller(Wording words);
  Wording words_;
};

}  // namespace chancery
