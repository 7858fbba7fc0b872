#!/usr/bin/env bash
# Types of the pages, the same words in every language, and no address of another host in what was built: check.sh FOLDER.
set -euo pipefail
built=$(realpath "$1")
cd "$(dirname "$0")"
npx --no-install svelte-check --fail-on-warnings --output human --threshold warning
node tests/words.mjs
node tests/addresses.mjs "$built"
