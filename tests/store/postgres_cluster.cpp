#include "tests/store/postgres_cluster.h"

#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "store/postgres.h"
#include "tests/folder.h"

namespace chancery::test {
namespace {

const std::string kPrograms = "/usr/lib/postgresql/15/bin/";
constexpr const char* kSettings =
    "listen_addresses = ''\nmax_connections = 100\nshared_buffers = 16MB\nfsync = off\nautovacuum = off\n"
    "unix_socket_permissions = 0777\nlogging_collector = off\n";

[[noreturn]] void give_up(const std::string& reason, const std::string& log = {}) {
  std::fprintf(stderr, "the tests have no PostgreSQL server: %s\n%s", reason.c_str(),
               log.empty() ? "" : contents(log).c_str());
  std::exit(1);
}

/// PostgreSQL refuses to run as root; then it runs as the user that its package brings, or as nobody.
const passwd* server_user() {
  if (::geteuid() != 0) return ::getpwuid(::geteuid());
  const passwd* user = ::getpwnam("postgres");
  return user != nullptr ? user : ::getpwnam("nobody");
}

std::string as_user() {
  if (::geteuid() != 0) return {};
  const passwd* user = server_user();
  return "setpriv --reuid=" + std::to_string(user->pw_uid) + " --regid=" + std::to_string(user->pw_gid) +
         " --clear-groups ";
}

/// Runs a line of shell; its words go into `log`.
bool run_shell(const std::string& line, const std::string& log) {
  return std::system(("(" + line + ") </dev/null >>" + log + " 2>&1").c_str()) == 0;
}

}  // namespace

PostgresCluster& PostgresCluster::shared() {
  static PostgresCluster cluster;
  return cluster;
}

PostgresCluster::PostgresCluster() {
  // Short, whatever TMPDIR says: the path of a socket has at most 107 bytes.
  std::string name = "/tmp/chancery-pg-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) give_up("no folder in /tmp");
  folder_ = name;
  const passwd* user = server_user();
  if (user == nullptr) give_up("no user to run it as");
  if (::geteuid() == 0 && ::chown(folder_.c_str(), user->pw_uid, user->pw_gid) != 0) give_up("the folder stays root's");
  ::chmod(folder_.c_str(), 0755);  // the socket is used by other users too

  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) give_up("no pipe");
  guard_ = ::fork();
  if (guard_ == 0) {
    ::setsid();
    ::dup2(ends[0], STDIN_FILENO);
    const std::string script = "trap '' INT TERM HUP; read -r _; " + as_user() + kPrograms + "pg_ctl stop -D " +
                               folder_ + "/data -m immediate >/dev/null 2>&1; rm -rf " + folder_;
    ::execl("/bin/sh", "sh", "-c", script.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(ends[0]);
  guard_pipe_ = ends[1];

  const std::string log = folder_ + "/log";
  const std::string init = as_user() + "env LC_ALL=C.UTF-8 " + kPrograms + "initdb -D " + folder_ +
                           "/data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=vi "
                           "--no-sync --no-instructions";
  if (!run_shell("cd " + folder_ + " && " + init, log)) give_up("initdb failed", log);
  std::FILE* settings = std::fopen((folder_ + "/data/postgresql.auto.conf").c_str(), "a");
  if (settings == nullptr) give_up("its settings cannot be written");
  std::fputs(kSettings, settings);
  std::fprintf(settings, "unix_socket_directories = '%s'\n", folder_.c_str());
  std::fclose(settings);
  start();
}

PostgresCluster::~PostgresCluster() {
  ::close(guard_pipe_);
  ::waitpid(guard_, nullptr, 0);
}

void PostgresCluster::start() {
  const std::string log = folder_ + "/log";
  if (!run_shell("cd " + folder_ + " && " + as_user() + kPrograms + "pg_ctl start -w -t 60 -D data -l server.log", log))
    give_up("it does not start", log);
}

void PostgresCluster::stop() {
  run_shell("cd " + folder_ + " && " + as_user() + kPrograms + "pg_ctl stop -D data -m immediate", folder_ + "/log");
}

std::string PostgresCluster::create_database() {
  const std::string name = "test" + std::to_string(++databases_);
  auto database = open_postgres(address_of("postgres"));
  if (!database) give_up(database.error().message());
  if (const Status problem = (*database)->run_script("CREATE DATABASE " + name)) give_up(problem->message());
  return address_of(name);
}

std::string PostgresCluster::address_of(const std::string& database) const {
  return "postgresql://postgres@/" + database + "?host=" + folder_;
}

}  // namespace chancery::test
