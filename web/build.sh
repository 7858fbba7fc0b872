#!/usr/bin/env bash
# Builds the pages: build.sh SOURCES FOLDER. The packages of the lockfile are fetched where they are not here yet; of several
# builds at once one fetches, and the others wait.
set -euo pipefail
cd "$1/web"
npm=${CHANCERY_NPM:-npm}
exec 9>.build.lock
flock 9
if ! cmp -s package-lock.json node_modules/.lock-of-these; then
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 "$npm" ci --no-audit --no-fund --loglevel=error || {
    echo "What the pages are built with could not be fetched (above); is the machine connected?" >&2
    exit 1
  }
  cp package-lock.json node_modules/.lock-of-these
fi
CHANCERY_PAGES=$2 "$npm" run --silent build -- --logLevel warn
