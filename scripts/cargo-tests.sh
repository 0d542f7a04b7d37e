#!/usr/bin/env bash
# Runs Rust tests with nextest where it is installed (faster, one process per test), else with
# cargo's own runner. Arguments select targets in the form both understand.
set -euo pipefail
cd "$(dirname "$0")/.."

if cargo nextest --version >/dev/null 2>&1; then
  exec cargo nextest run --workspace --locked --no-fail-fast --status-level fail --final-status-level fail "$@"
fi
exec cargo test --workspace --locked --no-fail-fast --quiet "$@"
