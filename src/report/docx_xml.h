#pragma once
#include <string>
#include <string_view>

namespace chancery {

// What the parts of a Word file share: ECMA-376 part 1, 5th edition, clauses 11 and 17.

inline constexpr std::string_view kXmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
inline constexpr std::string_view kWordNames =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
/// Of Latin letters.
inline constexpr std::string_view kLatinFont = "Times New Roman";  // Decree 30/2020/ND-CP, Appendix I

/// The property of a run or style that sets it in a font, whatever its script.
[[nodiscard]] std::string font_property(std::string_view font);

}  // namespace chancery
