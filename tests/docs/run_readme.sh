#!/usr/bin/env bash
# run_readme.sh SOURCE_DIR README: runs every command of the README's sh blocks as written, in order.
# Only script/test is left out: it is what runs this.
set -u
cd "$1" || exit 1
readme=$2
faults=0 count=0
unset STAVE_DATA STAVE_DB
export STAVE_NO_SERVER=1  # or script/run would go on for ever
while IFS= read -r command; do
  [[ $command == script/test* ]] && continue
  count=$((count + 1))
  if ! bash -c "$command" >build/readme.out 2>build/readme.err; then
    faults=$((faults + 1))
    printf 'failed: %s\n' "$command"
    tail -n 15 build/readme.out build/readme.err
  fi
done < <(awk '/^```sh/{on=1;next} /^```/{on=0} on && NF' "$readme")
echo "$count commands, $faults failed"
[[ $count -gt 0 && $faults -eq 0 ]]
