#pragma once
#include <cstddef>
#include <string>

namespace chancery {

/// Puts the signs from `begin` in the order of `fold_cluster`: marks of one script, its AA and its AM.
void fold_thai(std::u32string& cluster, std::size_t begin);
void fold_lao(std::u32string& cluster, std::size_t begin);

}  // namespace chancery
