#!/usr/bin/env bash
# run_e2e.sh STAVE ROOT [NAME...]: the jobs and pages of web/e2e in Chromium against a server of its own. Pictures: web/e2e/out.
set -euo pipefail
stave=$1 root=$2
tools=$root/tests/web/office_server.sh
browser=${CHROMIUM:-/usr/bin/chromium}
lacks=
[[ -x $browser ]] || lacks+="; no browser at $browser (apt-get install chromium, or CHROMIUM=...)"
[[ -d $root/web/node_modules/playwright-core && -d $root/web/node_modules/axe-core ]] || lacks+="; web/node_modules is missing (cd web && npm ci, or script/test)"
if [[ $lacks ]]; then
  echo "web.e2e cannot run: ${lacks#; }" >&2
  exit 1
fi
folder=$(mktemp -d)
trap '"$tools" stop "$folder"; rm -rf "$folder"' EXIT
"$tools" start "$stave" "$root" "$folder"
export E2E_OFFICE=$folder E2E_SLOW=${E2E_SLOW:-3}
cd "$root/web"
node e2e/run.mjs "${@:3}"
