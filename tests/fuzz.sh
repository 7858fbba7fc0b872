#!/usr/bin/env bash
# Runs the fuzz targets, or those that are named, for a minute each (or the seconds given): each begins with what
# fuzz/make_seeds.py makes of the samples and with what it learned before (build/fuzz/corpus).
# usage: tests/fuzz.sh [SECONDS [TARGET...]], a target as html or html_fuzzer
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-60}
[ $# -eq 0 ] || shift
built=build/fuzz/fuzz
seeds=build/fuzz/seeds
rm -rf "$seeds"
python3 fuzz/make_seeds.py "$seeds"
if [ $# -eq 0 ]; then
  for source in fuzz/*_fuzzer.cpp; do set -- "$@" "$(basename "$source" .cpp)"; done
fi

export LSAN_OPTIONS="suppressions=$PWD/tests/leaks.supp:print_suppressions=0"
for target in "$@"; do
  name=${target%_fuzzer}_fuzzer
  [ -x "$built/$name" ] || { echo "$name was not built: cmake --preset fuzz && cmake --build --preset fuzz" >&2; exit 1; }
  corpus=build/fuzz/corpus/$name
  mkdir -p "$corpus" "$seeds/$name" build/fuzz/crashes
  printf '%s\n' "$name"
  set -- -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=10 -max_len=65536 -verbosity=0 -print_final_stats=1 \
    -artifact_prefix="build/fuzz/crashes/$name-"
  [ ! -f "$seeds/$name.dict" ] || set -- "$@" -dict="$seeds/$name.dict"
  "$built/$name" "$@" "$corpus" "$seeds/$name" || {
    echo "$name found the input above; it is kept in build/fuzz/crashes/" >&2
    exit 1
  }
done
