#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace chancery {

/// Bytes that nobody can guess, in twice as many hexadecimal digits.
std::string random_hex(std::size_t bytes);

/// A password as it is kept: Argon2id (RFC 9106) with its salt and cost, for `is_password`. Takes some 64 MB and a
/// tenth of a second, which is what makes guessing dear. Nothing where the memory is not there.
std::optional<std::string> hash_password(std::string_view password);
/// Is this the password of a hash that `hash_password` made? As slow as making one.
bool is_password(std::string_view password, const std::string& hash);

/// Compares two texts of one length in a time that tells nothing of where they differ.
bool is_same_secret(std::string_view left, std::string_view right);

}  // namespace chancery
