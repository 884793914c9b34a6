PYTHON ?= python3
PAPERS ?=
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt
# The user's own papers have stores of their own, so that the sample is never mixed in.
STORE := $(if $(PAPERS),var/papers-$(shell printf %s "$(abspath $(PAPERS))" | cksum | cut -d' ' -f1),var/sample)
export SCRUTINY_STORE_FOLDER ?= $(STORE)
ifeq ($(PAPERS),)
export SCRUTINY_COUNCIL_NAME ?= Aldermere Borough Council (sample)
endif

.PHONY: help run test eval bench clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/'

# PyTorch first and alone: a range would bring gigabytes that a machine without a GPU never uses.
.venv/installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; set PYTHON=python3.11, say."; exit 1; }
	$(PYTHON) -m venv .venv || { echo "Install Python's venv first: apt install python3-venv"; exit 1; }
	$(PIP) torch
	$(PIP) -e .
	@touch $@

.venv/tested: .venv/installed
	$(PIP) -e '.[dev]'
	@touch $@

run: .venv/installed ## serve the chat page on the sample papers, or on PAPERS=folder
	@if [ -n "$(PAPERS)" ]; then $(BIN)/python -m ingest add "$(PAPERS)"; \
	 else $(BIN)/python -m ingest sample; fi
	@$(BIN)/python -m assistant serve

test: .venv/tested ## style, types, import contracts and tests, with a browser
	@sh tests/needs.sh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

.venv/benched: .venv/installed
	$(PIP) -e '.[bench]'
	@touch $@

bench: .venv/benched ## measure ingestion and answering beside a plain LangChain pipeline
	$(BIN)/python -m eval.bench $(if $(PAPERS),--papers "$(PAPERS)")

RUNS := var/eval/runs
COUNCILS := $(basename $(notdir $(wildcard eval/questions/councils/*.jsonl)))

eval: .venv/installed ## measure the answers: smoke and core questions; with ALL=1 everything
ifeq ($(ALL),)
	$(BIN)/python -m eval run --out $(RUNS)/core --set smoke --set core
else
	$(BIN)/python -m eval run --out $(RUNS)/core --set smoke --set core --twice
	$(BIN)/python -m eval run --out $(RUNS)/all
	for council in $(COUNCILS); do $(BIN)/python -m eval run --out $(RUNS)/$$council \
	  --questions eval/questions/councils/$$council.jsonl --corpus eval/corpus/councils/$$council/papers || exit $$?; done
endif

clean: ## remove the environment, caches and stores
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache var
