# For the bars: sourced, with the repository's root as the working folder.
# build_bench TARGET...: a release build of the programs with their tests.
build_bench() {
  cmake --preset bench >/dev/null
  cmake --build --preset bench --target "$@" >&2
}

# bar NAME COMMAND...: runs it and says how it went.
bar() {
  local name=$1
  shift
  if "$@"; then
    echo "bar $name: passed"
  else
    echo "bar $name: FAILED"
    return 1
  fi
}
