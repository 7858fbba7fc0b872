#!/usr/bin/env bash
# The whole way through the pages in Debian's Chromium: browse.sh PROGRAM [OPTIONS OF PLAYWRIGHT].
set -euo pipefail
export CHANCERY_PROGRAM=$1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
shift
cd "$(dirname "$0")"
npx --no-install playwright test "$@"
