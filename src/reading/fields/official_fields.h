#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reading/fields/official_lines.h"
#include "reading/fields/official_marks.h"
#include "reading/reading.h"
#include "reading/scan/scanner.h"

namespace chancery {

/// Reads what an official document says of itself above and below its text: who issued it, its number and symbol, place
/// and date, what it is on, to whom it goes and who signed. A document is official where a number with a symbol stands
/// in its head beside a second mark of such a document; of all others nothing is taken. Holds what it found in the
/// document at hand; one a thread.
class OfficialFields {
 public:
  OfficialFields(const OfficialMarks& marks, const Scanner& scanner, const Lexicon& lexicon)
      : marks_(marks), scanner_(scanner), lexicon_(lexicon) {}

  void start();
  /// The next part of the text, [begin, end), with the mentions that were read in it; `last` where no other follows.
  void take(std::string_view text, std::uint32_t begin, std::uint32_t end, const Reading& part, bool last);
  /// Puts what was found into the document's facts; its day, type and issuer are those of the document where its file
  /// says no other.
  void give(Reading& facts) const;

 private:
  struct Found {
    FieldKind kind;
    Stroke stroke;
    std::string value;
  };
  class Head;
  class Foot;

  void add(FieldKind kind, std::string_view text, Stroke stroke);
  void add(FieldKind kind, Stroke stroke, std::string value) { found_.push_back({kind, stroke, std::move(value)}); }
  [[nodiscard]] const std::string* find(FieldKind kind) const;
  /// The items of a list: parted by semicolons, with dashes before them.
  void add_items(FieldKind kind, std::string_view text, Stroke cell);

  const OfficialMarks& marks_;
  const Scanner& scanner_;
  const Lexicon& lexicon_;
  bool official_ = false;
  bool signed_ = false;
  std::uint32_t head_end_ = 0;
  std::vector<Found> found_;
};

/// The words of a text with one blank between them.
[[nodiscard]] std::string single_spaced(std::string_view text);

/// The number and symbol that a document bears: what stands behind the word for it in [at, end), where that has the
/// shape of one (123/BC-SNgV, ๐๐๑๗.๒/ว ๑๔๘๒). Empty otherwise.
[[nodiscard]] Stroke number_and_symbol(std::string_view text, Stroke behind);

}  // namespace chancery
