#!/usr/bin/env bash
# What a user waits for, in the page in dist/ (make build), beside SheetJS from npm: see benches/page/main.rs.
# Words behind it choose the works: scripts/bench-page.sh branch visit
set -euo pipefail
source "$(dirname "$0")/env.sh"

fail() { printf 'bench-page stopped: %s\n' "$*" >&2; exit 1; }
cd "$PROJECT_ROOT"
[ -f dist/index.html ] || fail "dist is missing; run make build first"
command -v npm >/dev/null || fail "npm is needed to fetch SheetJS (https://nodejs.org)"

SHEETJS=0.20.3
PEER=out/bench/peer
mkdir -p "$PEER"
[ -d "$PEER/node_modules/@e965/xlsx" ] ||
  npm install --silent --no-audit --no-fund --prefix "$PEER" "@e965/xlsx@$SHEETJS"
cp "$PEER/node_modules/@e965/xlsx/xlsx.mjs" "$PEER/"
cargo bench --quiet --bench page -- "$@"
