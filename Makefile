# The recipes. `make serve` and `make test` are all a newcomer needs; both install what is missing.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
ENV := source scripts/env.sh;

.PHONY: serve test build check forms-preview screenshots bench clean

# Builds the release page and serves it on loopback. Another port: make serve PORT=9000
PORT ?= 8080
serve:
	@scripts/setup.sh page
	@echo "» building the page; it will be served at http://127.0.0.1:$(PORT)/"
	@$(ENV) trunk serve --release --port $(PORT)

# Every test: native ones, whole workbooks, and the built page in a real browser.
test:
	@scripts/setup.sh test
	@$(MAKE) --no-print-directory build
	@$(ENV) cargo test

# The release page in dist/.
build:
	@scripts/setup.sh page
	@$(ENV) trunk build --release

# Format and lints, for the native engine and for the page.
check:
	@scripts/setup.sh page
	@$(ENV) cargo fmt --check
	@$(ENV) cargo clippy --all-targets -- -D warnings
	@$(ENV) cargo clippy --target wasm32-unknown-unknown --lib --bins -- -D warnings

# Every form as a PNG under out/forms, to be held against the notice.
forms-preview:
	@$(ENV) scripts/forms-preview.sh

# Every screen in every state as a PNG under out/screenshots, from the page in dist/.
screenshots:
	@scripts/setup.sh test
	@test -e dist/index.html || $(MAKE) --no-print-directory build
	@$(ENV) cargo run --quiet --example screenshots

# What the engine and the page take, beside calamine, plain inflation and SheetJS.
bench: build
	@$(ENV) cargo bench
	@$(ENV) scripts/bench-page.sh

clean:
	@cargo clean
	@rm -rf dist out
