# Everything happens in .venv, which the first target makes; only Python 3.11 or later and make are needed.

BIN = .venv/bin
READY = .venv/ready
PYTHON = $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
LOWEST = $(shell $(BIN)/python -c 'import tomllib, pathlib; \
	print(*[need.partition(";")[0].replace(">=", "==") for need in tomllib.loads(pathlib.Path("pyproject.toml").read_text())["project"]["dependencies"]])')

BROWSER = $(shell $(BIN)/python -c 'import tomllib, pathlib; \
	print(*tomllib.loads(pathlib.Path("pyproject.toml").read_text())["dependency-groups"]["browser"])')

DIST = .venv-dist
TOOLS = $(shell $(BIN)/python -c 'import tomllib, pathlib; \
	print(*tomllib.loads(pathlib.Path("pyproject.toml").read_text())["dependency-groups"]["dist"])')

SITE = .venv-site
GENERATOR = $(shell $(BIN)/python -c 'import tomllib, pathlib; \
	print(*tomllib.loads(pathlib.Path("pyproject.toml").read_text())["dependency-groups"]["site"])')

export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PYTHONDONTWRITEBYTECODE = # the tests start hundreds of processes: none is to compile all again
.PHONY: help demo test check lint dist site fuzz browser office spark lowest bench rivals example clean
.NOTPARALLEL:

help: ## List what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile

demo: $(READY) ## Report on the invented register of 300 firms
	@$(BIN)/tiers report examples/data.csv

test: $(READY) ## Run the tests in two minutes on two cores: of sweeps a part of the cases, fewer drawn examples, nothing that is slow and rarely speaks
	$(BIN)/pytest $(ALL) --numprocesses=auto --dist=worksteal

check: ALL = --thorough --cov
check: lint dist test ## Everything that must hold before a change is handed in: lint, the package, and every case of every test with branch coverage; CI runs the same

lint: $(READY) ## Form, style, types, and the arrows between the rooms
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

dist: $(READY) $(DIST)/ready ## Build the package into dist, and try it: installed where nothing else is, from an empty folder
	rm -rf dist
	$(DIST)/bin/python -m build --no-isolation . >/dev/null
	$(DIST)/bin/twine --no-color check --strict dist/*
	$(DIST)/bin/check-wheel-contents dist/*.whl
	$(PYTHON) -m venv --clear .venv-installed
	.venv-installed/bin/pip install --quiet --constraint constraints.txt dist/*.whl
	$(BIN)/python -m tests.house.installed .venv-installed $(DIST)

$(DIST)/ready: pyproject.toml
	$(PYTHON) -m venv --clear $(DIST)
	$(DIST)/bin/pip install --quiet $(TOOLS)
	@touch $(DIST)/ready

site: $(READY) $(SITE)/ready ## Build the documents as a site into .site, in both languages, with a search; every link is checked
	$(SITE)/bin/zensical build --strict --clean
	@echo "Open .site/index.html; the search needs a server: python3 -m http.server --directory .site"

$(SITE)/ready: pyproject.toml
	$(PYTHON) -m venv --clear $(SITE)
	$(SITE)/bin/pip install --quiet $(GENERATOR)
	@touch $(SITE)/ready

fuzz: $(READY) ## Run the property tests on many more examples, other ones each time
	$(BIN)/pytest -m hypothesis --hypothesis-profile=fuzz

browser: $(READY) ## Look at the page in a real browser; pictures stand in .browser
	$(BIN)/pip install --quiet $(BROWSER)
	@command -v chromium >/dev/null || $(BIN)/playwright install --with-deps chromium
	$(BIN)/pytest tests/browser

office: $(READY) ## Open workbooks in LibreOffice; pictures of the pages stand in .office
	@command -v soffice >/dev/null && command -v pdftoppm >/dev/null || \
		{ echo "make: LibreOffice and poppler are needed: apt-get install libreoffice-calc poppler-utils" >&2; exit 1; }
	$(BIN)/pytest tests/office

spark: $(READY) ## Count every table of the tests on a real Apache Spark; takes Java 17 and ten minutes
	@command -v java >/dev/null || { echo "make: Java 17 is needed: apt-get install openjdk-17-jre-headless" >&2; exit 1; }
	$(PYTHON) -m venv .venv-spark
	.venv-spark/bin/pip install --quiet "pyspark[connect]==4.2.0"
	$(BIN)/python -m tests.engines.real_spark .venv-spark/bin/python \
		$(BIN)/pytest --thorough -m "not hypothesis" tests/engines/test_on_cluster.py tests/engines/test_alike_on_cluster.py \
		tests/engines/test_in_python.py tests/engines/rows/test_row_kinds.py tests/engines/rules/test_duplicates.py tests/engines/test_in_duckdb.py

lowest: $(READY) ## Run the tests on the lowest versions of the dependencies that are allowed
	$(PYTHON) -m venv --clear .venv-lowest
	.venv-lowest/bin/pip install --quiet --requirement constraints.txt --editable .
	.venv-lowest/bin/pip install --quiet $(LOWEST)
	.venv-lowest/bin/pytest --thorough

bench: $(READY) ## Measure speed and memory as ratios; takes some minutes
	$(BIN)/python bench/run.py

rivals: $(READY) ## Measure ten million rows against Polars, DuckDB and pandas; takes a quarter of an hour
	$(PYTHON) -m venv .venv-rivals
	.venv-rivals/bin/pip install --quiet --requirement constraints.txt --requirement bench/rivals.txt --editable .
	.venv-rivals/bin/python bench/bulk.py
	$(BIN)/python bench/spark.py

example: $(READY) ## Write the invented registers again; the same bytes each time
	$(BIN)/python examples/make_example.py
	$(BIN)/python examples/make_city.py

clean: ## Remove everything that was made here
	rm -rf .browser .cache .office .site .venv .venv-dist .venv-installed .venv-lowest .venv-rivals .venv-site .venv-spark .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache dist

$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or later with venv was found" >&2; exit 1; }
	@$(BIN)/python -c '' 2>/dev/null || "$(PYTHON)" -m venv --clear .venv
	$(BIN)/pip install --quiet --requirement constraints.txt --editable .
	@touch $(READY)
