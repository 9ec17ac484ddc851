# make          builds the graph of seeds/ into output/
# make test     runs all the tests
# make clients  installs the packages of npm that the tests read our files with; without them those tests are skipped
# make lint     runs ruff and mypy
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
STAMP := $(VENV)/.installed
CLIENTS := tests/node

.PHONY: build test clients lint clean

build: $(STAMP)
	$(VENV)/bin/cadre-graph build seeds -o output

test: $(STAMP)
	$(RUN) -m pytest

clients: $(CLIENTS)/node_modules/.installed

lint: $(STAMP)
	$(VENV)/bin/ruff check graph ontology tests
	$(VENV)/bin/ruff format --check graph ontology tests
	$(VENV)/bin/mypy --strict graph ontology tests

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(CLIENTS)/node_modules/.installed: $(CLIENTS)/package.json $(CLIENTS)/package-lock.json $(CLIENTS)/.npmrc
	cd $(CLIENTS) && npm ci --loglevel=error
	touch $@

clean:
	rm -rf $(VENV) $(CLIENTS)/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
