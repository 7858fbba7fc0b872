#include "base/secret.h"

#include <sodium.h>

#include <vector>

namespace chancery {
namespace {

/// Makes the library ready; calls may be repeated and come from several threads.
bool is_ready() {
  static const bool kReady = sodium_init() >= 0;
  return kReady;
}

}  // namespace

std::string random_hex(std::size_t bytes) {
  if (!is_ready()) return {};
  std::vector<unsigned char> random(bytes);
  randombytes_buf(random.data(), bytes);
  std::string hex(2 * bytes + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), random.data(), bytes);
  hex.pop_back();
  return hex;
}

std::optional<std::string> hash_password(std::string_view password) {
  char hash[crypto_pwhash_STRBYTES];
  if (!is_ready() || crypto_pwhash_str_alg(hash, password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                           crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return std::nullopt;
  return std::string(hash);
}

bool is_password(std::string_view password, const std::string& hash) {
  return is_ready() && hash.size() < crypto_pwhash_STRBYTES &&
         crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

bool is_same_secret(std::string_view left, std::string_view right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace chancery
