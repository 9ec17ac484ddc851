# make          builds the graph of seeds/ into output/
# make test     runs all the tests
# make clients  installs the packages of npm that the tests read our files with; without them those tests are skipped
# make lint     runs ruff and mypy
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
STAMP := $(VENV)/.installed
CLIENTS := tests/node

.PHONY: build test test-served test-scored test-built clients lint clean

build: $(STAMP)
	$(VENV)/bin/cadre-graph build seeds -o output

# Three at a time, since many of the first part wait for a browser or a server; all that looks at the scores in one, which takes
# them once. More for pytest: make test ARGS="-k roster"
SERVED := tests/serve tests/push tests/explore tests/export tests/test_seeds_in_browser.py
SCORED := tests/test_accuracy.py tests/test_readme.py tests/read tests/find tests/extract

test: $(STAMP)
	$(MAKE) --no-print-directory --jobs=3 --keep-going --output-sync=target test-served test-scored test-built

test-served: $(STAMP)
	$(RUN) -m pytest $(ARGS) $(SERVED)

test-scored: $(STAMP)
	$(RUN) -m pytest $(ARGS) $(SCORED)

test-built: $(STAMP)
	$(RUN) -m pytest $(ARGS) $(addprefix --ignore=,$(SERVED) $(SCORED))

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
