#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reading/scan/scanner.h"
#include "text/char_codes.h"
#include "text/layout.h"

namespace chancery {

/// A name that was misread in a picture: where it stands in the folded text, and how the packs spell it.
struct MisreadName {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t changes = 0;  ///< letters read as others: 1 or 2
  std::string printed;
};

/// Finds names of places and bodies that recognition of a picture misread by one or two letters that it often confuses
/// (confusions.toml of the packs). Only where a stretch holds letters that no pack knows, and only where one name alone
/// comes into question.
class MisreadNames {
 public:
  /// Both outlive it.
  MisreadNames(const Packs& packs, const Scanner& scanner);

  /// Puts the names of the block `tokens` that lie inside `pictures` in place of the tokens that they were read as,
  /// with `Token::kMisread`, and appends them to `names`.
  void find(std::string_view text, std::span<const TextRange> pictures, std::vector<Token>& tokens,
            std::vector<MisreadName>& names) const;

 private:
  struct Confusion {
    std::vector<CharCode> printed, read;
    std::string printed_text;
    std::uint32_t language = 0;
  };
  class Search;

  [[nodiscard]] std::uint32_t follow(std::uint32_t base, std::span<const CharCode> codes) const;

  const Packs& packs_;
  const Scanner& scanner_;
  std::vector<Confusion> confusions_;
  std::vector<std::vector<std::uint16_t>> by_read_;  ///< by the code of the first letter read; the last: nothing read
};

}  // namespace chancery
