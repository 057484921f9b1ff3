# The house. `make demo` shows what it does, `make check` says whether a change is fit to be committed.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
USABLE := .venv/usable

.PHONY: help demo browse test check format lint types imports vocabulary score docs train bench clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@ $(USABLE)

$(USABLE): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[web]'
	touch $@

demo: $(USABLE) ## read the example pages into demo.db and show what they say
	$(BIN)/dragoman demo --record demo.db

browse: $(USABLE) ## show demo.db in a browser
	$(BIN)/dragoman serve --record demo.db

test: $(READY) ## run the tests, on several cores
	$(BIN)/python -m pytest --quiet --numprocesses auto --maxprocesses 4 --dist loadfile

check: lint types imports vocabulary test ## everything that CI asks for

format: $(READY) ## put the code into its form
	$(BIN)/ruff format --quiet . && $(BIN)/ruff check --quiet --fix .

lint: $(READY) ## form and habits of the code
	$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .

types: $(READY) ## types, strictly
	$(BIN)/mypy

imports: $(READY) ## which room may import what
	$(BIN)/lint-imports --no-logo

vocabulary: $(READY) ## the knowledge kept as YAML
	$(BIN)/python -m dragoman.vocabulary

train: $(READY) ## make the learned heads again, from corpus/ and ../shared/data (an hour and a half, two cores)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt '.[train]'
	$(BIN)/python -m training

score: $(READY) ## precision, recall and F1 over the answered pages, against their floors
	$(BIN)/python -m evaluation.stages grammar
	$(BIN)/python -m evaluation.score $(SCORE)

docs: $(READY) ## draw the pictures anew: the README's from the example pages, charts from docs/figures
	$(BIN)/python docs/pictures.py
	$(BIN)/python docs/screens.py
	$(BIN)/python -m evaluation.charts

bench: $(READY) ## speed and memory, beside a bare parse
	$(BIN)/python -m benchmarks.speed

clean: ## remove the virtual environment and what the tools leave behind
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
