#!/usr/bin/env bash
# on_postgres.sh STORE_TESTS CONCURRENT_EDITS EDITS: inside pg_virtualenv, which says by PGHOST and the
# like where its server is. Both programs run even when the first one fails.
set -u
failed=0
export LSAN_OPTIONS=suppressions="$(dirname "$0")/lsan.supp":print_suppressions=0
STAVE_TEST_PG='postgresql://' "$1" --gtest_brief=1 || failed=1
"$2" 'postgresql://' 8 "$3" 4 1 || failed=1
exit "$failed"
