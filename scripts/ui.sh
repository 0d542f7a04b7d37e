#!/usr/bin/env bash
# Builds ui/dist: the one style sheet and the one script that the binary embeds.
set -euo pipefail
cd "$(dirname "$0")/../ui"

# npm writes this file last, so a newer lock file means that packages changed.
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --loglevel=error
fi
npm run --silent build
