#!/usr/bin/env bash
# Every C++ file stands as .clang-format has it.
set -eu
cd "$(dirname "$0")/.."
find src tests fuzz bench \( -name '*.cpp' -o -name '*.h' \) -print0 | xargs -0r clang-format-16 --dry-run --Werror || {
  echo "run: find src tests fuzz bench -name '*.cpp' -o -name '*.h' | xargs clang-format-16 -i" >&2
  exit 1
}
