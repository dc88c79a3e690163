# Sourced, not run: the environment every recipe builds in.
#
# One toolchain serves native and wasm builds, so that nothing is compiled twice. Normally that is
# the user's own; where rustup cannot fetch the wasm32 standard library, setup.sh makes a toolchain
# called "web" from the distribution's packages and this file selects it.

PROJECT_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
TOOL_CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/tuanji-tools"

TRUNK_VERSION=0.21.14
BINARYEN_VERSION=132.0.0
CARGO_DENY_VERSION=0.20.2

WASM_TARGET=wasm32-unknown-unknown

# has_wasm_std [TOOLCHAIN]: can this toolchain compile for wasm?
has_wasm_std() {
  local sysroot
  sysroot="$(RUSTUP_TOOLCHAIN="${1:-${RUSTUP_TOOLCHAIN:-}}" rustc_sysroot)" || return 1
  compgen -G "$sysroot/lib/rustlib/$WASM_TARGET/lib/libstd-*.rlib" >/dev/null
}

rustc_sysroot() {
  [ -n "${RUSTUP_TOOLCHAIN:-}" ] || unset RUSTUP_TOOLCHAIN
  rustc --print sysroot 2>/dev/null
}

export PATH="$HOME/.cargo/bin:$TOOL_CACHE/node_modules/.bin:$PATH"

if ! has_wasm_std && has_wasm_std web; then
  export RUSTUP_TOOLCHAIN=web
fi

# The page and its worker carry this and refuse to talk to a worker of another build.
if [ -z "${TUANJI_BUILD:-}" ]; then
  TUANJI_BUILD="$(git -C "$PROJECT_ROOT" describe --always --dirty 2>/dev/null || echo unversioned)"
fi
export TUANJI_BUILD
