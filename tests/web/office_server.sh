#!/usr/bin/env bash
# A server on a fresh copy of a prepared office, for tests in the browser.
#   office_server.sh start STAVE ROOT FOLDER   prepares the office, serves a copy of it; FOLDER/port has the port
#   office_server.sh fresh FOLDER              the same port, a fresh copy
#   office_server.sh halt FOLDER               ends the server, keeps its data
#   office_server.sh resume FOLDER             serves the kept data on the same port
#   office_server.sh restart FOLDER            halt and resume
#   office_server.sh link FOLDER PERSON        prints a secret that signs the person in once
#   office_server.sh stop FOLDER               ends the server
set -euo pipefail
export TZ=Asia/Shanghai

serve() {  # serve FOLDER PORT: on FOLDER/data
  local folder=$1
  : >"$folder/said"
  "$(cat "$folder/stave")" serve --data "$folder/data" --clock 2020-01-06 --port "$2" --quiet --lang en >"$folder/log" 2>"$folder/said" &
  echo $! >"$folder/pid"
  for _ in $(seq 600); do
    grep -q 'http://' "$folder/said" && break
    kill -0 "$(cat "$folder/pid")" 2>/dev/null || { cat "$folder/said" "$folder/log" >&2; exit 1; }
    sleep 0.05
  done
  grep -o 'http://[0-9.:]*' "$folder/said" | head -1 | sed 's/.*://' >"$folder/port"
}

copy() {  # copy FOLDER: the office as it was prepared
  rm -rf "$1/data"
  cp -r "$1/office" "$1/data"
}

stop() {
  kill "$(cat "$1/pid")" 2>/dev/null || true
  while kill -0 "$(cat "$1/pid")" 2>/dev/null; do sleep 0.05; done
}

first_account() {  # first_account STAVE DATA: an office that nobody has an account of asks for its set-up instead of a password
  local code
  SOURCE_DATE_EPOCH=$(date -d '2020-01-06 08:00' +%s)
  export SOURCE_DATE_EPOCH
  code=$("$1" account setup-code --by tests --data "$2" 2>/dev/null | grep -oE '[A-Z0-9]{4}(-[A-Z0-9]{4}){4}')
  head -c 24 /dev/urandom | base64 | "$1" account first xi --code "$code" --by tests --data "$2" >/dev/null 2>&1
  unset SOURCE_DATE_EPOCH
}

case $1 in
  start)
    mkdir -p "$4"
    realpath "$2" >"$4/stave"
    "$3/script/demo-office" "$2" "$4/office"
    first_account "$2" "$4/office"
    copy "$4"
    serve "$4" 0
    ;;
  fresh)
    stop "$2"
    copy "$2"
    serve "$2" "$(cat "$2/port")"
    ;;
  halt | stop) stop "$2" ;;
  resume) serve "$2" "$(cat "$2/port")" ;;
  restart)
    stop "$2"
    serve "$2" "$(cat "$2/port")"
    ;;
  link)
    SOURCE_DATE_EPOCH=$(date -d '2020-01-06 09:30' +%s) "$(cat "$2/stave")" account link "$3" --by tests --data "$2/data" 2>&1 | grep -oE '[0-9a-f]{64}'
    ;;
esac
