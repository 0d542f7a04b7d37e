#!/usr/bin/env bash
# All checks, in the order in which they are likely to fail fast. Every step runs even after a
# failure, so that one run tells everything. The last line printed is the sum.
#   scripts/test.sh [step]...      only these steps, by name
set -uo pipefail
cd "$(dirname "$0")/.."

scripts/need.sh rust node || exit 2

logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
wanted=("$@")
passed=0 failed=0 broken=() skipped=()

# sum FILE: adds up what the runners say: nextest, cargo test, Playwright.
sum() {
  sed 's/\x1b\[[0-9;]*m//g' "$1" | awk '
    /^ *Summary \[/           { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) p += $(i-1); if ($i ~ /^(failed|timed)/) f += $(i-1) } }
    /^test result: /          { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) p += $(i-1); if ($i ~ /^failed/) f += $(i-1) } }
    /^ +[0-9]+ passed( \(|$)/ { p += $1 }
    /^ +[0-9]+ failed$/       { f += $1 }
    END { print p + 0, f + 0 }'
}

# step NAME WHAT COMMAND...: runs one step and remembers how it went. Status 77 means skipped.
step() {
  local name=$1 what=$2 began=$SECONDS status p f
  shift 2
  if [ ${#wanted[@]} -gt 0 ] && [[ ! " ${wanted[*]} " == *" $name "* ]]; then return; fi
  printf '\n== %s: %s\n' "$name" "$what"
  "$@" 2>&1 | tee "$logs/$name"
  status=${PIPESTATUS[0]}
  read -r p f < <(sum "$logs/$name")
  passed=$((passed + p)) failed=$((failed + f))
  case $status in
    0) printf -- '-- %s: ok, %d tests, %d s\n' "$name" "$p" "$((SECONDS - began))" ;;
    77) skipped+=("$name") ;;
    *)
      broken+=("$name")
      # A check that found something, or a build that broke, counts as one.
      [ "$f" -gt 0 ] || failed=$((failed + 1))
      printf -- '-- %s: FAILED (exit %d), %d s\n' "$name" "$status" "$((SECONDS - began))"
      ;;
  esac
}

interface() {
  make --no-print-directory ui && npm --prefix ui run --silent check
}

licences() {
  if ! cargo deny --version >/dev/null 2>&1; then
    echo "skipped: cargo-deny is not installed (cargo install --locked cargo-deny)"
    return 77
  fi
  cargo deny --workspace --locked check --hide-inclusion-graph licenses bans sources
}

on_postgres() {
  THROUGHLINE_TEST_ENGINE=postgres scripts/postgres.sh run scripts/cargo-tests.sh
}

packs() {
  local pack status=0
  for pack in packs/*/; do
    [ -e "$pack/pack.toml" ] || continue
    target/debug/throughline pack check "$pack" || status=1
    target/debug/throughline pack test "$pack" || status=1
  done
  return $status
}

# The sharing policies are proved, with a solver of their own. The whole workspace is named, so that what
# was built for the other tests is used again.
proofs() {
  local solver
  solver=$(scripts/solver.sh) || return $?
  THROUGHLINE_PROOF_SOLVER=$solver cargo test --workspace --locked --quiet --test proofs
}

step format "rustfmt" cargo fmt --all --check
step ui "style sheet and script, and the types of the script" interface
step lints "clippy, warnings are errors" cargo clippy --workspace --all-targets --locked --quiet -- -D warnings
step licences "licences and sources of dependencies" licences
step sqlite "unit, property and integration tests on SQLite" scripts/cargo-tests.sh
step proofs "the guarantees of the sharing policies, proved, and each seen to fail when its policy is broken" proofs
step docs "examples in the documentation" cargo test --workspace --locked --doc --quiet
step postgres "the same suite on PostgreSQL" on_postgres
step packs "every programme pack: check and scenarios" packs
step browser "pages in a browser, with axe" scripts/e2e.sh

echo
[ ${#skipped[@]} -eq 0 ] || echo "skipped: ${skipped[*]}"
[ ${#broken[@]} -eq 0 ] || echo "failed steps: ${broken[*]}"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ ${#broken[@]} -eq 0 ]
