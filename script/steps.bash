# Sourced by test and lint: run named steps to the end, whatever fails, and close with one plain line.

passed=0
failed=()
skipped=()

# step NAME COMMAND…: run it, show how long it took, remember how it ended.
step() {
  local name=$1 started=$SECONDS
  shift
  printf '\n\033[1m── %s\033[0m\n' "$name"
  if "$@"; then
    passed=$((passed + 1))
    printf '\033[32m✓\033[0m %s (%d s)\n' "$name" $((SECONDS - started))
  else
    failed+=("$name")
    printf '\033[1;31m✗\033[0m %s (%d s)\n' "$name" $((SECONDS - started))
  fi
}

# skip NAME WHY: seen at the end as well.
skip() {
  printf '\n\033[33m–\033[0m %s skipped: %s\n' "$1" "$2"
  skipped+=("$1 ($2)")
}

lint_steps() {
  step "ruff check" "$venv/bin/ruff" check .
  step "ruff format" "$venv/bin/ruff" format --check .
  step "mypy --strict" "$venv/bin/mypy" siger
  step "import-linter" "$venv/bin/lint-imports"
  step "front end: types" in_frontend npm run --silent check
}

in_frontend() {
  # Sourced prepare() skips the packages when the build is up to date; the tests need them all the same.
  (set -e; install_node_packages; cd -- "$root/frontend"; PATH="$(node_path):$PATH" "$@")
}

# close_with WHAT: the last line, and the exit code.
close_with() {
  printf '\n'
  if [ ${#skipped[@]} -gt 0 ]; then
    printf 'Skipped: %s\n' "${skipped[@]}"
  fi
  if [ ${#failed[@]} -gt 0 ]; then
    printf '\033[1;31m%s FAILED: %d of %d steps: %s\033[0m\n' "$1" ${#failed[@]} $((passed + ${#failed[@]})) "$(printf '%s; ' "${failed[@]}")"
    exit 1
  fi
  printf '\033[1;32m%s passed: %d steps in %d s\033[0m\n' "$1" "$passed" "$SECONDS"
}
