#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "reading/reading.h"
#include "reading/scan/source_text.h"

namespace chancery {

/// How sure it is, in hundredths, that the letters of a stretch of the text stand on its page: that of the least sure.
/// Nothing where no letter of it was read from a picture.
[[nodiscard]] std::optional<std::uint16_t> least_certainty(const Layout& layout, std::uint32_t begin,
                                                           std::uint32_t end);
/// The same in the mean, for sentences, in which one smudge is always found.
[[nodiscard]] std::optional<std::uint16_t> mean_certainty(const Layout& layout, std::uint32_t begin, std::uint32_t end);

/// The certainty of the letters of a mention, less where some of them were misread and put right.
[[nodiscard]] std::optional<std::uint16_t> certainty_of(const Layout& layout, const Mention& mention,
                                                        SpanMapper& mapper);

/// What a picture does to a claim.
struct PictureTrust {
  std::uint16_t certainty = 0;     ///< hundredths: of the letter of its values that is least sure
  std::vector<MentionKind> kinds;  ///< of its values that stand on a picture, each once
};

/// Nothing for a claim that rests on no picture.
[[nodiscard]] std::optional<PictureTrust> picture_trust(const Layout& layout, const Reading& reading,
                                                        const Claim& claim, SpanMapper& mapper);

/// A claim is at most as sure as the letters of its values: thousandths of its confidence times the certainty.
[[nodiscard]] std::uint16_t lowered(std::uint16_t confidence, const PictureTrust& trust);

}  // namespace chancery
