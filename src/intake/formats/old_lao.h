#pragma once
#include <string>
#include <string_view>

namespace chancery {

/// Lao text of fonts coded as by Lao Script for Windows (Saysettha Lao, Chanthabouli Lao): ASCII is itself, a byte from
/// 0x80 is a letter, a sign or two signs. A byte that no source gives a letter for is U+FFFD. Source: the table that
/// programs in Laos convert their own data with (laofont), held against what such programs show.
[[nodiscard]] std::string lao_of_lswin(std::string_view bytes);

}  // namespace chancery
