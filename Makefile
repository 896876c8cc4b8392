# Foreign Desk. The two commands to know: `make demo` and `make test`; each sets up .venv by itself.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
GOLD ?= ../shared/gold

.PHONY: demo test check bench gate model clean
.DEFAULT_GOAL := help

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none found on PATH (or set PYTHON=...)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/desk: $(VENV)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[desk]'
	@touch $@

$(VENV)/dev: $(VENV)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[desk,dev]'
	@touch $@ $(VENV)/desk

demo: $(VENV)/desk  ## code the demo corpus into a store, print its first events, say how to open the desk
	@$(BIN)/foreigndesk demo

test: $(VENV)/dev  ## run every test
	$(BIN)/python -m pytest -n auto

check: $(VENV)/dev  ## lint, types, direction of imports, codebook
	$(BIN)/ruff check src tests training tools
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/foreigndesk codebook lint

gate: $(VENV)/desk  ## compare accuracy on the open sets with the pinned floors; passes where they are absent
	$(BIN)/foreigndesk evaluate --gate evaluation/baseline.json $(GOLD)

bench: $(VENV)/desk  ## measure speed and memory by stage
	$(BIN)/python -m foreigndesk.evaluation.bench $(BENCH)

clean:  ## remove the virtual environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis demo-desk
