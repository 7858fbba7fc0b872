# Sourced by the scripts here, from the top of the checkout: options that they share, building, and measuring.

build_folder=""
bench_programs="chancery packs icu_words measure"

# Builds what the scripts run, unless --build named a folder where it is built already.
need_programs() {
  if [ -z "$build_folder" ]; then
    # shellcheck disable=SC1091
    . packaging/packages.sh
    # shellcheck disable=SC2086,SC2154
    need_packages $build_packages libbenchmark-dev python3 util-linux
    say "Building"
    cmake --preset release -DCHANCERY_TESTS=OFF -DCHANCERY_BENCH=ON >/dev/null
    # shellcheck disable=SC2086
    cmake --build --preset release -j "$(nproc)" --target $bench_programs
    build_folder=build/release
  fi
  program=$build_folder/chancery
  measure=$build_folder/bench/measure
  icu_words=$build_folder/bench/icu_words
}

work=$(mktemp -d "${TMPDIR:-/tmp}/chancery-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM

# The last processor the script may run on: the first ones tend to serve interrupts.
one_core=$(taskset -cp $$ | sed 's/.*[-, ]//')

# cost COMMAND...: runs it on one core, output thrown away; leaves $user $system $wall $peak $code.
cost() {
  : >"$work/cost"
  taskset -c "$one_core" "$measure" "$work/cost" "$@" >/dev/null 2>"$work/errors" || true
  read -r user system wall peak code <"$work/cost"
}

# The same on all cores.
cost_everywhere() {
  : >"$work/cost"
  "$measure" "$work/cost" "$@" >/dev/null 2>"$work/errors" || true
  read -r user system wall peak code <"$work/cost"
}

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
machine() { printf '%s, %s processors, %s\n' "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)" "$(nproc)" "$(date +%F)"; }
