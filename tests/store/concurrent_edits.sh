#!/usr/bin/env bash
# concurrent_edits.sh PROGRAM EDITS: 8 clients edit shared figures in an SQLite file.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" "$folder/edits.db" 8 "$2" 4 1
