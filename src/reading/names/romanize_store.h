#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "reading/names/romanize_tables.h"

// The compiled tables as bytes: what the pack compiler writes, so that a reader need not fit tables together. Only the
// romanize files include this.
namespace chancery::romanize {

std::string store_tables(const std::vector<People>& peoples, const std::vector<Script>& scripts);

/// Reads what `store_tables` wrote. Errors: BadPack where the bytes end early or a number points outside its table.
Status restore_tables(std::string_view bytes, std::vector<People>& peoples, std::vector<Script>& scripts);

}  // namespace chancery::romanize
