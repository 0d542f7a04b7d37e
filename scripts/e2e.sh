#!/usr/bin/env bash
# Runs the browser tests over a binary that is already built.
#   scripts/e2e.sh [--shots] [arguments for Playwright]
# THROUGHLINE_BINARY names another binary than target/debug/throughline.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/need.sh node
THROUGHLINE_CHROMIUM=$(scripts/chromium.sh)
export THROUGHLINE_CHROMIUM
export THROUGHLINE_BINARY="${THROUGHLINE_BINARY:-$PWD/target/debug/throughline}"

cd e2e
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --loglevel=error
fi

if [ "${1:-}" = --shots ]; then
  shift
  exec npx --no-install playwright test --config shots.config.ts "$@"
fi
exec npx --no-install playwright test "$@"
