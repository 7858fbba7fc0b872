#include "intake/worker/office_confinement.h"

#include <sched.h>
#include <seccomp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>

#include "intake/worker/landlock.h"
#include "intake/worker/limits.h"

namespace chancery {
namespace {

constexpr std::array kRefused = {
    SCMP_SYS(connect), SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(pidfd_getfd),
    SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(pivot_root), SCMP_SYS(chroot), SCMP_SYS(unshare), SCMP_SYS(setns),
    SCMP_SYS(bpf), SCMP_SYS(io_uring_setup), SCMP_SYS(userfaultfd), SCMP_SYS(perf_event_open), SCMP_SYS(keyctl),
    SCMP_SYS(add_key), SCMP_SYS(request_key), SCMP_SYS(init_module), SCMP_SYS(finit_module), SCMP_SYS(kexec_load),
    SCMP_SYS(reboot), SCMP_SYS(memfd_create),
    // It stays in the group of processes that ends when its time is over.
    SCMP_SYS(setsid), SCMP_SYS(setpgid)};

/// Sockets are those of this machine, and reach nobody: none is connected.
void enter_filter() {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (filter == nullptr) return;
  for (const int call : kRefused) seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0);
  seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(socket), 1, SCMP_A0(SCMP_CMP_NE, AF_UNIX));
  constexpr std::array kNamespaces = {CLONE_NEWNS,  CLONE_NEWUTS, CLONE_NEWIPC,   CLONE_NEWUSER,
                                      CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWCGROUP};
  for (const int space : kNamespaces) {
    const auto bit = static_cast<scmp_datum_t>(space);
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1, SCMP_A0(SCMP_CMP_MASKED_EQ, bit, bit));
  }
  // It asks whether /tmp may be written before it takes the folder that it is told for its sockets. Landlock refuses to
  // write, but not to answer.
  seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(access), 1, SCMP_A1(SCMP_CMP_EQ, W_OK));
  seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(faccessat), 1, SCMP_A2(SCMP_CMP_EQ, W_OK));
  seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);  // whose arguments cannot be seen
  seccomp_load(filter);
  seccomp_release(filter);
}

void enter_view(const std::string& program, const std::string& folder) {
  FileView view;
  view.allow_running({"/usr", "/bin", "/lib", "/lib64", "/opt"});
  view.allow_running({program.substr(0, program.rfind('/')).c_str()});
  view.allow_reading({"/etc/fonts", "/etc/libreoffice", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d",
                      "/etc/localtime", "/etc/nsswitch.conf", "/etc/passwd", "/var/cache/fontconfig",
                      "/var/lib/libreoffice", "/var/spool/libreoffice", "/proc", "/sys/devices/system/cpu",
                      "/dev/urandom", "/dev/random"});
  view.allow_everything("/dev/null");
  view.allow_everything(folder.c_str());
  view.enter();
}

}  // namespace

void confine_office_program(const std::string& program, const std::string& folder) {
  constexpr std::uint64_t kFile = std::uint64_t{1} << 30U;
  constexpr std::uint64_t kAddresses = std::uint64_t{8} << 30U;
  limit(RLIMIT_CORE, 1);
  limit(RLIMIT_FSIZE, kFile);
  limit_addresses(kAddresses);
  enter_view(program, folder);
  enter_filter();
}

}  // namespace chancery
