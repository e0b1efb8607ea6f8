#!/usr/bin/env bash
# A server on a fresh copy of a prepared office, for tests in the browser.
#   office_server.sh start STAVE ROOT FOLDER   prepares the office, serves a copy of it; FOLDER/port has the port
#   office_server.sh fresh FOLDER              the same port, a fresh copy
#   office_server.sh link FOLDER PERSON        prints a secret that signs the person in once
#   office_server.sh stop FOLDER
set -euo pipefail
export TZ=Asia/Shanghai

serve() {  # serve FOLDER PORT
  local folder=$1
  rm -rf "$folder/data"
  cp -r "$folder/office" "$folder/data"
  : >"$folder/said"
  "$(cat "$folder/stave")" serve --data "$folder/data" --clock 2020-01-06 --port "$2" --quiet --lang en >"$folder/log" 2>"$folder/said" &
  echo $! >"$folder/pid"
  for _ in $(seq 200); do
    grep -q 'http://' "$folder/said" && break
    sleep 0.05
  done
  grep -o 'http://[0-9.:]*' "$folder/said" | head -1 | sed 's/.*://' >"$folder/port"
}

stop() {
  kill "$(cat "$1/pid")" 2>/dev/null || true
  while kill -0 "$(cat "$1/pid")" 2>/dev/null; do sleep 0.05; done
}

case $1 in
  start)
    mkdir -p "$4"
    echo "$2" >"$4/stave"
    "$3/script/demo-office" "$2" "$4/office"
    serve "$4" 0
    ;;
  fresh)
    stop "$2"
    serve "$2" "$(cat "$2/port")"
    ;;
  link)
    SOURCE_DATE_EPOCH=$(date -d '2020-01-06 09:30' +%s) "$(cat "$2/stave")" account link "$3" --by tests --data "$2/data" 2>&1 | grep -oE '[0-9a-f]{64}'
    ;;
  stop) stop "$2" ;;
esac
