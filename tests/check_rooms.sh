#!/usr/bin/env bash
# A room may include only itself and the rooms above it (docs/walk.md).
set -eu
cd "$(dirname "$0")/.."
rooms="base text reading cli"
bad=0
allowed=""
for room in $rooms; do
  allowed="$allowed $room"
  while IFS= read -r line; do
    other=$(printf '%s' "$line" | sed -E 's/.*#include "([a-z]+)\/.*/\1/')
    case " $allowed " in
      *" $other "*) ;;
      *) printf '%s\n' "$line" >&2; bad=1 ;;
    esac
  done < <(grep -rnE '#include "[a-z]+/' "src/$room" || true)
done
[ "$bad" = 0 ] || { echo "these includes point down the list of rooms" >&2; exit 1; }
