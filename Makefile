# The ways to run, test and check Tracktwo. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RECORD ?= build/examples.db
PORT ?= 8322

.PHONY: help run test install assets lint typecheck imports eval bench clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

run: $(VENV)/installed assets ## set up, read the example reports, serve the pages
	@mkdir -p build
	@$(BIN)/tracktwo init --record $(RECORD)
	@$(BIN)/tracktwo add --record $(RECORD) examples/south_caucasus || [ $$? -eq 3 ]
	@$(BIN)/tracktwo serve --record $(RECORD) --port $(PORT)

test: $(VENV)/tested assets ## install what the tests need and pass them all
	$(BIN)/ruff check src tests eval benchmarks
	$(BIN)/ruff format --check src tests eval benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest
	$(BIN)/python -m eval.gate

install: $(VENV)/installed assets ## the virtual environment and the page assets

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' || \
	  { echo "Tracktwo needs Python 3.11, 3.12 or 3.13; $(PYTHON) is $$($(PYTHON) --version 2>&1). Try: make run PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements/run.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing the locked dependencies (about 600 MB, some minutes the first time) ..."
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/tested: requirements/test.lock $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/test.lock
	@touch $@

# The pages work without these files: without Node there is no map and no bundled font.
assets: ## fonts, htmx and the base map, from the npm registry
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory build/assets; \
	  else echo "Node is not installed: the pages go without the map's base and the bundled fonts."; fi

build/assets: assets/package-lock.json assets/copy.mjs
	@mkdir -p build
	cd assets && npm ci --silent --no-audit --no-fund && node copy.mjs
	@touch $@

lint: $(VENV)/tested ## style of the code
	$(BIN)/ruff check src tests eval benchmarks && $(BIN)/ruff format --check src tests eval benchmarks

typecheck: $(VENV)/tested ## types
	$(BIN)/mypy

imports: $(VENV)/tested ## what may import what
	$(BIN)/lint-imports

eval: $(VENV)/tested ## score every reader on the project's own answers
	$(BIN)/python -m eval.run

bench: $(VENV)/tested ## speed, as ratios measured in one run
	$(BIN)/tracktwo bench

lock: ## make the lock files anew (needs uv)
	for set in run test; do uv pip compile pyproject.toml $$([ $$set = test ] && echo --group test) --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements/$$set.lock; done

clean: ## remove what was built
	rm -rf $(VENV) build assets/node_modules src/tracktwo/web/static/vendor
