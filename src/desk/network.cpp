#include "desk/network.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>

namespace chancery {
namespace {

struct Free {
  void operator()(std::FILE* file) const { std::fclose(file); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
  void operator()(ifaddrs* addresses) const { freeifaddrs(addresses); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

Error cannot(const std::string& file) { return {ErrorKind::Unreadable, "the certificate cannot be written", file}; }

/// `DNS:office,IP:10.0.0.4`, as OpenSSL takes names.
std::string names_text(const std::vector<std::string>& names) {
  std::string out = "DNS:localhost,IP:127.0.0.1";
  for (const std::string& name : names) {
    in_addr parsed{};
    out += (inet_pton(AF_INET, name.c_str(), &parsed) == 1 ? ",IP:" : ",DNS:") + name;
  }
  return out;
}

Owned<X509> sign(EVP_PKEY* key, const std::vector<std::string>& names) {
  constexpr long kTenYears = 10L * 365 * 24 * 3600;
  Owned<X509> out(X509_new());
  if (!out) return nullptr;
  X509_set_version(out.get(), X509_VERSION_3);
  ASN1_INTEGER_set_int64(X509_get_serialNumber(out.get()), static_cast<std::int64_t>(::getpid()) + 1);
  X509_gmtime_adj(X509_getm_notBefore(out.get()), -3600);
  X509_gmtime_adj(X509_getm_notAfter(out.get()), kTenYears);
  X509_set_pubkey(out.get(), key);
  X509_NAME* subject = X509_get_subject_name(out.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>("Chancery"), -1, -1,
                             0);
  X509_set_issuer_name(out.get(), subject);
  const Owned<X509_EXTENSION> extension(
      X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names_text(names).c_str()));
  const bool good = extension != nullptr && X509_add_ext(out.get(), extension.get(), -1) == 1 &&
                    X509_sign(out.get(), key, EVP_sha256()) > 0;
  return good ? std::move(out) : nullptr;
}

/// A new file that its owner alone may read.
Owned<std::FILE> open_private(const std::string& path) {
  constexpr int kOwnerOnly = 0600;
  const int handle = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly);
  return Owned<std::FILE>(handle < 0 ? nullptr : ::fdopen(handle, "wb"));
}

}  // namespace

std::vector<std::string> own_addresses() {
  std::vector<std::string> out;
  ifaddrs* found = nullptr;
  if (getifaddrs(&found) == 0) {
    const Owned<ifaddrs> all(found);
    for (const ifaddrs* each = all.get(); each != nullptr; each = each->ifa_next) {
      if (each->ifa_addr == nullptr || each->ifa_addr->sa_family != AF_INET || (each->ifa_flags & IFF_LOOPBACK) != 0)
        continue;
      std::array<char, INET_ADDRSTRLEN> text{};
      const auto* address = reinterpret_cast<const sockaddr_in*>(each->ifa_addr);
      if (inet_ntop(AF_INET, &address->sin_addr, text.data(), text.size()) != nullptr) out.emplace_back(text.data());
    }
  }
  std::array<char, 256> name{};
  if (::gethostname(name.data(), name.size() - 1) == 0 && name[0] != '\0') out.emplace_back(name.data());
  return out;
}

Status make_certificate(const std::string& certificate, const std::string& key, const std::vector<std::string>& names) {
  std::error_code failure;
  if (std::filesystem::exists(certificate, failure) && std::filesystem::exists(key, failure)) return {};
  const Owned<EVP_PKEY> made(EVP_EC_gen("P-256"));
  const Owned<X509> signed_by_itself = made ? sign(made.get(), names) : nullptr;
  if (!signed_by_itself) return cannot(certificate);
  const Owned<std::FILE> key_file = open_private(key);
  if (!key_file || PEM_write_PrivateKey(key_file.get(), made.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
      std::fflush(key_file.get()) != 0)
    return cannot(key);
  const Owned<std::FILE> certificate_file = open_private(certificate);
  if (!certificate_file || PEM_write_X509(certificate_file.get(), signed_by_itself.get()) != 1 ||
      std::fflush(certificate_file.get()) != 0)
    return cannot(certificate);
  return {};
}

Result<std::string> fingerprint_of(const std::string& certificate) {
  const Owned<std::FILE> file(std::fopen(certificate.c_str(), "rb"));
  const Owned<X509> read(file ? PEM_read_X509(file.get(), nullptr, nullptr, nullptr) : nullptr);
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  if (!read || X509_digest(read.get(), EVP_sha256(), bytes.data(), &size) != 1)
    return Error{ErrorKind::Unreadable, "this is no certificate in a PEM file", certificate};
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (unsigned i = 0; i < size; ++i) {
    if (i > 0) out += ':';
    out += kHex[bytes[i] >> 4U];
    out += kHex[bytes[i] & 0xFU];
  }
  return out;
}

}  // namespace chancery
