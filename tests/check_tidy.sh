#!/usr/bin/env bash
# clang-tidy over the sources whose content or includes changed since they last passed: in this clone, in another one of this
# machine, or when tests/tidy-passed.txt was written. With "yes", over all of them, and with the analyzer that follows paths,
# which takes as long as all other checks. With "record", writes tests/tidy-passed.txt when all pass.
set -eu
cd "$(dirname "$0")/.."
mode=${1:-no}
record=tests/tidy-passed.txt
stamps=build/tidy
if [ -w "${HOME:-/nowhere}" ]; then stamps=${XDG_CACHE_HOME:-$HOME/.cache}/chancery-tidy; fi
mkdir -p "$stamps"

# What each source includes of ours, as the release build found it: lines of `source file`.
includes=$(ninja -C build/release -t deps 2>/dev/null | awk -v root="$PWD/" '
  /^[^ ].*: #deps/ { source = "" ; next }
  /^ / {
    path = $1
    sub(/^(\.\.\/)+/, root, path)
    if (index(path, root "src/") != 1) next
    path = substr(path, length(root) + 1)
    if (source == "" && path ~ /\.cpp$/) source = path
    if (source != "") print source, path
  }')
# A key for each source: what it is made of, and what it is checked for.
leave_out='-clang-analyzer-*'
if [ "$mode" = yes ]; then leave_out=-none; fi
export leave_out
checks=$(sha256sum <.clang-tidy)$leave_out
todo=()
keys=()
while IFS= read -r file; do
  key=$(printf '%s\n' "$includes" | awk -v f="$file" '$1 == f { print $2 }' | sort -u | xargs -r sha256sum | cat - "$file" <(echo "$checks") | sha256sum)
  key=${key:0:16}
  keys+=("$key $file")
  stamp=$stamps/${file//\//_}.$key
  if [ "$mode" != yes ] && { [ -e "$stamp" ] || grep -qsx "$key $file" "$record"; }; then continue; fi
  todo+=("$file" "$stamp")
done < <(find src -name '*.cpp' | sort)
count=$((${#todo[@]} / 2))

check_one() {
  local file=$1 stamp=$2 log
  log=$(mktemp)
  if clang-tidy-16 --quiet --checks="$leave_out" -p build/release "$file" >"$log" 2>&1; then
    : >"$stamp"
    printf '   %s\n' "$file"
    rm -f "$log"
  else
    cat "$log"
    rm -f "$log"
    return 1
  fi
}
export -f check_one
if [ $count -gt 0 ]; then
  printf '   %d files\n' "$count"
  printf '%s\0' "${todo[@]}" | xargs -0 -P "$(nproc)" -n 2 bash -c 'check_one "$@"' check_one || {
    echo "clang-tidy found the problems above" >&2
    exit 1
  }
fi
if [ "$mode" = record ]; then printf '%s\n' "${keys[@]}" >"$record"; fi
