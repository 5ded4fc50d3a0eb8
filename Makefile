# `make help` lists what can be done; each line's words after ## are its help.
.DEFAULT_GOAL := help
.PHONY: help setup run test check format lint types imports templates rules messages docs stall bench screenshots

export PYTHONPATH := src
export PYTHONDONTWRITEBYTECODE := 1
# Checks and generators need settings, not a town: they leave the real folder alone.
CHECK := HALLES_HOME=$(or $(TMPDIR),/tmp)/halles-check
BIN := .venv/bin
CODE := src tests conftest.py

help: ## Say what each target does
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Prepare the environment, the database and a first town
	./halles setup

run: ## Start Halles
	./halles run

test: ## Run every test
	./halles test

check: ## All that must be green before a commit, in under a minute: lint, types, imports, templates, rules
	@$(MAKE) --no-print-directory --output-sync=target -j2 lint types imports templates rules

format: ## Put the code in form
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

lint: ## Python: faults and form (ruff)
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check --quiet $(CODE)

types: ## Python: types (mypy)
	$(CHECK) $(BIN)/mypy

imports: ## Who may import whom (import-linter)
	@$(BIN)/lint-imports --no-logo

templates: ## Templates: faults (djlint)
	$(BIN)/djlint src --lint --quiet

rules: ## What no tool checks by itself (tests/rules)
	@$(CHECK) $(BIN)/python -m tests.rules

messages: ## Gather the words of the code into the French catalogues, compile them, say what is missing
	@$(CHECK) $(BIN)/python -m halles.config.messages extract
	@$(CHECK) $(BIN)/python -m halles.config.messages compile
	@$(CHECK) $(BIN)/python -m halles.config.messages check

docs: ## Write docs/stalls.md and docs/events.md from the manifests
	@$(CHECK) $(BIN)/python -m halles.config.docs

stall: ## Make a new stall, whole and green: make stall name=loans
	@$(CHECK) $(BIN)/python -m halles.config.scaffold $(name)

bench: ## Run a benchmark: make bench name=bell
	./halles bench $(name)

screenshots: ## Take docs/screenshots again, from a real browser
	$(CHECK) $(BIN)/python -m tests.journeys.screenshots
