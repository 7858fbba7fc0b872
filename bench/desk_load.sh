#!/usr/bin/env bash
# What 200 people at once wait for, and whether 500 connections that send a byte a second slow them down:
#   desk_load.sh PROGRAM STORE [SECONDS]
# STORE is a register that nobody can sign in to yet (register_load fill). Needs wrk (Debian), curl and python3.
set -euo pipefail
program=$1 store=$2 seconds=${3:-20}
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$folder"' EXIT

"$program" serve --store "$store" --port 0 >"$folder/said" &
until grep -q Ctrl-C "$folder/said"; do sleep 0.1; done
address=$(grep -o 'http://127.0.0.1:[0-9]*' "$folder/said" | head -n 1)
code=$(sed -n 's/.*#code=//p' "$folder/said" | head -n 1)
curl -sf -c "$folder/cookies" "$address/api/start" -d "{\"code\":\"$code\",\"title\":\"Load\",\"locality\":\"VN-25\",\"name\":\"Load\",\"login\":\"load\",\"password\":\"long enough\"}" >/dev/null
cookie="chancery_session=$(awk '/chancery_session/ { print $7 }' "$folder/cookies")"
for type in agreement event indicator commitment relationship; do
  curl -sf -H "Cookie: $cookie" "$address/api/records?type=$type&limit=200" |
    python3 -c 'import json,sys; [print("/api/records/" + item["id"]) for item in json.load(sys.stdin)["items"]]'
  for day in 2021-03 2022-05 2023-08 2024-02; do echo "/api/records?type=$type&limit=50&until=$day-01"; done
done >"$folder/paths"
cat >"$folder/paths.lua" <<LUA
local paths = {}
for line in io.lines("$folder/paths") do paths[#paths + 1] = line end
function request() return wrk.format("GET", paths[math.random(#paths)]) end
LUA
run() {
  wrk -t 1 -c 200 -d "${seconds}s" --latency -s "$folder/paths.lua" -H "Cookie: $cookie" "$address" |
    grep -E '50%|99%|requests in|Non-2xx|Socket' | tr -s ' ' | paste -sd ' '
}
echo "200 users, records and lists: $(run)"
python3 - "${address##*:}" <<'PYTHON' &
import socket, sys, time
stalled = []
for _ in range(500):
    one = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
    one.sendall(b"GET /api/session HTTP/1.1\r\nX-Slow: ")
    stalled.append(one)
while True:
    for one in stalled:
        try:
            one.sendall(b"x")
        except OSError:
            pass
    time.sleep(1)
PYTHON
sleep 2
echo "the same beside 500 that send a byte a second: $(run)"
