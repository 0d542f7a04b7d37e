#!/usr/bin/env bash
# Prints the path of a Chromium for the browser tests. Installs Debian's where there is none and
# we may; otherwise says what to do.
set -euo pipefail

find_chromium() {
  local name
  for name in ${THROUGHLINE_CHROMIUM:-} chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" && return 0
  done
  return 1
}

find_chromium && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "No Chromium found; installing Debian's." >&2
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >&2 && apt-get install -y -qq --no-install-recommends chromium >&2
  find_chromium && exit 0
fi

cat >&2 <<'END'
The browser tests need Chromium. Install it (on Debian: sudo apt-get install chromium), or name
one with THROUGHLINE_CHROMIUM=/path/to/chromium.
END
exit 2
