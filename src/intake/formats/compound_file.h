#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace chancery {

/// Does a file begin as old office files do ([MS-CFB] 2.2)?
[[nodiscard]] bool is_compound_file(std::string_view bytes);

/// The bytes of a stream of an old office file ([MS-CFB]), by its name in ASCII. Nothing where the file has none, where
/// it is damaged, and for streams below 4096 bytes, which are kept elsewhere and are no workbook's.
[[nodiscard]] std::optional<std::string> read_compound_stream(std::span<const std::uint8_t> file,
                                                              std::string_view name);

/// The one of these names that stands first in the directory of the file; empty where none does.
[[nodiscard]] std::string_view first_compound_entry(std::span<const std::uint8_t> file,
                                                    std::initializer_list<std::string_view> names);

/// Whole numbers of a file, low byte first; 0 behind its end.
[[nodiscard]] std::uint16_t low_16(std::span<const std::uint8_t> bytes, std::size_t at);
[[nodiscard]] std::uint32_t low_32(std::span<const std::uint8_t> bytes, std::size_t at);

}  // namespace chancery
