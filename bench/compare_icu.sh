#!/usr/bin/env bash
# Compares reading with ICU merely finding the words of the same text: user time of the two whole processes, on one core, in
# turn (A B A B), so that both meet the same machine. Reading is `chancery read --json FILE > /dev/null`.
#
#   bench/compare_icu.sh [--from FOLDER] [--size BYTES] [--pairs N] [--build FOLDER] [--help-pages FOLDER]
#
# FOLDER holds the documents that texts are made of (default: samples/); --build says where the programs are built already;
# --help-pages adds prose of another kind (bench/make_texts.py).
set -eu
cd "$(dirname "$0")/.."
. bench/common.sh
from=samples
size=5000000
pairs=11
help_pages=
while [ $# -gt 1 ]; do
  case $1 in
    --from) from=$2 ;;
    --size) size=$2 ;;
    --pairs) pairs=$2 ;;
    --build) build_folder=$2 ;;
    --help-pages) help_pages=$2 ;;
    *) break ;;
  esac
  shift 2
done
[ $# -eq 0 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
need_programs
python3 bench/make_texts.py --from "$from" --size "$size" --output "$work/texts" ${help_pages:+--help-pages "$help_pages"}

machine
printf '%s documents of %s made to %s bytes, %s pairs of runs, medians of user time\n' "$(ls "$from" | wc -l)" "$from" "$size" "$pairs"
printf '%-10s%-10s%12s%12s%16s%12s\n' language text 'read MB/s' 'ICU MB/s' 'read/ICU time' 'peak MB'
for language in lo th km vi en; do
  for kind in repeated shuffled prose; do
    text=$work/texts/$language.$kind.txt
    [ -f "$text" ] || continue
    cost "$program" read --json "$text"  # one uncounted run of each
    cost "$icu_words" "$language" "$text"
    : >"$work/pairs"
    for _ in $(seq "$pairs"); do
      cost "$program" read --json "$text"
      [ "$code" = 0 ] || { cat "$work/errors" >&2; exit 1; }
      ours=$user
      memory=$peak
      cost "$icu_words" "$language" "$text"
      printf '%s %s %s\n' "$ours" "$user" "$memory" >>"$work/pairs"
    done
    bytes=$(stat -c %s "$text")
    ours=$(awk '{ print $1 }' "$work/pairs" | median)
    theirs=$(awk '{ print $2 }' "$work/pairs" | median)
    ratio=$(awk '{ print $1 / $2 }' "$work/pairs" | median)
    memory=$(awk '{ print $3 }' "$work/pairs" | median)
    awk -v c="$language" -v k="$kind" -v b="$bytes" -v a="$ours" -v i="$theirs" -v r="$ratio" -v m="$memory" \
      'BEGIN { printf "%-10s%-10s%12.1f%12.1f%16.2f%12.1f\n", c, k, b / 1e6 / a, b / 1e6 / i, r, m / 1024 }'
  done
done
