#!/usr/bin/env bash
# Runs each fuzz target for a minute (or the seconds given) and keeps what it learns in build/fuzz/corpus.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-60}
found=no
for target in build/fuzz/fuzz/*_fuzzer; do
  [ -x "$target" ] || continue
  found=yes
  name=${target##*/}
  corpus=build/fuzz/corpus/$name
  mkdir -p "$corpus" build/fuzz/crashes
  printf '%s\n' "$name"
  # The samples and phrases are a good beginning for everything that reads text.
  "$target" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=10 -max_len=65536 -verbosity=0 -print_final_stats=1 \
    -artifact_prefix="build/fuzz/crashes/$name-" "$corpus" samples || {
    echo "$name found the input above; it is kept in build/fuzz/crashes/" >&2
    exit 1
  }
done
[ "$found" = yes ] || { echo "no fuzz target was built" >&2; exit 1; }
