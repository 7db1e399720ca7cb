# Two commands need nothing prepared: `make demo` and `make test`. Everything lives in .venv.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
DEMO := build/demo
STAMP := $(VENV)/.installed

.PHONY: help install demo test lint format gate browser scores bench train train-blocks train-lines lock clean

help:
	@echo "make install   a working .venv/bin/onrecord"
	@echo "make demo      the record of the bundled example pages, in the terminal and as one HTML file"
	@echo "make test      all tests (those that need Chromium skip where there is none)"
	@echo "make lint      ruff, mypy --strict, import-linter"
	@echo "make gate      the evaluation gate: scores against their pinned floors"
	@echo "make browser   the browser tests; they fail where there is no Chromium"
	@echo "make fuzz      a minute of fuzzing: readers, cleaning, dates"
	@echo "make scores    measures again and rewrites docs/scores.md (needs ../shared)"
	@echo "make train     trains the statement tagger anew: three hours on two cores (needs ../shared)"
	@echo "make train-blocks   trains the judge of blocks of HTML pages anew (needs the train extra and ../shared)"
	@echo "make train-lines    the same for the judge of lines of plain-text pages"
	@echo "make lock      resolves requirements.lock anew"

install: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "onrecord needs Python 3.11: set PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: install
	@mkdir -p $(DEMO)
	$(BIN)/onrecord build examples/pages --out $(DEMO)/example.onrecord
	$(BIN)/onrecord timeline $(DEMO)/example.onrecord
	$(BIN)/onrecord positions $(DEMO)/example.onrecord
	$(BIN)/onrecord export $(DEMO)/example.onrecord --format html --out $(DEMO)/dossier.html
	@echo "The dossier: $(DEMO)/dossier.html"

test: install
	$(BIN)/python -m pytest -q

lint: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: install
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

gate: install
	$(BIN)/onrecord evaluate --gate

browser: install
	ONRECORD_REQUIRE_BROWSER=1 $(BIN)/python -m pytest -q tests/browser

fuzz: install
	@rm -rf build/fuzz
	PYTHONHASHSEED=0 $(BIN)/python fuzz/fuzz.py readers --seconds 30
	PYTHONHASHSEED=0 $(BIN)/python fuzz/fuzz.py clean --seconds 15
	PYTHONHASHSEED=0 $(BIN)/python fuzz/fuzz.py dates --seconds 15

scores: install
	$(BIN)/onrecord evaluate --dossier all --write docs/scores.md

bench: install
	$(BIN)/python bench/reading_speed.py

train-blocks: install
	$(BIN)/python -m pip install --quiet "lightgbm>=4.5,<5"
	$(BIN)/python training/train_blocks.py ../shared/corpora --folds 5
	$(BIN)/python training/train_blocks.py ../shared/corpora --out onrecord/clean/data/block_forest.tsv

train-lines: install
	$(BIN)/python -m pip install --quiet "lightgbm>=4.5,<5"
	$(BIN)/python training/train_lines.py ../shared/corpora --folds 5
	$(BIN)/python training/train_lines.py ../shared/corpora --out onrecord/clean/data/line_forest.tsv

train: install
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r training/requirements.lock
	$(BIN)/python training/layer_graphs.py
	$(BIN)/python training/train_tagger.py ../shared/corpora --work build/tagger

lock: install
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --extra dev --output-file requirements.lock pyproject.toml
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --constraint requirements.lock \
		--output-file training/requirements.lock training/requirements.in

clean:
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis
