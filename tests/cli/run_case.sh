#!/usr/bin/env bash
# run_case.sh STAVE SOURCE_DIR CASE: runs a case file in an empty folder.
#   $ command        runs it (stave is on the path, the sources are at $SRC)
#   = N              its exit code was N (0 when not said)
#   > text           its standard output holds the text
#   ! text           its standard error holds the text
#   < text           neither holds the text
set -u
stave=$1 SRC=$2 case=$3
export SRC PATH="$(dirname "$stave"):$PATH" LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1560729600
unset STAVE_DATA STAVE_DB LANG LC_MESSAGES
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
ln -s "$SRC/examples" examples
ln -s "$SRC/packs" packs
faults=0 command='' expected=0 code=0 checks=0

fault() {
  faults=$((faults + 1))
  printf '%s: %s\n  command: %s\n' "$(basename "$case")" "$1" "$command"
  sed -n '1,15s/^/  out: /p' out
  sed -n '1,15s/^/  err: /p' err
}
finish() {  # the exit code of the command before
  [[ -z $command || $code -eq $expected ]] || fault "exit code $code, expected $expected"
}
while IFS= read -r line || [[ -n $line ]]; do
  text=${line:2}
  case $line in
    '$ '*)
      finish
      command=$text expected=0
      bash -c "$command" >out 2>err
      code=$?
      ;;
    '= '*) expected=$text; checks=$((checks + 1)) ;;
    '> '*) checks=$((checks + 1)); grep -qF -- "$text" out || fault "stdout lacks: $text" ;;
    '! '*) checks=$((checks + 1)); grep -qF -- "$text" err || fault "stderr lacks: $text" ;;
    '< '*) checks=$((checks + 1)); grep -qF -- "$text" out err && fault "must not be said: $text" ;;
  esac
done <"$case"
finish
[[ $checks -gt 0 ]] || { echo "$(basename "$case"): checks nothing"; exit 1; }
exit "$((faults > 0))"
