#!/usr/bin/env bash
# Reads 100,000 rows x 23 columns in our worker and beside it in SheetJS, in headless Chromium, and natively.
# Needs dist/ (make build), python3 with openpyxl, npm and Chromium. ROWS=20000 for a shorter run;
# NATIVE=0 leaves the native comparison out.
set -euo pipefail
source "$(dirname "$0")/env.sh"

fail() { printf 'bench-page stopped: %s\n' "$*" >&2; exit 1; }
cd "$PROJECT_ROOT"
BUILD="$(compgen -G "${DIST:=dist}/files/*/" || true)"
[ -f "$BUILD/worker_loader.js" ] || fail "$DIST is missing; run make build first"
python3 -c 'import openpyxl' 2>/dev/null || fail "python3 -m pip install openpyxl"

FOLDER=out/bench
SHEETJS=0.20.3
mkdir -p "$FOLDER"
LIST="$FOLDER/list-${ROWS:=100000}.xlsx"
[ -f "$LIST" ] || python3 benches/page/make.py "$LIST" "$ROWS"
[ -d "$FOLDER/node_modules/@e965/xlsx" ] ||
  npm install --silent --no-audit --no-fund --prefix "$FOLDER" "@e965/xlsx@$SHEETJS"

SITE="$FOLDER/site"
rm -rf "$SITE"
cp -r "$BUILD" "$SITE"
cp benches/page/*.js benches/page/index.html "$SITE/"
cp "$FOLDER/node_modules/@e965/xlsx/xlsx.mjs" "$SITE/"
cp "$LIST" "$SITE/list.xlsx"
python3 benches/page/run.py "$SITE"

if [ "${NATIVE:-1}" = 1 ]; then
  echo "natively:"
  cargo bench --quiet --bench intake -- "$PWD/$LIST"
fi
