# The one door. `make` alone lists what there is.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(VENV)/.run-installed
DEV    := $(VENV)/.dev-installed
CODE   := bot sheets commands config tests main.py

.DEFAULT_GOAL := help
.PHONY: help demo install test check bench soak fmt lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: $(RUN) ## a day of the example network, offline; ARGS=--once ends after the walk
	@$(BIN)/python main.py demo $(ARGS)

install: $(RUN) ## only install what Mitra needs to run

# Counting branches makes every line dearer, so only the tests that must reach all of commands/ are counted.
COUNTED = tests/commands tests/rules tests/bot/test_sheet_wording.py

test: $(DEV) ## all tests
	@$(BIN)/python -m pytest -n 4 --dist loadgroup $(patsubst %,--ignore=%,$(COUNTED)) $(ARGS)
	@$(BIN)/python -m pytest -n 4 --cov --cov-report= $(COUNTED)
	@$(BIN)/python -m coverage report --include='commands/*' --fail-under=100

check: $(DEV) ## format, lint, types, import contracts
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(DEV) ## measure, and write docs/benchmarks.md
	@$(BIN)/python -m tests.bench $(ARGS)

soak: $(DEV) ## kill the bot at least 200 times under load, and judge what is left; ARGS="--kills 200 --seed 1". ARGS=--google: Google misbehaves at length
	@$(BIN)/python -m tests.soak $(ARGS)

fmt: $(DEV) ## format and mend what can be mended
	@$(BIN)/ruff format $(CODE)
	@$(BIN)/ruff check --fix $(CODE)

lock: $(DEV) ## pin the newest versions that pyproject.toml allows (cool-down: 7 days)
	@$(BIN)/pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --upgrade \
	    --custom-compile-command "make lock" --extra dev pyproject.toml -o requirements-dev.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --custom-compile-command "make lock" -c requirements-dev.lock pyproject.toml -o requirements.lock

clean: ## remove what was installed and made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage data

$(BIN)/python:
	@echo "Making $(VENV) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Mitra needs Python 3.11 or newer; try make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV)

# The locks name everything, so that nothing is resolved: a release of today must not come between.
$(RUN): requirements.lock | $(BIN)/python
	@echo "Installing what Mitra needs (once) ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@touch $@

$(DEV): requirements-dev.lock | $(BIN)/python
	@echo "Installing what the tests need (once) ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock
	@touch $@ $(RUN)
