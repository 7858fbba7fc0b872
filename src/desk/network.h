#pragma once
#include <string>
#include <vector>

#include "base/result.h"

namespace chancery {

/// Addresses (IPv4) and the name by which this machine is reached in its network, without those of itself alone.
std::vector<std::string> own_addresses();

/// Makes a key and a certificate signed by itself (X.509, ECDSA P-256, ten years) for these names and addresses, as PEM
/// files; the key for its owner alone. Where both are there already they stay, so that browsers that trust them go on.
/// Errors: Unreadable.
Status make_certificate(const std::string& certificate, const std::string& key, const std::vector<std::string>& names);

/// The SHA-256 of a certificate, as browsers show it: `3F:A0:...`. Errors: Unreadable.
Result<std::string> fingerprint_of(const std::string& certificate);

}  // namespace chancery
