#!/usr/bin/env bash
# on_postgres.sh STAVE SOURCE_DIR: inside pg_virtualenv. The main job on SQLite and on PostgreSQL, at a
# fixed time and by a fixed person: every answer and the trail's head must be the same bytes.
set -u
stave=$1 SRC=$2
export SRC PATH="$(dirname "$stave"):$PATH" LC_ALL=C.UTF-8 STAVE_BY=张三
unset STAVE_DATA STAVE_DB LANG LC_MESSAGES
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
printf 'code,element,year,value\nyunze,gdp,2017,1\n' >fix.csv
codes=(A{1..20} a{1..20} 甲 乙 é)
{ echo 'code,name,class,city'; for code in "${codes[@]}"; do echo "$code,区$code,east,CA"; done; } >zones.csv
{ echo 'code,element,year,value'; for code in "${codes[@]}"; do echo "$code,gdp,2017,0.5"; done; } >many.csv
faults=0 count=0

# twice ANSWER command...: runs it with --data sqlite, then with the database besides.
twice() {
  local wanted=$1 code
  shift
  for kind in sqlite pg; do
    local place=(--data "$kind")
    [[ $kind == pg ]] && place+=(--db postgresql://)
    "$@" "${place[@]}" >"$kind.out" 2>"$kind.err"
    code=$?
    [[ $code -eq $wanted ]] || fault "$kind: exit code $code, expected $wanted: $*"
  done
  count=$((count + 1))
  cmp -s sqlite.out pg.out || fault "answers differ: $*"
}
fault() {
  faults=$((faults + 1))
  echo "$1"
  head -n 3 sqlite.out sqlite.err pg.out pg.err
}

twice 3 stave audit verify
grep -q -- '--db' pg.err || fault 'an empty database does not say how to fill it'
export SOURCE_DATE_EPOCH=1560729600
stave demo --data sqlite 2>/dev/null
stave demo --data pg --db postgresql:// 2>/dev/null || fault 'demo'
twice 0 stave audit verify --json
twice 0 stave assess --pack etdz-2016 --round 2018 --json
export SOURCE_DATE_EPOCH=1592352000
twice 0 stave import fix.csv --reason 更正 --json
twice 0 stave import fix.csv --json
twice 0 stave import zones.csv --json
twice 0 stave import many.csv --json
twice 2 stave import nowhere.csv --json
twice 0 stave trace yunze gdp_growth 2017 --pack etdz-2016 --json
twice 0 stave assess --pack etdz-2016 --round 2018 --json
twice 0 stave assess --pack etdz-2016 --round 2018 --as-of 2019-12-31 --json
twice 0 stave diagnose --pack etdz-2016 --round 2018 --lang en
twice 0 stave audit log
twice 0 stave audit verify --json
head=$(python3 -c 'import json; d = json.load(open("pg.out")); print(d.get("head") or d["code"])')
twice 0 stave audit verify --head "$head"
echo "$count answers compared, $faults faults, trail $head"
[[ ! -e pg/stave.db ]] || { echo 'stave.db was made beside PostgreSQL'; exit 1; }
exit "$((faults > 0))"
