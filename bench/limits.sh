#!/usr/bin/env bash
# What reading costs at its limits: the first result, many files, large files, hostile files.
#
#   bench/limits.sh [--build FOLDER] [--files N] [--large BYTES] [start|memory|size|hostile ...]
#
# Without names, all four parts. N is the most files (100000), BYTES the largest file (100000000). Files are made in a
# temporary folder ($TMPDIR, else /dev/shm where it has 3 GB free, else /tmp) and removed at the end.
set -eu
cd "$(dirname "$0")/.."
if [ -z "${TMPDIR:-}" ] && [ "$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')" -gt 3000000 ] 2>/dev/null; then
  export TMPDIR=/dev/shm
fi
. bench/common.sh
files=100000
large=100000000
parts=""
while [ $# -gt 0 ]; do
  case $1 in
    --build) build_folder=$2; shift ;;
    --files) files=$2; shift ;;
    --large) large=$2; shift ;;
    start | memory | size | hostile) parts="$parts $1" ;;
    *) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
  shift
done
need_programs

mb() { awk -v k="$1" 'BEGIN { printf "%.1f", k / 1024 }'; }
per_mb() { awk -v s="$1" -v b="$2" 'BEGIN { printf "%.2f", s * 1e9 / b }'; }

# fill TEXT BYTES FILE: TEXT (with \n and \xFF undone) again and again, cut between characters.
fill() {
  python3 - "$1" "$2" "$3" <<'PY'
import sys
text = sys.argv[1].encode("utf-8").replace(b"\\n", b"\n").replace(b"\\xFF", b"\xff")
size = int(sys.argv[2])
data = (text * (size // len(text) + 1))[:size]
while data and data[-1] & 0xC0 == 0x80:
    data = data[:-1]
if data and data[-1] >= 0xC0:
    data = data[:-1]
open(sys.argv[3], "wb").write(data)
PY
}

part_start() {
  echo "Start to result, one page, median of 20 (all cores; the whole process, so the first result is there earlier)"
  for sample in lo-news th-news km-news vi-trip-report en-news; do
    : >"$work/walls"
    for _ in $(seq 20); do
      cost_everywhere "$program" read --json "samples/$sample.txt"
      echo "$wall $peak" >>"$work/walls"
    done
    printf '  %-18s%8s bytes %8.1f ms, %s MB\n' "$sample" "$(stat -c %s "samples/$sample.txt")" \
      "$(awk '{ print $1 * 1000 }' "$work/walls" | median)" "$(mb "$(awk '{ print $2 }' "$work/walls" | median)")"
  done
}

part_memory() {
  echo "Many small files (all cores)"
  mkdir "$work/many"
  for count in 1 1000 "$files"; do
    python3 - "$work/many" "$count" <<'PY'
import glob, os, sys
folder, count = sys.argv[1], int(sys.argv[2])
texts = [open(p, "rb").read() for p in sorted(glob.glob("samples/*.txt"))]
for i in range(len(os.listdir(folder)), count):
    with open(os.path.join(folder, f"{i:06d}.txt"), "wb") as f:
        f.write(texts[i % len(texts)][:2000].rsplit(b"\n", 1)[0] + b"\n")
PY
    bytes=$(find "$work/many" -type f -printf '%s\n' | awk '{ s += $1 } END { print s }')
    cost_everywhere "$program" read --json "$work/many"
    printf '  %7s files %10s bytes  %8.3f s wall  %8.3f s user  %6s ms/MB user  peak %7s MB  exit %s\n' \
      "$count" "$bytes" "$wall" "$user" "$(per_mb "$user" "$bytes")" "$(mb "$peak")" "$code"
  done
  rm -rf "$work/many"
}

part_size() {
  echo "One file of growing size, shuffled text (one core); memory may be 200 MB up to 1 MB, then four times the file and 100 MB"
  python3 bench/make_texts.py --output "$work/texts" --size "$large"
  for language in lo vi en; do
    for size in 10000 1000000 10000000 "$large"; do
      head -c "$size" "$work/texts/$language.shuffled.txt" >"$work/file.txt"
      times=1
      [ "$size" -ge 1000000 ] || times=20
      : >"$work/rows"
      for _ in $(seq "$times"); do
        cost "$program" read --json "$work/file.txt"
        echo "$user" >>"$work/rows"
      done
      printf '  %-4s%10s bytes  %8.3f s user  %8s ms/MB  peak %7s MB  exit %s\n' "$language" "$size" "$(median <"$work/rows")" \
        "$(per_mb "$(median <"$work/rows")" "$size")" "$(mb "$peak")" "$code"
    done
  done
  rm -rf "$work/texts" "$work/file.txt"
}

# Each hostile text at a hundredth of the size and at the whole size: the time for a megabyte must be the same.
part_hostile() {
  echo "Hostile files (one core): ms/MB at $((large / 100)) and at $large bytes, and memory"
  while IFS='|' read -r name text; do
    small=$((large / 100))
    fill "$text" "$small" "$work/small.txt"
    fill "$text" "$large" "$work/large.txt"
    cost timeout 60 "$program" read --json "$work/small.txt"
    small_cost=$(per_mb "$user" "$small")
    small_code=$code
    cost timeout 600 "$program" read --json "$work/large.txt"
    printf '  %-28s%10s ms/MB %10s ms/MB  peak %7s MB  exit %s %s\n' "$name" "$small_cost" "$(per_mb "$user" "$large")" "$(mb "$peak")" \
      "$small_code" "$code"
  done <<'LIST'
one letter|a
one Lao letter|ກ
one space| 
digits|7
Khmer digits|៧
opening marks|(
brackets by turns|([{
quotation marks|"
no spaces (Thai)|ผู้ว่าราชการจังหวัดและคณะเดินทางเยือน
day, without number|ngày 
numbers with points|1.
versions|1.1.1.1 
dates|2/9/2025 
number words|hai nghìn 
spelled decimals|1 point 
multipliers|m 
titles|Mr. 
names|Nguyễn Văn An, 
places|Hà Nội, Viêng Chăn, 
visits|visited Hanoi on 2 May 2024 and 
amounts|15 FDI projects 
commas|,
full stops|a. 
semicolons|a; 
marks above|กํ้
combining marks|é
broken bytes|abcdefghijklmnopqrst\xFF
line ends|a\n
LIST
}

machine
[ -n "$parts" ] || parts="start memory size hostile"
for part in $parts; do "part_$part"; done
