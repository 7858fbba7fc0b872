#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "register/schema/schema.h"

namespace chancery {

// A schema in one file, made when the program is built: reading it takes a fortieth of what parsing the folder's TOML
// takes. It tells the folder that it was made of by the checksum of its files, so that a folder which an office changed
// is parsed, and no image is ever older than its folder.

/// What a schema is read from told in a number: names and bytes of all files of the folder. Errors: Unreadable.
Result<std::uint64_t> checksum_schema_folder(const std::string& folder);

/// The image of a schema that was read from a folder with this checksum.
std::string to_schema_image(const Schema& schema, std::uint64_t folder_checksum);

/// The schema of an image; nothing where the image was made of another folder or by another release, or is damaged.
std::optional<Schema> from_schema_image(std::string_view image, std::uint64_t folder_checksum);

/// The schema of a folder from the image beside it, `FOLDER.compiled`, where there is one that was made of it.
std::optional<Schema> load_compiled_schema(const std::string& folder);

}  // namespace chancery
