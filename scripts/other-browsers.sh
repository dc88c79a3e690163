#!/usr/bin/env bash
# The browser tests again in the engines named, where browser and driver are installed:
# other-browsers.sh all|few [firefox] [webkit]. `few` is one of each kind, about a minute per engine.
# docs/testing.md says what an engine cannot be driven to do.
set -euo pipefail
cd "$(dirname "$0")/.."

# From the empty page to a form; without a network; the one-file edition; the grid's keys; the store and its older format.
FEW=(
  first_minute::the_sample_leads_to_the_first_form_in_six_presses_and_past_every_screen
  offline::after_the_first_visit_no_network_is_needed
  single_file::one_file_does_it_all
  grid::typing_composing_and_choosing_lose_nothing
  storage::faults::a_database_of_the_format_before_is_carried_forward
)

case "${1:-}" in
  all) chosen=() ;;
  few) chosen=(--exact "${FEW[@]}") ;;
  *) printf 'usage: %s all|few [firefox] [webkit]\n' "$0" >&2; exit 1 ;;
esac
shift

RESULT="$(mktemp)"
trap 'rm -f "$RESULT"' EXIT

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
  # One at a time: two such browsers wait for each other longer than the tests are patient.
  TUANJI_BROWSER="$engine" cargo test --test e2e -- --test-threads=1 ${chosen[@]+"${chosen[@]}"} | tee "$RESULT"
  # A name that is no test any more would be left out in silence.
  if [ ${#chosen[@]} -gt 0 ] && ! grep -q "^running ${#FEW[@]} tests" "$RESULT"; then
    printf 'not every test named in %s was found\n' "$0" >&2
    exit 1
  fi
done
