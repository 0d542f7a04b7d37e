#!/usr/bin/env bash
# Says in one sentence what is missing on this machine, before a tool says it in fifty.
#   scripts/need.sh [rust|node]...
set -euo pipefail
cd "$(dirname "$0")/.."

# at_least HAVE WANT: whether one dotted version is as new as another.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

fail() {
  printf 'Throughline cannot be built yet: %s\n' "$*" >&2
  exit 2
}

need_rust() {
  local want have
  want=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
  command -v cargo >/dev/null && command -v rustc >/dev/null ||
    fail "Rust $want or newer is needed. Get it from https://rustup.rs, open a new shell and try again."
  have=$(rustc --version | cut -d ' ' -f 2)
  at_least "$have" "$want" ||
    fail "Rust $want or newer is needed, this is $have. Run 'rustup update stable' and try again."
  command -v cc >/dev/null || command -v gcc >/dev/null || command -v clang >/dev/null ||
    fail "a C compiler is needed (Rust links with it). On Debian: apt-get install build-essential"
}

need_node() {
  local want=20.19 have
  command -v node >/dev/null ||
    fail "Node $want or newer is needed for the style sheet and the browser tests. Get it from https://nodejs.org."
  have=$(node --version | tr -d v)
  at_least "$have" "$want" ||
    fail "Node $want or newer is needed, this is $have. Get it from https://nodejs.org."
  command -v npm >/dev/null ||
    fail "npm is needed; it usually comes with Node."
}

for tool in "${@:-rust node}"; do
  for one in $tool; do
    case "$one" in
      rust) need_rust ;;
      node) need_node ;;
      *) fail "nobody knows how to look for '$one'" ;;
    esac
  done
done
