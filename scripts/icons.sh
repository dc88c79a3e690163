#!/usr/bin/env bash
# Paints the PNG icons of the installed page from style/icon.svg. Run it when the icon changes; needs Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."

SCRATCH="$(mktemp -d)"
trap 'rm -rf "$SCRATCH"' EXIT
browser="$(command -v chromium || command -v chromium-browser || command -v google-chrome)"

# paint SIZE SCALE BACKGROUND OUT: the icon at SCALE percent in the middle of a square.
paint() {
  local size="$1" scale="$2" background="$3" out="$4"
  cp style/icon.svg "$SCRATCH/icon.svg"
  printf '<style>html{background:%s;height:100%%}body{margin:0;height:100%%;display:grid;place-items:center}img{width:%s%%}</style><img src=icon.svg>' \
    "$background" "$scale" >"$SCRATCH/icon.html"
  "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --default-background-color=00000000 \
    --user-data-dir="$SCRATCH/profile" --window-size="$size,$size" --screenshot="$SCRATCH/icon.png" \
    "file://$SCRATCH/icon.html" >/dev/null 2>&1
  cp "$SCRATCH/icon.png" "public/icons/$out"
}

paint 192 100 transparent 192.png
paint 512 100 transparent 512.png
# What a launcher cuts to its own shape: the icon's colour to the edge, the drawing within the middle.
paint 512 80 '#0b6e69' maskable-512.png
paint 180 100 '#0b6e69' apple-touch-180.png
