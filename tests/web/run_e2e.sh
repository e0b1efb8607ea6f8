#!/usr/bin/env bash
# run_e2e.sh STAVE ROOT: the jobs of web/e2e in Chromium against a server of its own. Pictures: web/e2e/out.
set -euo pipefail
stave=$1 root=$2
tools=$root/tests/web/office_server.sh
folder=$(mktemp -d)
trap '"$tools" stop "$folder"; rm -rf "$folder"' EXIT
"$tools" start "$stave" "$root" "$folder"
BASE_URL=http://127.0.0.1:$(cat "$folder/port")
export BASE_URL E2E_LINK="$tools link $folder" E2E_FRESH="$tools fresh $folder" E2E_SLOW=${E2E_SLOW:-3}
cd "$root/web"
node e2e/run.mjs
if [[ -f e2e/office.mjs ]]; then node e2e/office.mjs; fi
