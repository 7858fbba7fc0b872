#!/usr/bin/env bash
# clang-tidy over the sources whose content or headers changed since they last passed; "yes" checks them all.
set -eu
cd "$(dirname "$0")/.."
all=${1:-no}
stamps=build/tidy
mkdir -p "$stamps"
headers=$(cat .clang-tidy $(find src -name '*.h' | sort) | sha256sum | cut -c1-16)
todo=()
for file in $(find src -name '*.cpp' | sort); do
  stamp="$stamps/$(printf '%s' "$file" | tr / _).$headers.$(sha256sum <"$file" | cut -c1-16)"
  if [ "$all" = yes ] || [ ! -e "$stamp" ]; then todo+=("$file=$stamp"); fi
done
[ ${#todo[@]} -gt 0 ] || exit 0
printf '%d files\n' "${#todo[@]}"
printf '%s\n' "${todo[@]}" | xargs -P "$(nproc)" -I{} bash -c '
  entry={}
  file=${entry%%=*}
  if clang-tidy-16 --quiet -p build/release "$file" >"${entry#*=}.log" 2>&1; then
    mv "${entry#*=}.log" "${entry#*=}"
  else
    cat "${entry#*=}.log"
    rm -f "${entry#*=}.log"
    exit 255
  fi' || { echo "clang-tidy found the problems above" >&2; exit 1; }
