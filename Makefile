# Everything a newcomer needs. `make help` lists the targets.

.DEFAULT_GOAL := help
SHELL := /bin/bash

UI_INPUTS := $(shell find ui -type f -not -path 'ui/node_modules/*' -not -path 'ui/dist/*' 2>/dev/null)
# Outside ui/dist, because the binary embeds all of that folder.
UI_BUILT  := target/ui.built
RUST      := scripts/need.sh rust
NODE      := scripts/need.sh node

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: demo
demo: $(UI_BUILT) ## Build it, fill a database in ./demo/ with invented people, and start it
	@$(RUST)
	@cargo build --release --locked
	@exec target/release/throughline demo

.PHONY: check
check: $(UI_BUILT) ## The fast checks while you work: format, lints, unit tests
	@$(RUST)
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	scripts/cargo-tests.sh --lib --bins

.PHONY: test
test: ## Everything, as the continuous integration runs it, on both databases and in a browser
	@scripts/test.sh

.PHONY: e2e
e2e: $(UI_BUILT) ## The browser tests alone
	@$(RUST)
	cargo build --locked
	scripts/e2e.sh

.PHONY: shots
shots: $(UI_BUILT) ## Screenshots of every page, at desktop and phone width, into e2e/results/shots/
	@$(RUST)
	cargo build --locked
	scripts/e2e.sh --shots

.PHONY: torture
torture: $(UI_BUILT) ## Kill the program a hundred times on each database: nothing saved may be lost
	@$(RUST)
	THROUGHLINE_TORTURE_ROUNDS=100 cargo test --locked -p throughline --test faults
	THROUGHLINE_TORTURE_ROUNDS=100 THROUGHLINE_TEST_ENGINE=postgres scripts/postgres.sh run \
		cargo test --locked -p throughline --test faults

.PHONY: bench
bench: $(UI_BUILT) ## Measure it under load with 10,000 and 100,000 people; into bench/results/
	@$(RUST)
	cargo build --release --locked -p throughline -p throughline-bench
	target/release/throughline-bench run
	cargo bench --locked --quiet -p throughline-policy

.PHONY: bench-large
bench-large: $(UI_BUILT) ## The same with a million
	@$(RUST)
	cargo build --release --locked -p throughline -p throughline-bench
	target/release/throughline-bench run --people 10000 --people 1000000 --import 100000 --name bench-large

# The style sheet and the script, when their sources changed.
.PHONY: ui
ui: $(UI_BUILT)

.PHONY: clean
clean: ## Remove what was built and the demo database
	rm -rf target demo ui/dist ui/node_modules e2e/node_modules e2e/results

# Built again when a source is newer, or when somebody emptied ui/dist.
$(UI_BUILT): $(UI_INPUTS) $(if $(wildcard ui/dist/*),,FORCE)
	@$(NODE)
	@scripts/ui.sh
	@mkdir -p $(@D) && touch $@

.PHONY: FORCE
FORCE:
