#!/usr/bin/env bash
# Installs what is missing to build the page (`setup.sh page`), also to test it (`setup.sh test`), or to
# look over its libraries (`setup.sh deny`).
# Running it again when everything is there prints nothing and takes under a second.
set -euo pipefail
source "$(dirname "$0")/env.sh"

say() { printf '» %s\n' "$*"; }
fail() { printf 'set-up stopped: %s\n' "$*" >&2; exit 1; }

LOG="$(mktemp)"
trap 'rm -f "$LOG"' EXIT

# quietly WHAT-IT-IS-FOR COMMAND...: silent when it works, the log's tail and a sentence when it does not.
quietly() {
  local purpose="$1"; shift
  say "$purpose"
  if ! "$@" >"$LOG" 2>&1; then
    tail -n 20 "$LOG" >&2
    fail "$purpose did not work ($*)"
  fi
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else fail "administrator rights are needed for: $*"; fi
}

# apt_packages PURPOSE PACKAGE...: installs what is not installed yet.
apt_packages() {
  local purpose="$1"; shift
  local missing=() package
  for package in "$@"; do
    dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  [ -n "${APT_UPDATED:-}" ] || quietly "refreshing the list of packages" as_root apt-get update
  APT_UPDATED=1
  quietly "installing ${missing[*]} ($purpose)" \
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

need_rust() {
  command -v cargo >/dev/null || fail "Rust is not installed; get it from https://rustup.rs and start again"
}

# --- the wasm32 standard library -------------------------------------------------------------

need_wasm_std() {
  has_wasm_std && return
  if command -v rustup >/dev/null; then
    say "fetching the standard library for $WASM_TARGET"
    if rustup target add "$WASM_TARGET" >"$LOG" 2>&1 && has_wasm_std; then return; fi
    say "rustup could not fetch it; building it from the distribution's packages instead"
  fi
  command -v apt-get >/dev/null ||
    fail "no standard library for $WASM_TARGET: run 'rustup target add $WASM_TARGET' on a connected machine"
  build_wasm_std
  export RUSTUP_TOOLCHAIN=web
  has_wasm_std || fail "the standard library for $WASM_TARGET was built but rustc does not see it"
}

# Debian ships a current compiler (rustc-web) with the source of its standard library, but not the
# library for wasm32-unknown-unknown; compiled once and put where the compiler looks, it makes an
# ordinary toolchain.
build_wasm_std() {
  apt_packages "a compiler with its standard library's source" \
    rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web lld-22
  rustup toolchain list | grep -q '^web' || quietly "naming that compiler 'web' for rustup" rustup toolchain link web /usr

  local linker=/usr/lib/rustlib/x86_64-unknown-linux-gnu/bin/rust-lld
  [ -e "$linker" ] || { as_root mkdir -p "$(dirname "$linker")"; as_root ln -s /usr/lib/llvm-22/bin/lld "$linker"; }

  local scratch
  scratch="$(mktemp -d)"
  mkdir "$scratch/src"
  : >"$scratch/src/lib.rs"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2024"\n' >"$scratch/Cargo.toml"
  # embed-bitcode lets release builds use LTO across the standard library.
  quietly "compiling the standard library for $WASM_TARGET (about a minute)" env -C "$scratch" \
    CARGO_TARGET_DIR="$scratch/target" RUSTFLAGS=-Cembed-bitcode=yes RUSTUP_TOOLCHAIN=web RUSTC_BOOTSTRAP=1 \
    cargo build --release -Z build-std=std,panic_abort,proc_macro --target "$WASM_TARGET"

  local library=/usr/lib/rustlib/$WASM_TARGET/lib
  as_root mkdir -p "$library"
  rm -f "$scratch/target/$WASM_TARGET"/release/deps/libempty-*.rlib
  as_root cp "$scratch/target/$WASM_TARGET"/release/deps/*.rlib "$library/"
  rm -rf "$scratch"
}

# --- build tools -----------------------------------------------------------------------------

# has_version VERSION COMMAND...: does the command print that version?
has_version() {
  local version="$1"; shift
  command -v "$1" >/dev/null && "$@" 2>/dev/null | grep -qF "$version"
}

locked_version() {
  awk -v name="\"$1\"" '$1 == "name" && $3 == name { getline; gsub(/"/, "", $3); print $3; exit }' "$PROJECT_ROOT/Cargo.lock"
}

need_wasm_bindgen() {
  local version
  version="$(locked_version wasm-bindgen)"
  has_version " $version" wasm-bindgen --version && return
  # Not --locked: the lock file published with 0.2.130 names versions some registry mirrors lack.
  quietly "installing wasm-bindgen-cli $version, the version in Cargo.lock (a few minutes)" \
    env CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    cargo install --force "wasm-bindgen-cli@$version"
}

need_trunk() {
  has_version " $TRUNK_VERSION" trunk --version && return
  # Its own speed does not matter: the debug profile halves the wait.
  quietly "installing trunk $TRUNK_VERSION (a few minutes)" env CARGO_PROFILE_DEV_DEBUG=0 \
    cargo install --force --locked --debug --no-default-features --features rustls "trunk@$TRUNK_VERSION"
}

need_wasm_opt() {
  has_version "version ${BINARYEN_VERSION%%.*}" wasm-opt --version && return
  # Without npm trunk fetches a wasm-opt by itself; it only has to be new enough for this compiler.
  command -v npm >/dev/null || return 0
  mkdir -p "$TOOL_CACHE"
  quietly "installing wasm-opt $BINARYEN_VERSION" \
    npm install --silent --no-audit --no-fund --prefix "$TOOL_CACHE" "binaryen@$BINARYEN_VERSION"
}

# --- what the tests need ---------------------------------------------------------------------

need_browser() {
  if command -v apt-get >/dev/null; then
    apt_packages "the browser the tests drive" chromium chromium-driver
    apt_packages "Chinese type for what the browser paints" fonts-noto-cjk
  fi
  # Identity number checks are held against a package of the npm registry.
  if ! command -v npm >/dev/null && command -v apt-get >/dev/null; then
    apt_packages "a second opinion on identity numbers" nodejs npm
  fi
  command -v chromedriver >/dev/null ||
    fail "the browser tests need Chromium or Chrome and the chromedriver of the same version on the PATH"
}

# The other two engines are tested where they can be had: without them the tests run in Chromium alone and say so.
offer_other_browsers() {
  command -v apt-get >/dev/null || return 0
  (apt_packages "Firefox, for the same tests" firefox-esr) || say "Firefox could not be installed: its tests are left out"
  (apt_packages "WebKit, for the same tests" webkit2gtk-driver xvfb) || say "WebKit could not be installed: its tests are left out"
  command -v firefox >/dev/null && ! command -v geckodriver >/dev/null || return 0
  (quietly "installing geckodriver (a few minutes)" env CARGO_PROFILE_DEV_DEBUG=0 cargo install --locked --debug geckodriver) ||
    say "geckodriver could not be installed: Firefox's tests are left out"
}

need_cargo_deny() {
  has_version " $CARGO_DENY_VERSION" cargo-deny --version && return
  quietly "installing cargo-deny $CARGO_DENY_VERSION (a few minutes)" env CARGO_PROFILE_DEV_DEBUG=0 \
    cargo install --force --locked --debug "cargo-deny@$CARGO_DENY_VERSION"
}

case "${1:-page}" in
  page) need_rust; need_wasm_std; need_wasm_bindgen; need_trunk; need_wasm_opt ;;
  test) need_rust; need_wasm_std; need_wasm_bindgen; need_trunk; need_wasm_opt; need_browser ;;
  browsers) offer_other_browsers ;;
  deny) need_rust; need_cargo_deny ;;
  *) fail "unknown part '$1' (page, test, browsers or deny)" ;;
esac
