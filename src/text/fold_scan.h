#pragma once
#include <cstdint>

#include "text/fold_class.h"

namespace chancery {

/// How far a text is as it folds, and what stands there.
struct FoldScan {
  const std::uint8_t* at;  ///< a character that needs a look, or the end
  FoldClass before;        ///< class of the character before it
};

/// Goes on from `at`, behind a character of class `before`, over all that folding leaves as it is.
[[nodiscard]] FoldScan skip_folded(const std::uint8_t* at, const std::uint8_t* end, FoldClass before);

}  // namespace chancery
