#!/usr/bin/env bash
# Paints the forms as they print: out/forms/*.xlsx, *.docx -> .pdf -> .png, one picture per page. Stops where
# LibreOffice cannot open one of them.
# Needs LibreOffice and poppler (on Debian: libreoffice-calc libreoffice-writer poppler-utils fonts-noto-cjk).
set -euo pipefail
source "$(dirname "$0")/env.sh"

fail() { printf 'forms-preview stopped: %s\n' "$*" >&2; exit 1; }
command -v soffice >/dev/null ||
  fail "LibreOffice is not installed (Debian: apt-get install libreoffice-calc libreoffice-writer fonts-noto-cjk)"
command -v pdftoppm >/dev/null || fail "poppler is not installed (Debian: apt-get install poppler-utils)"

cd "$PROJECT_ROOT"
FOLDER=out/forms
rm -rf "$FOLDER"
cargo run --quiet --example forms_preview -- "$FOLDER"

# Stand-ins for the faces the forms name, which only Windows, macOS and WPS have.
cat >out/fonts.conf <<'FONTS'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include>/etc/fonts/fonts.conf</include>
  <match target="pattern"><test name="family"><string>宋体</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Noto Serif CJK SC</string></edit></match>
  <match target="pattern"><test name="family"><string>仿宋</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Noto Serif CJK SC</string></edit></match>
  <match target="pattern"><test name="family"><string>黑体</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Noto Sans CJK SC</string></edit></match>
</fontconfig>
FONTS
[ -n "${BARE_FONTS:-}" ] || export FONTCONFIG_FILE="$PWD/out/fonts.conf"

# A profile of its own, so that a LibreOffice the user has open is left alone.
soffice "-env:UserInstallation=file://$PWD/out/libreoffice" --headless --convert-to pdf \
  --outdir "$FOLDER" "$FOLDER"/*.xlsx "$FOLDER"/*.docx >/dev/null
for written in "$FOLDER"/*.xlsx "$FOLDER"/*.docx; do
  [ -s "${written%.*}.pdf" ] || fail "LibreOffice did not open $written"
done
for pdf in "$FOLDER"/*.pdf; do
  pdftoppm -r "${DPI:-80}" -png "$pdf" "${pdf%.pdf}"
done
ls "$FOLDER"/*.png
