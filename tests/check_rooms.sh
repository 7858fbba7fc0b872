#!/usr/bin/env bash
# A room may include only itself and the rooms above it (docs/walk.md).
set -eu
cd "$(dirname "$0")/.."
rooms="base text intake reading store register follow report desk cli"
bad=0
for folder in src/*/; do
  case " $rooms " in
    *" $(basename "$folder") "*) ;;
    *) echo "${folder%/}: is no room of tests/check_rooms.sh; add it where it belongs in the order" >&2; bad=1 ;;
  esac
done
allowed=""
for room in $rooms; do
  allowed="$allowed $room"
  while IFS= read -r line; do
    other=${line#*#include \"}
    other=${other%%/*}
    case " $allowed " in
      *" $other "*) ;;
      *) printf '%s\n' "$line" >&2; bad=1 ;;
    esac
  done < <(grep -rnE '#include "[a-z_]+/' "src/$room" || true)
done
# The readers of formats run in a process of their own, and only its program links them (docs/decisions/0019-intake-process.md).
while IFS= read -r line; do
  printf '%s\n' "$line" >&2
  bad=1
done < <(grep -rnE '#include "intake/(formats|worker)/' src | grep -vE '^src/intake/(formats|worker)/' || true)
while IFS= read -r line; do
  printf '%s\n' "$line" >&2
  bad=1
done < <(grep -rnE '#include "intake/worker/' src/intake/formats || true)
[ "$bad" = 0 ] || { echo "these includes point down the list of rooms: $rooms" >&2; exit 1; }
