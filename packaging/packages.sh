# Sourced by ./run and ./test: installs the Debian packages that are missing, and nothing else.

build_packages="g++ cmake ninja-build ccache libicu-dev darts libtomlplusplus-dev"
test_packages="libgtest-dev nlohmann-json3-dev libbenchmark-dev clang-16 clang-tidy-16 clang-format-16 libclang-rt-16-dev python3 util-linux"

say() { printf '== %s\n' "$*"; }
fail() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

need_packages() {
  missing=""
  for package in "$@"; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || state=""
    [ "$state" = installed ] || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null || fail "these Debian packages are missing, and there is no apt-get to install them with:$missing"
  as_root=""
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "these Debian packages are missing; run this once as root, or install sudo:$missing"
    as_root="sudo"
  fi
  say "Installing$missing"
  $as_root apt-get update -qq || fail "the list of packages cannot be fetched (apt-get update); is the machine connected?"
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null ||
    fail "these packages could not be installed:$missing"
}

build() {
  preset=$1
  shift
  cmake --preset "$preset" "$@" >"build-$preset.log" 2>&1 || { cat "build-$preset.log" >&2; rm -f "build-$preset.log"; fail "cmake --preset $preset failed (above)"; }
  rm -f "build-$preset.log"
  cmake --build --preset "$preset" -j "$(nproc)" || fail "the build failed (above)"
}
