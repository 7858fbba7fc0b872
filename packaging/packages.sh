# shellcheck shell=bash disable=SC2034
# Sourced by ./run and ./test: installs the Debian packages that are missing, and nothing else; builds a preset.

set -o pipefail

build_packages="g++ cmake ninja-build ccache libicu-dev darts libtomlplusplus-dev libharfbuzz-bin woff2 fonts-noto-core \
nlohmann-json3-dev libsqlite3-dev libpq-dev libsodium-dev libxml2-dev libexpat1-dev libarchive-dev libfreexl-dev libpoppler-private-dev libseccomp-dev libxlsxwriter-dev libical-dev libboost1.81-dev libssl-dev zlib1g-dev \
pkg-config libgmime-3.0-dev libtesseract-dev libleptonica-dev tesseract-ocr-vie tesseract-ocr-eng tesseract-ocr-lao tesseract-ocr-script-laoo tesseract-ocr-tha tesseract-ocr-khm tesseract-ocr-osd"
# postgresql-15: the tests start a server of their own in a temporary folder (tests/store/postgres_cluster.h), reached by a socket in it alone.
# The one that Debian's package may make and start beside it is neither used nor disturbed.
test_packages="chromium libreoffice-writer-nogui libreoffice-calc-nogui libgtest-dev libbenchmark-dev postgresql-15 clang-16 clang-tidy-16 clang-format-16 libclang-rt-16-dev python3"

# The pages are built by npm; where it is there already, whoever brought it, it is used.
if ! command -v npm >/dev/null; then build_packages="$build_packages nodejs npm"; fi

# Not installed by itself: libreoffice-writer-nogui, by which RTF and DOC files are read.

# Progress goes to standard error, so that `./run --json FILE >OUT` holds nothing but the reading.
say() { printf '== %s\n' "$*" >&2; }
fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

need_packages() {
  local missing="" package
  for package in "$@"; do
    is_installed "$package" || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null ||
    fail "this needs the packages of Debian 12, and there is no apt-get to install them with:$missing"
  as_root=""
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "these packages are missing; run this once as root, or install sudo:$missing"
    as_root="sudo"
    # Without a terminal nobody could type a password.
    if [ ! -t 0 ]; then
      as_root="sudo -n"
      $as_root true 2>/dev/null || fail "these packages are missing, and sudo asks for a password; run this once as root:$missing"
    fi
  fi
  say "Installing$missing"
  apt_get update || fail "the list of packages cannot be fetched (above); is the machine connected?"
  # shellcheck disable=SC2086
  apt_get install -y --no-install-recommends $missing ||
    fail "these packages could not be installed (above):$missing"
}

# Runs apt-get, showing its progress in steps of ten percent, and its words only when it fails. It talks of its progress on a
# pipe of its own, which it makes one that does not block; and it needs no terminal for dpkg: not every container has one.
apt_get() {
  mkdir -p build
  : >build/apt.log
  # shellcheck disable=SC2016
  $as_root bash -c 'exec env LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive apt-get -o APT::Status-Fd=3 -o Dpkg::Use-Pty=0 \
    -o DPkg::Lock::Timeout=300 "$@" 3>&1 >>build/apt.log 2>&1 </dev/null' apt_get "$@" | show_percent "$1" && return 0
  tail -n 6 build/apt.log >&2
  return 1
}

# Reads apt's status lines: `dlstatus:3:42.1:Retrieving file 3 of 60`, `pmstatus:cmake:61.5:Unpacking cmake`.
show_percent() {
  local kind percent shown="" step
  while IFS=: read -r kind _ percent _; do
    case $kind in
      dlstatus) if [ "$1" = update ]; then step="list of packages"; else step=fetched; fi ;;
      pmstatus) step=installed ;;
      *) continue ;;
    esac
    percent=${percent%%.*}
    step="$step ${percent%?}0%"
    if [ "$step" != "$shown" ] && [ ${#percent} -gt 1 ]; then
      shown=$step
      printf '   %s\n' "$step" >&2
    fi
  done
}

# build PRESET [TARGET...]
build() {
  local preset=$1 log=build/$1.log tests=OFF bench=OFF
  shift
  # Compiled files are kept for the next time; where there is no home folder, beside the build.
  [ -w "${HOME:-/nowhere}" ] || export CCACHE_DIR="$PWD/build/ccache"
  if is_installed libgtest-dev; then tests=ON; fi
  # The same source compiles to the same in every clone, wherever it stands.
  export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1
  # The long test builds the benchmarks too, so that they go on compiling; nothing runs them here.
  if [ "$preset" = release ] && [ "${long:-no}" = yes ]; then bench=ON; fi
  mkdir -p build
  if ! cmake --preset "$preset" -DCHANCERY_TESTS="$tests" -DCHANCERY_BENCH="$bench" >"$log" 2>&1; then
    cat "$log" >&2
    fail "the build could not be set up (above)"
  fi
  cmake --build --preset "$preset" -j "$(nproc)" ${1:+--target "$@"} >&2 || fail "the build failed (above)"
}
