# The commands of the project. `make demo` and `make test` set everything up by themselves.

SHELL := /bin/sh
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null \
	&& echo $$p && break; done)
ARGS ?=
SAMPLE ?= sample

.PHONY: help setup demo test check check-format check-lint check-types check-layers \
	check-catalogue format trials bench installer catalogue pictures lock clean

help: ## what each command does
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

setup: $(READY) ## system packages, environment and locked parts

$(READY): requirements/develop.lock pyproject.toml tools/prepare.py
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed." >&2; exit 1; }
	@$(PYTHON) tools/prepare.py $(VENV)
	@touch $@

demo: $(READY) ## a sample workspace with its Excel and PDF, opened in the window
	@$(BIN)/cbd demo $(SAMPLE)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(BIN)/cbd-planner $(SAMPLE)/sample.cbdplan; \
	else \
		echo "No screen here, so the window stays shut. The files are in $(SAMPLE)."; \
	fi

test: $(READY) ## the quick tests
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto -q $(ARGS)

check: check-format check-lint check-types check-layers check-catalogue ## every check but the tests

check-format: $(READY)
	$(BIN)/ruff format --check .

check-lint: $(READY)
	$(BIN)/ruff check .

check-types: $(READY)
	$(BIN)/mypy

check-layers: $(READY)
	$(BIN)/lint-imports

check-catalogue: $(READY)
	$(BIN)/python -m tools.catalogue check

format: $(READY) ## put the code into the project's form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

trials: $(READY) ## the promises, with their full figures (slow)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/trials -q -s $(ARGS)

bench: $(READY) ## speed against another program, as ratios
	@for script in benchmarks/*.py; do \
		echo "== $$script"; $(BIN)/python "$$script" $(ARGS) || exit 1; \
	done

installer: $(READY) ## the application as one folder, tried with an empty PATH and no network
	$(BIN)/python -m installer.build $(ARGS)

catalogue: $(READY) ## find the text in the code, merge the Welsh, compile it
	$(BIN)/python -m tools.catalogue update

pictures: $(READY) ## take the pictures of the documents anew
	$(BIN)/python -m tools.pictures

lock: $(READY) ## choose exact versions afresh
	$(BIN)/python -m tools.lock $(ARGS)

clean: ## remove what was built, and the environment
	rm -rf build dist sample $(VENV)
