#!/usr/bin/env bash
# The browser tests again in the engines named (firefox, webkit), where browser and driver are installed.
# docs/testing.md says which tests each of them runs.
set -euo pipefail
cd "$(dirname "$0")/.."

for engine in "$@"; do
  case "$engine" in
    firefox) needed="firefox geckodriver" ;;
    webkit) needed="WebKitWebDriver Xvfb" ;;
    *) printf 'no such engine: %s\n' "$engine" >&2; exit 1 ;;
  esac
  missing=""
  for program in $needed; do command -v "$program" >/dev/null || missing+=" $program"; done
  if [ -n "$missing" ]; then
    printf '» browser tests in %s left out: not installed:%s\n' "$engine" "$missing"
    continue
  fi
  printf '» browser tests in %s\n' "$engine"
  TUANJI_BROWSER="$engine" cargo test --test e2e
done
