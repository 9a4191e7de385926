# One command each. `make run` starts the product; `make test` runs every test.

PYTHON ?= python3
DATA_DIR ?= var
BIN := .venv/bin
STATIC := $(DATA_DIR)/static/.collected
export DATA_DIR

.PHONY: run dev setup test check lint types settled screens bench faults fuzz

run: export DEMO ?= 1
run: .venv/run $(STATIC)
	@exec $(BIN)/python -m wessexcop.server --prepare

dev: export DEMO ?= 1
dev: export DEBUG = 1
dev: .venv/run
	@exec $(BIN)/python -m wessexcop.server --prepare

setup: .venv/dev

test: setup
	@$(BIN)/python tools/tests.py

check: lint types settled test

# Nothing left to migrate, and nothing Django warns of as it is deployed.
settled: setup
	$(BIN)/python manage.py makemigrations --check --dry-run
	@SITE_URL=https://network.example EMAIL_URL=smtp://localhost SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

lint: setup node_modules/.installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/python tools/templates.py
	$(BIN)/python tools/vendor.py --check
	npm run --silent lint

types: setup node_modules/.installed
	$(BIN)/mypy
	npm run --silent types

screens: setup
	$(BIN)/python -m tools.screens

bench: setup
	$(BIN)/python -m tests.bench

faults: setup
	$(BIN)/pytest -m fault tests/faults

fuzz: setup
	$(BIN)/pytest tests/jamboard/core --hypothesis-profile=long

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed.") if sys.version_info < (3, 11) else 0'
	$(PYTHON) -m venv .venv

.venv/run: requirements/run.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

.venv/dev: requirements/dev.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@ .venv/run

node_modules/.installed: package-lock.json
	npm ci --silent --no-audit --no-fund
	@touch $@

# Folders count too: a file taken away changes its folder.
$(STATIC): $(shell find static) requirements/run.txt | .venv/run
	@$(BIN)/python manage.py collectstatic --no-input --clear --verbosity 0
	@touch $@
