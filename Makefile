# Everything a newcomer needs: `make demo` and `make test`, on a machine with Python 3.11 or newer and the package index.
# uv is used where it is installed, venv and pip where it is not. Either installs what requirements.lock names, to the hash.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SECONDS ?= 60
READY := $(VENV)/.ready
UV := $(shell command -v uv 2>/dev/null)
PIP = $(BIN)/python -m pip --quiet --disable-pip-version-check
# What some targets need besides, into the same environment.
INSTALL = $(if $(UV),VIRTUAL_ENV=$(VENV) uv pip install --quiet,$(PIP) install)

# Hundreds of the tests' processes would each compile all that they import.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test suite lint types check bench truth spark scale in-r fuzz faults attack release samples look web pictures documents format lock newest oldest clean

$(READY): pyproject.toml requirements.lock
ifneq ($(UV),)
	@uv venv --quiet --allow-existing --python $(PYTHON) $(VENV)
	@VIRTUAL_ENV=$(VENV) uv pip install --quiet --require-hashes --requirement requirements.lock
	@VIRTUAL_ENV=$(VENV) uv pip install --quiet --no-build-isolation --no-deps --editable .
else
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes --no-deps --requirement requirements.lock
	@$(PIP) install --no-build-isolation --no-deps --editable .
endif
	@touch $@

demo: $(READY)
	@sh docs/demo.sh $(BIN)/tracker

test: lint types check suite

# Each file's tests run in one of as many processes as there are cores.
suite: $(READY)
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 8 --dist loadfile --no-loadscope-reorder

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

check: $(READY)
	$(BIN)/tracker seeds check
	$(BIN)/tracker check events

# With EVENTS=1000000 the commands in a store of so many events instead, which takes some minutes and a gigabyte.
bench: $(READY)
	$(BIN)/python benchmarks/$(if $(EVENTS),big.py $(EVENTS) $(STORE),run.py)

# Imports the datasets in DATA and holds the answers against theirs; they are not part of the project.
truth: $(READY)
	$(BIN)/python -m truth.run $(DATA)

# PySpark, which makes the environment half a gigabyte larger.
spark: $(READY)
	$(INSTALL) --require-hashes --requirement requirements-scale.lock

# The SQL of docs/scale.md in DuckDB, in Spark and by the program, of the sample logs or of STORE. Needs Java 17.
scale: spark
	$(BIN)/python -m truth.scale $(STORE)

# A panel of the sample logs, read in R as CSV and as Stata, and compared cell by cell. Says what to install where R is missing.
in-r: $(READY)
	$(BIN)/python -m truth.reading

# A minute, or SECONDS=600, or RUNS=500000. What is found is left as a file crash-... in build/fuzz.
fuzz: $(READY)
	$(INSTALL) --no-deps 'atheris>=3.0'
	@mkdir -p build/fuzz
	$(BIN)/python fuzz/fuzz_logs.py $(if $(RUNS),-runs=$(RUNS),-max_total_time=$(SECONDS)) -timeout=10 -rss_limit_mb=2000 \
		-dict=fuzz/words.dict -artifact_prefix=build/fuzz/ build/fuzz fuzz/corpus

# Some minutes, or KILLS=30; DATABASE=sqlite for one of the two. A full disk is tried where a small one may be mounted.
faults: $(READY)
	$(BIN)/python -m faults.run $(DATABASE) $(if $(KILLS),--kills $(KILLS))

# Some minutes, or MUTANTS=1000; SEED=1 for the same chance again. Afterwards payloads in every field, and leaks.
attack: $(READY)
	$(BIN)/python -m attack.run $(if $(MUTANTS),--mutants $(MUTANTS)) $(if $(SEED),--seed $(SEED))
	$(BIN)/python -m pytest tests/hostile tests/projections/test_gate.py

# From a clean clone of HEAD, twice, with papers, into dist/. What is not committed is not in it.
release: $(READY)
	$(BIN)/python -m release.run

samples: $(READY)
	$(BIN)/python look/samples.py

# Some minutes; PAGES="claims actor" for these alone. Pictures, findings and an index go to build/look/.
look: $(READY)
	$(BIN)/python -m look.run $(PAGES)

# Some minutes, or SHORT=1. Debian's Chromium opens pages of every sort; Playwright and axe stand in an environment of their own.
web: build/web/.ready
	build/web/bin/python -m web.run $(if $(SHORT),--short)

# The pictures in docs/browser.md.
pictures: build/web/.ready
	build/web/bin/python -m web.pictures

build/web/.ready: pyproject.toml
	$(PYTHON) -m venv build/web
	build/web/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[reports,web,web-test]'
	@touch $@

documents: $(READY)
	UPDATE_DOCUMENTS=1 $(BIN)/python -m pytest tests/test_documents.py tests/test_reference.py tests/test_interface.py tests/test_samples.py tests/test_contributing.py

# Writes requirements.lock and requirements-scale.lock anew, with the newest of everything that pyproject.toml allows. Run the tests before you keep it.
lock: $(READY)
	$(PYTHON) -m venv build/uv && build/uv/bin/python -m pip install --quiet uv
	UV_SYSTEM_CERTS=1 build/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --extra dev --extra bench \
		--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' pyproject.toml --output-file requirements.lock
	echo 'pyspark>=4.0' | UV_SYSTEM_CERTS=1 build/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' --output-file requirements-scale.lock -

# The suite with the newest of everything, and with the lowest that pyproject.toml allows, each in an environment of its own.
newest:
	$(PYTHON) -m venv --clear .venv-newest
	.venv-newest/bin/python -m pip install --quiet --upgrade --upgrade-strategy eager --editable '.[dev]'
	touch .venv-newest/.ready && $(MAKE) suite VENV=.venv-newest

oldest:
	$(PYTHON) -m venv --clear .venv-oldest
	.venv-oldest/bin/python -m pip install --quiet uv
	VIRTUAL_ENV=.venv-oldest UV_SYSTEM_CERTS=1 .venv-oldest/bin/uv pip install --quiet --resolution lowest-direct --editable '.[dev]'
	touch .venv-oldest/.ready && $(MAKE) suite VENV=.venv-oldest

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) .venv-* build dist demo .hypothesis .mypy_cache .pytest_cache .ruff_cache
