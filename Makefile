# The recipes. `make serve` and `make test` are all a newcomer needs; both install what is missing.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
ENV := source scripts/env.sh;

# What is built once is used by all that follows, in this order.
.NOTPARALLEL:

.PHONY: serve test build single-file check lint deny advisories forms-preview screenshots bench clean

# Builds the release page and serves it on loopback. Another port: make serve PORT=9000
PORT ?= 8080
serve:
	@scripts/setup.sh page
	@echo "» building the page; it will be served at http://127.0.0.1:$(PORT)/"
	@$(ENV) trunk serve --release --port $(PORT)

# Every test: native ones, whole workbooks, and the built page in Chromium; then a few of the browser tests in Firefox and
# WebKit, where their drivers are installed (scripts/setup.sh browsers). All of them in all engines, which takes a while longer:
# make test BROWSERS="chromium firefox webkit"
BROWSERS ?=
OTHERS = $(filter-out chromium,$(BROWSERS))
test: build
	@scripts/setup.sh test
	@$(if $(OTHERS),scripts/setup.sh browsers)
	@$(ENV) cargo test --workspace
	@$(ENV) scripts/other-browsers.sh $(if $(BROWSERS),all $(OTHERS),few firefox webkit)

# The release page in dist/.
build:
	@scripts/setup.sh page
	@$(ENV) trunk build --release

# The page as one file that opens by double click: out/团籍核对台.html
single-file: build
	@$(ENV) cargo run --quiet --package tuanji-site -- single dist out/团籍核对台.html
	@ls -lh out/团籍核对台.html

# Format and lints, for the native engine and for the page, and whether the built page keeps to its budget.
check: lint build
	@$(ENV) cargo run --quiet --package tuanji-site -- budget dist

lint:
	@scripts/setup.sh page
	@$(ENV) cargo fmt --check
	@$(ENV) cargo clippy --workspace --all-targets -- -D warnings
	@$(ENV) cargo clippy --target wasm32-unknown-unknown --lib --bins -- -D warnings

# Licences, sources and versions of the libraries (deny.toml). Needs no network once cargo-deny is there.
deny:
	@scripts/setup.sh deny
	@$(ENV) cargo deny --offline check licenses bans sources

# Known weaknesses of the libraries. Fetches the advisory database from github.com, so it is no part of `make test`.
advisories:
	@scripts/setup.sh deny
	@$(ENV) cargo deny check advisories

# Every form as a PNG under out/forms, to be held against the notice.
forms-preview:
	@$(ENV) scripts/forms-preview.sh

# Every screen in every state as a PNG under out/screenshots, from the page in dist/.
screenshots:
	@scripts/setup.sh test
	@test -e dist/index.html || $(MAKE) --no-print-directory build
	@$(ENV) cargo run --quiet --example screenshots

# What a user waits for in the page, beside SheetJS and calamine, in one table (out/bench/table.md); then the engine
# alone, natively.
bench: build
	@$(ENV) scripts/bench-page.sh
	@$(ENV) for bench in intake reconcile recheck merging forms; do cargo bench --quiet --bench $$bench; done

clean:
	@cargo clean
	@rm -rf dist out
