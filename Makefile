# What a person does with a fresh clone. It needs Python 3.11 or newer and make; all else it fetches itself.

VENV ?= .venv
PYTHON ?= $(shell scripts/find-python)
BIN := $(VENV)/bin
DATA ?= data

.DEFAULT_GOAL := help
.PHONY: help demo room test lint audit sbom bench peers standing readers evaluate figures fuzz torture picture pictures manual package lock clean

help:  ## say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# pip's own words are kept back unless it fails; a stamp says that its file has been dealt with
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check

$(BIN)/python:
	@scripts/need-python "$(PYTHON)"
	@echo "Making a virtual environment in $(VENV)"
	@"$(PYTHON)" -m venv $(VENV)

$(VENV)/.package: $(BIN)/python pyproject.toml requirements.txt
	@echo "Installing twosource and what it needs"
	@$(PIP) install -r requirements.txt
	@$(PIP) install --no-deps -e .
	@touch $@

$(VENV)/.tools: $(VENV)/.package requirements-dev.txt
	@echo "Installing the tools of development"
	@$(PIP) install -r requirements-dev.txt
	@touch $@

$(VENV)/.peer: $(VENV)/.package requirements-bench.txt
	@echo "Installing spaCy, which read is timed beside"
	@$(PIP) install -r requirements-bench.txt
	@touch $@

$(VENV)/.fuzzer: $(VENV)/.tools requirements-fuzz.txt
	@echo "Installing atheris, which leads the fuzzer"
	@$(PIP) install --only-binary atheris -r requirements-fuzz.txt || echo "There is no atheris for this Python on this system"
	@touch $@

$(VENV)/.browser: $(VENV)/.tools scripts/need-browser
	@scripts/need-browser
	@touch $@

$(VENV)/.postgres: $(VENV)/.tools scripts/need-postgres
	@scripts/need-postgres
	@touch $@

demo: $(VENV)/.package  ## brief the sample pages on the talks in Istanbul
	@$(BIN)/twosource brief examples/istanbul
	@mkdir -p build
	@$(BIN)/twosource brief examples/istanbul --format html -o build/istanbul.html
	@echo
	@echo "The same as one page for the browser, with the words of every source: build/istanbul.html"

room: $(VENV)/.package  ## open the reading room with the sample pages in it
	@mkdir -p build
	@$(BIN)/twosource add examples/istanbul examples/harbour --archive build/room.sqlite
	@$(BIN)/twosource serve --archive build/room.sqlite

test: lint audit $(VENV)/.browser $(VENV)/.postgres $(VENV)/.fuzzer  ## all checks and all tests, and a minute of fuzzing
	$(BIN)/python -m pytest
	$(BIN)/python -m benchmarks.fuzz --runs 20 --seed 1

lint: $(VENV)/.tools  ## style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

audit: $(VENV)/.tools  ## known weaknesses of what is installed; secrets in the files and their history
	$(BIN)/python -m scripts.find_secrets
	$(BIN)/python -m scripts.audit

sbom: $(VENV)/.tools  ## write twosource.cdx.json anew: what the program is made of
	$(BIN)/python -m scripts.sbom

bench: $(VENV)/.peer  ## documents and words a second, beside spaCy too, memory, and a web archive
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.words
	$(BIN)/python -m benchmarks.memory
	$(BIN)/python -m benchmarks.warc

peers: $(VENV)/.peer  ## lineage and stories of made-up news beside datasketch and scikit-learn: seconds, memory, how right
	$(BIN)/python -m benchmarks.scale.peers

readers: $(VENV)/.package  ## the reading room with a story of 200 documents, and 50 readers at once
	$(BIN)/python -m benchmarks.room

standing: $(VENV)/.package  ## claims, pairs and dependent reports: what is told of standing, and what it costs
	$(BIN)/python -m benchmarks.standing

evaluate: $(VENV)/.package  ## quality on gold data: make evaluate DATA=FOLDER
	$(BIN)/python -m benchmarks.evaluate $(DATA) --check

figures: $(VENV)/.peer  ## measure all and write the tables of docs/evaluation.md: make figures DATA=FOLDER
	$(BIN)/python -m benchmarks.write_figures $(DATA)

torture: $(VENV)/.tools $(VENV)/.postgres  ## bad input, odd texts, bombs, kill -9, full disks, damage, every runner, odd calls
	$(BIN)/python -m benchmarks.torture
	$(BIN)/python -m benchmarks.torture.lengths
	$(BIN)/python -m benchmarks.torture.bombs
	$(BIN)/python -m benchmarks.torture.patterns
	$(BIN)/python -m benchmarks.torture.kill
	$(BIN)/python -m benchmarks.torture.kill --archive postgresql
	$(BIN)/python -m benchmarks.torture.notify
	$(BIN)/python -m benchmarks.torture.cut_short
	$(BIN)/python -m benchmarks.torture.full
	$(BIN)/python -m benchmarks.torture.damage
	$(BIN)/python -m benchmarks.torture.at_once
	$(BIN)/python -m benchmarks.scale.runners
	TWOSOURCE_API_EXAMPLES=300 $(BIN)/python -m pytest tests/desk/web/test_api_in_general.py

fuzz: $(VENV)/.fuzzer  ## an hour of bytes that nobody would send, led by coverage, at every parser and at reading
	$(BIN)/python -m benchmarks.fuzz

picture: $(VENV)/.package  ## take the picture of the README anew; needs chromium
	scripts/picture $(BIN)/twosource

pictures: $(VENV)/.browser  ## take the pictures of docs/room anew
	$(BIN)/python tests/room/pictures.py docs/room

manual: $(VENV)/.package  ## write the manual page anew, out of what the commands say of themselves
	@$(BIN)/python -m scripts.manual

package: $(VENV)/.tools  ## build wheel and sdist, and try them in an empty environment of each Python that is there
	scripts/try-package $(BIN)/python

# the versions that a fresh environment gets today, to be committed with the reason for the change
lock: $(BIN)/python  ## write requirements.txt and its like for dev, bench and fuzz anew; then: make sbom
	scripts/lock "$(PYTHON)"

clean:  ## remove the environment and what was built
	rm -rf $(VENV) build
