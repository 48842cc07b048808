# One file for everything a user or a developer runs. `make help` lists it.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

.PHONY: help setup demo test lint bench lock clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/' | expand -t 14

setup: $(STAMP) ## make the environment in .venv, nothing else

$(STAMP): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Vedette needs Python 3.11 or later: install it, or name it with make PYTHON=python3.12 ..." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP) ## read the bundled reports on Al-Bab and write a briefing to out/demo
	$(BIN)/vedette run examples/al-bab --pack syria --out out/demo --on 2017-02-07

test: $(STAMP) ## all tests
	$(BIN)/python -m pytest

lint: $(STAMP) ## style, types and the import contract
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP) ## the reader against the bare language pipeline; reprints against plain MinHash; how linking grows; the situation of any day
	$(BIN)/python bench/speed.py examples/al-bab
	$(BIN)/python -m bench.near_duplicates
	$(BIN)/python bench/linking.py
	$(BIN)/python -m bench.situation

lock: $(STAMP) ## make requirements.lock anew from pyproject.toml (hashes, no addresses)
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --quiet -o requirements.lock

clean: ## remove the environment and what a run wrote
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
