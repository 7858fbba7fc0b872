#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <thread>

#include "base/data_file.h"
#include "cli/commands.h"
#include "cli/open_register.h"
#include "desk/desk.h"
#include "desk/http_server.h"
#include "desk/network.h"
#include "intake/private_folder.h"

namespace chancery {
namespace {

constexpr const char* kHelp =
    "chancery serve [--store FILE|postgresql://...] [--port N] [--office [--certificate FILE --key FILE]] [--pages "
    "FOLDER]\n"
    "\n"
    "Serves the pages and the API of a register, until Ctrl-C. Without --office they are reached from this machine "
    "alone,\n"
    "and nothing leaves it. Where there is no register yet, the pages make one, or open a sample.\n"
    "\n"
    "  --port N             (default: 8080; 0 takes one that is free)\n"
    "  --office             serves the office's network over TLS, with a certificate that is made at the start and "
    "kept beside\n"
    "                       the register, or with the one given\n"
    "  --certificate, --key   PEM files\n"
    "  --host NAME          a further name by which the machine is called\n"
    "  --pages FOLDER       other pages than those of the program\n";

constexpr std::int64_t kDefaultPort = 8080;
constexpr unsigned kWorkers = 4;

/// Beside the register; of one on a server in the current folder.
std::string beside(const std::string& store, const std::string& name) {
  if (is_postgres(store)) return name;
  return (std::filesystem::path(store).parent_path() / name).string();
}

Result<HttpSettings> http_settings(const Arguments& given, const std::string& store, const std::string& folder) {
  HttpSettings out;
  TRY(port, given.number("--port", kDefaultPort));
  constexpr std::int64_t kHighestPort = 65535;
  if (port > kHighestPort) return Error{ErrorKind::BadArgument, "a port is at most 65535", "--port"};
  out.port = static_cast<std::uint16_t>(port);
  out.workers = std::max(kWorkers, std::thread::hardware_concurrency());
  out.folder = folder;
  if (!given.has("--office")) return out;
  out.address = "0.0.0.0";
  out.certificate = given.value("--certificate", beside(store, "chancery-certificate.pem"));
  out.key = given.value("--key", beside(store, "chancery-key.pem"));
  if (!given.has("--certificate")) CHECK_STATUS(make_certificate(out.certificate, out.key, own_addresses()));
  return out;
}

DeskSettings desk_settings(const Arguments& given, const std::string& store, const std::string& folder) {
  DeskSettings out;
  out.store = store;
  out.sample = beside(store, "chancery-sample.db");
  out.pages = given.value("--pages", find_data_file("pages"));
  out.folder = folder;
  out.secure = given.has("--office");
  out.loopback = !out.secure;
  out.hosts = {"localhost", "127.0.0.1", "[::1]"};
  if (out.secure)
    for (const std::string& each : own_addresses()) out.hosts.insert(each);
  for (const std::string& host : given.values("--host")) out.hosts.insert(host);
  return out;
}

/// Where the pages are; the code stands behind a mark that browsers do not send over the wire.
Status tell_addresses(const Arguments& given, const HttpSettings& http, std::uint16_t port, const std::string& code) {
  const std::string behind = ":" + std::to_string(port) + "/" + (code.empty() ? "" : "#code=" + code);
  if (!given.has("--office")) {
    std::printf("Chancery is at http://127.0.0.1%s\n", behind.c_str());
  } else {
    for (const std::string& address : own_addresses())
      std::printf("Chancery is at https://%s%s\n", address.c_str(), behind.c_str());
    TRY(print, fingerprint_of(http.certificate));
    std::printf("Its certificate has the fingerprint (SHA-256) %s\n", print.c_str());
  }
  if (!code.empty()) std::printf("The code for making the register: %s\n", code.c_str());
  std::puts("Ctrl-C ends it.");
  std::fflush(stdout);
  return {};
}

Status serve(const Arguments& given) {
  const std::string store = given.value("--store", std::string(kDefaultStore));
  PrivateFolder::remove_left_over();
  const PrivateFolder folder = PrivateFolder::create();
  if (folder.path().empty()) return Error{ErrorKind::Unreadable, "there is no room for temporary files", "/tmp"};
  TRY(http, http_settings(given, store, folder.path()));
  TRY(desk, Desk::create(desk_settings(given, store, folder.path())));
  TRY(server, HttpServer::listen(
                  http, [&](const HttpRequest& head) { return desk->admit(head); },
                  [&](const HttpRequest& request) { return desk->answer(request); }));
  CHECK_STATUS(tell_addresses(given, http, server->port(), desk->start_code()));
  server->run();
  return {};
}

}  // namespace

int serve_command(const std::vector<std::string>& arguments) {
  const auto given = Arguments::parse(arguments, {{"--store", true},
                                                  {"--port", true},
                                                  {"--office"},
                                                  {"--certificate", true},
                                                  {"--key", true},
                                                  {"--host", true},
                                                  {"--pages", true},
                                                  {"--help"}});
  if (!given) return report(given.error());
  if (given->has("--help")) return std::fputs(kHelp, stdout), 0;
  if (!given->names().empty()) return usage_error("serve: there is nothing to name but options");
  if (given->has("--certificate") != given->has("--key"))
    return usage_error("serve: --certificate and --key go together");
  if (given->has("--certificate") && !given->has("--office"))
    return usage_error("serve: a certificate is for --office");
  const Status problem = serve(*given);
  return problem ? report(*problem) : 0;
}

}  // namespace chancery
